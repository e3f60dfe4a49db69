import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type UnitKind } from '../rules/team-kinds';

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

/** Writes official units; the path is their identity, so that a second import changes only what the list changed. */
@Injectable()
export class OfficialUnitRepository {
  constructor(private readonly database: Database) {}

  /** Writes one unit. `change` is null when the row stood there as it is. The id of the row is kept. */
  async write(unit: OfficialUnitRow): Promise<{ readonly id: string; readonly change: 'added' | 'changed' | null }> {
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
