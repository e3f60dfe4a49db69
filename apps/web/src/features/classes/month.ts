import { dayOf } from '../../lib/i18n/format';
import type { Session } from './types';
import { addDays, mondayOf, type Weekday } from './week';

/** One day of a month as its sheet shows it. */
export interface MonthDay extends Weekday {
  /** False for the days of the months beside it that fill its first and last week. */
  isInMonth: boolean;
}

/** First day of the month of a date, `yyyy-mm-01`. */
export const firstOfMonth = (on: string): string => `${on.slice(0, 7)}-01`;

/** First day of the month some months later. */
export function addMonths(on: string, months: number): string {
  const first = new Date(`${firstOfMonth(on)}T12:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + months);
  return first.toISOString().slice(0, 10);
}

/** First and last day of a month's sheet: whole weeks from Monday. */
export function sheetOf(on: string): { from: string; to: string } {
  const last = addDays(addMonths(on, 1), -1);
  return { from: mondayOf(firstOfMonth(on)), to: addDays(mondayOf(last), 6) };
}

/** The weeks of a month, four to six of them, each day with its sessions in the order of their hours. */
export function weeksOfMonth(on: string, sessions: readonly Session[]): MonthDay[][] {
  const { from, to } = sheetOf(on);
  const byDay = new Map<string, Session[]>();
  for (const session of sessions) {
    const day = dayOf(session.startsAt);
    byDay.set(day, [...(byDay.get(day) ?? []), session]);
  }
  const weeks: MonthDay[][] = [];
  for (let monday = from; monday <= to; monday = addDays(monday, 7)) {
    weeks.push(
      Array.from({ length: 7 }, (_, index) => {
        const day = addDays(monday, index);
        return { on: day, sessions: byDay.get(day) ?? [], isInMonth: day.slice(0, 7) === on.slice(0, 7) };
      }),
    );
  }
  return weeks;
}
