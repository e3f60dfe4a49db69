import { Injectable } from '@nestjs/common';
import { TravelTimes } from '@lopso/classes';
import { type DayOff, DaysOff } from '@lopso/org';
import { type StoredPlan } from '../storage/plan.repository';

/** What a plan is told about where and when it is: communes nobody knows the place of, days off it keeps clear of. */
@Injectable()
export class PlanGround {
  constructor(
    private readonly travel: TravelTimes,
    private readonly days: DaysOff,
  ) {}

  /** Those of the communes to which no way is counted, as nobody knows where they lie. */
  withoutPlace(communeIds: readonly string[]): Promise<readonly string[]> {
    return this.travel.withoutPlace(communeIds);
  }

  /** Days off between the first and the last day of the plan, in order. */
  daysOff({ from, until }: Pick<StoredPlan, 'from' | 'until'>): Promise<DayOff[]> {
    return this.days.between(from, until);
  }
}
