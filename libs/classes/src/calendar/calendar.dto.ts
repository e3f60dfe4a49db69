import { IsIn, IsUUID, ValidateIf } from 'class-validator';
import { CALENDAR_REACHES, type CalendarReach } from './calendar.rules';
import { type OwnCalendar } from './calendar.service';

export class CalendarRequest {
  @IsIn(CALENDAR_REACHES)
  reach: CalendarReach;

  /** The commune of a commune's calendar; null for a person's. */
  @ValidateIf(({ reach }: CalendarRequest) => reach === 'commune')
  @IsUUID()
  communeId: string | null;
}

export class CalendarResponse {
  id: string;
  reach: CalendarReach;
  /** The commune of a commune's calendar; null for a person's. */
  communeId: string | null;
  /** When its address was made. */
  madeAt: string;

  static from(calendar: OwnCalendar): CalendarResponse {
    const { id, reach, communeId, madeAt } = calendar;
    return { id, reach, communeId, madeAt: madeAt.toISOString() };
  }
}

export class CalendarListResponse {
  items: CalendarResponse[];
}

export class NewCalendarResponse extends CalendarResponse {
  /** The secret address, shown this once: whoever has it sees the sessions without signing in. */
  address: string;
}
