import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

/** A row somewhere that names a member; `table` with its schema: `learning.evidence`. */
export interface MemberTrace {
  readonly memberId: string;
  readonly table: string;
}

/** A person as an import wrote them. */
export interface WrittenMember {
  readonly memberId: string;
  readonly fullName: string;
  readonly birthYear: number;
  readonly phone: string | null;
}

/** Takes people back that were written by mistake, and says what keeps them. */
@Injectable()
export class MemberTraceRepository {
  constructor(private readonly database: Database) {}

  /** Keeps people from being named by new rows until the transaction ends, in the order of their ids. */
  async lock(memberIds: readonly string[]): Promise<void> {
    await this.database.execute('select 1 from org.member where id = any($1::uuid[]) order by id for update', [
      memberIds,
    ]);
  }

  /**
   * The rows that name these people. Which tables can is asked of the catalogue, so that none is forgotten: every table with a
   * foreign key to `org.member`.
   */
  async tracesOf(memberIds: readonly string[]): Promise<MemberTrace[]> {
    const keys = await this.database.query<{ table: string; column: string }>(
      `select format('%I.%I', n.nspname, r.relname) as table, format('%I', a.attname) as column
       from pg_constraint c join pg_class r on r.oid = c.conrelid join pg_namespace n on n.oid = r.relnamespace
       join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
       where c.contype = 'f' and c.confrelid = 'org.member'::regclass and cardinality(c.conkey) = 1 order by 1, 2`,
    );
    if (keys.length === 0) return [];
    const each = keys.map(
      ({ table, column }) => `select ${column} as id, '${table}' as t from ${table} where ${column} = any($1::uuid[])`,
    );
    return this.database.query<MemberTrace>(
      `select distinct id as "memberId", t as table from (${each.join(' union all ')}) traces order by id, t`,
      [memberIds],
    );
  }

  /** Those whose record no longer says what was written. */
  async correctedAmong(members: readonly WrittenMember[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select m.id from jsonb_to_recordset($1::jsonb) as w("memberId" uuid, "fullName" text, "birthYear" smallint, phone text)
       join org.member m on m.id = w."memberId"
       where (m.full_name, m.birth_year, m.phone) is distinct from (w."fullName", w."birthYear", w.phone) order by m.id`,
      [JSON.stringify(members)],
    );
    return rows.map(({ id }) => id);
  }

  async removeMembers(memberIds: readonly string[]): Promise<void> {
    await this.database.execute('delete from org.member where id = any($1::uuid[])', [memberIds]);
  }
}
