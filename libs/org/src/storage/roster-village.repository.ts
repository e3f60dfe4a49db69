import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

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

/** Reads and writes the villages of many communes at a time. */
@Injectable()
export class RosterVillageRepository {
  constructor(private readonly database: Database) {}

  /** Keeps communes of a subtree from gaining villages until the transaction ends, in the order of their ids. */
  async lockCommunes(ids: readonly string[], path: string): Promise<LockedCommune[]> {
    return this.database.query<LockedCommune>(
      `select id, path::text from org.unit
       where id = any($1::uuid[]) and kind = 'commune' and path <@ $2::ltree order by id for update`,
      [ids, path],
    );
  }

  async villagesOf(communeIds: readonly string[], on: string): Promise<KnownVillage[]> {
    return this.database.query<KnownVillage>(
      `select id, parent_id as "communeId", path::text, code, full_name as "fullName", valid @> $2::date as "isStanding"
       from org.unit where parent_id = any($1::uuid[]) and kind = 'village' order by code`,
      [communeIds, on],
    );
  }

  async insert(villages: readonly RosterVillage[], from: string): Promise<void> {
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
