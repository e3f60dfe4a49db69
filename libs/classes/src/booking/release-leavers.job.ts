import { Injectable } from '@nestjs/common';
import { SeatTermService } from '@lopso/org';
import { Clock, Job, type JobHandler } from '@lopso/platform';
import { forEachClass } from '../scheduling/each-class';
import { vietnamDateOf } from '../scheduling/schedule.rules';
import { BookingRepository } from './booking.repository';
import { BookingService } from './booking.service';

const DAY_MS = 86_400_000;

/**
 * Gives back what people hold of classes to come whose last seat ended before today: until midnight the act that ended it may be taken back
 * (decision 0103). It reads seats as they are, so that it does not matter by which way one ended, and an hour missed is made up for by the next.
 */
@Injectable()
@Job({
  name: 'classes.release-leavers',
  retryLimit: 2,
  retryDelaySeconds: 60,
  timeoutSeconds: 600,
  concurrency: 1,
  schedule: '8 * * * *',
})
export class ReleaseLeavers implements JobHandler {
  constructor(
    private readonly bookingRows: BookingRepository,
    private readonly seatTerms: SeatTermService,
    private readonly bookings: BookingService,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    const now = this.clock.now();
    const day = vietnamDateOf(new Date(now.getTime() - DAY_MS));
    const placed = await this.bookingRows.placedLeavers(now);
    const left = await this.seatTerms.findLeaversForGood(
      [...new Set(placed.flatMap(({ memberIds }) => memberIds))],
      day,
    );
    const ids = placed.flatMap(({ classGroupId, memberIds }) =>
      memberIds.some((id) => left.has(id)) ? [classGroupId] : [],
    );
    await forEachClass(ids, (id) => this.bookings.releaseLeaver(id, { day, now }));
  }
}
