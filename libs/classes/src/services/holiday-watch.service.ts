import { Injectable } from '@nestjs/common';
import { Holidays } from '@lopso/org';
import { OnHoliday } from '../classes-crew.errors';

/** Asks before a session is laid on a day off. */
@Injectable()
export class HolidayWatch {
  constructor(private readonly holidays: Holidays) {}

  /** Those of the days (`yyyy-mm-dd`) that are days off, once it is known. @throws OnHoliday where it is not */
  async known(days: readonly string[], isKnown: boolean): Promise<string[]> {
    const years = await this.holidays.list();
    const off = new Set(years.flatMap((year) => year.days.map(({ day }) => day)));
    const found = [...new Set(days)].filter((day) => off.has(day)).sort();
    if (found.length > 0 && !isKnown) throw new OnHoliday(found);
    return found;
  }
}
