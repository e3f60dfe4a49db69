import { Injectable } from '@nestjs/common';
import { DomainError, FileStore, JobQueue, openSpreadsheet, type OpenSheet, Transactions } from '@lopso/platform';
import { FileIsGone, NothingToRead, TooManyRows } from '../interop.errors';
import { fileKey } from '../rules/upload-key';
import { type ImportBatch, ImportBatchRepository } from '../storage/import-batch.repository';
import { ImportRowRepository, type RawRow } from '../storage/import-row.repository';
import { MergeFill } from './merge-fill';
import { type ChosenSheet, chooseSheet } from './sheet-choice';

/** The job that checks rows. */
export const CHECK_IMPORT = 'interop.check-import';
/** The job that reads a file. */
export const READ_IMPORT = 'interop.read-import';

const MAX_ROWS = 50_000;
const CHUNK = 1_000;

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
   * Reads all rows of one sheet in one transaction: of the one the officer named, else of the one whose heads say most. Then it forgets
   * the file, unless another sheet may be wanted. With every needed column found the check follows by itself, else the officer is
   * asked. A file that cannot be read fails the import with its sentence. Safe to repeat.
   */
  async read(batchId: string): Promise<void> {
    const batch = await this.batches.find(batchId);
    const others = batch?.state === 'reading' ? await this.readOrFail(batch) : (batch?.otherSheets ?? []);
    if (others.length === 0) await this.files.remove(fileKey(batchId));
  }

  /** The sheets that could be read instead. */
  private async readOrFail(batch: ImportBatch): Promise<readonly string[]> {
    try {
      const file = await openSpreadsheet(await this.bytesOf(batch.id));
      const { chosen, others } = await chooseSheet(file.sheets, batch.kind, batch.sheetName);
      const isKept = await this.transactions.run(async () => {
        if (!(await this.keep(batch, chosen))) return false;
        await this.batches.keepSheets(batch.id, chosen.sheet.name, others);
        return true;
      });
      return isKept ? others : [];
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      // Stopped meanwhile, it says already why.
      if ((await this.batches.find(batch.id))?.state === 'reading')
        await this.batches.fail(batch.id, 'failed', { code: error.code, params: error.params });
      return [];
    }
  }

  /** False, and no row stays, when the import was stopped meanwhile. */
  private async keep(batch: ImportBatch, { sheet, header }: ChosenSheet): Promise<boolean> {
    await this.rows.removeAll(batch.id);
    const count = await this.insertAll(batch.id, sheet);
    if ((await this.batches.lock(batch.id))?.state !== 'reading') {
      await this.rows.removeAll(batch.id);
      return false;
    }
    const { row: headerRow = null, headers = [], columns = {} } = header ?? {};
    await this.batches.keepReading(batch.id, { sheetName: sheet.name, headerRow, headers, columns });
    const isComplete = header?.isComplete === true;
    await this.batches.moveTo(batch.id, isComplete ? 'checking' : 'matching', { total: count });
    if (isComplete) await this.queue.send(CHECK_IMPORT, { batchId: batch.id });
    return true;
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
    if (!(await this.files.has(fileKey(batchId)))) throw new FileIsGone();
    const chunks: Buffer[] = [];
    for await (const chunk of await this.files.open(fileKey(batchId))) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }
}
