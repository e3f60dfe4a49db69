import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import {
  type Actor,
  Audit,
  bodyDigest,
  Clock,
  FileKeeping,
  type KeptFile,
  newId,
  NotFound,
  requireSameBody,
  Throttle,
  Transactions,
} from '@lopso/platform';
import { RollAccess } from '../attendance/roll-access.service';
import { RollService } from '../attendance/roll.service';
import { SessionNotOpen, SheetsFull, SheetStays, SheetUnreadable } from '../classes.errors';
import { ClassAccess } from '../scheduling/class-access.service';
import { type ClassSession, ClassSessionRepository } from '../sessions/class-session.repository';
import { type RollSheet, RollSheetRepository } from './roll-sheet.repository';
import { isRemovable, SHEETS_AT_MOST } from './roll-sheet.rules';

/** The signed sheets of a session. */
export interface RollSheetList {
  readonly sheets: readonly (RollSheet & { readonly canRemove: boolean })[];
  /** The caller may add one. */
  readonly canAdd: boolean;
  /** False: there may be some, with names the caller may not see. */
  readonly isShown: boolean;
}

/** Re-encoding photos costs: so many an hour are far more than a trainer has halls. */
const UPLOADS = { name: 'classes.roll-sheet', limit: 60, windowSeconds: 3600 };

/** Keys of the file store that belong to sheets. */
export const KEY_PREFIX = 'sheet-';

/** A photo or PDF sent in. */
export interface SheetForm {
  /** Made by the sender, the same when it is sent again. */
  readonly clientKey: string;
  readonly file: Buffer;
}

/** Signed roll sheets of a session: kept, listed, opened, removed. */
@Injectable()
export class RollSheetService {
  constructor(
    private readonly sheets: RollSheetRepository,
    private readonly files: FileKeeping,
    private readonly clock: Clock,
    private readonly rollAccess: RollAccess,
    private readonly sessions: ClassSessionRepository,
    private readonly rolls: RollService,
    private readonly members: MemberService,
    private readonly classAccess: ClassAccess,
    private readonly throttle: Throttle,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** In the order in which they came. @throws NotFound */
  async listSheets(actor: Actor, classSessionId: string): Promise<RollSheetList> {
    const { session, maySeeSheets } = await this.sessionOf(actor, classSessionId);
    const kept = maySeeSheets ? await this.sheets.sheetsOf(classSessionId) : [];
    const isOwn = this.runsSession(actor, session);
    const isBegun = session.state === 'open' || session.state === 'closed';
    const now = this.clock.now();
    return {
      sheets: kept.map((sheet) => ({ ...sheet, canRemove: isOwn && isRemovable(sheet, now) })),
      canAdd: isOwn && isBegun && kept.length < SHEETS_AT_MOST,
      isShown: maySeeSheets,
    };
  }

  /** The photo or PDF; the reading goes into the trail. @throws NotFound for who may not see every name of the roll */
  async openSheetFile(
    actor: Actor,
    classSessionId: string,
    sheetId: string,
  ): Promise<{ readonly sheet: RollSheet; readonly stream: Readable }> {
    const session = await this.requireSheet(actor, classSessionId);
    const sheet = (await this.sheets.sheetsOf(classSessionId)).find(({ id }) => id === sheetId);
    if (sheet === undefined) throw new NotFound();
    await this.auditSheetRead(actor, session);
    return { sheet, stream: await this.files.open(sheet.storeKey) };
  }

  /**
   * Of a session that was opened; the file is on disk before the row is committed. The same key and content again changes nothing.
   * @throws NotFound, NotYourClass, SessionNotOpen, SheetUnreadable, SheetsFull, IdempotencyConflict, TooManyRequests
   */
  async keepSheet(actor: Actor, classSessionId: string, form: SheetForm): Promise<void> {
    await this.spendUpload(actor);
    const bodyHash = bodyDigest({}, [form.file]);
    if (await this.isKnown(actor, classSessionId, form.clientKey, bodyHash)) return;
    const kept = await this.files.keep(KEY_PREFIX, form.file);
    if (kept === null) throw new SheetUnreadable();
    let isWritten = false;
    try {
      isWritten = await this.writeSheet(actor, classSessionId, { ...kept, clientKey: form.clientKey, bodyHash });
    } finally {
      // A lost answer to the commit looks like a failure: only a file that no row names goes.
      if (!isWritten && !(await this.sheets.isKept(kept.storeKey))) await this.files.forget(kept);
    }
  }

  /** Within a day; the file goes, who sent and who took it back stays. Twice is harmless. @throws NotFound, NotYourClass, SheetStays */
  async removeSheet(actor: Actor, classSessionId: string, sheetId: string): Promise<void> {
    const removed = await this.inTransaction(async () => {
      const session = await this.rollAccess.lockOwn(actor, classSessionId, 'update');
      const sheet = (await this.sheets.sheetsOf(classSessionId)).find(({ id }) => id === sheetId);
      if (sheet === undefined) throw new NotFound();
      if (!isRemovable(sheet, this.rollAccess.markedAt())) throw new SheetStays();
      await this.sheets.remove(sheetId, this.rollAccess.markedAt(), actor.accountId);
      await this.auditSheet(actor, session, 'classes.sheet-removed');
      return sheet;
    });
    await this.files.forget(removed);
  }

  /** Before a file is drawn anew: who may not, and what is there, costs nothing. */
  private async isKnown(actor: Actor, classSessionId: string, clientKey: string, bodyHash: Buffer): Promise<boolean> {
    return this.inTransaction(async () => {
      await this.lockBegun(actor, classSessionId, 'share');
      const known = await this.sheets.findByKey(classSessionId, clientKey);
      if (known !== null) requireSameBody(known.bodyHash, bodyHash);
      return known !== null;
    });
  }

  /** False when the same form was written meanwhile. */
  private async writeSheet(
    actor: Actor,
    classSessionId: string,
    file: KeptFile & { readonly clientKey: string; readonly bodyHash: Buffer },
  ): Promise<boolean> {
    return this.inTransaction(async () => {
      const session = await this.lockBegun(actor, classSessionId, 'update');
      const known = await this.sheets.findByKey(classSessionId, file.clientKey);
      if (known !== null) {
        requireSameBody(known.bodyHash, file.bodyHash);
        return false;
      }
      if ((await this.sheets.sheetsOf(classSessionId)).length >= SHEETS_AT_MOST) throw new SheetsFull(SHEETS_AT_MOST);
      const stamp = { keptBy: actor.accountId, keptAt: this.rollAccess.markedAt() };
      await this.sheets.insert({ ...file, id: newId(), classSessionId, ...stamp });
      await this.auditSheet(actor, session, 'classes.sheet-kept');
      return true;
    });
  }

  private async lockBegun(actor: Actor, classSessionId: string, strength: 'share' | 'update'): Promise<ClassSession> {
    const session = await this.rollAccess.lockOwn(actor, classSessionId, strength);
    if (session.state !== 'open' && session.state !== 'closed') throw new SessionNotOpen();
    return session;
  }

  /** The session as the actor sees it, and whether its sheets too. @throws NotFound */
  async sessionOf(actor: Actor, classSessionId: string): Promise<{ session: ClassSession; maySeeSheets: boolean }> {
    const session: ClassSession = this.classAccess.seen(actor, await this.sessions.findSession(classSessionId));
    return { session, maySeeSheets: await this.maySee(actor, session) };
  }

  /** The session of an actor who may see its sheets. @throws NotFound */
  async requireSheet(actor: Actor, classSessionId: string): Promise<ClassSession> {
    const { session, maySeeSheets } = await this.sessionOf(actor, classSessionId);
    if (!maySeeSheets) throw new NotFound();
    return session;
  }

  /** Writes into the trail that the actor opened a sheet, with everybody on the roll. */
  async auditSheetRead(actor: Actor, session: ClassSession): Promise<void> {
    await this.classAccess.noteSheetRead(actor, session, await this.rolls.memberIdsOf(session.id));
  }

  /** Calls the roll of the session. */
  runsSession(actor: Actor, session: ClassSession): boolean {
    return this.classAccess.runs(actor, session);
  }

  private async maySee(actor: Actor, session: ClassSession): Promise<boolean> {
    if (this.classAccess.runs(actor, session)) return true;
    const onRoll = await this.members.describeMembers(await this.rolls.memberIdsOf(session.id));
    return [...onRoll.values()].every(this.classAccess.sees(actor, session));
  }

  /** @throws TooManyRequests */
  async spendUpload(actor: Actor): Promise<void> {
    await this.throttle.spend(UPLOADS, actor.accountId);
  }

  async inTransaction<T>(work: () => Promise<T>): Promise<T> {
    return this.transactions.run(work);
  }

  /** `actor` null: the system. */
  async auditSheet(
    actor: Actor | null,
    { id: subjectId, unitPath }: Pick<ClassSession, 'id' | 'unitPath'>,
    action: string,
  ): Promise<void> {
    await this.audit.record(actor, { action, subjectType: 'class-session', subjectId, unitPath });
  }
}
