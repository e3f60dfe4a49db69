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
/** A holding of a numbered place on some of the wanted days. */
export interface HeldNumber {
  readonly number: number;
  readonly holder: string;
  readonly heldFrom: string;
  /** The first day no longer held; null while no end is known. */
  readonly until: string | null;
}

/** What may happen with a wish for a seat. */
export type SeatChoice =
  | { readonly kind: 'free'; readonly number: number }
  | { readonly kind: 'taken'; readonly holding: HeldNumber }
  | { readonly kind: 'full'; readonly lastHolder: string }
  /** Somebody could sit, but not all the wanted days: the place that is free longest, up to the day it is taken. */
  | { readonly kind: 'not-throughout'; readonly number: number; readonly takenFrom: string }
  | { readonly kind: 'unknown' };

/** A wish for a seat: null for the lowest free number, from a day on. */
export interface SeatNumberWish {
  readonly number: number | null;
  readonly from: string;
}

/**
 * The seat a person gets: the wanted number if nobody holds it on any wanted day, else none; without a wish the lowest
 * such number. `held` are the holdings that meet the wanted days, by number and first day. DESIGN 3, Seats: at most `limit`
 * places, numbered from 1, so that on no day more than `limit` people sit.
 */
export function chooseSeat(limit: number, held: readonly HeldNumber[], wish: SeatNumberWish): SeatChoice {
  const first = new Map([...held].reverse().map((holding) => [holding.number, holding]));
  const wanted = wish.number;
  if (wanted !== null) {
    if (wanted < 1 || wanted > limit) return { kind: 'unknown' };
    const holding = first.get(wanted);
    return holding === undefined ? { kind: 'free', number: wanted } : { kind: 'taken', holding };
  }
  for (let number = 1; number <= limit; number += 1) {
    if (!first.has(number)) return { kind: 'free', number };
  }
  const [longest] = [...first.values()]
    .filter(({ number, heldFrom }) => number <= limit && heldFrom > wish.from)
    .sort((one, other) => other.heldFrom.localeCompare(one.heldFrom));
  if (longest !== undefined) return { kind: 'not-throughout', number: longest.number, takenFrom: longest.heldFrom };
  return { kind: 'full', lastHolder: first.get(limit)?.holder ?? '' };
}
