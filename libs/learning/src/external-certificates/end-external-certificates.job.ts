import { Injectable, Logger } from '@nestjs/common';
import { Clock, Job, type JobHandler, Transactions } from '@lopso/platform';
import { CompletionService } from '../completion/completion.service';
import { endOfDay } from '../rounds/round.rules';
import { type EndingClaim, ExternalClaimRepository } from './external-claim.repository';

const BATCH = 200;

/** Writes down that accepted certificates have ended. Deriving asks no clock, so the end of one is a fact like any other (decision 0049). */
@Injectable()
@Job({
  name: 'learning.end-outside-certificates',
  retryLimit: 5,
  retryDelaySeconds: 300,
  timeoutSeconds: 1800,
  concurrency: 1,
  schedule: '5 0 * * *',
})
export class EndExternalCertificates implements JobHandler {
  private readonly logger = new Logger(EndExternalCertificates.name);

  constructor(
    private readonly claims: ExternalClaimRepository,
    private readonly completions: CompletionService,
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
      const ending: EndingClaim[] = await this.claims.listEnding(today, after, BATCH);
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
      if (!(await this.claims.endClaim(id, this.clock.now()))) return;
      const name = { memberId, kind: 'external-expired' as const, subject: certificate, sourceId: id };
      const occurredAt = new Date(endOfDay(lastOn).getTime() + 1);
      await this.completions.recordEvidence({ facts: [{ ...name, minutes: null, occurredAt }], withdrawn: [] });
    });
  }

  async handle(): Promise<void> {
    await this.endAll();
  }
}
