import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { distinctName } from '../units/unit.rules';

/** A village of a commune, of today or of the past. */
export interface VillageOfCommune {
  readonly id: string;
  readonly path: string;
  /** With the type word. */
  readonly fullName: string;
  readonly validFrom: string;
  /** The first day it exists no longer; null while it does. */
  readonly until: string | null;
  /** Names it had before, the latest first, with the day each ended. */
  readonly formerNames: readonly { readonly fullName: string; readonly until: string }[];
  /** What it went into, by name. */
  readonly successors: readonly string[];
  /** Its team of today. */
  readonly teamId: string | null;
  readonly heldSeats: number;
  /** People who belong to it. */
  readonly people: number;
}

/** A village without a team. */
export interface VillageWithoutTeam {
  readonly id: string;
  readonly path: string;
  readonly fullName: string;
  readonly communeId: string;
  /** With the type word, told apart where needed. */
  readonly communeName: string;
  /** The same without what tells apart: what the list is ordered by. */
  readonly communeFullName: string;
  readonly since: string;
}

/** Where a list by commune and name ended: names of commune and unit, and the unit's path. */
export type UnitPlace = readonly [string, string, string];

/** Names as people order them: Vietnamese, and 2 before 10. */
export const NATURAL = 'platform.vi_natural';

const BY_COMMUNE_AND_NAME = `c.full_name collate "vi-x-icu", c.path, u.full_name collate ${NATURAL}, u.path`;

/** Answers about villages, and writes what becomes of them. */
@Injectable()
export class VillageRepository {
  constructor(private readonly database: Database) {}

  /** Villages below a commune: those of the day first, then those that ended, the latest first; by name, 2 before 10. */
  async listOf(communePath: string, on: string): Promise<VillageOfCommune[]> {
    return this.database.query<VillageOfCommune>(
      `select u.id, u.path::text as path, u.full_name as "fullName", lower(u.valid)::text as "validFrom",
         case when upper(u.valid) <= $2::date then upper(u.valid)::text end as until,
         coalesce((select jsonb_agg(jsonb_build_object('fullName', f.full_name, 'until', f.until::text) order by f.until desc, f.id)
           from org.unit_former_name f where f.unit_id = u.id), '[]') as "formerNames",
         array(select t.full_name from org.unit_succession s join org.unit t on t.id = s.to_unit_id
           where s.from_unit_id = u.id order by t.full_name collate ${NATURAL}, t.path) as successors,
         t.id as "teamId",
         (select count(*)::int from org.seat_term s where s.team_id = t.id and s.held @> $2::date) as "heldSeats",
         (select count(*)::int from org.member m where m.unit_id = u.id) as people
       from org.unit u left join org.team t on t.unit_id = u.id and t.valid @> $2::date
       where u.kind = 'village' and u.path <@ $1::ltree and lower(u.valid) <= $2::date
       order by upper(u.valid) desc nulls first, u.full_name collate ${NATURAL}, u.path`,
      [communePath, on],
    );
  }

  /** Villages of a scope that have no team on the day, by commune and name, after a place. */
  async withoutTeam(
    scope: Scope,
    on: string,
    page: { after: UnitPlace | null; limit: number },
  ): Promise<VillageWithoutTeam[]> {
    const rows = await this.database.query<
      Omit<VillageWithoutTeam, 'communeName' | 'communeFullName'> & { commune: string; district: string | null }
    >(
      `select u.id, u.path::text as path, u.full_name as "fullName", c.id as "communeId", c.full_name as commune,
         c.distinguished_by as district, lower(u.valid)::text as since
       from org.unit u join org.unit c on c.id = u.parent_id
       where u.kind = 'village' and u.path <@ any($1::ltree[]) and u.valid @> $2::date
         and ($3::text is null or (${BY_COMMUNE_AND_NAME}) > ($3, subpath($5::ltree, 0, 2), $4, $5::ltree))
         and not exists (select 1 from org.team t where t.unit_id = u.id and t.valid @> $2::date)
       order by ${BY_COMMUNE_AND_NAME} limit $6`,
      [scopePaths(scope), on, ...(page.after ?? [null, null, null]), page.limit],
    );
    return rows.map(({ commune, district, ...row }) => ({
      ...row,
      communeFullName: commune,
      communeName: distinctName(commune, district),
    }));
  }

  /** The new name holds from today; the old one is kept with the day it ended. */
  async rename(
    id: string,
    name: { readonly name: string; readonly fullName: string; readonly searchKey: string },
    former: { readonly id: string; readonly until: string },
  ): Promise<void> {
    await this.database.execute(
      `insert into org.unit_former_name (id, unit_id, full_name, search_key, until)
       select $2, id, full_name, search_key, $3::date from org.unit where id = $1`,
      [id, former.id, former.until],
    );
    await this.database.execute('update org.unit set name = $2, full_name = $3, search_key = $4 where id = $1', [
      id,
      name.name,
      name.fullName,
      name.searchKey,
    ]);
  }

  /** Units exist up to the day before. */
  async endAll(ids: readonly string[], on: string): Promise<void> {
    await this.database.execute(
      'update org.unit set valid = daterange(lower(valid), $2::date) where id = any($1::uuid[])',
      [ids, on],
    );
  }

  /** Notes that a unit took the place of another from a day on. */
  async succeed(link: {
    readonly id: string;
    readonly fromUnitId: string;
    readonly toUnitId: string;
    readonly kind: 'merged' | 'split';
    readonly effectiveOn: string;
    readonly decisionNumber: string | null;
    readonly recordedAt: Date;
  }): Promise<void> {
    await this.database.execute(
      `insert into org.unit_succession (id, from_unit_id, to_unit_id, kind, effective_on, decision_number, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [link.id, link.fromUnitId, link.toUnitId, link.kind, link.effectiveOn, link.decisionNumber, link.recordedAt],
    );
  }

  /** Ids of the people of units. */
  async peopleOf(unitIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'select id from org.member where unit_id = any($1::uuid[]) order by id for update',
      [unitIds],
    );
    return rows.map((row) => row.id);
  }

  /** Locked: people of these units who sit in the team of one of these villages on the day or later; the first of several. */
  async seatedIn(
    villageIds: readonly string[],
    unitIds: readonly string[],
    on: string,
  ): Promise<{ readonly memberId: string; readonly villageId: string }[]> {
    const rows = await this.database.query<{ memberId: string; villageId: string | null }>(
      `select m.id as "memberId", (
         select t.unit_id from org.seat_term s join org.team t on t.id = s.team_id
         where s.member_id = m.id and t.unit_id = any($1::uuid[]) and s.held && daterange($3::date, null)
         order by lower(s.held) limit 1) as "villageId"
       from org.member m where m.unit_id = any($2::uuid[]) order by m.id for update of m`,
      [villageIds, unitIds, on],
    );
    return rows.flatMap(({ memberId, villageId }) => (villageId === null ? [] : [{ memberId, villageId }]));
  }

  /** Ids of the people of a unit who have no place in its own team, on the day or later. */
  async unseatedOf(unitId: string, on: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select m.id from org.member m where m.unit_id = $1 and not exists (
         select from org.seat_term s join org.team t on t.id = s.team_id
         where s.member_id = m.id and t.unit_id = $1 and s.held && daterange($2::date, null))
       order by m.id for update of m`,
      [unitId, on],
    );
    return rows.map((row) => row.id);
  }
}
