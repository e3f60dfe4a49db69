import type { Report } from '../problem';
import { flatten, type Block } from './blocks';
import { attributeOf, type Token } from './token';

/** Call-outs and the Vietnamese name each carries on the page. */
export const CALLOUTS = {
  note: 'Lưu ý',
  warning: 'Cẩn thận',
  tip: 'Mẹo',
  say: 'Nói với bà con',
  experience: 'Kinh nghiệm',
  try: 'Làm thử trên máy mình',
} as const;

export type CalloutKind = keyof typeof CALLOUTS;
export type ContainerKind = CalloutKind | 'steps' | 'audio';

const KINDS: readonly ContainerKind[] = ['note', 'warning', 'tip', 'say', 'experience', 'try', 'steps', 'audio'];
const AUDIO_FILE = /^[a-z0-9]+(?:-[a-z0-9]+)*\.(?:mp3|m4a|ogg)$/;
const LANGUAGE = /^[a-z]{2,3}$/;
const CLOSING_LINE = /^[\s>]*:{3,}\s*$/;

/** What stands after the colons. */
export interface ContainerInfo {
  readonly kind: ContainerKind;
  readonly title: string;
  readonly audio?: { readonly src: string; readonly lang: string };
}

/** The kind and title `checkContainers` found; a call-out without a title when it was not checked. */
export function containerOf(token: Token | undefined): ContainerInfo {
  return (token?.meta?.container as ContainerInfo | undefined) ?? { kind: 'note', title: '' };
}

/** What the container check needs to know of the file. */
export interface ContainerContext {
  readonly report: Report;
  /** Lines of the whole file. */
  readonly lines: readonly string[];
  /** Is there a file of this name beside the text? */
  hasFile(name: string): boolean;
}

/** Names each container, and checks that it is known, closed and filled as its kind demands. */
export function checkContainers(blocks: readonly Block[], context: ContainerContext): void {
  for (const block of flatten(blocks).filter(({ type }) => type === 'container_block')) {
    const named = readInfo(block, context.report);
    const info = named.kind === 'audio' ? { ...named, audio: readAudio(block, context) } : named;
    block.token.meta = { ...block.token.meta, container: info };
    block.close.meta = { ...block.close.meta, container: info };
    if (!isClosed(block, context.lines)) {
      context.report(
        block.line,
        'container-unclosed',
        `Khối "${info.kind}" chưa đóng. Hãy thêm một dòng ::: ở cuối khối.`,
      );
    }
    if (info.kind === 'steps') checkSteps(block, context.report);
  }
}

/** A container inside that ends on the same line took the closing colons: the outer one was never closed. */
function isClosed(block: Block, lines: readonly string[]): boolean {
  const end = endLine(block);
  const inner = flatten(block.children).filter(({ type }) => type === 'container_block');
  return CLOSING_LINE.test(lines[end] ?? '') && !inner.some((one) => endLine(one) === end);
}

function endLine(block: Block): number {
  return block.token.map?.[1] ?? 0;
}

function readInfo(block: Block, report: Report): ContainerInfo {
  const [name = '', ...rest] = block.token.info.trim().split(/\s+/u);
  const kind = KINDS.find((candidate) => candidate === name);
  if (!kind) {
    report(block.line, 'container-unknown', `Không có khối "${name}". Các khối được dùng: ${KINDS.join(', ')}.`);
    return { kind: 'note', title: '' };
  }
  const title = rest.join(' ');
  if (title !== '' && (kind === 'steps' || kind === 'audio')) {
    report(block.line, 'container-unknown', `Khối "${kind}" không có tiêu đề. Hãy viết tiêu đề thành một đoạn ở trên.`);
  }
  return { kind, title };
}

function checkSteps(block: Block, report: Report): void {
  const [only, ...others] = block.children;
  if (only?.type !== 'ordered_list' || others.length > 0) {
    report(block.line, 'steps', 'Khối steps chỉ chứa đúng một danh sách đánh số 1. 2. 3.');
  }
}

function readAudio(block: Block, { report, hasFile }: ContainerContext): { src: string; lang: string } {
  const src = attributeOf(block.token, 'src') ?? '';
  const lang = attributeOf(block.token, 'lang') ?? '';
  block.token.attrs = null;
  const named = AUDIO_FILE.test(src);
  if (!named) report(block.line, 'audio', 'Khối audio phải ghi tệp âm thanh, ví dụ {src=bai-1.mp3 lang=vi}.');
  else if (!hasFile(src)) report(block.line, 'audio', `Không thấy tệp âm thanh "${src}" bên cạnh bài.`);
  if (!LANGUAGE.test(lang)) report(block.line, 'audio', 'Khối audio phải ghi ngôn ngữ, ví dụ lang=vi.');
  if (block.children.length === 0) report(block.line, 'audio', 'Khối audio phải chứa lời của bài nghe.');
  return { src: named ? src : '', lang: LANGUAGE.test(lang) ? lang : '' };
}

/** Exactly one `try`, and it is the last block of the lesson. */
export function checkTry(blocks: readonly Block[], report: Report, lastLine: number): void {
  const tries = flatten(blocks).filter(
    (block) => block.type === 'container_block' && containerOf(block.token).kind === 'try',
  );
  const [first, ...others] = tries;
  if (!first) {
    report(lastLine, 'try', 'Bài thiếu khối "::: try". Mỗi bài kết thúc bằng một việc làm thử.');
    return;
  }
  for (const other of others) report(other.line, 'try', 'Bài có hơn một khối "::: try". Hãy giữ lại một, ở cuối bài.');
  const shown = blocks.filter(({ type }) => type !== 'footnote_block');
  if (others.length === 0 && shown.at(-1) !== first) {
    report(first.line, 'try', 'Khối "::: try" phải là khối cuối cùng của bài.');
  }
}
