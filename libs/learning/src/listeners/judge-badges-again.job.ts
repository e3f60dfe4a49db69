import { Injectable } from '@nestjs/common';
import { Job, type JobHandler } from '@lopso/platform';
import { JUDGE_BADGES_AGAIN } from '../services/badge-issuers.service';
import { JudgeBadgesAgain } from '../services/judge-badges-again.service';

/** After a list of revoked badges came, or an issuer is trusted no more. */
@Injectable()
@Job({ name: JUDGE_BADGES_AGAIN, retryLimit: 5, retryDelaySeconds: 60, timeoutSeconds: 1800, concurrency: 1 })
export class JudgeBadgesOfIssuer implements JobHandler<{ issuerId: string }> {
  constructor(private readonly judging: JudgeBadgesAgain) {}

  async handle({ issuerId }: { issuerId: string }): Promise<void> {
    await this.judging.judgeAll(issuerId);
  }
}
