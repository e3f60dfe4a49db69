import { setImmediate as others } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Clock, DomainError, Transactions } from '@lopso/platform';
import { NoDayLeft, NobodyToTeach, NoTrainer } from '../planning.errors';
import { type PlanTask } from '../rules/plan-task';
import { type Proposal, proposing } from '../rules/propose-plan';
import { type DroppedPin, PlanRepository, type StoredClass, type StoredPlan } from '../storage/plan.repository';
import { ReadPlanTask, type ReadTask } from './read-plan-task';

/** The job that works a plan out; payload `{ planId, run }`. */
export const PROPOSE_CLASSES = 'planning.propose-classes';

/** Progress is written when it has grown by so many hundredths. */
const STEP_PERCENT = 5;

/** Works out the proposal of a plan. */
@Injectable()
export class ProposeClasses {
  constructor(
    private readonly plans: PlanRepository,
    private readonly tasks: ReadPlanTask,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Safe to repeat; a run that was overtaken by a later one writes nothing. What stands in its way fails the plan with its code. */
  async propose(planId: string, run: number): Promise<void> {
    const plan = await this.plans.find(planId);
    if (plan === null || plan.run !== run || plan.state !== 'working') return;
    try {
      const read = await this.tasks.of(plan);
      requirePossible(read.task);
      const proposal = await this.workOut(plan, read.task);
      await this.write(plan, read, proposal);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.plans.fail(planId, run, error.code);
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
        await this.plans.noteProgress(plan.id, plan.run, percent);
      }
      await others();
    }
  }

  private async write(
    plan: StoredPlan,
    { kept, dropped, cancelled, task }: ReadTask,
    proposal: Proposal,
  ): Promise<void> {
    await this.transactions.run(async () => {
      const present = await this.plans.lock(plan.id);
      if (present === null || present.run !== plan.run || present.state !== 'working') return;
      const opened = (await this.plans.classesOf(plan.id)).filter(({ classGroupId }) => classGroupId !== null);
      const classes = unopenedOf(proposal, kept, opened);
      const { minutes, leastMinutes, plainMinutes, plainUnplaced } = proposal;
      const people = task.communes.reduce((sum, commune) => sum + commune.people, 0);
      const gaps = proposal.unplaced.map(({ communeId, count, reason }) => ({ communeId, people: count, reason }));
      const figures = { people, minutes, leastMinutes, plainMinutes, plainUnplaced };
      const told = dropped.map(droppedPin);
      await this.plans.writeProposal(plan.id, { classes, gaps, figures, dropped: told, cancelled }, this.clock.now());
    });
  }
}

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
