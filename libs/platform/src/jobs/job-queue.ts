import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type Db, PgBoss } from 'pg-boss';
import { Database } from '../database/database';
import { type JobOptions } from './job';
import { JobRegistry } from './job-registry';

/** Where jobs whose retries are used up wait for a person. */
export const DEAD_LETTER_QUEUE = 'platform.dead-letter';

/** Creates or updates a queue so that it matches its declaration. */
export async function declareQueue(boss: PgBoss, options: JobOptions): Promise<void> {
  const queue = {
    retryLimit: options.retryLimit,
    retryDelay: options.retryDelaySeconds,
    retryBackoff: options.hasBackoff ?? true,
    expireInSeconds: options.timeoutSeconds,
    ...(options.silenceSeconds === undefined ? {} : { heartbeatSeconds: options.silenceSeconds }),
    notify: true,
  };
  await boss.createQueue(options.name, { ...queue, deadLetter: DEAD_LETTER_QUEUE });
  await boss.updateQueue(options.name, queue);
}

/**
 * The sending side of pg-boss, which is the outbox: a job is a row written in the caller's transaction, so it exists
 * exactly when the transaction committed.
 */
@Injectable()
export class JobQueue implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly boss: PgBoss;

  constructor(
    private readonly database: Database,
    private readonly registry: JobRegistry,
  ) {
    const db: Db = {
      executeSql: async (text, values) => ({ rows: await this.database.query(text, values ?? []) }),
    };
    this.boss = new PgBoss({ db, supervise: false, schedule: false, migrate: false });
    this.boss.on('error', () => undefined);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.registry.verify();
    await this.boss.start();
    await this.boss.createQueue(DEAD_LETTER_QUEUE);
    for (const job of this.registry.jobs()) await declareQueue(this.boss, job.options);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.boss.stop({ graceful: false });
  }

  /** Puts one job into a queue, in the running transaction if there is one; it begins `afterSeconds` later at the earliest. */
  async send(name: string, payload: object, afterSeconds = 0): Promise<void> {
    this.registry.requireJob(name);
    await this.boss.send(name, payload, { startAfter: afterSeconds });
  }

  /** Puts many jobs into one queue with one statement. */
  async sendMany(name: string, payloads: readonly object[]): Promise<void> {
    this.registry.requireJob(name);
    await this.boss.insert(
      name,
      payloads.map((data) => ({ data })),
    );
  }

  /** How many jobs wait or run, for readiness and tests. */
  async countPending(): Promise<number> {
    const row = await this.database.queryOne<{ pending: number }>(
      `select count(*)::int as pending from pgboss.job where state in ('created', 'retry', 'active') and name <> $1`,
      [DEAD_LETTER_QUEUE],
    );
    return row?.pending ?? 0;
  }
}
