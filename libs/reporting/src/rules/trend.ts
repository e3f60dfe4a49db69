import { endOfWeek, weekOf } from './pace';
import { ratePercent } from './rate';

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
