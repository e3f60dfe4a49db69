import { Injectable } from '@nestjs/common';
import { type Actor, Audit, DomainError, Transactions } from '@lopso/platform';
import { restingState } from '../rules/batch-state';
import { type ImportBatch, ImportBatchRepository } from '../storage/import-batch.repository';
import { ImportRowRepository, type RowOutcome } from '../storage/import-row.repository';
import { JobActors } from './job-actors';
import { RowEntry } from './row-entry';

/** Small enough that a kill loses a second of work and a lock on a team is short. */
const CHUNK = 500;

/** Writes the chosen rows of an import into the register, chunk by chunk. */
@Injectable()
export class WriteRows {
  constructor(
    private readonly batches: ImportBatchRepository,
    private readonly rows: ImportRowRepository,
    private readonly actors: JobActors,
    private readonly entry: RowEntry,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Writes until no chosen row is left or somebody stopped it. A chunk's people, its rows' outcomes and the progress commit
   * together: killed at any point, the next run goes on where this one ended, and every row is written once.
   */
  async writeAll(batchId: string): Promise<void> {
    try {
      while (await this.transactions.run(() => this.writeChunk(batchId)));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.giveUp(batchId, error);
    }
  }

  /** False when there is nothing more to do. */
  private async writeChunk(batchId: string): Promise<boolean> {
    const batch = await this.batches.lock(batchId);
    if (batch?.state !== 'committing') return false;
    const actor = await this.actors.actorOf(batch);
    const outcomes = await this.entry.enterNext(actor, batch, CHUNK);
    if (outcomes.length === 0) {
      const { done } = await this.batches.countRows(batchId);
      await this.batches.moveTo(batchId, restingState(done));
      return false;
    }
    await this.rows.keepOutcomes(batchId, outcomes);
    await this.batches.advance(batchId, batch.workDone + outcomes.length);
    await this.tell(actor, batch, outcomes);
    return true;
  }

  private async tell(actor: Actor, batch: ImportBatch, outcomes: readonly RowOutcome[]): Promise<void> {
    const written = outcomes.filter(({ state }) => state === 'done');
    if (written.length === 0) return;
    for (const { memberId, isPhoneFilled } of written)
      if (isPhoneFilled && memberId !== null) await this.tellFilled(actor, batch, memberId);
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
  private async tellFilled(actor: Actor, batch: ImportBatch, memberId: string): Promise<void> {
    await this.audit.record(actor, {
      action: 'interop.member-filled',
      subjectType: 'member',
      subjectId: memberId,
      unitPath: batch.unitPath,
      fields: ['phone'],
    });
  }

  private async giveUp(batchId: string, error: DomainError): Promise<void> {
    await this.transactions.run(async () => {
      const batch = await this.batches.lock(batchId);
      if (batch?.state !== 'committing') return;
      await this.rows.unqueue(batchId);
      const { done } = await this.batches.countRows(batchId);
      await this.batches.fail(batchId, restingState(done), { code: error.code, params: error.params });
    });
  }
}
