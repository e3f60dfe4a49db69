import { renderBlocks, renderInline } from '../markdown/text';
import { inlineOf, type Block } from '../markdown/blocks';
import { visibleText } from '../markdown/prose';
import type { Token } from '../markdown/token';
import type { Report } from '../problem';
import type { CompiledChoice } from '../types';

/** A choice as compiled, and its plain text for the key rule. */
export interface ReadChoice {
  readonly choice: CompiledChoice;
  readonly text: string;
}

const MARK = /^\[([ xX])\](?:\s+|$)/;

/** Is this the list of choices of a question? */
export function isChoiceList(block: Block): boolean {
  return block.type === 'bullet_list' && block.children.some((item) => /^\[.?\]/.test(firstText(item)?.content ?? ''));
}

/** Reads every choice; an item that can't be read is reported and left out. */
export function readChoices(list: Block, name: string, report: Report): ReadChoice[] {
  return list.children
    .map((item, index) => readChoice(item, { id: `c${String(index + 1)}`, name }, report))
    .filter((choice) => choice !== null);
}

function firstText(item: Block): Token | undefined {
  const paragraph = item.children[0];
  return paragraph?.type === 'paragraph' ? inlineOf(paragraph)[0] : undefined;
}

function readChoice(item: Block, { id, name }: { id: string; name: string }, report: Report): ReadChoice | null {
  const first = firstText(item);
  const mark = first?.type === 'text' ? MARK.exec(first.content) : null;
  const [paragraph, feedback, ...others] = item.children;
  if (!first || !mark || !paragraph) {
    report(item.line, 'answer-key', 'Mỗi lựa chọn bắt đầu bằng "- [ ]" (sai) hoặc "- [x]" (đúng).');
    return null;
  }
  if (feedback?.type !== 'blockquote' || others.length > 0) {
    report(item.line, 'feedback-missing', 'Mỗi lựa chọn cần đúng một lời nhận xét, ở dòng dưới, bắt đầu bằng ">".');
    return null;
  }
  first.content = first.content.slice(mark[0].length);
  const text = paragraph.children
    .map((child) => visibleText(child.token))
    .join('')
    .trim();
  if (text === '') {
    report(item.line, 'answer-key', 'Lựa chọn không có chữ.');
    return null;
  }
  const html = renderInline(inlineOf(paragraph), name);
  const feedbackHtml = renderBlocks(feedback.children, name);
  return { text, choice: { id, html, correct: mark[1] !== ' ', feedbackHtml } };
}
