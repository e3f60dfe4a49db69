import { Injectable } from '@nestjs/common';
import { AvailabilityService } from '@lopso/classes';
import { type UnitSummary } from '@lopso/org';
import { type Actor, Audit } from '@lopso/platform';
import { PlanDesk } from './plan-desk';

/** What is done to the ground of plans. */
export type GroundAct =
  | 'planning.home-set'
  | 'planning.leave-added'
  | 'planning.leave-removed'
  | 'planning.market-added'
  | 'planning.market-removed';

/** Who may enter what plans stand on, and the trail of it. */
@Injectable()
export class GroundDesk {
  constructor(
    private readonly plans: PlanDesk,
    private readonly audit: Audit,
    private readonly availability: AvailabilityService,
  ) {}

  async planned(actor: Actor): Promise<UnitSummary> {
    return this.plans.planned(actor);
  }

  async read(actor: Actor): Promise<UnitSummary> {
    return this.plans.read(actor);
  }

  /** Who lays sessions of this trainer waits until the transaction ends. */
  async holdTrainer(accountId: string): Promise<void> {
    await this.availability.holdStaff([accountId]);
  }

  /** `subjectId` is the account of a trainer, or the market. */
  async note(actor: Actor, action: GroundAct, subjectId: string, { path }: { readonly path: string }): Promise<void> {
    const isMarket = action === 'planning.market-added' || action === 'planning.market-removed';
    const subjectType = isMarket ? 'market' : 'account';
    await this.audit.record(actor, { action, subjectType, subjectId, unitPath: path });
  }

  async noteRead(actor: Actor, { id, path }: Pick<UnitSummary, 'id' | 'path'>): Promise<void> {
    await this.audit.recordRead(actor, {
      action: 'planning.trainers-read',
      subjectType: 'unit',
      subjectId: id,
      unitPath: path,
    });
  }
}
