import { Injectable, Logger } from '@nestjs/common';
import { Job, type JobHandler } from '@lopso/platform';
import { SeatTermService } from './seat-term.service';

/** Tells of seats that begin and end today, a few minutes after midnight, when nobody writes for yesterday any more. */
@Injectable()
@Job({
  name: 'org.apply-seat-days',
  retryLimit: 3,
  retryDelaySeconds: 20,
  timeoutSeconds: 240,
  concurrency: 1,
  schedule: '3-58/5 * * * *',
})
export class ApplySeatDays implements JobHandler {
  private readonly logger = new Logger(ApplySeatDays.name);

  constructor(private readonly seatTerms: SeatTermService) {}

  async handle(): Promise<void> {
    const seats = await this.seatTerms.applyDueDays();
    if (seats > 0) this.logger.log({ seats }, 'seats began and ended as written ahead');
  }
}
