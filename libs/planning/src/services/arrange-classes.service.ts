import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, Transactions } from '@lopso/platform';
import { ClassIsOpened, PlanChangedSince } from '../planning.errors';
import { type PlannedClass } from '../rules/plan-task';
import { faultOfSpot, type WantedSpot } from '../rules/spot-fault';
import { PlanRepository, type StoredClass, type StoredPlan } from '../storage/plan.repository';
import { PlanDesk, type SeenPlan } from './plan-desk';
import { plannedOf, ReadPlanTask } from './read-plan-task';
import { SpotRefusals } from './spot-refusals';

/** Pins classes of a plan, and puts them elsewhere. */
@Injectable()
export class ArrangeClasses {
  constructor(
    private readonly plans: PlanRepository,
    private readonly tasks: ReadPlanTask,
    private readonly desk: PlanDesk,
    private readonly refusals: SpotRefusals,
    private readonly transactions: Transactions,
  ) {}

  /** Pins classes, or lets them go; opened ones stay pinned. `seen`: the plan the numbers are of. @throws PlanChangedSince, PlanAtWork, NotFound */
  async pin(actor: Actor, seen: SeenPlan, numbers: readonly number[], isPinned: boolean): Promise<void> {
    await this.transactions.run(async () => {
      const plan = await this.desk.asSeen(actor, seen);
      const changed = await this.plans.pin(plan.id, numbers, isPinned);
      if (changed > 0) await this.desk.note(actor, 'planning.plan-pinned', plan, { classes: changed });
    });
  }

  /** Puts a class elsewhere and pins it there; one that stands there already stays, so that an act sent twice is none more. @throws SpotRefused, ClassIsOpened, PlanChangedSince, PlanAtWork, NotFound */
  async place(actor: Actor, seen: SeenPlan, number: number, spot: WantedSpot): Promise<void> {
    await this.transactions.run(async () => {
      const plan = await this.desk.standing(actor, seen.id);
      const classes = await this.plans.classesOf(plan.id);
      const moved = classes.find((one) => one.number === number);
      if (moved !== undefined && isThere(moved, spot)) return;
      if (plan.revision !== seen.revision) throw new PlanChangedSince();
      if (moved === undefined) throw new NotFound();
      if (moved.classGroupId !== null) throw new ClassIsOpened();
      const task = await this.taskAround(plan, classes, moved);
      const fault = faultOfSpot(task, plannedOf(moved), spot);
      if (fault !== null) throw await this.refusals.of({ plan, task, moved }, spot, fault);
      await this.plans.place(plan.id, number, { ...spot, firstHalf: plan.terms.halves === 2 ? 0 : spot.half });
      await this.desk.note(actor, 'planning.plan-placed', plan, { number });
    });
  }

  /** The task as it stands, all other classes of the plan on it. */
  private async taskAround(
    plan: StoredPlan,
    classes: readonly StoredClass[],
    moved: StoredClass,
  ): Promise<Parameters<typeof faultOfSpot>[0]> {
    const { task } = await this.tasks.of(plan);
    const pinned: PlannedClass[] = classes.filter((one) => one !== moved).map(plannedOf);
    return { ...task, pinned };
  }
}

const isThere = ({ hallId, trainerId, day, firstHalf, halves, isPinned }: StoredClass, spot: WantedSpot): boolean =>
  isPinned &&
  hallId === spot.hallId &&
  trainerId === spot.trainerId &&
  day === spot.day &&
  (halves === 2 || firstHalf === spot.half);
