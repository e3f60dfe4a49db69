import { type ColumnMatch, type ImportKind } from './import-fields';
import { type ReadPerson } from './roster-row';
import { type Candidate, type RowEdits, type RowProblem, type RowState } from './row-problem';
import { type ReadVillageRow } from './village-row';

/** Somebody to be found in rows, as the register described them. */
export interface SoughtPerson {
  readonly memberId: string;
  /** Of the name, folded. */
  readonly words: readonly string[];
  /** The same with their diacritics, as `speltOf` has them. */
  readonly spelt: readonly string[];
  readonly birthYear: number;
  /** Ten digits. */
  readonly phone: string | null;
  readonly provincePath: string;
  readonly communePath: string;
  readonly communeId: string | null;
  readonly communeName: string;
}

/** A row that may tell of somebody, with what its import says of its columns and place. */
export interface TracedRow {
  readonly batchId: string;
  readonly number: number;
  readonly kind: ImportKind;
  readonly columns: ColumnMatch;
  /** Of the columns of its sheet. */
  readonly headers: readonly string[];
  /** Of the unit the import is for. */
  readonly unitPath: string;
  readonly cells: readonly string[];
  readonly edits: RowEdits;
  readonly parsed: Partial<ReadPerson> | ReadVillageRow | null;
  readonly problems: readonly RowProblem[];
  readonly candidates: readonly Candidate[];
  readonly prior: object | null;
  readonly state: RowState;
  /** Who was written, and who an officer said that it is: as long as the register has them. */
  readonly memberId: string | null;
  readonly sameAs: string | null;
  /** An officer who was asked about the person, or about a row that became the person, said that it is somebody else. */
  readonly isAnother: boolean;
  /** It looks like the person by the word of its check: among its candidates, or the same as a row that is the person's. */
  readonly isAlike: boolean;
  /** The row of its list that it is the same as, by the officer's word. */
  readonly sameRow: number | null;
  /** Who that row became, or the one that it stands for; null where that is nobody of the register. */
  readonly saidOf: string | null;
  /** Who the earlier row is of which this one was found to be a repeat; null where it is none, or of nobody of the register. */
  readonly repeats: string | null;
}

/** A string of the row as it was read; villages have neither name nor telephone. */
function readText(row: TracedRow, field: 'fullName' | 'phone' | 'birthYear'): string {
  const value = row.parsed !== null && 'team' in row.parsed ? row.parsed[field] : null;
  return value === null || value === undefined ? '' : String(value);
}

/** The texts that say one thing of the row's person: its cells, what an officer typed, what was read. */
export function textsOf(row: TracedRow, field: 'fullName' | 'phone' | 'birthYear'): string[] {
  const cells = (row.columns[field] ?? []).map((column) => row.cells[column] ?? '');
  return [...cells, row.edits[field] ?? '', readText(row, field)].filter((text) => text.trim() !== '');
}
