import { type KnownNames } from '../facts/paper-values.rules';
import { type Run } from '../papers/paper-tree.rules';

/** `{{tên lớp}}` in a text, its name still with the blanks around it: one quantifier, so that no text makes it slow. */
export const PLACEHOLDER = /\{\{([^{}]+)\}\}/g;

/** What stands where nothing is known yet: room to write by hand. */
export const ROOM = '……………………';

/** Puts values into a text and gathers the names that have none. Values are never read for placeholders again. */
export function fillText(text: string, fields: Readonly<Record<string, string | null>>, missing: Set<string>): string {
  return text.replace(PLACEHOLDER, (_, written: string) => {
    const name = written.trim();
    const value = Object.hasOwn(fields, name) ? (fields[name] ?? '') : '';
    if (value !== '') return value;
    missing.add(name);
    return ROOM;
  });
}

/** Stars between braces belong to a name. */
const CUT = /(\{\{[^{}]*\}\}|\*\*|\*)/;

/** A line of Markdown as runs: `**bold**`, `*italic*`; a star that nothing closes stays a star. Placeholders stay as they are. */
export function parseInline(line: string): Run[] {
  const parts = line.split(CUT);
  const runs: Run[] = [];
  const open = { '**': false, '*': false };
  parts.forEach((part, index) => {
    if (part !== '**' && part !== '*') {
      if (part !== '') runs.push({ text: part, isBold: open['**'], isItalic: open['*'] });
      return;
    }
    const closes = open[part] || parts.indexOf(part, index + 1) !== -1;
    if (closes) open[part] = !open[part];
    else runs.push({ text: part, isBold: open['**'], isItalic: open['*'] });
  });
  return runs;
}

/** Runs of the same cut that follow one another, as one. */
export function joinRuns(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined[joined.length - 1];
    if (last !== undefined && last.isBold === run.isBold && last.isItalic === run.isItalic)
      joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}
/** What is wrong with a template, and on which line of it (from 1). */
export interface TemplateFault {
  readonly line: number;
  readonly words: string;
}

/** A line of a template with its number. */
export interface NumberedText {
  readonly text: string;
  readonly line: number;
}

/** Something the clerk types in for a paper of this kind. */
export interface AskedField {
  readonly name: string;
  readonly label: string;
}

/** Upright, on its side, or on its side when a table is too wide for an upright page. */
export type PageTurn = 'upright' | 'turned' | 'by-table';

/** The part of a template between the two `---` lines. */
export interface TemplateHead {
  readonly kind: NumberedText;
  /** Short name of the kind in the notation, “QĐ”; null: the paper carries no number. */
  readonly symbol: string | null;
  readonly subject: NumberedText;
  readonly authority: NumberedText;
  readonly turn: PageTurn;
  readonly recipients: readonly NumberedText[];
  readonly asked: readonly AskedField[];
}

const SINGLE = ['loại', 'ký hiệu', 'trích yếu', 'thẩm quyền', 'khổ'] as const;

const LISTS = ['nơi nhận', 'hỏi'] as const;

type Single = (typeof SINGLE)[number];

type List = (typeof LISTS)[number];

const NOTHING: NumberedText = { text: '', line: 1 };

const ENTRY = /^\s+-\s+(.*)$/;

const KEYED = /^([^\s:-][^:]*):\s*(.*)$/;

interface Entries {
  readonly single: Map<Single, NumberedText>;
  readonly lists: Map<List, NumberedText[]>;
}

/** A template's first part, read line by line; faults are added to the list. `lines` are those between the rules. */
export function parseHead(lines: readonly NumberedText[], faults: TemplateFault[]): TemplateHead {
  const { single, lists } = readEntries(lines, faults);
  const one = (name: Single): NumberedText => single.get(name) ?? NOTHING;
  const many = (name: List): NumberedText[] => lists.get(name) ?? [];
  if (one('loại').text === '')
    faults.push({ line: one('loại').line, words: 'Thiếu mục “loại”, ví dụ “loại: Quyết định”.' });
  return {
    kind: one('loại'),
    symbol: symbolOf(one('ký hiệu'), faults),
    subject: one('trích yếu'),
    authority: one('thẩm quyền'),
    turn: turnOf(one('khổ'), faults),
    recipients: many('nơi nhận'),
    asked: many('hỏi').flatMap((entry) => askedOf(entry, faults)),
  };
}

function readEntries(lines: readonly NumberedText[], faults: TemplateFault[]): Entries {
  const entries: Entries = { single: new Map(), lists: new Map() };
  let list: NumberedText[] | null = null;
  for (const { text, line } of lines) {
    const entry = ENTRY.exec(text)?.[1];
    if (text.trim() === '') continue;
    if (entry !== undefined && list !== null) list.push({ text: entry.trim(), line });
    else list = readKey({ text, line }, entries, faults);
  }
  return entries;
}

/** The list that the next lines belong to, if the line opens one. */
function readKey({ text, line }: NumberedText, entries: Entries, faults: TemplateFault[]): NumberedText[] | null {
  const [, key = '', value = ''] = KEYED.exec(text) ?? [];
  if (isOne(LISTS, key)) {
    const list: NumberedText[] = [];
    entries.lists.set(key, list);
    return list;
  }
  if (isOne(SINGLE, key)) entries.single.set(key, { text: value.trim(), line });
  else faults.push({ line, words: `Không hiểu dòng “${text.trim()}”. Các mục: ${[...SINGLE, ...LISTS].join(', ')}.` });
  return null;
}

function isOne<T extends string>(names: readonly T[], name: string): name is T {
  return (names as readonly string[]).includes(name.trim());
}

const TURNS: ReadonlyMap<string, PageTurn> = new Map([
  ['', 'upright'],
  ['dọc', 'upright'],
  ['ngang', 'turned'],
  ['theo bảng', 'by-table'],
]);

function turnOf({ text, line }: NumberedText, faults: TemplateFault[]): PageTurn {
  const turn = TURNS.get(text);
  if (turn === undefined) faults.push({ line, words: `Mục “khổ” là dọc, ngang hoặc theo bảng, không phải “${text}”.` });
  return turn ?? 'upright';
}

/** Letters, digits and hyphens, since it goes into the number of a paper; null: the kind carries none. */
function symbolOf({ text, line }: NumberedText, faults: TemplateFault[]): string | null {
  if (text !== '' && !/^[\p{L}\d-]{1,12}$/u.test(text))
    faults.push({ line, words: `Mục “ký hiệu” là chữ viết tắt trong số, ví dụ QĐ, không phải “${text}”.` });
  return text || null;
}

function askedOf({ text, line }: NumberedText, faults: TemplateFault[]): AskedField[] {
  const [, name = '', label = ''] = KEYED.exec(text) ?? [];
  if (name !== '' && label !== '') return [{ name: name.trim(), label: label.trim() }];
  faults.push({ line, words: `Mục hỏi viết là “tên: nhãn”, ví dụ “thư ký: Họ và tên thư ký”. Dòng này là “${text}”.` });
  return [];
}

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

/** A template taken apart. */
export interface PaperTemplate {
  readonly head: TemplateHead;
  readonly blocks: readonly TemplateBlock[];
  readonly annexes: readonly TemplateAnnex[];
}

const RULE = '---';

/**
 * Takes a template apart. Blank lines end a paragraph; `## ` is a heading in the middle, `### ` one at the side, `- ` an item,
 * `{{bảng: tên}}` a table, `{{ký: A | B}}` places to sign, `# Phụ lục: …` the title of a list that goes with the paper. What is
 * wrong is named with its line; the rest is read as far as it can be.
 */
export function parseTemplate(source: string): { template: PaperTemplate; faults: TemplateFault[] } {
  const faults: TemplateFault[] = [];
  const lines = source
    .normalize('NFC')
    .split(/\r?\n/)
    .map((text, index) => ({ text, line: index + 1 }));
  const first = lines.findIndex(({ text }) => text.trim() !== '');
  const end = lines.findIndex(({ text }, index) => index > first && text.trim() === RULE);
  if (lines[first]?.text.trim() !== RULE || end === -1)
    faults.push({ line: 1, words: 'Mẫu mở đầu bằng phần khai báo giữa hai dòng “---”.' });
  const head = parseHead(faults.length === 0 ? lines.slice(first + 1, end) : [], faults.length === 0 ? faults : []);
  return { template: { head, ...parseBody(lines.slice(end + 1), faults) }, faults };
}

/** Everything that is wrong with a template, by line; `known`: what the kind has to offer beside what the template asks for. */
export function checkTemplate(source: string, known: KnownNames): TemplateFault[] {
  const { template, faults } = parseTemplate(source);
  const fields = new Set([...known.fields, ...template.head.asked.map(({ name }) => name)]);
  const unknown = textsOf(template).flatMap(({ text, line }) => unknownIn(text, line, fields));
  const tables = blocksOf(template).flatMap((block) =>
    block.kind === 'table' && !known.tables.includes(block.name)
      ? [{ line: block.line, words: `Không có bảng “${block.name}”. ${offered('Các bảng', known.tables)}` }]
      : [],
  );
  return [...faults, ...unknown, ...tables, ...tooManyTables(template)].sort((a, b) => a.line - b.line);
}

/** A paper with more is no paper, and a long list in each would be too much for whoever draws it. */
const MOST_TABLES = 10;

function tooManyTables(template: PaperTemplate): TemplateFault[] {
  const first = blocksOf(template).filter(({ kind }) => kind === 'table')[MOST_TABLES];
  return first === undefined ? [] : [{ line: first.line, words: `Một mẫu có nhiều nhất ${MOST_TABLES} bảng.` }];
}

function unknownIn(text: string, line: number, fields: ReadonlySet<string>): TemplateFault[] {
  const names = [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name.trim());
  const faults = names
    .filter((name) => !fields.has(name))
    .map((name) => ({ line, words: `Không có mục “${name}”. ${offered('Các mục', [...fields])}` }));
  const rest = text.replace(PLACEHOLDER, '');
  if (/\{\{|\}\}/.test(rest)) faults.push({ line, words: 'Ngoặc nhọn mở mà chưa đóng, hoặc đóng mà chưa mở.' });
  return faults;
}

function offered(title: string, names: readonly string[]): string {
  return names.length === 0 ? `${title} của mẫu này: không có.` : `${title} dùng được: ${names.join(', ')}.`;
}

function blocksOf({ blocks, annexes }: PaperTemplate): TemplateBlock[] {
  return [...blocks, ...annexes.flatMap((annex) => annex.blocks)];
}

function textsOf(template: PaperTemplate): NumberedText[] {
  const { kind, subject, authority, recipients } = template.head;
  return [
    ...[kind, subject, authority, ...recipients],
    ...template.annexes.map(({ title }) => title),
    ...blocksOf(template).flatMap(textOfBlock),
  ];
}

function textOfBlock(block: TemplateBlock): NumberedText[] {
  const { line } = block;
  if (block.kind === 'table') return [];
  if (block.kind === 'heading') return [{ text: block.text, line }];
  if (block.kind === 'signatures') return block.places.map((text) => ({ text, line }));
  return [{ text: block.runs.map(({ text }) => text).join('\n'), line }];
}
