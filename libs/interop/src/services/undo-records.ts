import { Injectable } from '@nestjs/common';
import { DomainError } from '@lopso/platform';
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

  /** What is being taken back rests again, with the code of a fault a person can understand, or that something went wrong. */
  async giveUp(batchId: string, cause: unknown): Promise<void> {
    const batch = await this.batches.lock(batchId);
    if (batch?.state !== 'undoing') return;
    const { code, params } = cause instanceof DomainError ? cause : { code: 'interop.undo-failed', params: {} };
    await this.batches.fail(batchId, 'committed', { code, params });
  }

  async close(batchId: string): Promise<void> {
    await this.rows.markUndone(batchId);
    await this.batches.moveTo(batchId, 'undone');
  }
}
