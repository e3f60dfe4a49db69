import { Injectable } from '@nestjs/common';
import { CommuneService } from '@lopso/classes';
import { HolidayService } from '@lopso/org';
import { Clock } from '@lopso/platform';
import { isClosedOn } from '../rules/hall-days';
import { hasBegun } from '../rules/past-pin';
import { planDays } from '../rules/plan-days';
import { type PlannedClass, type PlanTask, type PlanTrainer } from '../rules/plan-task';
import { bookedOfPlanned, byKey, communesOf, type Counts, trainerOf, withMarkets } from '../rules/plan-task-parts';
import { GroundRepository } from '../storage/ground.repository';
import { type PinEnd, PlanRepository, type StoredClass, type StoredPlan } from '../storage/plan.repository';
import { type Hall, StandingRepository } from '../storage/standing.repository';

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

/** Reads what a plan is made from, as it stands at the moment. */
@Injectable()
export class ReadPlanTask {
  constructor(
    private readonly ground: GroundRepository,
    private readonly standing: StandingRepository,
    private readonly plans: PlanRepository,
    private readonly holidays: HolidayService,
    private readonly communes: CommuneService,
    private readonly clock: Clock,
  ) {}

  /** `others`: classes that may come into it, whose communes are read too. */
  async of(plan: StoredPlan, others: readonly StoredClass[] = []): Promise<ReadTask> {
    const days = await this.daysOf(plan);
    const stored = await this.plans.classesOf(plan.id);
    const halls = await this.standing.hallsWithin(plan.unitPath);
    const { kept, dropped, cancelled } = await this.keptOf(plan, stored, halls);
    const communePaths = await this.standing.communePaths(plan.unitPath);
    const taken = byKey(await this.standing.takenHalls(plan.unitPath, plan.from, plan.until), ({ id }) => id);
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
    const standing = new Set(await this.standing.groupsWithSessions(opened));
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
    const needs = await this.standing.needsOf({ planId, unitPath, roundId, on, now });
    const opened = kept.filter(({ stored }) => stored.classGroupId !== null);
    const places = byKey(
      await this.standing.bookedInto(opened.map(({ stored }) => stored.classGroupId ?? '')),
      ({ classGroupId }) => classGroupId,
    );
    const counts = opened.map(({ stored }) => countsOf(places.get(stored.classGroupId ?? '') ?? []));
    const booked = bookedOfPlanned(
      opened.map(({ planned }) => planned),
      counts,
    );
    const people = communesOf(countsOf(needs), booked, stored);
    const markets = byKey(await this.ground.marketsOf([...people.keys()]), ({ communeId }) => communeId);
    return withMarkets(people, markets, days);
  }

  private async trainersOf(plan: StoredPlan, communePaths: ReadonlyMap<string, string>): Promise<PlanTrainer[]> {
    const reaches = await this.ground.trainersWithin(plan.unitPath, plan.from, plan.until);
    const leaves = byKey(await this.ground.leavesOf(plan.trainerIds, plan.from, plan.until), (one) => one.accountId);
    const engaged = byKey(await this.standing.engagements(plan.trainerIds, plan.from, plan.until), ({ id }) => id);
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
