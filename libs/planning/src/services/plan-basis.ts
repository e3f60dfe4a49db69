import { Injectable } from '@nestjs/common';
import { RoundIsClosed, RoundService } from '@lopso/learning';
import { type Actor, Clock, InvalidInput } from '@lopso/platform';
import { NoTrainer } from '../planning.errors';
import { carriedPins, type CarryFault } from '../rules/carried-pins';
import { faultOfTerms } from '../rules/plan-days';
import { type DroppedPin, PlanRepository, type PlanWish, type StoredClass } from '../storage/plan.repository';
import { PlanDesk } from './plan-desk';
import { Plans } from './plans.service';
import { plannedOf, ReadPlanTask } from './read-plan-task';

/** Where on the form a fault of the terms lies. */
const POINTERS = {
  'no-weekday': '#/terms/weekdays',
  'hours-reversed': '#/terms/morning',
  'hours-overlap': '#/terms/afternoon',
  'days-reversed': '#/until',
  'days-past': '#/from',
  'days-too-many': '#/until',
} as const;

/** What a new plan is made from: its round, its terms, its trainers, and the pins of the plan it is made after. */
@Injectable()
export class PlanBasis {
  constructor(
    private readonly plans: PlanRepository,
    private readonly reading: Plans,
    private readonly tasks: ReadPlanTask,
    private readonly desk: PlanDesk,
    private readonly roundService: RoundService,
    private readonly clock: Clock,
  ) {}

  /** The id of its round; the plan whose pins it takes is of the same. @throws NotFound for a round or a plan of others, RoundIsClosed, InvalidInput */
  async roundOf(actor: Actor, { roundId, pinsOfPlanId }: PlanWish): Promise<string> {
    const { id, state } = await this.roundService.getVisibleRound(actor, roundId);
    if (state === 'closed') throw new RoundIsClosed();
    if (pinsOfPlanId === null) return id;
    const source = await this.reading.find(actor, pinsOfPlanId);
    if (source.roundId !== id)
      throw new InvalidInput([{ pointer: '#/pinsOfPlanId', code: 'planning.pins-of-other-round' }]);
    return id;
  }

  /** @throws InvalidInput, NoTrainer, TrainerNotThere */
  async requirePossible(unitPath: string, wish: PlanWish): Promise<void> {
    const fault = faultOfTerms(wish.terms, wish, this.clock.today());
    if (fault !== null) throw new InvalidInput([{ pointer: POINTERS[fault], code: `planning.${fault}` }]);
    if (wish.trainerIds.length === 0) throw new NoTrainer();
    await this.desk.requireTrainers(unitPath, wish);
  }

  /**
   * Writes the pins of the plan it is made after, as far as they hold in the new one, and what fell away with why; opened classes are no pins any
   * more. Joins the transaction that wrote the plan. Gives how many stay.
   */
  async carryPins(planId: string): Promise<number> {
    const plan = await this.plans.find(planId);
    if (plan === null || plan.pinsOfPlanId === null) return 0;
    const pins = (await this.plans.classesOf(plan.pinsOfPlanId)).filter(isPin);
    if (pins.length === 0) return 0;
    const { task } = await this.tasks.of(plan, pins);
    const { kept, fallen } = carriedPins(task, pins, plannedOf);
    await this.plans.carryPins(planId, {
      kept: kept.map((pin, index) => ({ ...pin, number: index + 1 })),
      dropped: fallen.map(({ pin, reason }) => droppedPin(pin, reason)),
    });
    return kept.length;
  }
}

const isPin = ({ isPinned, classGroupId }: StoredClass): boolean => isPinned && classGroupId === null;

function droppedPin({ communeId, day, firstHalf, halves, people }: StoredClass, reason: CarryFault): DroppedPin {
  return { communeId, day, firstHalf, halves, reason, people: people.reduce((sum, { count }) => sum + count, 0) };
}
