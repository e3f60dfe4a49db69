import { Injectable } from '@nestjs/common';
import { Job, type JobHandler } from '@lopso/platform';
import { JUDGE_BADGES_AGAIN } from '../services/badge-issuers.service';
import { JudgeBadgesAgain } from '../services/judge-badges-again.service';

interface BadgesToJudge {
  readonly issuerId: string;
  /** Left out: all of the issuer. */
  readonly claimId?: string;
}

/** After a list of revoked badges came, or its keys or the trust in it changed; after one badge was accepted, that one alone. */
@Injectable()
@Job({ name: JUDGE_BADGES_AGAIN, retryLimit: 5, retryDelaySeconds: 60, timeoutSeconds: 1800, concurrency: 1 })
export class JudgeBadgesOfIssuer implements JobHandler<BadgesToJudge> {
  constructor(private readonly judging: JudgeBadgesAgain) {}

  async handle({ issuerId, claimId }: BadgesToJudge): Promise<void> {
    if (claimId === undefined) await this.judging.judgeAll(issuerId);
    else await this.judging.judgeOne(issuerId, claimId);
  }
}
