import { Injectable } from '@nestjs/common';
import { type Actor, Audit, DomainError, JobQueue, Transactions } from '@lopso/platform';
import { CheckService } from '../checks/check.service';
import { type ImportBatch, ImportBatchRepository } from '../imports/import-batch.repository';
import { ImportRowRepository, type RowOutcome } from '../imports/import-row.repository';
import { afterCancel, restingState } from '../imports/import-state.rules';
import { ImportService } from '../imports/import.service';
import { NothingToCommit } from '../interop.errors';
import { CHECK_IMPORT } from '../uploads/upload.service';
import { RowEntryService } from './row-entry.service';

/** The job that writes rows into the register. */
export const COMMIT_IMPORT = 'interop.commit-import';

/** Small enough that a kill loses a second of work and a lock on a team is short. */
const CHUNK = 500;

/** Writes the ready rows of an import into the register as a job; started, stopped, taken up again. */
@Injectable()
export class CommitService {
  constructor(
    private readonly imports: ImportService,
    private readonly batches: ImportBatchRepository,
    private readonly rows: ImportRowRepository,
    private readonly queue: JobQueue,
    private readonly transactions: Transactions,
    private readonly rowEntry: RowEntryService,
    private readonly audit: Audit,
    private readonly checks: CheckService,
  ) {}

  /**
   * Chooses the ready rows, or those of them that are named, and starts writing them as a job. Gives their number.
   * @throws NothingToCommit when none is ready; NotFound, ImportIsElsewhere
   */
  async commitImport(actor: Actor, batchId: string, numbers: readonly number[] | null): Promise<number> {
    return this.transactions.run(async () => {
      const batch = await this.imports.lockForAct(actor, batchId, 'commit');
      const total = await this.rows.queue(batchId, numbers);
      if (total === 0) throw new NothingToCommit();
      await this.imports.startAct(actor, batch, { state: 'committing', total, action: 'interop.import-started' });
      await this.queue.send(COMMIT_IMPORT, { batchId });
      return total;
    });
  }

  /** Stops whatever runs; rows that were written stay, and the import may go on or be taken back. @throws ImportIsElsewhere */
  async cancelImport(actor: Actor, batchId: string): Promise<void> {
    await this.transactions.run(async () => {
      const batch = await this.imports.lockForAct(actor, batchId, 'cancel');
      await this.rows.unqueue(batchId);
      const { done, ready } = await this.batches.countRows(batchId);
      const state = afterCancel(batch.state, { done, held: await this.rows.countHeld(batchId) });
      const total = state === 'checking' ? ready : 0;
      await this.imports.startAct(actor, batch, { state, total, action: 'interop.import-stopped' });
      if (state === 'checking') await this.queue.send(CHECK_IMPORT, { batchId });
    });
  }

  /**
   * Writes until no chosen row is left or somebody stopped it. A chunk's people, its rows' outcomes and the progress commit
   * together: killed at any point, the next run goes on where this one ended, and every row is written once.
   */
  async writeAll(batchId: string): Promise<void> {
    try {
      while (await this.transactions.run(() => this.writeChunk(batchId)));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.giveUpCommit(batchId, error);
    }
  }

  /** False when there is nothing more to do. */
  private async writeChunk(batchId: string): Promise<boolean> {
    const batch = await this.lockCommitting(batchId);
    if (batch === null) return false;
    const actor = await this.imports.actorOfJob(batch);
    const outcomes = await this.rowEntry.enterNextRows(actor, batch, CHUNK);
    if (outcomes.length === 0) {
      await this.finishCommit(batchId);
      return false;
    }
    await this.keepOutcomes(batch, outcomes);
    await this.recordWritten(actor, batch, outcomes);
    return true;
  }

  private async recordWritten(actor: Actor, batch: ImportBatch, outcomes: readonly RowOutcome[]): Promise<void> {
    const written = outcomes.filter(({ state }) => state === 'done');
    if (written.length === 0) return;
    for (const { memberId, isPhoneFilled } of written)
      if (isPhoneFilled && memberId !== null) await this.recordFilledTelephone(actor, batch, memberId);
    await this.audit.record(actor, {
      action: 'interop.rows-written',
      subjectType: 'import',
      subjectId: batch.id,
      unitPath: batch.unitPath,
      details: {
        memberIds: written.flatMap(({ memberId, isNewMember }) => (isNewMember && memberId !== null ? [memberId] : [])),
        seatTermIds: written.flatMap(({ seatTermId }) => (seatTermId === null ? [] : [seatTermId])),
        villageIds: written.flatMap(({ villageId, isNewVillage }) =>
          isNewVillage && villageId !== null ? [villageId] : [],
        ),
      },
    });
  }

  /** Somebody's own record was changed: an entry about that person, which they may see. */
  private async recordFilledTelephone(actor: Actor, batch: ImportBatch, memberId: string): Promise<void> {
    await this.audit.record(actor, {
      action: 'interop.member-filled',
      subjectType: 'member',
      subjectId: memberId,
      unitPath: batch.unitPath,
      fields: ['phone'],
    });
  }

  private async giveUpCommit(batchId: string, error: DomainError): Promise<void> {
    await this.transactions.run(async () => {
      if ((await this.lockCommitting(batchId)) !== null) await this.stopCommit(batchId, error);
    });
  }

  /** The import, locked, while it is being written; null once it was stopped or is done. */
  async lockCommitting(batchId: string): Promise<ImportBatch | null> {
    const batch = await this.batches.lock(batchId);
    return batch?.state === 'committing' ? batch : null;
  }

  async keepOutcomes({ id, workDone }: ImportBatch, outcomes: readonly RowOutcome[]): Promise<void> {
    await this.rows.keepOutcomes(id, outcomes);
    await this.batches.advance(id, workDone + outcomes.length);
  }

  /** Nothing is left to write. Ready rows that were not chosen are checked anew: people and seats are others now. */
  async finishCommit(batchId: string): Promise<void> {
    const { done, ready } = await this.batches.countRows(batchId);
    if (ready === 0) {
      await this.batches.moveTo(batchId, restingState(done));
      return;
    }
    await this.batches.moveTo(batchId, 'checking', { total: ready });
    await this.queue.send(CHECK_IMPORT, { batchId });
  }

  /** The writing cannot go on; what was written stays, and the import says why. */
  async stopCommit(batchId: string, { code, params }: DomainError): Promise<void> {
    await this.rows.unqueue(batchId);
    const { done } = await this.batches.countRows(batchId);
    await this.batches.fail(batchId, restingState(done), { code, params });
  }

  /**
   * The rows that were taken back are checked anew against the register as it is now, with every answer they had; what came in
   * between stands as a problem, a likeness or somebody who is there already. Writes nothing to the register: that is `commit`.
   * @throws NothingToCommit when every row was erased; ImportIsForgotten; NotFound, ImportIsElsewhere
   */
  async rewriteImport(actor: Actor, batchId: string): Promise<void> {
    await this.checks.changeAndCheck(actor, batchId, 'rewrite', async ({ unitPath }) => {
      const rows = await this.rows.takeUp(batchId);
      if (rows === 0) throw new NothingToCommit();
      await this.audit.record(actor, {
        action: 'interop.import-taken-up',
        subjectType: 'import',
        subjectId: batchId,
        unitPath,
        details: { rows },
      });
    });
  }
}
