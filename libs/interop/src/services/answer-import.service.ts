import { Injectable } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import { ColumnMissing } from '../interop.errors';
import { type ColumnMatch, fieldsOf, type ImportField, neededFields } from '../rules/import-fields';
import { FIELD_WORDS } from '../rules/problem-words';
import { type EditField } from '../rules/row-problem';
import { type ImportBatch, ImportBatchRepository } from '../storage/import-batch.repository';
import { type Alike, RowDeskRepository } from '../storage/row-desk.repository';
import { RecheckImport } from './recheck-import';

const MAX_HEADS = 60;

/** Which columns mean what, by the officer's word. */
export interface ColumnAnswer {
  readonly headerRow: number;
  readonly columns: Readonly<Partial<Record<ImportField, number>>>;
}

/** An answer for rows: a value for a field, for the rows named or all alike. */
export interface RepairAnswer {
  readonly rows: readonly number[] | Alike;
  readonly field: EditField;
  readonly value: string;
}

/** Takes what officers answer about an import, and checks again. */
@Injectable()
export class AnswerImport {
  constructor(
    private readonly batches: ImportBatchRepository,
    private readonly desk: RowDeskRepository,
    private readonly recheck: RecheckImport,
  ) {}

  /**
   * Says what the columns mean.
   * @throws ColumnMissing when a needed field has none; NotFound, ImportIsElsewhere
   */
  async matchColumns(actor: Actor, batchId: string, answer: ColumnAnswer): Promise<void> {
    await this.recheck.after(actor, batchId, 'match', async (batch) => {
      const missing = neededFields(batch.kind).find((field) => answer.columns[field] === undefined);
      if (missing !== undefined) throw new ColumnMissing(FIELD_WORDS[missing].toLocaleLowerCase('vi'));
      const [heads] = await this.recheck.rowAt(batchId, answer.headerRow);
      const columns = columnsOf(batch, answer);
      await this.batches.keepReading(batchId, {
        sheetName: batch.sheetName ?? '',
        headerRow: answer.headerRow,
        headers: heads?.cells ?? batch.headers,
        columns,
      });
    });
  }

  /** Writes a value into rows: a proposal accepted, or what the officer typed. */
  async repair(actor: Actor, batchId: string, { rows, field, value }: RepairAnswer): Promise<void> {
    await this.recheck.after(actor, batchId, 'repair', () => this.desk.answer(batchId, rows, { field, value }));
  }

  /** Accepts the likeliest proposal of every row with this kind of problem. */
  async acceptAll(actor: Actor, batchId: string, code: string): Promise<void> {
    await this.recheck.after(actor, batchId, 'repair', () => this.desk.acceptFirst(batchId, code));
  }

  /** Leaves rows out, or takes them in again. */
  async skip(actor: Actor, batchId: string, numbers: readonly number[], isSkipped: boolean): Promise<void> {
    await this.recheck.after(actor, batchId, 'repair', () => this.desk.skip(batchId, numbers, isSkipped));
  }

  /** Says who the people are that look like somebody; all of them when no row is named. */
  async decide(
    actor: Actor,
    batchId: string,
    numbers: readonly number[] | null,
    decision: 'same' | 'another',
  ): Promise<void> {
    await this.recheck.after(actor, batchId, 'repair', () => this.desk.decideLikeness(batchId, numbers, decision));
  }
}

/** A field that stood in several columns, years under “Nam” and “Nữ”, keeps them all when its column was not changed. */
function columnsOf(batch: ImportBatch, { headerRow, columns }: ColumnAnswer): ColumnMatch {
  const chosen: Partial<Record<ImportField, readonly number[]>> = {};
  for (const field of fieldsOf(batch.kind)) {
    const column = columns[field];
    if (column === undefined || column < 0 || column >= MAX_HEADS) continue;
    const known = batch.headerRow === headerRow ? (batch.columns[field] ?? []) : [];
    chosen[field] = known.includes(column) ? known : [column];
  }
  return chosen;
}
