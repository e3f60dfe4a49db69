import { Injectable } from '@nestjs/common';
import { UnitService, type UnitSummary } from '@lopso/org';
import { Access, type Actor, Audit, Clock, NotFound, type Permission } from '@lopso/platform';
import { PlanAtWork, PlanChangedSince, TrainerNotThere } from '../planning.errors';
import { PLAN_CLASSES, READ_PLANS } from '../planning.permissions';
import { GIVEN_UP, isGivenUp } from '../rules/given-up';
import { GroundRepository } from '../storage/ground.repository';
import { PlanRepository, type PlanWish, type StoredPlan } from '../storage/plan.repository';

/** What is done to a plan. */
export type PlanAct =
  | 'planning.plan-asked'
  | 'planning.plan-asked-again'
  | 'planning.plan-removed'
  | 'planning.plan-pinned'
  | 'planning.plan-placed'
  | 'planning.plan-opened';

/** A plan as somebody saw it: only of that do her numbers of classes tell which are meant. */
export interface SeenPlan {
  readonly id: string;
  readonly revision: number;
}

/** The desk of a department's officer: the province, its plans, and the audit trail of what is done to them. */
@Injectable()
export class PlanDesk {
  constructor(
    private readonly plans: PlanRepository,
    private readonly ground: GroundRepository,
    private readonly units: UnitService,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The province the actor plans for. @throws Forbidden, NotFound for a right over something smaller */
  async planned(actor: Actor): Promise<UnitSummary> {
    return this.province(actor, PLAN_CLASSES);
  }

  /** The province whose plans the actor sees. @throws Forbidden, NotFound */
  async read(actor: Actor): Promise<UnitSummary> {
    return this.province(actor, READ_PLANS);
  }

  /**
   * A plan the actor may change, held until the transaction ends. One whose worker is gone has failed from then on, and what that
   * worker brings after all is not written. @throws NotFound
   */
  async plan(actor: Actor, id: string): Promise<StoredPlan> {
    const plan = await this.plans.lock(id);
    if (plan === null || !this.access.scope(actor, READ_PLANS).contains(plan.unitPath)) throw new NotFound();
    this.access.require(actor, PLAN_CLASSES, plan);
    if (!isGivenUp(plan, this.clock.now())) return plan;
    await this.plans.fail(id, plan.run, GIVEN_UP.failure);
    return { ...plan, ...GIVEN_UP };
  }

  /** The same, as the actor saw it when she decided. @throws PlanChangedSince, PlanAtWork, NotFound */
  async asSeen(actor: Actor, { id, revision }: SeenPlan): Promise<StoredPlan> {
    const plan = await this.standing(actor, id);
    if (plan.revision !== revision) throw new PlanChangedSince();
    return plan;
  }

  /** One that is not being worked out. @throws PlanAtWork, NotFound */
  async standing(actor: Actor, id: string): Promise<StoredPlan> {
    const plan = await this.plan(actor, id);
    if (plan.state === 'working') throw new PlanAtWork();
    return plan;
  }

  /** @throws TrainerNotThere when one of them teaches nowhere in the province in those days */
  async requireTrainers(unitPath: string, wish: Pick<PlanWish, 'trainerIds' | 'from' | 'until'>): Promise<void> {
    const known = await this.ground.trainersWithin(unitPath, wish.from, wish.until);
    const ids = new Set(known.map(({ accountId }) => accountId));
    if (!wish.trainerIds.every((id) => ids.has(id))) throw new TrainerNotThere();
  }

  async note(
    actor: Actor,
    action: PlanAct,
    plan: Pick<StoredPlan, 'id' | 'unitPath'>,
    details: Readonly<Record<string, string | number>> = {},
  ): Promise<void> {
    const { id: subjectId, unitPath } = plan;
    await this.audit.record(actor, {
      action,
      subjectType: 'class-plan',
      subjectId,
      unitPath,
      details,
    });
  }

  private async province(actor: Actor, permission: Permission): Promise<UnitSummary> {
    this.access.requireHeld(actor, permission);
    const [path = ''] = this.access.scope(actor, permission).toPaths();
    if (path === '' || path.includes('.')) throw new NotFound();
    return this.units.getProvince(path);
  }
}
