import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsDay } from '@lopso/platform';
import { AttemptsMadeResponse } from '../attempt-grants/attempt-grant.dto';
import { type AttemptsInRound } from '../attempt-grants/cycle-attempt-grant.service';
import { type MissingStep, type RequirementCompletion } from '../completion/completion.rules';
import { PASSAGE_STANDINGS, type PassageStanding } from '../cycles/cycle.rules';
import { type CycleExplanation, type MemberCycle } from '../cycles/cycle.service';
import { CycleDueResponse } from '../extensions/extension.dto';
import { ReopenedFigureResponse } from '../reopening/reopening.dto';
import {
  type ExplainedEvidence,
  type ExplainedRequirement,
  explainRequirement,
} from '../requirements/requirement-reasons.rules';
import { ValidityResponse } from '../validity/validity.dto';
import { type SeatHolderProgress, type SeatHolderStanding, type TeamProgressView } from './team-progress.service';

/** One thing still to do; the sentence is built from it. */
export class MissingStepResponse {
  /** `lesson`, `quiz`, `task`, `hours` or `outside`. */
  kind: string;
  /** The lesson, quiz or kind of outside certificate; for a task and for hours the key of the requirement. */
  subject: string;
  label: string;
  /** Of a lesson or quiz. */
  course?: string;
  /** Of a lesson: its place in the course. */
  number?: number;
  /** Of hours: minutes still to attend. */
  minutes?: number;
  /** Of hours: titles of the courses the classes are to be about. */
  topics?: string[];
  /** Of a quiz that is to be passed with more than its own pass mark. */
  scorePercent?: number;

  static from({ topics, ...step }: MissingStep): MissingStepResponse {
    return topics === undefined ? step : { ...step, topics: [...topics] };
  }
}

/** How far one requirement is. */
export class RequirementCompletionResponse {
  key: string;
  label: string;
  /** `course`, `task`, `hours`, `quiz`, `outside`, or a group: `all`, `any`, `order`. */
  kind: string;
  done: number;
  total: number;
  isMet: boolean;
  /** Of a choice: the shortest way. */
  missing: MissingStepResponse[];
  /** Of a group: how many parts are to be met; null of everything else. */
  need: number | null;
  /** A part of an order whose turn has not come: what is done of it is kept. */
  isWaiting: boolean;
  /** Number of the paper by which it is waived; null when it is not. */
  waivedBy: string | null;
  /** What is asked for and how far that is, in Vietnamese. */
  explanation: string;
  /** Of a group: its parts in their order. */
  parts: RequirementCompletionResponse[];

  static from(one: RequirementCompletion): RequirementCompletionResponse {
    return withReasons(one, explainRequirement(one, null));
  }
}

function withReasons(one: RequirementCompletion, explained: ExplainedRequirement): RequirementCompletionResponse {
  const { key, label, kind, done, total, isMet, missing, need = null, parts = [] } = one;
  const { isWaiting, waivedBy, explanation } = explained;
  const reasonsOf = parts.flatMap((part, index) => {
    const reason = explained.parts[index];
    return reason === undefined ? [] : [withReasons(part, reason)];
  });
  return {
    key,
    label,
    kind,
    done,
    total,
    isMet,
    missing: missing.map((step) => MissingStepResponse.from(step)),
    need,
    isWaiting,
    waivedBy,
    explanation,
    parts: reasonsOf,
  };
}

/** A fact with what it counts toward, or why it does not. */
export class ExplainedEvidenceResponse {
  id: string;
  /** `lesson-read`, `quiz-passed`, `task-passed`, `hours-attended`, `external` or `waiver`. */
  kind: string;
  subject: string;
  /** What the round calls the subject; null when the round does not ask for it. */
  label: string | null;
  minutes: number | null;
  /** Instants, ISO 8601 in UTC. */
  occurredAt: string;
  recordedAt: string;
  /** Keys of requirements; empty when it does not count. */
  countsToward: string[];
  /** `superseded`, `before-round`, `before-edition`, `earlier-edition`, `after-end`, `not-required`, `already-met`, `waits-turn`, `below-score`, `other-topic` or `expired`; null when it counts. */
  notCounted: string | null;

  static from({ evidence, label, countsToward, notCounted }: ExplainedEvidence): ExplainedEvidenceResponse {
    const { id, kind, subject, minutes, occurredAt, recordedAt } = evidence;
    return {
      id,
      kind,
      subject,
      label,
      minutes,
      occurredAt: occurredAt.toISOString(),
      recordedAt: recordedAt.toISOString(),
      countsToward: [...countsToward],
      notCounted,
    };
  }
}

/** Who the cycle is of. */
export class CycleMemberResponse {
  id: string;
  fullName: string;
  givenName: string;
  communeId: string;
  communeName: string;
  unitName: string;
  teamId: string | null;
  teamName: string | null;
}

export class ExplainCycleQuery {
  /** A past day, `yyyy-mm-dd`: what was recorded by its end; today and later: all. */
  @IsOptional()
  @IsDay()
  on?: string;
}

/** Why a cycle is finished or not. */
export class CycleExplanationResponse {
  cycleId: string;
  roundId: string;
  roundTitle: string;
  /** The last day that counts in a round that was ended by the day that is asked about, `yyyy-mm-dd`; null: it went on. */
  roundEndedOn: string | null;
  /** Calendar date, `yyyy-mm-dd`: the member's own. */
  dueOn: string;
  due: CycleDueResponse;
  member: CycleMemberResponse;
  doneSteps: number;
  totalSteps: number;
  /** Instant, ISO 8601 in UTC; null while something is missing. */
  finishedAt: string | null;
  /** 1, or higher for a renewal. */
  number: number;
  /** What the finished passage is good for; null while unfinished, and where it never ends. */
  validity: ValidityResponse | null;
  /** Evidence counts from this instant on; null: a renewal that has not begun, because what it renews is unfinished. */
  countsFrom: string | null;
  requirements: RequirementCompletionResponse[];
  /** Newest first. */
  evidence: ExplainedEvidenceResponse[];
  /** Quizzes of the round that were begun and have a limit; none of a past day. */
  attempts: AttemptsMadeResponse[];
  /** The past day that was asked for, `yyyy-mm-dd`; null: now. */
  on: string | null;
  asOf: string;

  static from(
    { cycle, round, due, validity, member, evidence, on, asOf }: CycleExplanation,
    attempts: readonly AttemptsInRound[],
  ): CycleExplanationResponse {
    const { id, fullName, givenName, communeId, communeName, unitName, teamId, teamName } = member;
    return {
      cycleId: cycle.id,
      roundId: round.id,
      roundTitle: round.title,
      roundEndedOn: on !== null && round.endedOn !== null && on < round.endedOn ? null : round.endedOn,
      dueOn: due.dueOn,
      due: CycleDueResponse.from(due),
      member: { id, fullName, givenName, communeId, communeName, unitName, teamId, teamName },
      doneSteps: cycle.doneSteps,
      totalSteps: cycle.totalSteps,
      finishedAt: cycle.finishedAt?.toISOString() ?? null,
      number: cycle.number,
      validity: validity === null ? null : ValidityResponse.from(validity),
      countsFrom: cycle.countsFrom?.toISOString() ?? null,
      requirements: cycle.requirements.map((one) => RequirementCompletionResponse.from(one)),
      evidence: evidence.map((one) => ExplainedEvidenceResponse.from(one)),
      attempts: attempts.map((one) => AttemptsMadeResponse.from(one)),
      on,
      asOf: asOf.toISOString(),
    };
  }
}

/** How one seat holder stands. */
export class SeatHolderProgressResponse {
  memberId: string;
  /** Null while the member has no cycle in the round. */
  cycleId: string | null;
  /** When she is due: her own date, without a cycle that of the round, a calendar date, `yyyy-mm-dd`; null without a round, and without a cycle where each has one of her own. */
  dueOn: string | null;
  doneSteps: number;
  totalSteps: number;
  /** Instant, ISO 8601 in UTC. */
  finishedAt: string | null;
  /** `finished`, `overdue`, `doing` or `not-started`. */
  state: string;
  requirements: RequirementCompletionResponse[];

  static from(one: SeatHolderProgress): SeatHolderProgressResponse {
    return {
      ...one,
      finishedAt: one.finishedAt?.toISOString() ?? null,
      requirements: one.requirements.map((requirement) => RequirementCompletionResponse.from(requirement)),
    };
  }
}

/** What a major edition of a course asks of somebody anew. */
export class AskedAnewResponse {
  roundTitle: string;
  /** Calendar date, `yyyy-mm-dd`. */
  dueOn: string;
  requirements: RequirementCompletionResponse[];

  static from({ round, dueOn, requirements }: NonNullable<SeatHolderStanding['anew']>): AskedAnewResponse {
    return {
      roundTitle: round.title,
      dueOn,
      requirements: requirements.map((one) => RequirementCompletionResponse.from(one)),
    };
  }
}

/** Another round somebody is in and has not finished. */
export class OtherRoundResponse {
  roundId: string;
  /** Her cycle in it. */
  cycleId: string;
  title: string;
  /** Calendar date, `yyyy-mm-dd`. */
  dueOn: string;
  doneSteps: number;
  totalSteps: number;
}

/** How one seat holder stands in the round that her own first page tells; null where none runs for her. */
export class TeamMemberProgressResponse extends SeatHolderProgressResponse {
  roundId: string | null;
  roundTitle: string | null;

  /** What is asked of her anew and not done, beside that round. */
  anew: AskedAnewResponse | null;

  /** Her other rounds that are not finished, the one to be done next first. */
  otherRounds: OtherRoundResponse[];

  static ofStanding({ round, anew, others, ...one }: SeatHolderStanding): TeamMemberProgressResponse {
    return {
      ...SeatHolderProgressResponse.from(one),
      ...{ roundId: round?.id ?? null, roundTitle: round?.title ?? null },
      anew: anew === null ? null : AskedAnewResponse.from(anew),
      otherRounds: [...others],
    };
  }
}

/** How a team stands. The round is that of most of its people; null without one. */
export class TeamProgressResponse {
  roundId: string | null;
  roundTitle: string | null;
  /** When most of those in it are due, a calendar date, `yyyy-mm-dd`; null where each has a date of her own. */
  dueOn: string | null;
  /** Instant, ISO 8601 in UTC. */
  asOf: string;
  /** Seat holders of today by given name. */
  members: TeamMemberProgressResponse[];
  /** What is asked anew of some of them, the newest first. */
  reopenings: ReopenedFigureResponse[];

  static from({ round, dueOn, asOf, members, reopenings }: TeamProgressView): TeamProgressResponse {
    return {
      ...{ roundId: round?.id ?? null, roundTitle: round?.title ?? null },
      dueOn,
      asOf: asOf.toISOString(),
      members: members.map((one) => TeamMemberProgressResponse.ofStanding(one)),
      reopenings: reopenings.map((one) => ReopenedFigureResponse.from(one)),
    };
  }
}

/** A passage of a member through a round, and how it stands. */
export class MemberCycleResponse {
  cycleId: string;
  roundTitle: string;
  /** Which passage of the round, from 1. */
  number: number;
  /** `ended`: something was missing when she left her seat; `round-ended`: when its round was ended. */
  @ApiProperty({ enum: PASSAGE_STANDINGS })
  state: PassageStanding;
  /** When it was finished, is due, or ended with the seat or the round, `yyyy-mm-dd`; null: no seat is known that it ended with. */
  on: string | null;

  static from(cycle: MemberCycle): MemberCycleResponse {
    return { ...cycle };
  }
}
