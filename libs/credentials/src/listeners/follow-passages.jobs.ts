import { Injectable } from '@nestjs/common';
import { EventJob, type JobHandler } from '@lopso/platform';
import { CycleFell, type CycleFellPayload, CycleFinished, type CycleFinishedPayload } from '@lopso/learning';
import { FollowPassages } from '../services/follow-passages.service';

const ROBUST = { retryLimit: 12, retryDelaySeconds: 2, hasBackoff: true, timeoutSeconds: 30, concurrency: 2 };

/** A paper whose passage fell becomes a case of the department (decision 0084). */
@Injectable()
@EventJob(CycleFell, { name: 'credentials.open-case', ...ROBUST })
export class OpenCase implements JobHandler<CycleFellPayload> {
  constructor(private readonly passages: FollowPassages) {}

  async handle({ cycleId }: CycleFellPayload): Promise<void> {
    await this.passages.follow(cycleId);
  }
}

/** The case ends by itself where the passage is finished again. */
@Injectable()
@EventJob(CycleFinished, { name: 'credentials.end-case', ...ROBUST })
export class EndCase implements JobHandler<CycleFinishedPayload> {
  constructor(private readonly passages: FollowPassages) {}

  async handle({ cycleId }: CycleFinishedPayload): Promise<void> {
    await this.passages.follow(cycleId);
  }
}
