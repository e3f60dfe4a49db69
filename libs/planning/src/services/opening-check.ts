import { Injectable } from '@nestjs/common';
import { dayOffWords, HolidayService } from '@lopso/org';
import { DayIsExpectedOff, DayIsOff, MarketThatDay, TrainerOnLeave, TrainerWithoutRight } from '../planning.errors';
import { isMarketDay } from '../rules/market-days';
import { mayTeachOn } from '../rules/teaching-right';
import { GroundRepository } from '../storage/ground.repository';
import { type StoredClass, type StoredPlan } from '../storage/plan.repository';
import { StandingRepository } from '../storage/standing.repository';

/** Why a class can't be opened on its day. */
export type OpeningRefusal = DayIsOff | DayIsExpectedOff | MarketThatDay | TrainerOnLeave | TrainerWithoutRight;

/** A class as this check looks at it. */
type CheckedClass = Pick<StoredClass, 'day' | 'communeId' | 'trainerId' | 'people'>;

/**
 * Whether a class of a plan can still be opened: a plan may be weeks old, and days off, markets, leave and rights have changed since.
 * The trainer's and the hall's other sessions are judged by the timetable when the class is written.
 */
@Injectable()
export class OpeningCheck {
  constructor(
    private readonly ground: GroundRepository,
    private readonly standing: StandingRepository,
    private readonly holidays: HolidayService,
  ) {}

  /** @throws DayIsOff, DayIsExpectedOff, MarketThatDay, TrainerOnLeave, TrainerWithoutRight: the first that stands in the way */
  async require(plan: Pick<StoredPlan, 'unitPath'>, planned: CheckedClass): Promise<void> {
    const refusal = await this.refusalOf(plan, planned);
    if (refusal !== null) throw refusal;
  }

  /** The first that stands in the way; null: nothing. */
  async refusalOf(plan: Pick<StoredPlan, 'unitPath'>, planned: CheckedClass): Promise<OpeningRefusal | null> {
    return (
      (await this.offOn(planned.day)) ??
      (await this.marketOn(planned)) ??
      (await this.trainerAway(plan.unitPath, planned))
    );
  }

  private async offOn(day: string): Promise<DayIsOff | DayIsExpectedOff | null> {
    const [off] = await this.holidays.findDaysOff([day]);
    if (off === undefined) return null;
    return off.isExpected ? new DayIsExpectedOff(dayOffWords(off)) : new DayIsOff(day);
  }

  private async marketOn({ day, communeId, people }: CheckedClass): Promise<MarketThatDay | null> {
    const communes = [...new Set([communeId, ...people.map((group) => group.communeId)])];
    const market = (await this.ground.marketsOf(communes)).find((one) => isMarketDay(one, day));
    return market === undefined ? null : new MarketThatDay(market.name, day);
  }

  private async trainerAway(
    unitPath: string,
    { day, communeId, trainerId }: CheckedClass,
  ): Promise<TrainerOnLeave | TrainerWithoutRight | null> {
    const [leave] = await this.ground.leavesOf([trainerId], day, day);
    if (leave !== undefined) return new TrainerOnLeave(leave.from, leave.to);
    const communePath = (await this.standing.communePaths(unitPath)).get(communeId) ?? '';
    const reach = (await this.ground.trainersWithin(unitPath, day, day)).find((one) => one.accountId === trainerId);
    return mayTeachOn(reach?.rights ?? [], communePath, day) ? null : new TrainerWithoutRight(day);
  }
}
