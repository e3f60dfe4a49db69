import { Injectable } from '@nestjs/common';
import { Clock, SystemClock } from '../clock/clock';
import { Database } from './database';

/**
 * The clock of the database: the one that all processes share. For what a process does once for all others, where a
 * machine whose own clock is fast would do it before it is time.
 */
@Injectable()
export class DatabaseClock {
  private readonly machine = new SystemClock();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The application's clock, set right by how far the machine's differs from the database's. Asks the database. */
  async now(): Promise<Date> {
    const row = await this.database.queryOne<{ now: Date }>('select clock_timestamp() as now');
    const aheadMs = row === null ? 0 : row.now.getTime() - this.machine.now().getTime();
    return new Date(this.clock.now().getTime() + aheadMs);
  }
}
