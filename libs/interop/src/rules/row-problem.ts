import { IMPORT_FIELDS, type ImportField } from './import-fields';

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
