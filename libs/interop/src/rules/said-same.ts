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
