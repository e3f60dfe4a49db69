import { Injectable } from '@nestjs/common';
import { Job, type JobHandler } from '@lopso/platform';
import { FeedbackService } from './feedback.service';

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
export class SealFeedback implements JobHandler {
  constructor(private readonly feedback: FeedbackService) {}

  async handle(): Promise<void> {
    await this.feedback.sealDueFeedback();
  }
}
