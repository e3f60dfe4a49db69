import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type EnteredOccasion } from '../rules/public-holidays';

/** A day off that the department entered, `yyyy-mm-dd`. */
export interface EnteredHoliday {
  readonly day: string;
  readonly occasion: EnteredOccasion;
}

/** A year whose days off are all entered, and the document that says them. */
export interface ConfirmedYear {
  readonly year: number;
  readonly document: string;
  readonly confirmedAt: Date;
}

/** All SQL of days off. */
@Injectable()
export class HolidayRepository {
  constructor(private readonly database: Database) {}

  /** The list stays as it is until the transaction ends. */
  async keepStill(): Promise<void> {
    await this.database.query(`select pg_advisory_xact_lock_shared(hashtext('org.holiday'))`, []);
  }

  /** Nobody counts a term while the list changes. */
  async lockForChange(): Promise<void> {
    await this.database.query(`select pg_advisory_xact_lock(hashtext('org.holiday'))`, []);
  }

  /** Entered days, in order. */
  async listFrom(day: string): Promise<EnteredHoliday[]> {
    return this.database.query('select day::text as day, occasion from org.holiday where day >= $1 order by day', [
      day,
    ]);
  }

  /** How many of the days were not there yet. */
  async add(
    days: readonly string[],
    entry: { readonly occasion: EnteredOccasion; readonly by: string; readonly at: Date },
  ): Promise<number> {
    return this.database.execute(
      `insert into org.holiday (day, occasion, recorded_by, recorded_at)
       select day, $2, $3, $4 from unnest($1::date[]) day on conflict (day) do nothing`,
      [days, entry.occasion, entry.by, entry.at],
    );
  }

  /** How many of the days were there. */
  async remove(days: readonly string[]): Promise<number> {
    return this.database.execute('delete from org.holiday where day = any($1::date[])', [days]);
  }

  async confirmedFrom(year: number): Promise<ConfirmedYear[]> {
    return this.database.query(
      'select year, document, confirmed_at as "confirmedAt" from org.holiday_year where year >= $1 order by year',
      [year],
    );
  }

  async confirm(
    year: number,
    said: { readonly document: string; readonly by: string; readonly at: Date },
  ): Promise<void> {
    await this.database.execute(
      `insert into org.holiday_year (year, document, confirmed_by, confirmed_at) values ($1, $2, $3, $4)
       on conflict (year) do update set document = excluded.document, confirmed_by = excluded.confirmed_by,
         confirmed_at = excluded.confirmed_at`,
      [year, said.document, said.by, said.at],
    );
  }

  async unconfirm(year: number): Promise<void> {
    await this.database.execute('delete from org.holiday_year where year = $1', [year]);
  }
}
