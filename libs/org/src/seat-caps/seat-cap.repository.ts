import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { type TeamKind } from '../teams/team.rules';

/** A province with its caps of a day. */
export interface ProvinceCaps {
  readonly provinceId: string;
  /** With the type word. */
  readonly provinceName: string;
  readonly path: string;
  readonly limits: readonly { readonly kind: TeamKind; readonly limit: number }[];
}

/** A change of how many seats a kind of team has in a province. */
export interface SeatCapChange {
  readonly id: string;
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
  readonly memberId: string;
  readonly number: number;
  readonly fullName: string;
  readonly teamName: string;
  readonly communeName: string;
}

/** The teams of a kind in a province. */
export interface CappedTeams {
  readonly provinceId: string;
  readonly kind: TeamKind;
}

/** How many seats the kinds of team have in each province: the periods of `seat_number`. */
@Injectable()
export class SeatCapRepository {
  constructor(private readonly database: Database) {}

  /** The provinces in which a scope lies, wholly or in part, by name. */
  async provincesOf(scope: Scope, on: string): Promise<ProvinceCaps[]> {
    return this.database.query<ProvinceCaps>(
      `select p.id as "provinceId", p.full_name as "provinceName", p.path::text as path,
         (select coalesce(jsonb_agg(jsonb_build_object('kind', k.kind, 'limit', k.most) order by k.kind), '[]')
           from (select n.kind, max(n.number) as most from org.seat_number n
             where n.province_id = p.id and n.valid @> $2::date group by n.kind) k) as limits
       from org.unit p
       where p.path = any(select subpath(own, 0, 1) from unnest($1::ltree[]) own)
       order by p.full_name collate "vi-x-icu", p.path`,
      [scopePaths(scope), on],
    );
  }

  /** Changes in a province, the latest first, after one. */
  async changes(
    provinceId: string,
    page: { readonly after: readonly [string, string] | null; readonly limit: number },
  ): Promise<SeatCapChange[]> {
    return this.database.query<SeatCapChange>(
      `select id, kind, from_limit as "fromLimit", to_limit as "toLimit", decision_number as "decisionNumber",
         decided_on::text as "decidedOn", changed_at as "changedAt"
       from org.seat_cap_change
       where province_id = $1 and ($2::timestamptz is null or (changed_at, id) < ($2, $3::uuid))
       order by changed_at desc, id desc limit $4`,
      [provinceId, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
    );
  }

  /**
   * Makes every seating in a team of the kind wait, which locks its number for `seat_term_number_fk`, and every other
   * change of the cap; answers the cap of the day.
   */
  async lock({ provinceId, kind }: CappedTeams, on: string): Promise<number> {
    await this.database.execute(
      'select 1 from org.seat_number where province_id = $1 and kind = $2 order by number, valid for update',
      [provinceId, kind],
    );
    // A statement of its own: what somebody else added while this one waited is not in the snapshot of the first.
    const row = await this.database.queryOne<{ limit: number | null }>(
      'select max(number)::int as limit from org.seat_number where province_id = $1 and kind = $2 and valid @> $3::date',
      [provinceId, kind, on],
    );
    return row?.limit ?? 0;
  }

  /** Who holds a number above the limit on the day or later, in the province alone; first numbers first. */
  async holdersBeyond({ provinceId, kind }: CappedTeams, limit: number, from: string): Promise<HolderBeyondCap[]> {
    return this.database.query<HolderBeyondCap>(
      `select s.number, m.id as "memberId", m.full_name as "fullName", t.name as "teamName", c.full_name as "communeName"
       from org.seat_term s
       join org.team t on t.id = s.team_id
       join org.unit c on c.path = subpath(t.unit_path, 0, 2)
       join org.member m on m.id = s.member_id
       where s.province_id = $1 and s.kind = $2 and s.number > $3 and s.held && daterange($4::date, null)
       order by s.number, t.unit_path, s.id`,
      [provinceId, kind, limit, from],
    );
  }

  /**
   * From the day on the numbers up to the limit stand and no other. A number that ends on its first day was never there;
   * one that ended on this day goes on; one that returns later begins anew.
   */
  async set({ provinceId, kind }: CappedTeams, limit: number, on: string): Promise<void> {
    const teams = [provinceId, kind, limit, on] as const;
    await this.database.execute(
      `delete from org.seat_number where province_id = $1 and kind = $2 and number > $3 and lower(valid) >= $4::date`,
      [...teams],
    );
    await this.database.execute(
      `update org.seat_number set valid = daterange(lower(valid), $4::date)
       where province_id = $1 and kind = $2 and number > $3 and valid @> $4::date`,
      [...teams],
    );
    await this.database.execute(
      `update org.seat_number set valid = daterange(lower(valid), null)
       where province_id = $1 and kind = $2 and number <= $3 and upper(valid) = $4::date`,
      [...teams],
    );
    await this.database.execute(
      `insert into org.seat_number (province_id, kind, number, valid)
       select $1::uuid, $2::text, n, daterange($4::date, null) from generate_series(1, $3::int) n
       where not exists (select from org.seat_number s
         where s.province_id = $1 and s.kind = $2 and s.number = n and s.valid @> $4::date)`,
      [...teams],
    );
  }

  async record(change: SeatCapChange & { readonly provinceId: string; readonly accountId: string }): Promise<void> {
    await this.database.execute(
      `insert into org.seat_cap_change (id, province_id, kind, from_limit, to_limit, decision_number, decided_on,
         account_id, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        change.id,
        change.provinceId,
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
