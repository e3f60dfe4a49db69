import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, Clock, Forbidden, InvalidInput, Transactions } from '@lopso/platform';
import { HolidayOfAnother } from '../org-changes.errors';
import { SET_HOLIDAYS } from '../org.permissions';
import { type ExpectedHoliday, expectedHolidays } from '../rules/expected-holidays';
import {
  daysBetween,
  type EnteredOccasion,
  fixedHolidays,
  type FixedHoliday,
  missingOccasions,
} from '../rules/public-holidays';
import {
  type ConfirmedYear,
  type EnteredHoliday,
  type EnteringProvince,
  HolidayRepository,
} from '../storage/holiday.repository';
import { DataRequestTerms } from './data-request-terms';

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

/**
 * Days off that the terms of requests are counted by: those of a fixed date, and what departments enter for the whole
 * country; what one entered only that one takes back (decision 0029).
 */
@Injectable()
export class Holidays {
  constructor(
    private readonly holidays: HolidayRepository,
    private readonly terms: DataRequestTerms,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /** This year, the next, and later ones of which something is entered. No access check: public holidays. */
  async list(): Promise<HolidayYear[]> {
    const first = Number(this.clock.today().slice(0, 4));
    const entered = await this.holidays.listFrom(`${first}-01-01`);
    const confirmed = await this.holidays.confirmedFrom(first);
    const years = new Set([first, first + 1, ...entered.map(yearOf), ...confirmed.map(({ year }) => year)]);
    const today = this.clock.today();
    return [...years].sort((a, b) => a - b).map((year) => yearList(year, { entered, confirmed, today }));
  }

  /**
   * Enters every day from the first to the last; days that are there stay. Open requests get their new last days.
   * @throws Forbidden for anybody but the department; InvalidInput for days the wrong way round, too many, or long past
   */
  async add(
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
    return this.change(actor, 'org.holidays-added', { from: wish.from, to: wish.to, occasion: wish.occasion }, () =>
      this.holidays.add(days, { occasion: wish.occasion, ...this.entering(actor) }),
    );
  }

  /** Takes entered days out again; those of a fixed date stay. @throws Forbidden, InvalidInput, HolidayOfAnother */
  async remove(actor: Actor, period: { readonly from: string; readonly to: string }): Promise<HolidayChange> {
    const days = daysBetween(period.from, period.to);
    if (days.length === 0 || days.length > MOST_DAYS) {
      throw new InvalidInput([{ pointer: '#/to', code: 'org.holiday-period', params: { most: MOST_DAYS } }]);
    }
    return this.change(actor, 'org.holidays-removed', { ...period }, async () => {
      const entered = await this.holidays.listFrom(period.from);
      for (const { day, province } of entered) if (days.includes(day)) this.requireOwn(actor, province);
      return this.holidays.remove(days);
    });
  }

  /** Says that a year's list is complete by a document; `document` null takes the word back. @throws Forbidden, HolidayOfAnother */
  async confirm(actor: Actor, year: number, document: string | null): Promise<HolidayChange> {
    return this.change(actor, 'org.holiday-year-confirmed', { year, document: document ?? '' }, async () => {
      const [said] = await this.holidays.confirmedFrom(year);
      if (said?.year === year) this.requireOwn(actor, said.province);
      if (document === null) await this.holidays.unconfirm(year);
      else await this.holidays.confirm(year, { document, ...this.entering(actor) });
      return 1;
    });
  }

  /** Whether the actor may take back what a province entered. */
  mayTakeBack(actor: Actor, { path }: EnteringProvince): boolean {
    return this.access.scope(actor, SET_HOLIDAYS).contains(path);
  }

  private requireOwn(actor: Actor, province: EnteringProvince): void {
    if (!this.mayTakeBack(actor, province)) throw new HolidayOfAnother(province.name);
  }

  /** Who enters something when, and for the department of which province. */
  private entering(actor: Actor): { readonly path: string; readonly by: string; readonly at: Date } {
    const [path = ''] = this.access.scope(actor, SET_HOLIDAYS).toPaths();
    return { path: path.split('.')[0] ?? '', by: actor.accountId, at: this.clock.now() };
  }

  private async change(
    actor: Actor,
    action: string,
    details: Readonly<Record<string, string | number>>,
    write: () => Promise<number>,
  ): Promise<HolidayChange> {
    if (!this.access.holds(actor, SET_HOLIDAYS)) throw new Forbidden();
    return this.transactions.run(async () => {
      await this.holidays.lockForChange();
      const written = await write();
      const changedRequests = written === 0 ? 0 : await this.terms.recountOpen();
      if (written > 0) {
        const unitPath = this.entering(actor).path;
        await this.audit.record(actor, { action, subjectType: 'holiday', subjectId: '', unitPath, details });
      }
      return { years: await this.list(), changedRequests };
    });
  }
}

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
