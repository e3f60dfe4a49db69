import { type QuestionTypeParts } from './question-type.rules';
import { type Question } from './question.rules';

const CHOICE_ID = /^c\d{1,2}$/;

/** A response that names one choice, or null after the choice was taken back. */
export type OneChoiceResponse = { readonly choice: string | null };

/** True for an id the compiler gives to a choice: c1, c2 … */
export function isChoiceId(value: unknown): value is string {
  return typeof value === 'string' && CHOICE_ID.test(value);
}

function parse(raw: Readonly<Record<string, unknown>>): OneChoiceResponse | null {
  const { choice, ...rest } = raw;
  if (Object.keys(rest).length > 0) return null;
  return choice === null || isChoiceId(choice) ? { choice } : null;
}

function mark(question: Question, response: OneChoiceResponse): number {
  return question.choices.some((choice) => choice.id === response.choice && choice.correct) ? 1 : 0;
}

/** What the types with one choice have in common: the right choice earns 1, every other 0. */
export const oneChoice: Omit<QuestionTypeParts<OneChoiceResponse>, 'name'> = {
  parse,
  choicesIn: ({ choice }) => (choice === null ? [] : [choice]),
  isAnswered: ({ choice }) => choice !== null,
  mark,
};
