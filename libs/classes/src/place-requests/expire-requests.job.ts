import { Injectable } from '@nestjs/common';
import { Clock, Job, type JobHandler, Transactions } from '@lopso/platform';
import { ClassGroupRepository } from '../scheduling/class-group.repository';
import { forEachClass } from '../scheduling/each-class';
import { PlaceRequestRepository } from './place-request.repository';
import { PlaceRequestService } from './place-request.service';

/** Ends requests that nobody answered in time, so that their members are told. Whoever reads or answers between two runs judges by the clock. */
@Injectable()
@Job({
  name: 'classes.expire-requests',
  retryLimit: 2,
  retryDelaySeconds: 30,
  timeoutSeconds: 120,
  concurrency: 1,
  schedule: '*/5 * * * *',
})
export class ExpireRequests implements JobHandler {
  constructor(
    private readonly requests: PlaceRequestRepository,
    private readonly groups: ClassGroupRepository,
    private readonly requesting: PlaceRequestService,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    await forEachClass(await this.requests.classesWithExpired(this.clock.now()), (id) => this.expire(id));
  }

  private async expire(classGroupId: string): Promise<void> {
    await this.transactions.run(async () => {
      const group = await this.groups.lockGroup(classGroupId);
      if (group !== null) await this.requesting.expireRequests(group, null, this.clock.now());
    });
  }
}
