import { type EnteredOccasion, fixedHolidays, missingOccasions } from './holiday.rules';
import { lunarDay } from './lunar-calendar.rules';
import { isWorkingDay } from './working-days.rules';

const DAY_MS = 86_400_000;

const plusDays = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);

/** A day off that is likely, `yyyy-mm-dd`, until somebody enters what was decided. */
export interface ExpectedHoliday {
  readonly day: string;
  readonly occasion: EnteredOccasion;
}

/** The five days of Tết as the yearly decision has laid them: one or two of the old year, four or three of the new. */
const TET_BEGINS = [-1, -2];

const TET_DAYS = 5;

/**
 * Days off of a year that the law gives and nobody has entered, in order: Tết in either way the Prime Minister's decision has laid it
 * in the last years, 10/3 by the moon, and the days beside 2/9, one of which is free, each with the working day that follows one on a
 * week-end (Labour Code 2019, articles 111 and 112; decision 0087). None of an occasion whose days are all entered, nor of a year that
 * is said to be complete.
 */
export function expectedHolidays(
  year: number,
  entered: readonly ExpectedHoliday[],
  isConfirmed: boolean,
): ExpectedHoliday[] {
  if (isConfirmed) return [];
  const taken = new Set([...fixedHolidays(year), ...entered].map(({ day }) => day));
  const expected = missingOccasions(entered).flatMap((occasion) =>
    likelyDays(year, occasion, taken).map((day) => ({ day, occasion })),
  );
  return expected.filter(({ day }) => !taken.has(day)).sort((a, b) => a.day.localeCompare(b.day));
}

function likelyDays(year: number, occasion: EnteredOccasion, taken: ReadonlySet<string>): string[] {
  if (occasion === 'national-day') return [`${year}-09-01`, `${year}-09-03`];
  if (occasion === 'hung-vuong') return withDaysInstead([lunarDay(year, 3, 10)], taken);
  const first = lunarDay(year, 1, 1);
  const ways = TET_BEGINS.map((begin) => Array.from({ length: TET_DAYS }, (_, at) => plusDays(first, begin + at)));
  return [...new Set(ways.flatMap((days) => withDaysInstead(days, taken)))];
}

/** The days, and a working day after them for each of them on a week-end. */
function withDaysInstead(days: readonly string[], taken: ReadonlySet<string>): string[] {
  const off = new Set([...taken, ...days]);
  const instead = days
    .filter((day) => !isWorkingDay(day, new Set()))
    .map(() => {
      let next = plusDays(days.at(-1) ?? '', 1);
      while (!isWorkingDay(next, off)) next = plusDays(next, 1);
      off.add(next);
      return next;
    });
  return [...days, ...instead];
}
