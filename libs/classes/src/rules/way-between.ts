import { type Period } from './schedule';

/** Hours somebody spends in a commune. */
export interface Stay extends Period {
  readonly communeId: string;
}

/** How far around a stay others are looked at: no way within a province takes longer. */
export const LONGEST_WAY_HOURS = 12;

/** A stay that leaves too little time for the way, and how many minutes the way takes. */
export interface ShortWay<T extends Stay> {
  readonly other: T;
  readonly minutes: number;
}

/**
 * The first of the other stays from which, or to which, nobody gets in time. Stays that overlap are no matter of ways: the
 * database refuses them.
 */
export function shortWay<T extends Stay>(
  stay: Stay,
  others: readonly T[],
  minutesBetween: (from: string, to: string) => number,
): ShortWay<T> | null {
  for (const other of others) {
    const gap = gapMinutes(stay, other);
    if (gap === null) continue;
    const minutes = minutesBetween(stay.communeId, other.communeId);
    if (gap < minutes) return { other, minutes };
  }
  return null;
}

/** Minutes between the end of the earlier and the start of the later; null when they overlap. */
export function gapMinutes(a: Period, b: Period): number | null {
  const gap = Math.max(b.startsAt.getTime() - a.endsAt.getTime(), a.startsAt.getTime() - b.endsAt.getTime());
  return gap < 0 ? null : gap / 60_000;
}
