import { cleanText, foldText, holdsWords, nameIn, nameWords, type Word, wordsIn } from '@lopso/platform';
import { KIND_WORDS, readPosition, readTeam } from '../checks/person-texts.rules';
import { type ReadPerson } from '../checks/roster-row.rules';
import {
  type Candidate,
  type ColumnMatch,
  type EditField,
  IMPORT_FIELDS,
  type ImportField,
  type ImportKind,
  type RowEdits,
  type RowProblem,
  type RowState,
} from '../imports/import-row.rules';
import { type ReadVillageRow } from '../places/village-row.rules';

/** Somebody to be found in rows, as the register described them. */
export interface SoughtPerson {
  readonly memberId: string;
  /** Of the name, folded. */
  readonly words: readonly string[];
  /** The same with their diacritics, as `speltOf` has them. */
  readonly spelt: readonly string[];
  readonly birthYear: number;
  /** Ten digits. */
  readonly phone: string | null;
  readonly provincePath: string;
  readonly communePath: string;
  readonly communeId: string | null;
  readonly communeName: string;
}

/** A row that may tell of somebody, with what its import says of its columns and place. */
export interface TracedRow {
  readonly batchId: string;
  readonly number: number;
  readonly kind: ImportKind;
  readonly columns: ColumnMatch;
  /** Of the columns of its sheet. */
  readonly headers: readonly string[];
  /** Of the unit the import is for. */
  readonly unitPath: string;
  readonly cells: readonly string[];
  readonly edits: RowEdits;
  readonly parsed: Partial<ReadPerson> | ReadVillageRow | null;
  readonly problems: readonly RowProblem[];
  readonly candidates: readonly Candidate[];
  readonly prior: object | null;
  readonly state: RowState;
  /** Who was written, and who an officer said that it is: as long as the register has them. */
  readonly memberId: string | null;
  readonly sameAs: string | null;
  /** An officer who was asked about the person, or about a row that became the person, said that it is somebody else. */
  readonly isAnother: boolean;
  /** It looks like the person by the word of its check: among its candidates, or the same as a row that is the person's. */
  readonly isAlike: boolean;
  /** The row of its list that it is the same as, by the officer's word. */
  readonly sameRow: number | null;
  /** Who that row became, or the one that it stands for; null where that is nobody of the register. */
  readonly saidOf: string | null;
  /** Who the earlier row is of which this one was found to be a repeat; null where it is none, or of nobody of the register. */
  readonly repeats: string | null;
}

/** A string of the row as it was read; villages have neither name nor telephone. */
function readText(row: TracedRow, field: 'fullName' | 'phone' | 'birthYear'): string {
  const value = row.parsed !== null && 'team' in row.parsed ? row.parsed[field] : null;
  return value === null || value === undefined ? '' : String(value);
}

/** The texts that say one thing of the row's person: its cells, what an officer typed, what was read. */
export function textsOf(row: TracedRow, field: 'fullName' | 'phone' | 'birthYear'): string[] {
  const cells = (row.columns[field] ?? []).map((column) => row.cells[column] ?? '');
  return [...cells, row.edits[field] ?? '', readText(row, field)].filter((text) => text.trim() !== '');
}

/**
 * How a text of a row bears somebody's name: `alone` with nothing beside it but what people are called; `aside` with other small words, or with
 * diacritics where the register has none;
 * `open` where a word in a cell beside it may go on with it; `shared` with what may be somebody else's name, or says that it is about somebody else, or with other diacritics. Null: not at all.
 */
export type Bearing = 'alone' | 'aside' | 'open' | 'shared' | null;

const wordSet = (...lines: string[]): ReadonlySet<string> => new Set(lines.join(' ').split(' '));

/** What people are called: with nothing behind it, or directly before the name, it says that the name is the row's own. */
const TITLES = wordSet('ông bà cụ anh chị cô thầy bác chú đc dc tv tt tp sn');

const PLAIN_TITLES = wordSet('ong ba cu anh chi co thay bac dc tv tt tp sn');

/** The same of two words. */
const PARTS = new Set(['tổ trưởng', 'tổ phó', 'thành viên', 'thư ký', 'đồng chí', 'đ c', 'trưởng thôn', 'phó thôn']);

const PLAIN_PARTS = new Set(['to truong', 'to pho', 'thanh vien', 'thu ky', 'dong chi', 'd c', 'truong thon']);

/** Behind these the name is another's: “chồng Lò Thị Hòa”, “con bà Lò Thị Hòa”, “thay Lò Thị Hòa”. Folded. */
const OF_OTHERS = wordSet('vo chong con me bo ma cha nha em chau dau re thay cho cua va voi cung');

/**
 * Whole cells that stand beside names and are no part of one: sex, ethnic group, part. What is a name as well is not among them: Nam, Hoa,
 * Kinh, Mới. The head of the column says more.
 */
const NO_NAMES = new Set(
  [
    'nữ,tày,nùng,dao,mông,hmông,h mông,sán chay,sán dìu,cao lan,pà thẻn,la chí,lô lô,pu péo,bố y,cờ lao,mường,giáy,ngạn',
    'dao tiền,dao đỏ,ông,bà,tv,tt,tp,không,hộ,tổ trưởng,tổ phó,thành viên,thư ký,bí thư,đảng viên,đoàn viên,hội viên,chi bộ',
    'trưởng thôn,phó thôn,nông dân,hưu trí,làm ruộng,ccb,đvtn,ii,iii,đt,sđt,tel,zalo,điện thoại',
    'cán bộ,cán bộ xã,công chức,viên chức,giáo viên,công an,công an viên,công an xã,y tế thôn,người dân,học sinh,sinh viên',
  ].flatMap((line) => line.split(',')),
);

const PLAIN_NO_NAMES = new Set(
  [
    'tay,nung,hmong,h mong,san chay,san diu,cao lan,pa then,la chi,tv,tt,tp,to truong,to pho,thanh vien,thu ky,bi thu',
    'dang vien,doan vien,nong dan,ccb,dvtn,dt,sdt,dien thoai',
  ].flatMap((line) => line.split(',')),
);

/** With one of these and a word behind it a cell names a place or a body, not a person. */
const PLACES = wordSet('thôn bản xóm tổ tdp khu phố xã phường huyện tỉnh hội ubnd uỷ ủy ban thon xom');

/** A word beside a name, or two, may be of it: more are somebody's whole name, or a sentence. */
const MOST_BESIDE = 2;

const isTitle = ({ small, folded, isPlain }: Word): boolean =>
  TITLES.has(small) || (isPlain && PLAIN_TITLES.has(folded));

function isPart(one: Word, next: Word | undefined): boolean {
  if (next === undefined) return false;
  const isPlain = one.isPlain && PLAIN_PARTS.has(`${one.folded} ${next.folded}`);
  return isPlain || PARTS.has(`${one.small} ${next.small}`);
}

/** The words of a text that are neither of the name, which begins them at these places, nor what somebody is called. */
function uncalled(text: string, starts: ReadonlySet<number>): Word[] {
  const words = wordsIn(text, 0);
  const isOfName = (word: Word | undefined): boolean => word !== undefined && starts.has(word.start);
  const left: Word[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const [word, next] = [words[at] as Word, words[at + 1]];
    if (isOfName(word)) continue;
    if (isPart(word, next) && !isOfName(next)) at += 1;
    else if (!isTitle(word) || (next?.isClose === true && !isOfName(next))) left.push(word);
  }
  return left;
}

/** The words of a name, folded, without what the person is called before it; “Anh” alone is a name. */
export function calledWords(text: string): string[] {
  const named = uncalled(text, new Set());
  return (named.length > 0 ? named : wordsIn(text, 0)).map(({ folded }) => folded);
}

/** The doubt that weighs most. */
export function worst(bearings: readonly Bearing[]): Bearing {
  const order: readonly Bearing[] = ['shared', 'open', 'aside', 'alone'];
  return order.find((one) => bearings.includes(one)) ?? null;
}

/** The register has the name without any diacritics, in haste or since it has none, and the text with some: Ma A Chu and Mã A Chứ are two. */
const isMarkedBeyond = (
  text: string,
  starts: ReadonlySet<number>,
  { words, spelt }: Pick<SoughtPerson, 'words' | 'spelt'>,
): boolean =>
  spelt.every((word, at) => word === words[at]) &&
  wordsIn(text, 0).some(({ start, small, folded }) => starts.has(start) && small !== folded);

/** @see Bearing */
export function bearingOfText(text: string, { words, spelt }: SoughtPerson): Bearing {
  const { count, isSpeltOtherwise, starts } = nameIn(text, { words, spelt });
  if (count === 0) return null;
  const others = uncalled(text, starts);
  if (others.length === 0 && !isSpeltOtherwise)
    return isMarkedBeyond(text, starts, { words, spelt }) ? 'aside' : 'alone';
  // Where the name itself has no capitals, neither has another one beside it.
  const isSmall = !wordsIn(text, 0).some(({ start, isCapital }) => isCapital && starts.has(start));
  const mayBeOthers = others.some(({ isCapital, folded }) => isCapital || OF_OTHERS.has(folded));
  return isSpeltOtherwise || isSmall || mayBeOthers ? 'shared' : 'aside';
}

/** A word of places. Without diacritics “Ban” is the surname Bàn as well, and “Phuong”, “Tinh” are none: Phương and Tình are names. */
const isOfPlaces = ({ small, isPlain }: Word): boolean => PLACES.has(small) && !(isPlain && small === 'ban');

/** Words that say that something is not known: “không nhớ”, “khoảng 1980”. */
const UNKNOWN = wordSet('không chưa khoảng chừng');

/** Remarks are made of these, and no name: “gọi buổi tối”. */
const REMARKS = wordSet('gọi buổi đã đang được thiếu hỏi đổi hỏng nhờ việc bận nghỉ ốm không chưa số đt sđt zalo');

/** The same, but for words that are names by themselves: Sáng, Học. */
const REMARKS_OR_NAMES = wordSet('sáng trưa chiều tối học xong máy điện thoại làm có');

const isRemark = (words: readonly Word[]): boolean =>
  words.some(({ small }) => REMARKS.has(small)) &&
  words.every(({ small }) => REMARKS.has(small) || REMARKS_OR_NAMES.has(small));

/** “v”, “x x”, “I”, not “V S S”. Y and Ý are names. */
const isTick = (words: readonly Word[]): boolean =>
  new Set(words.map(({ small }) => small)).size === 1 && /^[a-xz]$/.test(words[0]?.small ?? '');

/** What cells beside names say otherwise: ticks, numbers, parts, ethnic groups, that nothing is known, remarks. */
function isSaying(words: readonly Word[]): boolean {
  if (isTick(words)) return true;
  if (isRemark(words) || (words.length <= MOST_OF_VILLAGE && UNKNOWN.has(words[0]?.small ?? ''))) return true;
  const isPlain =
    words.every((word) => word.isPlain) && PLAIN_NO_NAMES.has(words.map(({ folded }) => folded).join(' '));
  return isPlain || NO_NAMES.has(words.map(({ small }) => small).join(' '));
}

function isNoName(words: readonly Word[]): boolean {
  const [first] = words;
  return (words.length > 1 && first !== undefined && isOfPlaces(first)) || isSaying(words);
}

/** Words that may follow one of places: “Thôn Nà Pầu Trong”. */
const MOST_OF_VILLAGE = 3;

/** Nothing but a place or a body: “Thôn 3”, “Hội Phụ nữ xã Hàm Yên”, not “Thôn 3, Sử”. */
function isPlace(words: readonly Word[], cell: string): boolean {
  const [first, ...others] = words;
  if (first === undefined || !isOfPlaces(first)) return false;
  let length = 0;
  for (const word of others) {
    length = isOfPlaces(word) ? 0 : length + 1;
    if (length > MOST_OF_VILLAGE || (length > 0 && !word.isClose)) return false;
  }
  return others.length > 0 || (/\d/.test(cell) && first.small !== 'hội');
}

/** An error of the spreadsheet program: “#N/A”, “#DIV/0!”. */
const isError = (cell: string): boolean => /^#(?:N\/A|[A-Z]+(?:\/0)?[!?])$/.test(cell.trim());

/** The words of a cell that may be somebody's name: none of an error of the spreadsheet, a place, or what sheets say of people. */
function wordsLeft(cell: string): Word[] {
  const all = wordsIn(cell, 0);
  if (all.length === 0 || isError(cell)) return [];
  const named = uncalled(cell, new Set());
  const words = named.length > 0 ? named : all;
  return isSaying(words) || isPlace(words, cell) ? [] : words;
}

/** Something in it may be somebody's name, in whatever letters. */
export const maySayName = (cell: string): boolean => wordsLeft(cell).length > 0;

/** A cell of a word or two, titles aside, that may be of the name beside it: “Lò Thị Hòa | Bình”, “1. Giàng | Lò Thị Hòa”. */
export function mayBeOfName(cell: string): boolean {
  const all = wordsIn(cell, 0);
  const isNumbered = all[0] !== undefined && isOfPlaces(all[0]) && /\d/.test(cell);
  if (all.length === 0 || isNumbered || isError(cell) || isNoName(all)) return false;
  const named = uncalled(cell, new Set());
  // “Anh” alone is a name, “Đ/c Ma” one behind a title.
  const words = named.length > 0 ? named : all;
  return words.length <= MOST_BESIDE && !isNoName(words);
}

/** Two words with a capital stand beside each other in it: a person's name, as far as a cell can say. */
export function readsLikeName(cell: string): boolean {
  const words = wordsIn(cell, 0);
  const mayBe = (word: Word | undefined): boolean => word?.isCapital === true && !isOfPlaces(word);
  return words.some((word, at) => {
    const before = words[at - 1];
    return before !== undefined && word.isClose && mayBe(word) && mayBe(before) && !isNoName([before, word]);
  });
}

/** Words of a name and a title at most: more of them are a sentence. */
const MOST_OF_NAME = 7;

/** The same, or a few words in whatever letters: “vàng seo sử”, but “làm ở xa” as well. */
export function mayReadLikeName(cell: string): boolean {
  const { length } = wordsLeft(cell);
  return readsLikeName(cell) || (length > 1 && length <= MOST_OF_NAME);
}

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
