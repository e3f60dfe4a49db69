import { multiple } from './multiple/multiple.rules';
import { numeric } from './numeric/numeric.rules';
import { type QuestionType, type ResponseJson } from './question-type.rules';
import { type QuestionTypeName } from './question.rules';
import { single } from './single/single.rules';
import { trueFalse } from './true-false/true-false.rules';

const TYPES: Readonly<Record<QuestionTypeName, QuestionType>> = {
  single,
  multiple,
  'true-false': trueFalse,
  numeric,
};

/** The rules of a question type. */
export function typeOf(name: QuestionTypeName): QuestionType {
  return TYPES[name];
}

/** A response without its question: which types it could belong to, and the choices it names. */
export interface ReadResponse {
  readonly response: ResponseJson;
  readonly types: readonly QuestionTypeName[];
  readonly choices: readonly string[];
}

/** Reads what a phone sent for some question; null when no type knows the shape. */
export function readResponse(raw: unknown): ReadResponse | null {
  const fitting = Object.values(TYPES).filter((type) => type.parse(raw) !== null);
  const response = fitting[0]?.parse(raw) ?? null;
  if (fitting[0] === undefined || response === null) return null;
  return { response, types: fitting.map((type) => type.name), choices: fitting[0].choicesIn(raw) };
}
