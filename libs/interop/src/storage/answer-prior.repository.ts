import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

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

/** What rows were before the officer's last answer; one step back, no more. */
@Injectable()
export class AnswerPriorRepository {
  constructor(private readonly database: Database) {}

  /** A new answer begins: the one before it can no longer be taken back. */
  async begin(batchId: string): Promise<void> {
    await this.database.execute(
      'update interop.import_row set prior = null where batch_id = $1 and prior is not null',
      [batchId],
    );
  }

  /** Takes the last answer back; gives how many rows it had touched. */
  async restore(batchId: string): Promise<number> {
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
  async count(batchId: string): Promise<number> {
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
