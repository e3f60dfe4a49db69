import { Injectable } from '@nestjs/common';
import { Audit, Transactions } from '@lopso/platform';
import { blockedThings } from '../rules/blocker-words';
import { JobActors } from './job-actors';
import { RemoveWritten } from './remove-written';
import { UndoObstacles } from './undo-obstacles';
import { UndoRecords } from './undo-records';
import { writtenOf } from './written-roster';

/** Takes a whole import back, in one transaction. */
@Injectable()
export class TakeBack {
  constructor(
    private readonly records: UndoRecords,
    private readonly obstacles: UndoObstacles,
    private readonly removing: RemoveWritten,
    private readonly actors: JobActors,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
  ) {}

  /**
   * After an error nobody foresaw: nothing was removed, so the import is again what it was, with a sentence, and may be taken back
   * anew. Does nothing to an import that is not being taken back. @throws when the database is not there: then the job goes on later
   */
  async giveUp(batchId: string, cause: unknown): Promise<void> {
    await this.transactions.run(() => this.records.giveUp(batchId, cause));
  }

  /** Removes what the import wrote, or nothing: killed, it starts anew; built upon meanwhile, it stops and says so. */
  async takeBack(batchId: string): Promise<void> {
    await this.transactions.run(async () => {
      const { batch, rows } = await this.records.open(batchId);
      if (batch?.state !== 'undoing') return;
      const actor = await this.actors.actorOf(batch);
      const written = writtenOf(rows);
      await this.obstacles.hold(written);
      const blockers = await this.obstacles.of(batchId, written);
      if (blockers.length > 0) {
        await this.records.keepBlocked(batchId, blockedThings(blockers).length);
        return;
      }
      const accounts = await this.removing.remove(written);
      await this.records.close(batchId);
      const { members, seats, phones, teamIds, villageIds } = written;
      await this.audit.record(actor, {
        action: 'interop.import-undone',
        subjectType: 'import',
        subjectId: batchId,
        unitPath: batch.unitPath,
        details: {
          members: members.length,
          seats: seats.length,
          phones: phones.length,
          teams: teamIds.length,
          villages: villageIds.length,
          ...(accounts > 0 ? { accounts } : {}),
        },
      });
    });
  }
}
