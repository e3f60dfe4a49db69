import { type ProblemCode, type Report } from '../problem';
import { lineOf } from './blocks';
import { containerOf } from './containers';
import { findForbiddenWords } from './forbidden-words.rules';
import { findLongSentences, MAX_SENTENCE_WORDS } from './sentences.rules';
import { type Token } from './token';

interface LeftOver {
  readonly pattern: RegExp;
  readonly code: ProblemCode;
  readonly message: string;
}

/** The box before a choice of a question is no word. */
const CHOICE_MARK = /^\[[ xX]\]\s/;

/** Markup that was meant as markup but is shown to the reader as it is. */
const LEFT_OVERS: readonly LeftOver[] = [
  { pattern: /<\/?[a-z!][^\s<]*/iu, code: 'raw-html', message: 'Không dùng thẻ HTML. Hãy viết bằng Markdown.' },
  {
    pattern: /^\s*:{3,}/mu,
    code: 'container-stray',
    message: 'Dòng ::: này thừa hoặc không khớp. Khối bọc ngoài cần nhiều dấu hai chấm hơn khối bên trong.',
  },
  {
    pattern: /\[\^[^\]\s]+\]/u,
    code: 'footnote',
    message: 'Chú thích này chưa có phần giải thích "[^…]: …" ở cuối bài.',
  },
  {
    pattern: /\*\*/u,
    code: 'markup-left-over',
    message: 'Dấu ** không khớp. Chữ đậm viết là **chữ**, bên trong không có dấu cách ở hai đầu.',
  },
  { pattern: /\{[#.\w][^}]*\}/u, code: 'attribute', message: 'Phần trong ngoặc { } không gắn được vào đâu.' },
];

/** Checks what a member reads: sentence length, forbidden words, markup that stayed in the text. */
export function checkProse(tokens: readonly Token[], report: Report): void {
  for (const token of tokens) {
    if (token.type === 'inline') checkInline(token, report);
    if (token.type === 'container_block_open') checkWords(containerOf(token).title, lineOf(token), report);
  }
}

function checkInline(token: Token, report: Report): void {
  const line = lineOf(token);
  const shown = visibleText(token).replace(CHOICE_MARK, '');
  for (const { words, lineOffset } of findLongSentences(shown)) {
    const limit = `tối đa ${String(MAX_SENTENCE_WORDS)}`;
    report(line + lineOffset, 'sentence-too-long', `Câu dài ${String(words)} từ, ${limit}. Hãy tách làm hai câu.`);
  }
  checkWords(shown, line, report);
  const written = visibleText(token, '');
  for (const { pattern, code, message } of LEFT_OVERS) {
    const match = pattern.exec(written);
    if (match) report(line + breaksBefore(written, match.index), code, message);
  }
}

/** Reports forbidden words in a text that begins at a line. */
export function checkWords(text: string, line: number, report: Report): void {
  for (const { word, instead, index } of findForbiddenWords(text)) {
    report(line + breaksBefore(text, index), 'forbidden-word', `Không dùng chữ "${word}". Hãy viết "${instead}".`);
  }
}

function breaksBefore(text: string, index: number): number {
  return text.slice(0, index).split(/[\n\f]/).length - 1;
}

/** The text of an inline token: `\n` for a wrapped line, `\f` for a forced break; code as it is, or replaced. */
export function visibleText(token: Token, code?: string): string {
  return (token.children ?? []).map((child) => textOf(child, code)).join('');
}

function textOf(child: Token, code: string | undefined): string {
  switch (child.type) {
    case 'softbreak':
      return '\n';
    case 'hardbreak':
      return '\f';
    case 'code_inline':
      return code ?? child.content;
    case 'text':
    case 'text_special':
      return child.content;
    default:
      return '';
  }
}
