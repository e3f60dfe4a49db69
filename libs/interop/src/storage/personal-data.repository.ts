import { Injectable } from '@nestjs/common';
import {
  Database,
  type DataSubject,
  type ErasureTrace,
  type HeldRows,
  HoldsPersonalData,
  type PersonalDataHolder,
} from '@lopso/platform';

/** Rows of a person's own, and rows of others that show them as somebody who looks alike. */
const OF_PERSON = `(r.member_id = $1 or r.same_as = $1 or r.candidates @> jsonb_build_array(jsonb_build_object('memberId', $1::uuid::text)))`;

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

  /** The cells of the person's rows go, here and where they were shown as somebody alike; that a row was written stays. */
  async erase({ memberId }: DataSubject): Promise<ErasureTrace> {
    await this.database.execute(
      `update interop.import_row r set candidates = '[]', problems = '[]',
         cells = case when r.member_id = $1 or r.same_as = $1 then '{}' else r.cells end,
         edits = case when r.member_id = $1 or r.same_as = $1 then '{}' else r.edits end, prior = null,
         parsed = case when r.member_id = $1 or r.same_as = $1 then null else r.parsed end
       where ${OF_PERSON}`,
      [memberId],
    );
    return { fileKeys: [], auditSubjects: [] };
  }
}
