import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { PROGRAMME_LEVELS, type ProgrammeLevel } from '@lopso/content';
import { IsDay, IsSaid } from '@lopso/platform';
import { AudienceRuleRequest, AudienceRuleResponse } from '../audience/audience.dto';
import { DUE_STARTS, type DueStart } from '../cycles/due-date.rules';
import { ReopeningResponse } from '../reopening/reopening.dto';
import { type Reopening } from '../reopening/reopening.repository';
import { TemplateRequirementResponse } from '../requirements/requirement.dto';
import { type Requirement, stepsInAll } from '../requirements/requirement.rules';
import { ValidityRequest, ValidityRuleResponse } from '../validity/validity.dto';
import { RoundWordsRequest } from './round-heading.dto';
import { type AudienceCount, type RoundTemplate } from './round-opening.service';
import { type RoundRemovalPreview } from './round-removal.service';
import { type Release } from './round.repository';
import { type RoundObstacle } from './round.rules';
import { type RoundView } from './round.service';

export class OpenRoundRequest extends RoundWordsRequest {
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  programmeId: string;

  /** `automatic`: certificates are issued by themselves; `manual`: an officer releases them. */
  @IsIn(['automatic', 'manual'])
  release: Release;

  /** The slug of a design; left out: the programme's. */
  @IsOptional()
  @Matches(/^[a-z0-9-]{1,60}$/)
  certificateTemplate?: string;

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

  /** The days a newcomer has at least where one date holds for everybody; with them she joins after it too. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1100)
  newcomerDays?: number;

  /** The last day on which newcomers join then, `yyyy-mm-dd`; left out: as long as no later round of the programme takes them. */
  @IsOptional()
  @IsDay()
  newcomersUntil?: string;

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

  /** Organisations of the province's list that it is held together with. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  partnerIds?: string[];
}

/** How many members a round was opened for, and how many people have a cycle of it: who renewed counts once. */
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
  /** A later day that was given to everybody and stands; null: none. */
  extendedTo: string | null;
  /** `joining` or `seat`: from where a member's own due date is counted; null: one date for everybody. */
  dueFrom: string | null;
  dueDays: number | null;
  graceDays: number;
  /** The days a newcomer has at least; null: after the due date nobody joins. */
  newcomerDays: number | null;
  /** The last day on which newcomers join; null: none is set. */
  newcomersUntil: string | null;
  /** Null: what is finished is good for ever. */
  validity: ValidityRuleResponse | null;
  decisionNumber: string;
  decidedOn: string;
  /** `automatic`, `manual`, or `none`: of a reopening no certificates are issued. */
  release: string;
  /** Instant, ISO 8601 in UTC. */
  openedAt: string;
  /** `opening`: cycles are being opened; `open`; `closed`: it was ended. */
  state: string;
  /** The last day on which anything counts in a round that was ended; null: it goes on. */
  endedOn: string | null;
  /** The round whose people it asks anew for what a major edition changed; null: it is no reopening. */
  reopens: string | null;
  /** Null for who sees only a part of the round's units. */
  counts: RoundCountsResponse | null;
  /** A correction of title, number or date of the decision waits for a second person; false for who sees only a part of the round's units. */
  isCorrectionWaiting: boolean;
  /** Its end, or its going on again, waits for a second person; false likewise. */
  isEndingWaiting: boolean;

  static from(round: RoundView): RoundResponse {
    const { id, programmeId, title, audience, decisionNumber, decidedOn, release, state, endedOn, reopens } = round;
    const { startsOn, dueOn, extendedTo, dueFrom, dueDays, graceDays, newcomerDays, newcomersUntil } = round;
    const counts = round.mayCount ? { audience: round.audienceCount, cycles: round.cycleCount } : null;
    return {
      id,
      programmeId,
      title,
      audience: [...audience],
      ...{ startsOn, dueOn, extendedTo, dueFrom, dueDays, graceDays, newcomerDays, newcomersUntil },
      validity: round.validity === null ? null : ValidityRuleResponse.from(round.validity),
      decisionNumber,
      decidedOn,
      release,
      openedAt: round.openedAt.toISOString(),
      ...{ state, endedOn },
      reopens,
      counts,
      isCorrectionWaiting: round.isCorrectionWaiting,
      isEndingWaiting: round.isEndingWaiting,
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

/** What is known of a round beside itself. */
interface RoundParts {
  readonly requirements: readonly Requirement[];
  readonly audienceWords: string;
  readonly reopening: Reopening | null;
}

/** A round with what it demands of everybody. */
export class RoundDetailResponse extends RoundResponse {
  /** The slug of the design its certificates are printed by. */
  certificateTemplate: string;
  requirements: TemplateRequirementResponse[];
  totalSteps: number;
  /** Whom of the programme's teams it is for; null: everybody. */
  rule: AudienceRuleResponse | null;
  /** The same in one sentence. */
  audienceWords: string;
  /** What it asks anew of people of another round; null: it is no reopening. */
  reopening: ReopeningResponse | null;

  static of(round: RoundView, { requirements, audienceWords, reopening }: RoundParts): RoundDetailResponse {
    return {
      ...RoundResponse.from(round),
      certificateTemplate: round.certificateTemplate,
      rule: round.audienceRule === null ? null : AudienceRuleResponse.from(round.audienceRule),
      audienceWords,
      reopening: reopening === null ? null : ReopeningResponse.of(reopening, round.mayCount),
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
  /** The slug of the design its certificates are printed by. */
  certificate: string;
  /** Basic, or in-depth: for people who finished a basic one. */
  @ApiProperty({ enum: PROGRAMME_LEVELS })
  level: ProgrammeLevel;
  /** Of an in-depth programme the basic ones it goes on from, by id. */
  basis: string[];
  /** Two people release the papers of the caller's province: a round there can't be `automatic`. */
  isReleasedByTwo: boolean;

  static from(
    { programme, requirements, totalSteps, missing, basis }: RoundTemplate,
    isReleasedByTwo: boolean,
  ): RoundTemplateResponse {
    return {
      programmeId: programme.id,
      title: programme.title,
      html: programme.html,
      audience: [...programme.audience],
      requirements: requirements.map((one) => TemplateRequirementResponse.from(one)),
      totalSteps,
      ...{ missing: [...missing], certificate: programme.certificate },
      ...{ level: programme.level, basis: [...basis], isReleasedByTwo },
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

export class TakeBackRoundRequest {
  /** Stands in the trail. */
  @IsString()
  @IsSaid(1)
  @MaxLength(500)
  reason: string;

  /** As many as were looked at: others by now are a conflict. */
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  people: number;
}

/** Something that stands in the way of taking a round back. */
export class RoundObstacleResponse {
  /** In Vietnamese, with its number and without a full stop. */
  words: string;
  /** What to do about it, in whole sentences. */
  remedy: string;

  static from({ words, remedy }: RoundObstacle): RoundObstacleResponse {
    return { words, remedy };
  }
}

/** What taking a round back would do. */
export class RoundTakingResponse {
  /** Who is in it. */
  people: number;
  /** Who of them has begun something of it; that stays theirs. */
  begun: number;
  /** Who of them was given a later date alone, which goes with the round. */
  extended: number;
  /** None: it may be taken back. */
  obstacles: RoundObstacleResponse[];

  static from({ people, begun, extended, obstacles }: RoundRemovalPreview): RoundTakingResponse {
    return { people, begun, extended, obstacles: obstacles.map((one) => RoundObstacleResponse.from(one)) };
  }
}
