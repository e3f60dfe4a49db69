import { Injectable } from '@nestjs/common';
import { CommuneService } from '@lopso/classes';
import { type DayOff, HolidayService } from '@lopso/org';
import { Clock } from '@lopso/platform';
import { classMinutes } from '../rules/plan-days';
import { type StoredPlan } from '../storage/plan.repository';
import { type Beyond, type HoursOf, StandingRepository } from '../storage/standing.repository';

/** People who need more than one class of so many minutes. */
export interface BeyondClass extends Beyond {
  readonly classMinutes: number;
  /** Classes that the one who misses most needs. */
  readonly classesEach: number;
}

/** What a plan is told about where and when it is: communes nobody knows the place of, days off it keeps clear of. */
@Injectable()
export class PlanGround {
  constructor(
    private readonly communes: CommuneService,
    private readonly holidays: HolidayService,
    private readonly standing: StandingRepository,
    private readonly clock: Clock,
  ) {}

  /** Those of the communes to which no way is counted, as nobody knows where they lie. */
  withoutPlace(communeIds: readonly string[]): Promise<readonly string[]> {
    return this.communes.communesWithoutPlace(communeIds);
  }

  /** Of a plan that is not over who misses more than its classes give, so that one class each is not enough; null: nobody. */
  async beyond({ id, unitPath, roundId, until, terms }: StoredPlan): Promise<BeyondClass | null> {
    if (until < this.clock.today()) return null;
    return this.beyondClass({ planId: id, unitPath, roundId }, classMinutes(terms, terms.halves));
  }

  /** Who of a round misses more today than a class of so many minutes gives, of a plan or of one not made yet; null: nobody. */
  async beyondClass(
    of: Pick<HoursOf, 'planId' | 'unitPath' | 'roundId'>,
    minutes: number,
  ): Promise<BeyondClass | null> {
    const found = await this.standing.beyond({ ...of, on: this.clock.today(), now: this.clock.now() }, minutes);
    if (found === null) return null;
    return { ...found, classMinutes: minutes, classesEach: Math.ceil(found.minutes / minutes) };
  }

  /** Days off between the first and the last day of the plan, in order. */
  daysOff({ from, until }: Pick<StoredPlan, 'from' | 'until'>): Promise<DayOff[]> {
    return this.holidays.listDaysOff(from, until);
  }
}
