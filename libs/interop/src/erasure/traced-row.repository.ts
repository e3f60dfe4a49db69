import { Injectable } from '@nestjs/common';
import { Database, plainWords } from '@lopso/platform';
import { type BatchState } from '../imports/import-state.rules';
import { nearWordSets } from './person-name.rules';
import { leftAfterTerm, type LeftOfRow } from './row-erasure.rules';
import { type SoughtPerson, type TracedRow } from './traced-row.rules';

const LOOKS_LIKE = `r.candidates @> jsonb_build_array(jsonb_build_object('memberId', $1::uuid::text))`;

/** The person's rows, and those that show the person to others, each found by an index. */
const SHOWN = `
  theirs as materialized (
    select batch_id, number from interop.import_row where member_id = $1
    union select batch_id, number from interop.import_row where same_as = $1),
  -- Somebody listed twice: the second row names the first one, not yet a person of the register when they were compared.
  echoes as materialized (
    select r.batch_id, r.number from theirs o join interop.import_row r on r.batch_id = o.batch_id
    where r.same_row = o.number or r.candidates @> jsonb_build_array(jsonb_build_object('kind', 'row', 'number', o.number))
      or r.problems @> jsonb_build_array(jsonb_build_object('code', 'repeated', 'params', jsonb_build_object('row', o.number)))),
  alike as materialized (
    select r.batch_id, r.number from interop.import_row r where r.candidates <> '[]' and ${LOOKS_LIKE}
    union table echoes)`;

/** The row that another one is a repeat of, by its check. */
const repeatedBy = (row: string): string =>
  `case when ${row}.state = 'repeated' then jsonb_path_query_first(${row}.problems, '$[*] ? (@.code == "repeated").params.row')::int end`;

/** Somebody as long as the register has them: an import that was taken back took those away whom it had brought. */
const ifThere = (member: string): string => `(select m.id from org.member m where m.id = ${member})`;

/** Who the row became that one of the list stands for, or that which it stands for in its turn. */
const whoIs = (number: string): string => `(
  with recursive kept(number) as (
    select ${number}
    union select coalesce(o.same_row, ${repeatedBy('o')}) from kept
      join interop.import_row o on o.batch_id = r.batch_id and o.number = kept.number)
  select m.id from kept join interop.import_row o on o.batch_id = r.batch_id and o.number = kept.number
    join org.member m on m.id = coalesce(case when o.state = 'done' then o.member_id end, o.same_as) limit 1)`;

/** Those alike but members whom the register no longer has. */
const STANDING = `case when r.candidates = '[]' then r.candidates else (
  select coalesce(jsonb_agg(c.value order by c.at), '[]') from jsonb_array_elements(r.candidates) with ordinality c(value, at)
  where c.value->>'memberId' is null or exists (select from org.member m where m.id = (c.value->>'memberId')::uuid)) end`;

/** Among those of whom an officer said that the row is another is the person, or a row that became the person. */
const IS_ANOTHER = `r.is_another and (r.another_than @> jsonb_build_array(jsonb_build_object('memberId', $1::uuid::text))
  or exists (select from theirs o where o.batch_id = r.batch_id and r.another_than @> jsonb_build_array(jsonb_build_object('number', o.number))))`;

/** A row and the file it came in. */
export interface FiledRow extends TracedRow {
  readonly fileName: string;
  readonly uploadedAt: Date;
}

/** A line of a spreadsheet as the person may read it. */
export interface PersonLine {
  readonly file: string;
  readonly uploadedAt: Date;
  readonly row: number;
  readonly cells: string;
}

/** What the index of digits finds a telephone by: its last nine. */
const nineOf = (phone: string | null): string[] | null => (phone === null ? null : [phone.slice(-9)]);

/** An import that an erasure may have to do with. */
export interface TouchedBatch {
  readonly id: string;
  readonly state: BatchState;
  readonly fileName: string;
  readonly sheetName: string | null;
  readonly otherSheets: readonly string[];
  readonly headers: readonly string[];
}

/** Finds what rows of spreadsheets say of somebody, and takes it out. */
@Injectable()
export class TracedRowRepository {
  constructor(private readonly database: Database) {}

  /** The rows that are known to be the person. */
  async linesOf(memberId: string | null): Promise<PersonLine[]> {
    return this.database.query<PersonLine>(
      `select b.file_name as file, b.uploaded_at as "uploadedAt", r.number as row, array_to_string(r.cells, '; ') as cells
       from interop.import_row r join interop.import_batch b on b.id = r.batch_id
       where (r.member_id = $1 or r.same_as = $1) and r.erased_at is null order by b.uploaded_at, r.number`,
      [memberId],
    );
  }

  /** The commune a path lies in, or the unit itself where it lies in none. */
  async communeOf(unitPath: string): Promise<{ id: string; name: string; path: string } | null> {
    return this.database.queryOne(
      `select id, name, path::text as path from org.unit where path @> $1::ltree and kind <> 'village'
       order by nlevel(path) desc limit 1`,
      [unitPath],
    );
  }

  /** Imports beyond the province with rows that hold both the name and the telephone, and those whose rows became the person. */
  async batchesElsewhere({ memberId, words, phone, provincePath }: SoughtPerson): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct b.id from interop.import_batch b join (
         select r.batch_id from interop.import_row r where r.member_id = $1 and r.erased_at is null
         union all
         select r.batch_id from interop.import_row r
         where r.erased_at is null and r.digits <> '{}' and r.digits @> $4::text[] and r.said @> $3::text[]
       ) r on r.batch_id = b.id
       where not b.unit_path <@ $2::ltree`,
      [memberId, provincePath, plainWords(words), nineOf(phone)],
    );
    return rows.map(({ id }) => id);
  }

  /** Keeps these imports and all of the province from changing until the transaction ends; by id, as every erasure does. */
  async lockBatches(provincePath: string, elsewhere: readonly string[]): Promise<void> {
    await this.database.execute(
      `select 1 from interop.import_batch where forgotten_at is null and (unit_path <@ $1::ltree or id = any($2::uuid[]))
       order by id for update`,
      [provincePath, elsewhere],
    );
  }

  /** Rows that may be about the person or name them, in the imports that were locked. */
  async candidates(
    { memberId, words, phone, provincePath }: SoughtPerson,
    elsewhere: readonly string[],
  ): Promise<FiledRow[]> {
    return this.database.query<FiledRow>(
      `with ${SHOWN},
       found as (
         table theirs union table alike
         union select r.batch_id, r.number from interop.import_row r where r.erased_at is null and r.said @> $4::text[]
         union select r.batch_id, r.number from interop.import_row r where r.told <> '{}' and r.told @> $4::text[]
         union select r.batch_id, r.number from interop.import_row r
           where r.digits <> '{}' and r.digits @> $5::text[]
         -- The name spelt otherwise: rows with all the words of one of the spellings.
         union select r.batch_id, r.number from unnest($6::text[]) near(words)
           join interop.import_row r on r.erased_at is null and r.said @> string_to_array(near.words, ' ')),
       -- And the rows they were left out for, and that were left out for them, whatever those say.
       linked as (
         with recursive kept(batch_id, number) as (
           table found
           union select batch_id, said.number from kept cross join lateral (
             select r.same_row from interop.import_row r
               where r.batch_id = kept.batch_id and r.number = kept.number and r.same_row is not null
             union all select r.number from interop.import_row r where r.batch_id = kept.batch_id and r.same_row = kept.number) said(number))
         table kept)
       select r.batch_id as "batchId", r.number, b.kind, b.columns, b.headers, b.unit_path::text as "unitPath",
         b.file_name as "fileName", b.uploaded_at as "uploadedAt", r.cells, r.edits, r.parsed,
         r.problems, ${STANDING} as candidates, r.prior, r.state, ${ifThere('r.member_id')} as "memberId", ${ifThere('r.same_as')} as "sameAs",
         ${IS_ANOTHER} as "isAnother",
         (r.batch_id, r.number) in (table alike) as "isAlike", r.same_row as "sameRow",
         case when r.same_row is not null then ${whoIs('r.same_row')} end as "saidOf",
         case when r.state = 'repeated' then ${whoIs(repeatedBy('r'))} end as "repeats"
       from linked join interop.import_row r using (batch_id, number) join interop.import_batch b on b.id = r.batch_id
       where (b.unit_path <@ $2::ltree or b.id = any($3::uuid[])) and r.erased_at is null
       order by r.batch_id, r.number`,
      [
        ...[memberId, provincePath, elsewhere, plainWords(words), nineOf(phone)],
        nearWordSets(words).map((near) => near.join(' ')),
      ],
    );
  }

  /** Writes what is left of rows. */
  async keepLeft(rows: readonly LeftOfRow[], at: Date): Promise<void> {
    await this.database.execute(
      `update interop.import_row r set cells = array(select jsonb_array_elements_text(l.cells)), edits = l.edits, parsed = l.parsed,
         problems = l.problems, candidates = l.candidates, prior = l.prior, state = l.state,
         erased_at = case when l."isErased" then $2::timestamptz else r.erased_at end,
         held_at = case when l."isHeld" then coalesce(r.held_at, $2::timestamptz) when l."isErased" then null else r.held_at end
       from jsonb_to_recordset($1::jsonb) as l("batchId" uuid, number int, cells jsonb, edits jsonb, parsed jsonb, problems jsonb,
         candidates jsonb, prior jsonb, state text, "isErased" boolean, "isHeld" boolean)
       where r.batch_id = l."batchId" and r.number = l.number`,
      [JSON.stringify(rows), at],
    );
  }

  /** The imports of a province, and these. */
  async listTouchedBatches(provincePath: string, elsewhere: readonly string[]): Promise<TouchedBatch[]> {
    return this.database.query<TouchedBatch>(
      `select id, state, file_name as "fileName", sheet_name as "sheetName", other_sheets as "otherSheets", headers
       from interop.import_batch where forgotten_at is null and (unit_path <@ $1::ltree or id = any($2::uuid[])) order by id`,
      [provincePath, elsewhere],
    );
  }

  /** Whatever a check has read of these imports is out of date. */
  async outdateChecks(ids: readonly string[]): Promise<void> {
    await this.database.execute('update interop.import_batch set erasures = erasures + 1 where id = any($1::uuid[])', [
      ids,
    ]);
  }

  /** Their files go: no further sheet can be read. */
  async closeSheets(ids: readonly string[]): Promise<void> {
    await this.database.execute(`update interop.import_batch set other_sheets = '{}' where id = any($1::uuid[])`, [
      ids,
    ]);
  }

  /** Empties rows that were held back before an instant and that nobody took in again; gives their number. */
  async emptyHeldRows(before: Date, at: Date): Promise<number> {
    return this.database.execute(
      `update interop.import_row set cells = '{}', edits = '{}', parsed = null, candidates = '[]', another_than = '[]', prior = null,
         problems = $3::jsonb, erased_at = $2, held_at = null
       where held_at < $1 and state = 'skipped' and erased_at is null`,
      [before, at, JSON.stringify([leftAfterTerm])],
    );
  }

  /** Another name for a file, its sheet and its heads. */
  async renameFile({ id, fileName, sheetName, headers }: Omit<TouchedBatch, 'state' | 'otherSheets'>): Promise<void> {
    await this.database.execute(
      'update interop.import_batch set file_name = $2, sheet_name = $3, headers = $4 where id = $1',
      [id, fileName, sheetName, headers],
    );
  }
}
