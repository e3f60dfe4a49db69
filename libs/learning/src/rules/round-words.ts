/** What a round is called, and by which decision it was opened: what its papers print of it. `decidedOn` is a calendar date, `yyyy-mm-dd`. */
export interface RoundWords {
  readonly title: string;
  readonly decisionNumber: string;
  readonly decidedOn: string;
}

/** One of them that is put right. */
export interface WordCorrection {
  readonly field: keyof RoundWords;
  readonly before: string;
  readonly after: string;
}

const FIELDS = ['title', 'decisionNumber', 'decidedOn'] as const;

/** What differs between the words there are and those there are to be, the title first; empty: they are the same (decision 0124). */
export function wordCorrections(before: RoundWords, after: RoundWords): WordCorrection[] {
  return FIELDS.flatMap((field) =>
    before[field] === after[field] ? [] : [{ field, before: before[field], after: after[field] }],
  );
}

/** Nothing is put right from the one to the other. */
export const isSameWords = (a: RoundWords, b: RoundWords): boolean => wordCorrections(a, b).length === 0;
