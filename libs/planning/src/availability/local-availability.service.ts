import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AvailabilityService, type LocalDaySource, type StaffLeave } from '@lopso/classes';
import { AccountService } from '@lopso/identity';
import { dayOffWords, HolidayService, UnitService, type UnitSummary } from '@lopso/org';
import {
  type Actor,
  Audit,
  cleanText,
  Clock,
  compareNames,
  IdempotencyConflict,
  InvalidInput,
  NotFound,
  Transactions,
} from '@lopso/platform';
import {
  DayIsExpectedOff,
  DayIsOff,
  MarketThatDay,
  NotACommune,
  TrainerOnLeave,
  TrainerWithoutRight,
} from '../planning.errors';
import { type StoredClass, type StoredPlan } from '../plans/plan.repository';
import { PlanService } from '../plans/plan.service';
import { PlanTaskRepository } from '../proposals/plan-task.repository';
import { daysFrom } from '../proposals/plan-task.rules';
import { type Leave, LocalAvailabilityRepository, type Market } from './local-availability.repository';
import { isMarketDay, type MarketRule, mayTeachOn } from './local-availability.rules';

/** What is done to the ground of plans. */
export type AvailabilityAuditAction =
  | 'planning.home-set'
  | 'planning.leave-added'
  | 'planning.leave-removed'
  | 'planning.market-added'
  | 'planning.market-removed';

/** A leave, and how many sessions stand in it that somebody else has to hold, or that have to be moved. */
interface StandingLeave extends Leave {
  readonly sessions: number;
}

/** A trainer as plans know one. */
export interface TrainerAvailability {
  readonly accountId: string;
  readonly name: string;
  /** Null: nobody entered it, no plan sends this trainer. */
  readonly home: { readonly id: string; readonly name: string } | null;
  readonly leaves: readonly StandingLeave[];
}

const DAYS_AHEAD = 400;

const MOST_LEAVE_DAYS = 366;

const DAY_MS = 86_400_000;

/** A market with the name of its commune. */
export interface MarketView extends Market {
  readonly communeName: string;
}

const isWithin = (path: string, over: string): boolean => path === over || path.startsWith(`${over}.`);

/** Why a class can't be opened on its day. */
export type OpeningRefusal = DayIsOff | DayIsExpectedOff | MarketThatDay | TrainerOnLeave | TrainerWithoutRight;

/** A class as this check looks at it. */
type CheckedClass = Pick<StoredClass, 'day' | 'communeId' | 'trainerId' | 'people'>;

/** Homes and leaves of trainers, market days of communes, and whether a class may be opened on a day. */
@Injectable()
export class LocalAvailabilityService implements OnModuleInit, LocalDaySource {
  constructor(
    private readonly availabilityRepository: LocalAvailabilityRepository,
    private readonly accounts: AccountService,
    private readonly units: UnitService,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly planTaskRepository: PlanTaskRepository,
    private readonly holidays: HolidayService,
    private readonly availability: AvailabilityService,
    private readonly plans: PlanService,
    private readonly audit: Audit,
  ) {}

  /** Trainers of the province by name, with leave from today on. Written into the audit trail: it says where people live. */
  async listTrainers(actor: Actor): Promise<TrainerAvailability[]> {
    const province = await this.readableProvince(actor);
    const today = this.clock.today();
    const last = new Date(Date.parse(today) + DAYS_AHEAD * DAY_MS).toISOString().slice(0, 10);
    const reaches = await this.availabilityRepository.trainersWithin(province.path, today, last);
    const ids = reaches.map(({ accountId }) => accountId);
    await this.recordRead(actor, province);
    const names = await this.accounts.describeAccounts(ids);
    const leaves = await this.availabilityRepository.leavesOf(ids, today, last);
    const sessions = await this.availabilityRepository.sessionsWithin(leaves, this.clock.now());
    const communes = new Map((await this.units.listVisibleCommunes(actor)).map((unit) => [unit.id, unit.fullName]));
    const trainers = reaches.map(({ accountId, homeCommuneId }) => ({
      accountId,
      name: names.get(accountId)?.displayName ?? '',
      home: homeCommuneId === null ? null : { id: homeCommuneId, name: communes.get(homeCommuneId) ?? '' },
      leaves: leaves
        .filter((leave) => leave.accountId === accountId)
        .map((leave) => ({ ...leave, sessions: sessions.get(leave.id) ?? 0 })),
    }));
    return trainers.sort((one, other) => compareNames(one.name, other.name));
  }

  /** @throws NotFound for nobody's account or a commune elsewhere, NotACommune */
  async setTrainerHome(actor: Actor, accountId: string, communeId: string): Promise<void> {
    const province = await this.requireTrainerOf(actor, accountId);
    const unit = await this.units.getVisibleUnit(actor, communeId);
    if (unit.kind !== 'commune') throw new NotACommune();
    await this.transactions.run(async () => {
      await this.availabilityRepository.setHome({
        accountId,
        unitId: unit.id,
        by: actor.accountId,
        at: this.clock.now(),
      });
      await this.recordAct(actor, 'planning.home-set', accountId, province);
    });
  }

  /** Sent twice, it is written once. @throws InvalidInput for days that cannot be, LeaveOverlaps, IdempotencyConflict, NotFound */
  async addTrainerLeave(actor: Actor, leave: Leave): Promise<void> {
    const province = await this.requireTrainerOf(actor, leave.accountId);
    const days = (Date.parse(leave.to) - Date.parse(leave.from)) / DAY_MS;
    if (!(days >= 0 && days < MOST_LEAVE_DAYS))
      throw new InvalidInput([{ pointer: '#/to', code: 'planning.leave-days' }]);
    await this.transactions.run(async () => {
      await this.holdTrainer(leave.accountId);
      const written = { ...leave, by: actor.accountId, at: this.clock.now() };
      if (!(await this.availabilityRepository.addLeave(written))) return this.requireSameLeave(leave);
      await this.recordAct(actor, 'planning.leave-added', leave.accountId, province);
    });
  }

  /** @throws NotFound */
  async removeTrainerLeave(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const leave = await this.availabilityRepository.findLeave(id);
      if (leave === null) throw new NotFound();
      const province = await this.requireTrainerOf(actor, leave.accountId);
      await this.availabilityRepository.removeLeave(id);
      await this.recordAct(actor, 'planning.leave-removed', leave.accountId, province);
    });
  }

  private async requireSameLeave(leave: Leave): Promise<void> {
    const known = await this.availabilityRepository.findLeave(leave.id);
    const said = (one: Leave): string => [one.accountId, one.from, one.to].join();
    if (known === null || said(known) !== said(leave)) throw new IdempotencyConflict();
  }

  private async requireTrainerOf(actor: Actor, accountId: string): Promise<{ readonly path: string }> {
    const province = await this.planningProvince(actor);
    const today = this.clock.today();
    const reaches = await this.availabilityRepository.trainersWithin(province.path, today, '9999-12-31');
    if (!reaches.some((one) => one.accountId === accountId)) throw new NotFound();
    return province;
  }

  /** All markets of the province, by commune and name as Vietnamese sorts. */
  async listMarkets(actor: Actor): Promise<MarketView[]> {
    const province = await this.readableProvince(actor);
    const communes = new Map((await this.units.listVisibleCommunes(actor)).map((unit) => [unit.id, unit.fullName]));
    const markets = await this.availabilityRepository.marketsWithin(province.path);
    const named = markets.map((market) => ({ ...market, communeName: communes.get(market.communeId) ?? '' }));
    return named.sort(
      (one, other) =>
        one.communeName.localeCompare(other.communeName, 'vi') || one.name.localeCompare(other.name, 'vi'),
    );
  }

  /** Sent twice, it is written once. @throws InvalidInput without a rule, NotACommune, MarketNameTaken, IdempotencyConflict, NotFound */
  async addMarket(
    actor: Actor,
    wish: MarketRule & { readonly id: string; readonly communeId: string; readonly name: string },
  ): Promise<void> {
    await this.planningProvince(actor);
    const unit = await this.units.getVisibleUnit(actor, wish.communeId);
    if (unit.kind !== 'commune') throw new NotACommune();
    const isMoving = wish.everyDays !== null && wish.countedFrom !== null;
    if ((wish.weekday !== null) === isMoving)
      throw new InvalidInput([{ pointer: '#/weekday', code: 'planning.market-rule' }]);
    const rule = isMoving ? { ...wish, weekday: null } : { ...wish, everyDays: null, countedFrom: null };
    await this.transactions.run(async () => {
      const market = { ...rule, name: cleanText(wish.name), unitPath: unit.path };
      if (!(await this.availabilityRepository.addMarket(market))) return this.requireSameMarket(market);
      await this.recordAct(actor, 'planning.market-added', wish.id, unit);
    });
  }

  private async requireSameMarket(market: Market): Promise<void> {
    const known = await this.availabilityRepository.findMarket(market.id);
    const said = (one: Market): string =>
      JSON.stringify([one.communeId, one.name, one.weekday, one.everyDays, one.countedFrom]);
    if (known === null || said(known) !== said(market)) throw new IdempotencyConflict();
  }

  /** @throws NotFound */
  async removeMarket(actor: Actor, id: string): Promise<void> {
    const province = await this.planningProvince(actor);
    await this.transactions.run(async () => {
      const market = await this.availabilityRepository.findMarket(id);
      if (market === null || !isWithin(market.unitPath, province.path)) throw new NotFound();
      await this.availabilityRepository.removeMarket(id);
      await this.recordAct(actor, 'planning.market-removed', id, { path: market.unitPath });
    });
  }

  /** @throws DayIsOff, DayIsExpectedOff, MarketThatDay, TrainerOnLeave, TrainerWithoutRight: the first that stands in the way */
  async requireOpenable(plan: Pick<StoredPlan, 'unitPath'>, planned: CheckedClass): Promise<void> {
    const refusal = await this.findOpeningRefusal(plan, planned);
    if (refusal !== null) throw refusal;
  }

  /** The first that stands in the way; null: nothing. */
  async findOpeningRefusal(plan: Pick<StoredPlan, 'unitPath'>, planned: CheckedClass): Promise<OpeningRefusal | null> {
    return (
      (await this.offOn(planned.day)) ??
      (await this.marketOn(planned)) ??
      (await this.trainerAway(plan.unitPath, planned))
    );
  }

  private async offOn(day: string): Promise<DayIsOff | DayIsExpectedOff | null> {
    const [off] = await this.holidays.findDaysOff([day]);
    if (off === undefined) return null;
    return off.isExpected ? new DayIsExpectedOff(dayOffWords(off)) : new DayIsOff(day);
  }

  private async marketOn({ day, communeId, people }: CheckedClass): Promise<MarketThatDay | null> {
    const communes = [...new Set([communeId, ...people.map((group) => group.communeId)])];
    const market = (await this.availabilityRepository.marketsOf(communes)).find((one) => isMarketDay(one, day));
    return market === undefined ? null : new MarketThatDay(market.name, day);
  }

  private async trainerAway(
    unitPath: string,
    { day, communeId, trainerId }: CheckedClass,
  ): Promise<TrainerOnLeave | TrainerWithoutRight | null> {
    const [leave] = await this.availabilityRepository.leavesOf([trainerId], day, day);
    if (leave !== undefined) return new TrainerOnLeave(leave.from, leave.to);
    const communePath = (await this.planTaskRepository.communePaths(unitPath)).get(communeId) ?? '';
    const reach = (await this.availabilityRepository.trainersWithin(unitPath, day, day)).find(
      (one) => one.accountId === trainerId,
    );
    return mayTeachOn(reach?.rights ?? [], communePath, day) ? null : new TrainerWithoutRight(day);
  }

  onModuleInit(): void {
    this.availability.answerLocalDaysBy(this);
  }

  /** As `LocalDaySource` says. Joins a running transaction. */
  async leavesOf(accountIds: readonly string[], from: string, until: string): Promise<readonly StaffLeave[]> {
    const leaves = await this.availabilityRepository.leavesOf(accountIds, from, until);
    return leaves.map((leave) => ({ accountId: leave.accountId, from: leave.from, until: leave.to }));
  }

  /** As `LocalDaySource` says. */
  async marketDays(communeIds: readonly string[], from: string, until: string): Promise<ReadonlySet<string>> {
    const markets = await this.availabilityRepository.marketsOf(communeIds);
    return new Set(daysFrom(from, until).filter((day) => markets.some((market) => isMarketDay(market, day))));
  }

  async planningProvince(actor: Actor): Promise<UnitSummary> {
    return this.plans.getPlanningProvince(actor);
  }

  async readableProvince(actor: Actor): Promise<UnitSummary> {
    return this.plans.getReadableProvince(actor);
  }

  /** Who lays sessions of this trainer waits until the transaction ends. */
  async holdTrainer(accountId: string): Promise<void> {
    await this.availability.holdStaff([accountId]);
  }

  /** `subjectId` is the account of a trainer, or the market. */
  async recordAct(
    actor: Actor,
    action: AvailabilityAuditAction,
    subjectId: string,
    { path }: { readonly path: string },
  ): Promise<void> {
    const isMarket = action === 'planning.market-added' || action === 'planning.market-removed';
    const subjectType = isMarket ? 'market' : 'account';
    await this.audit.record(actor, { action, subjectType, subjectId, unitPath: path });
  }

  async recordRead(actor: Actor, { id, path }: Pick<UnitSummary, 'id' | 'path'>): Promise<void> {
    await this.audit.recordRead(actor, {
      action: 'planning.trainers-read',
      subjectType: 'unit',
      subjectId: id,
      unitPath: path,
    });
  }
}
