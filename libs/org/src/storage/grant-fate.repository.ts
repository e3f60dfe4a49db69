import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { LENT_FROM, lentBySeat } from './grant-conditions';

/** Answers about what becomes of grants when accounts are closed or units change. */
@Injectable()
export class GrantFateRepository {
  constructor(private readonly database: Database) {}

  /** The accounts that hold something over these very units, now or later. */
  async holdersOver(unitIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ accountId: string }>(
      `select distinct account_id as "accountId" from org.role_grant where unit_id = any($1::uuid[]) and ended_at is null`,
      [[...unitIds]],
    );
    return rows.map(({ accountId }) => accountId);
  }

  /** What stands over these very units on a day or later, leading teams aside; without an end first, then the longest. */
  async standingOver(unitIds: readonly string[], on: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from org.role_grant where unit_id = any($1::uuid[]) and team_id is null and ended_at is null
         and held && daterange($2::date, null) order by upper(held) desc nulls first, id`,
      [[...unitIds], on],
    );
    return rows.map(({ id }) => id);
  }

  /** True when a right, not that of a team's leader, was given or given back after an instant and is not over on the day. */
  async hasGained(accountId: string, after: Date, on: string): Promise<boolean> {
    const row = await this.database.queryOne(
      `select 1 from org.role_grant where account_id = $1 and greatest(given_at, restored_at) > $2 and team_id is null and ended_at is null
         and coalesce(upper(held) > $3::date, true) limit 1`,
      [accountId, after, on],
    );
    return row !== null;
  }

  /** The accounts that were lent what these members lead, by their seats or by grants that stand on their seats. */
  async deputiesOfSeated(memberIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ accountId: string }>(
      `select g.account_id as "accountId" from org.role_grant l join org.role_grant g on ${LENT_FROM}
       where l.member_id = any($1::uuid[]) and l.ended_at is null and g.ended_at is null
       union select account_id from org.role_grant where behalf_member_id = any($1::uuid[]) and ended_at is null`,
      [[...memberIds]],
    );
    return rows.map(({ accountId }) => accountId);
  }

  /** Notes on everything an account holds or held that its holder gets in no more. */
  async markHolderClosed(accountId: string, at: Date): Promise<void> {
    await this.database.execute('update org.role_grant set holder_closed_at = $2 where account_id = $1', [
      accountId,
      at,
    ]);
  }

  /** Takes that note back; the grants that ended in the very moment of the closing. */
  async unmarkHolderClosed(accountId: string): Promise<string[]> {
    const ended = await this.database.query<{ id: string }>(
      `select id from org.role_grant where account_id = $1 and ended_at = holder_closed_at order by id`,
      [accountId],
    );
    await this.database.execute('update org.role_grant set holder_closed_at = null where account_id = $1', [accountId]);
    return ended.map(({ id }) => id);
  }

  /** True for a right held in one's own name, and for a lent one whose lender holds it on the day; its unit stands. */
  async hasBase(id: string, on: string): Promise<boolean> {
    const row = await this.database.queryOne(
      `select 1 from org.role_grant g join org.unit u on u.id = g.unit_id
       where g.id = $1 and coalesce(upper(u.valid) > $2::date, true) and (g.on_behalf_of is null or ${lentBySeat('$2::date')} or exists (
         select from org.role_grant l where ${LENT_FROM} and l.ended_at is null and l.held @> $2::date))`,
      [id, on],
    );
    return row !== null;
  }

  /** Those of the accounts that a grant names as its holder or as the one it was lent by, in force or over. */
  async everGrantedAmong(accountIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select a.id from unnest($1::uuid[]) as a(id)
       where exists (select from org.role_grant g where g.account_id = a.id or g.on_behalf_of = a.id) order by a.id`,
      [[...accountIds]],
    );
    return rows.map(({ id }) => id);
  }
}
