import { Injectable } from '@nestjs/common';
import { HolidayService } from '@lopso/org';
import { OnHoliday } from '../classes-crew.errors';

/** Asks before a session is laid on a day off, an expected one as well (decision 0087). */
@Injectable()
export class HolidayWatch {
  constructor(private readonly holidays: HolidayService) {}

  /** Those of the days (`yyyy-mm-dd`) that are days off, once it is known. @throws OnHoliday where it is not */
  async known(days: readonly string[], isKnown: boolean): Promise<string[]> {
    const found = await this.holidays.findDaysOff(days);
    if (found.length > 0 && !isKnown) throw new OnHoliday(found);
    return found.map(({ day }) => day);
  }
}
