import { foldText, nameWords } from '@lopso/platform';
import { type ImportField } from './import-fields';
import { mayBeOfName, mayReadLikeName, maySayName } from './name-text';
import { KIND_WORDS, readPosition, readTeam } from './people-words';
import { type TracedRow } from './traced-row';

const KINDS = new Set(Object.values(KIND_WORDS).map(foldText));

const folded = (text: string): string => nameWords(text).join(' ');

/** Columns whose head says that they hold something else than names, folded. */
const OTHER_HEADS = new RegExp(
  '^(?:gioi(?: tinh)?|gt|nam ?nu|phai|ong ba|danh xung|dan toc|ton giao|ghi chu|trinh do.*|chuc (?:vu|danh)|nghe(?: nghiep)?|don vi.*' +
    '|dia chi|noi o|que quan|thon.*|ban|lang|xom.*|to(?: dan pho.*)?|ngay.*|nam sinh|stt|tt)$',
);
/** What stands under such heads and is a name elsewhere. */
const WORDS_UNDER_HEADS = new Set(['nam', 'kinh', 'hoa', 'moi', 'vang']);

/** The head of the column says that it holds something else than names. */
export const isOther = ({ headers }: TracedRow, column: number): boolean =>
  OTHER_HEADS.test(folded(headers[column] ?? ''));

/** What a person's row was read to say of a place: then the cell is no name. */
const hasPlace = ({ parsed, kind }: TracedRow, id: 'communeId' | 'villageId'): boolean =>
  kind === 'villages' ||
  (parsed !== null && id in parsed && (parsed as Readonly<Record<string, unknown>>)[id] !== null);

const READERS: Readonly<Partial<Record<ImportField, (text: string, row: TracedRow) => boolean>>> = {
  commune: (_, row) => hasPlace(row, 'communeId'),
  district: (_, row) => hasPlace(row, 'communeId'),
  village: (_, row) => hasPlace(row, 'villageId'),
  villageWord: (_, { kind }) => kind === 'villages',
  team: (text) => readTeam(text) === 'none',
  position: (text) => readPosition(text) !== null,
  kind: (text) => KINDS.has(foldText(text)),
};

/** The cell says what its column is for. A row that is shifted by a cell has names where nobody looks for them. */
function saysItsField(row: TracedRow, column: number): boolean {
  const text = row.cells[column] ?? '';
  const fields = Object.entries(row.columns) as [ImportField, readonly number[]][];
  return fields.some(([field, columns]) => columns.includes(column) && READERS[field]?.(text, row) === true);
}

const isUnderHead = (row: TracedRow, column: number): boolean =>
  isOther(row, column) && WORDS_UNDER_HEADS.has(folded(row.cells[column] ?? ''));

/** The cells, but for those that only say what their column or its head is for: these are empty. */
export const cellsLeft = (row: TracedRow): string[] =>
  row.cells.map((text, column) => (saysItsField(row, column) || isUnderHead(row, column) ? '' : text));

const typedBesideName = ({ edits }: TracedRow): string[] =>
  Object.entries(edits).flatMap(([field, value]) => (field !== 'fullName' && typeof value === 'string' ? value : []));

/** Something in the row, beside these columns, may be somebody's name, however it is written. */
export const mayNameOthers = (row: TracedRow, columns: readonly number[]): boolean =>
  [...cellsLeft(row).filter((_, at) => !columns.includes(at)), ...typedBesideName(row)].some(maySayName);

/** Somebody's name may be read in cells beside these columns, those aside whose head says something else. */
export const readsOthers = (row: TracedRow, columns: readonly number[]): boolean =>
  cellsLeft(row).some((text, at) => !columns.includes(at) && !isOther(row, at) && mayReadLikeName(text));

/** The same, or a word of a name. */
export const maySayOthers = (row: TracedRow, columns: readonly number[]): boolean =>
  readsOthers(row, columns) ||
  cellsLeft(row).some((text, at) => !columns.includes(at) && !isOther(row, at) && mayBeOfName(text));

/** Columns of numbers that no field is for. */
const NUMBER_HEADS = /^(?:stt|tt|so tt|so thu tu|ngay.*|nam sinh)$/;

/** Somebody's name, or a word of one, stands where a number, the year or the telephone should: the row is shifted. */
export function isShifted(row: TracedRow): boolean {
  const { birthYear = [], phone = [], fullName = [] } = row.columns;
  const numbers = [...row.cells.keys()].filter((at) => NUMBER_HEADS.test(folded(row.headers[at] ?? '')));
  return [...birthYear, ...phone, ...numbers].some((column) => {
    const text = row.cells[column] ?? '';
    return !fullName.includes(column) && (mayBeOfName(text) || mayReadLikeName(text));
  });
}
