import { Injectable } from '@nestjs/common';
import { Clock, Transactions } from '@lopso/platform';
import { endOfDay } from '../rules/round-dates';
import { type EndingClaim, OutsideClaimJobsRepository } from '../storage/outside-claim-jobs.repository';
import { EvidenceRecorder } from './evidence-recorder.service';

const BATCH = 200;

/** Writes down that accepted certificates have ended. Deriving asks no clock, so the end of one is a fact like any other (decision 0049). */
@Injectable()
export class EndOutside {
  constructor(
    private readonly claims: OutsideClaimJobsRepository,
    private readonly recorder: EvidenceRecorder,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** All whose last day is over; gives how many. Safe to repeat and to be killed between any two. */
  async endAll(): Promise<number> {
    let ended = 0;
    for (;;) {
      const ending = await this.claims.ending(this.clock.today(), BATCH);
      if (ending.length === 0) return ended;
      for (const claim of ending) await this.end(claim);
      ended += ending.length;
    }
  }

  private async end({ id, memberId, certificate, lastOn }: EndingClaim): Promise<void> {
    await this.transactions.run(async () => {
      if (!(await this.claims.end(id, this.clock.now()))) return;
      const name = { memberId, kind: 'external-expired' as const, subject: certificate, sourceId: id };
      const occurredAt = new Date(endOfDay(lastOn).getTime() + 1);
      await this.recorder.record({ facts: [{ ...name, minutes: null, occurredAt }], withdrawn: [] });
    });
  }
}
