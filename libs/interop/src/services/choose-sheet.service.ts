import { Injectable } from '@nestjs/common';
import { type Actor, FileStore, JobQueue, Transactions } from '@lopso/platform';
import { FileIsGone, NoSuchSheet } from '../interop.errors';
import { fileKey } from '../rules/upload-key';
import { ImportBatchRepository } from '../storage/import-batch.repository';
import { ImportRowRepository } from '../storage/import-row.repository';
import { ImportGate } from './import-gate';
import { READ_IMPORT } from './read-import.service';

/** Reads another sheet of the same file. */
@Injectable()
export class ChooseSheet {
  constructor(
    private readonly gate: ImportGate,
    private readonly batches: ImportBatchRepository,
    private readonly rows: ImportRowRepository,
    private readonly files: FileStore,
    private readonly queue: JobQueue,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Starts reading the import anew from another sheet; rows and answers of the one before go.
   * @throws NoSuchSheet when the file has no further list of this name, FileIsGone a day after the upload; NotFound, ImportIsElsewhere
   */
  async choose(actor: Actor, batchId: string, sheetName: string): Promise<void> {
    await this.transactions.run(async () => {
      const batch = await this.gate.lockFor(actor, batchId, 'match');
      if (!batch.otherSheets.includes(sheetName)) throw new NoSuchSheet();
      if (!(await this.files.has(fileKey(batchId)))) throw new FileIsGone();
      await this.rows.removeAll(batchId);
      await this.batches.keepSheets(batchId, sheetName, batch.otherSheets);
      await this.batches.moveTo(batchId, 'reading');
      await this.queue.send(READ_IMPORT, { batchId });
    });
  }
}
