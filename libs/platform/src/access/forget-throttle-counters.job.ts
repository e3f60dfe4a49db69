import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock';
import { Database } from '../database/database';
import { Job, type JobHandler } from '../jobs/job';

const KEEP_HOURS = 48;

/** Removes counters of windows that ended long ago. */
@Injectable()
@Job({
  name: 'platform.forget-throttle-counters',
  retryLimit: 1,
  retryDelaySeconds: 60,
  timeoutSeconds: 60,
  concurrency: 1,
  schedule: '17 3 * * *',
})
export class ForgetThrottleCounters implements JobHandler {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEEP_HOURS * 3_600_000);
    await this.database.execute('delete from platform.throttle_counter where window_starts_at < $1', [before]);
  }
}
