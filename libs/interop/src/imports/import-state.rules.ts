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
/** How many of what an import adds to the register, or takes away when it is undone. */
export interface ImportEffect {
  /** New people. */
  readonly people: number;
  /** People who are there already and stay as they are, but for what is filled in. */
  readonly known: number;
  /** Missing telephones filled in. */
  readonly phones: number;
  readonly seats: number;
  readonly teams: number;
  readonly villages: number;
}

/** Nothing at all. */
export const NO_EFFECT: ImportEffect = { people: 0, known: 0, phones: 0, seats: 0, teams: 0, villages: 0 };
/** What the keys of uploads begin with. */
export const FILE_PREFIX = 'import-';

/** Where an upload's bytes lie until they are read. */
export const fileKey = (batchId: string): string => `${FILE_PREFIX}${batchId}`;
