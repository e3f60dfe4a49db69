import { cleanText, foldText, holdsWords, nameWords } from '@lopso/platform';
import { IMPORT_FIELDS, type ImportField } from './import-fields';
import { mayBeOfName, mayReadLikeName, maySayName } from './name-text';
import { KIND_WORDS, readPosition, readTeam } from './people-words';
import { type ReadPerson } from './roster-row';
import { type EditField, type RowEdits } from './row-problem';
import { type TracedRow } from './traced-row';

const KINDS = new Set(Object.values(KIND_WORDS).map(foldText));

const folded = (text: string): string => nameWords(text).join(' ');

/** Columns whose head says that they hold something else than names, folded. */
const OTHER_HEADS = new RegExp(
  '^(?:gioi(?: tinh)?|gt|nam ?nu|phai|ong ba|danh xung|dan toc|ton giao|ghi chu|trinh do.*|chuc (?:vu|danh)|nghe(?: nghiep)?|don vi.*' +
    '|dia chi|noi o|que quan|thon.*|ban|lang|xom.*|to(?: dan pho.*)?|ngay.*|nam sinh|stt|tt)$',
);
/** What stands under some heads, folded as the word is, or as it is spelt, and is a name elsewhere, under other heads too. */
const WORDS_UNDER_HEADS: readonly (readonly [RegExp, ReadonlySet<string>])[] = [
  [/^(?:gioi(?: tinh)?|gt|nam ?nu|phai)$/, new Set(['nam'])],
  [/^dan toc$/, new Set(['kinh', 'hoa'])],
  [/^ghi chu$/, new Set(['mới', 'vắng'])],
];

/** The head of the column says that it holds something else than names. */
export const isOther = ({ headers }: TracedRow, column: number): boolean =>
  OTHER_HEADS.test(folded(headers[column] ?? ''));

/** What was read of a person's place. */
const placeOf = ({ parsed }: TracedRow): Partial<ReadPerson> => (parsed !== null && 'team' in parsed ? parsed : {});

/** The commune was read from this cell: no officer chose or typed another, and it is no mere beginning of a commune's name. */
function isCommuneOfCell(text: string, row: TracedRow): boolean {
  const { communeId = null, communeName = '' } = placeOf(row);
  if (communeId === null || row.edits.communeId !== undefined || row.edits.commune !== undefined) return false;
  return nameWords(text).length > 1 || holdsWords([communeName], nameWords(text));
}

/** The same of the village. */
const isVillageOfCell = (row: TracedRow): boolean =>
  (placeOf(row).villageId ?? null) !== null && row.edits.villageId === undefined && row.edits.village === undefined;

/** What a cell was read to say: then it is no name. Of a person's old district that is never known: only its name with the word tells. */
const READERS: Readonly<Partial<Record<ImportField, (text: string, row: TracedRow) => boolean>>> = {
  commune: (text, row) => row.kind === 'villages' || isCommuneOfCell(text, row),
  district: (_, { kind }) => kind === 'villages',
  village: (_, row) => row.kind === 'villages' || isVillageOfCell(row),
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

function isUnderHead({ headers, cells }: TracedRow, column: number): boolean {
  const [head, text] = [folded(headers[column] ?? ''), cells[column] ?? ''];
  const said = [folded(text), cleanText(text).toLowerCase()];
  return WORDS_UNDER_HEADS.some(([heads, words]) => heads.test(head) && said.some((word) => words.has(word)));
}

/** The cells, but for those that only say what their column or its head is for: these are empty. */
export const cellsLeft = (row: TracedRow): string[] =>
  row.cells.map((text, column) => (saysItsField(row, column) || isUnderHead(row, column) ? '' : text));

/** Answers that somebody reads as words; the others are ids and codes. */
const TYPED: ReadonlySet<string> = new Set<EditField>([...IMPORT_FIELDS, 'newVillage']);

/** What an officer typed in a row, or chose in words. */
export const typedIn = (edits: RowEdits): string[] =>
  Object.entries(edits).flatMap(([field, value]) => (TYPED.has(field) && typeof value === 'string' ? value : []));

/** The same but for the name. */
export const typedBesideName = ({ edits: { fullName: _, ...rest } }: TracedRow): string[] => typedIn(rest);

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
