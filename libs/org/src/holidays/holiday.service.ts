import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, Clock, Forbidden, InvalidInput, Transactions, vietnamDate } from '@lopso/platform';
import { type DataRequest, DataRequestRepository } from '../data-requests/data-request.repository';
import { type DataRequestKind } from '../data-requests/data-request.rules';
import { HolidayOfAnother } from '../org.errors';
import { SET_HOLIDAYS } from '../org.permissions';
import { OrgSettings } from '../org.settings';
import { type ExpectedHoliday, expectedHolidays } from './expected-holiday.rules';
import {
  type ConfirmedYear,
  type EnteredHoliday,
  type EnteringProvince,
  HolidayRepository,
} from './holiday.repository';
import { daysBetween, type EnteredOccasion, type FixedHoliday, fixedHolidays, missingOccasions } from './holiday.rules';
import { afterDays, afterWorkingDays, workingDaysBetween } from './working-days.rules';

/** When a request was made and until when it is answered and carried out. */
export interface DataRequestTermDays {
  readonly madeAt: Date;
  readonly answerDueOn: string;
  readonly actDueOn: string;
}

/** The hour a paper is taken to be of; of today's it may lie ahead. */
function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00+07:00`);
}

/** The days off of a year, of a fixed date and entered ones, in order. */
export interface HolidayYear {
  readonly year: number;
  readonly days: readonly (FixedHoliday | EnteredHoliday)[];
  /** Days of the list that the law says itself; nobody takes them out. */
  readonly fixed: ReadonlySet<string>;
  /** Null while the list may be incomplete. */
  readonly confirmed: ConfirmedYear | null;
  /** Likely days to come of what is missing: classes keep clear of them, terms are not counted by them (decision 0087). */
  readonly expected: readonly ExpectedHoliday[];
  /** What the law gives and nobody has entered yet. */
  readonly missing: readonly EnteredOccasion[];
}

/** The list of days off and how many open requests got another last day by the change. */
export interface HolidayChange {
  readonly years: readonly HolidayYear[];
  readonly changedRequests: number;
}

const MOST_DAYS = 15;

const yearOf = ({ day }: { readonly day: string }): number => Number(day.slice(0, 4));

function yearList(
  year: number,
  known: { readonly entered: readonly EnteredHoliday[]; readonly confirmed: readonly ConfirmedYear[]; today: string },
): HolidayYear {
  const { entered, confirmed, today } = known;
  const fixed = fixedHolidays(year);
  const fixedDays = new Set(fixed.map(({ day }) => day));
  const own = entered.filter((holiday) => yearOf(holiday) === year);
  const days = [...fixed, ...own.filter(({ day }) => !fixedDays.has(day))].sort((a, b) => a.day.localeCompare(b.day));
  const said = confirmed.find((one) => one.year === year) ?? null;
  return {
    ...{ year, days, fixed: fixedDays, confirmed: said },
    expected: expectedHolidays(year, own, said !== null).filter(({ day }) => day >= today),
    missing: missingOccasions(own),
  };
}

/** A day off, `yyyy-mm-dd`. */
export interface DayOff {
  readonly day: string;
  readonly occasion: FixedHoliday['occasion'] | EnteredOccasion;
  /** It is likely by the lunar calendar; nobody has entered yet which days were decided. */
  readonly isExpected: boolean;
}

/** Days off: listed, entered, confirmed; and the terms of data requests, which are counted in working days. */
@Injectable()
export class HolidayService {
  constructor(
    private readonly holidayRepository: HolidayRepository,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly requestRepository: DataRequestRepository,
    private readonly settings: OrgSettings,
  ) {}

  /** This year, the next, and later ones of which something is entered. No access check: public holidays. */
  async listHolidays(): Promise<HolidayYear[]> {
    const first = Number(this.clock.today().slice(0, 4));
    const entered = await this.holidayRepository.listFrom(`${first}-01-01`);
    const confirmed = await this.holidayRepository.confirmedFrom(first);
    const years = new Set([first, first + 1, ...entered.map(yearOf), ...confirmed.map(({ year }) => year)]);
    const today = this.clock.today();
    return [...years].sort((a, b) => a - b).map((year) => yearList(year, { entered, confirmed, today }));
  }

  /**
   * Enters every day from the first to the last; days that are there stay. Open requests get their new last days.
   * @throws Forbidden for anybody but the department; InvalidInput for days the wrong way round, too many, or long past
   */
  async addHolidays(
    actor: Actor,
    wish: { readonly from: string; readonly to: string; readonly occasion: EnteredOccasion },
  ): Promise<HolidayChange> {
    const days = daysBetween(wish.from, wish.to);
    if (days.length === 0 || days.length > MOST_DAYS) {
      throw new InvalidInput([{ pointer: '#/to', code: 'org.holiday-period', params: { most: MOST_DAYS } }]);
    }
    if (wish.from < `${this.clock.today().slice(0, 4)}-01-01`) {
      throw new InvalidInput([{ pointer: '#/from', code: 'org.holiday-of-past-year' }]);
    }
    return this.changeHolidays(
      actor,
      'org.holidays-added',
      { from: wish.from, to: wish.to, occasion: wish.occasion },
      () => this.holidayRepository.add(days, { occasion: wish.occasion, ...this.getEntering(actor) }),
    );
  }

  /** Takes entered days out again; those of a fixed date stay. @throws Forbidden, InvalidInput, HolidayOfAnother */
  async removeHolidays(actor: Actor, period: { readonly from: string; readonly to: string }): Promise<HolidayChange> {
    const days = daysBetween(period.from, period.to);
    if (days.length === 0 || days.length > MOST_DAYS) {
      throw new InvalidInput([{ pointer: '#/to', code: 'org.holiday-period', params: { most: MOST_DAYS } }]);
    }
    return this.changeHolidays(actor, 'org.holidays-removed', { ...period }, async () => {
      const entered = await this.holidayRepository.listFrom(period.from);
      for (const { day, province } of entered) if (days.includes(day)) this.requireOwnProvince(actor, province);
      return this.holidayRepository.remove(days);
    });
  }

  /** Says that a year's list is complete by a document; `document` null takes the word back. @throws Forbidden, HolidayOfAnother */
  async confirmYear(actor: Actor, year: number, document: string | null): Promise<HolidayChange> {
    return this.changeHolidays(actor, 'org.holiday-year-confirmed', { year, document: document ?? '' }, async () => {
      const [said] = await this.holidayRepository.confirmedFrom(year);
      if (said?.year === year) this.requireOwnProvince(actor, said.province);
      if (document === null) await this.holidayRepository.unconfirm(year);
      else await this.holidayRepository.confirm(year, { document, ...this.getEntering(actor) });
      return 1;
    });
  }

  /** Whether the actor may take back what a province entered. */
  mayRemoveHoliday(actor: Actor, { path }: EnteringProvince): boolean {
    return this.access.scope(actor, SET_HOLIDAYS).contains(path);
  }

  private requireOwnProvince(actor: Actor, province: EnteringProvince): void {
    if (!this.mayRemoveHoliday(actor, province)) throw new HolidayOfAnother(province.name);
  }

  /** Who enters something when, and for the department of which province. */
  private getEntering(actor: Actor): { readonly path: string; readonly by: string; readonly at: Date } {
    const [path = ''] = this.access.scope(actor, SET_HOLIDAYS).toPaths();
    return { path: path.split('.')[0] ?? '', by: actor.accountId, at: this.clock.now() };
  }

  private async changeHolidays(
    actor: Actor,
    action: string,
    details: Readonly<Record<string, string | number>>,
    write: () => Promise<number>,
  ): Promise<HolidayChange> {
    if (!this.access.holds(actor, SET_HOLIDAYS)) throw new Forbidden();
    return this.transactions.run(async () => {
      await this.holidayRepository.lockForChange();
      const written = await write();
      const changedRequests = written === 0 ? 0 : await this.recountOpenTerms();
      if (written > 0) {
        const unitPath = this.getEntering(actor).path;
        await this.audit.record(actor, { action, subjectType: 'holiday', subjectId: '', unitPath, details });
      }
      return { years: await this.listHolidays(), changedRequests };
    });
  }

  /** From the first day to the last, both included, in order. */
  async listDaysOff(from: string, until: string): Promise<DayOff[]> {
    const [first, last] = [yearOfDaysOff(from), yearOfDaysOff(until)];
    const entered = await this.holidayRepository.listFrom(`${first}-01-01`);
    const confirmed = await this.holidayRepository.confirmedFrom(first);
    const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
    return years
      .flatMap((year) => daysOffOf(year, entered, confirmed))
      .filter(({ day }) => day >= from && day <= until);
  }

  /** Those of the days that are days off, in order. */
  async findDaysOff(days: readonly string[]): Promise<DayOff[]> {
    const sorted = [...new Set(days)].sort();
    const [first, last] = [sorted[0], sorted.at(-1)];
    if (first === undefined || last === undefined) return [];
    return (await this.listDaysOff(first, last)).filter(({ day }) => sorted.includes(day));
  }

  /** True for a day after today in Vietnam. */
  isDayToCome(day: string): boolean {
    return day > this.clock.today();
  }

  /** `madeOn` null: now; else the Vietnamese day a paper was handed in, counted from its end. Joins a transaction. */
  async getDueDay(kind: DataRequestKind, madeOn: string | null): Promise<DataRequestTermDays> {
    const from = madeOn ?? this.clock.today();
    const now = this.clock.now();
    await this.holidayRepository.keepStill();
    return {
      madeAt: madeOn !== null && noonOf(madeOn) < now ? noonOf(madeOn) : now,
      ...this.lastDayOfTerm(kind, from, await this.listDaysOffFrom(from)),
    };
  }

  /** How many working days are left, counted from tomorrow, until the term that runs now is over: 0 on its last day and after it. */
  async countDaysLeft(): Promise<(request: DataRequest) => number> {
    const today = this.clock.today();
    const holidays = await this.listDaysOffFrom(today);
    return ({ state, answerDueOn, actDueOn }) =>
      workingDaysBetween(today, state === 'received' ? answerDueOn : actDueOn, holidays);
  }

  /** The day an extension ends. Joins a transaction. */
  async getExtendedDay(actDueOn: string): Promise<string> {
    await this.holidayRepository.keepStill();
    return afterDays(actDueOn, this.settings.DATA_REQUEST_EXTENSION_DAYS, await this.listDaysOffFrom(actDueOn));
  }

  /** Counts the terms of all open requests anew, after the list of days off changed. How many got another last day. */
  async recountOpenTerms(): Promise<number> {
    let changed = 0;
    for (const request of await this.requestRepository.lockOpen()) {
      const due = await this.recountTerm(request);
      if (due.answerDueOn === request.answerDueOn && due.actDueOn === request.actDueOn) continue;
      await this.requestRepository.setDueDays(request.id, due);
      changed += 1;
    }
    return changed;
  }

  /** An answer that was given keeps the day it was due on. */
  private async recountTerm(request: DataRequest): Promise<Pick<DataRequest, 'answerDueOn' | 'actDueOn'>> {
    const from = vietnamDate(request.madeAt);
    const holidays = await this.listDaysOffFrom(from);
    const { answerDueOn, actDueOn } = this.lastDayOfTerm(request.kind, from, holidays);
    return {
      answerDueOn: request.state === 'received' ? answerDueOn : request.answerDueOn,
      actDueOn: request.isExtended
        ? afterDays(actDueOn, this.settings.DATA_REQUEST_EXTENSION_DAYS, holidays)
        : actDueOn,
    };
  }

  private lastDayOfTerm(
    kind: DataRequestKind,
    from: string,
    holidays: ReadonlySet<string>,
  ): Pick<DataRequest, 'answerDueOn' | 'actDueOn'> {
    return {
      answerDueOn: afterWorkingDays(from, this.settings.DATA_REQUEST_ANSWER_WORKING_DAYS, holidays),
      actDueOn: afterDays(from, this.termDaysFor(kind), holidays),
    };
  }

  /** Days off of a fixed date, of this and the next year, and those that were entered. */
  private async listDaysOffFrom(day: string): Promise<Set<string>> {
    const year = Number(day.slice(0, 4));
    const entered = await this.holidayRepository.listFrom(day);
    return new Set([...fixedHolidays(year), ...fixedHolidays(year + 1), ...entered].map((one) => one.day));
  }

  private termDaysFor(kind: DataRequestKind): number {
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

const yearOfDaysOff = (day: string): number => Number(day.slice(0, 4));

function daysOffOf(year: number, entered: readonly EnteredHoliday[], confirmed: readonly ConfirmedYear[]): DayOff[] {
  const own = entered.filter(({ day }) => yearOfDaysOff(day) === year);
  const fixed = fixedHolidays(year);
  const taken = new Set(fixed.map(({ day }) => day));
  const sure = [...fixed, ...own.filter(({ day }) => !taken.has(day))];
  const isConfirmed = confirmed.some((one) => one.year === year);
  return [
    ...sure.map(({ day, occasion }) => ({ day, occasion, isExpected: false })),
    ...expectedHolidays(year, own, isConfirmed).map((one) => ({ ...one, isExpected: true })),
  ].sort((a, b) => a.day.localeCompare(b.day));
}
