import { Injectable } from '@nestjs/common';
import { Job, type JobHandler } from '@lopso/platform';
import { RESUME_ROUND } from '../services/answer-ending.service';
import { Completions } from '../services/completions.service';

/** After a round that was ended goes on again: what became true meanwhile counts in it. The night takes in who took a seat meanwhile, and opens renewals. */
@Injectable()
@Job({ name: RESUME_ROUND, retryLimit: 10, retryDelaySeconds: 2, timeoutSeconds: 600, concurrency: 1 })
export class ResumeRound implements JobHandler<{ roundId: string }> {
  constructor(private readonly completions: Completions) {}

  async handle({ roundId }: { roundId: string }): Promise<void> {
    await this.completions.recomputeAll({ roundId });
  }
}
