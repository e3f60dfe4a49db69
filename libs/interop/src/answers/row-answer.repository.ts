import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type PlacedPerson } from '../checks/roster-row.rules';
import {
  type Candidate,
  type Repair,
  type RowEdits,
  type RowProblem,
  type RowState,
} from '../imports/import-row.rules';
import { type ReadVillageRow } from '../places/village-row.rules';

/** Rows `r` that still take answers. */
export const STILL_OPEN = `r.erased_at is null and r.state not in ('done', 'undone', 'queued')`;

/** Those of the import `$1`. */
export const OPEN = `r.batch_id = $1 and ${STILL_OPEN}`;

/** Keeps what a row's answers were, for the way back. The right side of an update sees the row as it was. */
export const KEEP_PRIOR = `prior = jsonb_build_object(
  'edits', r.edits, 'sameAs', r.same_as, 'sameRow', r.same_row, 'isAnother', r.is_another,
  'anotherThan', r.another_than, 'isSkipped', r.state = 'skipped', 'heldAt', r.held_at)`;

/** Beside them the fields that kept the row from being written: an answer that frees none of them was refused. */
export const KEEP_BLOCKED = `jsonb_build_object('blocked', (select coalesce(jsonb_agg(distinct p.value->>'field'), '[]')
  from jsonb_array_elements(r.problems) p where (p.value->>'isBlocking')::boolean))`;

/** A row for the officer's eyes. */
export interface ShownRow {
  readonly number: number;
  readonly cells: readonly string[];
  readonly parsed: PlacedPerson | ReadVillageRow | null;
  readonly problems: readonly RowProblem[];
  readonly candidates: readonly Candidate[];
  readonly state: RowState;
  readonly memberId: string | null;
}

/** The same problem in many rows: same field, code and text of the cell; a village's also of one commune. */
export interface ProblemGroup {
  readonly field: RowProblem['field'];
  readonly code: string;
  readonly typed: string;
  readonly params: RowProblem['params'];
  readonly repairs: readonly Repair[];
  readonly count: number;
  readonly firstRow: number;
}

/** Which rows an answer is for: those named, or all whose problem is like this one. */
export interface Alike {
  readonly field: RowProblem['field'];
  readonly code: string;
  readonly typed: string;
  /** Of problems with villages: only those of this commune. */
  readonly communeId?: string;
}

/** Who somebody is that looks known: a member, a row of the list, or, where neither is named, the first they look like. */
export interface Likeness {
  readonly decision: 'same' | 'another';
  readonly memberId: string | null;
  readonly sameRow: number | null;
}

/** Of the candidates of `r`: the member `$4`, the first one where neither a member nor the row `$5` is named. */
const MEANT_MEMBER = `(select (c.value->>'memberId')::uuid from jsonb_array_elements(r.candidates) with ordinality c(value, at)
  where c.value->>'kind' = 'member' and $5::int is null and ($4::uuid is null or c.value->>'memberId' = $4::uuid::text) order by c.at limit 1)`;

/** The row `$5`, or the first one. */
const MEANT_ROW = `coalesce($5::int, (select min((c.value->>'number')::int) from jsonb_array_elements(r.candidates) c where c.value->>'kind' = 'row'))`;

/**
 * Whom `r` is another than by now: whom it was shown to be alike before, and all candidates of today, without what they say of anybody. Of somebody
 * whom a row of the list became that row too: taken back, it is the row again.
 */
const SAID_OF = `(select coalesce(jsonb_agg(distinct said.one), '[]') from (
  select o.value as one from jsonb_array_elements(r.another_than) o
  union all select jsonb_strip_nulls(jsonb_build_object('memberId', c.value->'memberId', 'number', coalesce(c.value->'number', (
      select to_jsonb(min(w.number)) from interop.import_row w where w.batch_id = r.batch_id and w.member_id = (c.value->>'memberId')::uuid))))
    from jsonb_array_elements(r.candidates) c) said)`;

/** What officers see and answer of rows. */
@Injectable()
export class RowAnswerRepository {
  constructor(private readonly database: Database) {}

  /** Rows of some states in the order of the file, after a number. */
  async listRows(batchId: string, states: readonly RowState[], after: number, limit: number): Promise<ShownRow[]> {
    return this.database.query<ShownRow>(
      `select number, cells, parsed, problems, candidates, state, member_id as "memberId" from interop.import_row
       where batch_id = $1 and state = any($2::text[]) and number > $3 order by number limit $4`,
      [batchId, states, after, limit],
    );
  }

  /** Rows to repair in the order of the file, after a number; also those that were to be repaired until they were erased. */
  async listFaulty(batchId: string, after: number, limit: number): Promise<ShownRow[]> {
    return this.database.query<ShownRow>(
      `select number, cells, parsed, problems, candidates, state, member_id as "memberId" from interop.import_row
       where batch_id = $1 and number > $2 and (state in ('problem', 'likeness')
         or (erased_at is not null and problems @> '[{"code": "erased", "isBlocking": true}]')) order by number limit $3`,
      [batchId, after, limit],
    );
  }

  /** Blocking problems, alike ones together, the most frequent first. */
  async listProblemGroups(batchId: string, limit: number): Promise<ProblemGroup[]> {
    return this.database.query<ProblemGroup>(
      `select p.value->>'field' as field, p.value->>'code' as code, p.value->>'typed' as typed,
         (array_agg(p.value->'params' order by r.number))[1] as params, (array_agg(p.value->'repairs' order by r.number))[1] as repairs,
         count(*)::int as count, min(r.number) as "firstRow"
       from interop.import_row r, jsonb_array_elements(r.problems) p
       where r.batch_id = $1 and r.state = 'problem' and (p.value->>'isBlocking')::boolean
       group by 1, 2, 3, p.value->'params'->>'communeId' order by count desc, min(r.number) limit $2`,
      [batchId, limit],
    );
  }

  /** Writes an answer into rows; gives how many. */
  async answerRows(batchId: string, which: readonly number[] | Alike, change: RowEdits): Promise<number> {
    if (isNamed(which))
      return this.database.execute(
        `update interop.import_row r set edits = edits || $2::jsonb, ${KEEP_PRIOR} || ${KEEP_BLOCKED}
         where ${OPEN} and r.number = any($3::int[])`,
        [batchId, change, which],
      );
    return this.database.execute(
      `update interop.import_row r set edits = edits || $2::jsonb, ${KEEP_PRIOR} || ${KEEP_BLOCKED}
       where ${OPEN} and exists (select from jsonb_array_elements(r.problems) p
         where p.value->>'field' = $3 and p.value->>'code' = $4 and p.value->>'typed' = $5
           and ($6::text is null or p.value->'params'->>'communeId' = $6))`,
      [batchId, change, which.field, which.code, which.typed, which.communeId ?? null],
    );
  }

  /**
   * Accepts the first proposal of every row that is kept by a problem with this code; a village to be added stands for what the cell says. What is proposed is
   * gathered once and each row looked up by its key, as in `keepChecked`: with statistics that know nothing of a new list all of it was gathered again for every row.
   */
  async acceptFirst(batchId: string, code: string): Promise<number> {
    return this.database.execute(
      `with found as materialized (
         select o.batch_id, o.number, jsonb_object_agg(p.value->'repairs'->0->>'field', p.value->'repairs'->0->>'value') as change
         from interop.import_row o, jsonb_array_elements(o.problems) p
         where o.batch_id = $1 and o.state = 'problem' and (p.value->>'isBlocking')::boolean and p.value->>'code' = $2
           and p.value->'repairs'->0 is not null group by o.batch_id, o.number)
       update interop.import_row r set edits = r.edits || found.change
         || case when found.change ? 'newVillage' then jsonb_build_object('village', found.change->'newVillage') else '{}' end, ${KEEP_PRIOR} || ${KEEP_BLOCKED}
       from found where r.batch_id = found.batch_id and r.number = found.number and ${STILL_OPEN}`,
      [batchId, code],
    );
  }

  /** Takes in again what was left out for one of these rows: that row stands for it no more. What an erasure held back stays out. */
  async takeInFor(batchId: string, numbers: readonly number[]): Promise<number> {
    return this.database.execute(
      `update interop.import_row r set state = 'read', same_row = null, ${KEEP_PRIOR}
       where ${OPEN} and r.state = 'skipped' and r.held_at is null and r.same_row = any($2::int[]) and r.number <> all($2::int[])`,
      [batchId, numbers],
    );
  }

  /** Leaves rows out, or takes them in again: then they are no more the same as another. */
  async skipRows(batchId: string, numbers: readonly number[], isSkipped: boolean): Promise<number> {
    return this.database.execute(
      `update interop.import_row r set state = $3, same_row = case when $3 = 'skipped' then r.same_row end,
         held_at = case when $3 = 'skipped' then r.held_at end, ${KEEP_PRIOR} where ${OPEN} and r.number = any($2::int[])`,
      [batchId, numbers, isSkipped ? 'skipped' : 'read'],
    );
  }

  /**
   * Says of rows that look like somebody: that member or that row, the first they look like when neither is named (a member before a row), or somebody
   * else. All rows when none is named. One that is the same as another row of the list is left out, and gives that one its telephone (`givenPhones`).
   */
  async decideLikeness(
    batchId: string,
    numbers: readonly number[] | null,
    { decision, memberId, sameRow }: Likeness,
  ): Promise<number> {
    return this.database.execute(
      `update interop.import_row r set same_as = case when $3 then ${MEANT_MEMBER} end, is_another = not $3, ${KEEP_PRIOR},
         another_than = case when $3 then '[]' else ${SAID_OF} end,
         same_row = case when $3 and ${MEANT_MEMBER} is null then ${MEANT_ROW} end,
         state = case when $3 and ${MEANT_MEMBER} is null then 'skipped' else 'read' end, held_at = null
       where ${OPEN} and (r.state = 'likeness' or (r.candidates <> '[]' and $2::int[] is not null))
         and ($2::int[] is null or r.number = any($2::int[]))
         and ($4::uuid is null or r.candidates @> jsonb_build_array(jsonb_build_object('memberId', $4::uuid::text)))
         and ($5::int is null or r.candidates @> jsonb_build_array(jsonb_build_object('kind', 'row', 'number', $5::int)))`,
      [batchId, numbers, decision === 'same', memberId, sameRow],
    );
  }

  /** A new answer begins: the one before it can no longer be taken back. */
  async forgetPriorAnswers(batchId: string): Promise<void> {
    await this.database.execute(
      'update interop.import_row set prior = null where batch_id = $1 and prior is not null',
      [batchId],
    );
  }

  /** Takes the last answer back; gives how many rows it had touched. */
  async restorePriorAnswers(batchId: string): Promise<number> {
    return this.database.execute(
      `update interop.import_row r set edits = r.prior->'edits', same_as = (r.prior->>'sameAs')::uuid, same_row = (r.prior->>'sameRow')::int,
         is_another = (r.prior->>'isAnother')::boolean, another_than = coalesce(r.prior->'anotherThan', '[]'), held_at = (r.prior->>'heldAt')::timestamptz,
         state = case when (r.prior->>'isSkipped')::boolean then 'skipped' else 'read' end, prior = null
       where ${OPEN} and r.prior is not null`,
      [batchId],
    );
  }

  /**
   * How many rows the last answer settled something in, as long as it can be taken back: a value, a commune or a village that was
   * refused leaves the same fields to be answered, and has settled nothing.
   */
  async countPriorAnswers(batchId: string): Promise<number> {
    const row = await this.database.queryOne<{ count: number }>(
      `select count(*)::int as count from interop.import_row r where ${OPEN} and r.prior is not null
         and (coalesce(r.prior->'blocked', '[]') = '[]' or exists (select from jsonb_array_elements_text(r.prior->'blocked') b
           where not exists (select from jsonb_array_elements(r.problems) p
             where (p.value->>'isBlocking')::boolean and p.value->>'field' = b.value)))`,
      [batchId],
    );
    return row?.count ?? 0;
  }
}

function isNamed(which: readonly number[] | Alike): which is readonly number[] {
  return Array.isArray(which);
}
