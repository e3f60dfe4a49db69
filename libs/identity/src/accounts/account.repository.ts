import { Injectable } from '@nestjs/common';
import { Database, likePart, type NamePlace } from '@lopso/platform';

export type AccountState = 'invited' | 'active' | 'closed';

export interface AccountRow {
  readonly id: string;
  readonly username: string;
  readonly memberId: string | null;
  readonly displayName: string;
  readonly phone: string | null;
  readonly passwordHash: string | null;
  /** False: the account was opened by a foreign identity, and nobody knows its password. */
  readonly hasOwnPassword: boolean;
  readonly state: AccountState;
  /** Of staff who activate by slip; null for members and for accounts made by the operator. */
  readonly birthYear: number | null;
}

/** What an account says of its member; `phone` is E.164 or null. */
export interface AccountPerson {
  readonly memberId: string;
  readonly displayName: string;
  readonly phone: string | null;
}

export interface NewAccount {
  readonly birthYear?: number;
  readonly id: string;
  readonly username: string;
  readonly memberId: string | null;
  readonly displayName: string;
  readonly phone: string | null;
  readonly passwordHash: string | null;
  readonly createdAt: Date;
}

const COLUMNS = `id, username, member_id as "memberId", display_name as "displayName", phone, password_hash as "passwordHash", state,
  birth_year as "birthYear", password_changed_at is not null as "hasOwnPassword"`;

/** The last word of a name: Vietnamese lists go by it. */
const GIVEN_NAME = `coalesce(substring(display_name from '[^ ]+$'), display_name)`;

const BY_GIVEN_NAME = `${GIVEN_NAME} collate "vi-x-icu", display_name collate "vi-x-icu", id`;

/** The account of a member; `isUsed`: it is more than an invitation. */
export interface MemberInvitation {
  readonly memberId: string;
  readonly accountId: string;
  readonly isUsed: boolean;
}

/** One sending of the form that makes an account of staff. */
export interface StaffSending {
  /** Made by the sender; the same for every sending of one form. */
  readonly clientKey: string;
  /** Of everything the form sent. */
  readonly bodyHash: Buffer;
}

/** What making an account of staff came to. */
export interface StaffReceipt {
  readonly accountId: string;
  readonly grantId: string;
}

/** A pattern for `like`: somewhere in the text, its signs meant as they stand. */
@Injectable()
export class AccountRepository {
  constructor(private readonly database: Database) {}

  findById(id: string): Promise<AccountRow | null> {
    return this.database.queryOne(`select ${COLUMNS} from identity.account where id = $1`, [id]);
  }

  findByUsername(username: string): Promise<AccountRow | null> {
    return this.database.queryOne(`select ${COLUMNS} from identity.account where username = $1`, [username]);
  }

  findByMember(memberId: string): Promise<AccountRow | null> {
    return this.database.queryOne(`select ${COLUMNS} from identity.account where member_id = $1`, [memberId]);
  }

  /**
   * The accounts that claim a phone number, two at most: one alone makes it an alias. That of a record which ended in another one's favour gives way to the
   * account of that one, where it claims the number too: both are one person's (decision 0086).
   */
  listClaimingPhone(phone: string): Promise<AccountRow[]> {
    return this.database.query(
      `select ${COLUMNS} from identity.account where phone = $1 and state <> 'closed'
         and not exists (
           with recursive kept(id) as (
             select case when p.first_id = p.ended_id then p.second_id else p.first_id end
             from org.person_pair p where p.ended_id = account.member_id
             union select case when p.first_id = p.ended_id then p.second_id else p.first_id end
             from kept join org.person_pair p on p.ended_id = kept.id)
           select from kept join identity.account k on k.member_id = kept.id where k.phone = $1 and k.state <> 'closed') limit 2`,
      [phone],
    );
  }

  /** Accounts by id, locked in the order of their ids, so that two officers never wait for each other in a ring. */
  lockAll(ids: readonly string[]): Promise<AccountRow[]> {
    return this.database.query(
      `select ${COLUMNS} from identity.account where id = any($1::uuid[]) order by id for update`,
      [[...ids]],
    );
  }

  listByIds(ids: readonly string[]): Promise<AccountRow[]> {
    return this.database.query(`select ${COLUMNS} from identity.account where id = any($1::uuid[]) order by id`, [
      [...ids],
    ]);
  }

  /** `folded`: part of a name without diacritics and case. */
  async idsNamed(folded: string, page: { readonly after: string | null; readonly limit: number }): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from identity.account
       where (identity.fold_name(display_name) like $1 or username = $2) and ($3::uuid is null or id > $3)
       order by id limit $4`,
      [likePart(folded), folded, page.after, page.limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Those of the accounts whose name or username has the folded text in it, by given name, after a place. */
  listAmong(
    ids: readonly string[],
    folded: string,
    page: { readonly after: NamePlace | null; readonly limit: number },
  ): Promise<NamePlace[]> {
    const { after } = page;
    return this.database.query(
      `select id, display_name as "fullName", ${GIVEN_NAME} as "givenName" from identity.account
       where id = any($1::uuid[]) and (identity.fold_name(display_name) like $2 or username like $2)
         and ($3::text is null or (${BY_GIVEN_NAME}) > ($3, $4, $5::uuid))
       order by ${BY_GIVEN_NAME} limit $6`,
      [[...ids], likePart(folded), after?.givenName ?? null, after?.fullName ?? null, after?.id ?? null, page.limit],
    );
  }

  /** Which of these accounts have the folded text in their name. */
  async amongNamed(ids: readonly string[], folded: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from identity.account where id = any($1::uuid[]) and identity.fold_name(display_name) like $2`,
      [[...ids], likePart(folded)],
    );
    return rows.map(({ id }) => id);
  }

  listByMembers(memberIds: readonly string[]): Promise<AccountRow[]> {
    return this.database.query(
      `select ${COLUMNS} from identity.account where member_id = any($1::uuid[]) order by id`,
      [[...memberIds]],
    );
  }

  /** Waits until no other transaction gives out numbers of this stem, then says the highest one taken; 0 for none. */
  async lockHighestNumber(stem: string): Promise<number> {
    await this.database.query(`select pg_advisory_xact_lock(hashtextextended('identity.username:' || $1, 0))`, [stem]);
    const row = await this.database.queryOne<{ highest: number | null }>(
      `select max(substr(username, length($1) + 1)::int) as highest from identity.account
       where username like $1 || '%' and substr(username, length($1) + 1) ~ '^[0-9]{1,8}$'`,
      [stem],
    );
    return row?.highest ?? 0;
  }

  /** False when the username or the member already has an account. */
  async insert(account: NewAccount): Promise<boolean> {
    const written = await this.database.execute(
      `insert into identity.account
         (id, username, member_id, display_name, phone, password_hash, password_changed_at, state, created_at, birth_year)
       values ($1, $2, $3, $4, $5, $6, case when $6::text is null then null else $7::timestamptz end,
               case when $6::text is null then 'invited' else 'active' end, $7, $8)
       on conflict do nothing`,
      [
        account.id,
        account.username,
        account.memberId,
        account.displayName,
        account.phone,
        account.passwordHash,
        account.createdAt,
        account.birthYear ?? null,
      ],
    );
    return written === 1;
  }

  /** Takes over what the register of members says now; members without an account and closed accounts are passed over. */
  async updatePeople(people: readonly AccountPerson[]): Promise<void> {
    await this.database.execute(
      `update identity.account a set display_name = p."displayName", phone = p.phone
       from jsonb_to_recordset($1::jsonb) as p("memberId" uuid, "displayName" text, phone text)
       where a.member_id = p."memberId" and a.state <> 'closed'
         and (a.display_name, a.phone) is distinct from (p."displayName", p.phone)`,
      [JSON.stringify(people)],
    );
  }

  /** Sets a password and opens an invited account; a closed one stays as it is. `at` null: a password nobody knows. */
  async setPassword(id: string, passwordHash: string, at: Date | null): Promise<void> {
    await this.database.execute(
      `update identity.account set password_hash = $2, password_changed_at = $3, state = 'active' where id = $1 and state <> 'closed'`,
      [id, passwordHash, at],
    );
  }

  /** Closes an account of staff; false when it is closed already or belongs to a member. */
  async close(id: string): Promise<boolean> {
    const written = await this.database.execute(
      `update identity.account set state = 'closed' where id = $1 and state <> 'closed' and member_id is null`,
      [id],
    );
    return written === 1;
  }

  /** Opens a closed account as it was: in use where it has a password, else still waiting for its slip. */
  async reopen(id: string): Promise<boolean> {
    const written = await this.database.execute(
      `update identity.account set state = case when password_hash is null then 'invited' else 'active' end
       where id = $1 and state = 'closed' and member_id is null`,
      [id],
    );
    return written === 1;
  }

  /** The accounts of members, locked in the order of their ids: nothing can name them until the transaction ends. */
  async lockMemberAccounts(memberIds: readonly string[]): Promise<void> {
    await this.database.execute(
      'select 1 from identity.account where member_id = any($1::uuid[]) order by id for update',
      [[...memberIds]],
    );
  }

  /**
   * The accounts of these members. One is used when it was activated or closed, its code used, or any other table names it. Which tables
   * can is asked of the catalogue: every one with a foreign key to `identity.account`.
   */
  async listInvitations(memberIds: readonly string[]): Promise<MemberInvitation[]> {
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
  async removeInvitations(memberIds: readonly string[]): Promise<number> {
    await this.database.execute(
      `delete from identity.activation_code c using identity.account a
       where a.id = c.account_id and a.member_id = any($1::uuid[])`,
      [[...memberIds]],
    );
    return this.database.execute('delete from identity.account where member_id = any($1::uuid[])', [[...memberIds]]);
  }

  /** Takes the key; false when a form of this key was sent before. Waits for one that is being sent. */
  async lockSending(invitedBy: string, { clientKey, bodyHash }: StaffSending): Promise<boolean> {
    const written = await this.database.execute(
      `insert into identity.staff_invitation (invited_by, client_key, body_hash) values ($1, $2, $3)
       on conflict (invited_by, client_key) do nothing`,
      [invitedBy, clientKey, bodyHash],
    );
    return written === 1;
  }

  async keepReceipt(invitedBy: string, clientKey: string, { accountId, grantId }: StaffReceipt): Promise<void> {
    await this.database.execute(
      'update identity.staff_invitation set account_id = $3, grant_id = $4 where invited_by = $1 and client_key = $2',
      [invitedBy, clientKey, accountId, grantId],
    );
  }

  /** What the form of this key came to. */
  async findReceipt(
    invitedBy: string,
    clientKey: string,
  ): Promise<(StaffReceipt & Pick<StaffSending, 'bodyHash'>) | null> {
    return this.database.queryOne(
      `select account_id as "accountId", grant_id as "grantId", body_hash as "bodyHash" from identity.staff_invitation
       where invited_by = $1 and client_key = $2`,
      [invitedBy, clientKey],
    );
  }
}
