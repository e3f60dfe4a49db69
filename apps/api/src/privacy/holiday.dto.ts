import { IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { ENTERED_OCCASIONS, type EnteredOccasion, type HolidayChange, type HolidayYear } from '@lopso/org';
import { IsDay } from '../http/is-day';

type Occasion = HolidayYear['days'][number]['occasion'];

export class HolidayResponse {
  /** Calendar date, `yyyy-mm-dd`. */
  day: string;
  occasion: Occasion;
  /** The law says the date itself: nobody takes it out. */
  isFixed: boolean;
}

/** The days off of a year; those by the lunar calendar are entered, never guessed. */
export class HolidayYearResponse {
  year: number;
  days: HolidayResponse[];
  isConfirmed: boolean;
  /** The document that the confirmation names. */
  document: string | null;
  confirmedAt: string | null;
  /** What the law gives and nobody has entered yet. */
  missing: EnteredOccasion[];

  static from({ year, days, fixed, confirmed, missing }: HolidayYear): HolidayYearResponse {
    return {
      year,
      days: days.map(({ day, occasion }) => ({ day, occasion, isFixed: fixed.has(day) })),
      isConfirmed: confirmed !== null,
      document: confirmed?.document ?? null,
      confirmedAt: confirmed?.confirmedAt.toISOString() ?? null,
      missing: [...missing],
    };
  }
}

export class HolidayListResponse {
  years: HolidayYearResponse[];

  static from(years: readonly HolidayYear[]): HolidayListResponse {
    return { years: years.map((year) => HolidayYearResponse.from(year)) };
  }
}

export class HolidayChangeResponse extends HolidayListResponse {
  /** Open requests whose last days moved. */
  changedRequests: number;

  static ofChange({ years, changedRequests }: HolidayChange): HolidayChangeResponse {
    return { ...HolidayListResponse.from(years), changedRequests };
  }
}

export class HolidayPeriodRequest {
  /** The first day, `yyyy-mm-dd`. */
  @IsDay()
  from: string;

  /** The last day, `yyyy-mm-dd`. */
  @IsDay()
  to: string;
}

export class AddHolidaysRequest extends HolidayPeriodRequest {
  @IsIn(ENTERED_OCCASIONS)
  occasion: EnteredOccasion;
}

export class ConfirmHolidayYearRequest {
  @IsInt()
  @Min(2026)
  @Max(2100)
  year: number;

  /** The document that says the days off of the year; left out: the confirmation is taken back. */
  @IsOptional()
  @IsString()
  @Length(3, 120)
  document?: string;
}
