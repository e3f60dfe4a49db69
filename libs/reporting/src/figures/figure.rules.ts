/** How many cycles there are and how many of them are finished. */
export interface Count {
  readonly finished: number;
  readonly total: number;
}

/** A count as it is shown: with who is missing and the share. */
export interface Figure extends Count {
  readonly missing: number;
  /** Percent with one decimal; null where there is nothing to divide by: missing is not 0. */
  readonly ratePercent: number | null;
}

/**
 * The share in percent, one decimal. It is 100 only when all are finished and 0 only when nobody is, whatever rounding
 * says; null when there is no cycle (DESIGN 3: a commune without a team is “chưa có số liệu”, not 0).
 */
export function ratePercent({ finished, total }: Count): number | null {
  if (total === 0) return null;
  const rounded = Math.round((finished / total) * 1000) / 10;
  if (finished < total && rounded === 100) return 99.9;
  return finished > 0 && rounded === 0 ? 0.1 : rounded;
}

/** Completes a count to what is shown. */
export function figureOf({ finished, total }: Count): Figure {
  return { finished, total, missing: total - finished, ratePercent: ratePercent({ finished, total }) };
}

/** The sum of counts. */
export function sumOf(counts: readonly Count[]): Count {
  return counts.reduce<Count>((sum, one) => ({ finished: sum.finished + one.finished, total: sum.total + one.total }), {
    finished: 0,
    total: 0,
  });
}
const DAY_MS = 86_400_000;

/** What a round needs today to be done by its due date. */
export interface Pace {
  /** Percent that an even pace from the first day to the due date would have reached today, one decimal. */
  readonly neededPercent: number;
  /** Points between need and rate, one decimal; positive when behind; null without a rate. */
  readonly behindPoints: number | null;
  /** The due date is over. */
  readonly isPastDue: boolean;
}

/** An even pace between two calendar dates (`yyyy-mm-dd`), as the overview draws it: nothing before the start, all on the due date. */
export function neededPercent(startsOn: string, dueOn: string, today: string): number {
  const length = Date.parse(dueOn) - Date.parse(startsOn);
  const passed = Date.parse(today) - Date.parse(startsOn);
  const share = length <= 0 ? Number(passed >= 0) : Math.min(1, Math.max(0, passed / length));
  return Math.round(share * 1000) / 10;
}

/** Compares a rate with the pace that is needed; null where each has her own date: no pace leads to one day. */
export function paceOf(
  round: { readonly startsOn: string; readonly dueOn: string; readonly dueFrom: string | null },
  today: string,
  ratePercent: number | null,
): Pace | null {
  if (round.dueFrom !== null) return null;
  const needed = neededPercent(round.startsOn, round.dueOn, today);
  return {
    neededPercent: needed,
    behindPoints: ratePercent === null ? null : Math.round((needed - ratePercent) * 10) / 10,
    isPastDue: today > round.dueOn,
  };
}

/** Whole weeks from the first day of a round to a later day; 0 in the first week and before it. */
export function weekOf(startsOn: string, day: string): number {
  return Math.max(0, Math.floor((Date.parse(day) - Date.parse(startsOn)) / (7 * DAY_MS)));
}

/** The last day of a week of a round, counted from 0. */
export function endOfWeek(startsOn: string, week: number): string {
  return new Date(Date.parse(startsOn) + (week * 7 + 6) * DAY_MS).toISOString().slice(0, 10);
}

/** How many people were finished for the first time in a week of the round, counted from 0. */
export interface WeekCount {
  readonly week: number;
  readonly finished: number;
}

/** Where the round stood at the end of a week, or stands today. */
export interface TrendPoint {
  readonly on: string;
  readonly finished: number;
  readonly ratePercent: number;
}

/**
 * The finished people summed up week by week, each from when she first finished (a renewal moves nobody), the last point today. Of the people
 * counted today, so that its last value is the rate of the round; empty before the first day and without anybody to count.
 */
export function trendOf(
  round: { readonly startsOn: string },
  today: string,
  total: number,
  weeks: readonly WeekCount[],
): TrendPoint[] {
  if (total === 0 || today < round.startsOn) return [];
  const last = weekOf(round.startsOn, today);
  const points: TrendPoint[] = [];
  let finished = 0;
  for (let week = 0; week <= last; week += 1) {
    const isLast = week === last;
    finished += weeks
      .filter((one) => one.week === week || (isLast && one.week > week))
      .reduce((sum, one) => sum + one.finished, 0);
    const on = isLast ? today : endOfWeek(round.startsOn, week);
    points.push({ on, finished, ratePercent: ratePercent({ finished, total }) ?? 0 });
  }
  return points;
}
