import { Injectable } from '@nestjs/common';
import {
  type Actor,
  bodyDigest,
  requireSameBody,
  cleanText,
  Clock,
  IdempotencyConflict,
  JobQueue,
  Transactions,
} from '@lopso/platform';
import { PlanAtWork, PlanHasClasses } from '../planning.errors';
import { PlanRepository, type PlanWish } from '../storage/plan.repository';
import { PlanBasis } from './plan-basis';
import { PlanDesk } from './plan-desk';
import { PROPOSE_CLASSES } from './propose-classes.service';

/** Makes plans, works them out anew and takes them away. */
@Injectable()
export class DraftPlan {
  constructor(
    private readonly plans: PlanRepository,
    private readonly desk: PlanDesk,
    private readonly basis: PlanBasis,
    private readonly queue: JobQueue,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes a plan, with the pins of the one it is made after, and starts working it out; gives its id, which is the client key. Sent twice, it
   * makes one plan. @throws InvalidInput, NoTrainer, TrainerNotThere, NotFound for a round or a plan of others, IdempotencyConflict
   */
  async draft(actor: Actor, clientKey: string, wish: PlanWish): Promise<string> {
    const province = await this.desk.planned(actor);
    const roundId = await this.basis.roundOf(actor, wish);
    const named = { ...wish, name: cleanText(wish.name) };
    const known = await this.plans.find(clientKey);
    if (known !== null) return this.sameAs(known, named, actor);
    await this.basis.requirePossible(province.path, wish);
    await this.transactions.run(async () => {
      const plan = {
        ...{ ...named, id: clientKey, roundId, unitId: province.id, unitPath: province.path },
        ...{ createdBy: actor.accountId, createdAt: this.clock.now() },
      };
      if (!(await this.plans.insert(plan))) return;
      const pins = await this.basis.carryPins(clientKey);
      await this.desk.note(actor, 'planning.plan-asked', plan, pins === 0 ? {} : { pins });
      await this.queue.send(PROPOSE_CLASSES, { planId: clientKey, run: 1 });
    });
    return clientKey;
  }

  /** Works the plan out anew: what is pinned or opened stays. @throws PlanAtWork while another run lives, NotFound */
  async draftAgain(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const plan = await this.desk.plan(actor, id);
      const run = await this.plans.startRun(id, this.clock.now());
      if (run === null) throw new PlanAtWork();
      await this.desk.note(actor, 'planning.plan-asked-again', plan);
      await this.queue.send(PROPOSE_CLASSES, { planId: id, run });
    });
  }

  /** Takes a plan away of which no class was opened. @throws PlanHasClasses, PlanHasPapers, NotFound */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const plan = await this.desk.plan(actor, id);
      const classes = await this.plans.classesOf(id);
      if (classes.some(({ classGroupId }) => classGroupId !== null)) throw new PlanHasClasses();
      await this.plans.remove(id);
      await this.desk.note(actor, 'planning.plan-removed', plan, { name: plan.name });
    });
  }

  private sameAs(
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
}
