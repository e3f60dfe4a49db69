import { Injectable } from '@nestjs/common';
import { Clock, Transactions } from '@lopso/platform';
import { CycleRepository } from '../storage/cycle.repository';
import { type RenewingRound, RenewalRepository } from '../storage/renewal.repository';
import { AudienceHolders } from './audience-holders.service';
import { DeriveCycles } from './derive-cycles.service';

/** So many members' cycles are opened in one transaction. */
const BATCH = 500;

/** Opens the next cycle of members whose window to renew is open. Safe to repeat and to be killed between any two batches. */
@Injectable()
export class RenewalOpening {
  constructor(
    private readonly renewals: RenewalRepository,
    private readonly audiences: AudienceHolders,
    private readonly cycles: CycleRepository,
    private readonly deriving: DeriveCycles,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** All rounds with a rule of validity; gives how many cycles were opened. Who is not of the audience keeps what she has and renews nothing. */
  async openAll(): Promise<number> {
    let opened = 0;
    for (const round of await this.renewals.roundsOn(this.clock.today())) opened += await this.openIn(round);
    return opened;
  }

  private async openIn(round: RenewingRound): Promise<number> {
    const today = this.clock.today();
    const audience = await this.audiences.on(round, today);
    const seated = new Set(audience.map(({ memberId }) => memberId));
    const due = (await this.renewals.membersIn(round.id, today)).filter((id) => seated.has(id));
    let opened = 0;
    for (let from = 0; from < due.length; from += BATCH)
      opened += await this.openBatch(round.id, due.slice(from, from + BATCH), today);
    return opened;
  }

  /** As with first cycles, evidence waits meanwhile. What the new cycle begins with is derived, not written here. */
  private async openBatch(roundId: string, memberIds: readonly string[], today: string): Promise<number> {
    return this.transactions.run(async () => {
      await this.cycles.holdForOpening(memberIds);
      const openedAt = this.clock.now();
      const opened = await this.renewals.open({ roundId, memberIds, on: today, openedAt });
      await this.deriving.refresh(opened, { isRebuild: false });
      const ids = opened.map(({ id }) => id);
      await this.renewals.follow(ids, openedAt);
      return opened.length;
    });
  }
}
