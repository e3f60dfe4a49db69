import { Injectable } from '@nestjs/common';
import { dayOffWords, DaysOff } from '@lopso/org';
import { DayIsExpectedOff, DayIsOff, MarketThatDay, TrainerOnLeave, TrainerWithoutRight } from '../planning.errors';
import { isMarketDay } from '../rules/market-days';
import { mayTeachOn } from '../rules/teaching-right';
import { GroundRepository } from '../storage/ground.repository';
import { type StoredClass, type StoredPlan } from '../storage/plan.repository';
import { StandingRepository } from '../storage/standing.repository';

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
    private readonly daysOff: DaysOff,
  ) {}

  /** @throws DayIsOff, DayIsExpectedOff, MarketThatDay, TrainerOnLeave, TrainerWithoutRight: the first that stands in the way */
  async require(plan: Pick<StoredPlan, 'unitPath'>, planned: CheckedClass): Promise<void> {
    await this.requireWorkingDay(planned.day);
    await this.requireNoMarket(planned);
    await this.requireTrainer(plan.unitPath, planned);
  }

  private async requireWorkingDay(day: string): Promise<void> {
    const [off] = await this.daysOff.among([day]);
    if (off?.isExpected === true) throw new DayIsExpectedOff(dayOffWords(off));
    if (off !== undefined) throw new DayIsOff(day);
  }

  private async requireNoMarket({ day, communeId, people }: CheckedClass): Promise<void> {
    const communes = [...new Set([communeId, ...people.map((group) => group.communeId)])];
    const market = (await this.ground.marketsOf(communes)).find((one) => isMarketDay(one, day));
    if (market !== undefined) throw new MarketThatDay(market.name, day);
  }

  private async requireTrainer(unitPath: string, { day, communeId, trainerId }: CheckedClass): Promise<void> {
    const [leave] = await this.ground.leavesOf([trainerId], day, day);
    if (leave !== undefined) throw new TrainerOnLeave(leave.from, leave.to);
    const communePath = (await this.standing.communePaths(unitPath)).get(communeId) ?? '';
    const reach = (await this.ground.trainersWithin(unitPath, day, day)).find((one) => one.accountId === trainerId);
    if (!mayTeachOn(reach?.rights ?? [], communePath, day)) throw new TrainerWithoutRight(day);
  }
}
