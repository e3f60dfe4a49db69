import { Injectable } from '@nestjs/common';
import { Clock, vietnamDate } from '@lopso/platform';
import { OrgSettings } from '../org.settings';
import { type DataRequestKind } from '../rules/data-request';
import { fixedHolidays } from '../rules/public-holidays';
import { afterDays, afterWorkingDays, workingDaysBetween } from '../rules/working-days';
import { type DataRequest, DataRequestRepository } from '../storage/data-request.repository';
import { HolidayRepository } from '../storage/holiday.repository';

/** When a request was made and until when it is answered and carried out. */
export interface DataRequestTermDays {
  readonly madeAt: Date;
  readonly answerDueOn: string;
  readonly actDueOn: string;
}

/** Counts the terms of requests by the settings and the list of days off. */
@Injectable()
export class DataRequestTerms {
  constructor(
    private readonly requests: DataRequestRepository,
    private readonly holidays: HolidayRepository,
    private readonly settings: OrgSettings,
    private readonly clock: Clock,
  ) {}

  /** True for a day after today in Vietnam. */
  isToCome(day: string): boolean {
    return day > this.clock.today();
  }

  /** `madeOn` null: now; else the Vietnamese day a paper was handed in, counted from its end. Joins a transaction. */
  async of(kind: DataRequestKind, madeOn: string | null): Promise<DataRequestTermDays> {
    const from = madeOn ?? this.clock.today();
    const now = this.clock.now();
    await this.holidays.keepStill();
    return {
      madeAt: madeOn !== null && noonOf(madeOn) < now ? noonOf(madeOn) : now,
      ...this.lastDays(kind, from, await this.daysOffFrom(from)),
    };
  }

  /** How many working days are left, counted from tomorrow, until the term that runs now is over: 0 on its last day and after it. */
  async daysLeft(): Promise<(request: DataRequest) => number> {
    const today = this.clock.today();
    const holidays = await this.daysOffFrom(today);
    return ({ state, answerDueOn, actDueOn }) =>
      workingDaysBetween(today, state === 'received' ? answerDueOn : actDueOn, holidays);
  }

  /** The day an extension ends. Joins a transaction. */
  async extended(actDueOn: string): Promise<string> {
    await this.holidays.keepStill();
    return afterDays(actDueOn, this.settings.DATA_REQUEST_EXTENSION_DAYS, await this.daysOffFrom(actDueOn));
  }

  /** Counts the terms of all open requests anew, after the list of days off changed. How many got another last day. */
  async recountOpen(): Promise<number> {
    let changed = 0;
    for (const request of await this.requests.lockOpen()) {
      const due = await this.recounted(request);
      if (due.answerDueOn === request.answerDueOn && due.actDueOn === request.actDueOn) continue;
      await this.requests.setDueDays(request.id, due);
      changed += 1;
    }
    return changed;
  }

  /** An answer that was given keeps the day it was due on. */
  private async recounted(request: DataRequest): Promise<Pick<DataRequest, 'answerDueOn' | 'actDueOn'>> {
    const from = vietnamDate(request.madeAt);
    const holidays = await this.daysOffFrom(from);
    const { answerDueOn, actDueOn } = this.lastDays(request.kind, from, holidays);
    return {
      answerDueOn: request.state === 'received' ? answerDueOn : request.answerDueOn,
      actDueOn: request.isExtended
        ? afterDays(actDueOn, this.settings.DATA_REQUEST_EXTENSION_DAYS, holidays)
        : actDueOn,
    };
  }

  private lastDays(
    kind: DataRequestKind,
    from: string,
    holidays: ReadonlySet<string>,
  ): Pick<DataRequest, 'answerDueOn' | 'actDueOn'> {
    return {
      answerDueOn: afterWorkingDays(from, this.settings.DATA_REQUEST_ANSWER_WORKING_DAYS, holidays),
      actDueOn: afterDays(from, this.daysFor(kind), holidays),
    };
  }

  /** Days off of a fixed date, of this and the next year, and those that were entered. */
  private async daysOffFrom(day: string): Promise<Set<string>> {
    const year = Number(day.slice(0, 4));
    const entered = await this.holidays.listFrom(day);
    return new Set([...fixedHolidays(year), ...fixedHolidays(year + 1), ...entered].map((one) => one.day));
  }

  private daysFor(kind: DataRequestKind): number {
    switch (kind) {
      case 'access':
      case 'correction':
        return this.settings.DATA_REQUEST_CORRECTION_DAYS;
      case 'restriction':
      case 'lift-restriction':
        return this.settings.DATA_REQUEST_RESTRICTION_DAYS;
      case 'erasure':
        return this.settings.DATA_REQUEST_ERASURE_DAYS;
    }
  }
}

/** The hour a paper is taken to be of; of today's it may lie ahead. */
function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00+07:00`);
}
