import { Injectable } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import { timetableOf, type TimetabledClass } from '../rules/plan-timetable';
import { PlanViewRepository } from '../storage/plan-view.repository';
import { Plans, type PlanView } from './plans.service';

/** A plan with its classes by time, opened ones as the timetable has them. */
export interface PlanTimetable {
  readonly plan: PlanView;
  readonly classes: readonly TimetabledClass[];
}

/** Where a plan lies and what it is called. */
export type PlanPlace = Pick<PlanView, 'unitId' | 'unitPath' | 'name'>;

/** The classes of plans by time, for lists and papers. */
@Injectable()
export class PlanTimetables {
  constructor(
    private readonly plans: Plans,
    private readonly views: PlanViewRepository,
  ) {}

  /** Where a plan lies and what it is called, without a look at its classes. @throws NotFound outside the actor's units */
  async placeOf(actor: Actor, planId: string): Promise<PlanPlace> {
    const { unitId, unitPath, name } = await this.plans.find(actor, planId);
    return { unitId, unitPath, name };
  }

  /** @throws NotFound outside the actor's units */
  async of(actor: Actor, planId: string): Promise<PlanTimetable> {
    const plan = await this.plans.get(actor, planId);
    return { plan, classes: timetableOf(plan.classes, plan.terms, await this.views.sessionsOf(planId)) };
  }
}
