import { Injectable } from '@nestjs/common';
import { ExportsBusy } from '../reporting.errors';
import { ReportingSettings } from '../reporting.settings';

const RETRY_AFTER_SECONDS = 15;

/** Limits how many exports one process writes at a time. */
@Injectable()
export class ExportLimiter {
  private taken = 0;

  constructor(private readonly settings: ReportingSettings) {}

  /** Takes a place; what it gives hands the place back, once however often it is called. @throws ExportsBusy */
  takeTurn(): () => void {
    if (this.taken >= this.settings.EXPORTS_AT_ONCE) throw new ExportsBusy(RETRY_AFTER_SECONDS);
    this.taken += 1;
    let isHeld = true;
    return () => {
      if (isHeld) this.taken -= 1;
      isHeld = false;
    };
  }
}
