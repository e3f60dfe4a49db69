import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

/** The account of a member; `isUsed`: it is more than an invitation. */
export interface MemberInvitation {
  readonly memberId: string;
  readonly accountId: string;
  readonly isUsed: boolean;
}

/** Accounts that wait for their slip, and what shows that somebody has used one. */
@Injectable()
export class InvitedAccountRepository {
  constructor(private readonly database: Database) {}

  /** The accounts of members, locked in the order of their ids: nothing can name them until the transaction ends. */
  async lockOf(memberIds: readonly string[]): Promise<void> {
    await this.database.execute(
      'select 1 from identity.account where member_id = any($1::uuid[]) order by id for update',
      [[...memberIds]],
    );
  }

  /**
   * The accounts of these members. One is used when it was activated or closed, its code used, or any other table names it. Which tables
   * can is asked of the catalogue: every one with a foreign key to `identity.account`.
   */
  async listOf(memberIds: readonly string[]): Promise<MemberInvitation[]> {
    const keys = await this.database.query<{ table: string; column: string }>(
      `select format('%I.%I', n.nspname, r.relname) as table, format('%I', a.attname) as column
       from pg_constraint c join pg_class r on r.oid = c.conrelid join pg_namespace n on n.oid = r.relnamespace
       join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
       where c.contype = 'f' and c.confrelid = 'identity.account'::regclass
         and c.conrelid <> 'identity.activation_code'::regclass order by 1, 2`,
    );
    const named = keys.map(({ table, column }) => `exists (select 1 from ${table} x where x.${column} = a.id)`);
    const signs = [
      `a.state <> 'invited'`,
      'a.password_hash is not null',
      'exists (select 1 from identity.activation_code c where c.account_id = a.id and c.used_at is not null)',
      ...named,
    ];
    return this.database.query<MemberInvitation>(
      `select a.member_id as "memberId", a.id as "accountId", (${signs.join(' or ')}) as "isUsed" from identity.account a
       where a.member_id = any($1::uuid[]) order by a.member_id`,
      [[...memberIds]],
    );
  }

  /** Removes the accounts of members with their codes; says how many accounts there were. */
  async removeOf(memberIds: readonly string[]): Promise<number> {
    await this.database.execute(
      `delete from identity.activation_code c using identity.account a
       where a.id = c.account_id and a.member_id = any($1::uuid[])`,
      [[...memberIds]],
    );
    return this.database.execute('delete from identity.account where member_id = any($1::uuid[])', [[...memberIds]]);
  }
}
