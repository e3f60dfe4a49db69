import { Injectable } from '@nestjs/common';
import { type UndoBlocker } from '@lopso/org';
import { type Actor, Audit, DomainError, JobQueue, Transactions } from '@lopso/platform';
import { ImportBatchRepository } from '../imports/import-batch.repository';
import { ImportRowRepository, type WrittenRow } from '../imports/import-row.repository';
import { ImportService } from '../imports/import.service';
import { UndoIsBlocked } from '../interop.errors';
import { type BlockedThing, blockedThings } from './blocker.rules';
import { writtenOf, WrittenRosterService } from './written-roster.service';

/** The job that takes an import back. */
export const UNDO_IMPORT = 'interop.undo-import';

/** One thing that keeps an import from being taken back. */
export interface Obstacle {
  readonly kind: UndoBlocker['kind'];
  /** The member, team or village. */
  readonly id: string;
  readonly name: string;
  /** The row that brought it; null where several did. */
  readonly row: number | null;
  readonly words: string;
  /** What can be done about it, the same sentence for all obstacles of a kind. */
  readonly remedy: string;
}

function obstacleOf(thing: BlockedThing, rows: readonly WrittenRow[]): Obstacle {
  const row = rows.find(({ memberId }) => memberId === thing.id);
  return { ...thing, name: thing.name ?? row?.parsed.fullName ?? '', row: row?.number ?? null };
}

const lastOfAll = Number.MAX_SAFE_INTEGER;

/** As they stand in the file; what several rows brought comes last. */
const byRow = (a: Obstacle, b: Obstacle): number => (a.row ?? lastOfAll) - (b.row ?? lastOfAll);

/** Takes a whole import back in one transaction, or says what keeps it. */
@Injectable()
export class UndoService {
  constructor(
    private readonly imports: ImportService,
    private readonly rows: ImportRowRepository,
    private readonly writtenRoster: WrittenRosterService,
    private readonly queue: JobQueue,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly batches: ImportBatchRepository,
  ) {}

  /** Everything somebody built on the import since; empty when it can be taken back; written into the audit trail. @throws NotFound */
  async listObstacles(actor: Actor, batchId: string): Promise<Obstacle[]> {
    const { reading } = await this.imports.openReading(actor, batchId, 'interop.obstacles-read');
    const standing = await this.obstaclesNow(batchId);
    const people = standing.filter(({ kind }) => kind === 'member');
    await this.imports.noteMembers(
      reading,
      people.map(({ id }) => ({ memberId: id, candidates: [] })),
    );
    return standing;
  }

  /** @throws UndoIsBlocked when somebody built on it; NotFound, ImportIsElsewhere */
  async startUndo(actor: Actor, batchId: string): Promise<void> {
    await this.imports.requireImport(actor, batchId);
    const obstacles = await this.obstaclesNow(batchId);
    if (obstacles.length > 0) throw new UndoIsBlocked(obstacles.length);
    await this.transactions.run(async () => {
      const batch = await this.imports.lockForAct(actor, batchId, 'undo');
      await this.imports.startAct(actor, batch, { state: 'undoing', total: 0, action: 'interop.undo-started' });
      await this.queue.send(UNDO_IMPORT, { batchId });
    });
  }

  private async obstaclesNow(batchId: string): Promise<Obstacle[]> {
    const rows = await this.rows.listWritten(batchId);
    const blockers = await this.writtenRoster.findBlockers(batchId, writtenOf(rows));
    return blockedThings(blockers)
      .map((thing) => obstacleOf(thing, rows))
      .sort(byRow);
  }

  /**
   * After an error nobody foresaw: nothing was removed, so the import is again what it was, with a sentence, and may be taken back
   * anew. Does nothing to an import that is not being taken back. @throws when the database is not there: then the job goes on later
   */
  async giveUpUndo(batchId: string, cause: unknown): Promise<void> {
    await this.transactions.run(() => this.restoreCommitted(batchId, cause));
  }

  /** Removes what the import wrote, or nothing: killed, it starts anew; built upon meanwhile, it stops and says so. */
  async carryOutUndo(batchId: string): Promise<void> {
    await this.transactions.run(async () => {
      const { batch, rows } = await this.lockWritten(batchId);
      if (batch?.state !== 'undoing') return;
      const actor = await this.imports.actorOfJob(batch);
      const written = writtenOf(rows);
      await this.writtenRoster.holdPeople(written);
      const blockers = await this.writtenRoster.findBlockers(batchId, written);
      if (blockers.length > 0) {
        await this.keepBlocked(batchId, blockedThings(blockers).length);
        return;
      }
      const accounts = await this.writtenRoster.removeWritten(written);
      await this.closeUndo(batchId);
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

  async lockWritten(batchId: string): Promise<{
    readonly batch: Awaited<ReturnType<ImportBatchRepository['lock']>>;
    readonly rows: readonly WrittenRow[];
  }> {
    return { batch: await this.batches.lock(batchId), rows: await this.rows.listWritten(batchId) };
  }

  async keepBlocked(batchId: string, count: number): Promise<void> {
    await this.batches.fail(batchId, 'committed', { code: 'interop.undo-blocked', params: { count } });
  }

  /** What is being taken back rests again, with the code of a fault a person can understand, or that something went wrong. */
  async restoreCommitted(batchId: string, cause: unknown): Promise<void> {
    const batch = await this.batches.lock(batchId);
    if (batch?.state !== 'undoing') return;
    const { code, params } = cause instanceof DomainError ? cause : { code: 'interop.undo-failed', params: {} };
    await this.batches.fail(batchId, 'committed', { code, params });
  }

  async closeUndo(batchId: string): Promise<void> {
    await this.rows.markUndone(batchId);
    await this.batches.moveTo(batchId, 'undone');
  }
}
