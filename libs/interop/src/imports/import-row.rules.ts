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

/** Fields of a row, and the answers an officer may give beside them. */
export const EDIT_FIELDS = [
  ...IMPORT_FIELDS,
  'communeId',
  'villageId',
  'newVillage',
  'seat',
  'kindIs',
  'nameIs',
] as const;

/** A field of a row, or one of the answers an officer may give for it. */
export type EditField = (typeof EDIT_FIELDS)[number];

/** What accepting a proposal writes into the row's answers. */
export interface Repair {
  readonly field: EditField;
  readonly value: string;
  /** As the officer reads it: “Xã Hàm Yên”, “1978”. */
  readonly words: string;
}

/**
 * Problems whose proposals are a choice, not a likeliest reading: which kind somebody is, which commune of several or of none that is near, which village of several, that people of
 * another commune belong here, or that a name is one word. They are never accepted for all rows at once.
 */
export const CHOICES: readonly string[] = [
  'commune-unknown',
  'commune-choose',
  'commune-elsewhere',
  'village-choose',
  'kind-unknown',
  'position-unknown',
  'team-unknown',
  'birth-year-missing',
  'org.name-of-one-word',
];

/** Something about one cell of a row. */
export interface RowProblem {
  readonly field: ImportField;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** The cell as it stands in the file. */
  readonly typed: string;
  /** False: only to know; what was assumed stands in the row already. */
  readonly isBlocking: boolean;
  /** What could be meant, the likeliest first; none, the officer has to type. */
  readonly repairs: readonly Repair[];
}

/** Somebody who looks like the person of a row: in the register, or in an earlier row of the file. */
export type Candidate =
  | {
      readonly kind: 'member';
      readonly memberId: string;
      readonly fullName: string;
      readonly birthYear: number;
      readonly phone: string | null;
      readonly unitName: string;
      readonly teamId: string | null;
      readonly teamName: string | null;
      readonly seatNumber: number | null;
    }
  | {
      readonly kind: 'row';
      readonly number: number;
      readonly fullName: string;
      readonly birthYear: number | null;
      readonly phone: string | null;
      /** It would get the telephone of a row that is left out for it; missing in rows that were checked before there was this. */
      readonly takesPhone?: boolean;
      readonly unitName: string;
    };

/** Answers of an officer for one row, by field. */
export type RowEdits = Readonly<Partial<Record<EditField, string>>>;

/** States of a row. */
export const ROW_STATES = [
  'read',
  'ready',
  'problem',
  'likeness',
  'repeated',
  'skipped',
  'queued',
  'done',
  'undone',
] as const;

/** A state of a row. */
export type RowState = (typeof ROW_STATES)[number];
