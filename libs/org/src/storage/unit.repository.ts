import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { distinctName } from '../rules/unit-names';
import { type UnitKind } from '../rules/team-kinds';

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
}
