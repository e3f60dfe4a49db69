/** A class to come as it is put into the order in which it concerns a member. */
export interface Offered {
  readonly classGroupId: string;
  readonly communeId: string;
  /** Start of its next session. */
  readonly startsAt: Date;
  /** She has a place in it, waits for one, or asked for one. */
  readonly isHers: boolean;
}

/** Where a class stands in the order: what concerns her more has the lower `way`; then the sooner, then the id. */
export interface NearPlace {
  /** `HERS`, `AT_HOME`, minutes of travel, or `UNKNOWN`. */
  readonly way: number;
  readonly startsAt: Date;
  readonly classGroupId: string;
}

const HERS = -2;

const AT_HOME = -1;

/** Longer than any way within a country. */
const UNKNOWN = 1_000_000;

/**
 * The place of a class among those a member may ask a place in: what she has to do with, then her commune's, then others by the minutes of the way,
 * at last those whose way nobody knows (null; decision 0056).
 */
export function nearPlaceOf(one: Offered, homeId: string, minutes: number | null): NearPlace {
  const { classGroupId, startsAt, communeId, isHers } = one;
  const away = communeId === homeId ? AT_HOME : (minutes ?? UNKNOWN);
  return { classGroupId, startsAt, way: isHers ? HERS : away };
}

/** Sorts by `nearPlaceOf`: negative when `a` comes first, 0 for the same class alone. */
export function compareNear(a: NearPlace, b: NearPlace): number {
  if (a.way !== b.way) return a.way - b.way;
  const sooner = a.startsAt.getTime() - b.startsAt.getTime();
  return sooner !== 0 ? sooner : Math.sign(a.classGroupId.localeCompare(b.classGroupId, 'en'));
}
