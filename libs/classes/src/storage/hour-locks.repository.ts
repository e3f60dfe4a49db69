import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

/**
 * Queues those who give away hours of the same person, hall or thing. Without it two inserts that an exclusion constraint
 * holds against each other wait for each other until one is ended as a deadlock; with it the second sees the first.
 */
@Injectable()
export class HourLocksRepository {
  constructor(private readonly database: Database) {}

  /** Holds the hours of these ids until the transaction ends; in one order, so that nobody waits in a circle. */
  async hold(ids: readonly string[]): Promise<void> {
    await this.database.query(
      `select pg_advisory_xact_lock(key) from (
         select distinct hashtextextended('classes.hours:' || id, 0) as key from unnest($1::text[]) as id order by 1) ordered`,
      [ids],
    );
  }
}
