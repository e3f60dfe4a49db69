import { Injectable } from '@nestjs/common';
import { Clock, vietnamDate } from '@lopso/platform';
import { type TeachingDays, TeachingGrantRepository, type TeachingThen } from '../storage/teaching-grant.repository';

/** Which accounts teach in a unit. */
@Injectable()
export class TrainerAccounts {
  constructor(
    private readonly grants: TeachingGrantRepository,
    private readonly clock: Clock,
  ) {}

  /** Accounts that hold a trainer's right over a unit on a day (`yyyy-mm-dd`), guests' too; left out: today or later. In no order. No access check. */
  async over(unitPath: string, day?: string): Promise<string[]> {
    return day === undefined
      ? this.grants.trainersFrom(unitPath, this.clock.today())
      : this.grants.trainersOver(unitPath, day);
  }

  /** On which days these accounts may teach in these communes, by every trainer's right they have or had there. No access check. */
  async daysOver(accountIds: readonly string[], communeIds: readonly string[]): Promise<TeachingDays[]> {
    return this.grants.daysOver(accountIds, communeIds, this.clock.today(), false);
  }

  /** The same, and whoever would end one of the rights waits until the transaction ends. */
  async holdDaysOver(accountIds: readonly string[], communeIds: readonly string[]): Promise<TeachingDays[]> {
    return this.grants.daysOver(accountIds, communeIds, this.clock.today(), true);
  }

  /**
   * Whether an account might teach over a unit at a moment of the past: `held` by a right that went to its last day (or goes on), `ended-since` by one
   * that somebody ended after it, null: not at all. No access check.
   */
  async heldAt(accountId: string, unitPath: string, instant: Date): Promise<TeachingThen | null> {
    return this.grants.heldAt(accountId, unitPath, { instant, day: vietnamDate(instant) });
  }
}
