/** Why somebody is not taken into a call. */
export type NominationRefusal = 'no-seat' | 'already-here' | 'elsewhere' | 'finished' | 'booked' | 'missing' | 'full';

/** What is known of a member when she is to be named. */
export interface NominationFacts {
  /** She holds a seat of a team of the commune today. */
  readonly hasSeat: boolean;
  /** Title of another call about the same topic that names her, open or waiting for its classes. */
  readonly elsewhere: string | null;
  /** She has finished the course it is about. */
  readonly isFinished: boolean;
  /** Title of a class to come about the same that she has a place in. */
  readonly bookedInto: string | null;
  /** Titles of required courses that she has not finished. */
  readonly missing: readonly string[];
}

/** A refusal with the title of what stands in the way; null where nothing has to be named. */
export interface NominationVerdict {
  readonly reason: NominationRefusal;
  readonly what: string | null;
}

/**
 * Whether a member may be named, and why not (decision 0067): who has no seat, is in the way of herself elsewhere, has learnt it, or lacks
 * what it builds on. Who finished the course is in nobody's way where the level builds on it.
 */
export function nominationVerdict(level: 'basic' | 'in-depth', facts: NominationFacts): NominationVerdict | null {
  if (!facts.hasSeat) return { reason: 'no-seat', what: null };
  if (facts.elsewhere !== null) return { reason: 'elsewhere', what: facts.elsewhere };
  if (facts.bookedInto !== null) return { reason: 'booked', what: facts.bookedInto };
  if (level === 'basic' && facts.isFinished) return { reason: 'finished', what: null };
  if (facts.missing.length > 0) return { reason: 'missing', what: facts.missing.join(', ') };
  return null;
}

/** Gives the lowest free places to people in their order; who finds none is told that it is full. */
export function givePlaces(
  places: number,
  taken: ReadonlySet<number>,
  memberIds: readonly string[],
): {
  readonly placed: readonly { readonly memberId: string; readonly place: number }[];
  readonly full: readonly string[];
} {
  const free = Array.from({ length: places }, (_, index) => index + 1).filter((place) => !taken.has(place));
  return {
    placed: memberIds.slice(0, free.length).map((memberId, index) => ({ memberId, place: free[index] ?? 0 })),
    full: memberIds.slice(free.length),
  };
}
