import { foldText } from '@lopso/platform';
import { readPosition } from '../checks/person-texts.rules';
import {
  type ColumnMatch,
  fieldsOf,
  type ImportField,
  type ImportKind,
  neededFields,
} from '../imports/import-row.rules';

/** A row of cells with its number in the file. */
export interface NumberedCells {
  readonly number: number;
  readonly cells: readonly string[];
}

/** The row of column heads, and what was made of it. */
export interface FoundHeader {
  /** Number of the row; with heads in two rows the lower one. */
  readonly row: number;
  readonly headers: readonly string[];
  readonly columns: ColumnMatch;
  /** Every needed field has its column. */
  readonly isComplete: boolean;
}

/** Heads as officers write them, folded, without signs. The whole head counts more than a part of it. */
const HEADS: Readonly<Record<ImportField, readonly string[]>> = {
  fullName: [
    'ho va ten',
    'ho ten',
    'ho va ten thanh vien',
    'ten thanh vien',
    'ho ten thanh vien',
    'ho va ten dem',
    'ten',
  ],
  birthYear: [
    'nam sinh',
    'ngay sinh',
    'ngay thang nam sinh',
    'sinh nam',
    'ns',
    'sinh ngay',
    ...['n sinh', 'nsinh', 'nam s', 'ng sinh', 'ntns'],
  ],
  phone: [
    'so dien thoai',
    'sdt zalo',
    'dien thoai zalo',
    'dien thoai',
    'sdt',
    'dt',
    'so dt',
    'di dong',
    'dtdd',
    'so zalo',
    'lien he',
    'so may',
  ],
  commune: ['xa', 'xa phuong', 'ten xa', 'phuong', 'phuong xa', 'xa phuong thi tran', 'ten xa phuong', 'dia ban'],
  district: ['huyen', 'huyen cu', 'huyen thanh pho', 'quan huyen', 'huyen tp', 'thanh pho huyen'],
  village: [
    'thon',
    'thon ban',
    'thon to dan pho',
    'thon tdp',
    'ban',
    'xom',
    'thon xom',
    'ten thon',
    'thon ban tdp',
    'to dan pho',
    'noi o',
    'cho o',
    'dia chi',
    'noi cu tru',
    'ten thon to dan pho',
    'thon ban to dan pho',
    'thon xom to dan pho',
    'ten thon ban',
  ],
  villageWord: ['loai', 'goi la', 'loai hinh'],
  team: ['to', 'thuoc to', 'ten to', 'cap to', 'to cong nghe so', 'to cnscd', 'to cong nghe so cong dong'],
  position: [
    'chuc danh trong to',
    'chuc danh',
    'vai tro',
    'nhiem vu trong to',
    'chuc vu trong to',
    'nhiem vu',
    'vai tro trong to',
  ],
  kind: ['thanh phan', 'doi tuong', 'nhom', 'luc luong', 'thanh phan tham gia'],
  organisation: [
    'don vi cong tac',
    'to chuc',
    'co quan',
    'don vi',
    'noi cong tac',
    'doan the',
    'doanh nghiep',
    'co quan don vi',
    'chuc vu don vi cong tac',
    'chuc vu',
    'nghe nghiep',
    'chuc vu noi cong tac',
    'to chuc doanh nghiep',
  ],
};

/** A head as it is compared. */
export function headKey(text: string): string {
  return foldText(text)
    .replace(/[^a-z0-9 ]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const EXACT = 100;

function score(key: string, field: ImportField): number {
  if (key === '') return 0;
  const heads = HEADS[field];
  if (heads.includes(key)) return EXACT;
  const parts = heads.filter((head) => head.length > 3 && ` ${key} `.includes(` ${head} `));
  return parts.reduce((most, head) => Math.max(most, head.length), 0);
}

/** Gives each field the head that fits it best, each head to one field. */
export function matchColumns(headers: readonly string[], kind: ImportKind): ColumnMatch {
  const keys = headers.map(headKey);
  const pairs = fieldsOf(kind)
    .flatMap((field) => keys.map((key, column) => ({ field, column, score: score(key, field) })))
    .filter((pair) => pair.score > 0)
    .sort((a, b) => b.score - a.score || a.column - b.column);
  const columns: Partial<Record<ImportField, number[]>> = {};
  const used = new Set<number>();
  for (const { field, column } of pairs) {
    if (columns[field] !== undefined || used.has(column)) continue;
    columns[field] = [column];
    used.add(column);
  }
  return columns;
}

const isHead = (match: ColumnMatch, kind: ImportKind): boolean =>
  neededFields(kind).some((field) => match[field] !== undefined) &&
  Object.keys(match).length >= (kind === 'roster' ? 2 : 1);

/** Heads of two rows as one: what stands below belongs to what stands above, also above and to the left of it. */
function joined(upper: readonly string[], lower: readonly string[]): string[] {
  let last = '';
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) => {
    const [above = '', below = ''] = [upper[column]?.trim(), lower[column]?.trim()];
    if (above !== '') last = above;
    return below === '' || below === above ? above : `${above === '' ? last : above} ${below}`.trim();
  });
}

/** “Năm sinh” over “Nam” and “Nữ”: the year stands in one of the two. */
function withBothSexes(columns: ColumnMatch, headers: readonly string[]): ColumnMatch {
  const years = headers.flatMap((head, column) =>
    /^(nam sinh|ngay sinh|ngay thang nam sinh|sinh nam) (nam|nu)$/.test(headKey(head)) ? [column] : [],
  );
  return years.length > 1 ? { ...columns, birthYear: years } : columns;
}

/** Heads over the part of a name that stands before the given name. */
const FAMILY_HEADS = new Set([
  ...['ho', 'ho dem', 'ho va dem', 'ho va ten dem', 'ho ten dem', 'ho lot', 'ho chu lot', 'ho va chu lot'],
  ...['dem', 'ten dem', 'ten lot', 'chu lot'],
]);

const GIVEN_NAME = /^\p{Lu}[\p{L}\p{M}]+$/u;

/** Most rows that have a name have one word with a capital there: the given name, without a head of its own. */
function holdsGivenNames(below: readonly NumberedCells[], names: number, column: number): boolean {
  const rows = below.filter(({ cells }) => /\p{L}/u.test(cells[names] ?? ''));
  const given = rows.filter(({ cells }) => GIVEN_NAME.test(cells[column]?.trim().normalize('NFC') ?? ''));
  return rows.length > 0 && given.length * 2 > rows.length;
}

/** The columns from the family name to the given one, where “Tên” stands over the latter alone. */
function upToGivenName(keys: readonly string[], given: number): number[] {
  let first = given;
  while (FAMILY_HEADS.has(keys[first - 1] ?? '')) first -= 1;
  return Array.from({ length: given - first + 1 }, (_, index) => first + index);
}

/** Whether a name goes on in the next column: under “Tên”, under the same merged head, or under none. */
function goesOn(keys: readonly string[], named: number, below: readonly NumberedCells[]): boolean {
  const key = keys[named + 1] ?? '';
  return key === 'ten' || key === keys[named] || (key === '' && holdsGivenNames(below, named, named + 1));
}

/** “Họ đệm” and “Tên”, or “Họ và tên” over two columns: a name is what stands in all of them. */
function withNameParts(columns: ColumnMatch, headers: readonly string[], below: readonly NumberedCells[]): ColumnMatch {
  const [named] = columns.fullName ?? [];
  if (named === undefined) return columns;
  const keys = headers.map(headKey);
  if (keys[named] === 'ten') return { ...columns, fullName: upToGivenName(keys, named) };
  const isTaken = Object.values(columns).some((own) => own.includes(named + 1));
  return !isTaken && goesOn(keys, named, below) ? { ...columns, fullName: [named, named + 1] } : columns;
}

/** “Chức vụ” is a post at work, but the part in the team where most rows that fill it say “Tổ trưởng”, “TV” and the like. */
function withPartsInTeam(columns: ColumnMatch, below: readonly NumberedCells[]): ColumnMatch {
  const { organisation: [post] = [], position, ...others } = columns;
  if (post === undefined || position !== undefined) return columns;
  const filled = below.map(({ cells }) => cells[post]?.trim() ?? '').filter((text) => text !== '');
  const parts = filled.filter((text) => readPosition(text) !== null);
  return parts.length * 2 > filled.length ? { ...others, position: [post] } : columns;
}

function isSubHead(row: NumberedCells | undefined, columns: ColumnMatch): row is NumberedCells {
  if (row === undefined) return false;
  const name = row.cells[columns.fullName?.[0] ?? columns.village?.[0] ?? 0] ?? '';
  const keys = row.cells.map(headKey).filter((key) => key !== '');
  const words = keys.filter(
    (key) => ['nam', 'nu'].includes(key) || Object.values(HEADS).some((heads) => heads.includes(key)),
  );
  return (
    keys.length > 0 && words.length === keys.length && (name.trim() === '' || HEADS.fullName.includes(headKey(name)))
  );
}

/**
 * Finds the heads among the first rows: titles may stand above them, and they may take two rows. Null when no row has a head
 * that this kind of import needs.
 */
export function findHeader(rows: readonly NumberedCells[], kind: ImportKind): FoundHeader | null {
  let best: { readonly index: number; readonly columns: ColumnMatch; readonly weight: number } | null = null;
  for (const [index, row] of rows.entries()) {
    const columns = matchColumns(row.cells, kind);
    const weight = Object.keys(columns).length;
    if (isHead(columns, kind) && weight > (best?.weight ?? 0)) best = { index, columns, weight };
  }
  const found = best === null ? undefined : rows[best.index];
  return best === null || found === undefined
    ? null
    : headerFrom(found, rows.slice(best.index + 1), best.columns, kind);
}

function headerFrom(
  row: NumberedCells,
  below: readonly NumberedCells[],
  first: ColumnMatch,
  kind: ImportKind,
): FoundHeader {
  const [next] = below;
  const hasTwo = isSubHead(next, first);
  const headers = hasTwo ? joined(row.cells, next.cells) : [...row.cells];
  const fitted = hasTwo ? withBothSexes({ ...first, ...matchColumns(headers, kind) }, headers) : first;
  const columns = withPartsInTeam(withNameParts(fitted, headers, below), hasTwo ? below.slice(1) : below);
  const isComplete = neededFields(kind).every((field) => columns[field] !== undefined);
  return { row: hasTwo ? next.number : row.number, headers, columns, isComplete };
}
