import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type MemberRecord } from '../members/member-record.repository';
import { type Position, type TeamKind, type UnitKind } from '../teams/team.rules';
import { distinctName } from '../units/unit.rules';

/** A commune or village with the team it has, as an import needs it to know. */
export interface RosterUnit {
  readonly id: string;
  readonly kind: UnitKind;
  readonly code: string;
  readonly name: string;
  readonly fullName: string;
  readonly formerDistricts: readonly string[];
  readonly path: string;
  readonly parentId: string | null;
  readonly teamId: string | null;
  /** Numbers held today or later. */
  readonly heldNumbers: readonly number[];
  /** Who leads it today or will; null where nobody does. */
  readonly leaderName: string | null;
}

/** A name of before, and the unit it leads to. */
export interface FormerUnitName {
  /** With the type word. */
  readonly oldFullName: string;
  readonly unitId: string;
}

/** A team of a unit with its places, locked. */
export interface LockedTeam {
  readonly id: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly kind: TeamKind;
  readonly heldNumbers: readonly number[];
  /** Who leads it today or will; null where nobody does. */
  readonly leaderName: string | null;
}

/** A person who holds a seat today or later. */
export interface SeatedPerson {
  readonly memberId: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly number: number;
}

/** A person to be written in bulk. */
export interface RosterMember extends MemberRecord {
  readonly id: string;
  readonly unitId: string;
  readonly unitPath: string;
}

/** A holding to be written in bulk. */
export interface RosterSeat {
  readonly id: string;
  readonly teamId: string;
  readonly kind: TeamKind;
  readonly number: number;
  readonly memberId: string;
  readonly position: Position;
}

/** A team to be founded in bulk. */
export interface RosterTeam {
  readonly id: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly kind: TeamKind;
  readonly name: string;
}

/** A unit people are to belong to. */
export interface NamedUnit {
  readonly id: string;
  readonly path: string;
  readonly fullName: string;
}

type UnitRow = Omit<RosterUnit, 'name' | 'fullName'> & {
  readonly name: string;
  readonly fullName: string;
  readonly distinguishedBy: string | null;
};

const HELD = `coalesce(array_agg(s.number) filter (where s.number is not null), '{}') as "heldNumbers", min(l.full_name) as "leaderName"`;

/** The seats of a team `t` from the day `$2` on, with the records of leaders. */
const SEATS = `left join org.seat_term s on s.team_id = t.id and s.held && daterange($2::date, null)
  left join org.member l on l.id = s.member_id and s.position = 'leader'`;

/** A village as its commune knows it, also one that no longer exists. */
export interface KnownVillage {
  readonly id: string;
  readonly communeId: string;
  readonly path: string;
  readonly code: string;
  readonly fullName: string;
  readonly isStanding: boolean;
}

/** A commune, locked. */
export interface LockedCommune {
  readonly id: string;
  readonly path: string;
}

/** A village to be written in bulk. */
export interface RosterVillage {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly fullName: string;
  readonly searchKey: string;
  readonly communeId: string;
  readonly path: string;
}

/** Reads and writes many units, teams, seats and people at a time. */
@Injectable()
export class RosterRepository {
  constructor(private readonly database: Database) {}

  /** The communes and villages of a subtree that exist on the day, communes first, with their teams. */
  async unitsUnder(path: string, on: string): Promise<RosterUnit[]> {
    const rows = await this.database.query<UnitRow>(
      `select u.id, u.kind, u.code, u.name, u.full_name as "fullName", u.distinguished_by as "distinguishedBy",
         u.former_districts as "formerDistricts", u.path::text, u.parent_id as "parentId", t.id as "teamId", ${HELD}
       from org.unit u
       left join org.team t on t.unit_id = u.id and t.valid @> $2::date
       ${SEATS}
       where u.path <@ $1::ltree and u.kind <> 'province' and u.valid @> $2::date
       group by u.id, t.id order by nlevel(u.path), u.path`,
      [path, on],
    );
    return rows.map(({ distinguishedBy, ...unit }) => ({
      ...unit,
      name: distinctName(unit.name, distinguishedBy),
      fullName: distinctName(unit.fullName, distinguishedBy),
    }));
  }

  /** The communes of before July 2025 that lie below a path today. */
  async formerCommunesUnder(path: string): Promise<FormerUnitName[]> {
    return this.database.query<FormerUnitName>(
      `select f.old_full_name as "oldFullName", f.unit_id as "unitId" from org.former_commune f
       join org.unit u on u.id = f.unit_id where u.path <@ $1::ltree order by f.old_name_key, f.old_code`,
      [path],
    );
  }

  /** Names that villages below a path had, and villages that were merged, with the village of the day they lead to. */
  async formerVillagesUnder(path: string, on: string): Promise<FormerUnitName[]> {
    return this.database.query<FormerUnitName>(
      `with recursive led (old_full_name, unit_id) as (
         select f.full_name, f.unit_id from org.unit_former_name f
         join org.unit u on u.id = f.unit_id where u.kind = 'village' and u.path <@ $1::ltree
         union
         select u.full_name, u.id from org.unit u
         where u.kind = 'village' and u.path <@ $1::ltree and not u.valid @> $2::date
         union
         select l.old_full_name, s.to_unit_id from led l
         join org.unit_succession s on s.from_unit_id = l.unit_id and s.effective_on <= $2::date)
       select distinct l.old_full_name as "oldFullName", l.unit_id as "unitId" from led l
       join org.unit u on u.id = l.unit_id where u.valid @> $2::date order by 1, 2`,
      [path, on],
    );
  }

  /** Units of a subtree by id that exist on the day. */
  async unitsById(ids: readonly string[], path: string, on: string): Promise<NamedUnit[]> {
    const rows = await this.database.query<NamedUnit & { readonly distinguishedBy: string | null }>(
      `select id, path::text, full_name as "fullName", distinguished_by as "distinguishedBy"
       from org.unit where id = any($1::uuid[]) and path <@ $2::ltree and valid @> $3::date`,
      [ids, path, on],
    );
    return rows.map(({ distinguishedBy, ...unit }) => ({
      ...unit,
      fullName: distinctName(unit.fullName, distinguishedBy),
    }));
  }

  /** Founds teams; a unit that has one of the kind by now keeps it. */
  async insertTeams(teams: readonly RosterTeam[], from: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `insert into org.team (id, unit_id, unit_path, kind, name, valid)
       select id, unit_id, unit_path::ltree, kind, name, daterange($2::date, null)
       from jsonb_to_recordset($1::jsonb) as t(id uuid, unit_id uuid, unit_path text, kind text, name text)
       on conflict do nothing returning id`,
      [
        JSON.stringify(
          teams.map(({ id, unitId, unitPath, kind, name }) => ({
            id,
            unit_id: unitId,
            unit_path: unitPath,
            kind,
            name,
          })),
        ),
        from,
      ],
    );
    return rows.map(({ id }) => id);
  }

  /** The teams of units on the day, each locked until the transaction ends, in the order of their ids. */
  async lockTeams(unitIds: readonly string[], on: string): Promise<LockedTeam[]> {
    const locked = await this.database.query<{ id: string }>(
      `select id from org.team where unit_id = any($1::uuid[]) and valid @> $2::date order by id for update`,
      [unitIds, on],
    );
    return this.database.query<LockedTeam>(
      `select t.id, t.unit_id as "unitId", t.unit_path::text as "unitPath", t.kind, ${HELD}
       from org.team t ${SEATS} where t.id = any($1::uuid[]) group by t.id`,
      [locked.map(({ id }) => id), on],
    );
  }

  /** Which of these records ended, since the department found the same person under another one. */
  async endedAmong(ids: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'select ended_id as id from org.person_pair where ended_id = any($1::uuid[])',
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  /** Which of these people exist below a path; each locked, in the order of their ids. */
  async lockMembers(ids: readonly string[], path: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from org.member where id = any($1::uuid[]) and unit_path <@ $2::ltree order by id for update`,
      [ids, path],
    );
    return rows.map(({ id }) => id);
  }

  /** The seat each of these people holds on a day, else the first one to come; one row a person. */
  async seatsOf(memberIds: readonly string[], from: string): Promise<SeatedPerson[]> {
    return this.database.query<SeatedPerson>(
      `select distinct on (s.member_id) s.member_id as "memberId", s.team_id as "teamId", t.name as "teamName", s.number
       from org.seat_term s join org.team t on t.id = s.team_id
       where s.member_id = any($1::uuid[]) and s.held && daterange($2::date, null)
       order by s.member_id, lower(s.held)`,
      [memberIds, from],
    );
  }

  async insertMembers(members: readonly RosterMember[], createdAt: Date): Promise<void> {
    await this.database.execute(
      `insert into org.member (id, unit_id, unit_path, full_name, given_name, search_key, birth_year, kind, organisation, phone, created_at)
       select id, unit_id, unit_path::ltree, full_name, given_name, search_key, birth_year, kind, organisation, phone, $2
       from jsonb_to_recordset($1::jsonb) as m(id uuid, unit_id uuid, unit_path text, full_name text, given_name text,
         search_key text, birth_year smallint, kind text, organisation text, phone text)`,
      [
        JSON.stringify(
          members.map((member) => ({
            id: member.id,
            unit_id: member.unitId,
            unit_path: member.unitPath,
            full_name: member.fullName,
            given_name: member.givenName,
            search_key: member.searchKey,
            birth_year: member.birthYear,
            kind: member.kind,
            organisation: member.organisation,
            phone: member.phone,
          })),
        ),
        createdAt,
      ],
    );
  }

  /** Writes telephones into records that have none; gives whose. */
  async fillPhones(found: readonly { readonly memberId: string; readonly phone: string }[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `update org.member m set phone = f.phone from jsonb_to_recordset($1::jsonb) as f("memberId" uuid, phone text)
       where m.id = f."memberId" and m.phone is null and m.erased_at is null returning m.id`,
      [JSON.stringify(found)],
    );
    return rows.map(({ id }) => id);
  }

  async insertSeats(seats: readonly RosterSeat[], from: string): Promise<void> {
    await this.database.execute(
      `insert into org.seat_term (id, team_id, kind, number, member_id, position, held)
       select id, team_id, kind, number, member_id, position, daterange($2::date, null)
       from jsonb_to_recordset($1::jsonb) as s(id uuid, team_id uuid, kind text, number smallint, member_id uuid, position text)`,
      [
        JSON.stringify(
          seats.map(({ id, teamId, kind, number, memberId, position }) => ({
            id,
            team_id: teamId,
            kind,
            number,
            member_id: memberId,
            position,
          })),
        ),
        from,
      ],
    );
  }

  /** Keeps communes of a subtree from gaining villages until the transaction ends, in the order of their ids. */
  async lockCommunes(ids: readonly string[], path: string): Promise<LockedCommune[]> {
    return this.database.query<LockedCommune>(
      `select id, path::text from org.unit
       where id = any($1::uuid[]) and kind = 'commune' and path <@ $2::ltree order by id for update`,
      [ids, path],
    );
  }

  async listVillages(communeIds: readonly string[], on: string): Promise<KnownVillage[]> {
    return this.database.query<KnownVillage>(
      `select id, parent_id as "communeId", path::text, code, full_name as "fullName", valid @> $2::date as "isStanding"
       from org.unit where parent_id = any($1::uuid[]) and kind = 'village' order by code`,
      [communeIds, on],
    );
  }

  async insertVillages(villages: readonly RosterVillage[], from: string): Promise<void> {
    await this.database.execute(
      `insert into org.unit (id, kind, code, name, full_name, parent_id, path, search_key, valid)
       select id, 'village', code, name, full_name, parent_id, path::ltree, search_key, daterange($2::date, null)
       from jsonb_to_recordset($1::jsonb) as v(id uuid, code text, name text, full_name text, parent_id uuid, path text, search_key text)`,
      [
        JSON.stringify(
          villages.map(({ id, code, name, fullName, searchKey, communeId, path }) => ({
            id,
            code,
            name,
            full_name: fullName,
            parent_id: communeId,
            path,
            search_key: searchKey,
          })),
        ),
        from,
      ],
    );
  }
}
