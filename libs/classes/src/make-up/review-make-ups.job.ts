import { Injectable } from '@nestjs/common';
import { EventJob, type JobHandler } from '@lopso/platform';
import { AttendanceCorrected, type AttendanceCorrectedPayload } from '../classes.events';
import { MakeUpService } from './make-up.service';

/** A corrected roll may say that somebody was there after all, or was not. */
@Injectable()
@EventJob(AttendanceCorrected, {
  name: 'classes.review-make-ups',
  retryLimit: 5,
  retryDelaySeconds: 10,
  timeoutSeconds: 120,
})
export class ReviewMakeUps implements JobHandler<AttendanceCorrectedPayload> {
  constructor(private readonly makeUps: MakeUpService) {}

  async handle({ classSessionId }: AttendanceCorrectedPayload): Promise<void> {
    await this.makeUps.settleOffers(classSessionId);
  }
}
