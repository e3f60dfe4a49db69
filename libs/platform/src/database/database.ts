import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { type Pool, type PoolClient, type QueryResult } from 'pg';
import { DatabaseSilent } from '../errors/platform.errors';

interface RunningTransaction {
  readonly manager: EntityManager;
  readonly client: PoolClient;
}

const running = new AsyncLocalStorage<RunningTransaction>();

/** Connections whose loss is heard. A lost connection says so twice: to the statement that waits, and as an event. */
const guarded = new WeakSet<PoolClient>();

/** The next statement on the lost connection fails and is handled there; an event nobody hears would end the process. */
const ignoreLoss = (): void => undefined;

/** The raw answer of one statement. */
export interface StatementResult<Row> {
  readonly rows: Row[];
  readonly affected: number;
}

/**
 * The one door to PostgreSQL. Outside a transaction a statement takes a pooled connection; inside `Transactions.run`
 * every statement joins the running transaction.
 */
@Injectable()
export class Database {
  constructor(private readonly dataSource: DataSource) {}

  /** Rows of a parameterised statement. Parameters are `$1`, `$2` …; errors are pg's, with `code` and `constraint`. */
  async query<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return (await this.run<Row>(sql, parameters)).rows;
  }

  /** The first row, or null. */
  async queryOne<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row | null> {
    return (await this.run<Row>(sql, parameters)).rows[0] ?? null;
  }

  /** The number of rows a statement wrote. */
  async execute(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    return (await this.run(sql, parameters)).affected;
  }

  /**
   * A statement prepared once per connection under a name: for the few hottest reads and writes. The text under a name
   * never changes within a process.
   */
  async prepared<Row extends object>(name: string, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    const result = await this.connection().query({ name, text: sql, values: [...parameters] });
    return (result as QueryResult<Row & Record<string, unknown>>).rows;
  }

  /** The entity manager of the running transaction, or the plain one. */
  get manager(): EntityManager {
    return running.getStore()?.manager ?? this.dataSource.manager;
  }

  /** True inside `Transactions.run`. */
  get isInTransaction(): boolean {
    return running.getStore() !== undefined;
  }

  /** A connection of its own for COPY and streaming cursors; released by the caller. */
  async connect(): Promise<PoolClient> {
    const client = await this.pool().connect();
    if (!guarded.has(client)) client.on('error', ignoreLoss);
    guarded.add(client);
    return client;
  }

  /**
   * Asks the database for a sign of life. A connection that stays silent is given up, so that nobody else gets it.
   * @throws pg's error where it refuses, DatabaseSilent where it says nothing for `withinMs`
   */
  async ping(withinMs: number): Promise<void> {
    const question = { text: 'select 1', query_timeout: withinMs };
    const sign = this.pool().query(question);
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new DatabaseSilent()), withinMs);
    });
    try {
      await Promise.race([sign, silence]);
    } finally {
      clearTimeout(timer);
    }
  }

  private async run<Row extends object>(sql: string, parameters: readonly unknown[]): Promise<StatementResult<Row>> {
    const result = await this.connection().query<Row & Record<string, unknown>>(sql, [...parameters]);
    return { rows: result.rows, affected: result.rowCount ?? 0 };
  }

  private connection(): Pick<Pool, 'query'> {
    return running.getStore()?.client ?? this.pool();
  }

  private pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }
}

/** Runs `work` with every statement of `Database` on this query runner. Used by `Transactions` and the migration tests. */
export async function runOn<T>(runner: QueryRunner, work: () => Promise<T>): Promise<T> {
  const client = (await runner.connect()) as PoolClient;
  return running.run({ manager: runner.manager, client }, work);
}
