import { Injectable } from '@nestjs/common';
import { Job, type JobHandler } from '@lopso/platform';
import { OpinionSealing } from '../services/opinion-sealing.service';

/** What members said of a class is counted when its time is over. */
@Injectable()
@Job({
  name: 'classes.seal-opinions',
  retryLimit: 3,
  retryDelaySeconds: 60,
  timeoutSeconds: 900,
  concurrency: 1,
  schedule: '25 * * * *',
})
export class SealOpinions implements JobHandler {
  constructor(private readonly sealing: OpinionSealing) {}

  async handle(): Promise<void> {
    await this.sealing.sealDue();
  }
}
