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
