import { IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { IsDay } from '@lopso/platform';
import { type ExpectedHoliday } from './expected-holiday.rules';
import { type EnteringProvince } from './holiday.repository';
import { ENTERED_OCCASIONS, type EnteredOccasion } from './holiday.rules';
import { type HolidayChange, type HolidayYear } from './holiday.service';

type Holiday = HolidayYear['days'][number];

type Occasion = Holiday['occasion'];

/** Whether the caller may take back what a province entered. */
type IsOwn = (province: EnteringProvince) => boolean;

export class HolidayResponse {
  /** Calendar date, `yyyy-mm-dd`. */
  day: string;
  occasion: Occasion;
  /** The law says the date itself: nobody takes it out. */
  isFixed: boolean;
  /** The province whose department entered it; null for a fixed date. */
  enteredBy: string | null;
  /** The caller may take it out. */
  canRemove: boolean;

  static from(holiday: Holiday, isFixed: boolean, isOwn: IsOwn): HolidayResponse {
    const { day, occasion } = holiday;
    const province = 'province' in holiday ? holiday.province : null;
    return {
      day,
      occasion,
      isFixed,
      enteredBy: province?.name ?? null,
      canRemove: province !== null && isOwn(province),
    };
  }
}

/** A day off that is likely by the lunar calendar, until what was decided is entered. */
export class ExpectedHolidayResponse {
  /** Calendar date, `yyyy-mm-dd`. */
  day: string;
  occasion: EnteredOccasion;

  static from({ day, occasion }: ExpectedHoliday): ExpectedHolidayResponse {
    return { day, occasion };
  }
}

/** The days off of a year, and what is expected beside them. */
export class HolidayYearResponse {
  year: number;
  days: HolidayResponse[];
  isConfirmed: boolean;
  /** The document that the confirmation names. */
  document: string | null;
  confirmedAt: string | null;
  /** The province whose department confirmed it. */
  confirmedBy: string | null;
  /** The caller may take the confirmation back. */
  canUnconfirm: boolean;
  /** What the law gives and nobody has entered yet. */
  missing: EnteredOccasion[];
  /** Likely days of what is missing: no class is laid on them unasked, no term is counted by them. */
  expected: ExpectedHolidayResponse[];

  static from({ year, days, fixed, confirmed, missing, expected }: HolidayYear, isOwn: IsOwn): HolidayYearResponse {
    return {
      year,
      days: days.map((holiday) => HolidayResponse.from(holiday, fixed.has(holiday.day), isOwn)),
      isConfirmed: confirmed !== null,
      document: confirmed?.document ?? null,
      confirmedAt: confirmed?.confirmedAt.toISOString() ?? null,
      confirmedBy: confirmed?.province.name ?? null,
      canUnconfirm: confirmed !== null && isOwn(confirmed.province),
      missing: [...missing],
      expected: expected.map((one) => ExpectedHolidayResponse.from(one)),
    };
  }
}

export class HolidayListResponse {
  years: HolidayYearResponse[];

  static from(years: readonly HolidayYear[], isOwn: IsOwn): HolidayListResponse {
    return { years: years.map((year) => HolidayYearResponse.from(year, isOwn)) };
  }
}

export class HolidayChangeResponse extends HolidayListResponse {
  /** Open requests whose last days moved. */
  changedRequests: number;

  static ofChange({ years, changedRequests }: HolidayChange, isOwn: IsOwn): HolidayChangeResponse {
    return { ...HolidayListResponse.from(years, isOwn), changedRequests };
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
