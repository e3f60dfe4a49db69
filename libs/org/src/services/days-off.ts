import { Injectable } from '@nestjs/common';
import { type ConfirmedYear, type EnteredHoliday, HolidayRepository } from '../storage/holiday.repository';
import { expectedHolidays } from '../rules/expected-holidays';
import { type EnteredOccasion, fixedHolidays, type FixedHoliday } from '../rules/public-holidays';

/** A day off, `yyyy-mm-dd`. */
export interface DayOff {
  readonly day: string;
  readonly occasion: FixedHoliday['occasion'] | EnteredOccasion;
  /** It is likely by the lunar calendar; nobody has entered yet which days were decided. */
  readonly isExpected: boolean;
}

/** Days off that whoever lays classes keeps clear of: fixed, entered, and expected ones (decision 0087). No access check: public. */
@Injectable()
export class DaysOff {
  constructor(private readonly holidays: HolidayRepository) {}

  /** From the first day to the last, both included, in order. */
  async between(from: string, until: string): Promise<DayOff[]> {
    const [first, last] = [yearOf(from), yearOf(until)];
    const entered = await this.holidays.listFrom(`${first}-01-01`);
    const confirmed = await this.holidays.confirmedFrom(first);
    const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
    return years
      .flatMap((year) => daysOffOf(year, entered, confirmed))
      .filter(({ day }) => day >= from && day <= until);
  }

  /** Those of the days that are days off, in order. */
  async among(days: readonly string[]): Promise<DayOff[]> {
    const sorted = [...new Set(days)].sort();
    const [first, last] = [sorted[0], sorted.at(-1)];
    if (first === undefined || last === undefined) return [];
    return (await this.between(first, last)).filter(({ day }) => sorted.includes(day));
  }
}

const yearOf = (day: string): number => Number(day.slice(0, 4));

function daysOffOf(year: number, entered: readonly EnteredHoliday[], confirmed: readonly ConfirmedYear[]): DayOff[] {
  const own = entered.filter(({ day }) => yearOf(day) === year);
  const fixed = fixedHolidays(year);
  const taken = new Set(fixed.map(({ day }) => day));
  const sure = [...fixed, ...own.filter(({ day }) => !taken.has(day))];
  const isConfirmed = confirmed.some((one) => one.year === year);
  return [
    ...sure.map(({ day, occasion }) => ({ day, occasion, isExpected: false })),
    ...expectedHolidays(year, own, isConfirmed).map((one) => ({ ...one, isExpected: true })),
  ].sort((a, b) => a.day.localeCompare(b.day));
}
