import { Injectable } from '@nestjs/common';
import { TravelTimes } from '@lopso/classes';
import { type DayOff, DaysOff } from '@lopso/org';
import { Clock } from '@lopso/platform';
import { classMinutes } from '../rules/plan-days';
import { type StoredPlan } from '../storage/plan.repository';
import { type Beyond, StandingRepository } from '../storage/standing.repository';

/** What a plan is told about where and when it is: communes nobody knows the place of, days off it keeps clear of. */
@Injectable()
export class PlanGround {
  constructor(
    private readonly travel: TravelTimes,
    private readonly days: DaysOff,
    private readonly standing: StandingRepository,
    private readonly clock: Clock,
  ) {}

  /** Those of the communes to which no way is counted, as nobody knows where they lie. */
  withoutPlace(communeIds: readonly string[]): Promise<readonly string[]> {
    return this.travel.withoutPlace(communeIds);
  }

  /** Of a plan that is not over who misses more than its classes give, so that one class each is not enough; null: nobody. */
  async beyond({ unitPath, roundId, until, terms }: StoredPlan): Promise<(Beyond & { classMinutes: number }) | null> {
    const today = this.clock.today();
    if (until < today) return null;
    const minutes = classMinutes(terms, terms.halves);
    const found = await this.standing.beyond(unitPath, roundId, today, minutes);
    return found === null ? null : { ...found, classMinutes: minutes };
  }

  /** Days off between the first and the last day of the plan, in order. */
  daysOff({ from, until }: Pick<StoredPlan, 'from' | 'until'>): Promise<DayOff[]> {
    return this.days.between(from, until);
  }
}
