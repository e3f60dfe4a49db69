import { Injectable } from '@nestjs/common';
import { MakeUpService } from '@lopso/classes';
import { Job, type JobHandler } from '@lopso/platform';
import { CompletionService } from '../completion/completion.service';
import { CycleOpeningService } from '../cycle-opening/cycle-opening.service';
import { RoundEndingRepository } from './round-ending.repository';
import { RESUME_ROUND } from './round-ending.service';

/**
 * After a round that was ended goes on again: who took a seat or came to belong to it meanwhile joins, also where its last day of joining is over by now and the night would take nobody in any more;
 * what became true meanwhile counts in it, and what its people missed meanwhile, when nobody asked hours of them, is offered to them: to renewers too, whose windows opened meanwhile.
 */
@Injectable()
@Job({ name: RESUME_ROUND, retryLimit: 10, retryDelaySeconds: 2, timeoutSeconds: 600, concurrency: 1 })
export class ResumeRound implements JobHandler<{ roundId: string }> {
  constructor(
    private readonly cycleOpening: CycleOpeningService,
    private readonly completions: CompletionService,
    private readonly endings: RoundEndingRepository,
    private readonly makeUps: MakeUpService,
  ) {}

  async handle({ roundId }: { roundId: string }): Promise<void> {
    await this.cycleOpening.takeInAudience(roundId);
    await this.completions.recomputeCompletions({ roundId });
    await this.cycleOpening.openRenewals();
    const since = await this.endings.lastEndOf(roundId);
    if (since !== null) await this.makeUps.settleOffersSince(await this.endings.memberIdsOf(roundId), since);
  }
}
