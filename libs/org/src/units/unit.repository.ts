import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { type UnitKind } from '../teams/team.rules';
import { distinctName } from './unit.rules';

/** A unit as other libraries see it. */
export interface UnitSummary {
  readonly id: string;
  readonly kind: UnitKind;
  /** Official code of a province or commune; a village's number within its commune. */
  readonly code: string;
  /** Without the type word, told apart where the name is not unique: “Tân Tiến (Hoàng Su Phì cũ)”. */
  readonly name: string;
  /** With the type word: “Xã Tân Tiến (Hoàng Su Phì cũ)”. */
  readonly fullName: string;
  /** Districts the merged communes lay in before 1 July 2025; these no longer exist. */
  readonly formerDistricts: readonly string[];
  /** ltree path, for example `08.00691.v03`. */
  readonly path: string;
  readonly parentId: string | null;
  /** The first day the unit exists no longer, `yyyy-mm-dd`; null while it exists. */
  readonly until: string | null;
}

interface UnitRow {
  readonly id: string;
  readonly kind: UnitKind;
  readonly code: string;
  readonly name: string;
  readonly full_name: string;
  readonly distinguished_by: string | null;
  readonly former_districts: string[];
  readonly path: string;
  readonly parent_id: string | null;
  readonly until: string | null;
}

const COLUMNS =
  'id, kind, code, name, full_name, distinguished_by, former_districts, path::text, parent_id, upper(valid)::text as until';

function summaryOf(row: UnitRow): UnitSummary {
  return {
    id: row.id,
    kind: row.kind,
    code: row.code,
    name: distinctName(row.name, row.distinguished_by),
    fullName: distinctName(row.full_name, row.distinguished_by),
    formerDistricts: row.former_districts,
    path: row.path,
    parentId: row.parent_id,
    until: row.until,
  };
}

/** A village to be written. */
export interface NewVillage {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly fullName: string;
  readonly searchKey: string;
  readonly parent: UnitSummary;
  readonly validFrom: string;
}

interface NamedUnit {
  readonly path: string;
  readonly kind: 'province' | 'commune' | 'village';
  readonly fullName: string;
  readonly distinguishedBy: string | null;
  readonly communeName: string | null;
}

function nameOf({ kind, fullName, distinguishedBy, communeName }: NamedUnit): string {
  if (kind === 'village') return communeName === null ? fullName : `${fullName}, ${communeName}`;
  return distinctName(fullName, distinguishedBy);
}

/** A point inside a unit, degrees of WGS 84. */
export interface UnitPoint {
  readonly unitId: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** A province or commune as the official list gives it. */
export interface OfficialUnitRow {
  readonly id: string;
  readonly kind: UnitKind;
  readonly code: string;
  readonly name: string;
  readonly fullName: string;
  readonly formerDistricts: readonly string[];
  readonly distinguishedBy: string | null;
  readonly parentId: string | null;
  readonly path: string;
  readonly searchKey: string;
  readonly validFrom: string;
}

/** Answers about units. */
@Injectable()
export class UnitRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<UnitSummary | null> {
    return this.one('id = $1', [id]);
  }

  async findByPath(path: string): Promise<UnitSummary | null> {
    return this.one('path = $1::ltree', [path]);
  }

  /** A province or commune by its official code; villages have none. */
  async findByCode(code: string): Promise<UnitSummary | null> {
    return this.one(`code = $1 and kind in ('province', 'commune')`, [code]);
  }

  async listProvinces(): Promise<UnitSummary[]> {
    const rows = await this.database.query<UnitRow>(
      `select ${COLUMNS} from org.unit where kind = 'province' order by path`,
    );
    return rows.map(summaryOf);
  }

  /** Units by id, in no order; unknown ids are missing. */
  async findAll(ids: readonly string[]): Promise<UnitSummary[]> {
    const rows = await this.database.query<UnitRow>(`select ${COLUMNS} from org.unit where id = any($1::uuid[])`, [
      ids,
    ]);
    return rows.map(summaryOf);
  }

  /** Communes that exist on the day and whose folded name holds one of these; `bareName` is without what tells apart. */
  async findCommunesNamed(nameKeys: readonly string[], on: string): Promise<(UnitSummary & { bareName: string })[]> {
    const rows = await this.database.query<UnitRow>(
      `select ${COLUMNS} from org.unit where kind = 'commune' and valid @> $2::date
         and exists (select 1 from unnest($1::text[]) k where position(k in search_key) > 0)
       order by path`,
      [nameKeys, on],
    );
    return rows.map((row) => ({ ...summaryOf(row), bareName: row.name }));
  }

  /** The communes of a scope, by name as Vietnamese sorts; those that no longer exist on the date are left out. */
  async listCommunes(scope: Scope, on: string): Promise<UnitSummary[]> {
    const rows = await this.database.query<UnitRow>(
      `select ${COLUMNS} from org.unit
       where kind = 'commune' and path <@ any($1::ltree[]) and valid @> $2::date
       order by name collate "vi-x-icu", code`,
      [scopePaths(scope), on],
    );
    return rows.map(summaryOf);
  }

  /** The first days of units. */
  async beginningsOf(ids: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ day: string }>(
      'select lower(valid)::text as day from org.unit where id = any($1::uuid[]) order by 1',
      [ids],
    );
    return rows.map(({ day }) => day);
  }

  /** Keeps a unit from changing and from gaining children until the transaction ends. */
  async lock(id: string): Promise<void> {
    await this.database.execute('select 1 from org.unit where id = $1 for update', [id]);
  }

  /** Names and codes of the villages of a commune; `isCurrent` false: it exists no longer on the day. */
  async villagesOf(
    communeId: string,
    on: string,
  ): Promise<
    readonly {
      readonly id: string;
      readonly code: string;
      readonly fullName: string;
      readonly searchKey: string;
      readonly isCurrent: boolean;
    }[]
  > {
    return this.database.query(
      `select id, code, full_name as "fullName", search_key as "searchKey", valid @> $2::date as "isCurrent" from org.unit where parent_id = $1 order by code`,
      [communeId, on],
    );
  }

  async insertVillage(village: NewVillage): Promise<void> {
    await this.database.execute(
      `insert into org.unit (id, kind, code, name, full_name, parent_id, path, search_key, valid)
       values ($1, 'village', $2, $3, $4, $5, $6::ltree, $7, daterange($8::date, null))`,
      [
        village.id,
        village.code,
        village.name,
        village.fullName,
        village.parent.id,
        `${village.parent.path}.${village.code}`,
        village.searchKey,
        village.validFrom,
      ],
    );
  }

  private async one(condition: string, parameters: readonly unknown[]): Promise<UnitSummary | null> {
    const row = await this.database.queryOne<UnitRow>(`select ${COLUMNS} from org.unit where ${condition}`, parameters);
    return row === null ? null : summaryOf(row);
  }

  async getNames(paths: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<NamedUnit>(
      `select u.path::text as path, u.kind, u.full_name as "fullName", u.distinguished_by as "distinguishedBy",
         case when u.kind = 'village' then p.full_name end as "communeName"
       from org.unit u left join org.unit p on p.id = u.parent_id where u.path = any($1::ltree[])`,
      [paths],
    );
    return new Map(rows.map((row) => [row.path, nameOf(row)]));
  }

  /** Writes the points of units; those of others stay. */
  async writePoints(points: readonly UnitPoint[]): Promise<void> {
    await this.database.execute(
      `insert into org.unit_point (unit_id, latitude, longitude)
       select p."unitId", p.latitude, p.longitude
       from jsonb_to_recordset($1) as p("unitId" uuid, latitude double precision, longitude double precision)
       on conflict (unit_id) do update set latitude = excluded.latitude, longitude = excluded.longitude`,
      [JSON.stringify(points)],
    );
  }

  /** The points of these units; a unit of a later reform lies in the middle of those it came from. Without any it is left out. */
  async getPoints(unitIds: readonly string[]): Promise<UnitPoint[]> {
    return this.database.query<UnitPoint>(
      `select u.id as "unitId", coalesce(p.latitude, before.latitude) as latitude, coalesce(p.longitude, before.longitude) as longitude
       from unnest($1::uuid[]) as u(id) left join org.unit_point p on p.unit_id = u.id
       left join lateral (
         select avg(q.latitude) as latitude, avg(q.longitude) as longitude
         from org.unit_succession s join org.unit_point q on q.unit_id = s.from_unit_id where s.to_unit_id = u.id) before on p.unit_id is null
       where p.unit_id is not null or before.latitude is not null`,
      [unitIds],
    );
  }

  /** Writes one unit. `change` is null when the row stood there as it is. The id of the row is kept. */
  async writeOfficialUnits(
    unit: OfficialUnitRow,
  ): Promise<{ readonly id: string; readonly change: 'added' | 'changed' | null }> {
    const row = await this.database.queryOne<{ id: string; added: boolean }>(
      `insert into org.unit as u (id, kind, code, name, full_name, former_districts, distinguished_by, parent_id, path, search_key, valid)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9::ltree, $10, daterange($11::date, null))
       on conflict (path) do update set name = excluded.name, full_name = excluded.full_name,
         former_districts = excluded.former_districts, distinguished_by = excluded.distinguished_by, search_key = excluded.search_key
       where (u.name, u.full_name, u.former_districts, u.distinguished_by, u.search_key)
         is distinct from (excluded.name, excluded.full_name, excluded.former_districts, excluded.distinguished_by, excluded.search_key)
       returning u.id, (xmax = 0) as added`,
      [
        unit.id,
        unit.kind,
        unit.code,
        unit.name,
        unit.fullName,
        unit.formerDistricts,
        unit.distinguishedBy,
        unit.parentId,
        unit.path,
        unit.searchKey,
        unit.validFrom,
      ],
    );
    if (row !== null) return { id: row.id, change: row.added ? 'added' : 'changed' };
    const kept = await this.database.queryOne<{ id: string }>('select id from org.unit where path = $1::ltree', [
      unit.path,
    ]);
    return { id: kept?.id ?? unit.id, change: null };
  }
}
