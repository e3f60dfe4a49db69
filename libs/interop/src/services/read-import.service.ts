import { Injectable } from '@nestjs/common';
import {
  DomainError,
  FileStore,
  JobQueue,
  type MergedCells,
  openSpreadsheet,
  type OpenSheet,
  type SpreadsheetRow,
  Transactions,
} from '@lopso/platform';
import { NothingToRead, TooManyRows } from '../interop.errors';
import { findHeader, type FoundHeader } from '../rules/column-match';
import { type ImportKind } from '../rules/import-fields';
import { type ImportBatch, ImportBatchRepository } from '../storage/import-batch.repository';
import { ImportRowRepository, type RawRow } from '../storage/import-row.repository';

/** The job that checks rows. */
export const CHECK_IMPORT = 'interop.check-import';
/** The job that reads a file. */
export const READ_IMPORT = 'interop.read-import';

const FIRST_ROWS = 60;
const MAX_SHEETS = 20;
const MAX_ROWS = 50_000;
const CHUNK = 1_000;

/** What the keys of uploads begin with. */
export const FILE_PREFIX = 'import-';

/** Where an upload's bytes lie until they are read. */
export const fileKey = (batchId: string): string => `${FILE_PREFIX}${batchId}`;

interface ChosenSheet {
  readonly sheet: OpenSheet;
  readonly header: FoundHeader | null;
}

/** Brings the rows of an uploaded file into the database. */
@Injectable()
export class ReadImport {
  constructor(
    private readonly batches: ImportBatchRepository,
    private readonly rows: ImportRowRepository,
    private readonly files: FileStore,
    private readonly queue: JobQueue,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Reads all rows in one transaction, then forgets the file. With every needed column found the check follows by itself, else
   * the officer is asked. A file that cannot be read fails the import with its sentence. Safe to repeat.
   */
  async read(batchId: string): Promise<void> {
    const batch = await this.batches.find(batchId);
    if (batch?.state === 'reading') await this.readOrFail(batch);
    await this.files.remove(fileKey(batchId));
  }

  private async readOrFail(batch: ImportBatch): Promise<void> {
    try {
      const file = openSpreadsheet(await this.bytesOf(batch.id));
      const chosen = await chooseSheet(file.sheets, batch.kind);
      await this.transactions.run(() => this.keep(batch, chosen));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.batches.fail(batch.id, 'failed', { code: error.code, params: error.params });
    }
  }

  private async keep(batch: ImportBatch, { sheet, header }: ChosenSheet): Promise<void> {
    await this.rows.removeAll(batch.id);
    const count = await this.insertAll(batch.id, sheet);
    if ((await this.batches.lock(batch.id))?.state !== 'reading') return;
    const { row: headerRow = null, headers = [], columns = {} } = header ?? {};
    await this.batches.keepReading(batch.id, { sheetName: sheet.name, headerRow, headers, columns });
    const isComplete = header?.isComplete === true;
    await this.batches.moveTo(batch.id, isComplete ? 'checking' : 'matching', { total: count });
    if (isComplete) await this.queue.send(CHECK_IMPORT, { batchId: batch.id });
  }

  private async insertAll(batchId: string, sheet: OpenSheet): Promise<number> {
    const fill = new MergeFill(await sheet.merges());
    let count = 0;
    let chunk: RawRow[] = [];
    for await (const row of sheet.rows()) {
      count += 1;
      if (count > MAX_ROWS) throw new TooManyRows(MAX_ROWS);
      chunk.push(fill.apply(row));
      if (chunk.length < CHUNK) continue;
      await this.rows.insert(batchId, chunk);
      chunk = [];
    }
    if (chunk.length > 0) await this.rows.insert(batchId, chunk);
    if (count === 0) throw new NothingToRead();
    return count;
  }

  private async bytesOf(batchId: string): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of await this.files.open(fileKey(batchId))) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }
}

async function firstRowsOf(sheet: OpenSheet): Promise<SpreadsheetRow[]> {
  const rows: SpreadsheetRow[] = [];
  for await (const row of sheet.rows()) {
    rows.push(row);
    if (rows.length === FIRST_ROWS) break;
  }
  return rows;
}

/** The visible sheet whose heads say most; else the first that has rows. */
async function chooseSheet(sheets: readonly OpenSheet[], kind: ImportKind): Promise<ChosenSheet> {
  let best: (ChosenSheet & { readonly weight: number }) | null = null;
  for (const sheet of sheets.filter(({ isHidden }) => !isHidden).slice(0, MAX_SHEETS)) {
    const rows = await firstRowsOf(sheet);
    if (rows.length === 0) continue;
    const header = findHeader(rows, kind);
    const weight = Object.keys(header?.columns ?? {}).length;
    if (best === null || weight > best.weight) best = { sheet, header, weight };
  }
  if (best === null) throw new NothingToRead();
  return best;
}

/** Gives every row of cells merged downwards the text that stands in the uppermost. */
class MergeFill {
  private readonly byRow = new Map<number, MergedCells[]>();
  private readonly texts = new Map<MergedCells, string>();

  constructor(merges: readonly MergedCells[]) {
    for (const merge of merges.filter(({ firstRow, lastRow }) => lastRow > firstRow && lastRow - firstRow < 1_000))
      for (let row = merge.firstRow; row <= merge.lastRow; row += 1)
        this.byRow.set(row, [...(this.byRow.get(row) ?? []), merge]);
  }

  apply({ number, cells }: SpreadsheetRow): RawRow {
    const merges = this.byRow.get(number);
    if (merges === undefined) return { number, cells };
    const filled = [...cells];
    for (const merge of merges) {
      const column = merge.firstColumn;
      if (number === merge.firstRow) this.texts.set(merge, filled[column] ?? '');
      while (filled.length <= column) filled.push('');
      if ((filled[column] ?? '') === '') filled[column] = this.texts.get(merge) ?? '';
    }
    return { number, cells: filled };
  }
}
