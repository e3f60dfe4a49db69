import { type Database } from '@lopso/platform';

/** What stands in a commune and belongs to no person. */
export type PlaceKind = 'hall' | 'class' | 'equipment' | 'market' | 'paper';

/** One of it; `name`: told apart by it within the commune, null where names may repeat. */
export interface StandingPlace {
  readonly id: string;
  readonly unitId: string;
  readonly name: string | null;
}

/** Lets what stands in communes go on where they go on. Writes only to the database, in the transaction it is called in. */
export interface PlaceFollower {
  readonly kind: PlaceKind;
  /** How much stands in these units. */
  countIn(unitIds: readonly string[]): Promise<number>;
  /** What stands in these units, by id, locked until the transaction ends. */
  standingIn(unitIds: readonly string[]): Promise<StandingPlace[]>;
  /** It stands in another unit from now on, under these names where it has one. */
  settle(
    places: readonly Pick<StandingPlace, 'id' | 'name'>[],
    unit: { readonly id: string; readonly path: string },
  ): Promise<void>;
}

/** Rows of one table of a library, with `id`, `unit_id` and `unit_path`. */
export interface FollowingTable {
  readonly kind: PlaceKind;
  /** With its schema. */
  readonly table: string;
  /** It has a `name` that is unique in its unit. */
  readonly isNamed: boolean;
  /** SQL about a row `t`: only these follow. */
  readonly only?: string;
}

/** Lets the rows of a table follow, for the library that owns it. */
export class TableFollower implements PlaceFollower {
  readonly kind: PlaceKind;

  constructor(
    private readonly database: Database,
    private readonly rows: FollowingTable,
  ) {
    this.kind = rows.kind;
  }

  async countIn(unitIds: readonly string[]): Promise<number> {
    const { table, only = 'true' } = this.rows;
    const row = await this.database.queryOne<{ count: number }>(
      `select count(*)::int as count from ${table} t where t.unit_id = any($1::uuid[]) and ${only}`,
      [[...unitIds]],
    );
    return row?.count ?? 0;
  }

  async standingIn(unitIds: readonly string[]): Promise<StandingPlace[]> {
    const { table, isNamed, only = 'true' } = this.rows;
    return this.database.query<StandingPlace>(
      `select t.id, t.unit_id as "unitId", ${isNamed ? 't.name' : 'null'} as name from ${table} t
       where t.unit_id = any($1::uuid[]) and ${only} order by t.id for update`,
      [[...unitIds]],
    );
  }

  async settle(
    places: readonly Pick<StandingPlace, 'id' | 'name'>[],
    unit: { readonly id: string; readonly path: string },
  ): Promise<void> {
    const { table, isNamed } = this.rows;
    await this.database.execute(
      `update ${table} t set unit_id = $1, unit_path = $2::ltree ${isNamed ? ', name = r.name' : ''}
       from jsonb_to_recordset($3::jsonb) as r(id uuid, name text) where t.id = r.id`,
      [unit.id, unit.path, JSON.stringify(places)],
    );
  }
}
