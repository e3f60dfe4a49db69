import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { distinctName } from '../units/unit.rules';
import { NATURAL } from '../villages/village.repository';
import { type SeatLimits, type TeamKind, type UnitKind } from './team.rules';

/** A team with its unit and commune. */
export interface TeamSummary {
  readonly id: string;
  readonly kind: TeamKind;
  readonly name: string;
  readonly unitId: string;
  readonly unitPath: string;
  /** With the type word. */
  readonly unitName: string;
  readonly communeId: string;
  readonly communeName: string;
  readonly decisionNumber: string | null;
  /** The date of the decision, `yyyy-mm-dd`. */
  readonly decidedOn: string | null;
  /** The first day of the team. */
  readonly validFrom: string;
  /** The first day the team stands no longer; null while it stands. */
  readonly validUntil: string | null;
  /** The decision that ended it, where one is known. */
  readonly endDecisionNumber: string | null;
}

/** A unit of a commune and the team it has, if any, with how many of its seats are held. */
export interface UnitTeam {
  readonly unitId: string;
  readonly unitKind: UnitKind;
  readonly unitName: string;
  readonly team: {
    readonly id: string;
    readonly name: string;
    readonly kind: TeamKind;
    readonly heldSeats: number;
    readonly seatLimit: number;
  } | null;
}

/** A team to be written. */
export interface NewTeam {
  readonly id: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly kind: TeamKind;
  readonly name: string;
  readonly decisionNumber: string | null;
  readonly decidedOn: string | null;
  readonly validFrom: string;
}

type TeamRow = Omit<TeamSummary, 'communeName' | 'unitName'> & {
  readonly unitFullName: string;
  readonly communeFullName: string;
  readonly distinguishedBy: string | null;
};

interface UnitTeamRow {
  readonly unitId: string;
  readonly unitKind: UnitKind;
  readonly unitName: string;
  readonly teamId: string | null;
  readonly teamName: string;
  readonly teamKind: TeamKind;
  readonly heldSeats: number;
  readonly seatLimit: number;
}

const LIMIT = `(select max(n.number) from org.seat_number n
  where n.province_id = t.province_id and n.kind = t.kind and n.valid @> $2::date)`;

/** Answers about teams. */
@Injectable()
export class TeamRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<TeamSummary | null> {
    const row = await this.database.queryOne<TeamRow>(
      `select t.id, t.kind, t.name, t.unit_id as "unitId", t.unit_path::text as "unitPath", u.full_name as "unitFullName",
         c.id as "communeId", c.full_name as "communeFullName", c.distinguished_by as "distinguishedBy",
         t.decision_number as "decisionNumber", t.decided_on::text as "decidedOn", lower(t.valid)::text as "validFrom",
         upper(t.valid)::text as "validUntil", t.end_decision_number as "endDecisionNumber"
       from org.team t
       join org.unit u on u.id = t.unit_id
       join org.unit c on c.path = subpath(t.unit_path, 0, 2)
       where t.id = $1`,
      [id],
    );
    if (row === null) return null;
    const { unitFullName, communeFullName, distinguishedBy, ...team } = row;
    const communeName = distinctName(communeFullName, distinguishedBy);
    return { ...team, communeName, unitName: team.unitId === team.communeId ? communeName : unitFullName };
  }

  /** How many seats a team has by the cap of a day. */
  async seatLimit(id: string, on: string): Promise<number> {
    const row = await this.database.queryOne<{ limit: number | null }>(
      `select ${LIMIT} as limit from org.team t where t.id = $1`,
      [id, on],
    );
    return row?.limit ?? 0;
  }

  /** How many places teams of the province have in which a path lies. */
  async seatLimits(path: string, on: string): Promise<SeatLimits> {
    const rows = await this.database.query<{ kind: TeamKind; limit: number }>(
      `select n.kind, max(n.number)::int as limit from org.seat_number n join org.unit p on p.id = n.province_id
       where p.path = subpath($1::ltree, 0, 1) and n.valid @> $2::date group by n.kind`,
      [path, on],
    );
    const limitOf = (kind: TeamKind): number => rows.find((row) => row.kind === kind)?.limit ?? 0;
    return { 'commune-team': limitOf('commune-team'), 'village-team': limitOf('village-team') };
  }

  /** Whether a team has or had a place of this number. */
  async hasNumber(id: string, number: number): Promise<boolean> {
    const row = await this.database.queryOne(
      `select 1 from org.team t join org.seat_number n on n.province_id = t.province_id and n.kind = t.kind
       where t.id = $1 and n.number = $2 and n.valid && t.valid limit 1`,
      [id, number],
    );
    return row !== null;
  }

  /** The team of a unit that stands without an end, or null. */
  async findStanding(unitId: string): Promise<string | null> {
    const row = await this.database.queryOne<{ id: string }>(
      'select id from org.team where unit_id = $1 and upper_inf(valid) order by id limit 1',
      [unitId],
    );
    return row?.id ?? null;
  }

  /** Makes every seating in the team wait for this transaction. */
  async lock(id: string): Promise<void> {
    await this.database.execute('select 1 from org.team where id = $1 for update', [id]);
  }

  /** The commune and its villages that exist on the day, each with its team; the commune first, villages by name, 2 before 10. */
  async unitsAndTeams(communePath: string, on: string): Promise<UnitTeam[]> {
    const rows = await this.database.query<UnitTeamRow>(
      `select u.id as "unitId", u.kind as "unitKind", u.full_name as "unitName", t.id as "teamId", t.name as "teamName", t.kind as "teamKind",
         (select count(*)::int from org.seat_term s where s.team_id = t.id and s.held @> $2::date) as "heldSeats",
         ${LIMIT} as "seatLimit"
       from org.unit u
       left join org.team t on t.unit_id = u.id and t.valid @> $2::date
       where u.path <@ $1::ltree and u.valid @> $2::date
       order by nlevel(u.path), u.full_name collate ${NATURAL}, u.path`,
      [communePath, on],
    );
    return rows.map(({ teamId, teamName, teamKind, heldSeats, seatLimit, ...unit }) => ({
      ...unit,
      team: teamId === null ? null : { id: teamId, name: teamName, kind: teamKind, heldSeats, seatLimit },
    }));
  }

  async insert(team: NewTeam): Promise<void> {
    await this.database.execute(
      `insert into org.team (id, unit_id, unit_path, kind, name, decision_number, decided_on, valid)
       values ($1, $2, $3::ltree, $4, $5, $6, $7, daterange($8::date, null))`,
      [team.id, team.unitId, team.unitPath, team.kind, team.name, team.decisionNumber, team.decidedOn, team.validFrom],
    );
  }

  /** Another name from now on: that of the renamed unit. */
  async rename(id: string, name: string): Promise<void> {
    await this.database.execute('update org.team set name = $2 where id = $1', [id, name]);
  }

  /** The decision that founded the team, corrected; the first day stays. */
  async correctDecision(id: string, decisionNumber: string | null, decidedOn: string | null): Promise<void> {
    await this.database.execute('update org.team set decision_number = $2, decided_on = $3::date where id = $1', [
      id,
      decisionNumber,
      decidedOn,
    ]);
  }

  /** The team stands up to the day before. */
  async end(id: string, on: string, decisionNumber: string | null): Promise<void> {
    await this.database.execute(
      'update org.team set valid = daterange(lower(valid), $2::date), end_decision_number = $3 where id = $1',
      [id, on, decisionNumber],
    );
  }

  /** The team goes on as that of another unit. */
  async moveTo(id: string, unit: { readonly id: string; readonly path: string }, name: string): Promise<void> {
    await this.database.execute('update org.team set unit_id = $2, unit_path = $3::ltree, name = $4 where id = $1', [
      id,
      unit.id,
      unit.path,
      name,
    ]);
  }
}
