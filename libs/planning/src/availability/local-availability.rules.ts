/** When a market is held: every week on a weekday (1 Monday to 7 Sunday), or every so many days from a day on, as markets that move do. */
export interface MarketRule {
  readonly weekday: number | null;
  readonly everyDays: number | null;
  /** A day of the market, `yyyy-mm-dd`; others are counted from it, also backwards. */
  readonly countedFrom: string | null;
}

const DAY_MS = 86_400_000;

const dayNumber = (day: string): number => Math.floor(Date.parse(day) / DAY_MS);

/** Monday 1 to Sunday 7. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: string): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;

/** Whether the market is held on a day. */
export function isMarketDay({ weekday, everyDays, countedFrom }: MarketRule, day: string): boolean {
  if (weekday !== null) return weekdayOf(day) === weekday;
  if (everyDays === null || countedFrom === null) return false;
  return (dayNumber(day) - dayNumber(countedFrom)) % everyDays === 0;
}
/** A right to teach below a unit, from a day to a day, both included, `yyyy-mm-dd`; null: without an end there. */
export interface TeachingRight {
  readonly path: string;
  readonly from: string | null;
  readonly until: string | null;
}

/** Whether one of the rights holds over a commune, by its path, on a day. */
export function mayTeachOn(rights: readonly TeachingRight[], communePath: string, day: string): boolean {
  return rights.some(
    ({ path, from, until }) =>
      (communePath === path || communePath.startsWith(`${path}.`)) &&
      (from === null || from <= day) &&
      (until === null || day <= until),
  );
}
