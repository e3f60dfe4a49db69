import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AvailabilityService, type LocalDaySource, type StaffLeave } from '@lopso/classes';
import { isMarketDay } from '../rules/market-days';
import { daysFrom } from '../rules/plan-task-parts';
import { GroundRepository } from '../storage/ground.repository';

/** Leave of trainers and markets of communes; classes, which does not know the planner, asks here which days it keeps clear of. */
@Injectable()
export class LocalDaysKnown implements OnModuleInit, LocalDaySource {
  constructor(
    private readonly ground: GroundRepository,
    private readonly availability: AvailabilityService,
  ) {}

  onModuleInit(): void {
    this.availability.answerLocalDaysBy(this);
  }

  /** As `LocalDaySource` says. Joins a running transaction. */
  async leavesOf(accountIds: readonly string[], from: string, until: string): Promise<readonly StaffLeave[]> {
    const leaves = await this.ground.leavesOf(accountIds, from, until);
    return leaves.map((leave) => ({ accountId: leave.accountId, from: leave.from, until: leave.to }));
  }

  /** As `LocalDaySource` says. */
  async marketDays(communeIds: readonly string[], from: string, until: string): Promise<ReadonlySet<string>> {
    const markets = await this.ground.marketsOf(communeIds);
    return new Set(daysFrom(from, until).filter((day) => markets.some((market) => isMarketDay(market, day))));
  }
}
