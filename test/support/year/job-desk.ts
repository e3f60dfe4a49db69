import { type Database, JobRegistry } from '@lopso/platform';
import { PgBoss } from 'pg-boss';
import { type Random } from '../../../apps/cli/src/demo/random';
import { type TestApi } from '../test-api';
import { type Stopwatch } from './stopwatch';

type QueuedWork = ReturnType<JobRegistry['jobs']>[number];

/** This share of the jobs is done twice, as after a worker that was killed before it could say that it was done. */
const TWICE = 0.1;
const BATCH = 100;

/** Minutes after midnight that a schedule first comes to; what comes every few minutes is first. */
function firstMinute(schedule = ''): number {
  const [minute = '0', hour = '*'] = schedule.split(' ');
  return /^\d+$/.test(hour) ? Number(hour) * 60 + Number(minute) : -1;
}

/** The worker of a simulated year: it takes what waits from the real queues, on the clock of the year. */
export class JobDesk {
  private constructor(
    private readonly boss: PgBoss,
    private readonly database: Database,
    private readonly jobs: readonly QueuedWork[],
    private readonly random: Random,
    private readonly watch: Stopwatch,
  ) {}

  static async open(api: TestApi, random: Random, watch: Stopwatch): Promise<JobDesk> {
    const boss = new PgBoss({
      connectionString: process.env['DATABASE_URL'] ?? '',
      max: 2,
      supervise: false,
      schedule: false,
      migrate: false,
    });
    boss.on('error', (error) => {
      throw error;
    });
    await boss.start();
    return new JobDesk(boss, api.database, api.app.get(JobRegistry).jobs(), random, watch);
  }

  async close(): Promise<void> {
    await this.boss.stop({ graceful: false });
  }

  /** Does everything that waits, and what comes of it. */
  async doWaiting(): Promise<void> {
    for (;;) {
      const waiting = await this.queuesThatWait();
      if (waiting.length === 0) return;
      for (const name of waiting) await this.doQueue(this.handlerOf(name));
    }
  }

  /** Does everything that the clock sends in a night but what is left out, then what waits. */
  async doNight(leftOut: readonly string[] = []): Promise<void> {
    const recurring = this.jobs
      .filter(({ options }) => options.schedule !== undefined && !leftOut.includes(options.name))
      .sort((a, b) => firstMinute(a.options.schedule) - firstMinute(b.options.schedule));
    for (const { handler, options } of recurring) await this.watch.time(options.name, () => handler.handle({}));
    await this.doWaiting();
  }

  private async queuesThatWait(): Promise<string[]> {
    const rows = await this.database.query<{ name: string }>(
      `select distinct name from pgboss.job where state in ('created', 'retry') and start_after <= now() order by name`,
      [],
    );
    return rows.map(({ name }) => name);
  }

  private handlerOf(name: string): QueuedWork {
    const job = this.jobs.find(({ options }) => options.name === name);
    if (job === undefined) throw new Error(`nobody does ${name}`);
    return job;
  }

  private async doQueue({ options, handler }: QueuedWork): Promise<void> {
    const taken = await this.boss.fetch<object>(options.name, { batchSize: BATCH });
    for (const { id, data } of taken) {
      const times = this.random.chance(TWICE) ? 2 : 1;
      for (let time = 0; time < times; time += 1) await this.watch.time(options.name, () => handler.handle(data));
      await this.boss.complete(options.name, id);
    }
  }
}
