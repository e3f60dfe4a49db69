import { doOverlap, instantInVietnam, type Period, vietnamDateOf, vietnamTimeOf } from '../scheduling/schedule.rules';
import { gapMinutes, type Stay } from './availability.rules';

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

/** Days after the wished one on which others are looked for. */
export const SLOT_DAYS = 30;

const MOST_SLOTS = 3;

/** Hours in which classes meet: 7:00 to 21:30, by minutes of the day. */
const [OPENS, CLOSES] = [7 * 60, 21 * 60 + 30];

const STEP_MINUTES = 15;

const MINUTE_MS = 60_000;

const DAY_MS = 86_400_000;

/** Hours that can't be, and what others have to keep clear of. */
export interface SlotSearch {
  readonly wished: Stay;
  readonly taken: readonly TakenHours[];
  /** `yyyy-mm-dd`: holidays and market days. */
  readonly daysOff: ReadonlySet<string>;
  readonly notBefore: Date;
  readonly minutesBetween: (from: string, to: string) => number;
}

/**
 * Up to three other hours of the same length in the same place, by time, no two of which meet: the soonest after the wished ones, the
 * soonest at the same time of another day, then the soonest others. Within 7:00 to 21:30 of the wished day and the 30 that follow, on
 * no holiday and no market day; the same search gives the same answer (decisions 0043, 0094).
 */
export function freeSlots(search: SlotSearch): Period[] {
  const every = everyStart(search);
  const chosen: Period[] = [];
  const take = (periods: Iterable<Period>, most: number): void => {
    for (const one of periods) {
      if (chosen.length >= most) return;
      if (!chosen.some((other) => doOverlap(one, other))) chosen.push(one);
    }
  };
  take(freeHours(search, every), 1);
  take(freeHours(search, [minuteOfDay(search.wished.startsAt)]), 2);
  take(freeHours(search, every), MOST_SLOTS);
  return chosen.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

/** Free hours that begin at one of these minutes of a day, by time. */
function* freeHours(search: SlotSearch, minutesOfDay: readonly number[]): Generator<Period> {
  const { wished, daysOff, notBefore } = search;
  const length = wished.endsAt.getTime() - wished.startsAt.getTime();
  const from = Math.max(wished.startsAt.getTime(), notBefore.getTime());
  const starts = minutesOfDay.filter((at) => at >= OPENS && at + length / MINUTE_MS <= CLOSES);
  for (let day = 0; day <= SLOT_DAYS; day += 1) {
    const on = vietnamDateOf(new Date(wished.startsAt.getTime() + day * DAY_MS));
    if (daysOff.has(on)) continue;
    const midnight = instantInVietnam(on, '00:00').getTime();
    for (const start of starts.map((at) => midnight + at * MINUTE_MS)) {
      const stay = { startsAt: new Date(start), endsAt: new Date(start + length), communeId: wished.communeId };
      if (start >= from && isFree(stay, search.taken, search.minutesBetween)) yield stay;
    }
  }
}

/** Every quarter of an hour, and the time that was wished; ascending minutes of a day. */
function everyStart({ wished }: SlotSearch): number[] {
  const quarters = Array.from({ length: (CLOSES - OPENS) / STEP_MINUTES }, (_, step) => OPENS + step * STEP_MINUTES);
  return [...new Set([...quarters, minuteOfDay(wished.startsAt)])].sort((a, b) => a - b);
}

function minuteOfDay(instant: Date): number {
  const [hours = 0, minutes = 0] = vietnamTimeOf(instant).split(':').map(Number);
  return hours * 60 + minutes;
}
