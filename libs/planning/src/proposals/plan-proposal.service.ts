import { setImmediate as others } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { CommuneService } from '@lopso/classes';
import { type DayOff, HolidayService } from '@lopso/org';
import { Clock, DomainError, Transactions } from '@lopso/platform';
import { LocalAvailabilityRepository } from '../availability/local-availability.repository';
import { NobodyToTeach, NoDayLeft, NoTrainer } from '../planning.errors';
import {
  type DroppedPin,
  type PinEnd,
  PlanRepository,
  type StoredClass,
  type StoredPlan,
} from '../plans/plan.repository';
import { classMinutes, hasBegun, planDays } from '../plans/plan.rules';
import { type Proposal, proposing } from './plan-proposal.rules';
import { type Beyond, type Hall, type HoursOf, PlanTaskRepository } from './plan-task.repository';
import {
  bookedOfPlanned,
  byKey,
  communesOf,
  type Counts,
  isClosedOn,
  type PlannedClass,
  type PlanTask,
  type PlanTrainer,
  trainerOf,
  withMarkets,
} from './plan-task.rules';

/** Classes of a plan that stay as they are: pinned ones, and opened ones of which a session is left. */
interface Kept {
  readonly stored: StoredClass;
  readonly planned: PlannedClass;
}

/** A pin that is let go, and why. */
interface Dropped {
  readonly stored: StoredClass;
  readonly reason: PinEnd;
}

/** A task, the stored classes it keeps, and those it keeps no longer though they were pinned. */
export interface ReadTask {
  readonly task: PlanTask;
  readonly kept: readonly Kept[];
  readonly dropped: readonly Dropped[];
  /** Numbers of opened classes of which no session is left: their people are planned for anew. */
  readonly cancelled: readonly number[];
}

/** What is known of a plan before its communes are read. */
interface Known extends Pick<ReadTask, 'kept'> {
  readonly days: readonly string[];
  /** Its classes, and such as may come into it. */
  readonly stored: readonly StoredClass[];
}

const countsOf = (groups: readonly { readonly communeId: string; readonly people: number }[]): Counts =>
  new Map(groups.map(({ communeId, people }) => [communeId, people]));

/** A stored class as the rules know it. */
export function plannedOf(one: StoredClass): PlannedClass {
  return {
    communeId: one.communeId,
    hallId: one.hallId,
    trainerId: one.trainerId,
    day: one.day,
    halves: one.halves === 2 ? [0, 1] : [one.firstHalf],
    people: one.people,
    isStanding: one.classGroupId !== null,
  };
}

/** The job that works a plan out; payload `{ planId, run }`. */
export const PROPOSE_CLASSES = 'planning.propose-classes';

/** Progress is written when it has grown by so many hundredths. */
const STEP_PERCENT = 5;

function requirePossible(task: PlanTask): void {
  if (task.days.length === 0) throw new NoDayLeft();
  if (task.trainers.length === 0) throw new NoTrainer();
  if (task.communes.every(({ people }) => people === 0)) throw new NobodyToTeach();
}

/**
 * The classes of a proposal that are not opened yet. One that stays keeps its number, by which officers speak of it; the others take what
 * is left.
 */
function unopenedOf(
  { classes }: Proposal,
  kept: ReadTask['kept'],
  opened: readonly Pick<StoredClass, 'number'>[],
): StoredClass[] {
  const storedOf = new Map(kept.map(({ stored, planned }) => [planned, stored]));
  const used = new Set([...opened, ...storedOf.values()].map(({ number }) => number));
  return classes.flatMap((one) => {
    const stored = storedOf.get(one);
    if (stored !== undefined) return stored.classGroupId === null ? [stored] : [];
    return [
      {
        ...{ number: nextFree(used), communeId: one.communeId, hallId: one.hallId, trainerId: one.trainerId },
        ...{ day: one.day, firstHalf: one.halves[0] ?? 0, halves: one.halves.length === 2 ? 2 : 1, people: one.people },
        ...{ isPinned: false, classGroupId: null },
      },
    ];
  });
}

/** What is told of a pin that was let go. */
function droppedPin({ stored, reason }: ReadTask['dropped'][number]): DroppedPin {
  const { communeId, day, firstHalf, halves, people } = stored;
  return { communeId, day, firstHalf, halves, reason, people: people.reduce((sum, { count }) => sum + count, 0) };
}

function nextFree(used: Set<number>): number {
  let number = 1;
  while (used.has(number)) number += 1;
  used.add(number);
  return number;
}

/** People who need more than one class of so many minutes. */
export interface BeyondClass extends Beyond {
  readonly classMinutes: number;
  /** Classes that the one who misses most needs. */
  readonly classesEach: number;
}

/** Reads what a plan has to solve, and proposes its classes. */
@Injectable()
export class PlanProposalService {
  constructor(
    private readonly planRepository: PlanRepository,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly availabilityRepository: LocalAvailabilityRepository,
    private readonly planTaskRepository: PlanTaskRepository,
    private readonly holidays: HolidayService,
    private readonly communes: CommuneService,
  ) {}

  /** Safe to repeat; a run that was overtaken by a later one writes nothing. What stands in its way fails the plan with its code. */
  async proposeClasses(planId: string, run: number): Promise<void> {
    const plan = await this.planRepository.find(planId);
    if (plan === null || plan.run !== run || plan.state !== 'working') return;
    try {
      const read = await this.readTask(plan);
      requirePossible(read.task);
      const proposal = await this.workOut(plan, read.task);
      await this.writeProposal(plan, read, proposal);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.planRepository.fail(planId, run, error.code);
    }
  }

  /** Other jobs of the worker go on meanwhile. */
  private async workOut(plan: StoredPlan, task: PlanTask): Promise<Proposal> {
    const steps = proposing(task);
    let written = 0;
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      const percent = Math.min(99, Math.floor(step.value * 100));
      if (percent >= written + STEP_PERCENT) {
        written = percent;
        await this.planRepository.noteProgress(plan.id, plan.run, percent);
      }
      await others();
    }
  }

  private async writeProposal(
    plan: StoredPlan,
    { kept, dropped, cancelled, task }: ReadTask,
    proposal: Proposal,
  ): Promise<void> {
    await this.transactions.run(async () => {
      const present = await this.planRepository.lock(plan.id);
      if (present === null || present.run !== plan.run || present.state !== 'working') return;
      const opened = (await this.planRepository.classesOf(plan.id)).filter(({ classGroupId }) => classGroupId !== null);
      const classes = unopenedOf(proposal, kept, opened);
      const { minutes, leastMinutes, plainMinutes, plainUnplaced } = proposal;
      const people = task.communes.reduce((sum, commune) => sum + commune.people, 0);
      const gaps = proposal.unplaced.map(({ communeId, count, reason }) => ({ communeId, people: count, reason }));
      const figures = { people, minutes, leastMinutes, plainMinutes, plainUnplaced };
      const told = dropped.map(droppedPin);
      await this.planRepository.writeProposal(
        plan.id,
        { classes, gaps, figures, dropped: told, cancelled },
        this.clock.now(),
      );
    });
  }

  /** `others`: classes that may come into it, whose communes are read too. */
  async readTask(plan: StoredPlan, others: readonly StoredClass[] = []): Promise<ReadTask> {
    const days = await this.daysOf(plan);
    const stored = await this.planRepository.classesOf(plan.id);
    const halls = await this.planTaskRepository.hallsWithin(plan.unitPath);
    const { kept, dropped, cancelled } = await this.keptOf(plan, stored, halls);
    const communePaths = await this.planTaskRepository.communePaths(plan.unitPath);
    const taken = byKey(await this.planTaskRepository.takenHalls(plan.unitPath, plan.from, plan.until), ({ id }) => id);
    return {
      ...{ kept, dropped, cancelled },
      task: {
        terms: plan.terms,
        days,
        communes: await this.communesOf(plan, { days, kept, stored: [...stored, ...others] }),
        halls: halls.map((hall) => ({ ...hall, taken: taken.get(hall.id) ?? [] })),
        trainers: await this.trainersOf(plan, communePaths),
        pinned: kept.map(({ planned }) => planned),
        minutesBetween: await this.communes.travelMinutesBetween([...communePaths.keys()]),
      },
    };
  }

  /** Days of the plan that lie ahead and on which classes may be held. */
  private async daysOf(plan: StoredPlan): Promise<string[]> {
    const daysOff = new Set((await this.holidays.listDaysOff(plan.from, plan.until)).map(({ day }) => day));
    const today = this.clock.today();
    return planDays(plan, plan.terms.weekdays, daysOff).filter((day) => day > today);
  }

  private async keptOf(
    { terms }: StoredPlan,
    stored: readonly StoredClass[],
    halls: readonly Hall[],
  ): Promise<Pick<ReadTask, 'kept' | 'dropped' | 'cancelled'>> {
    const opened = stored.flatMap(({ classGroupId }) => (classGroupId === null ? [] : [classGroupId]));
    const standing = new Set(await this.planTaskRepository.groupsWithSessions(opened));
    const now = this.clock.now();
    const hallOf = new Map(halls.map((hall) => [hall.id, hall]));
    const endOf = (one: StoredClass): PinEnd | null => {
      if (one.classGroupId !== null) return null;
      if (hasBegun(one, terms, now)) return 'passed';
      return isClosedOn({ closedOn: hallOf.get(one.hallId)?.closedOn }, one.day) ? 'hall-closed' : null;
    };
    const staying = stored.filter((one) => (one.classGroupId === null ? one.isPinned : standing.has(one.classGroupId)));
    return {
      kept: staying.filter((one) => endOf(one) === null).map((one) => ({ stored: one, planned: plannedOf(one) })),
      dropped: staying.flatMap((one) => {
        const reason = endOf(one);
        return reason === null ? [] : [{ stored: one, reason }];
      }),
      cancelled: stored.flatMap(({ number, classGroupId }) =>
        classGroupId === null || standing.has(classGroupId) ? [] : [number],
      ),
    };
  }

  private async communesOf(plan: StoredPlan, { days, kept, stored }: Known): Promise<PlanTask['communes']> {
    const { id: planId, unitPath, roundId } = plan;
    const [on, now] = [this.clock.today(), this.clock.now()];
    const needs = await this.planTaskRepository.needsOf({ planId, unitPath, roundId, on, now });
    const opened = kept.filter(({ stored }) => stored.classGroupId !== null);
    const places = byKey(
      await this.planTaskRepository.bookedInto(opened.map(({ stored }) => stored.classGroupId ?? '')),
      ({ classGroupId }) => classGroupId,
    );
    const counts = opened.map(({ stored }) => countsOf(places.get(stored.classGroupId ?? '') ?? []));
    const booked = bookedOfPlanned(
      opened.map(({ planned }) => planned),
      counts,
    );
    const people = communesOf(countsOf(needs), booked, stored);
    const markets = byKey(
      await this.availabilityRepository.marketsOf([...people.keys()]),
      ({ communeId }) => communeId,
    );
    return withMarkets(people, markets, days);
  }

  private async trainersOf(plan: StoredPlan, communePaths: ReadonlyMap<string, string>): Promise<PlanTrainer[]> {
    const reaches = await this.availabilityRepository.trainersWithin(plan.unitPath, plan.from, plan.until);
    const leaves = byKey(
      await this.availabilityRepository.leavesOf(plan.trainerIds, plan.from, plan.until),
      (one) => one.accountId,
    );
    const engaged = byKey(
      await this.planTaskRepository.engagements(plan.trainerIds, plan.from, plan.until),
      ({ id }) => id,
    );
    return reaches.flatMap(({ accountId, homeCommuneId, rights }) => {
      if (homeCommuneId === null || !plan.trainerIds.includes(accountId)) return [];
      const ground = {
        ...{ id: accountId, homeCommuneId, rights },
        leaves: leaves.get(accountId) ?? [],
        engaged: engaged.get(accountId) ?? [],
      };
      return [trainerOf(ground, communePaths)];
    });
  }

  /** Those of the communes to which no way is counted, as nobody knows where they lie. */
  findCommunesWithoutPlace(communeIds: readonly string[]): Promise<readonly string[]> {
    return this.communes.communesWithoutPlace(communeIds);
  }

  /** Of a plan that is not over who misses more than its classes give, so that one class each is not enough; null: nobody. */
  async findHoursBeyondPlan({ id, unitPath, roundId, until, terms }: StoredPlan): Promise<BeyondClass | null> {
    if (until < this.clock.today()) return null;
    return this.findHoursBeyondClass({ planId: id, unitPath, roundId }, classMinutes(terms, terms.halves));
  }

  /** Who of a round misses more today than a class of so many minutes gives, of a plan or of one not made yet; null: nobody. */
  async findHoursBeyondClass(
    of: Pick<HoursOf, 'planId' | 'unitPath' | 'roundId'>,
    minutes: number,
  ): Promise<BeyondClass | null> {
    const found = await this.planTaskRepository.beyond(
      { ...of, on: this.clock.today(), now: this.clock.now() },
      minutes,
    );
    if (found === null) return null;
    return { ...found, classMinutes: minutes, classesEach: Math.ceil(found.minutes / minutes) };
  }

  /** Days off between the first and the last day of the plan, in order. */
  listDaysOff({ from, until }: Pick<StoredPlan, 'from' | 'until'>): Promise<DayOff[]> {
    return this.holidays.listDaysOff(from, until);
  }
}
