import { isChoiceId } from '../one-choice.rules';
import { questionType } from '../question-type.rules';
import { type Question } from '../question.rules';

/** The choices ticked, each once, sorted: equal ticks are equal JSON. */
type MultipleResponse = { readonly choices: readonly string[] };

const MAX_CHOICES = 20;

function parse(raw: Readonly<Record<string, unknown>>): MultipleResponse | null {
  const { choices, ...rest } = raw;
  if (Object.keys(rest).length > 0 || !Array.isArray(choices) || choices.length > MAX_CHOICES) return null;
  const ids: unknown[] = choices;
  return ids.every(isChoiceId) ? { choices: [...new Set(ids)].sort() } : null;
}

/**
 * Partial credit (README, "Marking"): 1 when exactly the right choices are ticked; 0.5 when there is exactly one
 * mistake (one right choice missing, or one wrong choice ticked) and at least one right choice is ticked; else 0. Halves
 * are exact, so a sum never misses the pass mark by rounding, and the rule can be said in one sentence.
 */
function mark(question: Question, response: MultipleResponse): number {
  const ticked = new Set(response.choices);
  const mistakes = question.choices.filter((choice) => choice.correct !== ticked.has(choice.id)).length;
  const hits = question.choices.filter((choice) => choice.correct && ticked.has(choice.id)).length;
  if (mistakes === 0) return 1;
  return mistakes === 1 && hits > 0 ? 0.5 : 0;
}

/** Several right choices among several. */
export const multiple = questionType<MultipleResponse>({
  name: 'multiple',
  parse,
  choicesIn: ({ choices }) => choices,
  isAnswered: ({ choices }) => choices.length > 0,
  mark,
});
