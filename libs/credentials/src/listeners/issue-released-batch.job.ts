import { Injectable } from '@nestjs/common';
import { Job, type JobHandler } from '@lopso/platform';
import { Issuing } from '../services/issuing.service';
import { RELEASED_BATCHES, type ReleasedBatch } from '../services/releasing.service';

/** Issues the certificates of a batch that an officer released. */
@Injectable()
@Job({ name: RELEASED_BATCHES, retryLimit: 8, retryDelaySeconds: 2, timeoutSeconds: 60, concurrency: 2 })
export class IssueReleasedBatch implements JobHandler<ReleasedBatch> {
  constructor(private readonly issuing: Issuing) {}

  async handle(batch: ReleasedBatch): Promise<void> {
    await this.issuing.issue(batch.cycleIds, 'by-hand');
  }
}
