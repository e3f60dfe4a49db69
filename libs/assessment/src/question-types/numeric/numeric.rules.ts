import { questionType } from '../question-type.rules';
import { type Question } from '../question.rules';

const PLAIN = /^[+-]?\d+(?:[.,]\d+)?$/;

const GROUPED = /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/;

/**
 * The number a person wrote the Vietnamese way: decimal comma, points between thousands (1.250,5). A point that does
 * not stand between groups of three digits is read as a decimal point (12.5). Null when it is no number.
 */
export function readNumber(text: string): number | null {
  const compact = text.normalize('NFC').replace(/\s+/g, '').replace('−', '-');
  if (GROUPED.test(compact)) return Number(compact.replaceAll('.', '').replace(',', '.'));
  return PLAIN.test(compact) ? Number(compact.replace(',', '.')) : null;
}

/** What was typed, trimmed; empty after it was taken back. */
type NumericResponse = { readonly text: string };

const MAX_LENGTH = 24;

/** Binary fractions: 0.1 + 0.2 must still count as within a tolerance of 0.3. */
const ROUNDING = 1e-9;

function parse(raw: Readonly<Record<string, unknown>>): NumericResponse | null {
  const { text, ...rest } = raw;
  if (Object.keys(rest).length > 0 || typeof text !== 'string' || text.length > MAX_LENGTH) return null;
  const trimmed = text.trim();
  return trimmed === '' || readNumber(trimmed) !== null ? { text: trimmed } : null;
}

function mark(question: Question, response: NumericResponse): number {
  const given = readNumber(response.text);
  if (given === null || question.numeric === null) return 0;
  const { answer, tolerance } = question.numeric;
  return Math.abs(given - answer) <= tolerance + ROUNDING * Math.max(1, Math.abs(answer)) ? 1 : 0;
}

/** A number within the tolerance of the key: 1, else 0. */
export const numeric = questionType<NumericResponse>({
  name: 'numeric',
  parse,
  choicesIn: () => [],
  isAnswered: ({ text }) => text !== '',
  mark,
});
