import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

/** Answers where the owner of an account belongs. */
@Injectable()
export class AccountHomeRepository {
  constructor(private readonly database: Database) {}

  /** The unit path of a member, also of an erased one. */
  async pathOfMember(memberId: string): Promise<string | null> {
    const row = await this.database.queryOne<{ path: string }>(
      'select unit_path::text as path from org.member where id = $1',
      [memberId],
    );
    return row?.path ?? null;
  }

  /** Paths of the units over which an account has rights on a day or later; if none, of those that ended last. */
  async pathsOfGrants(accountId: string, on: string): Promise<string[]> {
    const rows = await this.database.query<{ path: string }>(
      `select distinct ranked.path from (
         select unit_path::text as path,
           rank() over (order by case when ended_at is null and coalesce(upper(held) > $2::date, true) then null
             else coalesce(ended_at, upper(held)::timestamptz) end desc nulls first) as place
         from org.role_grant where account_id = $1) ranked
       where ranked.place = 1 order by ranked.path`,
      [accountId, on],
    );
    return rows.map(({ path }) => path);
  }
}
