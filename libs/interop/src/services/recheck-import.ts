import { Injectable } from '@nestjs/common';
import { type Actor, JobQueue, Transactions } from '@lopso/platform';
import { type BatchAct } from '../rules/batch-state';
import { type ImportBatch, ImportBatchRepository } from '../storage/import-batch.repository';
import { ImportRowRepository } from '../storage/import-row.repository';
import { CheckImport } from './check-import.service';
import { ImportGate } from './import-gate';
import { CHECK_IMPORT } from './read-import.service';

/** How many rows are checked while the officer waits; more are left to the job. */
const AT_ONCE = 1_500;
/** By then a small import is checked, and its job finds nothing to do. */
const JOB_AFTER_SECONDS = 10;

/**
 * Changes an import and checks it anew: at once when it is small, as a job when it is not. The job is sent in either case: a server
 * killed between the change and the check leaves the import to the worker.
 */
@Injectable()
export class RecheckImport {
  constructor(
    private readonly gate: ImportGate,
    private readonly batches: ImportBatchRepository,
    private readonly rows: ImportRowRepository,
    private readonly checking: CheckImport,
    private readonly queue: JobQueue,
    private readonly transactions: Transactions,
  ) {}

  async after(
    actor: Actor,
    batchId: string,
    act: BatchAct,
    change: (batch: ImportBatch) => Promise<unknown>,
  ): Promise<void> {
    const isSmall = await this.transactions.run(async () => {
      const batch = await this.gate.lockFor(actor, batchId, act);
      await change(batch);
      const counts = await this.batches.countRows(batchId);
      const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
      await this.batches.moveTo(batchId, 'checking', { total });
      const isAtOnce = total <= AT_ONCE;
      await this.queue.send(CHECK_IMPORT, { batchId }, isAtOnce ? JOB_AFTER_SECONDS : 0);
      return isAtOnce;
    });
    if (isSmall) await this.checking.check(batchId);
  }

  /** The row of the file with this number, if it holds something. */
  async rowAt(batchId: string, number: number): Promise<readonly { readonly cells: readonly string[] }[]> {
    const [row] = await this.rows.checkable(batchId, number - 1, 1);
    return row?.number === number ? [row] : [];
  }
}
