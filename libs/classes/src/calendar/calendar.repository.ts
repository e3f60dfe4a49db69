import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { type OwnClasses } from '../scheduling/class-group.repository';
import { type Period } from '../scheduling/schedule.rules';
import { type CalendarReach, type CalendarSession } from './calendar.rules';

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

const SELECT_CALENDAR_SESSION = `select s.id, s.class_group_id as "classGroupId", s.number, g.title, v.unit_id as "communeId", v.name as "venueName",
    lower(s.during) as "startsAt", upper(s.during) as "endsAt", s.state, s.revision,
    coalesce(s.changed_at, g.created_at) as "changedAt"
  from classes.class_session s
  join classes.class_group g on g.id = s.class_group_id
  join classes.venue v on v.id = s.venue_id`;

/** Answers about secret addresses of calendars. */
@Injectable()
export class CalendarRepository {
  constructor(private readonly database: Database) {}

  async findFeedByToken(tokenHash: Buffer): Promise<CalendarFeed | null> {
    return this.database.queryOne<CalendarFeed>(`${SELECT} where token_hash = $1`, [tokenHash]);
  }

  /** A calendar of an account, locked until the transaction ends. */
  async lockFeedsOf(accountId: string, id: string): Promise<CalendarFeed | null> {
    return this.database.queryOne<CalendarFeed>(`${SELECT} where account_id = $1 and id = $2 for update`, [
      accountId,
      id,
    ]);
  }

  async listFeedsOf(accountId: string): Promise<CalendarFeed[]> {
    return this.database.query<CalendarFeed>(`${SELECT} where account_id = $1 order by made_at, id limit 200`, [
      accountId,
    ]);
  }

  /** Writes the one address of an account for a calendar; an address there was before opens nothing from now on. */
  async replaceFeed(feed: CalendarFeed, tokenHash: Buffer): Promise<void> {
    await this.database.execute(
      `insert into classes.calendar_feed (id, account_id, reach, unit_id, token_hash, made_at)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (account_id, reach, unit_id) do update
         set id = excluded.id, token_hash = excluded.token_hash, made_at = excluded.made_at`,
      [feed.id, feed.accountId, feed.reach, feed.unitId, tokenHash, feed.madeAt],
    );
  }

  async removeFeed(id: string): Promise<void> {
    await this.database.execute('delete from classes.calendar_feed where id = $1', [id]);
  }

  /** Sessions whose hours the member is booked for, and cancelled ones of the classes she has a place in, by start. */
  async bookedBetween(memberId: string, period: Period, limit: number): Promise<CalendarSession[]> {
    return this.database.query<CalendarSession>(
      `${SELECT_CALENDAR_SESSION} where s.during && tstzrange($2, $3) and s.id in (
         select class_session_id from classes.booked_time where member_id = $1
         union all
         select c.id from classes.booking b join classes.class_session c on c.class_group_id = b.class_group_id
         where b.member_id = $1 and b.cancelled_at is null and c.state = 'cancelled')
       order by lower(s.during), s.id limit $4`,
      [memberId, period.startsAt, period.endsAt, limit],
    );
  }

  /** Sessions an account gives as trainer or assistant, in the units where it may. */
  async givenBetween({ trainerId, reach }: OwnClasses, period: Period, limit: number): Promise<CalendarSession[]> {
    return this.database.query<CalendarSession>(
      `${SELECT_CALENDAR_SESSION} where s.id in (select class_session_id from classes.session_staff where account_id = $1) and g.unit_path <@ any($2::ltree[]) and s.during && tstzrange($3, $4)
       order by lower(s.during), s.id limit $5`,
      [trainerId, scopePaths(reach), period.startsAt, period.endsAt, limit],
    );
  }

  /** All sessions of a scope. */
  async heldBetween(scope: Scope, period: Period, limit: number): Promise<CalendarSession[]> {
    return this.database.query<CalendarSession>(
      `${SELECT_CALENDAR_SESSION} where g.unit_path <@ any($1::ltree[]) and s.during && tstzrange($2, $3)
       order by lower(s.during), s.id limit $4`,
      [scopePaths(scope), period.startsAt, period.endsAt, limit],
    );
  }
}
