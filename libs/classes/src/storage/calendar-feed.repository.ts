import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type CalendarReach } from '../rules/calendar-reach';

/** Whose calendar an address opens, and which one. */
export interface CalendarFeed {
  readonly id: string;
  readonly accountId: string;
  readonly reach: CalendarReach;
  /** The commune of a commune's calendar; null for a person's. */
  readonly unitId: string | null;
  readonly madeAt: Date;
}

const SELECT = `select id, account_id as "accountId", reach, unit_id as "unitId", made_at as "madeAt" from classes.calendar_feed`;

/** Answers about secret addresses of calendars. */
@Injectable()
export class CalendarFeedRepository {
  constructor(private readonly database: Database) {}

  async findByToken(tokenHash: Buffer): Promise<CalendarFeed | null> {
    return this.database.queryOne<CalendarFeed>(`${SELECT} where token_hash = $1`, [tokenHash]);
  }

  /** A calendar of an account, locked until the transaction ends. */
  async lockOf(accountId: string, id: string): Promise<CalendarFeed | null> {
    return this.database.queryOne<CalendarFeed>(`${SELECT} where account_id = $1 and id = $2 for update`, [
      accountId,
      id,
    ]);
  }

  async listOf(accountId: string): Promise<CalendarFeed[]> {
    return this.database.query<CalendarFeed>(`${SELECT} where account_id = $1 order by made_at, id limit 200`, [
      accountId,
    ]);
  }

  /** Writes the one address of an account for a calendar; an address there was before opens nothing from now on. */
  async replace(feed: CalendarFeed, tokenHash: Buffer): Promise<void> {
    await this.database.execute(
      `insert into classes.calendar_feed (id, account_id, reach, unit_id, token_hash, made_at)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (account_id, reach, unit_id) do update
         set id = excluded.id, token_hash = excluded.token_hash, made_at = excluded.made_at`,
      [feed.id, feed.accountId, feed.reach, feed.unitId, tokenHash, feed.madeAt],
    );
  }

  async remove(id: string): Promise<void> {
    await this.database.execute('delete from classes.calendar_feed where id = $1', [id]);
  }
}
