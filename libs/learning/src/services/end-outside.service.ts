import { Injectable, Logger } from '@nestjs/common';
import { Clock, Transactions } from '@lopso/platform';
import { endOfDay } from '../rules/round-dates';
import { type EndingClaim, OutsideClaimJobsRepository } from '../storage/outside-claim-jobs.repository';
import { EvidenceRecorder } from './evidence-recorder.service';

const BATCH = 200;

/** Writes down that accepted certificates have ended. Deriving asks no clock, so the end of one is a fact like any other (decision 0049). */
@Injectable()
export class EndOutside {
  private readonly logger = new Logger(EndOutside.name);

  constructor(
    private readonly claims: OutsideClaimJobsRepository,
    private readonly recorder: EvidenceRecorder,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * All whose last day is over; gives how many. Safe to repeat and to be killed between any two. One that can't be ended is logged and
   * keeps no other from ending. @throws Error at the end when any could not be, so that the job is run again
   */
  async endAll(): Promise<number> {
    const today = this.clock.today();
    let ended = 0;
    let failed = 0;
    let after: EndingClaim | null = null;
    for (;;) {
      const ending: EndingClaim[] = await this.claims.ending(today, after, BATCH);
      for (const claim of ending) {
        if (await this.hasEnded(claim)) ended += 1;
        else failed += 1;
      }
      after = ending.at(-1) ?? null;
      if (after === null) break;
    }
    if (failed > 0) throw new Error(`${failed} outside certificates could not be ended, ${ended} were`);
    return ended;
  }

  private async hasEnded(claim: EndingClaim): Promise<boolean> {
    try {
      await this.end(claim);
      return true;
    } catch (error) {
      this.logger.error({ msg: 'an outside certificate could not be ended', claimId: claim.id, error });
      return false;
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
