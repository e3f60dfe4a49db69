import { Injectable } from '@nestjs/common';
import { Rounds } from '@lopso/learning';
import { Access, type Actor, Clock, decodeMomentCursor, encodeMomentCursor, NotFound } from '@lopso/platform';
import { PLAN_CLASSES, READ_PLANS } from '../planning.permissions';
import { GIVEN_UP, isGivenUp } from '../rules/given-up';
import { PlanRepository, type PlanState, type PlanSummary, type StoredPlan } from '../storage/plan.repository';
import {
  type DroppedPinView,
  type GapView,
  type PlannedClassView,
  PlanViewRepository,
} from '../storage/plan-view.repository';

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
  /** Whether the actor may change it. */
  readonly canPlan: boolean;
}

/** Plans of classes, to look at. */
@Injectable()
export class Plans {
  constructor(
    private readonly plans: PlanRepository,
    private readonly views: PlanViewRepository,
    private readonly rounds: Rounds,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** The plans of the actor's province, the latest first. */
  async list(
    actor: Actor,
    limit: number,
    cursor: string | null,
  ): Promise<{ plans: PlanInList[]; nextCursor: string | null }> {
    const after = decodeMomentCursor(cursor);
    const found = await this.plans.list(this.access.scope(actor, READ_PLANS), { after, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    const plans: PlanInList[] = [];
    for (const plan of page)
      plans.push({ ...this.told(plan), roundTitle: (await this.rounds.get(plan.roundId)).title });
    return { plans, nextCursor: last === undefined ? null : encodeMomentCursor(last.createdAt, last.id) };
  }

  /** @throws NotFound outside the actor's units */
  async get(actor: Actor, id: string): Promise<PlanView> {
    const plan = await this.plans.find(id);
    if (plan === null || !this.access.scope(actor, READ_PLANS).contains(plan.unitPath)) throw new NotFound();
    return {
      ...this.told(plan),
      roundTitle: (await this.rounds.get(plan.roundId)).title,
      classes: await this.views.classesOf(id),
      gaps: await this.views.gapsOf(id),
      dropped: await this.views.droppedOf(id),
      canPlan: this.access.scope(actor, PLAN_CLASSES).contains(plan.unitPath),
    };
  }

  /** A plan whose worker is gone says so, also before somebody asks for it anew. */
  private told<T extends { readonly state: PlanState; readonly askedAt: Date }>(plan: T): T {
    return isGivenUp(plan, this.clock.now()) ? { ...plan, ...GIVEN_UP } : plan;
  }
}
