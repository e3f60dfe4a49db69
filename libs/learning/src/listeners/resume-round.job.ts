import { Injectable } from '@nestjs/common';
import { MakeUpService } from '@lopso/classes';
import { Job, type JobHandler } from '@lopso/platform';
import { RESUME_ROUND } from '../services/answer-ending.service';
import { AudienceTaking } from '../services/audience-taking.service';
import { Completions } from '../services/completions.service';
import { RenewalOpening } from '../services/renewal-opening.service';
import { RoundEndingRepository } from '../storage/round-ending.repository';

/**
 * After a round that was ended goes on again: who took a seat or came to belong to it meanwhile joins, also where its last day of joining is over by now and the night would take nobody in any more;
 * what became true meanwhile counts in it, and what its people missed meanwhile, when nobody asked hours of them, is offered to them: to renewers too, whose windows opened meanwhile.
 */
@Injectable()
@Job({ name: RESUME_ROUND, retryLimit: 10, retryDelaySeconds: 2, timeoutSeconds: 600, concurrency: 1 })
export class ResumeRound implements JobHandler<{ roundId: string }> {
  constructor(
    private readonly taking: AudienceTaking,
    private readonly completions: Completions,
    private readonly renewals: RenewalOpening,
    private readonly endings: RoundEndingRepository,
    private readonly makeUps: MakeUpService,
  ) {}

  async handle({ roundId }: { roundId: string }): Promise<void> {
    await this.taking.takeIn(roundId);
    await this.completions.recomputeAll({ roundId });
    await this.renewals.openAll();
    const since = await this.endings.lastEndOf(roundId);
    if (since !== null) await this.makeUps.settleOffersSince(await this.endings.memberIdsOf(roundId), since);
  }
}
