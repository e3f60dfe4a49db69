import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Actor, Clock, FileKeeping, NotFound } from '@lopso/platform';
import { isRemovable, SHEETS_AT_MOST } from '../rules/roll-sheet';
import { type RollSheet, RollSheetRepository } from '../storage/roll-sheet.repository';
import { SheetAccess } from './sheet-access.service';

/** The signed sheets of a session. */
export interface RollSheetList {
  readonly sheets: readonly (RollSheet & { readonly canRemove: boolean })[];
  /** The caller may add one. */
  readonly canAdd: boolean;
  /** False: there may be some, with names the caller may not see. */
  readonly isShown: boolean;
}

/** Reads photos and scans of the list signed in the hall. */
@Injectable()
export class RollSheets {
  constructor(
    private readonly access: SheetAccess,
    private readonly sheets: RollSheetRepository,
    private readonly files: FileKeeping,
    private readonly clock: Clock,
  ) {}

  /** In the order in which they came. @throws NotFound */
  async list(actor: Actor, classSessionId: string): Promise<RollSheetList> {
    const { session, maySeeSheets } = await this.access.sessionOf(actor, classSessionId);
    const kept = maySeeSheets ? await this.sheets.sheetsOf(classSessionId) : [];
    const isOwn = this.access.runs(actor, session);
    const isBegun = session.state === 'open' || session.state === 'closed';
    const now = this.clock.now();
    return {
      sheets: kept.map((sheet) => ({ ...sheet, canRemove: isOwn && isRemovable(sheet, now) })),
      canAdd: isOwn && isBegun && kept.length < SHEETS_AT_MOST,
      isShown: maySeeSheets,
    };
  }

  /** The photo or PDF; the reading goes into the trail. @throws NotFound for who may not see every name of the roll */
  async openFile(
    actor: Actor,
    classSessionId: string,
    sheetId: string,
  ): Promise<{ readonly sheet: RollSheet; readonly stream: Readable }> {
    const session = await this.access.require(actor, classSessionId);
    const sheet = (await this.sheets.sheetsOf(classSessionId)).find(({ id }) => id === sheetId);
    if (sheet === undefined) throw new NotFound();
    await this.access.noteRead(actor, session);
    return { sheet, stream: await this.files.open(sheet.storeKey) };
  }
}
