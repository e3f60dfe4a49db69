import { Injectable } from '@nestjs/common';
import { type ReopenedFigure, ROUND_DUE } from '@lopso/learning';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { COUNTED_CYCLES } from '../rounds/report-round.repository';

/** Cycles of one commune: the unfinished ones in one row without a week, the finished ones by the week of the round in which their people first finished it. */
export interface CommuneWeekCount {
  readonly communePath: string;
  /** Whole weeks since the round's first day; null for unfinished cycles. */
  readonly week: number | null;
  readonly cycles: number;
  /** Those of them that are past their own date and its grace. */
  readonly overdue: number;
}

/** A commune of a scope with the number of its audience teams. */
export interface ReportCommune {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly fullName: string;
  readonly distinguishedBy: string | null;
  readonly formerDistricts: readonly string[];
  readonly path: string;
  readonly teams: number;
}

/** Cycles of one team. */
export interface TeamCount {
  readonly id: string;
  readonly kind: 'commune-team' | 'village-team';
  readonly unitName: string;
  readonly unitPath: string;
  readonly finished: number;
  readonly total: number;
  /** Past their own date and its grace. */
  readonly overdue: number;
}

/** Answers about how many are finished. */
@Injectable()
export class FigureRepository {
  constructor(private readonly database: Database) {}

  async countByCommuneAndWeek(scope: Scope, roundId: string, on: string): Promise<CommuneWeekCount[]> {
    return this.database.query<CommuneWeekCount>(
      `select commune_path::text as "communePath",
         case when finished_at is not null
           then greatest(0, ((first_finished_at at time zone 'Asia/Ho_Chi_Minh')::date - starts_on) / 7) end as week,
         count(*)::integer as cycles, (count(*) filter (where state = 'overdue'))::integer as overdue
       from (${COUNTED_CYCLES}) counted
       group by 1, 2`,
      [roundId, on, scopePaths(scope)],
    );
  }

  /** What the open reopenings of a round come to in a scope, the newest first; those that name nobody there are missing. */
  async reopeningsOf(scope: Scope, roundId: string, on: string): Promise<ReopenedFigure[]> {
    const rounds = await this.database.query<Omit<ReopenedFigure, 'total' | 'finished'>>(
      `select r.id as "roundId", r.title, ${ROUND_DUE}::text as "dueOn", o.parts
       from learning.round r join learning.reopening o on o.round_id = r.id
       where r.reopens = $1 and r.state in ('opening', 'open') order by r.opened_at desc, r.id`,
      [roundId],
    );
    const figures: ReopenedFigure[] = [];
    for (const round of rounds) {
      const count = await this.database.queryOne<{ total: number; finished: number }>(
        `select count(*)::integer as total, count(finished_at)::integer as finished from (${COUNTED_CYCLES}) counted`,
        [round.roundId, on, scopePaths(scope)],
      );
      if (count !== null && count.total > 0) figures.push({ ...round, ...count });
    }
    return figures;
  }

  /** The communes of a scope, in Vietnamese order of their names. */
  async listCommunes(scope: Scope, roundId: string, on: string): Promise<ReportCommune[]> {
    return this.database.query<ReportCommune>(
      `select u.id, u.code, u.name, u.full_name as "fullName", u.distinguished_by as "distinguishedBy",
         u.former_districts as "formerDistricts", u.path::text as path, coalesce(t.teams, 0) as teams
       from org.unit u
       left join (
         select subpath(t.unit_path, 0, 2) as path, count(*)::integer as teams
         from org.team t join learning.round r on r.id = $1 and t.kind = any(r.audience)
         where t.unit_path <@ any($3::ltree[]) and t.valid @> $2::date
         group by 1) t on t.path = u.path
       where u.kind = 'commune' and u.path <@ any($3::ltree[]) and u.valid @> $2::date
       order by u.name collate "vi-x-icu", u.code`,
      [roundId, on, scopePaths(scope)],
    );
  }

  /** The audience teams of a scope with their cycles. */
  async countByTeam(scope: Scope, roundId: string, on: string): Promise<TeamCount[]> {
    return this.database.query<TeamCount>(
      `select t.id, t.kind, u.full_name as "unitName", t.unit_path::text as "unitPath",
         coalesce(n.finished, 0) as finished, coalesce(n.total, 0) as total,
         coalesce(n.overdue, 0) as overdue
       from org.team t
       join learning.round r on r.id = $1 and t.kind = any(r.audience)
       join org.unit u on u.id = t.unit_id
       left join (
         select team_id, count(finished_at)::integer as finished, count(*)::integer as total,
           (count(*) filter (where state = 'overdue'))::integer as overdue
         from (${COUNTED_CYCLES}) counted
         group by 1) n on n.team_id = t.id
       where t.unit_path <@ any($3::ltree[]) and (t.valid @> $2::date or n.total > 0)
       order by t.id`,
      [roundId, on, scopePaths(scope)],
    );
  }

  /**
   * When the people of a commune are due in a round on a day, `yyyy-mm-dd`: the date of all, or a later one that most of them have. Of a commune that was merged
   * from one that was given a later date and one that was not, it is the date of the greater part. A renewal has the last day of what it renews for its own and says nothing of the round's.
   */
  async dueWithin(roundId: string, communePath: string, on: string): Promise<string | null> {
    const row = await this.database.queryOne<{ dueOn: string }>(
      `select greatest(${ROUND_DUE}, (
         select percentile_disc(0.5) within group (order by counted.due_on) from (${COUNTED_CYCLES}) counted
         join learning.cycle y on y.id = counted.cycle_id and y.number = 1))::text as "dueOn"
       from learning.round r where r.id = $1`,
      [roundId, on, [communePath]],
    );
    return row?.dueOn ?? null;
  }

  /** The path of a unit, or null. */
  async pathOfUnit(unitId: string): Promise<string | null> {
    const row = await this.database.queryOne<{ path: string }>(
      'select path::text as path from org.unit where id = $1',
      [unitId],
    );
    return row?.path ?? null;
  }

  /** The path of the unit a team belongs to, or null. */
  async pathOfTeam(teamId: string): Promise<string | null> {
    const row = await this.database.queryOne<{ path: string }>(
      'select unit_path::text as path from org.team where id = $1',
      [teamId],
    );
    return row?.path ?? null;
  }
}
