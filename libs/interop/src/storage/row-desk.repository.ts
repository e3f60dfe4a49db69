import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type PlacedPerson } from '../rules/roster-row';
import { type Candidate, type Repair, type RowEdits, type RowProblem, type RowState } from '../rules/row-problem';
import { type ReadVillageRow } from '../rules/village-row';
import { KEEP_BLOCKED, KEEP_PRIOR, OPEN } from './answer-prior.repository';

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

/** Who somebody is that looks known; `memberId` null: the first they look like. */
export interface Likeness {
  readonly decision: 'same' | 'another';
  readonly memberId: string | null;
}

/** What officers see and answer of rows. */
@Injectable()
export class RowDeskRepository {
  constructor(private readonly database: Database) {}

  /** Rows of some states in the order of the file, after a number. */
  async list(batchId: string, states: readonly RowState[], after: number, limit: number): Promise<ShownRow[]> {
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
  async groups(batchId: string, limit: number): Promise<ProblemGroup[]> {
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
  async answer(batchId: string, which: readonly number[] | Alike, change: RowEdits): Promise<number> {
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

  /** Accepts the first proposal of every row that is kept by a problem with this code; a village to be added stands for what the cell says. */
  async acceptFirst(batchId: string, code: string): Promise<number> {
    return this.database.execute(
      `update interop.import_row r set edits = r.edits || found.change
         || case when found.change ? 'newVillage' then jsonb_build_object('village', found.change->'newVillage') else '{}' end, ${KEEP_PRIOR} || ${KEEP_BLOCKED}
       from (select o.number, jsonb_object_agg(p.value->'repairs'->0->>'field', p.value->'repairs'->0->>'value') as change
         from interop.import_row o, jsonb_array_elements(o.problems) p
         where o.batch_id = $1 and o.state = 'problem' and (p.value->>'isBlocking')::boolean and p.value->>'code' = $2 and p.value->'repairs'->0 is not null group by o.number) found
       where ${OPEN} and r.number = found.number`,
      [batchId, code],
    );
  }

  /** Leaves rows out, or takes them in again. */
  async skip(batchId: string, numbers: readonly number[], isSkipped: boolean): Promise<number> {
    return this.database.execute(
      `update interop.import_row r set state = $3, ${KEEP_PRIOR} where ${OPEN} and r.number = any($2::int[])`,
      [batchId, numbers, isSkipped ? 'skipped' : 'read'],
    );
  }

  /**
   * Says of rows that look like somebody: that member, the first they look like when none is named, or somebody else. All rows when
   * none is named. One that is the same as another row of the list is left out.
   */
  async decideLikeness(
    batchId: string,
    numbers: readonly number[] | null,
    { decision, memberId }: Likeness,
  ): Promise<number> {
    const isSame = decision === 'same';
    const count = await this.database.execute(
      `update interop.import_row r set
         same_as = case when $3 then (select (c.value->>'memberId')::uuid from jsonb_array_elements(r.candidates) c
           where c.value->>'kind' = 'member' and ($4::uuid is null or c.value->>'memberId' = $4::uuid::text) limit 1) end,
         is_another = not $3, ${KEEP_PRIOR},
         state = case when $3 and not r.candidates @> '[{"kind": "member"}]' then 'skipped' else 'read' end
       where ${OPEN} and (r.state = 'likeness' or (r.candidates <> '[]' and $2::int[] is not null))
         and ($2::int[] is null or r.number = any($2::int[]))
         and ($4::uuid is null or r.candidates @> jsonb_build_array(jsonb_build_object('memberId', $4::uuid::text)))`,
      [batchId, numbers, isSame, memberId],
    );
    if (isSame) await this.fillPhones(batchId);
    return count;
  }

  /** The only row that one just left out is the same as gets the telephone it lacks, as a record does. Taking the answer back takes it out. */
  private async fillPhones(batchId: string): Promise<void> {
    await this.database.execute(
      `update interop.import_row r set edits = r.edits || jsonb_build_object('phone', lost.phone),
         prior = coalesce(r.prior, jsonb_build_object('edits', r.edits, 'sameAs', r.same_as, 'isAnother', r.is_another, 'isSkipped', false)),
         state = 'read'
       from (select distinct on (1) (o.candidates->0->>'number')::int as number, o.parsed->>'phone' as phone from interop.import_row o
         where o.batch_id = $1 and o.erased_at is null and o.state = 'skipped' and o.prior is not null and o.parsed->>'phone' is not null
           and jsonb_array_length(o.candidates) = 1 and o.candidates->0->>'kind' = 'row' order by 1, o.number) lost
       where ${OPEN} and r.state <> 'skipped' and r.number = lost.number and r.parsed->>'phone' is null`,
      [batchId],
    );
  }
}

function isNamed(which: readonly number[] | Alike): which is readonly number[] {
  return Array.isArray(which);
}
