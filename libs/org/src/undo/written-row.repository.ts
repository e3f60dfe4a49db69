import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type TeamKind } from '../teams/team.rules';

/** What other rows may name, so that it cannot be taken away under them. */
export type Traced = 'member' | 'team' | 'unit';

/** A row somewhere that names one of these; `table` with its schema: `learning.evidence`. */
export interface Trace {
  /** Of the member, team or unit that is named. */
  readonly id: string;
  readonly table: string;
}

/** Rows that are taken away in the same step and so stand in nobody's way: those of a table whose column holds one of these. */
export interface GoingRows {
  readonly table: string;
  readonly column: string;
  readonly ids: readonly string[];
}

/** Members, seats, teams or units that go. */
export function goingById(table: Traced | 'seat_term', ids: readonly string[]): GoingRows {
  return { table: `org.${table}`, column: 'id', ids };
}

/** A foreign key that keeps a row: its columns beside those they point to. */
interface NamingKey {
  readonly table: string;
  readonly columns: readonly string[];
  readonly targets: readonly string[];
}

/** A person as an import wrote them. */
export interface WrittenMember {
  readonly memberId: string;
  readonly fullName: string;
  readonly birthYear: number;
  readonly phone: string | null;
}

/** Rows that tell the history of what they name; `release` lets them go with it, or to the unit above. */
const HISTORY: Readonly<Record<string, string>> = {
  'org.act': 'r.undone_at is null',
  'org.unit_point': 'false',
};

function traceSelect(target: Traced, key: NamingKey, going: readonly string[]): string {
  const { table, columns, targets } = key;
  const byId = columns[targets.indexOf('id')];
  const pairs = columns.map((column, index) => `r.${column} = k.${targets[index]}`).join(' and ');
  const from =
    byId === undefined
      ? `select k.id, '${table}' as t from org.${target} k join ${table} r on ${pairs} where k.id = any($1::uuid[])`
      : `select r.${byId} as id, '${table}' as t from ${table} r where r.${byId} = any($1::uuid[])`;
  const history = HISTORY[table];
  return [from, ...(history === undefined ? [] : [history]), ...going].join(' and ');
}

/** A holding that was removed. */
export interface RemovedSeat {
  readonly memberId: string;
  readonly teamId: string;
  readonly teamKind: TeamKind;
  readonly unitId: string;
  readonly unitPath: string;
}

/** What was built on rows that an act or an import wrote, and their removal. */
@Injectable()
export class WrittenRowRepository {
  constructor(private readonly database: Database) {}

  /** Keeps these from being named by new rows until the transaction ends, in the order of their ids. */
  async lock(table: Traced, ids: readonly string[]): Promise<void> {
    await this.database.execute(`select 1 from org.${table} where id = any($1::uuid[]) order by id for update`, [ids]);
  }

  /** Every table whose rows keep such a row from being removed, by its foreign keys; those that go or let go by themselves are none. */
  async tablesNaming(target: Traced): Promise<string[]> {
    return [...new Set((await this.keysTo(target)).map(({ table }) => table))];
  }

  /**
   * The rows that name these, but for their history and what goes along. Which tables can is asked of the catalogue (decision
   * 0010 for people, 0064 for teams and units), so that none is forgotten.
   */
  async tracesOf(target: Traced, ids: readonly string[], going: readonly GoingRows[] = []): Promise<Trace[]> {
    const keys = ids.length === 0 ? [] : await this.keysTo(target);
    if (keys.length === 0) return [];
    const parameters: unknown[] = [ids];
    const conditions = new Map<string, string[]>();
    for (const { table, column, ids: gone } of going) {
      if (gone.length === 0 || !keys.some((key) => key.table === table)) continue;
      parameters.push(gone);
      const kept = conditions.get(table) ?? [];
      conditions.set(table, [...kept, `r.${column} <> all($${parameters.length}::uuid[])`]);
    }
    const each = keys.map((key) => traceSelect(target, key, conditions.get(key.table) ?? []));
    return this.database.query<Trace>(
      `select distinct id, t as table from (${each.join(' union all ')}) traces order by id, t`,
      parameters,
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

  /** Removes people nobody names any more. Acts that were taken back stay in the journal and name nobody. */
  async removeMembers(memberIds: readonly string[]): Promise<void> {
    for (const column of ['left_member_id', 'took_member_id'])
      await this.database.execute(
        `update org.act set ${column} = null where ${column} = any($1::uuid[]) and undone_at is not null`,
        [memberIds],
      );
    await this.database.execute('delete from org.member where id = any($1::uuid[])', [memberIds]);
  }

  /**
   * Lets go what only tells of units that are about to be removed: their places on the map go with them, acts that were taken
   * back stay in the journal, with the nearest unit above that stays.
   */
  async release(unitIds: readonly string[]): Promise<void> {
    await this.database.execute('delete from org.unit_point where unit_id = any($1::uuid[])', [unitIds]);
    await this.database.execute(
      `update org.act a set unit_id = above.id, unit_path = above.path
       from org.unit u cross join lateral (
         select p.id, p.path from org.unit p where u.path <@ p.path and p.id <> all($1::uuid[])
         order by nlevel(p.path) desc limit 1) above
       where a.unit_id = u.id and u.id = any($1::uuid[]) and a.undone_at is not null`,
      [unitIds],
    );
  }

  private async keysTo(target: Traced): Promise<NamingKey[]> {
    return this.database.query<NamingKey>(
      `select format('%I.%I', n.nspname, r.relname) as table,
         array_agg(format('%I', mine.attname) order by k.place) as columns,
         array_agg(format('%I', theirs.attname) order by k.place) as targets
       from pg_constraint c join pg_class r on r.oid = c.conrelid join pg_namespace n on n.oid = r.relnamespace
       cross join unnest(c.conkey, c.confkey) with ordinality k(mine, theirs, place)
       join pg_attribute mine on mine.attrelid = c.conrelid and mine.attnum = k.mine
       join pg_attribute theirs on theirs.attrelid = c.confrelid and theirs.attnum = k.theirs
       where c.contype = 'f' and c.confrelid = $1::regclass and c.confdeltype in ('a', 'r')
       group by c.oid, n.nspname, r.relname order by 1, c.oid`,
      [`org.${target}`],
    );
  }

  /** Holdings among these that were ended or taken away since; the id is the holding's. */
  async changedSeats(seatTermIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select w.id from unnest($1::uuid[]) as w(id) left join org.seat_term s on s.id = w.id
       where s.id is null or not upper_inf(s.held)`,
      [seatTermIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Teams among these that were ended or given a decision since, and villages that were ended; `what` is `ended` or `decision`. */
  async changedPlaces(
    kind: 'team' | 'unit',
    ids: readonly string[],
  ): Promise<{ readonly id: string; readonly what: 'ended' | 'decision' }[]> {
    const changes =
      kind === 'team'
        ? `case when not upper_inf(valid) then 'ended' when decision_number is not null then 'decision' end`
        : `case when not upper_inf(valid) then 'ended' end`;
    return this.database.query(
      `select id, what from (select id, ${changes} as what from org.${kind} where id = any($1::uuid[])) changed
       where what is not null order by id`,
      [ids],
    );
  }

  async nameOf(kind: 'team' | 'unit', id: string): Promise<string> {
    const names = await this.namesOf(kind, [id]);
    return names.get(id) ?? '';
  }

  /** The names of teams or units by id. */
  async namesOf(kind: 'team' | 'unit', ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; name: string }>(
      `select id, ${kind === 'team' ? 'name' : 'full_name'} as name from org.${kind} where id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  async removeSeats(seatTermIds: readonly string[]): Promise<RemovedSeat[]> {
    return this.database.query<RemovedSeat>(
      `delete from org.seat_term s using org.team t where t.id = s.team_id and s.id = any($1::uuid[])
       returning s.member_id as "memberId", t.id as "teamId", t.kind as "teamKind", t.unit_id as "unitId", t.unit_path::text as "unitPath"`,
      [seatTermIds],
    );
  }

  /** Takes telephones away again that an import filled in; one that was changed since stays. */
  async clearPhones(filled: readonly { readonly memberId: string; readonly phone: string }[]): Promise<void> {
    if (filled.length === 0) return;
    await this.database.execute(
      `update org.member m set phone = null from jsonb_to_recordset($1::jsonb) as f("memberId" uuid, phone text)
       where m.id = f."memberId" and m.phone = f.phone`,
      [JSON.stringify(filled)],
    );
  }

  async removeTeams(teamIds: readonly string[]): Promise<void> {
    await this.database.execute('delete from org.team where id = any($1::uuid[])', [teamIds]);
  }

  async removeVillages(villageIds: readonly string[]): Promise<void> {
    await this.database.execute('delete from org.unit where id = any($1::uuid[])', [villageIds]);
  }
}
