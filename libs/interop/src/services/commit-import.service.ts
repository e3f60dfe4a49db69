import { Injectable } from '@nestjs/common';
import { type Actor, JobQueue, Transactions } from '@lopso/platform';
import { NothingToCommit } from '../interop.errors';
import { afterCancel } from '../rules/batch-state';
import { ImportBatchRepository } from '../storage/import-batch.repository';
import { ImportRowRepository } from '../storage/import-row.repository';
import { ActStart } from './act-start';
import { ImportGate } from './import-gate';
import { CHECK_IMPORT } from './read-import.service';

/** The job that writes rows into the register. */
export const COMMIT_IMPORT = 'interop.commit-import';

/** Starts and stops the writing of an import. */
@Injectable()
export class CommitImport {
  constructor(
    private readonly gate: ImportGate,
    private readonly batches: ImportBatchRepository,
    private readonly rows: ImportRowRepository,
    private readonly queue: JobQueue,
    private readonly starting: ActStart,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Chooses the ready rows, or those of them that are named, and starts writing them as a job. Gives their number.
   * @throws NothingToCommit when none is ready; NotFound, ImportIsElsewhere
   */
  async commit(actor: Actor, batchId: string, numbers: readonly number[] | null): Promise<number> {
    return this.transactions.run(async () => {
      const batch = await this.gate.lockFor(actor, batchId, 'commit');
      const total = await this.rows.queue(batchId, numbers);
      if (total === 0) throw new NothingToCommit();
      await this.starting.start(actor, batch, { state: 'committing', total, action: 'interop.import-started' });
      await this.queue.send(COMMIT_IMPORT, { batchId });
      return total;
    });
  }

  /** Stops whatever runs; rows that were written stay, and the import may go on or be taken back. @throws ImportIsElsewhere */
  async cancel(actor: Actor, batchId: string): Promise<void> {
    await this.transactions.run(async () => {
      const batch = await this.gate.lockFor(actor, batchId, 'cancel');
      await this.rows.unqueue(batchId);
      const { done, ready } = await this.batches.countRows(batchId);
      const state = afterCancel(batch.state, { done, held: await this.rows.countHeld(batchId) });
      const total = state === 'checking' ? ready : 0;
      await this.starting.start(actor, batch, { state, total, action: 'interop.import-stopped' });
      if (state === 'checking') await this.queue.send(CHECK_IMPORT, { batchId });
    });
  }
}
