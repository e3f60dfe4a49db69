import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { HELD_SEAT, type HeldSeat } from './seat.repository';

/** Somebody whose holding begins, with where they belong so far. */
export interface BegunSeat extends HeldSeat {
  readonly memberUnitPath: string;
}

/** Answers whose holdings begin and end on days, and how far those days were told. */
@Injectable()
export class SeatTurnRepository {
  constructor(private readonly database: Database) {}

  /** The last day whose begins and ends were told, or null. */
  async lastDay(): Promise<string | null> {
    const row = await this.database.queryOne<{ day: string | null }>(`select max(day)::text as day from org.seat_day`);
    return row?.day ?? null;
  }

  /** Notes a day as told; false when somebody else did. Two at once: the second waits for the first. */
  async markTold(day: string, at: Date): Promise<boolean> {
    const row = await this.database.queryOne(
      `insert into org.seat_day (day, told_at) values ($1, $2) on conflict (day) do nothing returning day`,
      [day, at],
    );
    return row !== null;
  }

  /** Holdings that began on a day of the span and last on its end, oldest first; nobody who was erased. */
  async begun(from: string, today: string): Promise<BegunSeat[]> {
    return this.database.query<BegunSeat>(
      `select h.*, m.unit_path::text as "memberUnitPath" from (${HELD_SEAT} where lower(s.held) between $1::date and $2::date
         and s.held @> $2::date) h join org.member m on m.id = h."memberId"
       where m.erased_at is null order by h."heldFrom", h."seatTermId"`,
      [from, today],
    );
  }

  /** Holdings whose first day without them lies in the span, oldest first. */
  async ended(from: string, today: string): Promise<HeldSeat[]> {
    return this.database.query<HeldSeat>(
      `${HELD_SEAT} where upper(s.held) between $1::date and $2::date order by upper(s.held), s.id`,
      [from, today],
    );
  }
}
