import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { TeachingGrantRepository } from '../storage/teaching-grant.repository';

/** Which accounts teach in a unit. */
@Injectable()
export class TrainerAccounts {
  constructor(
    private readonly grants: TeachingGrantRepository,
    private readonly clock: Clock,
  ) {}

  /** Accounts that hold a trainer's right today over a unit, guests' too; in no order. No access check. */
  async over(unitPath: string): Promise<string[]> {
    return this.grants.trainersOver(unitPath, this.clock.today());
  }
}
