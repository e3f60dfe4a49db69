const DAY_MS = 86_400_000;

const moved = (day: string, by: number): string => new Date(Date.parse(day) + by * DAY_MS).toISOString().slice(0, 10);

/**
 * The earliest day of effect of a merger or split of communes that may be entered today. The communes end on that day also in the
 * figures, so that those of the days from there on change: a decision known late may be entered some days after, and what
 * was reported before stays as it was. Nor may a commune end before the day after it began.
 */
export function earliestReformDay(today: string, daysBack: number, begunOn: readonly string[] = []): string {
  return [moved(today, -daysBack), ...begunOn.map((day) => moved(day, 1))].reduce((a, b) => (a > b ? a : b));
}
