import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type EnteredOccasion } from './holiday.rules';

/** A day off that the department entered, `yyyy-mm-dd`. */
export interface EnteredHoliday {
  readonly day: string;
  readonly occasion: EnteredOccasion;
  readonly province: EnteringProvince;
}

/** The province whose department entered something for the whole country. */
export interface EnteringProvince {
  readonly path: string;
  /** With the type word. */
  readonly name: string;
}

/** A year whose days off are all entered, and the document that says them. */
export interface ConfirmedYear {
  readonly year: number;
  readonly document: string;
  readonly confirmedAt: Date;
  readonly province: EnteringProvince;
}

const PROVINCE = `jsonb_build_object('path', p.path::text, 'name', p.full_name) as province`;

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
    return this.database.query(
      `select h.day::text as day, h.occasion, ${PROVINCE} from org.holiday h join org.unit p on p.id = h.province_id
       where h.day >= $1 order by h.day`,
      [day],
    );
  }

  /** How many of the days were not there yet. */
  async add(
    days: readonly string[],
    entry: { readonly occasion: EnteredOccasion; readonly path: string; readonly by: string; readonly at: Date },
  ): Promise<number> {
    return this.database.execute(
      `insert into org.holiday (day, occasion, province_id, recorded_by, recorded_at)
       select day, $2, p.id, $4, $5 from unnest($1::date[]) day join org.unit p on p.path = $3::ltree
       on conflict (day) do nothing`,
      [days, entry.occasion, entry.path, entry.by, entry.at],
    );
  }

  /** How many of the days were there. */
  async remove(days: readonly string[]): Promise<number> {
    return this.database.execute('delete from org.holiday where day = any($1::date[])', [days]);
  }

  async confirmedFrom(year: number): Promise<ConfirmedYear[]> {
    return this.database.query(
      `select y.year, y.document, y.confirmed_at as "confirmedAt", ${PROVINCE}
       from org.holiday_year y join org.unit p on p.id = y.province_id where y.year >= $1 order by y.year`,
      [year],
    );
  }

  async confirm(
    year: number,
    said: { readonly document: string; readonly path: string; readonly by: string; readonly at: Date },
  ): Promise<void> {
    await this.database.execute(
      `insert into org.holiday_year (year, document, province_id, confirmed_by, confirmed_at)
       select $1, $2, p.id, $4, $5 from org.unit p where p.path = $3::ltree
       on conflict (year) do update set document = excluded.document, province_id = excluded.province_id,
         confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at`,
      [year, said.document, said.path, said.by, said.at],
    );
  }

  async unconfirm(year: number): Promise<void> {
    await this.database.execute('delete from org.holiday_year where year = $1', [year]);
  }
}
