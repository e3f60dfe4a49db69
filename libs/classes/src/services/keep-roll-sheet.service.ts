import { Injectable } from '@nestjs/common';
import { type Actor, bodyDigest, FileKeeping, type KeptFile, newId, NotFound, requireSameBody } from '@lopso/platform';
import { SessionNotOpen } from '../classes.errors';
import { SheetsFull, SheetStays, SheetUnreadable } from '../classes-sheets.errors';
import { isRemovable, SHEETS_AT_MOST } from '../rules/roll-sheet';
import { type ClassSession } from '../storage/class-session.repository';
import { RollSheetRepository } from '../storage/roll-sheet.repository';
import { RollDoor } from './roll-door.service';
import { SheetGuards } from './sheet-guards';

/** Keys of the file store that belong to sheets. */
export const KEY_PREFIX = 'sheet-';

/** A photo or PDF sent in. */
export interface SheetForm {
  /** Made by the sender, the same when it is sent again. */
  readonly clientKey: string;
  readonly file: Buffer;
}

/** Keeps the photo or scan of the list signed in the hall, and takes one back that was sent by mistake. */
@Injectable()
export class KeepRollSheet {
  constructor(
    private readonly door: RollDoor,
    private readonly sheets: RollSheetRepository,
    private readonly files: FileKeeping,
    private readonly guards: SheetGuards,
  ) {}

  /**
   * Of a session that was opened; the file is on disk before the row is committed. The same key and content again changes nothing.
   * @throws NotFound, NotYourClass, SessionNotOpen, SheetUnreadable, SheetsFull, IdempotencyConflict, TooManyRequests
   */
  async keep(actor: Actor, classSessionId: string, form: SheetForm): Promise<void> {
    await this.guards.spend(actor);
    const bodyHash = bodyDigest({}, [form.file]);
    if (await this.isKnown(actor, classSessionId, form.clientKey, bodyHash)) return;
    const kept = await this.files.keep(KEY_PREFIX, form.file);
    if (kept === null) throw new SheetUnreadable();
    let isWritten = false;
    try {
      isWritten = await this.write(actor, classSessionId, { ...kept, clientKey: form.clientKey, bodyHash });
    } finally {
      // A lost answer to the commit looks like a failure: only a file that no row names goes.
      if (!isWritten && !(await this.sheets.isKept(kept.storeKey))) await this.files.forget(kept);
    }
  }

  /** Within a day; the file goes, who sent and who took it back stays. Twice is harmless. @throws NotFound, NotYourClass, SheetStays */
  async remove(actor: Actor, classSessionId: string, sheetId: string): Promise<void> {
    const removed = await this.guards.run(async () => {
      const session = await this.door.lockOwn(actor, classSessionId, 'update');
      const sheet = (await this.sheets.sheetsOf(classSessionId)).find(({ id }) => id === sheetId);
      if (sheet === undefined) throw new NotFound();
      if (!isRemovable(sheet, this.door.now())) throw new SheetStays();
      await this.sheets.remove(sheetId, this.door.now(), actor.accountId);
      await this.guards.note(actor, session, 'classes.sheet-removed');
      return sheet;
    });
    await this.files.forget(removed);
  }

  /** Before a file is drawn anew: who may not, and what is there, costs nothing. */
  private async isKnown(actor: Actor, classSessionId: string, clientKey: string, bodyHash: Buffer): Promise<boolean> {
    return this.guards.run(async () => {
      await this.lockBegun(actor, classSessionId, 'share');
      const known = await this.sheets.findByKey(classSessionId, clientKey);
      if (known !== null) requireSameBody(known.bodyHash, bodyHash);
      return known !== null;
    });
  }

  /** False when the same form was written meanwhile. */
  private async write(
    actor: Actor,
    classSessionId: string,
    file: KeptFile & { readonly clientKey: string; readonly bodyHash: Buffer },
  ): Promise<boolean> {
    return this.guards.run(async () => {
      const session = await this.lockBegun(actor, classSessionId, 'update');
      const known = await this.sheets.findByKey(classSessionId, file.clientKey);
      if (known !== null) {
        requireSameBody(known.bodyHash, file.bodyHash);
        return false;
      }
      if ((await this.sheets.sheetsOf(classSessionId)).length >= SHEETS_AT_MOST) throw new SheetsFull(SHEETS_AT_MOST);
      const stamp = { keptBy: actor.accountId, keptAt: this.door.now() };
      await this.sheets.insert({ ...file, id: newId(), classSessionId, ...stamp });
      await this.guards.note(actor, session, 'classes.sheet-kept');
      return true;
    });
  }

  private async lockBegun(actor: Actor, classSessionId: string, strength: 'share' | 'update'): Promise<ClassSession> {
    const session = await this.door.lockOwn(actor, classSessionId, strength);
    if (session.state !== 'open' && session.state !== 'closed') throw new SessionNotOpen();
    return session;
  }
}
