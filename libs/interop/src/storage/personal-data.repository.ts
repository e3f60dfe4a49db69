import { Injectable } from '@nestjs/common';
import {
  Database,
  type DataSubject,
  type ErasureTrace,
  type HeldRows,
  HoldsPersonalData,
  type PersonalDataHolder,
} from '@lopso/platform';
import { fileKey } from '../rules/upload-key';

const LOOKS_LIKE = `r.candidates @> jsonb_build_array(jsonb_build_object('memberId', $1::uuid::text))`;
/** Somebody listed twice: the second row names the first one, not yet a person of the register when they were compared. */
const ECHOES = `exists (select from interop.import_row o where o.batch_id = r.batch_id and (o.member_id = $1 or o.same_as = $1)
  and (r.candidates @> jsonb_build_array(jsonb_build_object('kind', 'row', 'number', o.number))
    or r.problems @> jsonb_build_array(jsonb_build_object('code', 'repeated', 'params', jsonb_build_object('row', o.number)))))`;
/** Rows that are the person, or may be: nobody said that it is somebody else. */
const OWN = `(r.member_id = $1 or r.same_as = $1 or ((${LOOKS_LIKE} or ${ECHOES}) and not r.is_another))`;
/** These, and rows of others that show the person as somebody who looks alike. */
const OF_PERSON = `(r.member_id = $1 or r.same_as = $1 or ${LOOKS_LIKE} or ${ECHOES})`;

/** Rows of spreadsheets, as long as they are kept. */
@HoldsPersonalData('interop')
@Injectable()
export class InteropPersonalData implements PersonalDataHolder {
  constructor(private readonly database: Database) {}

  async collect({ memberId }: DataSubject): Promise<HeldRows[]> {
    const rows = await this.database.query(
      `select b.file_name as file, b.uploaded_at as "uploadedAt", r.number as row, array_to_string(r.cells, '; ') as cells
       from interop.import_row r join interop.import_batch b on b.id = r.batch_id
       where r.member_id = $1 or r.same_as = $1 order by b.uploaded_at, r.number`,
      [memberId],
    );
    return [{ name: 'interop.rows', rows }];
  }

  /**
   * The cells of the person's rows go, here and where they were shown as somebody alike; that a row was written stays. A row that
   * was not written yet is left out, or it would bring the person back. An uploaded file that is kept for its other sheets goes.
   */
  async erase({ memberId }: DataSubject): Promise<ErasureTrace> {
    const files = await this.database.query<{ id: string }>(
      `select distinct r.batch_id as id from interop.import_row r join interop.import_batch b on b.id = r.batch_id
       where b.other_sheets <> '{}' and ${OF_PERSON}`,
      [memberId],
    );
    await this.database.execute(
      `update interop.import_row r set candidates = '[]', problems = '[]', prior = null,
         cells = case when ${OWN} then '{}' else r.cells end, edits = case when ${OWN} then '{}' else r.edits end,
         parsed = case when ${OWN} then null else r.parsed end,
         state = case when ${OWN} and r.state not in ('done', 'undone') then 'skipped' else r.state end
       where ${OF_PERSON}`,
      [memberId],
    );
    return { fileKeys: files.map(({ id }) => fileKey(id)), auditSubjects: [] };
  }
}
