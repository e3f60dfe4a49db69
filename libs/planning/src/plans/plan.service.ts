import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { RoundIsClosed, RoundService } from '@lopso/learning';
import { type DayOff, UnitService, type UnitSummary } from '@lopso/org';
import {
  Access,
  type Actor,
  Audit,
  bodyDigest,
  cleanText,
  Clock,
  compareNames,
  decodeMomentCursor,
  encodeMomentCursor,
  IdempotencyConflict,
  InvalidInput,
  JobQueue,
  NotFound,
  type Permission,
  requireSameBody,
  streamXlsx,
  Transactions,
} from '@lopso/platform';
import { LocalAvailabilityRepository } from '../availability/local-availability.repository';
import { carriedPins, type CarryFault } from '../planned-classes/spot.rules';
import { NoTrainer, PlanAtWork, PlanChangedSince, PlanHasClasses, TrainerNotThere } from '../planning.errors';
import { PLAN_CLASSES, READ_PLANS } from '../planning.permissions';
import { type BeyondClass, plannedOf, PlanProposalService, PROPOSE_CLASSES } from '../proposals/plan-proposal.service';
import { ABOUT_COLUMNS, aboutRows, CLASS_COLUMNS, classRows, GAP_COLUMNS, gapRow } from './plan-sheet.rules';
import {
  type DroppedPin,
  type DroppedPinView,
  type GapView,
  type PlannedClassView,
  PlanRepository,
  type PlanState,
  type PlanSummary,
  type PlanWish,
  type StoredClass,
  type StoredPlan,
} from './plan.repository';
import {
  classMinutes,
  faultOfHours,
  faultOfTerms,
  GIVEN_UP,
  isGivenUp,
  type PlanHours,
  type TimetabledClass,
  timetableOf,
} from './plan.rules';

/** What is done to a plan. */
export type PlanAuditAction =
  | 'planning.plan-asked'
  | 'planning.plan-asked-again'
  | 'planning.plan-removed'
  | 'planning.plan-pinned'
  | 'planning.plan-placed'
  | 'planning.plan-opened';

/** A plan as somebody saw it: only of that do her numbers of classes tell which are meant. */
export interface SeenPlan {
  readonly id: string;
  readonly revision: number;
}

/** A plan in a list, with the title of its round. */
export interface PlanInList extends PlanSummary {
  readonly roundTitle: string;
}

/** A plan with its classes and whom it leaves without one. */
export interface PlanView extends StoredPlan {
  readonly roundTitle: string;
  readonly classes: readonly PlannedClassView[];
  readonly gaps: readonly GapView[];
  readonly dropped: readonly DroppedPinView[];
  /** Communes of its classes and gaps, by name, to which no way was counted as nobody knows where they lie. */
  readonly withoutPlace: readonly { readonly id: string; readonly name: string }[];
  /** Days off in its period, as they are known now. */
  readonly daysOff: readonly DayOff[];
  /** Who misses more than one of its classes gives, in minutes; null: nobody, and while it is worked out. */
  readonly beyond: BeyondClass | null;
  /** Whether the actor may change it. */
  readonly canPlan: boolean;
}

interface Named {
  readonly communeId: string;
  readonly communeName: string;
}

/** Where a class is held, and where its people come from. */
const communesOf = ({ communeId, communeName, people }: PlannedClassView): Named[] => [
  { communeId, communeName },
  ...people,
];

/** Where on the form a fault of the terms lies. */
const POINTERS = {
  'no-weekday': '#/terms/weekdays',
  'hours-reversed': '#/terms/morning',
  'hours-overlap': '#/terms/afternoon',
  'days-reversed': '#/until',
  'days-past': '#/from',
  'days-too-many': '#/until',
} as const;

const isPin = ({ isPinned, classGroupId }: StoredClass): boolean => isPinned && classGroupId === null;

function droppedPin({ communeId, day, firstHalf, halves, people }: StoredClass, reason: CarryFault): DroppedPin {
  return { communeId, day, firstHalf, halves, reason, people: people.reduce((sum, { count }) => sum + count, 0) };
}

/** The hours of a class as they stand on the form of a plan. */
export interface HoursWish extends Pick<PlanHours, 'morning' | 'afternoon'> {
  readonly roundId: string;
  readonly halves: 1 | 2;
}

/** What the hours of a class are worth in a round. */
export interface HoursForeseen {
  /** What a class over both halves of a day gives. */
  readonly wholeDayMinutes: number;
  /** Who misses more than one class gives, as the plan will say it; null: nobody. */
  readonly beyond: BeyondClass | null;
}

/** A plan with its classes by time, opened ones as the timetable has them. */
export interface PlanTimetable {
  readonly plan: PlanView;
  readonly classes: readonly TimetabledClass[];
}

/** Where a plan lies and what it is called. */
export type PlanPlace = Pick<PlanView, 'unitId' | 'unitPath' | 'name'>;

const when = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short', timeStyle: 'short' });

/** Plans of classes for a round: drafted, asked for anew, removed, read, exported. */
@Injectable()
export class PlanService {
  constructor(
    private readonly planRepository: PlanRepository,
    private readonly availabilityRepository: LocalAvailabilityRepository,
    private readonly units: UnitService,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly roundService: RoundService,
    private readonly proposals: PlanProposalService,
    private readonly queue: JobQueue,
    private readonly transactions: Transactions,
  ) {}

  /** The province the actor plans for. @throws Forbidden, NotFound for a right over something smaller */
  async getPlanningProvince(actor: Actor): Promise<UnitSummary> {
    return this.provinceFor(actor, PLAN_CLASSES);
  }

  /** The province whose plans the actor sees. @throws Forbidden, NotFound */
  async getReadableProvince(actor: Actor): Promise<UnitSummary> {
    return this.provinceFor(actor, READ_PLANS);
  }

  /**
   * A plan the actor may change, held until the transaction ends. One whose worker is gone has failed from then on, and what that
   * worker brings after all is not written. @throws NotFound
   */
  async lockPlan(actor: Actor, id: string): Promise<StoredPlan> {
    const plan = await this.planRepository.lock(id);
    if (plan === null || !this.access.scope(actor, READ_PLANS).contains(plan.unitPath)) throw new NotFound();
    this.access.require(actor, PLAN_CLASSES, plan);
    if (!isGivenUp(plan, this.clock.now())) return plan;
    await this.planRepository.fail(id, plan.run, GIVEN_UP.failure);
    return { ...plan, ...GIVEN_UP };
  }

  /** The same, as the actor saw it when she decided. @throws PlanChangedSince, PlanAtWork, NotFound */
  async lockPlanAsSeen(actor: Actor, { id, revision }: SeenPlan): Promise<StoredPlan> {
    const plan = await this.lockStandingPlan(actor, id);
    if (plan.revision !== revision) throw new PlanChangedSince();
    return plan;
  }

  /** One that is not being worked out. @throws PlanAtWork, NotFound */
  async lockStandingPlan(actor: Actor, id: string): Promise<StoredPlan> {
    const plan = await this.lockPlan(actor, id);
    if (plan.state === 'working') throw new PlanAtWork();
    return plan;
  }

  /** @throws TrainerNotThere when one of them teaches nowhere in the province in those days */
  async requireTrainers(unitPath: string, wish: Pick<PlanWish, 'trainerIds' | 'from' | 'until'>): Promise<void> {
    const known = await this.availabilityRepository.trainersWithin(unitPath, wish.from, wish.until);
    const ids = new Set(known.map(({ accountId }) => accountId));
    if (!wish.trainerIds.every((id) => ids.has(id))) throw new TrainerNotThere();
  }

  async recordPlanAct(
    actor: Actor,
    action: PlanAuditAction,
    plan: Pick<StoredPlan, 'id' | 'unitPath'>,
    details: Readonly<Record<string, string | number>> = {},
  ): Promise<void> {
    const { id: subjectId, unitPath } = plan;
    await this.audit.record(actor, {
      action,
      subjectType: 'class-plan',
      subjectId,
      unitPath,
      details,
    });
  }

  private async provinceFor(actor: Actor, permission: Permission): Promise<UnitSummary> {
    this.access.requireHeld(actor, permission);
    const [path = ''] = this.access.scope(actor, permission).toPaths();
    if (path === '' || path.includes('.')) throw new NotFound();
    return this.units.getProvince(path);
  }

  /** The plans of the actor's province, the latest first. */
  async listPlans(
    actor: Actor,
    limit: number,
    cursor: string | null,
  ): Promise<{ plans: PlanInList[]; nextCursor: string | null }> {
    const after = decodeMomentCursor(cursor);
    const found = await this.planRepository.list(this.access.scope(actor, READ_PLANS), { after, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    const plans: PlanInList[] = [];
    for (const plan of page)
      plans.push({ ...this.withGivenUp(plan), roundTitle: (await this.roundService.getRound(plan.roundId)).title });
    return { plans, nextCursor: last === undefined ? null : encodeMomentCursor(last.createdAt, last.id) };
  }

  /** Its terms and where it lies, without its classes. @throws NotFound outside the actor's units */
  async getStoredPlan(actor: Actor, id: string): Promise<StoredPlan> {
    const plan = await this.planRepository.find(id);
    if (plan === null || !this.access.scope(actor, READ_PLANS).contains(plan.unitPath)) throw new NotFound();
    return plan;
  }

  /** @throws NotFound outside the actor's units */
  async getPlan(actor: Actor, id: string): Promise<PlanView> {
    const plan = await this.getStoredPlan(actor, id);
    const [classes, gaps] = [await this.planRepository.describeClasses(id), await this.planRepository.describeGaps(id)];
    return {
      ...this.withGivenUp(plan),
      roundTitle: (await this.roundService.getRound(plan.roundId)).title,
      ...{
        classes,
        gaps,
        withoutPlace: await this.listCommunesWithoutPlace([...classes.flatMap(communesOf), ...gaps]),
      },
      dropped: await this.planRepository.describeDroppedPins(id),
      daysOff: await this.proposals.listDaysOff(plan),
      // Asked again and again until it is there, of which a look through all cycles of the round is no part.
      beyond: plan.state === 'working' ? null : await this.proposals.findHoursBeyondPlan(plan),
      canPlan: this.access.scope(actor, PLAN_CLASSES).contains(plan.unitPath),
    };
  }

  private async listCommunesWithoutPlace(communes: readonly Named[]): Promise<PlanView['withoutPlace']> {
    const names = new Map(communes.map(({ communeId, communeName }) => [communeId, communeName]));
    const ids = await this.proposals.findCommunesWithoutPlace([...names.keys()]);
    return ids
      .map((id) => ({ id, name: names.get(id) ?? '' }))
      .sort((one, other) => compareNames(one.name, other.name));
  }

  /** A plan whose worker is gone says so, also before somebody asks for it anew. */
  private withGivenUp<T extends { readonly state: PlanState; readonly askedAt: Date }>(plan: T): T {
    return isGivenUp(plan, this.clock.now()) ? { ...plan, ...GIVEN_UP } : plan;
  }

  /**
   * Writes a plan, with the pins of the one it is made after, and starts working it out; gives its id, which is the client key. Sent twice, it
   * makes one plan. @throws InvalidInput, NoTrainer, TrainerNotThere, NotFound for a round or a plan of others, IdempotencyConflict
   */
  async draftPlan(actor: Actor, clientKey: string, wish: PlanWish): Promise<string> {
    const province = await this.getPlanningProvince(actor);
    const roundId = await this.getRoundOfWish(actor, wish);
    const named = { ...wish, name: cleanText(wish.name) };
    const known = await this.planRepository.find(clientKey);
    if (known !== null) return this.requireSameWish(known, named, actor);
    await this.requirePossibleTerms(province.path, wish);
    await this.transactions.run(async () => {
      const plan = {
        ...{ ...named, id: clientKey, roundId, unitId: province.id, unitPath: province.path },
        ...{ createdBy: actor.accountId, createdAt: this.clock.now() },
      };
      if (!(await this.planRepository.insert(plan))) return;
      const pins = await this.carryPins(clientKey);
      await this.recordPlanAct(actor, 'planning.plan-asked', plan, pins === 0 ? {} : { pins });
      await this.queue.send(PROPOSE_CLASSES, { planId: clientKey, run: 1 });
    });
    return clientKey;
  }

  /** Works the plan out anew: what is pinned or opened stays. @throws PlanAtWork while another run lives, NotFound */
  async proposeAgain(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const plan = await this.lockPlan(actor, id);
      const run = await this.planRepository.startRun(id, this.clock.now());
      if (run === null) throw new PlanAtWork();
      await this.recordPlanAct(actor, 'planning.plan-asked-again', plan);
      await this.queue.send(PROPOSE_CLASSES, { planId: id, run });
    });
  }

  /** Takes a plan away of which no class was opened. @throws PlanHasClasses, PlanHasPapers, NotFound */
  async removePlan(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const plan = await this.lockPlan(actor, id);
      const classes = await this.planRepository.classesOf(id);
      if (classes.some(({ classGroupId }) => classGroupId !== null)) throw new PlanHasClasses();
      await this.planRepository.remove(id);
      await this.recordPlanAct(actor, 'planning.plan-removed', plan, { name: plan.name });
    });
  }

  private requireSameWish(
    known: PlanWish & { readonly id: string; readonly createdBy: string },
    wish: PlanWish,
    actor: Actor,
  ): string {
    const said = ({ name, roundId, from, until, terms, trainerIds, pinsOfPlanId }: PlanWish): Buffer =>
      bodyDigest({ name, roundId, from, until, terms, trainerIds: [...trainerIds].sort(), pinsOfPlanId });
    if (known.createdBy !== actor.accountId) throw new IdempotencyConflict();
    requireSameBody(said(known), said(wish));
    return known.id;
  }

  /** The id of its round; the plan whose pins it takes is of the same. @throws NotFound for a round or a plan of others, RoundIsClosed, InvalidInput */
  async getRoundOfWish(actor: Actor, { roundId, pinsOfPlanId }: PlanWish): Promise<string> {
    const { id, state } = await this.roundService.getVisibleRound(actor, roundId);
    if (state === 'closed') throw new RoundIsClosed();
    if (pinsOfPlanId === null) return id;
    const source = await this.getStoredPlan(actor, pinsOfPlanId);
    if (source.roundId !== id)
      throw new InvalidInput([{ pointer: '#/pinsOfPlanId', code: 'planning.pins-of-other-round' }]);
    return id;
  }

  /** @throws InvalidInput, NoTrainer, TrainerNotThere */
  async requirePossibleTerms(unitPath: string, wish: PlanWish): Promise<void> {
    const fault = faultOfTerms(wish.terms, wish, this.clock.today());
    if (fault !== null) throw new InvalidInput([{ pointer: POINTERS[fault], code: `planning.${fault}` }]);
    if (wish.trainerIds.length === 0) throw new NoTrainer();
    await this.requireTrainers(unitPath, wish);
  }

  /**
   * Writes the pins of the plan it is made after, as far as they hold in the new one, and what fell away with why; opened classes are no pins any
   * more. Joins the transaction that wrote the plan. Gives how many stay.
   */
  async carryPins(planId: string): Promise<number> {
    const plan = await this.planRepository.find(planId);
    if (plan === null || plan.pinsOfPlanId === null) return 0;
    const pins = (await this.planRepository.classesOf(plan.pinsOfPlanId)).filter(isPin);
    if (pins.length === 0) return 0;
    const { task } = await this.proposals.readTask(plan, pins);
    const { kept, fallen } = carriedPins(task, pins, plannedOf);
    await this.planRepository.carryPins(planId, {
      kept: kept.map((pin, index) => ({ ...pin, number: index + 1 })),
      dropped: fallen.map(({ pin, reason }) => droppedPin(pin, reason)),
    });
    return kept.length;
  }

  /** Keeps nothing. @throws Forbidden, NotFound for a round of others, InvalidInput for hours that contradict each other */
  async foreseeHours(actor: Actor, { roundId, halves, ...hours }: HoursWish): Promise<HoursForeseen> {
    const province = await this.getPlanningProvince(actor);
    const round = await this.roundService.getVisibleRound(actor, roundId);
    const fault = faultOfHours(hours);
    if (fault !== null) throw new InvalidInput([{ pointer: '#/morning', code: `planning.${fault}` }]);
    return {
      wholeDayMinutes: classMinutes(hours, 2),
      beyond: await this.proposals.findHoursBeyondClass(
        { planId: null, unitPath: province.path, roundId: round.id },
        classMinutes(hours, halves),
      ),
    };
  }

  /** Where a plan lies and what it is called, without a look at its classes. @throws NotFound outside the actor's units */
  async getPlanPlace(actor: Actor, planId: string): Promise<PlanPlace> {
    const { unitId, unitPath, name } = await this.getStoredPlan(actor, planId);
    return { unitId, unitPath, name };
  }

  /** @throws NotFound outside the actor's units */
  async getTimetable(actor: Actor, planId: string): Promise<PlanTimetable> {
    const plan = await this.getPlan(actor, planId);
    return { plan, classes: timetableOf(plan.classes, plan.terms, await this.planRepository.listSessions(planId)) };
  }

  /** An .xlsx file: the classes by time, a row a session; whom they leave out and why; what the plan is. Every export is noted. @throws NotFound */
  async exportPlan(actor: Actor, planId: string): Promise<Readable> {
    const { plan, classes } = await this.getTimetable(actor, planId);
    const { unitPath, gaps, terms } = plan;
    await this.audit.recordExport(actor, {
      ...{ action: 'planning.plan-exported', subjectType: 'class-plan', subjectId: planId, unitPath },
    });
    const about = { ...plan, isWorking: plan.state === 'working' };
    return streamXlsx([
      { name: 'Các lớp', columns: CLASS_COLUMNS, rows: classes.flatMap(classRows), isList: true },
      {
        ...{ name: 'Chưa xếp được', columns: GAP_COLUMNS, isList: true },
        rows: gaps.map((gap) => gapRow(gap, terms.memberMinutes)),
      },
      { name: 'Kế hoạch', columns: ABOUT_COLUMNS, rows: aboutRows(about, classes, when.format(this.clock.now())) },
    ]);
  }
}
