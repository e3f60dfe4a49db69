import { Injectable } from '@nestjs/common';
import { type Actor, Clock, newId, requireSameBody } from '@lopso/platform';
import { ActIsUndone } from '../org.errors';
import { ActRepository, type NewAct, type StoredAct } from './act.repository';
import { ACT_TABLES, type ActRow, type ActTable } from './undo.rules';

/** What was done, to whom and where; what does not apply is left out. */
export type ActHead = Pick<NewAct, 'kind' | 'unitId' | 'unitPath'> &
  Partial<
    Pick<NewAct, 'teamId' | 'seatNumber' | 'leftMemberId' | 'tookMemberId' | 'subject' | 'clientKey' | 'bodyHash'>
  >;

/** The ids of every row an act may touch or make, by table. */
export type TouchedRows = Partial<Readonly<Record<ActTable, readonly string[]>>>;

/** Keeps how rows stood before and after an act, so that the act can be undone whole. */
@Injectable()
export class ActLog {
  constructor(
    private readonly actRepository: ActRepository,
    private readonly clock: Clock,
  ) {}

  /** Does the work between two looks at the rows, in the running transaction; answers the id of the act. */
  async recordAct(actor: Actor, head: ActHead, touched: TouchedRows, work: () => Promise<void>): Promise<string> {
    const before = await this.readRows(touched);
    await work();
    const after = await this.readRows(touched);
    const rows = [...before].flatMap(([key, { table, rowId, image }]): ActRow[] => {
      const then = after.get(key)?.image ?? null;
      return JSON.stringify(image) === JSON.stringify(then) ? [] : [{ table, rowId, before: image, after: then }];
    });
    const id = newId();
    await this.actRepository.insert(
      {
        teamId: null,
        seatNumber: null,
        leftMemberId: null,
        tookMemberId: null,
        subject: null,
        clientKey: null,
        bodyHash: null,
        ...head,
        id,
        accountId: actor.accountId,
        doneAt: this.clock.now(),
        doneOn: this.clock.today(),
      },
      rows,
    );
    return id;
  }

  /** The subject of an act about a seat: the coming day it is about; null for today. */
  subjectDayOf(day: string): string | null {
    return day > this.clock.today() ? day : null;
  }

  /**
   * The act an earlier sending of the same form did, or null.
   * @throws IdempotencyConflict for another form under its key; ActIsUndone when the act was taken back since: nothing is done again
   */
  async findSentAct(actor: Actor, clientKey: string, bodyHash: Buffer): Promise<StoredAct | null> {
    const act = await this.actRepository.findByClientKey(actor.accountId, clientKey);
    if (act === null) return null;
    requireSameBody(act.bodyHash, bodyHash);
    if (act.undoneAt !== null) throw new ActIsUndone();
    return act;
  }

  private async readRows(
    touched: TouchedRows,
  ): Promise<Map<string, { table: ActTable; rowId: string; image: object | null }>> {
    const seen = new Map<string, { table: ActTable; rowId: string; image: object | null }>();
    for (const table of ACT_TABLES) {
      const ids = touched[table] ?? [];
      if (ids.length === 0) continue;
      const images = await this.actRepository.images(table, ids);
      for (const rowId of ids) seen.set(`${table} ${rowId}`, { table, rowId, image: images.get(rowId) ?? null });
    }
    return seen;
  }
}
