import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type TeamKind } from '../rules/team-kinds';

/** A change of how many seats a kind of team has. */
export interface SeatCapChange {
  readonly kind: TeamKind;
  readonly fromLimit: number;
  readonly toLimit: number;
  readonly decisionNumber: string;
  /** `yyyy-mm-dd`. */
  readonly decidedOn: string;
  readonly changedAt: Date;
}

/** Somebody who sits beyond a cap, now or later. */
export interface HolderBeyondCap {
  readonly number: number;
  readonly fullName: string;
  readonly teamName: string;
}

/** How many seats the kinds of team have: the rows of `seat_number` that are not retired. */
@Injectable()
export class SeatCapRepository {
  constructor(private readonly database: Database) {}

  async limits(): Promise<{ readonly kind: TeamKind; readonly limit: number }[]> {
    return this.database.query(
      'select kind, max(number)::int as limit from org.seat_number where retired_on is null group by kind order by kind',
    );
  }

  async changes(): Promise<SeatCapChange[]> {
    return this.database.query<SeatCapChange>(
      `select kind, from_limit as "fromLimit", to_limit as "toLimit", decision_number as "decisionNumber",
         decided_on::text as "decidedOn", changed_at as "changedAt"
       from org.seat_cap_change order by changed_at desc, id desc limit 100`,
    );
  }

  /** Makes every seating in a team of the kind wait: it reads its number `for share` (trigger `seat_term_stays_under_cap`). */
  async lock(kind: TeamKind): Promise<number> {
    const rows = await this.database.query<{ number: number; retired: boolean }>(
      'select number, retired_on is not null as retired from org.seat_number where kind = $1 order by number for update',
      [kind],
    );
    return rows.reduce((most, row) => (row.retired ? most : Math.max(most, row.number)), 0);
  }

  /** Who holds a number above the limit on the day or later, first numbers first. */
  async holdersBeyond(kind: TeamKind, limit: number, from: string): Promise<HolderBeyondCap[]> {
    return this.database.query<HolderBeyondCap>(
      `select s.number, m.full_name as "fullName", t.name as "teamName"
       from org.seat_term s join org.team t on t.id = s.team_id join org.member m on m.id = s.member_id
       where s.kind = $1 and s.number > $2 and s.held && daterange($3::date, null)
       order by s.number, t.unit_path, s.id`,
      [kind, limit, from],
    );
  }

  /** Numbers above the limit are retired from the day on; those up to it stand, new ones are added. */
  async set(kind: TeamKind, limit: number, on: string): Promise<void> {
    await this.database.execute(
      'update org.seat_number set retired_on = $3::date where kind = $1 and number > $2 and retired_on is null',
      [kind, limit, on],
    );
    await this.database.execute(
      `insert into org.seat_number (kind, number) select $1, n from generate_series(1, $2::int) n
       on conflict (kind, number) do update set retired_on = null where seat_number.retired_on is not null`,
      [kind, limit],
    );
  }

  async record(change: SeatCapChange & { readonly id: string; readonly accountId: string }): Promise<void> {
    await this.database.execute(
      `insert into org.seat_cap_change (id, kind, from_limit, to_limit, decision_number, decided_on, account_id, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        change.id,
        change.kind,
        change.fromLimit,
        change.toLimit,
        change.decisionNumber,
        change.decidedOn,
        change.accountId,
        change.changedAt,
      ],
    );
  }
}
