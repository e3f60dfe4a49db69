import { type Period } from './schedule';
import { gapMinutes, type Stay } from './way-between';

/** Hours that somebody or something is taken, and where. */
export interface TakenHours extends Stay {
  /** People need time for the way as well; halls and things don't. */
  readonly isPerson: boolean;
}

/** Taken hours that stand in the way of others. Both 0: the hours meet. */
export interface FoundClash<T extends TakenHours> {
  readonly taken: T;
  /** Minutes the way takes. */
  readonly travelMinutes: number;
  /** By how many minutes the pause is too short for it. */
  readonly missingMinutes: number;
}

/** Minutes of travel between two communes. */
type Minutes = (from: string, to: string) => number;

/** Everything that stands in the way of a stay, in the order given: hours that meet it, and ways nobody covers in the pause. */
export function clashesWith<T extends TakenHours>(stay: Stay, taken: readonly T[], minutes: Minutes): FoundClash<T>[] {
  return taken.flatMap((one) => {
    const missing = missingMinutes(stay, one, minutes);
    if (missing === null) return [{ taken: one, travelMinutes: 0, missingMinutes: 0 }];
    if (missing <= 0) return [];
    return [{ taken: one, travelMinutes: minutes(stay.communeId, one.communeId), missingMinutes: missing }];
  });
}

/** True when nothing stands in the way of a stay. */
export function isFree(stay: Stay, taken: readonly TakenHours[], minutes: Minutes): boolean {
  return taken.every((one) => {
    const missing = missingMinutes(stay, one, minutes);
    return missing !== null && missing <= 0;
  });
}

/** By how much the pause is too short for the way, whole minutes; null: the hours meet. */
function missingMinutes(stay: Stay, one: TakenHours, minutes: Minutes): number | null {
  const gap = gapMinutes(stay, one);
  if (gap === null) return null;
  return one.isPerson ? Math.ceil(minutes(stay.communeId, one.communeId) - gap) : 0;
}

/** Hours around which anything taken matters to these, from the first to the last. */
export function spanOf(periods: readonly Period[], hoursAround: number, daysAfter: number): Period {
  const starts = periods.map(({ startsAt }) => startsAt.getTime());
  const ends = periods.map(({ endsAt }) => endsAt.getTime());
  const around = hoursAround * 3_600_000;
  return {
    startsAt: new Date(Math.min(...starts) - around),
    endsAt: new Date(Math.max(...ends) + around + daysAfter * 86_400_000),
  };
}
