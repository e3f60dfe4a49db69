import { defineEvent, type EventPayload } from '@lopso/platform';

/**
 * A cycle has just become finished; `occurredAt` is when the last fact that was needed became true. Published in the
 * transaction that recorded it, for rounds of automatic and of manual release alike, and again if a correction had taken
 * completion back in between.
 */
export interface CycleFinishedPayload extends EventPayload {
  readonly cycleId: string;
  readonly memberId: string;
  readonly roundId: string;
}

/** A cycle that was finished is so no longer, since evidence was corrected. Published in the transaction of the correction. */
export interface CycleFellPayload extends EventPayload {
  readonly cycleId: string;
  readonly memberId: string;
  readonly roundId: string;
}

/** A cycle is finished no longer. */
export const CycleFell = defineEvent<CycleFellPayload>('learning.cycle-fell');

/** A cycle became finished. */
export const CycleFinished = defineEvent<CycleFinishedPayload>('learning.cycle-finished');
