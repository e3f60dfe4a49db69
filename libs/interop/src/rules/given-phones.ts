import { readPhone } from './person-texts';
import { answeredTexts, type ReadRow, type RowTexts } from './roster-row';
import { type RowEdits } from './row-problem';

/** A row that an officer left out as the same as another one of its list. */
export interface GivingRow {
  readonly number: number;
  /** The row it was left out for. */
  readonly sameRow: number | null;
  readonly edits: RowEdits;
  /** What it said is gone for good. */
  readonly isErased: boolean;
}

/**
 * The telephones that rows get from those that were left out for them, by the row's number: the first that has one gives, as its cell and the officer's answers say it today. A row left out for one that is left
 * out itself gives to the row that one stands for. Nothing is written into the row: once the answer is taken apart it has no more of it.
 */
export function givenPhones(
  rows: readonly GivingRow[],
  texts: readonly { readonly number: number; readonly texts: RowTexts }[],
): ReadonlyMap<number, string> {
  const standsFor = new Map(
    rows.flatMap(({ number, sameRow }) => (sameRow === null ? [] : [[number, sameRow] as const])),
  );
  const said = new Map(texts.map((row) => [row.number, row.texts]));
  const given = new Map<number, string>();
  for (const row of rows) {
    const kept = keptFor(row.number, standsFor);
    if (kept === row.number || given.has(kept)) continue;
    const phone = phoneOf(row, said.get(row.number));
    if (phone !== null) given.set(kept, phone);
  }
  return given;
}

function phoneOf({ edits, isErased }: GivingRow, texts: RowTexts | undefined): string | null {
  if (isErased || texts === undefined) return null;
  const read = readPhone(answeredTexts(texts, edits).phone);
  return read.kind === 'read' ? read.value : null;
}

/** The row that is kept in the end; where rows stand for each other in a circle, the row itself. */
function keptFor(number: number, standsFor: ReadonlyMap<number, number>): number {
  const seen = new Set<number>();
  let at = number;
  for (let next = standsFor.get(at); next !== undefined; next = standsFor.get(at)) {
    if (seen.has(at)) return number;
    seen.add(at);
    at = next;
  }
  return at;
}

/** Nothing is said of the row's telephone, by its cell or by an officer: one that cannot be read, or was emptied, is something. */
export const lacksPhone = ({ person, problems }: ReadRow, edits: RowEdits): boolean =>
  person.phone === null && edits.phone === undefined && !problems.some(({ field }) => field === 'phone');

/** The row with the telephone of one that was left out for it, where it lacks one. */
export function withGivenPhone(read: ReadRow, edits: RowEdits, givenPhone: string | null): ReadRow {
  return givenPhone !== null && lacksPhone(read, edits)
    ? { ...read, person: { ...read.person, phone: givenPhone } }
    : read;
}
