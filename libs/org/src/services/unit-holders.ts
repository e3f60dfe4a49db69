import { Injectable } from '@nestjs/common';
import { AccessEpochs, Clock } from '@lopso/platform';
import { GrantFateRepository } from '../storage/grant-fate.repository';
import { LeaderSeatRepository } from '../storage/leader-seat.repository';

/** Tells those who hold rights over units, or lead their teams, that these have changed place: their next request has the paths of now. */
@Injectable()
export class UnitHolders {
  constructor(
    private readonly grants: GrantFateRepository,
    private readonly leaders: LeaderSeatRepository,
    private readonly epochs: AccessEpochs,
    private readonly clock: Clock,
  ) {}

  /** Joins the transaction of what changed. */
  async tell(unitIds: readonly string[]): Promise<void> {
    const leaders = await this.leaders.leadersOver(unitIds, this.clock.today());
    await this.epochs.bumpAll([...(await this.grants.holdersOver(unitIds)), ...leaders]);
  }
}
