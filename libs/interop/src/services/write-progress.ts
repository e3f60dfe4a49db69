import { Injectable } from '@nestjs/common';
import { type DomainError, JobQueue } from '@lopso/platform';
import { restingState } from '../rules/batch-state';
import { type ImportBatch, ImportBatchRepository } from '../storage/import-batch.repository';
import { ImportRowRepository, type RowOutcome } from '../storage/import-row.repository';
import { CHECK_IMPORT } from './read-import.service';

/** How far the writing of an import is. Every method joins the caller's transaction. */
@Injectable()
export class WriteProgress {
  constructor(
    private readonly batches: ImportBatchRepository,
    private readonly rows: ImportRowRepository,
    private readonly queue: JobQueue,
  ) {}

  /** The import, locked, while it is being written; null once it was stopped or is done. */
  async lock(batchId: string): Promise<ImportBatch | null> {
    const batch = await this.batches.lock(batchId);
    return batch?.state === 'committing' ? batch : null;
  }

  async keep({ id, workDone }: ImportBatch, outcomes: readonly RowOutcome[]): Promise<void> {
    await this.rows.keepOutcomes(id, outcomes);
    await this.batches.advance(id, workDone + outcomes.length);
  }

  /** Nothing is left to write. Ready rows that were not chosen are checked anew: people and seats are others now. */
  async finish(batchId: string): Promise<void> {
    const { done, ready } = await this.batches.countRows(batchId);
    if (ready === 0) {
      await this.batches.moveTo(batchId, restingState(done));
      return;
    }
    await this.batches.moveTo(batchId, 'checking', { total: ready });
    await this.queue.send(CHECK_IMPORT, { batchId });
  }

  /** The writing cannot go on; what was written stays, and the import says why. */
  async giveUp(batchId: string, { code, params }: DomainError): Promise<void> {
    await this.rows.unqueue(batchId);
    const { done } = await this.batches.countRows(batchId);
    await this.batches.fail(batchId, restingState(done), { code, params });
  }
}
