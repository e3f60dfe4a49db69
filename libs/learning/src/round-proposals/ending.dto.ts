import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength, ValidateIf } from 'class-validator';
import { type AccountName } from '@lopso/identity';
import { isGiven, IsSaid } from '@lopso/platform';
import { ENDING_ACTS, type EndingAct } from './round-ending.repository';
import { type EndingOutlook, type RoundEndingView } from './round-ending.service';

export class ProposeEndingRequest {
  /** `end`: nothing counts from the day after it is confirmed; `resume`: as if it had never been ended. */
  @IsIn(ENDING_ACTS)
  @ApiProperty({ enum: ENDING_ACTS })
  act: EndingAct;

  /** Number of the document behind it; left out: there is none. */
  @ValidateIf(isGiven)
  @IsString()
  @MaxLength(60)
  paperNumber?: string;

  @IsString()
  @IsSaid(1)
  @MaxLength(500)
  reason: string;
}

/** What ending a round would mean today; people who hold a seat of its teams, but for `valid`. */
export class EndingPreviewResponse {
  finished: number;
  /** Of who has ever finished it: who has no paper of it yet; they can be issued afterwards as well. */
  papersWaiting: number;
  /** Not finished, with a step done; and with none. */
  begun: number;
  notBegun: number;
  /** Of the unfinished whose hand-in waits for a grade, whose outside certificate for an officer, or whose waiver for a second person. */
  waiting: number;
  /** Whose finished passage is good for today by the round's rule of validity. */
  valid: number;
  /** The round of its programme that comes after it; null: there is none yet. */
  nextTitle: string | null;
  /** Earlier rounds of it that go on and renew: whoever has not finished this one is asked there again when her result of it nears its end. */
  olderTitles: string[];

  static from(view: EndingOutlook, papersWaiting: number): EndingPreviewResponse {
    const { finished, begun, notBegun, waiting, valid, nextTitle, olderTitles } = view;
    return { finished, papersWaiting, begun, notBegun, waiting, valid, nextTitle, olderTitles: [...olderTitles] };
  }
}

/** An end of a round, or its undoing, with both names, and what the reader may do with it. */
export class RoundEndingResponse {
  id: string;
  @ApiProperty({ enum: ENDING_ACTS })
  act: EndingAct;
  paperNumber: string | null;
  reason: string;
  @ApiProperty({ enum: ['proposed', 'done', 'declined', 'taken-back'] })
  state: 'proposed' | 'done' | 'declined' | 'taken-back';
  proposedBy: string;
  /** Instant, ISO 8601 in UTC. */
  proposedAt: string;
  /** Who confirmed, declined or took it back; null while it waits. */
  closedBy: string | null;
  closedAt: string | null;
  @ApiProperty({ enum: ['confirm', 'decline', 'take-back'], isArray: true })
  can: ('confirm' | 'decline' | 'take-back')[];

  static from(view: RoundEndingView, names: ReadonlyMap<string, AccountName>): RoundEndingResponse {
    const { id, act, paperNumber, reason, state, proposedBy, proposedAt, closedBy, closedAt, can } = view;
    const nameOf = (accountId: string): string => names.get(accountId)?.displayName ?? '';
    return {
      ...{ id, act, paperNumber, reason, state },
      proposedBy: nameOf(proposedBy),
      proposedAt: proposedAt.toISOString(),
      closedBy: closedBy === null ? null : nameOf(closedBy),
      closedAt: closedAt?.toISOString() ?? null,
      can: [...can],
    };
  }
}

/** Ends of a round and their undoing, the newest first, fifty at most. */
export class RoundEndingsResponse {
  /** The last day on which anything counts, `yyyy-mm-dd`; null: the round goes on. */
  endedOn: string | null;
  endings: RoundEndingResponse[];
  /** What the caller may propose now: at most one of both. */
  @ApiProperty({ enum: ENDING_ACTS, isArray: true })
  can: EndingAct[];
}
