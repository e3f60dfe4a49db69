import { Injectable } from '@nestjs/common';
import { ClassScheduleService } from '@lopso/classes';
import { dayOffWords, HolidayService, nameInSentence } from '@lopso/org';
import { type Actor, dayInWords, DomainError, newId, NotFound, Transactions } from '@lopso/platform';
import { LocalAvailabilityRepository } from '../availability/local-availability.repository';
import { isMarketDay } from '../availability/local-availability.rules';
import { LocalAvailabilityService } from '../availability/local-availability.service';
import { ClassIsOpened, ClassWasMoved, PlanAtWork, PlanChangedSince, SpotRefused } from '../planning.errors';
import { PlanRepository, type SpotNames, type StoredClass, type StoredPlan } from '../plans/plan.repository';
import { classTitle, hoursOf } from '../plans/plan.rules';
import { PlanService, type SeenPlan } from '../plans/plan.service';
import { plannedOf, PlanProposalService } from '../proposals/plan-proposal.service';
import { PlanTaskRepository } from '../proposals/plan-task.repository';
import { type PlannedClass, type PlanTask } from '../proposals/plan-task.rules';
import {
  classClashes,
  faultOfSpot,
  freeSpots,
  type HeldClass,
  otherClash,
  type SpotClash,
  type SpotFault,
  type WantedSpot,
  weekAround,
} from './spot.rules';

/** A class of a plan that is to go elsewhere, and the plan as it stands with all other classes on it. */
interface Moved {
  readonly plan: StoredPlan;
  readonly task: PlanTask;
  readonly moved: StoredClass;
}

const words = (day: string): string => (day === '' ? '' : dayInWords(day));

const placeOf = ({ hallName, communeName }: { readonly hallName: string; readonly communeName: string }): string =>
  `${hallName}, ${nameInSentence(communeName)}`;

const wantedOf = ({ plan }: Moved, { day, half }: WantedSpot): { day: string; halves: readonly (0 | 1)[] } => ({
  day,
  halves: plan.terms.halves === 2 ? [0, 1] : [half],
});

const isThere = ({ hallId, trainerId, day, firstHalf, halves, isPinned }: StoredClass, spot: WantedSpot): boolean =>
  isPinned &&
  hallId === spot.hallId &&
  trainerId === spot.trainerId &&
  day === spot.day &&
  (halves === 2 || firstHalf === spot.half);

/** What became of a class that was to be opened: its id, or why not. */
export interface Opening {
  readonly number: number;
  readonly classGroupId: string | null;
  readonly refusal: DomainError | null;
}

/** What only one class is refused for; the plan itself missing, being worked out or another than was seen stops all. */
const isOfOneClass = (error: unknown): error is DomainError =>
  error instanceof DomainError &&
  !['forbidden', 'not-found'].includes(error.kind) &&
  !(error instanceof PlanAtWork) &&
  !(error instanceof PlanChangedSince);

/** Its place among the classes of its commune, from 1; null: it is the only one. */
function placeOfOpenPlanned(classes: readonly StoredClass[], planned: StoredClass): number | null {
  const ofCommune = classes.filter(({ communeId }) => communeId === planned.communeId).map(({ number }) => number);
  return ofCommune.length === 1 ? null : ofCommune.indexOf(planned.number) + 1;
}

const communesOf = ({ communeId, people }: StoredClass): string[] => [
  ...new Set([communeId, ...people.map((group) => group.communeId)]),
];

const isSamePlace = (one: StoredClass, other: StoredClass): boolean =>
  one.classGroupId === other.classGroupId &&
  one.hallId === other.hallId &&
  one.trainerId === other.trainerId &&
  one.day === other.day &&
  one.firstHalf === other.firstHalf;

/** Where else a class of a plan could stand, with names. */
export interface OfferedSpot extends WantedSpot, SpotNames {}

/** Classes of a plan: pinned, put elsewhere, opened; what stands in the way and which other places are free. */
@Injectable()
export class PlannedClassService {
  constructor(
    private readonly planRepository: PlanRepository,
    private readonly proposals: PlanProposalService,
    private readonly plans: PlanService,
    private readonly transactions: Transactions,
    private readonly planTaskRepository: PlanTaskRepository,
    private readonly availabilityRepository: LocalAvailabilityRepository,
    private readonly holidays: HolidayService,
    private readonly schedule: ClassScheduleService,
    private readonly localAvailability: LocalAvailabilityService,
  ) {}

  /** Pins classes, or lets them go; opened ones stay pinned. `seen`: the plan the numbers are of. @throws PlanChangedSince, PlanAtWork, NotFound */
  async pinClasses(actor: Actor, seen: SeenPlan, numbers: readonly number[], isPinned: boolean): Promise<void> {
    await this.transactions.run(async () => {
      const plan = await this.plans.lockPlanAsSeen(actor, seen);
      const changed = await this.planRepository.pin(plan.id, numbers, isPinned);
      if (changed > 0) await this.plans.recordPlanAct(actor, 'planning.plan-pinned', plan, { classes: changed });
    });
  }

  /** Puts a class elsewhere and pins it there; one that stands there already stays, so that an act sent twice is none more. @throws SpotRefused, ClassIsOpened, PlanChangedSince, PlanAtWork, NotFound */
  async placeClass(actor: Actor, seen: SeenPlan, number: number, spot: WantedSpot): Promise<void> {
    await this.transactions.run(async () => {
      const plan = await this.plans.lockStandingPlan(actor, seen.id);
      const classes = await this.planRepository.classesOf(plan.id);
      const moved = classes.find((one) => one.number === number);
      if (moved !== undefined && isThere(moved, spot)) return;
      if (plan.revision !== seen.revision) throw new PlanChangedSince();
      if (moved === undefined) throw new NotFound();
      if (moved.classGroupId !== null) throw new ClassIsOpened();
      const task = await this.taskAround(plan, classes, moved);
      const fault = faultOfSpot(task, plannedOf(moved), spot);
      if (fault !== null) throw await this.refusalOfSpot({ plan, task, moved }, spot, fault);
      await this.planRepository.place(plan.id, number, { ...spot, firstHalf: plan.terms.halves === 2 ? 0 : spot.half });
      await this.plans.recordPlanAct(actor, 'planning.plan-placed', plan, { number });
    });
  }

  /** The task as it stands, all other classes of the plan on it. */
  private async taskAround(
    plan: StoredPlan,
    classes: readonly StoredClass[],
    moved: StoredClass,
  ): Promise<Parameters<typeof faultOfSpot>[0]> {
    const { task } = await this.proposals.readTask(plan);
    const pinned: PlannedClass[] = classes.filter((one) => one !== moved).map(plannedOf);
    return { ...task, pinned };
  }

  /** In the transaction that held the plan. */
  async refusalOfSpot(of: Moved, spot: WantedSpot, fault: SpotFault): Promise<SpotRefused> {
    const { hallId, trainerId } = spot;
    const { halls, trainers } = await this.planRepository.findSpotNames([hallId], [trainerId]);
    const names = { hallName: halls.get(hallId) ?? '', trainerName: trainers.get(trainerId) ?? '' };
    const clashes = await this.clashesOf(of, spot, fault, names);
    const days = ({ on, until, ...rest }: SpotClash): SpotClash => ({ ...rest, on: words(on), until: words(until) });
    return new SpotRefused(fault, { clashes: clashes.map(days), spots: await this.offersFor(of, spot) });
  }

  private async clashesOf(of: Moved, spot: WantedSpot, fault: SpotFault, names: SpotNames): Promise<SpotClash[]> {
    switch (fault) {
      case 'day':
        return this.dayClashes(of.moved, spot.day);
      case 'hall-closed':
        return this.closingClash(of.task, spot, names);
      case 'trainer-away':
        return (await this.availabilityRepository.leavesOf([spot.trainerId], spot.day, spot.day)).map(({ from, to }) =>
          otherClash('leave', names.trainerName, { on: from, until: to }),
        );
      case 'hall-taken':
      case 'trainer-taken':
        return classClashes(fault, await this.classesAround(of, spot), wantedOf(of, spot), names);
      case 'hall-elsewhere':
      case 'hall-small':
      case 'trainer-unknown':
      case 'trainer-no-right':
        return [];
    }
  }

  private closingClash({ halls }: PlanTask, { hallId }: WantedSpot, { hallName }: SpotNames): SpotClash[] {
    const closedOn = halls.find(({ id }) => id === hallId)?.closedOn ?? '';
    return [otherClash('closed', hallName, { on: closedOn })];
  }

  /** A day off, and markets of the communes whose people come. */
  private async dayClashes({ communeId, people }: StoredClass, day: string): Promise<SpotClash[]> {
    const off = await this.holidays.findDaysOff([day]);
    const communes = [...new Set([communeId, ...people.map((group) => group.communeId)])];
    const markets = (await this.availabilityRepository.marketsOf(communes)).filter((market) =>
      isMarketDay(market, day),
    );
    return [
      ...off.map((one) => otherClash('day-off', dayOffWords(one), { on: day })),
      ...markets.map(({ name }) => otherClash('market', name, { on: day })),
    ];
  }

  /** Classes of the week in the hall or with the trainer: of the timetable, and of the plan where they are not opened yet. */
  private async classesAround({ plan, moved }: Moved, { hallId, trainerId, day }: WantedSpot): Promise<HeldClass[]> {
    const week = weekAround(day);
    const held = await this.planTaskRepository.heldAt({ hallId, trainerId, ...week });
    const planned = (await this.planRepository.describeClasses(plan.id)).filter(
      (one) =>
        one.classGroupId === null && one.number !== moved.number && one.day >= week.from && one.day <= week.until,
    );
    const inPlan = planned.map((one) => {
      const hours = hoursOf(plan.terms, one);
      return {
        ...{ title: '', day: one.day, from: hours[0]?.from ?? '', to: hours.at(-1)?.to ?? '', place: placeOf(one) },
        ...{ isInHall: one.hallId === hallId, isWithTrainer: one.trainerId === trainerId },
      };
    });
    const byTime = ({ day, from }: HeldClass): string => `${day} ${from}`;
    return [...held.map((one) => ({ ...one, place: placeOf(one) })), ...inPlan].sort((one, other) =>
      byTime(one) < byTime(other) ? -1 : 1,
    );
  }

  private async offersFor({ task, moved }: Moved, wished: WantedSpot): Promise<object[]> {
    const isWhereItIs = ({ hallId, trainerId, day, half }: WantedSpot): boolean =>
      hallId === moved.hallId && trainerId === moved.trainerId && day === moved.day && half === moved.firstHalf;
    const spots = freeSpots(task, { moved: plannedOf(moved), wished }).filter((spot) => !isWhereItIs(spot));
    const named = await this.planRepository.withNames(spots);
    return named.map(({ hallId, hallName, ...spot }) => ({ ...spot, venueId: hallId, venueName: hallName }));
  }

  /**
   * By number, up to three for each refused class. The first offer to one is kept from the next, so that all of them can be taken; so are those
   * that the caller was `offered` before, for classes are opened some at a time. Nothing for a class that somebody else moved, nor while the plan
   * is worked out anew.
   */
  async offerSpots(
    actor: Actor,
    id: string,
    openings: readonly Opening[],
    offered: readonly WantedSpot[] = [],
  ): Promise<Map<number, OfferedSpot[]>> {
    const numbers = openings.filter(({ refusal }) => isOfItsPlace(refusal)).map(({ number }) => number);
    if (numbers.length === 0) return new Map();
    const found = await this.transactions.run(() => this.findFreeSpots(actor, id, numbers, offered));
    const named = new Map<number, OfferedSpot[]>();
    for (const [number, spots] of found) named.set(number, await this.planRepository.withNames(spots));
    return named;
  }

  private async findFreeSpots(
    actor: Actor,
    id: string,
    numbers: readonly number[],
    before: readonly WantedSpot[],
  ): Promise<Map<number, WantedSpot[]>> {
    const plan = await this.lockPlanIfStanding(actor, id);
    if (plan === null) return new Map();
    const classes = await this.planRepository.classesOf(id);
    const { task } = await this.proposals.readTask(plan);
    const offered: PlannedClass[] = before.flatMap((spot) => offeredBefore(task, spot));
    const found = new Map<number, WantedSpot[]>();
    for (const moved of classes.filter((one) => numbers.includes(one.number) && one.classGroupId === null)) {
      const pinned = [...classes.filter((one) => one !== moved).map(plannedOf), ...offered];
      const spots = freeSpots({ ...task, pinned }, { moved, wished: wishedOf(moved) });
      found.set(moved.number, spots);
      offered.push(...spots.slice(0, 1).map((spot) => placedAt(moved, spot)));
    }
    return found;
  }

  /** Null: gone, or being worked out. */
  private async lockPlanIfStanding(actor: Actor, id: string): Promise<StoredPlan | null> {
    try {
      const plan = await this.plans.lockPlan(actor, id);
      return plan.state === 'working' ? null : plan;
    } catch (error) {
      if (error instanceof NotFound) return null;
      throw error;
    }
  }

  /**
   * Opens these classes one by one, each in a transaction of its own: what is refused (a hall taken meanwhile, a trainer on leave) stays in
   * the plan and is told, the others are open. One that is opened already gives its class again. `seen`: the plan the numbers are of. @throws NotFound, PlanAtWork,
   * PlanChangedSince: what was opened until then stays
   */
  async openClasses(actor: Actor, seen: SeenPlan, numbers: readonly number[]): Promise<Opening[]> {
    const openings: Opening[] = [];
    for (const number of new Set(numbers)) {
      try {
        const classGroupId = await this.openClass(actor, seen, number);
        openings.push({ number, classGroupId, refusal: null });
      } catch (error) {
        if (!isOfOneClass(error)) throw error;
        openings.push({ number, classGroupId: null, refusal: error });
      }
    }
    return openings;
  }

  private async openClass(actor: Actor, seen: SeenPlan, number: number): Promise<string> {
    const { plan, classes, planned } = await this.transactions.run(() => this.lockClassAsSeen(actor, seen, number));
    if (planned.classGroupId !== null) return planned.classGroupId;
    const wished = {
      clientKey: newId(),
      title: classTitle(
        plan.name,
        placeOfOpenPlanned(classes, planned),
        await this.planTaskRepository.titlesLike(plan.name, planned.communeId),
      ),
      topic: await this.planTaskRepository.topicFor(plan.roundId, { communeIds: communesOf(planned), on: planned.day }),
      venueId: planned.hallId,
      capacity: planned.people.reduce((sum, { count }) => sum + count, 0),
      sessions: hoursOf(plan.terms, planned),
      plannedFor: planned.people.map(({ communeId, count }) => ({ communeId, people: count })),
    };
    const byOthers = new Set<string>();
    const opened = await this.schedule.scheduleForTrainer(actor, planned.trainerId, wished, (write) =>
      this.transactions.run(async () => {
        const now = await this.lockClassAsSeen(actor, seen, number);
        // Two officers at once: the second is told of the class that the first opened.
        if (now.planned.classGroupId !== null) return void byOthers.add(now.planned.classGroupId);
        if (!isSamePlace(now.planned, planned)) throw new ClassWasMoved();
        await this.localAvailability.requireOpenable(now.plan, planned);
        await write();
        await this.planRepository.noteOpened(plan.id, number, wished.clientKey);
        await this.plans.recordPlanAct(actor, 'planning.plan-opened', plan, { number });
      }),
    );
    const [meanwhile = opened] = byOthers;
    return meanwhile;
  }

  /** The plan is held until the transaction ends. */
  private async lockClassAsSeen(
    actor: Actor,
    seen: SeenPlan,
    number: number,
  ): Promise<{ plan: StoredPlan; classes: StoredClass[]; planned: StoredClass }> {
    const plan = await this.plans.lockPlanAsSeen(actor, seen);
    const classes = await this.planRepository.classesOf(plan.id);
    const planned = classes.find((one) => one.number === number);
    if (planned === undefined) throw new NotFound();
    return { plan, classes, planned };
  }
}

const isOfItsPlace = (refusal: Opening['refusal']): boolean =>
  refusal !== null && !(refusal instanceof ClassWasMoved) && !(refusal instanceof PlanAtWork);

const wishedOf = ({ hallId, trainerId, day, firstHalf }: StoredClass): WantedSpot => ({
  ...{ hallId, trainerId, day },
  half: firstHalf,
});

/** A place of the plan that somebody was offered, as if a class stood there; nothing where its hall or trainer is none of the plan. */
function offeredBefore({ halls, trainers, terms }: PlanTask, spot: WantedSpot): PlannedClass[] {
  const hall = halls.find(({ id }) => id === spot.hallId);
  if (hall === undefined || !trainers.some(({ id }) => id === spot.trainerId)) return [];
  const { hallId, trainerId, day, half } = spot;
  const halves: PlannedClass['halves'] = terms.halves === 2 ? [0, 1] : [half];
  return [{ communeId: hall.communeId, hallId, trainerId, day, halves, people: [], isStanding: false }];
}

const placedAt = (moved: StoredClass, { hallId, trainerId, day, half }: WantedSpot): PlannedClass => ({
  ...plannedOf({ ...moved, hallId, trainerId, day, firstHalf: half }),
});
