import { Injectable } from '@nestjs/common';
import { type UndoBlocker } from '@lopso/org';
import { type Actor, JobQueue, Transactions } from '@lopso/platform';
import { UndoIsBlocked } from '../interop.errors';
import { type BlockedThing, blockedThings } from '../rules/blocker-words';
import { type WrittenRow, WrittenRowsRepository } from '../storage/written-rows.repository';
import { ActStart } from './act-start';
import { ImportGate } from './import-gate';
import { UndoObstacles } from './undo-obstacles';
import { writtenOf } from './written-roster';

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

/** Says what keeps an import, and starts taking it back. */
@Injectable()
export class UndoImport {
  constructor(
    private readonly gate: ImportGate,
    private readonly written: WrittenRowsRepository,
    private readonly built: UndoObstacles,
    private readonly queue: JobQueue,
    private readonly starting: ActStart,
    private readonly transactions: Transactions,
  ) {}

  /** Everything somebody built on the import since; empty when it can be taken back; written into the audit trail. @throws NotFound */
  async obstacles(actor: Actor, batchId: string): Promise<Obstacle[]> {
    const { reading } = await this.gate.openToRead(actor, batchId, 'interop.obstacles-read');
    const standing = await this.standing(batchId);
    const people = standing.filter(({ kind }) => kind === 'member');
    await this.gate.noteHeld(
      reading,
      people.map(({ id }) => ({ memberId: id, candidates: [] })),
    );
    return standing;
  }

  /** @throws UndoIsBlocked when somebody built on it; NotFound, ImportIsElsewhere */
  async undo(actor: Actor, batchId: string): Promise<void> {
    await this.gate.open(actor, batchId);
    const obstacles = await this.standing(batchId);
    if (obstacles.length > 0) throw new UndoIsBlocked(obstacles.length);
    await this.transactions.run(async () => {
      const batch = await this.gate.lockFor(actor, batchId, 'undo');
      await this.starting.start(actor, batch, { state: 'undoing', total: 0, action: 'interop.undo-started' });
      await this.queue.send(UNDO_IMPORT, { batchId });
    });
  }

  private async standing(batchId: string): Promise<Obstacle[]> {
    const rows = await this.written.list(batchId);
    const blockers = await this.built.of(batchId, writtenOf(rows));
    return blockedThings(blockers)
      .map((thing) => obstacleOf(thing, rows))
      .sort(byRow);
  }
}
