import { isFree, type TakenHours } from './found-clashes';
import { doOverlap, type Period } from './schedule';
import { instantInVietnam, vietnamDateOf, vietnamTimeOf } from './vietnam-time';
import { type Stay } from './way-between';

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
