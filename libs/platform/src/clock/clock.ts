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

const vietnamFormat = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Ho_Chi_Minh',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar date of an instant in Vietnam (UTC+7, no summer time), `yyyy-mm-dd`. */
export function vietnamDate(instant: Date): string {
  return vietnamFormat.format(instant);
}
