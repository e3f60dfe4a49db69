import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type BatchState } from '../rules/batch-state';
import { leftAfterTerm } from '../rules/row-erasure';

/** An import that an erasure may have to do with. */
export interface TouchedBatch {
  readonly id: string;
  readonly state: BatchState;
  readonly fileName: string;
  readonly sheetName: string | null;
  readonly otherSheets: readonly string[];
  readonly headers: readonly string[];
}

/** What an erasure changes in imports as a whole. */
@Injectable()
export class ErasedBatchRepository {
  constructor(private readonly database: Database) {}

  /** The imports of a province, and these. */
  async list(provincePath: string, elsewhere: readonly string[]): Promise<TouchedBatch[]> {
    return this.database.query<TouchedBatch>(
      `select id, state, file_name as "fileName", sheet_name as "sheetName", other_sheets as "otherSheets", headers
       from interop.import_batch where forgotten_at is null and (unit_path <@ $1::ltree or id = any($2::uuid[])) order by id`,
      [provincePath, elsewhere],
    );
  }

  /** Whatever a check has read of these imports is out of date. */
  async outdate(ids: readonly string[]): Promise<void> {
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
  async emptyHeld(before: Date, at: Date): Promise<number> {
    return this.database.execute(
      `update interop.import_row set cells = '{}', edits = '{}', parsed = null, candidates = '[]', another_than = '[]', prior = null,
         problems = $3::jsonb, erased_at = $2, held_at = null
       where held_at < $1 and state = 'skipped' and erased_at is null`,
      [before, at, JSON.stringify([leftAfterTerm])],
    );
  }

  /** Another name for a file, its sheet and its heads. */
  async rename({ id, fileName, sheetName, headers }: Omit<TouchedBatch, 'state' | 'otherSheets'>): Promise<void> {
    await this.database.execute(
      'update interop.import_batch set file_name = $2, sheet_name = $3, headers = $4 where id = $1',
      [id, fileName, sheetName, headers],
    );
  }
}
