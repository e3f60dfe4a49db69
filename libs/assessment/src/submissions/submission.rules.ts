/** One criterion of a rubric, as a submission keeps it. */
export interface Criterion {
  readonly id: string;
  readonly title: string;
  readonly metHtml: string;
  readonly notMetHtml: string;
}

/** The rubric a submission is graded by, frozen when it was handed in. */
export interface Rubric {
  readonly taskTitle: string;
  readonly courseTitle: string;
  readonly passCriteria: number;
  readonly criteria: readonly Criterion[];
}

/** A grader's judgement of one criterion. */
export interface CriterionVerdict {
  readonly criterionId: string;
  readonly isMet: boolean;
}

/** Passed, returned for another try, or not a judgement: a criterion without verdict, or no word on what to mend. */
export type GradeOutcome = 'passed' | 'returned' | 'incomplete' | 'comment-missing';

/**
 * What a grader's verdicts come to: passed when at least `passCriteria` criteria are met; else it goes back, and then a
 * comment must say what to do better. Every criterion of the rubric needs exactly one verdict, no other may be named.
 */
export function gradeOutcome(
  rubric: Pick<Rubric, 'passCriteria' | 'criteria'>,
  verdicts: readonly CriterionVerdict[],
  comment: string,
): GradeOutcome {
  const judged = new Map(verdicts.map(({ criterionId, isMet }) => [criterionId, isMet]));
  const isComplete = judged.size === verdicts.length && judged.size === rubric.criteria.length;
  if (!isComplete || !rubric.criteria.every(({ id }) => judged.has(id))) return 'incomplete';
  const met = verdicts.filter(({ isMet }) => isMet).length;
  if (met >= rubric.passCriteria) return 'passed';
  return comment === '' ? 'comment-missing' : 'returned';
}

/** Words as the lints of the courses count them: separated by blanks, with at least one letter or digit. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((token) => /[\p{L}\p{N}]/u.test(token)).length;
}
