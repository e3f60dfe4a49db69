import { Injectable } from '@nestjs/common';
import { type Actor, Audit, IdempotencyConflict, JobQueue, requireSameBody, Transactions } from '@lopso/platform';
import { ImportBatchRepository, type NewBatch } from '../storage/import-batch.repository';
import { READ_IMPORT } from './read-import.service';

/** Writes an upload down together with the job that reads it. */
@Injectable()
export class KeepUpload {
  constructor(
    private readonly batches: ImportBatchRepository,
    private readonly queue: JobQueue,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
  ) {}

  /** The id of the import: of this upload, or of an earlier sending of the same form. @throws IdempotencyConflict */
  async keep(actor: Actor, batch: NewBatch): Promise<string> {
    return this.transactions.run(async () => {
      if (!(await this.batches.insert(batch))) return this.sentBefore(batch);
      const { id } = batch;
      await this.queue.send(READ_IMPORT, { batchId: id });
      await this.audit.record(actor, {
        action: 'interop.file-uploaded',
        subjectType: 'import',
        subjectId: id,
        unitPath: batch.unitPath,
        details: { kind: batch.kind },
      });
      return id;
    });
  }

  /** True when the import is written down. */
  async isKept(id: string): Promise<boolean> {
    return (await this.batches.find(id)) !== null;
  }

  private async sentBefore({ uploadedBy, clientKey, bodyHash }: NewBatch): Promise<string> {
    const known = await this.batches.findSent(uploadedBy, clientKey);
    if (known === null) throw new IdempotencyConflict();
    requireSameBody(known.bodyHash, bodyHash);
    return known.id;
  }
}
