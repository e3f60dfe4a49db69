import { type Sight } from './person-trace';
import { isSaidAnother } from './row-claims';
import { type SoughtPerson, type TracedRow } from './traced-row';

interface Seen {
  readonly row: TracedRow;
  readonly sight: Sight;
}

/** The row of its list that a row was found to be a repeat of. */
export function repeatedRow({ state, problems }: TracedRow): number | null {
  if (state !== 'repeated') return null;
  const repeated = problems.find(({ code }) => code === 'repeated')?.params['row'];
  return typeof repeated === 'number' ? repeated : null;
}

/** The row of its list that a row stands for: by the officer's word, or by that of its check where nothing in it contradicts. */
function keptRow({ row, sight }: Seen): number | null {
  if (row.sameRow !== null) return row.sameRow;
  return sight?.kind === 'perhaps' && sight.isExact ? repeatedRow(row) : null;
}

const keyOf = (batchId: string, number: number | null): string => `${batchId} ${number ?? ''}`;

/** Rows that are the same as one that is surely the person's are theirs as well, whatever they say: before that one became anybody too (decision 0079). */
export function withSaidSame<S extends Seen>(seen: readonly S[], person: SoughtPerson): S[] {
  const own = new Set(seen.flatMap(({ row, sight }) => (sight?.kind === 'own' ? keyOf(row.batchId, row.number) : [])));
  const waiting = seen.filter((one) => keptRow(one) !== null && !isSaidAnother(one.row, person));
  for (let before = -1; before < own.size;) {
    before = own.size;
    for (const one of waiting)
      if (own.has(keyOf(one.row.batchId, keptRow(one)))) own.add(keyOf(one.row.batchId, one.row.number));
  }
  return seen.map((one) =>
    own.has(keyOf(one.row.batchId, one.row.number)) ? { ...one, sight: { kind: 'own' } } : one,
  );
}

/**
 * Rows that an officer said are one with a row that is surely the person's, over however many words: those it was left out for, and what else was left out for them. They may be
 * the person's whatever they say, and would bring them back: where nobody is asked they are held back. Rows that became somebody else, or were said to be somebody else's, are
 * not, and no word goes over them; `isOther`: an officer was asked of the row now and said so.
 */
export function saidOne<S extends Seen>(
  seen: readonly S[],
  person: SoughtPerson,
  isOther: (row: TracedRow) => boolean,
): ReadonlySet<TracedRow> {
  const keys = new Map(seen.map(({ row }) => [row, keyOf(row.batchId, row.number)]));
  const others = new Set(
    seen.flatMap(({ row }) => (isSaidAnother(row, person) || isOther(row) ? (keys.get(row) ?? []) : [])),
  );
  const words = seen
    .flatMap(({ row }) => (row.sameRow === null ? [] : [[keys.get(row) ?? '', keyOf(row.batchId, row.sameRow)]]))
    .filter((ends) => !ends.some((end) => others.has(end)));
  const one = new Set(seen.flatMap(({ row, sight }) => (sight?.kind === 'own' ? (keys.get(row) ?? []) : [])));
  for (let before = -1; before < one.size;) {
    before = one.size;
    for (const ends of words) if (ends.some((end) => one.has(end))) ends.forEach((end) => one.add(end));
  }
  return new Set(
    seen.flatMap(({ row, sight }) => {
      const key = keys.get(row) ?? '';
      return sight?.kind !== 'own' && one.has(key) && !others.has(key) ? row : [];
    }),
  );
}
