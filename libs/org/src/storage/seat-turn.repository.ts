import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { HELD_SEAT, type HeldSeat } from './seat.repository';

/** Somebody whose holding begins, with where they belong so far. */
export interface BegunSeat extends HeldSeat {
  readonly memberUnitPath: string;
}

/** The last holding of a part that was told: the day it turned on, and its id. */
export interface TurnPlace {
  readonly day: string;
  readonly id: string;
}

/** The days whose begins and ends are being told, ends first, and how far that is. */
export interface SeatTurn {
  readonly fromDay: string;
  readonly day: string;
  readonly phase: 'ended' | 'begun';
  readonly after: TurnPlace | null;
  readonly isTold: boolean;
}

interface Row extends Omit<SeatTurn, 'after'> {
  readonly afterDay: string | null;
  readonly afterId: string | null;
}

/** Answers whose holdings begin and end on days, and how far those days were told. */
@Injectable()
export class SeatTurnRepository {
  constructor(private readonly database: Database) {}

  /** The last days that were begun to be told, or null; locked, so that of two workers the second waits and goes on after the first. */
  async lockLast(): Promise<SeatTurn | null> {
    const row = await this.database.queryOne<Row>(
      `select coalesce(from_day, day)::text as "fromDay", day::text as day, phase, after_day::text as "afterDay", after_id as "afterId",
         told_at is not null as "isTold" from org.seat_day order by org.seat_day.day desc limit 1 for update`,
    );
    if (row === null) return null;
    const { afterDay, afterId, ...turn } = row;
    return { ...turn, after: afterDay === null || afterId === null ? null : { day: afterDay, id: afterId } };
  }

  /** Begins to tell a span of days; nothing happens when somebody else just did. */
  async begin(fromDay: string, day: string): Promise<void> {
    await this.database.execute(
      'insert into org.seat_day (day, from_day) values ($2, $1) on conflict (day) do nothing',
      [fromDay, day],
    );
  }

  /** Notes how far it is. */
  async advance({ day, phase, after }: Pick<SeatTurn, 'day' | 'phase' | 'after'>): Promise<void> {
    await this.database.execute('update org.seat_day set phase = $2, after_day = $3, after_id = $4 where day = $1', [
      day,
      phase,
      after?.day ?? null,
      after?.id ?? null,
    ]);
  }

  /** Notes that all is told. */
  async finish(day: string, at: Date): Promise<void> {
    await this.database.execute('update org.seat_day set told_at = $2 where day = $1', [day, at]);
  }

  /** Holdings that began on a day of the span and last on its end, oldest first, after a place; nobody who was erased. */
  async begun({ fromDay, day, after }: SeatTurn, limit: number): Promise<BegunSeat[]> {
    return this.database.query<BegunSeat>(
      `select h.*, m.unit_path::text as "memberUnitPath" from (${HELD_SEAT} where lower(s.held) between $1::date and $2::date
         and s.held @> $2::date and ($3::date is null or (lower(s.held), s.id) > ($3, $4::uuid))) h
       join org.member m on m.id = h."memberId"
       where m.erased_at is null order by h."heldFrom", h."seatTermId" limit $5`,
      [fromDay, day, after?.day ?? null, after?.id ?? null, limit],
    );
  }

  /** Holdings whose first day without them lies in the span, oldest first, after a place. */
  async ended({ fromDay, day, after }: SeatTurn, limit: number): Promise<HeldSeat[]> {
    return this.database.query<HeldSeat>(
      `${HELD_SEAT} where upper(s.held) between $1::date and $2::date and ($3::date is null or (upper(s.held), s.id) > ($3, $4::uuid))
       order by upper(s.held), s.id limit $5`,
      [fromDay, day, after?.day ?? null, after?.id ?? null, limit],
    );
  }
}
