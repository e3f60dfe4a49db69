import { Injectable, Logger } from '@nestjs/common';
import { PgBoss, type Job as QueuedJob } from 'pg-boss';
import { DatabaseSettings } from '../database/database.settings';
import { DEAD_LETTER_QUEUE, declareQueue } from './job-queue';
import { JobRegistry, type RegisteredJob } from './job-registry';

const TIME_ZONE = 'Asia/Ho_Chi_Minh';
/** Also with NOTIFY: a retry that comes due sends no notification. */
const POLL_SECONDS = 1;

/** The working side of pg-boss; only the worker application (and a test that wants jobs done) starts it. */
@Injectable()
export class JobWorker {
  private readonly logger = new Logger(JobWorker.name);
  private boss: PgBoss | null = null;

  constructor(
    private readonly settings: DatabaseSettings,
    private readonly registry: JobRegistry,
  ) {}

  /** Declares every queue and starts taking jobs, woken by NOTIFY and by a poll every second. */
  async start(): Promise<void> {
    const boss = new PgBoss({
      connectionString: this.settings.DATABASE_URL,
      max: 6,
      useListenNotify: true,
      superviseIntervalSeconds: 1,
      monitorIntervalSeconds: 1,
      migrate: false,
    });
    boss.on('error', (error) => this.logger.error(error));
    await boss.start();
    await boss.createQueue(DEAD_LETTER_QUEUE);
    for (const job of this.registry.jobs()) await this.take(boss, job);
    this.boss = boss;
  }

  /** Lets running jobs end, ten seconds at most; what is cut off is taken up again by the next worker. */
  async stop(): Promise<void> {
    await this.boss?.stop({ graceful: true, timeout: 10_000 });
    this.boss = null;
  }

  private async take(boss: PgBoss, job: RegisteredJob): Promise<void> {
    const { options, handler } = job;
    await declareQueue(boss, options);
    const work = async (queued: QueuedJob<object>[]): Promise<void> => {
      for (const one of queued) await this.runOne(job, one, () => handler.handle(one.data));
    };
    const polling = { pollingIntervalSeconds: POLL_SECONDS, notifyPollingIntervalSeconds: POLL_SECONDS };
    await boss.work(options.name, { batchSize: 1, localConcurrency: options.concurrency ?? 2, ...polling }, work);
    // What came due while no worker ran is done once when one runs again: a night's work does not wait for the next night.
    if (options.schedule !== undefined)
      await boss.schedule(options.name, options.schedule, {}, { tz: TIME_ZONE, missed: 'once' });
  }

  private async runOne(job: RegisteredJob, queued: QueuedJob<object>, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.error({ job: job.options.name, jobId: queued.id, error }, 'job failed, it will be tried again');
      throw error;
    }
  }
}
