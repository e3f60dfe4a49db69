import { Injectable } from '@nestjs/common';
import { Database, translatingConstraints } from '@lopso/platform';
import { LeaveOverlaps, MarketNameTaken } from '../planning.errors';
import { type MarketRule, type TeachingRight } from './local-availability.rules';

/** Days a trainer is away, both included, `yyyy-mm-dd`. */
export interface Leave {
  readonly id: string;
  readonly accountId: string;
  readonly from: string;
  readonly to: string;
}

/** A market of a commune. */
export interface Market extends MarketRule {
  readonly id: string;
  readonly communeId: string;
  readonly name: string;
}

/** Who may teach there: an account and its rights, by the units they hold over and their days. */
export interface TrainerReach {
  readonly accountId: string;
  readonly homeCommuneId: string | null;
  readonly rights: readonly TeachingRight[];
}

/** Answers about what a plan of classes stands on. */
@Injectable()
export class LocalAvailabilityRepository {
  constructor(private readonly database: Database) {}

  /** Full trainers (no guests) with a right over units of the province at some day of the period. */
  async trainersWithin(unitPath: string, from: string, to: string): Promise<TrainerReach[]> {
    return this.database.query<TrainerReach>(
      `select g.account_id as "accountId", h.unit_id as "homeCommuneId", jsonb_agg(jsonb_build_object('path', g.unit_path::text, 'from', to_char(lower(g.held), 'YYYY-MM-DD'),
           'until', to_char(upper(g.held) - 1, 'YYYY-MM-DD')) order by g.unit_path, g.held) as rights
       from org.role_grant g join identity.account a on a.id = g.account_id and a.state <> 'closed'
       left join planning.trainer_home h on h.account_id = g.account_id
       where g.role = 'trainer' and not g.is_guest and g.ended_at is null
         and g.held && daterange($2::date, $3::date, '[]')
         and (g.unit_path <@ $1::ltree or g.unit_path @> $1::ltree)
       group by g.account_id, h.unit_id order by g.account_id`,
      [unitPath, from, to],
    );
  }

  async setHome(home: {
    readonly accountId: string;
    readonly unitId: string;
    readonly by: string;
    readonly at: Date;
  }): Promise<void> {
    await this.database.execute(
      `insert into planning.trainer_home (account_id, unit_id, set_by, set_at) values ($1, $2, $3, $4)
       on conflict (account_id) do update set unit_id = excluded.unit_id, set_by = excluded.set_by, set_at = excluded.set_at`,
      [home.accountId, home.unitId, home.by, home.at],
    );
  }

  /** Leave of these trainers that touches the period, in order. */
  async leavesOf(accountIds: readonly string[], from: string, to: string): Promise<Leave[]> {
    return this.database.query<Leave>(
      `select id, account_id as "accountId", to_char(lower(away), 'YYYY-MM-DD') as "from", to_char(upper(away) - 1, 'YYYY-MM-DD') as "to"
       from planning.trainer_leave where account_id = any($1) and away && daterange($2::date, $3::date, '[]')
       order by account_id, lower(away)`,
      [accountIds, from, to],
    );
  }

  /** How many sessions that are still to be held these people teach or assist in while they are away, by leave. */
  async sessionsWithin(leaves: readonly Leave[], now: Date): Promise<Map<string, number>> {
    const rows = await this.database.query<{ id: string; sessions: number }>(
      `select l.id, count(distinct s.id)::int as sessions
       from planning.trainer_leave l join classes.session_staff f on f.account_id = l.account_id
       join classes.class_session s on s.id = f.class_session_id
       where l.id = any($1::uuid[]) and s.state in ('planned', 'open') and upper(s.during) > $2
         and s.during && tstzrange(lower(l.away)::timestamp at time zone 'Asia/Ho_Chi_Minh', upper(l.away)::timestamp at time zone 'Asia/Ho_Chi_Minh')
       group by l.id`,
      [leaves.map(({ id }) => id), now],
    );
    return new Map(rows.map(({ id, sessions }) => [id, sessions]));
  }

  async findLeave(id: string): Promise<Leave | null> {
    return this.database.queryOne<Leave>(
      `select id, account_id as "accountId", to_char(lower(away), 'YYYY-MM-DD') as "from", to_char(upper(away) - 1, 'YYYY-MM-DD') as "to"
       from planning.trainer_leave where id = $1`,
      [id],
    );
  }

  /** False when one of this id is there already. @throws LeaveOverlaps */
  async addLeave(leave: Leave & { readonly by: string; readonly at: Date }): Promise<boolean> {
    const written = await translatingConstraints({ trainer_leave_away_excl: () => new LeaveOverlaps() }, () =>
      this.database.execute(
        `insert into planning.trainer_leave (id, account_id, away, set_by, set_at)
         values ($1, $2, daterange($3::date, $4::date, '[]'), $5, $6) on conflict (id) do nothing`,
        [leave.id, leave.accountId, leave.from, leave.to, leave.by, leave.at],
      ),
    );
    return written > 0;
  }

  async removeLeave(id: string): Promise<void> {
    await this.database.execute('delete from planning.trainer_leave where id = $1', [id]);
  }

  /** The markets of a province, by commune and name. */
  async marketsWithin(unitPath: string): Promise<Market[]> {
    return this.database.query<Market>(
      `select id, unit_id as "communeId", name, weekday, every_days as "everyDays", to_char(counted_from, 'YYYY-MM-DD') as "countedFrom"
       from planning.market where unit_path <@ $1::ltree order by unit_id, name, id limit 2000`,
      [unitPath],
    );
  }

  /** The markets that count for these communes, each under the id it was asked for: its own, and those of the commune it was merged into. */
  async marketsOf(communeIds: readonly string[]): Promise<Market[]> {
    return this.database.query<Market>(
      `with recursive onward as (
         select id as asked, id from unnest($1::uuid[]) id
         union select o.asked, s.to_unit_id from onward o join org.unit_succession s on s.from_unit_id = o.id and s.kind = 'merged'
       )
       select m.id, o.asked as "communeId", m.name, m.weekday, m.every_days as "everyDays", to_char(m.counted_from, 'YYYY-MM-DD') as "countedFrom"
       from onward o join planning.market m on m.unit_id = o.id order by o.asked, m.name, m.id`,
      [communeIds],
    );
  }

  async findMarket(id: string): Promise<(Market & { readonly unitPath: string }) | null> {
    return this.database.queryOne(
      `select id, unit_id as "communeId", unit_path::text as "unitPath", name, weekday, every_days as "everyDays",
         to_char(counted_from, 'YYYY-MM-DD') as "countedFrom" from planning.market where id = $1`,
      [id],
    );
  }

  /** False when one of this id is there already. @throws MarketNameTaken */
  async addMarket(market: Market & { readonly unitPath: string }): Promise<boolean> {
    const written = await translatingConstraints({ market_name_uq: () => new MarketNameTaken() }, () =>
      this.database.execute(
        `insert into planning.market (id, unit_id, unit_path, name, weekday, every_days, counted_from)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing`,
        [
          market.id,
          market.communeId,
          market.unitPath,
          market.name,
          market.weekday,
          market.everyDays,
          market.countedFrom,
        ],
      ),
    );
    return written > 0;
  }

  async removeMarket(id: string): Promise<void> {
    await this.database.execute('delete from planning.market where id = $1', [id]);
  }
}
