import { Injectable } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import { ColumnMissing, NothingToTakeBack } from '../interop.errors';
import { type ColumnMatch, fieldsOf, type ImportField, neededFields } from '../rules/import-fields';
import { FIELD_WORDS } from '../rules/problem-words';
import { CHOICES, type EditField } from '../rules/row-problem';
import { AnswerPriorRepository } from '../storage/answer-prior.repository';
import { type ImportBatch, ImportBatchRepository } from '../storage/import-batch.repository';
import { type Alike, type Likeness, RowDeskRepository } from '../storage/row-desk.repository';
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
    private readonly prior: AnswerPriorRepository,
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
      const columns = columnsOf(batch, answer);
      const [heads] = answer.headerRow === 0 ? [] : await this.recheck.rowAt(batchId, answer.headerRow);
      const headers = answer.headerRow === 0 ? ownHeads(columns) : (heads?.cells ?? batch.headers);
      await this.batches.keepReading(batchId, {
        sheetName: batch.sheetName ?? '',
        headerRow: answer.headerRow,
        headers,
        columns,
      });
    });
  }

  /** Writes a value into rows: a proposal accepted, or what the officer typed. A village to be added stands for what the cell says. */
  async repair(actor: Actor, batchId: string, { rows, field, value }: RepairAnswer): Promise<void> {
    await this.answer(actor, batchId, () =>
      this.desk.answer(
        batchId,
        rows,
        field === 'newVillage' ? { village: value, newVillage: value } : { [field]: value },
      ),
    );
  }

  /** Accepts the likeliest proposal of every row with this kind of problem; where it is a choice, nothing. */
  async acceptAll(actor: Actor, batchId: string, code: string): Promise<void> {
    const accept = (): Promise<number> => this.desk.acceptFirst(batchId, code);
    await this.answer(actor, batchId, CHOICES.includes(code) ? () => Promise.resolve(0) : accept);
  }

  /** Leaves rows out, or takes them in again. A row that was left out as the same as one that is left out now comes back: else the person would be in no row. */
  async skip(actor: Actor, batchId: string, numbers: readonly number[], isSkipped: boolean): Promise<void> {
    await this.answer(actor, batchId, async () => {
      const left = await this.desk.skip(batchId, numbers, isSkipped);
      return isSkipped ? left + (await this.desk.takeInFor(batchId, numbers)) : left;
    });
  }

  /**
   * Takes the last answer back, for all rows it touched.
   * @throws NothingToTakeBack when there is none, or rows were written since
   */
  async takeBack(actor: Actor, batchId: string): Promise<void> {
    await this.recheck.after(actor, batchId, 'repair', async () => {
      if ((await this.prior.restore(batchId)) === 0) throw new NothingToTakeBack();
    });
  }

  /** Says who the people are that look like somebody; all of them when no row is named. */
  async decide(actor: Actor, batchId: string, numbers: readonly number[] | null, likeness: Likeness): Promise<void> {
    await this.answer(actor, batchId, () => this.desk.decideLikeness(batchId, numbers, likeness));
  }

  /** Every answer can be taken back until the next one, or until rows are written. */
  private async answer(actor: Actor, batchId: string, change: () => Promise<number>): Promise<void> {
    await this.recheck.after(actor, batchId, 'repair', async () => {
      await this.prior.begin(batchId);
      await change();
    });
  }
}

/** Heads for a file that has none, as the list of its faulty rows needs them to be matched again. */
function ownHeads(columns: ColumnMatch): string[] {
  const fields = Object.entries(columns) as [ImportField, readonly number[]][];
  const width = Math.max(0, ...fields.flatMap(([, own]) => own)) + 1;
  return Array.from({ length: width }, (_, column) => {
    const field = fields.find(([, own]) => own.includes(column))?.[0];
    return field === undefined ? '' : FIELD_WORDS[field];
  });
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
