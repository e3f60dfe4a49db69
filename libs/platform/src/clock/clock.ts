import { Injectable } from '@nestjs/common';

/** The only source of "now". Deadlines, grace and ordering use it (DESIGN 4.3). */
export abstract class Clock {
  /** The present instant. */
  abstract now(): Date;

  /** Today's calendar date in Vietnam, `yyyy-mm-dd`. */
  today(): string {
    return vietnamDate(this.now());
  }
}

/** The machine's clock. */
@Injectable()
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

const VIETNAM_OFFSET_MS = 7 * 3_600_000;

/** The calendar date of an instant in Vietnam (UTC+7 all year since 1975), `yyyy-mm-dd`. */
export function vietnamDate(instant: Date): string {
  return new Date(instant.getTime() + VIETNAM_OFFSET_MS).toISOString().slice(0, 10);
}
