import { parseInline } from './inline-text';
import { type Run } from './paper-tree';
import { type NumberedText, type TemplateFault } from './template-head';

/** A part of a template's text; runs still carry placeholders like `{{tên lớp}}`. */
export type TemplateBlock =
  | { readonly kind: 'paragraph' | 'item'; readonly runs: readonly Run[]; readonly line: number }
  | { readonly kind: 'heading'; readonly text: string; readonly place: 'centre' | 'left'; readonly line: number }
  | { readonly kind: 'table'; readonly name: string; readonly line: number }
  | { readonly kind: 'signatures'; readonly places: readonly string[]; readonly line: number };

/** A list that goes with the paper. */
export interface TemplateAnnex {
  readonly title: NumberedText;
  readonly isLandscape: boolean;
  readonly blocks: readonly TemplateBlock[];
}

const ANNEX = /^# Phụ lục( ngang)?:\s*(.+)$/;
const HEADING = /^(##|###)\s+(.+)$/;
const ITEM = /^[-*]\s+(.+)$/;
const TABLE = /^\{\{\s*bảng:([^{}]*)\}\}$/;
const SIGNATURES = /^\{\{\s*ký:([^{}]*)\}\}$/;

/** The text of a template and its annexes. Lines that follow one another are one paragraph. */
export function parseBody(
  lines: readonly NumberedText[],
  faults: TemplateFault[],
): { blocks: TemplateBlock[]; annexes: TemplateAnnex[] } {
  const blocks: TemplateBlock[] = [];
  const annexes: (TemplateAnnex & { blocks: TemplateBlock[] })[] = [];
  for (const { text, line } of paragraphsOf(lines)) {
    const [, turned, title] = ANNEX.exec(text) ?? [];
    if (title !== undefined)
      annexes.push({ title: { text: title, line }, isLandscape: turned !== undefined, blocks: [] });
    else (annexes[annexes.length - 1]?.blocks ?? blocks).push(blockOf({ text, line }, faults));
  }
  return { blocks, annexes };
}

function paragraphsOf(lines: readonly NumberedText[]): NumberedText[] {
  const found: NumberedText[] = [];
  let isOpen = false;
  for (const { text, line } of lines) {
    const plain = text.trim();
    const last = found[found.length - 1];
    const standsAlone = /^(#|[-*]\s|\{\{\s*(bảng|ký):)/.test(plain);
    if (plain === '') isOpen = false;
    else if (isOpen && !standsAlone && last !== undefined)
      found[found.length - 1] = { text: `${last.text} ${plain}`, line: last.line };
    else found.push({ text: plain, line });
    if (plain !== '') isOpen = !/^(#|\{\{\s*(bảng|ký):)/.test(plain);
  }
  return found;
}

function blockOf({ text, line }: NumberedText, faults: TemplateFault[]): TemplateBlock {
  const table = TABLE.exec(text)?.[1]?.trim();
  if (table !== undefined) return { kind: 'table', name: table, line };
  const signatures = SIGNATURES.exec(text)?.[1];
  if (signatures !== undefined)
    return { kind: 'signatures', places: signatures.split('|').map((place) => place.trim()), line };
  if (text.startsWith('#')) return headingOf({ text, line }, faults);
  const item = ITEM.exec(text)?.[1];
  return { kind: item === undefined ? 'paragraph' : 'item', runs: parseInline(item ?? text), line };
}

function headingOf({ text, line }: NumberedText, faults: TemplateFault[]): TemplateBlock {
  const [, level, heading] = HEADING.exec(text) ?? [];
  if (heading === undefined)
    faults.push({
      line,
      words: 'Đề mục viết “## …” hoặc “### …”; danh sách kèm theo viết “# Phụ lục: tên danh sách”.',
    });
  return { kind: 'heading', text: heading ?? text, place: level === '##' ? 'centre' : 'left', line };
}
