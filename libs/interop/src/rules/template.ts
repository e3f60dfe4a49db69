import { type CellValue, type ColumnChoices, type Sheet, type SheetColumn } from '@lopso/platform';
import { fieldsOf, type ImportField, type ImportKind } from './import-fields';
import { KIND_WORDS, POSITION_WORDS, TEAM_WORDS } from './people-words';
import { FIELD_WORDS } from './problem-words';

/** The sheet of the form that shows how it is filled in. */
export const EXAMPLE_SHEET = 'Ví dụ';

/** Names a form offers to choose from. */
export interface TemplateNames {
  readonly communes: readonly string[];
  /** Of one commune; empty for a province. */
  readonly villages: readonly string[];
}

const LISTS = 'Danh mục';
const MAIN = 'Danh sách';
const WIDTHS: Readonly<Partial<Record<ImportField, number>>> = {
  fullName: 28,
  commune: 30,
  village: 26,
  organisation: 32,
  kind: 26,
};

/** Invented people with telephones nobody can have. */
const ROSTER_EXAMPLES: readonly Readonly<Partial<Record<ImportField, string>>>[] = [
  {
    fullName: 'Vàng Thị Mỷ',
    birthYear: '1990',
    phone: '0992 000 111',
    team: TEAM_WORDS['commune-team'],
    position: 'Tổ trưởng',
    kind: KIND_WORDS.official,
  },
  {
    fullName: 'Lù Seo Páo',
    birthYear: '1985',
    phone: '0992 000 222',
    village: 'Thôn 3',
    position: 'Thành viên',
    kind: KIND_WORDS['mass-organisation'],
    organisation: 'Đoàn Thanh niên',
  },
  { fullName: 'Hoàng Văn Chấn', birthYear: '1978', village: 'Thôn Bản Pắng', kind: KIND_WORDS.resident },
];
const VILLAGE_EXAMPLES: readonly Readonly<Partial<Record<ImportField, string>>>[] = [
  { villageWord: 'Thôn', village: 'Bản Pắng' },
  { villageWord: 'Tổ dân phố', village: '7' },
];

interface NamedList {
  readonly field: ImportField;
  readonly words: readonly string[];
  readonly isClosed: boolean;
}

function listsOf(kind: ImportKind, { communes, villages }: TemplateNames): NamedList[] {
  const common: NamedList[] = [{ field: 'commune', words: communes, isClosed: true }];
  if (kind === 'villages')
    return [...common, { field: 'villageWord', words: ['Thôn', 'Tổ dân phố', 'Xóm', 'Bản', 'Khu'], isClosed: true }];
  return [
    ...common,
    { field: 'village', words: villages, isClosed: false },
    { field: 'team', words: Object.values(TEAM_WORDS), isClosed: true },
    { field: 'position', words: Object.values(POSITION_WORDS), isClosed: true },
    { field: 'kind', words: Object.values(KIND_WORDS), isClosed: true },
  ];
}

/** Fields a form offers; the old district is read where a file has it, never asked for. */
const offered = (kind: ImportKind): ImportField[] => fieldsOf(kind).filter((field) => field !== 'district');

const columnsOf = (fields: readonly ImportField[]): SheetColumn[] =>
  fields.map((field) => ({ header: FIELD_WORDS[field], width: WIDTHS[field] ?? 18, kind: 'text' }));

function* exampleRows(kind: ImportKind, fields: readonly ImportField[], commune: string): Generator<CellValue[]> {
  for (const example of kind === 'roster' ? ROSTER_EXAMPLES : VILLAGE_EXAMPLES)
    yield fields.map((field) => example[field] ?? (field === 'commune' ? commune : null));
}

function* listRows(lists: readonly NamedList[]): Generator<CellValue[]> {
  const longest = Math.max(...lists.map(({ words }) => words.length));
  for (let index = 0; index < longest; index += 1) yield lists.map(({ words }) => words[index] ?? null);
}

/**
 * The form of an import: an empty list with drop-downs, an example, and the lists behind the drop-downs. Villages may be typed
 * too, since a new one is added by the import.
 */
export function templateSheets(kind: ImportKind, names: TemplateNames): Sheet[] {
  const fields = offered(kind);
  const lists = listsOf(kind, names);
  const choices = lists.map(({ field, words, isClosed }, index): ColumnChoices => ({
    column: fields.indexOf(field),
    listSheet: LISTS,
    listColumn: index,
    count: words.length,
    isClosed,
  }));
  const listColumns = columnsOf(lists.map(({ field }) => field));
  return [
    { name: MAIN, columns: columnsOf(fields), rows: [], choices },
    { name: EXAMPLE_SHEET, columns: columnsOf(fields), rows: exampleRows(kind, fields, names.communes[0] ?? '') },
    { name: LISTS, columns: listColumns, rows: listRows(lists) },
  ];
}
