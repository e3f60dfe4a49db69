import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, foldText } from '@lopso/platform';

const TYPES = ['text', 'character varying', 'json', 'jsonb', 'bytea', 'smallint', 'integer', 'bigint', 'ARRAY'];

/** Columns of every schema of the system that could hold a word or a number, pg-boss's included. */
async function columns(database: Database): Promise<{ place: string; column: string; type: string }[]> {
  return database.query(
    `select format('%I.%I', c.table_schema, c.table_name) as place, quote_ident(c.column_name) as column, c.data_type as type
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema not in ('pg_catalog', 'information_schema') and t.table_type = 'BASE TABLE'
       and c.data_type = any($1::text[])`,
    [TYPES],
  );
}

/** `schema.table.column` of every column that holds one of the words, as written, folded, or inside bytes. */
export async function placesHolding(database: Database, words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const wanted = [...new Set(words.flatMap((word) => [word, foldText(word)]))];
  for (const { place, column, type } of await columns(database)) {
    const text = type === 'bytea' ? `encode(${column}, 'escape')` : `${column}::text`;
    const hits = await database.query<{ n: number }>(
      `select 1 as n from ${place} where exists (select from unnest($1::text[]) w where ${text} ilike '%' || w || '%') limit 1`,
      [wanted],
    );
    if (hits.length > 0) found.push(`${place}.${column}`);
  }
  return found.sort();
}

/** How many rows hold something, by `schema.table.column`; columns without any are left out. */
export type RowsByPlace = ReadonlyMap<string, number>;

/**
 * The rows that hold a year as a number, or in a text as a number of its own. Columns of numbers that no year has (running numbers,
 * sizes) are not asked: they hold every year sooner or later.
 */
export async function rowsHoldingYear(database: Database, year: number): Promise<RowsByPlace> {
  const found = new Map<string, number>();
  for (const { place, column, type } of await columns(database)) {
    const isNumber = type === 'smallint' || type === 'integer';
    if (!isNumber && !['text', 'json', 'jsonb', 'character varying', 'ARRAY'].includes(type)) continue;
    const holds = isNumber
      ? `${column} = $1 and not exists (select from ${place} where ${column} not between 1900 and 2100)`
      : `${column}::text ~ ('(^|[^0-9a-f-])' || $1::text || '([^0-9a-f-]|$)')`;
    const [hits] = await database.query<{ count: number }>(
      `select count(*)::integer as count from ${place} where ${holds}`,
      [year],
    );
    if (hits !== undefined && hits.count > 0) found.set(`${place}.${column}`, hits.count);
  }
  return found;
}

/** The places that hold more rows than before, in order: a place that held the year already counts as well. */
export const placesWithMore = (now: RowsByPlace, before: RowsByPlace): string[] =>
  [...now].flatMap(([place, count]) => (count > (before.get(place) ?? 0) ? [place] : [])).sort();

/**
 * The year that the fewest columns hold yet, for somebody who is to leave no trace, and its rows: none, or texts where other files
 * left running numbers.
 */
export async function yearOfNobody(database: Database): Promise<{ year: number; rows: RowsByPlace }> {
  const held: { year: number; rows: RowsByPlace }[] = [];
  for (let year = 1935; year >= 1905; year -= 1) {
    const rows = await rowsHoldingYear(database, year);
    if (rows.size === 0) return { year, rows };
    held.push({ year, rows });
  }
  const [fewest] = held.sort((one, other) => one.rows.size - other.rows.size);
  if (fewest === undefined) throw new Error('no year was asked');
  return fewest;
}

/** Files below a folder that hold one of the words. */
export function filesHolding(folder: string, words: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .filter((path) => words.some((word) => readFileSync(path).includes(word)));
}
