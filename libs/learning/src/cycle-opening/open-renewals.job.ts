import { Injectable } from '@nestjs/common';
import { Job, type JobHandler } from '@lopso/platform';
import { CycleOpeningService } from './cycle-opening.service';

/** After midnight: whoever's window has opened gets the cycle in which she renews. */
@Injectable()
@Job({
  name: 'learning.open-renewals',
  retryLimit: 5,
  retryDelaySeconds: 300,
  timeoutSeconds: 1800,
  concurrency: 1,
  schedule: '30 0 * * *',
})
export class OpenRenewals implements JobHandler {
  constructor(private readonly cycleOpening: CycleOpeningService) {}

  async handle(): Promise<void> {
    await this.cycleOpening.openRenewals();
  }
}
