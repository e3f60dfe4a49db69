/** Question types whose answer is a choice. */
export type ChoiceQuestionType = 'single' | 'multiple' | 'true-false';

/** What the key rule looks at. */
export interface KeyedChoice {
  readonly text: string;
  readonly correct: boolean;
}

const COUNTS: Record<ChoiceQuestionType, readonly [min: number, max: number]> = {
  single: [3, 4],
  multiple: [4, 5],
  'true-false': [2, 2],
};

/**
 * What is wrong with the choices of a question (content/README.md, "Câu hỏi"): too few or many, no right answer or too
 * many, the same choice twice, other words than Đúng and Sai. Vietnamese sentences; empty when all is well.
 */
export function findKeyFaults(type: ChoiceQuestionType, choices: readonly KeyedChoice[]): string[] {
  return [...countFaults(type, choices), ...correctFaults(type, choices), ...wordFaults(type, choices)];
}

function countFaults(type: ChoiceQuestionType, choices: readonly KeyedChoice[]): string[] {
  const [min, max] = COUNTS[type];
  if (choices.length >= min && choices.length <= max) return [];
  const range = min === max ? `đúng ${String(min)}` : `từ ${String(min)} đến ${String(max)}`;
  return [`Câu loại .${type} cần ${range} lựa chọn, đang có ${String(choices.length)}.`];
}

function correctFaults(type: ChoiceQuestionType, choices: readonly KeyedChoice[]): string[] {
  const correct = choices.filter((choice) => choice.correct).length;
  if (type === 'multiple') {
    if (correct === 0) return ['Câu loại .multiple cần ít nhất một ý đúng [x].'];
    return correct === choices.length ? ['Câu loại .multiple cần ít nhất một ý sai [ ].'] : [];
  }
  return correct === 1 ? [] : [`Câu loại .${type} cần đúng một ý [x], đang có ${String(correct)}.`];
}

function wordFaults(type: ChoiceQuestionType, choices: readonly KeyedChoice[]): string[] {
  const texts = choices.map(({ text }) => text);
  if (type === 'true-false') {
    return texts.join('|') === 'Đúng|Sai' ? [] : ['Câu loại .true-false có đúng hai lựa chọn, theo thứ tự: Đúng, Sai.'];
  }
  const folded = texts.map((text) => text.toLowerCase());
  const repeated = texts.find((_, index) => folded.indexOf(folded[index] ?? '') !== index);
  return repeated === undefined ? [] : [`Lựa chọn "${repeated}" viết hai lần.`];
}
