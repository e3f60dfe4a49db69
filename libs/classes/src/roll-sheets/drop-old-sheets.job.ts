import { Injectable } from '@nestjs/common';
import { Clock, FileStore, Job, type JobHandler } from '@lopso/platform';
import { ClassesSettings } from '../classes.settings';
import { ClassSessionRepository } from '../sessions/class-session.repository';
import { type RollSheet, RollSheetRepository } from './roll-sheet.repository';
import { keptSince } from './roll-sheet.rules';
import { KEY_PREFIX, RollSheetService } from './roll-sheet.service';

const DAY_MS = 86_400_000;

const AT_ONCE = 200;

/** Signed sheets are kept for some years, not for ever; files whose row never came go after a day. */
@Injectable()
@Job({
  name: 'classes.drop-old-sheets',
  retryLimit: 2,
  retryDelaySeconds: 300,
  timeoutSeconds: 1800,
  concurrency: 1,
  schedule: '20 2 * * *',
})
export class DropOldSheets implements JobHandler {
  constructor(
    private readonly sheets: RollSheetRepository,
    private readonly sessions: ClassSessionRepository,
    private readonly files: FileStore,
    private readonly rollSheets: RollSheetService,
    private readonly settings: ClassesSettings,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    const now = this.clock.now();
    const since = keptSince(now, this.settings.ROLL_SHEET_YEARS);
    for (let old = await this.next(since); old.length > 0; old = await this.next(since))
      for (const sheet of old) await this.drop(sheet, now);
    for (const key of await this.files.listBefore(KEY_PREFIX, new Date(now.getTime() - DAY_MS)))
      if (!(await this.sheets.isKept(key))) await this.files.remove(key);
  }

  private next(since: Date): Promise<RollSheet[]> {
    return this.sheets.endedBefore(since, AT_ONCE);
  }

  private async drop({ id, classSessionId, storeKey }: RollSheet, now: Date): Promise<void> {
    await this.rollSheets.inTransaction(async () => {
      const session = await this.sessions.findSession(classSessionId);
      const isGone = await this.sheets.remove(id, now, null);
      if (isGone && session !== null) await this.rollSheets.auditSheet(null, session, 'classes.sheet-outlived');
    });
    await this.files.remove(storeKey);
  }
}
