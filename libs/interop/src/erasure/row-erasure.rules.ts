import { nameIn, textsPerhapsNaming } from '@lopso/platform';
import { type Candidate, type RowProblem, type RowState } from '../imports/import-row.rules';
import { callsPerson, type Naming } from './person-trace.rules';
import { type SoughtPerson, type TracedRow } from './traced-row.rules';

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
  /** It is perhaps the person's, and was held back. */
  readonly isHeld: boolean;
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
  const note = noteOf('erased', isBlocking);
  const gone = { cells: [], edits: {}, parsed: null, candidates: [], prior: null };
  return { ...gone, batchId, number, problems: [note], state: stateAfter(state), isErased: true, isHeld: false };
}

/**
 * A row of the very name of which nobody could be asked whether it is theirs or a namesake's: it keeps what it says, and is left out until
 * an officer of its import takes it in again, as a namesake's. What was written stays written (decision 0079).
 */
export function leftOfHeld(left: LeftOfRow): LeftOfRow {
  if (left.state === 'done') return left;
  const note = noteOf('set-aside');
  const others = left.problems.filter(({ code }) => code !== note.code);
  return { ...left, problems: [note, ...others], prior: null, state: 'skipped', isHeld: true };
}

/** A telephone that came into a row from one that was left out for it goes with that one: a row that is held back is checked no more. */
export function withoutGiven(left: LeftOfRow, row: TracedRow, person: SoughtPerson): LeftOfRow {
  const { parsed } = left;
  if (parsed === null || !('phone' in parsed) || parsed.phone !== person.phone || callsPerson(row, person)) return left;
  return { ...left, parsed: { ...parsed, phone: null } };
}

const noteOf = (code: string, isBlocking = false): RowProblem => ({
  ...{ field: 'fullName', code, params: {}, typed: '', isBlocking, repairs: [] },
});

/** What stands in a row that was held back, once nobody took it in for as long as such rows are kept. */
export const leftAfterTerm: RowProblem = noteOf('set-aside-over');

type Names = (value: unknown) => boolean;

/** Whether a value names the person in a text; `isPerhaps`: also where a longer name may stand. */
const naming = (person: SoughtPerson, isPerhaps: boolean): Names => {
  const names: Names = (value) => {
    if (typeof value === 'string') {
      const { count, isSpeltOtherwise } = nameIn(value, person);
      if (count > 0 && (isPerhaps || !isSpeltOtherwise)) return true;
      return isPerhaps && textsPerhapsNaming([value], person.words).size > 0;
    }
    return typeof value === 'object' && value !== null && Object.values(value).some(names);
  };
  return names;
};

/** A record without the texts that name the person. */
const without = (record: object, names: Names): object =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => !names(value)));

/** What was read of somebody else: a text that names the person is empty, every field stays. */
const emptied = (record: object, names: Names): object =>
  Object.fromEntries(
    Object.entries(record).map(([field, value]) => [field, typeof value === 'string' && names(value) ? '' : value]),
  );

/** What is done to texts beside the row's own name, which stays as it is: it is somebody else's. */
function besideName(record: object, change: (rest: object) => object): object {
  if (!('fullName' in record)) return change(record);
  const { fullName, ...rest } = record;
  return { fullName, ...change(rest) };
}

/**
 * A row about somebody else: it no longer shows the person, nor an erased row, as somebody alike, and cells that named the person
 * are empty. `sight` is null for a namesake's row, whose own words stay.
 */
export function leftOfOther(
  row: TracedRow,
  person: SoughtPerson,
  { sight, erasedRows }: { readonly sight: Naming | null; readonly erasedRows: ReadonlySet<number> },
): LeftOfRow {
  const isGone = (one: Candidate): boolean =>
    one.kind === 'member' ? one.memberId === person.memberId : erasedRows.has(one.number);
  const isPerhaps = sight?.isPerhaps ?? false;
  const [surely, names] = [naming(person, false), naming(person, isPerhaps)];
  const isToldOf = (problem: RowProblem): boolean => (problem.field === 'fullName' ? surely : names)(problem);
  const { batchId, number, state } = row;
  const said = sight === null ? row : leftOfSaid(row, sight, names);
  return {
    ...{ batchId, number, state, isErased: false, isHeld: false },
    ...{ cells: said.cells, edits: said.edits, parsed: said.parsed },
    problems: row.problems.filter((problem) => !isToldOf(problem)),
    candidates: row.candidates.filter((one) => !isGone(one)),
    prior: names(row.prior) ? null : row.prior,
  };
}

function leftOfSaid(
  { cells, edits, parsed }: TracedRow,
  sight: Naming,
  names: Names,
): Pick<LeftOfRow, 'cells' | 'edits' | 'parsed'> {
  return {
    cells: cells.map((text, at) => (sight.cells.has(at) ? '' : text)),
    edits: besideName(edits, (rest) => without(rest, names)),
    parsed: parsed === null ? null : besideName(parsed, (rest) => emptied(rest, names)),
  };
}
