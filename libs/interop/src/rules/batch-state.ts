/** Stages of an import. While one ends in `-ing` a job works on it. */
export const BATCH_STATES = [
  'reading',
  'matching',
  'checking',
  'checked',
  'committing',
  'committed',
  'undoing',
  'undone',
  'failed',
  'cancelled',
] as const;

/** A stage of an import. */
export type BatchState = (typeof BATCH_STATES)[number];

/** What an officer may do with an import. */
export type BatchAct = 'match' | 'repair' | 'commit' | 'cancel' | 'undo' | 'rewrite';

const ACTS: Readonly<Record<BatchState, readonly BatchAct[]>> = {
  reading: ['cancel'],
  matching: ['match', 'cancel'],
  checking: ['cancel'],
  checked: ['match', 'repair', 'commit', 'cancel'],
  committing: ['cancel'],
  committed: ['repair', 'commit', 'undo'],
  undoing: ['cancel'],
  undone: ['rewrite'],
  failed: [],
  cancelled: [],
};

/** What may be done at a stage. */
export function actsAt(state: BatchState): readonly BatchAct[] {
  return ACTS[state];
}

/**
 * Where an import goes when it is cancelled. Rows that were written stay written: the import is then committed in part, and may go on
 * or be taken back. Where others were held for somebody who came in meanwhile (decision 0080), it is checked anew first, as after any writing:
 * they are questions, not rows that are ready.
 */
export function afterCancel(
  state: BatchState,
  { done, held }: { readonly done: number; readonly held: number },
): BatchState {
  if (state === 'committing' && done > 0) return held > 0 ? 'checking' : 'committed';
  if (state === 'committing') return 'checked';
  // An undo is one transaction: until it is through, nothing was removed.
  if (state === 'undoing' || (state === 'checking' && done > 0)) return 'committed';
  return 'cancelled';
}

/** The resting stage of an import whose rows were checked. */
export function restingState(doneRows: number): BatchState {
  return doneRows > 0 ? 'committed' : 'checked';
}
