/** What an officer did that may be taken back within the day. The list is that of `act_kind_ck`. */
export type ActKind =
  | 'seat-taken'
  | 'seat-ended'
  | 'seat-replaced'
  | 'seat-moved'
  | 'team-added'
  | 'team-ended'
  | 'village-added'
  | 'village-renamed'
  | 'villages-merged'
  | 'village-ended'
  | 'communes-reformed'
  | 'records-joined';

/** The tables an act may touch, in the order in which their rows are written back. */
export const ACT_TABLES = [
  'unit',
  'team',
  'member',
  'seat_term',
  'unit_former_name',
  'unit_succession',
  'role_grant',
  'person_pair',
] as const;

/** A table an act may touch. */
export type ActTable = (typeof ACT_TABLES)[number];

/** A row before and after an act; null: it was not there. Images are jsonb as the database writes it. */
export interface ActRow {
  readonly table: ActTable;
  readonly rowId: string;
  readonly before: object | null;
  readonly after: object | null;
}

/** What to do with a row to take an act back. */
export type Restoring =
  | { readonly kind: 'delete'; readonly table: ActTable; readonly rowId: string }
  | { readonly kind: 'update' | 'insert'; readonly table: ActTable; readonly rowId: string; readonly image: object };

/** Created rows of these are named by others and go last; the others make room first. */
const GOES_LAST: readonly ActTable[] = [
  'person_pair',
  'role_grant',
  'unit_former_name',
  'unit_succession',
  'team',
  'unit',
];

/**
 * The order in which an act is taken back, so that no constraint is broken on the way: holdings it began go first, then
 * every changed row gets its image back, then what it founded goes, last of all the holdings it removed return.
 */
export function restoringsOf(rows: readonly ActRow[]): Restoring[] {
  const of = (table: ActTable): readonly ActRow[] => rows.filter((row) => row.table === table);
  const deletes = (table: ActTable): Restoring[] =>
    of(table)
      .filter((row) => row.before === null)
      .map(({ rowId }) => ({ kind: 'delete', table, rowId }));
  const writes = (table: ActTable, kind: 'update' | 'insert'): Restoring[] =>
    of(table).flatMap(({ rowId, before, after }) =>
      before !== null && (after === null) === (kind === 'insert') ? [{ kind, table, rowId, image: before }] : [],
    );
  return [
    ...deletes('seat_term'),
    ...ACT_TABLES.flatMap((table) => writes(table, 'update')),
    ...GOES_LAST.flatMap(deletes),
    ...writes('seat_term', 'insert'),
  ];
}

/** The first row that is no longer as the act left it, or null; `present` holds images by table and id. */
export function builtOn(rows: readonly ActRow[], present: (row: ActRow) => object | null): ActRow | null {
  return rows.find((row) => JSON.stringify(present(row)) !== JSON.stringify(row.after)) ?? null;
}
