import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { ENDS_ON, IS_OVER, LENT_FROM } from './grant-conditions';
import { heirPathsOf } from './heirs';

/** Days on which an account may teach over a commune, by one right: `yyyy-mm-dd`, both included; `until` null: without an end. */
export interface TeachingDays {
  readonly accountId: string;
  readonly communeId: string;
  readonly from: string;
  readonly until: string | null;
}

/** How a right stood at a moment: until its last day, or until somebody ended it later. */
export type TeachingThen = 'held' | 'ended-since';

/** Of a right `h` over a unit that ended: the paths of those that go on for it. */
const PATHS_OF_ENDED = `case when exists (select from org.unit over where over.id = h.unit_id and not upper_inf(over.valid)) then ${heirPathsOf('h.unit_id')}
    else '{}' end`;

/** Answers about who may teach where. */
@Injectable()
export class TeachingGrantRepository {
  constructor(private readonly database: Database) {}

  /** Accounts that hold a trainer's right on a day over a unit, guests' too; in no order. */
  async trainersOver(unitPath: string, on: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct g.account_id as id from org.role_grant g
       where g.role = 'trainer' and g.unit_path @> $2::ltree and g.held @> $1::date and not ${IS_OVER}`,
      [on, unitPath],
    );
    return rows.map(({ id }) => id);
  }

  /** The same of rights that hold on the day or begin later. */
  async trainersFrom(unitPath: string, day: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct g.account_id as id from org.role_grant g
       where g.role = 'trainer' and g.unit_path @> $2::ltree and not ${IS_OVER}`,
      [day, unitPath],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Whether an account held a trainer's right over a unit at a moment, on the day of it (`yyyy-mm-dd`), by its own days and, where it was lent, by those of what it
   * was lent from; null: it did not. Of several the one that nobody ended.
   */
  async heldAt(accountId: string, unitPath: string, at: { instant: Date; day: string }): Promise<TeachingThen | null> {
    const row = await this.database.queryOne<{ isKept: boolean | null }>(
      `with held as materialized (
         select g.unit_id, g.unit_path, g.ended_at from org.role_grant g
         where g.role = 'trainer' and g.account_id = $1 and g.held @> $4::date and (g.ended_at is null or g.ended_at > $3)
           and (g.on_behalf_of is null or exists (select from org.role_grant l
             where ${LENT_FROM} and l.held @> $4::date and (l.ended_at is null or l.ended_at > $3))))
       select bool_or(h.ended_at is null) as "isKept" from held h
       where h.unit_path @> $2::text::ltree or $2::text = any(${PATHS_OF_ENDED})`,
      [accountId, unitPath, at.instant, at.day],
    );
    if (row === null || row.isKept === null) return null;
    return row.isKept ? 'held' : 'ended-since';
  }

  /**
   * The trainers' rights of accounts over communes as of a day, those that ended too, and those over communes for which they go on; the last day of one that was ended is the day before.
   * `isHeld`: whoever would end one of them waits until the transaction ends.
   */
  async daysOver(
    accountIds: readonly string[],
    communeIds: readonly string[],
    on: string,
    isHeld: boolean,
  ): Promise<TeachingDays[]> {
    return this.database.query<TeachingDays>(
      `with held as materialized (
         select g.account_id, g.unit_id, g.unit_path, lower(g.held) as first,
           case when ${IS_OVER} then least(${ENDS_ON} - 1, (g.ended_at at time zone 'Asia/Ho_Chi_Minh')::date - 1, $1::date - 1)
             else ${ENDS_ON} - 1 end as last
         from org.role_grant g where g.role = 'trainer' and g.account_id = any($2)
         order by g.id ${isHeld ? 'for share of g' : ''}),
       right_of as materialized (select h.*, ${PATHS_OF_ENDED} as heir_paths from held h)
       select h.account_id as "accountId", u.id as "communeId", to_char(h.first, 'YYYY-MM-DD') as "from",
         to_char(h.last, 'YYYY-MM-DD') as until
       from right_of h join org.unit u on h.unit_path @> u.path or u.path::text = any(h.heir_paths) where u.id = any($3)`,
      [on, accountIds, communeIds],
    );
  }
}
