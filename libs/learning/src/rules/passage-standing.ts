import { instantDay } from './days';

/**
 * How a passage of a member stands in the list of all of hers: `finished`; `renewed`, finished and followed by a finished one; `unfinished`;
 * `ended`, not finished when she left the last seat that it was asked for with; `round-ended`, not finished when its round was ended (decision 0137).
 */
export const PASSAGE_STANDINGS = ['finished', 'renewed', 'unfinished', 'ended', 'round-ended'] as const;
export type PassageStanding = (typeof PASSAGE_STANDINGS)[number];

/** A passage as it is stored. Dates are calendar dates in Vietnam, `yyyy-mm-dd`. */
export interface StoodPassage {
  /** When the last fact that was needed became true; null while something is missing. */
  readonly finishedAt: Date | null;
  /** A later passage that takes its place is finished. */
  readonly isRenewed: boolean;
  readonly dueOn: string;
  /** She holds a seat of a team that the round is for. */
  readonly isSeated: boolean;
  /** The last day of the last such seat; null where she never held one. */
  readonly seatedUntil: string | null;
  /** The last day of its round; null: it goes on. */
  readonly roundEndedOn: string | null;
}

/**
 * How a passage stands, and its day, `yyyy-mm-dd`: when it was finished, is due, or ended with the seat or the round. What was finished stays finished when the seat
 * is left (DESIGN 3); nothing is asked of who holds none. Null: no seat is known that it ended with.
 */
export function passageStanding(passage: StoodPassage): {
  readonly state: PassageStanding;
  readonly on: string | null;
} {
  const { finishedAt, isRenewed, isSeated, seatedUntil, roundEndedOn, dueOn } = passage;
  if (finishedAt !== null) return { state: isRenewed ? 'renewed' : 'finished', on: instantDay(finishedAt) };
  if (roundEndedOn !== null && (isSeated || (seatedUntil !== null && seatedUntil >= roundEndedOn)))
    return { state: 'round-ended', on: roundEndedOn };
  return isSeated ? { state: 'unfinished', on: dueOn } : { state: 'ended', on: seatedUntil };
}
