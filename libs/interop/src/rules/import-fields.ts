/** What a spreadsheet brings: people with their seats, or villages. */
export const IMPORT_KINDS = ['roster', 'villages'] as const;

/** A kind of import. */
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** What a column may say. `section` is no column but the heading a row stands under. */
export const IMPORT_FIELDS = [
  'fullName',
  'birthYear',
  'phone',
  'commune',
  'district',
  'village',
  'villageWord',
  'team',
  'position',
  'kind',
  'organisation',
] as const;

/** A column's meaning. */
export type ImportField = (typeof IMPORT_FIELDS)[number];

/**
 * Where each field stands: columns from 0. The first that is not empty counts (birth years stand under “Nam” or “Nữ”); a name is what
 * stands in all of its columns.
 */
export type ColumnMatch = Readonly<Partial<Record<ImportField, readonly number[]>>>;

const ROSTER: readonly ImportField[] = [
  'fullName',
  'birthYear',
  'phone',
  'commune',
  'district',
  'village',
  'team',
  'position',
  'kind',
  'organisation',
];
const VILLAGES: readonly ImportField[] = ['commune', 'district', 'villageWord', 'village'];

/** The fields a kind of import knows, in the order of its template. */
export function fieldsOf(kind: ImportKind): readonly ImportField[] {
  return kind === 'roster' ? ROSTER : VILLAGES;
}

/** The fields without which nothing can be read; the commune may come from whoever uploads. */
export function neededFields(kind: ImportKind): readonly ImportField[] {
  return kind === 'roster' ? ['fullName', 'birthYear'] : ['village'];
}
