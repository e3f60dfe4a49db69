/** The days a place is held or wanted: `from` the first, `until` the first day no longer; null: without an end. */
export interface SeatDays {
  readonly from: string;
  readonly until: string | null;
}

/** Days as a form sends them; what is left out is null. */
export interface SeatDaysWish {
  readonly from: string | null;
  readonly until: string | null;
}

/** What is wrong with one of the two days. */
export interface SeatDayFault {
  readonly field: 'from' | 'until';
  readonly code: string;
}

/** Two years: a day further ahead is a slip of the pen (decision 0022). */
const FURTHEST_DAYS = 731;
const DAY_MS = 86_400_000;

const moved = (day: string, by: number): string => new Date(Date.parse(day) + by * DAY_MS).toISOString().slice(0, 10);

/** The last day of days that end before `until`; people say this one. */
export function lastDayBefore(until: string): string {
  return moved(until, -1);
}

/**
 * What is wrong with the days of a new holding. It begins today or later, since figures and who sat where on a past day
 * stand as they are (decision 0022); not before `earliest`, the first day the place may pass on; and it ends after it begins.
 */
export function faultsOfDays({ from, until }: SeatDays, today: string, earliest: string = today): SeatDayFault[] {
  const begin = faultOfBegin(from, today, earliest);
  return [
    ...(begin === null ? [] : [{ field: 'from' as const, code: begin }]),
    ...(until !== null && until <= from ? [{ field: 'until' as const, code: 'org.seat-until-before' }] : []),
  ];
}

function faultOfBegin(from: string, today: string, earliest: string): string | null {
  if (from < today) return 'org.seat-from-past';
  if (from < earliest) return 'org.seat-from-before-holder';
  return from > moved(today, FURTHEST_DAYS) ? 'org.seat-from-far' : null;
}

/** What is wrong with a day a holding is to end: the past stands as it is, the same day changes nothing. */
export function faultOfEnd(until: string | null, present: string | null, today: string): string | null {
  if (until === present) return 'org.seat-end-stays';
  return until !== null && until < today ? 'org.seat-until-past' : null;
}

/** True when a place is held on a day. */
export function isHeldOn({ from, until }: SeatDays, day: string): boolean {
  return from <= day && (until === null || day < until);
}

/** True when a holding is over by a day. */
export function isOver({ until }: Pick<SeatDays, 'until'>, day: string): boolean {
  return until !== null && until <= day;
}

/** True when one holding lasts all the days of another. */
export function coversDays(outer: SeatDays, inner: SeatDays): boolean {
  const lasts = outer.until === null || (inner.until !== null && inner.until <= outer.until);
  return outer.from <= inner.from && lasts;
}

/** The days of a `daterange` as PostgreSQL writes it: `[2026-11-25,2027-01-01)`, `[2026-11-25,)`. */
export function daysOfRange(range: string): SeatDays {
  const [from = '', until = ''] = range.slice(1, -1).split(',');
  return { from, until: until === '' ? null : until };
}
