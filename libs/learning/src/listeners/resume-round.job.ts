import { Injectable } from '@nestjs/common';
import { Job, type JobHandler } from '@lopso/platform';
import { RESUME_ROUND } from '../services/answer-ending.service';
import { AudienceTaking } from '../services/audience-taking.service';
import { Completions } from '../services/completions.service';

/**
 * After a round that was ended goes on again: who took a seat or came to belong to it meanwhile joins, also where its last day of joining is over by now and the night would take nobody in any more;
 * what became true meanwhile counts in it. The night opens renewals.
 */
@Injectable()
@Job({ name: RESUME_ROUND, retryLimit: 10, retryDelaySeconds: 2, timeoutSeconds: 600, concurrency: 1 })
export class ResumeRound implements JobHandler<{ roundId: string }> {
  constructor(
    private readonly taking: AudienceTaking,
    private readonly completions: Completions,
  ) {}

  async handle({ roundId }: { roundId: string }): Promise<void> {
    await this.taking.takeIn(roundId);
    await this.completions.recomputeAll({ roundId });
  }
}
