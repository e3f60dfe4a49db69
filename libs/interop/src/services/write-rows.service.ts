import { Injectable } from '@nestjs/common';
import { type Actor, Audit, DomainError, Transactions } from '@lopso/platform';
import { type ImportBatch } from '../storage/import-batch.repository';
import { type RowOutcome } from '../storage/import-row.repository';
import { JobActors } from './job-actors';
import { RowEntry } from './row-entry';
import { WriteProgress } from './write-progress';

/** Small enough that a kill loses a second of work and a lock on a team is short. */
const CHUNK = 500;

/** Writes the chosen rows of an import into the register, chunk by chunk. */
@Injectable()
export class WriteRows {
  constructor(
    private readonly progress: WriteProgress,
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
    const batch = await this.progress.lock(batchId);
    if (batch === null) return false;
    const actor = await this.actors.actorOf(batch);
    const outcomes = await this.entry.enterNext(actor, batch, CHUNK);
    if (outcomes.length === 0) {
      await this.progress.finish(batchId);
      return false;
    }
    await this.progress.keep(batch, outcomes);
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
      if ((await this.progress.lock(batchId)) !== null) await this.progress.giveUp(batchId, error);
    });
  }
}
