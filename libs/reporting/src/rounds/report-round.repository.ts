import { Injectable } from '@nestjs/common';
import { type DueStart, isInLaterRound, LAST_GIVEN, ROUND_DUE, roundOrder } from '@lopso/learning';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { type RequirementKind } from './requirement.rules';

/** The day by which the turn of a renewal has to have come: that of the figure, or the last one of a round that was ended before. */
const TURNS_ON = `least($2::date, (select ended_on from learning.round where id = $1))`;

/**
 * The one definition of who is counted and how each stands (DESIGN 3): the latest cycle, in one round, of every member who
 * holds a seat in an audience team on the day. `$1` round, `$2` day, `$3` unit paths of the scope. Everything that shows a
 * figure selects from this text and from nothing else: overview, drill-down, list and file.
 *
 * A renewal takes the place of what it renews when it is finished, or when that has ended (decision 0058) and she is in no later round of the programme (decision 0117).
 * After a round was ended (decision 0137) the turn of none comes any more: nothing could finish it.
 * Late is who is past the own due date and its days of grace (decision 0059), until the round is ended (decision 0137); a later date counts from the day it was given, and no more from the day it was
 * taken back (decision 0130). It is looked up for each cycle, and not at all while nobody was given one: a flood gives 20,000 at once, and joined to the cycles of
 * a round that was opened a moment ago they would be read through for each.
 *
 * `first_finished_at` is when she finished the first of her passages that is finished: what a chart dates her by, since a renewal changes nothing of the weeks before it.
 *
 * The round is asked in sub-selects, not joined: the planner then knows that nearly every team is of the audience and hashes
 * (45 ms for 20,000 members; joined, it took nested loops and 200).
 *
 * Of a member's cycles the latest is told by its place among them, not by looking for a later one: of a round that was opened a moment
 * ago the planner believes that it has one cycle, and then it compared each with each (a minute for 20,000). Who holds a seat holds one,
 * so that team and commune are named among what the places are counted by: a question about one team then reads that team alone.
 */
export const COUNTED_CYCLES = `
  select latest.*, derived.state as completion from (
    select c.id as cycle_id, c.member_id, s.team_id, s.number, s.position, lower(s.held) as held_from,
      t.kind as team_kind, t.unit_id as team_unit_id, t.unit_path, subpath(t.unit_path, 0, 2) as commune_path,
      (select starts_on from learning.round where id = $1) as starts_on,
      coalesce(e.due_on, c.due_on, (select due_on from learning.round where id = $1)) as due_on, e.due_on is not null as is_extended,
      coalesce(c.grace_days, (select grace_days from learning.round where id = $1)) as grace_days,
      p.cycle_id is not null as is_derived, p.finished_at, p.done_steps, p.total_steps,
      case
        when p.finished_at is not null then 'finished'
        when $2::date > coalesce(e.due_on, c.due_on, (select due_on from learning.round where id = $1))
          + coalesce(c.grace_days, (select grace_days from learning.round where id = $1))
          and $2::date <= coalesce((select ended_on from learning.round where id = $1), 'infinity') then 'overdue'
        when p.done_steps > 0 then 'doing'
        else 'not-started'
      end as state,
      min(p.finished_at) over passages as first_finished_at,
      row_number() over (passages order by c.number desc) as place
    from learning.cycle c
    join org.seat_term s on s.member_id = c.member_id and s.held @> $2::date
    join org.team t on t.id = s.team_id
    left join learning.completion p on p.cycle_id = c.id
    left join lateral (
      select x.due_on from learning.extension x
      where (select exists (select from learning.extension)) and x.cycle_id = c.id and (x.given_at at time zone 'Asia/Ho_Chi_Minh')::date <= $2::date
        and (x.ended_at is null or (x.ended_at at time zone 'Asia/Ho_Chi_Minh')::date > $2::date)
      order by ${LAST_GIVEN} limit 1
    ) e on true
    where c.round_id = $1 and t.unit_path <@ any($3::ltree[])
      and t.kind = any((select audience from learning.round where id = $1)::text[])
      and c.counts_from is not null
      and (c.number = 1 or p.finished_at is not null
        or ((c.due_on is null or c.due_on < ${TURNS_ON}) and not ${isInLaterRound('$1', TURNS_ON)}))
    window passages as (partition by c.member_id, s.team_id, subpath(t.unit_path, 0, 2))
  ) latest
  left join learning.completion derived on derived.cycle_id = latest.cycle_id
  where latest.place = 1`;

/** A round as reports name it; dates are calendar dates. */
export interface ReportRound {
  readonly id: string;
  readonly title: string;
  readonly unitPath: string;
  readonly startsOn: string;
  /** Where each has her own date (`dueFrom`), the last day on which somebody joins: nobody is judged by it. */
  readonly dueOn: string;
  /** From when the days of each are counted; null: `dueOn` holds for all. */
  readonly dueFrom: DueStart | null;
  /** `opening`, `open` or `closed`. */
  readonly state: string;
  /** The last day on which anything counts in a round that was ended (decision 0137); null: it goes on. */
  readonly endedOn: string | null;
  /** The round it asks people of anew for what an edition changed (decision 0073); null: it is no reopening. */
  readonly reopens: string | null;
}

/** A requirement of a round as reports need it. */
export interface ReportRequirement {
  readonly key: string;
  readonly label: string;
  readonly kind: RequirementKind;
  /** Of a course: its title. */
  readonly title: string | null;
  /** How its band is drawn; null where the round froze none. */
  readonly motif: string | null;
  /** Of hours: minutes to attend. */
  readonly minutes: number | null;
}

/** How many units, teams and people there are. */
export interface OrgFigures {
  readonly communes: number;
  readonly teams: number;
  /** Members who hold a seat today. */
  readonly members: number;
}

/** An organisation and the unit below which it may look. */
export interface PartnerReach {
  readonly organisation: string;
  readonly path: string;
}

/** `$2` organisations, `$3` their units, in the same order. */
const SHARED = `from unnest($2::text[], $3::ltree[]) asked (organisation, path)
  join org.partner p on p.name = asked.organisation
  join learning.round_partner held on held.partner_id = p.id and held.ended_at is null where true`;

const SELECT = `select r.id, r.title, r.unit_path::text as "unitPath", r.starts_on::text as "startsOn",
  ${ROUND_DUE}::text as "dueOn", r.due_from as "dueFrom", r.state, r.ended_on::text as "endedOn", r.reopens from learning.round r`;

/** Answers about rounds, and about the province before there is one. */
@Injectable()
export class ReportRoundRepository {
  constructor(private readonly database: Database) {}

  /**
   * The rounds that touch a scope, and those there that are held together with an organisation; the one told first on a date first (`roundOrder`), behind those whose
   * people are all in them one that is being opened, then those that were ended, and last those that only ask anew for what an edition changed.
   */
  async listRounds(scope: Scope, partners: readonly PartnerReach[], on: string): Promise<ReportRound[]> {
    const { phase, nearest } = roundOrder('$4');
    return this.database.query<ReportRound>(
      `${SELECT} where exists (
         select from unnest($1::ltree[]) path where r.unit_path <@ path or path <@ r.unit_path)
         or exists (select ${SHARED} and held.round_id = r.id and (r.unit_path <@ asked.path or asked.path <@ r.unit_path))
       order by r.reopens is not null, r.ended_on is not null, r.state = 'opening', ${phase}, ${nearest} limit 100`,
      [scopePaths(scope), partners.map(({ organisation }) => organisation), partners.map(({ path }) => path), on],
    );
  }

  /** Of the units where organisations may look, those whose organisation the round is held together with. */
  async sharedPaths(roundId: string, partners: readonly PartnerReach[]): Promise<string[]> {
    const rows = await this.database.query<{ path: string }>(
      `select distinct asked.path::text as path ${SHARED} and held.round_id = $1`,
      [roundId, partners.map(({ organisation }) => organisation), partners.map(({ path }) => path)],
    );
    return rows.map(({ path }) => path);
  }

  async find(roundId: string): Promise<ReportRound | null> {
    return this.database.queryOne<ReportRound>(`${SELECT} where r.id = $1`, [roundId]);
  }

  async requirementsOf(roundId: string): Promise<ReportRequirement[]> {
    return this.database.query<ReportRequirement>(
      `select key, label, kind, spec->>'title' as title, spec->>'motif' as motif,
         case when kind = 'hours' then (spec->>'minutes')::integer end as minutes
       from learning.requirement where round_id = $1 order by position, key`,
      [roundId],
    );
  }

  async orgFigures(scope: Scope, on: string): Promise<OrgFigures> {
    const row = await this.database.queryOne<OrgFigures>(
      `select
         (select count(*)::integer from org.unit u
          where u.kind = 'commune' and u.path <@ any($1::ltree[]) and u.valid @> $2::date) as communes,
         (select count(*)::integer from org.team t where t.unit_path <@ any($1::ltree[]) and t.valid @> $2::date) as teams,
         (select count(*)::integer from org.seat_term s join org.team t on t.id = s.team_id
          where t.unit_path <@ any($1::ltree[]) and s.held @> $2::date) as members`,
      [scopePaths(scope), on],
    );
    return row ?? { communes: 0, teams: 0, members: 0 };
  }
}
