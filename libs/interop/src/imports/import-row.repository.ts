import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type KeptOther } from '../checks/repeated-row.rules';
import { type PlacedPerson, type ReadPerson } from '../checks/roster-row.rules';
import { type ReadVillageRow } from '../places/village-row.rules';
import { type Candidate, type RowEdits, type RowProblem, type RowState } from './import-row.rules';

/** A row as it was read from the file. */
export interface RawRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** A row on its way through the check. */
export interface CheckableRow extends RawRow {
  readonly edits: RowEdits;
  readonly state: RowState;
  /** Whom the officer said it is, while that person stands in the register. */
  readonly sameAs: string | null;
  /** She said it of somebody who does not stand there any more. */
  readonly isSaidOfGone: boolean;
  readonly isAnother: boolean;
  /** Whom the officer was shown when she said so. */
  readonly anotherThan: readonly KeptOther[];
  /** Who it became, while it stands in the register. */
  readonly memberId: string | null;
  /** The row of the list that this one was left out for. */
  readonly sameRow: number | null;
  /** What it said is gone for good. */
  readonly isErased: boolean;
}

/** What the check made of a row. */
export interface CheckedRow {
  readonly number: number;
  readonly parsed: PlacedPerson | ReadVillageRow | null;
  readonly problems: readonly RowProblem[];
  readonly candidates: readonly Candidate[];
  readonly state: RowState;
}

/** A row chosen to be written. */
export interface QueuedRow<P = ReadPerson> {
  readonly number: number;
  readonly parsed: P;
  /** As in `CheckableRow`. */
  readonly sameAs: string | null;
  /** Said to be somebody who is gone since, as another row of the list was: whether the two are one only a check can tell. */
  readonly isLapsed: boolean;
  /** People of the register who are somebody else, by the officer's word. */
  readonly otherMemberIds: readonly string[];
}

/** What writing a row came to. */
export interface RowOutcome {
  readonly number: number;
  /** `ready`: not written, for somebody who looks like its person came into the register since its check; it is to be checked anew. */
  readonly state: Extract<RowState, 'done' | 'problem' | 'ready'>;
  readonly isOvertaken: boolean;
  readonly problems: readonly RowProblem[] | null;
  readonly memberId: string | null;
  readonly isNewMember: boolean;
  readonly isPhoneFilled: boolean;
  readonly seatTermId: string | null;
  readonly seatNumber: number | null;
  readonly teamId: string | null;
  readonly isNewTeam: boolean;
  readonly villageId: string | null;
  readonly isNewVillage: boolean;
}

/** Whom the officer said the row is. Of somebody who was taken back or erased since, that says nothing any more: the row is judged as if it had no answer. */
export const SAME_AS = `(select m.id from org.member m where m.id = same_as and m.erased_at is null)`;

const IS_SAID_OF_GONE = `(same_as is not null and ${SAME_AS} is null)`;

const IS_LAPSED = `(r.same_as is not null and ${SAME_AS} is null and exists (select from interop.import_row o
  where o.batch_id = r.batch_id and o.same_as = r.same_as and o.number <> r.number and o.state in ('queued', 'ready', 'done')))`;

/** A row that was written into the register. */
export interface WrittenRow {
  readonly number: number;
  readonly parsed: Pick<ReadPerson, 'fullName' | 'birthYear' | 'phone'>;
  readonly memberId: string | null;
  readonly isNewMember: boolean;
  readonly isPhoneFilled: boolean;
  readonly seatTermId: string | null;
  readonly teamId: string | null;
  readonly isNewTeam: boolean;
  readonly villageId: string | null;
  readonly isNewVillage: boolean;
}

/** A person whom a row of another import became. */
export interface ListedElsewhere {
  readonly memberId: string;
  /** Of an import of the same units or below; null of one that reaches further, which its officers alone see. */
  readonly fileName: string | null;
}

/** Reads and writes the rows of imports. */
@Injectable()
export class ImportRowRepository {
  constructor(private readonly database: Database) {}

  async removeAll(batchId: string): Promise<void> {
    await this.database.execute('delete from interop.import_row where batch_id = $1', [batchId]);
  }

  async insert(batchId: string, rows: readonly RawRow[]): Promise<void> {
    await this.database.execute(
      `insert into interop.import_row (batch_id, number, cells, state)
       select $1, number, array(select jsonb_array_elements_text(cells)), 'read'
       from jsonb_to_recordset($2::jsonb) as r(number int, cells jsonb)`,
      [batchId, JSON.stringify(rows)],
    );
  }

  /** The first rows as they stand in the file. */
  async firstRows(batchId: string, limit: number): Promise<RawRow[]> {
    return this.database.query<RawRow>(
      'select number, cells from interop.import_row where batch_id = $1 order by number limit $2',
      [batchId, limit],
    );
  }

  /** Rows in the order of the file, after a number. */
  async checkable(batchId: string, after: number, limit: number): Promise<CheckableRow[]> {
    return this.database.query<CheckableRow>(
      `select number, cells, edits, state, ${SAME_AS} as "sameAs", ${IS_SAID_OF_GONE} as "isSaidOfGone",
         is_another as "isAnother", another_than as "anotherThan",
         case when state = 'done' then member_id end as "memberId", same_row as "sameRow",
         erased_at is not null as "isErased"
       from interop.import_row where batch_id = $1 and number > $2 order by number limit $3`,
      [batchId, after, limit],
    );
  }

  /**
   * Writes what the check found where that is not what it found before: an answer for a few rows rewrites a few, with their words for erasures and their
   * places in the indexes. A row that was written to the register or erased meanwhile stays as it is. The import's id stands
   * beside every row, so that each is looked up by its key: statistics know nothing of rows that have just come in, and the planner
   * would read the whole import for each.
   */
  async keepChecked(batchId: string, rows: readonly CheckedRow[]): Promise<void> {
    await this.database.execute(
      `with c as materialized (
         select $1::uuid as batch_id, c.*
         from jsonb_to_recordset($2::jsonb) as c(number int, parsed jsonb, problems jsonb, candidates jsonb, state text))
       update interop.import_row r set parsed = c.parsed, problems = c.problems, candidates = c.candidates, state = c.state
       from c where r.batch_id = c.batch_id and r.number = c.number and r.erased_at is null
         and r.state not in ('done', 'undone', 'queued')
         and (r.parsed, r.problems, r.candidates, r.state) is distinct from (c.parsed, c.problems, c.candidates, c.state)`,
      [batchId, JSON.stringify(rows)],
    );
  }

  /** An answer about somebody who is gone is none any more in rows that the check judged without it. Who went since keeps the row from being written unasked. */
  async forgetGone(batchId: string, numbers: readonly number[]): Promise<void> {
    await this.database.execute(
      `update interop.import_row set same_as = null where batch_id = $1 and number = any($2::int[]) and ${IS_SAID_OF_GONE}
         and state not in ('done', 'undone', 'queued')`,
      [batchId, numbers],
    );
  }

  /** Chooses rows to be written: those named, or all that are ready. Gives their number. */
  async queue(batchId: string, numbers: readonly number[] | null): Promise<number> {
    // Once rows are written no answer is taken back, and what came of the writing before is told no more.
    await this.database.execute(
      'update interop.import_row set prior = null, is_overtaken = false where batch_id = $1 and (prior is not null or is_overtaken)',
      [batchId],
    );
    return this.database.execute(
      `update interop.import_row set state = 'queued'
       where batch_id = $1 and state = 'ready' and ($2::int[] is null or number = any($2::int[]))`,
      [batchId, numbers],
    );
  }

  /** Rows that the writing left for somebody who came in since their check, and that nobody checked anew. */
  async countHeld(batchId: string): Promise<number> {
    const row = await this.database.queryOne<{ count: number }>(
      `select count(*)::int as count from interop.import_row where batch_id = $1 and state = 'ready' and is_overtaken`,
      [batchId],
    );
    return row?.count ?? 0;
  }

  /** Rows that were chosen and not written go back. */
  async unqueue(batchId: string): Promise<void> {
    await this.database.execute(
      `update interop.import_row set state = 'ready' where batch_id = $1 and state = 'queued'`,
      [batchId],
    );
  }

  async nextQueued<P>(batchId: string, limit: number): Promise<QueuedRow<P>[]> {
    return this.database.query<QueuedRow<P>>(
      `select number, parsed, ${SAME_AS} as "sameAs", ${IS_LAPSED} as "isLapsed",
         array(select o.value->>'memberId' from jsonb_array_elements(another_than) o where o.value ? 'memberId') as "otherMemberIds"
       from interop.import_row r
       where batch_id = $1 and state = 'queued' order by number limit $2`,
      [batchId, limit],
    );
  }

  /** Which of these people rows of the import were written as. */
  async writtenAmong(batchId: string, memberIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ memberId: string }>(
      `select member_id as "memberId" from interop.import_row
       where batch_id = $1 and member_id = any($2::uuid[]) and state = 'done'`,
      [batchId, memberIds],
    );
    return new Set(rows.map(({ memberId }) => memberId));
  }

  /** As `keepChecked`, each row by its key. A row that was refused got no seat, whatever the check foretold. */
  async keepOutcomes(batchId: string, outcomes: readonly RowOutcome[]): Promise<void> {
    await this.database.execute(
      `with o as materialized (
         select $1::uuid as batch_id, o.*
         from jsonb_to_recordset($2::jsonb) as o(number int, state text, "isOvertaken" boolean, problems jsonb, "memberId" uuid, "isNewMember" boolean,
           "isPhoneFilled" boolean, "seatTermId" uuid, "seatNumber" int, "teamId" uuid, "isNewTeam" boolean, "villageId" uuid, "isNewVillage" boolean))
       update interop.import_row r set state = o.state, is_overtaken = o."isOvertaken", problems = coalesce(o.problems, r.problems), member_id = o."memberId",
         is_new_member = o."isNewMember", is_phone_filled = o."isPhoneFilled", seat_term_id = o."seatTermId", team_id = o."teamId", is_new_team = o."isNewTeam",
         village_id = o."villageId", is_new_village = o."isNewVillage",
         parsed = case when o."seatNumber" is not null then r.parsed || jsonb_build_object('seatNumber', o."seatNumber")
           when o.state <> 'done' and r.parsed ? 'seatNumber' then r.parsed || '{"seatNumber": null}' else r.parsed end
       from o where r.batch_id = o.batch_id and r.number = o.number`,
      [batchId, JSON.stringify(outcomes)],
    );
  }

  async markUndone(batchId: string): Promise<void> {
    await this.database.execute(
      `update interop.import_row set state = 'undone' where batch_id = $1 and state = 'done'`,
      [batchId],
    );
  }

  /** Rows that were taken back wait for a check again, as if they had never been written; gives their number. */
  async takeUp(batchId: string): Promise<number> {
    return this.database.execute(
      `update interop.import_row set state = 'read', member_id = null, is_new_member = false, is_phone_filled = false, seat_term_id = null,
         team_id = null, is_new_team = false, village_id = null, is_new_village = false
       where batch_id = $1 and state = 'undone' and erased_at is null`,
      [batchId],
    );
  }

  async listWritten(batchId: string): Promise<WrittenRow[]> {
    return this.database.query<WrittenRow>(
      `select number, jsonb_build_object('fullName', parsed->'fullName', 'birthYear', parsed->'birthYear', 'phone', parsed->'phone') as parsed,
         member_id as "memberId", is_new_member as "isNewMember", is_phone_filled as "isPhoneFilled", seat_term_id as "seatTermId", team_id as "teamId",
         is_new_team as "isNewTeam", village_id as "villageId", is_new_village as "isNewVillage"
       from interop.import_row where batch_id = $1 and state = 'done' order by number`,
      [batchId],
    );
  }

  /** Which of these people other imports wrote too, as somebody who was there: each person and import once. */
  async listedElsewhere(batchId: string, memberIds: readonly string[]): Promise<ListedElsewhere[]> {
    return this.database.query<ListedElsewhere>(
      `select distinct r.member_id as "memberId", b.uploaded_at, b.id, case when b.unit_path <@ own.unit_path then b.file_name end as "fileName"
       from interop.import_row r join interop.import_batch b on b.id = r.batch_id join interop.import_batch own on own.id = $1
       where r.member_id = any($2::uuid[]) and r.state = 'done' and r.batch_id <> $1 order by b.uploaded_at, b.id`,
      [batchId, memberIds],
    );
  }
}
