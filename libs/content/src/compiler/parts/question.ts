import { type Block, inlineOf } from '../markdown/blocks';
import { visibleText } from '../markdown/prose';
import { renderBlocks, renderInline } from '../markdown/text';
import { type Report } from '../problem';
import { type CompiledQuestion, type QuestionType } from '../types';
import { findKeyFaults } from './answer-key.rules';
import { isChoiceList, type ReadChoice, readChoices } from './choices';
import { type QuestionAttributes, type QuestionReferences, readQuestionAttributes } from './question-attributes';

/** A heading and what follows it, up to the next heading. */
export interface QuestionSource {
  readonly heading: Block;
  readonly body: readonly Block[];
}

/** The parts of a question's body. */
interface Parts {
  readonly stem: readonly Block[];
  readonly choices: readonly ReadChoice[];
  readonly explanation: Block;
}

/** Compiles one question; null (reported) when its attributes, choices or explanation are faulty. */
export function compileQuestion(
  { heading, body }: QuestionSource,
  bank: string,
  known: QuestionReferences,
  report: Report,
): CompiledQuestion | null {
  const attributes = readQuestionAttributes(heading.token, known, report);
  if (!attributes) return null;
  const { id, type, fixed, difficulty, competence, lessonId, numeric } = attributes;
  const title = inlineOf(heading);
  if (visibleTextOf([heading]).trim() === '') report(heading.line, 'question', 'Câu hỏi chưa có lời hỏi sau dấu ###.');
  const parts = readParts({ heading, body }, attributes, report);
  if (!parts) return null;
  return {
    id,
    bank,
    type,
    titleHtml: renderInline(title, id),
    stemHtml: renderBlocks(parts.stem, id),
    difficulty,
    competence,
    lessonId,
    shuffleChoices: !fixed && (type === 'single' || type === 'multiple'),
    choices: parts.choices.map(({ choice }) => choice),
    numeric,
    explanationHtml: renderBlocks(parts.explanation.children, id),
  };
}

function readParts({ heading, body }: QuestionSource, { id, type }: QuestionAttributes, report: Report): Parts | null {
  const explanation = body.at(-1);
  if (explanation?.type !== 'blockquote') {
    report(heading.line, 'question', 'Câu hỏi thiếu lời giải thích. Hãy viết ở cuối câu, bắt đầu bằng ">".');
    return null;
  }
  const before = body.slice(0, -1);
  if (type === 'numeric') return numericParts(before, explanation, report);
  const list = before.at(-1);
  if (!list || !isChoiceList(list)) {
    report(heading.line, 'answer-key', 'Câu hỏi thiếu danh sách lựa chọn "- [ ]", đứng ngay trước lời giải thích.');
    return null;
  }
  const stem = before.slice(0, -1);
  const choices = readChoices(list, id, report);
  const complete = choices.length === list.children.length;
  const faults = complete ? keyFaults(type, choices, visibleTextOf([heading, ...stem])) : [];
  for (const fault of faults) report(heading.line, 'answer-key', fault);
  return complete && faults.length === 0 ? { stem, choices, explanation } : null;
}

function numericParts(stem: readonly Block[], explanation: Block, report: Report): Parts | null {
  const list = stem.find(isChoiceList);
  if (list) {
    report(list.line, 'answer-key', 'Câu loại .numeric không có lựa chọn.');
    return null;
  }
  return { stem, choices: [], explanation };
}

function keyFaults(type: Exclude<QuestionType, 'numeric'>, choices: readonly ReadChoice[], asked: string): string[] {
  const keyed = choices.map(({ text, choice }) => ({ text, correct: choice.correct }));
  const faults = findKeyFaults(type, keyed);
  const saysSo = /mọi ý đúng/iu.test(asked.replace(/\s+/gu, ' '));
  return type === 'multiple' && !saysSo ? [...faults, 'Câu loại .multiple phải nói rõ: "Chọn mọi ý đúng".'] : faults;
}

function visibleTextOf(blocks: readonly Block[]): string {
  return blocks
    .flatMap((block) => block.tokens)
    .filter(({ type }) => type === 'inline')
    .map((token) => visibleText(token))
    .join('\n');
}
