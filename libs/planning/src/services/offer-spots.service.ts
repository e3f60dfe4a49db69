import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, Transactions } from '@lopso/platform';
import { ClassWasMoved, PlanAtWork } from '../planning.errors';
import { freeSpots } from '../rules/free-spots';
import { type PlannedClass, type PlanTask } from '../rules/plan-task';
import { type WantedSpot } from '../rules/spot-fault';
import { PlanRepository, type StoredClass, type StoredPlan } from '../storage/plan.repository';
import { PlanViewRepository, type SpotNames } from '../storage/plan-view.repository';
import { type Opening } from './open-planned.service';
import { PlanDesk } from './plan-desk';
import { plannedOf, ReadPlanTask } from './read-plan-task';

/** Where else a class of a plan could stand, with names. */
export interface OfferedSpot extends WantedSpot, SpotNames {}

/** Finds other places for classes of a plan that could not be opened. What is offered is not held: it is judged again when it is taken. */
@Injectable()
export class OfferSpots {
  constructor(
    private readonly plans: PlanRepository,
    private readonly views: PlanViewRepository,
    private readonly tasks: ReadPlanTask,
    private readonly desk: PlanDesk,
    private readonly transactions: Transactions,
  ) {}

  /**
   * By number, up to three for each refused class. The first offer to one is kept from the next, so that all of them can be taken; so are those
   * that the caller was `offered` before, for classes are opened some at a time. Nothing for a class that somebody else moved, nor while the plan
   * is worked out anew.
   */
  async around(
    actor: Actor,
    id: string,
    openings: readonly Opening[],
    offered: readonly WantedSpot[] = [],
  ): Promise<Map<number, OfferedSpot[]>> {
    const numbers = openings.filter(({ refusal }) => isOfItsPlace(refusal)).map(({ number }) => number);
    if (numbers.length === 0) return new Map();
    const found = await this.transactions.run(() => this.find(actor, id, numbers, offered));
    const named = new Map<number, OfferedSpot[]>();
    for (const [number, spots] of found) named.set(number, await this.views.withNames(spots));
    return named;
  }

  private async find(
    actor: Actor,
    id: string,
    numbers: readonly number[],
    before: readonly WantedSpot[],
  ): Promise<Map<number, WantedSpot[]>> {
    const plan = await this.standing(actor, id);
    if (plan === null) return new Map();
    const classes = await this.plans.classesOf(id);
    const { task } = await this.tasks.of(plan);
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
  private async standing(actor: Actor, id: string): Promise<StoredPlan | null> {
    try {
      const plan = await this.desk.plan(actor, id);
      return plan.state === 'working' ? null : plan;
    } catch (error) {
      if (error instanceof NotFound) return null;
      throw error;
    }
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
