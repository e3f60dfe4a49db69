import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  type AudienceCount,
  DUE_STARTS,
  type DueStart,
  type Release,
  type Requirement,
  type RoundTemplate,
  type RoundView,
  stepsInAll,
} from '@lopso/learning';
import { IsDay } from '../http/is-day';
import { AudienceRuleRequest, AudienceRuleResponse } from './audience.dto';
import { ValidityRequest, ValidityRuleResponse } from './validity.dto';

const NOT_BLANK = /\S/;

export class OpenRoundRequest {
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  programmeId: string;

  /** What members read; unique in the province. */
  @IsString()
  @Matches(NOT_BLANK)
  @MaxLength(120)
  title: string;

  /** Number of the decision that authorises the round. */
  @IsString()
  @Matches(NOT_BLANK)
  @MaxLength(60)
  decisionNumber: string;

  /** Date of the decision, `yyyy-mm-dd`. */
  @IsDay()
  decidedOn: string;

  /** `automatic`: certificates are issued by themselves; `manual`: an officer releases them. */
  @IsIn(['automatic', 'manual'])
  release: Release;

  /** Evidence counts from this day on, `yyyy-mm-dd`. */
  @IsDay()
  startsOn: string;

  /** `yyyy-mm-dd`: the due date of everybody; with `dueFrom` the last day on which somebody joins. */
  @IsDay()
  dueOn: string;

  /** Members' own due dates: counted from the day they join, or from the first day of their seat. */
  @IsOptional()
  @IsIn(DUE_STARTS)
  dueFrom?: DueStart;

  /** Days from there. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1100)
  dueDays?: number;

  /** Days after the due date on which nobody is late yet. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(366)
  graceDays?: number;

  /** Left out: what is finished is good for ever. */
  @IsOptional()
  @ValidateNested()
  @Type(() => ValidityRequest)
  validity?: ValidityRequest;

  /** Left out: everybody who holds a seat in the teams of the programme. */
  @IsOptional()
  @ValidateNested()
  @Type(() => AudienceRuleRequest)
  rule?: AudienceRuleRequest;
}

/** How many members a round was opened for, and how many of them have their cycle. */
export class RoundCountsResponse {
  audience: number;
  cycles: number;
}

/** A round of bồi dưỡng. Dates are `yyyy-mm-dd`. */
export class RoundResponse {
  id: string;
  programmeId: string;
  title: string;
  audience: string[];
  startsOn: string;
  /** The due date of everybody; with `dueFrom` the last day on which somebody joins. */
  dueOn: string;
  /** `joining` or `seat`: from where a member's own due date is counted; null: one date for everybody. */
  dueFrom: string | null;
  dueDays: number | null;
  graceDays: number;
  /** Null: what is finished is good for ever. */
  validity: ValidityRuleResponse | null;
  decisionNumber: string;
  decidedOn: string;
  release: string;
  /** Instant, ISO 8601 in UTC. */
  openedAt: string;
  /** `opening`: cycles are being opened; `open`; `closed`. */
  state: string;
  /** Null for who sees only a part of the round's units. */
  counts: RoundCountsResponse | null;

  static from(round: RoundView): RoundResponse {
    const { id, programmeId, title, audience, decisionNumber, decidedOn, release, state } = round;
    const { startsOn, dueOn, dueFrom, dueDays, graceDays } = round;
    const counts = round.mayCount ? { audience: round.audienceCount, cycles: round.cycleCount } : null;
    return {
      id,
      programmeId,
      title,
      audience: [...audience],
      ...{ startsOn, dueOn, dueFrom, dueDays, graceDays },
      validity: round.validity === null ? null : ValidityRuleResponse.from(round.validity),
      decisionNumber,
      decidedOn,
      release,
      openedAt: round.openedAt.toISOString(),
      state,
      counts,
    };
  }
}

/** The rounds that touch the caller's units, the newest first. */
export class RoundListResponse {
  rounds: RoundResponse[];
  /** `open-rounds` when the caller may open one. */
  can: string[];

  static from(rounds: readonly RoundView[], mayOpen: boolean): RoundListResponse {
    return { rounds: rounds.map((round) => RoundResponse.from(round)), can: mayOpen ? ['open-rounds'] : [] };
  }
}

/** A certificate of somebody else. */
export class TemplateCertificateResponse {
  name: string;
  issuer: string;
  validMonths: number | null;
}

/** A requirement a round would have. */
export class TemplateRequirementResponse {
  key: string;
  label: string;
  /** `course`, `task`, `hours`, `quiz`, `outside`, or a group: `all`, `any`, `order`. */
  kind: string;
  motif: string;
  /** Title of the course; null for tasks and hours. */
  courseTitle: string | null;
  lessons: number;
  hasQuiz: boolean;
  /** Titles of the tasks of which one is to be done. */
  tasks: string[];
  /** Minutes to attend; null for courses and tasks. */
  minutes: number | null;
  /** Of hours: titles of the courses the classes are to be about; empty: whatever they are about. */
  topics: string[];
  /** Of a quiz with a score: points of a hundred to reach. */
  scorePercent: number | null;
  /** Of an outside certificate: its name, issuer and months it is good for, null for ever. */
  certificate: TemplateCertificateResponse | null;
  /** Of a group: how many of its parts are to be met. */
  need: number | null;
  parts: TemplateRequirementResponse[];

  static from(requirement: Requirement): TemplateRequirementResponse {
    const { key, label, kind, spec } = requirement;
    return { key, label, kind, motif: spec.motif ?? 'tram', ...contentOf(requirement) };
  }
}

function contentOf(requirement: Requirement): Omit<TemplateRequirementResponse, 'key' | 'label' | 'kind' | 'motif'> {
  const nothing = {
    courseTitle: null,
    lessons: 0,
    hasQuiz: false,
    tasks: [],
    minutes: null,
    topics: [],
    scorePercent: null,
    certificate: null,
    need: null,
    parts: [],
  };
  switch (requirement.kind) {
    case 'course': {
      const { title, lessons, quizId } = requirement.spec;
      return { ...nothing, courseTitle: title ?? null, lessons: lessons.length, hasQuiz: quizId !== null };
    }
    case 'task':
      return { ...nothing, tasks: (requirement.spec.tasks ?? []).map((task) => task.title) };
    case 'hours':
      return {
        ...nothing,
        minutes: requirement.spec.minutes,
        topics: (requirement.spec.topics ?? []).map(({ title }) => title),
      };
    case 'quiz': {
      const { courseTitle = null, scorePercent } = requirement.spec;
      return { ...nothing, courseTitle, scorePercent };
    }
    case 'outside': {
      const { name, issuer, validMonths } = requirement.spec;
      return { ...nothing, certificate: { name, issuer, validMonths } };
    }
    default: {
      const { need, parts } = requirement.spec;
      return { ...nothing, need, parts: parts.map((part) => TemplateRequirementResponse.from(part)) };
    }
  }
}

/** A round with what it demands of everybody. */
export class RoundDetailResponse extends RoundResponse {
  requirements: TemplateRequirementResponse[];
  totalSteps: number;
  /** Whom of the programme's teams it is for; null: everybody. */
  rule: AudienceRuleResponse | null;
  /** The same in one sentence. */
  audienceWords: string;

  static of(round: RoundView, requirements: readonly Requirement[], audienceWords: string): RoundDetailResponse {
    return {
      ...RoundResponse.from(round),
      rule: round.audienceRule === null ? null : AudienceRuleResponse.from(round.audienceRule),
      audienceWords,
      requirements: requirements.map((one) => TemplateRequirementResponse.from(one)),
      totalSteps: stepsInAll(requirements),
    };
  }
}

/** A programme as a round could be opened from it now. */
export class RoundTemplateResponse {
  programmeId: string;
  title: string;
  /** The explanation, sanitised HTML. */
  html: string;
  audience: string[];
  requirements: TemplateRequirementResponse[];
  totalSteps: number;
  /** Courses and tasks that are not published yet; while there are any, no round can be opened. */
  missing: string[];

  static from({ programme, requirements, totalSteps, missing }: RoundTemplate): RoundTemplateResponse {
    return {
      programmeId: programme.id,
      title: programme.title,
      html: programme.html,
      audience: [...programme.audience],
      requirements: requirements.map((one) => TemplateRequirementResponse.from(one)),
      totalSteps,
      missing: [...missing],
    };
  }
}

/** Who a round would be opened for on a calendar date. */
export class AudienceResponse {
  on: string;
  members: number;
  teams: number;
  communes: number;

  static from({ on, members, teams, communes }: AudienceCount): AudienceResponse {
    return { on, members, teams, communes };
  }
}
