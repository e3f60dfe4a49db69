import { Injectable } from '@nestjs/common';
import { Clock, Job, type JobHandler, Transactions } from '@lopso/platform';
import { BookingPlaceService } from '../booking/booking-place.service';
import { retryWhenRaced } from '../booking/booking-race';
import { ClassGroupRepository } from '../scheduling/class-group.repository';
import { forEachClass } from '../scheduling/each-class';
import { WaitlistRepository } from './waitlist.repository';

/**
 * A net under the promotion that every freed place brings with it: places that an erasure gave back, and people who were busy and no
 * longer are.
 */
@Injectable()
@Job({
  name: 'classes.promote-waiting',
  retryLimit: 2,
  retryDelaySeconds: 30,
  timeoutSeconds: 120,
  concurrency: 1,
  schedule: '*/5 * * * *',
})
export class PromoteWaiting implements JobHandler {
  constructor(
    private readonly waitlistRows: WaitlistRepository,
    private readonly groups: ClassGroupRepository,
    private readonly places: BookingPlaceService,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    await forEachClass(await this.waitlistRows.classesWithFreePlaces(this.clock.now()), (id) => this.promote(id));
  }

  private async promote(classGroupId: string): Promise<void> {
    await retryWhenRaced(() =>
      this.transactions.run(async () => {
        const group = await this.groups.lockGroup(classGroupId);
        if (group !== null) await this.places.promoteWaiting(group, this.clock.now());
      }),
    );
  }
}
