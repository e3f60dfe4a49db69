import { Injectable } from '@nestjs/common';
import { Database, translatingForeignKeys } from '@lopso/platform';
import { RoundBuiltOn } from '../learning.errors';
import { type RoundBurden } from './round.rules';

/**
 * What goes with the cycles of a round `$1` that is taken back, and they themselves. Waivers that wait or stand, dates of single people and dates for many that stand are
 * left, so that the database refuses whatever was not looked for before.
 */
export const CYCLES_REMOVED: readonly string[] = [
  // What was refused or ended by two people is no more.
  `delete from learning.waiver w using learning.cycle c where c.id = w.cycle_id and c.round_id = $1 and w.state in ('dropped', 'ended')`,
  'delete from learning.completion p using learning.cycle c where c.id = p.cycle_id and c.round_id = $1',
  `delete from learning.extension x using learning.round_extension g
   where g.id = x.round_extension_id and g.round_id = $1 and g.ended_at is not null`,
  `delete from learning.round_extension_commune k using learning.round_extension g
   where g.id = k.extension_id and g.round_id = $1 and g.ended_at is not null`,
  'delete from learning.round_extension where round_id = $1 and ended_at is not null',
  'delete from learning.cycle where round_id = $1',
];

/** What a round `$1` that is taken back demanded, of whom, and what was put right in it. */
export const WORDS_REMOVED: readonly string[] = [
  'delete from learning.requirement where round_id = $1',
  'delete from learning.audience_change where round_id = $1',
  'delete from learning.newcomer_change where round_id = $1',
  'delete from learning.round_correction where round_id = $1',
  'delete from learning.round_ending where round_id = $1',
];

/**
 * The round and all cycles of it, in this order, locked until the transaction ends: no evidence is recorded into them meanwhile, and nobody joins. False: its cycles are still
 * being opened, or there is no such round.
 */
export async function lockForRemoval(database: Database, roundId: string): Promise<boolean> {
  const round = await database.queryOne<{ state: string }>(
    'select state from learning.round where id = $1 for update',
    [roundId],
  );
  await database.query('select id from learning.cycle where round_id = $1 order by id for update', [roundId]);
  return round !== null && round.state !== 'opening';
}

/** A column of a table that names a round, or a cycle. */
interface NamingColumn {
  /** With its schema: `papers.paper`. */
  readonly table: string;
  readonly column: string;
  readonly target: 'round' | 'cycle';
}

/** Later dates of single people say nothing without their passage; who gave them and why stands in the trail. */
const OWN_DATES_REMOVED = `delete from learning.extension x using learning.cycle c
  where c.id = x.cycle_id and c.round_id = $1 and x.round_extension_id is null`;

/** Rounds that are taken back: what stands on them, and their removal (decision 0131). */
@Injectable()
export class RoundRemovalRepository {
  constructor(private readonly database: Database) {}

  /** As `lockForRemoval` does. */
  async lock(roundId: string): Promise<boolean> {
    return lockForRemoval(this.database, roundId);
  }

  /** How many people have a passage in it. */
  async countPeople(roundId: string): Promise<number> {
    const sql = 'select count(distinct member_id)::integer as people from learning.cycle where round_id = $1';
    return (await this.database.queryOne<{ people: number }>(sql, [roundId]))?.people ?? 0;
  }

  /** How many people were given a later date in it alone; those dates go with it. */
  async countExtended(roundId: string): Promise<number> {
    const sql = `select count(distinct c.member_id)::integer as people from learning.extension x join learning.cycle c on c.id = x.cycle_id
      where c.round_id = $1 and x.round_extension_id is null`;
    return (await this.database.queryOne<{ people: number }>(sql, [roundId]))?.people ?? 0;
  }

  /** Who has a step done in it, or has opened one of these lessons since it was opened and not read it to its end. */
  async begunIn(roundId: string, lessonIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select c.member_id as id from learning.cycle c join learning.completion p on p.cycle_id = c.id
       where c.round_id = $1 and p.done_steps > 0
       union
       select c.member_id from learning.cycle c join learning.round r on r.id = c.round_id
       join learning.lesson_progress l on l.member_id = c.member_id and l.lesson_id = any($2) and l.updated_at >= r.opened_at and l.position_percent > 0
       where c.round_id = $1`,
      [roundId, lessonIds],
    );
    return rows.map(({ id }) => id);
  }

  /** What stands on it here and in other libraries. */
  async builtOn(roundId: string): Promise<RoundBurden> {
    const own = await this.database.queryOne<Omit<RoundBurden, 'elsewhere'>>(
      `select
         (select count(distinct c.member_id)::integer from learning.cycle c join learning.completion p on p.cycle_id = c.id
           where c.round_id = $1 and p.finished_at is not null) as finished,
         (select count(*)::integer from learning.waiver w join learning.cycle c on c.id = w.cycle_id
           where c.round_id = $1 and w.state not in ('dropped', 'ended')) as waivers,
         (select count(*)::integer from learning.round_extension g where g.round_id = $1 and g.ended_at is null) as "roundExtensions",
         (select count(*)::integer from learning.round r where r.reopens = $1) as reopenings,
         (select count(*)::integer from learning.round r where r.id <> $1::uuid and jsonb_path_exists(
           r.audience_rule, '$.* ? (@.kind == "round" && @.values[*] == $id)', jsonb_build_object('id', $1::uuid))) as audiences`,
      [roundId],
    );
    const none = { finished: 0, waivers: 0, roundExtensions: 0, reopenings: 0, audiences: 0 };
    return { ...(own ?? none), elsewhere: await this.namingRows(roundId) };
  }

  /** Every table of another library that names rounds or cycles, as the catalogue of the database knows them, so that none is forgotten. */
  async tablesNaming(): Promise<string[]> {
    return [...new Set((await this.naming()).map(({ table }) => table))];
  }

  /** Takes off the round whom it is held with; gives the names of those that stood, by name. */
  async removePartners(roundId: string): Promise<string[]> {
    const rows = await this.database.query<{ name: string }>(
      `with gone as (delete from learning.round_partner where round_id = $1 returning partner_id, ended_at)
       select p.name from gone join org.partner p on p.id = gone.partner_id where gone.ended_at is null
       order by p.name collate "vi-x-icu", p.id`,
      [roundId],
    );
    return rows.map(({ name }) => name);
  }

  /** Removes the round, its passages and what it demanded; its partners must be gone. @throws RoundBuiltOn where anything else names one of them */
  async remove(roundId: string): Promise<void> {
    await translatingForeignKeys(
      () => new RoundBuiltOn('dữ liệu khác'),
      async () => {
        const statements = [
          OWN_DATES_REMOVED,
          ...CYCLES_REMOVED,
          ...WORDS_REMOVED,
          'delete from learning.round where id = $1',
        ];
        for (const statement of statements) await this.database.execute(statement, [roundId]);
      },
    );
  }

  private async namingRows(roundId: string): Promise<RoundBurden['elsewhere']> {
    const counts = (await this.naming()).map(({ table, column, target }) =>
      target === 'round'
        ? `select '${table}' as table, count(*)::integer as rows from ${table} r where r.${column} = $1`
        : `select '${table}' as table, count(*)::integer as rows from ${table} r join learning.cycle c on c.id = r.${column} where c.round_id = $1`,
    );
    if (counts.length === 0) return [];
    // A certificate names both: what it names more of is said once.
    return this.database.query(
      `select n.table, max(n.rows) as rows from (${counts.join(' union all ')}) n where n.rows > 0 group by 1 order by 1`,
      [roundId],
    );
  }

  private async naming(): Promise<NamingColumn[]> {
    return this.database.query<NamingColumn>(
      `select format('%I.%I', n.nspname, r.relname) as table, format('%I', mine.attname) as column, t.relname as target
       from pg_constraint c
       join pg_class r on r.oid = c.conrelid join pg_namespace n on n.oid = r.relnamespace
       join pg_class t on t.oid = c.confrelid
       cross join unnest(c.conkey, c.confkey) as k(mine, theirs)
       join pg_attribute mine on mine.attrelid = c.conrelid and mine.attnum = k.mine
       join pg_attribute theirs on theirs.attrelid = c.confrelid and theirs.attnum = k.theirs and theirs.attname = 'id'
       where c.contype = 'f' and c.confrelid in ('learning.round'::regclass, 'learning.cycle'::regclass) and n.nspname <> 'learning'
       order by 1, 2`,
      [],
    );
  }
}
