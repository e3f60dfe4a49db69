import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Database, runOn } from './database';

/** PostgreSQL asks to run the whole transaction again: serialisation failure, deadlock. */
const RETRYABLE = new Set(['40001', '40P01']);
const MAX_RUNS = 3;

function sqlState(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}

/** Opens transactions; the only place that does. */
@Injectable()
export class Transactions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly database: Database,
  ) {}

  /**
   * Runs `work` in a transaction; a call inside a running one joins it. On 40001 and 40P01 the whole `work` runs again
   * in a new transaction, three times at most, so `work` touches nothing but the database.
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.database.isInTransaction) return work();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(work);
      } catch (error) {
        if (attempt >= MAX_RUNS || !RETRYABLE.has(sqlState(error) ?? '')) throw error;
      }
    }
  }

  private async once<T>(work: () => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      const result = await runOn(runner, work);
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}
