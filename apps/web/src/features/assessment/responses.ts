import type { Given, Question } from './types';

const plain = /^[+-]?\d+(?:[.,]\d+)?$/;
const grouped = /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/;

/** Whether the server will read this as a number written the Vietnamese way: 12,5 or 1.250,5. */
export function isNumber(text: string): boolean {
  const compact = text.replace(/\s+/g, '').replace('−', '-');
  return plain.test(compact) || grouped.test(compact);
}

/** Something is chosen or written. */
export function isAnswered(given: Given | null | undefined): boolean {
  if (!given) return false;
  if (given.choices) return given.choices.length > 0;
  return given.text !== undefined ? given.text.trim() !== '' : (given.choice ?? null) !== null;
}

/** Whether a choice is chosen in a response. */
export function isChosen(given: Given | null | undefined, choiceId: string): boolean {
  return given?.choice === choiceId || (given?.choices?.includes(choiceId) ?? false);
}

/** The response after a choice was pressed: one circle replaces the other, a square goes on and off. */
export function withChoice(question: Pick<Question, 'type'>, given: Given | null | undefined, choiceId: string): Given {
  if (question.type !== 'multiple') return { choice: choiceId };
  const before = given?.choices ?? [];
  const choices = before.includes(choiceId) ? before.filter((id) => id !== choiceId) : [...before, choiceId];
  return { choices: choices.sort() };
}

/** What stands in the field of a number. */
export const writtenNumber = (given: Given | null | undefined): string => given?.text ?? '';
