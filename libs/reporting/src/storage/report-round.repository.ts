import { Injectable } from '@nestjs/common';
import { type DueStart, ROUND_DUE, roundOrder } from '@lopso/learning';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { type RequirementKind } from '../rules/missing-sentence';

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
