import { textsNaming } from '@lopso/platform';
import { type SoughtPerson, type TracedRow } from './person-trace';
import { type Candidate, type RowProblem, type RowState } from './row-problem';

/** What an erasure leaves of a row. */
export interface LeftOfRow {
  readonly batchId: string;
  readonly number: number;
  readonly cells: readonly string[];
  readonly edits: object;
  readonly parsed: object | null;
  readonly problems: readonly RowProblem[];
  readonly candidates: readonly Candidate[];
  readonly prior: object | null;
  readonly state: RowState;
  /** It was about the person: it is no more. */
  readonly isErased: boolean;
}

/** What was written stays written, who was passed over stays so; anything that could bring the person back is left out. */
const stateAfter = (state: RowState): RowState =>
  state === 'done' || state === 'undone' || state === 'repeated' ? state : 'skipped';

/**
 * A row about the person: its number and what became of it stay. Where it was to be repaired the sentence stands among the rows to
 * repair, so that nobody looks for a row that is missing there.
 */
export function leftOfOwn({ batchId, number, state }: TracedRow): LeftOfRow {
  const isBlocking = state === 'problem' || state === 'likeness';
  const note: RowProblem = { field: 'fullName', code: 'erased', params: {}, typed: '', isBlocking, repairs: [] };
  const gone = { cells: [], edits: {}, parsed: null, candidates: [], prior: null };
  return { ...gone, batchId, number, problems: [note], state: stateAfter(state), isErased: true };
}

const names = (value: unknown, words: readonly string[]): boolean => {
  if (typeof value === 'string') return textsNaming([value], words).size > 0;
  return typeof value === 'object' && value !== null && Object.values(value).some((one) => names(one, words));
};

/** A record without the texts that name the person. */
function without(record: object, words: readonly string[]): object {
  const kept = Object.entries(record).filter(([, value]) => !names(value, words));
  return Object.fromEntries(kept);
}

/** What was read of somebody else: a text that names the person is empty, every field stays. */
function emptied(record: object, words: readonly string[]): object {
  return Object.fromEntries(
    Object.entries(record).map(([field, value]) => [
      field,
      typeof value === 'string' && names(value, words) ? '' : value,
    ]),
  );
}

/**
 * A row about somebody else: it no longer shows the person, nor an erased row, as somebody alike, and cells that named the person
 * are empty. `cells` is null for a namesake's row, whose own words stay.
 */
export function leftOfOther(
  row: TracedRow,
  { memberId, words }: SoughtPerson,
  { cells, erasedRows }: { readonly cells: ReadonlySet<number> | null; readonly erasedRows: ReadonlySet<number> },
): LeftOfRow {
  const isGone = (one: Candidate): boolean =>
    one.kind === 'member' ? one.memberId === memberId : erasedRows.has(one.number);
  const { batchId, number, state } = row;
  return {
    ...{ batchId, number, state, isErased: false },
    cells: cells === null ? row.cells : row.cells.map((text, at) => (cells.has(at) ? '' : text)),
    edits: cells === null ? row.edits : without(row.edits, words),
    parsed: cells === null || row.parsed === null ? row.parsed : emptied(row.parsed, words),
    problems: row.problems.filter((problem) => !names(problem, words)),
    candidates: row.candidates.filter((one) => !isGone(one)),
    prior: names(row.prior, words) ? null : row.prior,
  };
}
