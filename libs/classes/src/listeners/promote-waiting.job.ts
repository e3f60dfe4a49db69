import { Injectable } from '@nestjs/common';
import { Clock, Job, type JobHandler, Transactions } from '@lopso/platform';
import { againWhenRaced } from '../services/racing';
import { PlacePromoter } from '../services/place-promoter.service';
import { forEachClass } from '../services/each-class';
import { ClassGroupRepository } from '../storage/class-group.repository';
import { WaitingRepository } from '../storage/waiting.repository';

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
    private readonly waiting: WaitingRepository,
    private readonly groups: ClassGroupRepository,
    private readonly promoter: PlacePromoter,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    await forEachClass(await this.waiting.classesWithFreePlaces(this.clock.now()), (id) => this.promote(id));
  }

  private async promote(classGroupId: string): Promise<void> {
    await againWhenRaced(() =>
      this.transactions.run(async () => {
        const group = await this.groups.lockGroup(classGroupId);
        if (group !== null) await this.promoter.promote(group, this.clock.now());
      }),
    );
  }
}
