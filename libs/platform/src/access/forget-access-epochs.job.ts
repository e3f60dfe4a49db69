import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock';
import { Database } from '../database/database';
import { Job, type JobHandler } from '../jobs/job';

const KEEP_HOURS = 48;

/** Removes epochs that no token alive can have missed. A token of such an epoch is renewed once more, nothing else. */
@Injectable()
@Job({
  name: 'platform.forget-access-epochs',
  retryLimit: 1,
  retryDelaySeconds: 60,
  timeoutSeconds: 60,
  concurrency: 1,
  schedule: '23 3 * * *',
})
export class ForgetAccessEpochs implements JobHandler {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEEP_HOURS * 3_600_000);
    await this.database.execute('delete from platform.access_epoch where changed_at < $1', [before]);
  }
}
