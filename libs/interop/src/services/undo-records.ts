import { Injectable } from '@nestjs/common';
import { ImportBatchRepository } from '../storage/import-batch.repository';
import { ImportRowRepository } from '../storage/import-row.repository';
import { type WrittenRow, WrittenRowsRepository } from '../storage/written-rows.repository';

/** What an undo reads and writes of the import itself. */
@Injectable()
export class UndoRecords {
  constructor(
    private readonly batches: ImportBatchRepository,
    private readonly rows: ImportRowRepository,
    private readonly written: WrittenRowsRepository,
  ) {}

  async open(batchId: string): Promise<{
    readonly batch: Awaited<ReturnType<ImportBatchRepository['lock']>>;
    readonly rows: readonly WrittenRow[];
  }> {
    return { batch: await this.batches.lock(batchId), rows: await this.written.list(batchId) };
  }

  async keepBlocked(batchId: string, count: number): Promise<void> {
    await this.batches.fail(batchId, 'committed', { code: 'interop.undo-blocked', params: { count } });
  }

  async close(batchId: string): Promise<void> {
    await this.rows.markUndone(batchId);
    await this.batches.moveTo(batchId, 'undone');
  }
}
