/** The question types known now; each has a folder below `question-types/`. */
export type QuestionTypeName = 'single' | 'multiple' | 'true-false' | 'numeric';

/** A choice with its key. */
export interface Choice {
  readonly id: string;
  readonly html: string;
  readonly correct: boolean;
  readonly feedbackHtml: string;
}

/** Right when |given − answer| ≤ tolerance. */
export interface NumericAnswerKey {
  readonly answer: number;
  readonly tolerance: number;
  readonly unit: string | null;
}

/** A compiled question with its key, as a sealed paper keeps it; a question of `content` fits by structure. */
export interface Question {
  readonly id: string;
  readonly type: QuestionTypeName;
  readonly titleHtml: string;
  readonly stemHtml: string;
  /** The lesson to reread. */
  readonly lessonId: string;
  readonly shuffleChoices: boolean;
  readonly choices: readonly Choice[];
  readonly numeric: NumericAnswerKey | null;
  readonly explanationHtml: string;
}

/** What a taker sees of a question: no key, no feedback, no explanation. */
export interface PublicQuestion {
  readonly id: string;
  readonly type: QuestionTypeName;
  readonly titleHtml: string;
  readonly stemHtml: string;
  readonly choices: readonly { readonly id: string; readonly html: string }[];
  /** What a numeric answer counts, for example "người"; null for other types. */
  readonly unit: string | null;
}
