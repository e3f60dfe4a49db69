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
