import { dayAfter } from './agenda';

/** How long a finished passage is good for, as a round of the year asks; days are calendar days. */
export interface ValidityDemand {
  readonly basis: 'completion' | 'earlier-expiry' | 'fixed-date';
  readonly months: number;
  /** Of `fixed-date` the first common last day, `yyyy-mm-dd`; else null. */
  readonly fixedOn: string | null;
  readonly windowDays: number;
  readonly minActiveDays: number;
  readonly graceDays: number;
}

/** What one finished passage is good for; each day is the first or the last one, `yyyy-mm-dd`. */
export interface Good {
  readonly from: string;
  readonly until: string;
  /** The first day that counts for the next passage. */
  readonly opens: string;
  readonly graceUntil: string;
}

export type GoodState = 'valid' | 'renewable' | 'grace' | 'over';

/**
 * Worked out anew from the words of decision 0058: months from the day of finishing; or, renewed before the end of grace, from the day after the earlier last
 * day; or to the first common day that is far enough and later than the one before. Never shorter than what it renews.
 */
export function goodOf(rule: ValidityDemand, finishedOn: string, before: Good | null): Good {
  const goesOn = rule.basis === 'earlier-expiry' && before !== null && finishedOn <= before.graceUntil;
  const from = goesOn ? dayAfter(before.until, 1) : finishedOn;
  const ruled = rule.basis === 'fixed-date' ? commonDay(rule, finishedOn, before) : monthsFrom(from, rule.months);
  const until = before !== null && before.until > ruled ? before.until : ruled;
  const [, opens = until] = [dayAfter(until, -rule.windowDays), dayAfter(finishedOn, rule.minActiveDays)].sort();
  return { from, until, opens: opens < until ? opens : until, graceUntil: dayAfter(until, rule.graceDays) };
}

/** How it stands on a day. */
export function stateOf({ until, opens, graceUntil }: Good, on: string): GoodState {
  if (on <= until) return on < opens ? 'valid' : 'renewable';
  return on <= graceUntil ? 'grace' : 'over';
}

function commonDay(
  { fixedOn, months, minActiveDays }: ValidityDemand,
  finishedOn: string,
  before: Good | null,
): string {
  if (fixedOn === null) throw new Error('a common day without a day');
  for (let times = 0; ; times += 1) {
    const day = sameDay(fixedOn, times * months);
    if (day >= dayAfter(finishedOn, minActiveDays) && (before === null || day > before.until)) return day;
  }
}

/** So many whole months, the first day included: the day before the same day; the last of a month that has no such day. */
function monthsFrom(first: string, months: number): string {
  const same = sameDay(first, months);
  return same.slice(8) === first.slice(8) ? dayAfter(same, -1) : same;
}

/** The same day so many months later, the last of a shorter month. */
function sameDay(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const days = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, days))).toISOString().slice(0, 10);
}
