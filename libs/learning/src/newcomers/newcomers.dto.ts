import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsDay } from '@lopso/platform';
import { type NewcomerTerms } from './newcomer.rules';
import { type NewcomersPreview, type RoundNewcomers } from './newcomer.service';

/** How a round is to take newcomers. */
export class NewcomerTermsRequest {
  /** The days a newcomer has at least; left out: after the date of the round nobody joins. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1100)
  newcomerDays?: number;

  /** The last day on which newcomers join, `yyyy-mm-dd`, today or later; left out: none is set. */
  @IsOptional()
  @IsDay()
  newcomersUntil?: string;
}

export class ChangeNewcomersRequest extends NewcomerTermsRequest {
  /** The revision that the preview said: another one by now is a conflict. */
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  revision: number;
}

/** The terms a request asks for. */
export function termsOf({ newcomerDays, newcomersUntil }: NewcomerTermsRequest): NewcomerTerms {
  return { days: newcomerDays ?? null, until: newcomersUntil ?? null };
}

/** What other terms would do at once. */
export class NewcomersPreviewResponse {
  joins: number;
  /** The day who joins now would be due; null: nobody does. */
  dueOn: string | null;
  revision: number;

  static from({ joins, dueOn, revision }: NewcomersPreview): NewcomersPreviewResponse {
    return { joins, dueOn, revision };
  }
}

/** One change of how a round takes newcomers. */
export class NewcomerChangeResponse {
  id: string;
  /** Instant, ISO 8601 in UTC. */
  changedAt: string;
  /** Null: from then on nobody joins after the date of the round. */
  newcomerDays: number | null;
  newcomersUntil: string | null;
  /** Who was taken in at once; null for who sees only a part of the round's units, and while people are taken in. */
  joined: number | null;
  /** People are still taken in. */
  isRunning: boolean;
  isUndone: boolean;
  canUndo: boolean;
}

/** How a round takes newcomers now, and how that was changed. */
export class RoundNewcomersResponse {
  newcomerDays: number | null;
  newcomersUntil: string | null;
  /** The last day for newcomers is over. */
  hasEnded: boolean;
  revision: number;
  /** The newest first, fifty at most. */
  changes: NewcomerChangeResponse[];

  static from({ terms, hasEnded, revision, changes, mayCount }: RoundNewcomers): RoundNewcomersResponse {
    return {
      newcomerDays: terms.days,
      newcomersUntil: terms.until,
      hasEnded,
      revision,
      changes: changes.map((one) => ({
        id: one.id,
        changedAt: one.changedAt.toISOString(),
        newcomerDays: one.terms.days,
        newcomersUntil: one.terms.until,
        joined: mayCount ? one.joinedCount : null,
        isRunning: one.joinedCount === null,
        isUndone: one.undoneAt !== null,
        canUndo: one.canUndo,
      })),
    };
  }
}
