import { type PublicQuestion, type Question, type QuestionTypeName } from './question.rules';

/** A response as it travels and is stored: plain JSON whose shape its question type knows. */
export type ResponseJson = Readonly<Record<string, string | null | readonly string[]>>;

/** What one folder of `question-types/` says about its type. `R` is its own response. */
export interface QuestionTypeParts<R extends ResponseJson> {
  readonly name: QuestionTypeName;
  /** The response in its one canonical form, or null when `raw` has not the shape of this type. */
  readonly parse: (raw: Readonly<Record<string, unknown>>) => R | null;
  /** The choices a response names. */
  readonly choicesIn: (response: R) => readonly string[];
  readonly isAnswered: (response: R) => boolean;
  /** Points from 0 to 1; asked only about answered responses. */
  readonly mark: (question: Question, response: R) => number;
}

/** A question type as the rest of the library uses it: raw JSON in, nothing of its own response shape out. */
export interface QuestionType {
  readonly name: QuestionTypeName;
  parse(raw: unknown): ResponseJson | null;
  choicesIn(response: unknown): readonly string[];
  isAnswered(response: unknown): boolean;
  mark(question: Question, response: unknown): number;
  publicQuestion(question: Question): PublicQuestion;
}

function isRecord(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

/**
 * Builds a question type from its parts. Whatever is no response of this type counts as not answered and marks 0, so
 * marking never fails.
 */
export function questionType<R extends ResponseJson>(parts: QuestionTypeParts<R>): QuestionType {
  const parse = (raw: unknown): R | null => (isRecord(raw) ? parts.parse(raw) : null);
  const isAnswered = (raw: unknown): boolean => {
    const response = parse(raw);
    return response !== null && parts.isAnswered(response);
  };
  return {
    name: parts.name,
    parse,
    isAnswered,
    choicesIn: (raw) => {
      const response = parse(raw);
      return response === null ? [] : parts.choicesIn(response);
    },
    mark: (question, raw) => {
      const response = parse(raw);
      return response !== null && parts.isAnswered(response) ? parts.mark(question, response) : 0;
    },
    publicQuestion,
  };
}

function publicQuestion(question: Question): PublicQuestion {
  return {
    id: question.id,
    type: question.type,
    titleHtml: question.titleHtml,
    stemHtml: question.stemHtml,
    choices: question.choices.map(({ id, html }) => ({ id, html })),
    unit: question.numeric?.unit ?? null,
  };
}
