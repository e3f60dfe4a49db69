import { Injectable } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import { CheckService } from '../checks/check.service';
import { type ImportBatch, ImportBatchRepository } from '../imports/import-batch.repository';
import {
  CHOICES,
  type ColumnMatch,
  type EditField,
  fieldsOf,
  type ImportField,
  neededFields,
} from '../imports/import-row.rules';
import { ColumnMissing, NothingToTakeBack } from '../interop.errors';
import { FIELD_WORDS } from '../uploads/template.rules';
import { type Alike, type Likeness, RowAnswerRepository } from './row-answer.repository';

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

/** What an officer answers to problems and likenesses of rows, and takes back. */
@Injectable()
export class AnswerService {
  constructor(
    private readonly batches: ImportBatchRepository,
    private readonly answerRows: RowAnswerRepository,
    private readonly checks: CheckService,
  ) {}

  /**
   * Says what the columns mean.
   * @throws ColumnMissing when a needed field has none; NotFound, ImportIsElsewhere
   */
  async matchColumns(actor: Actor, batchId: string, answer: ColumnAnswer): Promise<void> {
    await this.checks.changeAndCheck(actor, batchId, 'match', async (batch) => {
      const missing = neededFields(batch.kind).find((field) => answer.columns[field] === undefined);
      if (missing !== undefined) throw new ColumnMissing(FIELD_WORDS[missing].toLocaleLowerCase('vi'));
      const columns = columnsOf(batch, answer);
      const [heads] = answer.headerRow === 0 ? [] : await this.checks.rowAt(batchId, answer.headerRow);
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
  async repairRows(actor: Actor, batchId: string, { rows, field, value }: RepairAnswer): Promise<void> {
    await this.answerAndCheck(actor, batchId, () =>
      this.answerRows.answerRows(
        batchId,
        rows,
        field === 'newVillage' ? { village: value, newVillage: value } : { [field]: value },
      ),
    );
  }

  /** Accepts the likeliest proposal of every row with this kind of problem; where it is a choice, nothing. */
  async acceptProposals(actor: Actor, batchId: string, code: string): Promise<void> {
    const accept = (): Promise<number> => this.answerRows.acceptFirst(batchId, code);
    await this.answerAndCheck(actor, batchId, CHOICES.includes(code) ? () => Promise.resolve(0) : accept);
  }

  /** Leaves rows out, or takes them in again. A row that was left out as the same as one that is left out now comes back: else the person would be in no row. */
  async skipRows(actor: Actor, batchId: string, numbers: readonly number[], isSkipped: boolean): Promise<void> {
    await this.answerAndCheck(actor, batchId, async () => {
      const left = await this.answerRows.skipRows(batchId, numbers, isSkipped);
      return isSkipped ? left + (await this.answerRows.takeInFor(batchId, numbers)) : left;
    });
  }

  /**
   * Takes the last answer back, for all rows it touched.
   * @throws NothingToTakeBack when there is none, or rows were written since
   */
  async takeAnswerBack(actor: Actor, batchId: string): Promise<void> {
    await this.checks.changeAndCheck(actor, batchId, 'repair', async () => {
      if ((await this.answerRows.restorePriorAnswers(batchId)) === 0) throw new NothingToTakeBack();
    });
  }

  /** Says who the people are that look like somebody; all of them when no row is named. */
  async decideLikeness(
    actor: Actor,
    batchId: string,
    numbers: readonly number[] | null,
    likeness: Likeness,
  ): Promise<void> {
    await this.answerAndCheck(actor, batchId, () => this.answerRows.decideLikeness(batchId, numbers, likeness));
  }

  /** Every answer can be taken back until the next one, or until rows are written. */
  private async answerAndCheck(actor: Actor, batchId: string, change: () => Promise<number>): Promise<void> {
    await this.checks.changeAndCheck(actor, batchId, 'repair', async () => {
      await this.answerRows.forgetPriorAnswers(batchId);
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
