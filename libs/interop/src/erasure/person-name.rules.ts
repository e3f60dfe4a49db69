import {
  BETWEEN,
  nameIn,
  nameWords,
  phonePattern,
  plainWords,
  textsOfNames,
  textsPerhapsNaming,
} from '@lopso/platform';
import { readTelephone, type ReadText } from '../checks/person-texts.rules';
import {
  type Bearing,
  bearingOfText,
  calledWords,
  cellsLeft,
  isOther,
  isShifted,
  mayBeOfName,
  mayReadLikeName,
  maySayOthers,
  readsLikeName,
  readsOthers,
  type SoughtPerson,
  textsOf,
  type TracedRow,
  worst,
} from './traced-row.rules';

/** A syllable that is spelt with y or with i: consonants and the vowel alone, or after qu. “Mây” and “Mai” are two names. */
const EITHER = /^(qu|[^aeiouy]*)([yi])$/;

const SPELLINGS = 16;

/** A folded word with i where y may stand for it. */
export const withI = (word: string): string => word.replace(EITHER, '$1i');

function otherSpelling(word: string): string | null {
  const [, start = '', vowel] = EITHER.exec(word) ?? [];
  if (vowel === undefined) return null;
  return start + (vowel === 'i' ? 'y' : 'i');
}

/** A name without one of its inner words: the family name and the given name are never left out. */
function withoutOne(words: readonly string[]): string[][] {
  return words.length < 3 ? [] : words.slice(1, -1).map((_, at) => words.filter((__, other) => other !== at + 1));
}

/**
 * True of a name that is the same but for i and y, or for one inner word that one of them leaves out; not of the very same. Words are
 * folded: tone and its place do not matter.
 */
export function isNearName(one: readonly string[], other: readonly string[]): boolean {
  if (one.length === 0 || other.length === 0 || one.join(' ') === other.join(' ')) return false;
  if (Math.abs(one.length - other.length) > 1) return false;
  const [a, b] = [one.map(withI), other.map(withI)];
  const said = new Set([a, ...withoutOne(a)].map((words) => words.join(' ')));
  if (said.has(b.join(' '))) return true;
  return withoutOne(b).some((words) => words.join(' ') === a.join(' '));
}

/**
 * Each spelling of a name with its words of y and i. So many at most: further such words are left out, and a row with the others is looked
 * at as well. A name may have forty of them, and each would double the spellings.
 */
function spellingsOf(words: readonly string[]): string[][] {
  return words.reduce<string[][]>(
    (spellings, word) => {
      const other = otherSpelling(word);
      if (other === null) return spellings.map((spelling) => [...spelling, word]);
      if (spellings.length === SPELLINGS) return spellings;
      return spellings.flatMap((spelling) => [
        [...spelling, word],
        [...spelling, other],
      ]);
    },
    [[]],
  );
}

/** The words a row must hold to have a name near this one, each set by itself: for an index of the words of rows. */
export function nearWordSets(name: readonly string[]): string[][] {
  const spellings = [name, ...withoutOne(name)].flatMap(spellingsOf);
  const sets = new Map(spellings.map((words) => [plainWords(words).join(' '), plainWords(words)]));
  return [...sets.values()].filter((words) => words.length > 1);
}

/** What was read, or proposed for it; null for nothing usable. */
export function readOrProposed<T>(read: ReadText<T>): string | null {
  const value = read.kind === 'read' ? read.value : read.proposal;
  return value === null ? null : String(value);
}

/** Every telephone in a text as its digits with a nought, also beside other words; one of before 2018 also as it is today. */
export function telephonesIn(text: string): string[] {
  const parts = [text, ...(text.match(/\+?\d[\dOo\s.\-()]{7,}/g) ?? [])];
  return parts.flatMap((part) => {
    const digits = part.replace(/\D/g, '').replace(/^(?:84(?=\d{9})|0)/, '');
    return digits.length < 9 ? [] : [`0${digits}`, ...[readOrProposed(readTelephone(part)) ?? []].flat()];
  });
}

/** The text gives this telephone, dialled with a nought: by itself, as the number that a cell made of it, or beside other numbers. */
export function hasPhone(text: string, phone: string | null): boolean {
  if (phone === null) return false;
  const alone = new RegExp(
    `(?<!\\d)(?:(?:\\+|00)?84${BETWEEN})?(?:0${BETWEEN})?${phonePattern(phone.slice(1))}(?!\\d)`,
  );
  return alone.test(text) || telephonesIn(text).includes(phone);
}

const isOfName = ({ columns }: TracedRow, column: number): boolean => columns.fullName?.includes(column) === true;

/** Its columns are not known, as long as nobody said which of them is the name. */
const isUnmatched = ({ columns, kind }: TracedRow): boolean => columns.fullName === undefined && kind === 'roster';

/** The cells where a name may stand or go on: those of the name, and those of which nobody said what they hold. The others are empty. */
export function possibleCells(row: TracedRow): string[] {
  const others = Object.values(row.columns).flat();
  return row.cells.map((text, column) => (isOfName(row, column) || !others.includes(column) ? text : ''));
}

const folded = (text: string): string => nameWords(text).join(' ');

/** What stands in the cells of the name. */
const cellsOfName = ({ columns, cells }: TracedRow): string[] =>
  (columns.fullName ?? []).map((column) => cells[column] ?? '').filter((text) => text.trim() !== '');

/** The same without those that say again how the one before ends: merged ones, or “Tên” beside “Họ và tên”. */
function saidOnce(texts: readonly string[]): string[] {
  return texts.filter((text, at) => at === 0 || !` ${folded(texts[at - 1] ?? '')}`.endsWith(` ${folded(text)}`));
}

/** The texts that give a row its name: what was typed goes before what stands in its cells, and what was read comes of either. */
interface NameSources {
  readonly cells: string;
  readonly typed: string;
  readonly read: string;
}

function sourcesOf(row: TracedRow): NameSources {
  const all = cellsOfName(row);
  const [typed, read] = [row.edits.fullName ?? '', textsOf({ ...row, columns: {}, edits: {} }, 'fullName')[0] ?? ''];
  const isRepeated = folded(read) === folded(all.join(' '));
  return { cells: saidOnce(all).join('\n'), typed, read: isRepeated && typed === '' ? '' : read };
}

/** The texts that give a row its name, each by itself. */
export function nameTexts(row: TracedRow): string[] {
  const { cells, typed, read } = sourcesOf(row);
  const all = [cells.replaceAll('\n', ' '), cellsOfName(row).join(' '), typed, read];
  return [...new Set(all)].filter((text) => text.trim() !== '');
}

/** Cells beside these, blank ones passed over, in which a longer name may go on: in a shifted row also where something else should stand. */
function goesOnBeside(row: TracedRow, columns: readonly number[]): boolean {
  const cells = cellsLeft(row);
  const isPassed = (at: number): boolean => columns.includes(at) || (at in row.cells && row.cells[at]?.trim() === '');
  const next = (column: number, step: 1 | -1): number => {
    let at = column + step;
    while (isPassed(at)) at += step;
    return at;
  };
  const beside = columns.flatMap((column) => [next(column, -1), next(column, 1)]);
  return [...new Set(beside)].some((at) => !isOther(row, at) && mayBeOfName(cells[at] ?? ''));
}

/** Places in the same cells are one. */
const distinct = (places: readonly (readonly number[])[]): (readonly number[])[] => [
  ...new Map(places.map((place) => [place.join(), place])).values(),
];

const textAt = ({ cells }: TracedRow, place: readonly number[]): string => place.map((at) => cells[at] ?? '').join(' ');

/** It may be shifted by a cell: somebody is named where year or telephone should stand, or beside a telephone that stands elsewhere. */
export function mayBeShifted(row: TracedRow, { phone }: SoughtPerson): boolean {
  if (isShifted(row)) return true;
  const isInPlace = textsOf(row, 'phone').some((text) => hasPhone(text, phone));
  const isElsewhere = !isInPlace && row.cells.some((text) => hasPhone(text, phone));
  return isElsewhere && maySayOthers(row, row.columns.fullName ?? []);
}

/** By its own name: null where that is not the person's. */
function bearingOfOwn(row: TracedRow, person: SoughtPerson): Bearing {
  const { cells, typed, read } = sourcesOf(row);
  const bears = (text: string): Bearing => bearingOfText(text, person);
  if ([cells, typed, read].every((text) => bears(text) === null)) return null;
  const said = [typed === '' ? cells : typed, read].filter((text) => text.trim() !== '');
  if (said.some((text) => bears(text) === null) || mayBeShifted(row, person)) return 'shared';
  const borne = worst(said.map(bears));
  const goesOn = typed === '' && goesOnBeside(row, row.columns.fullName ?? []);
  return goesOn ? worst(['open', borne]) : borne;
}

/** By cells of which nobody said that they are the name: in a sheet whose columns are not known, or where the name goes on in one. */
function bearingOfCells(row: TracedRow, person: SoughtPerson): Bearing {
  const cells = possibleCells(row);
  const isSplit = (place: readonly number[]): boolean => new Set(place.map((at) => isOfName(row, at))).size === 2;
  const places = distinct(textsOfNames(cells, person.words)).filter((place) => isUnmatched(row) || isSplit(place));
  if (places.length === 0) return null;
  if (isUnmatched(row) && (namesOthers(cells, places.flat()) || readsOthers(row, places.flat()))) return 'shared';
  const mayGoOn = isUnmatched(row)
    ? cells.some((text, at) => !places.flat().includes(at) && !isOther(row, at) && mayBeOfName(text))
    : places.some((place) => goesOnBeside(row, place));
  return worst([
    ...places.map((place) => bearingOfText(textAt(row, place), person)),
    mayGoOn ? 'open' : null,
    isUnmatched(row) ? null : 'aside',
  ]);
}

/** Somebody's name stands in other cells than these. */
const namesOthers = (cells: readonly string[], columns: readonly number[]): boolean =>
  cells.some((text, at) => !columns.includes(at) && readsLikeName(text));

/** How the row bears the very name. */
export const bearingOf = (row: TracedRow, person: SoughtPerson): Bearing =>
  bearingOfOwn(row, person) ?? bearingOfCells(row, person);

/**
 * The cells with the name in what is said beside a row's own name, and no part of that. In a sheet whose columns are not known nobody can
 * say which they are.
 */
export const namingBeside = (row: TracedRow, { words }: SoughtPerson): readonly (readonly number[])[] =>
  isUnmatched(row)
    ? []
    : distinct(textsOfNames(row.cells, words)).filter((place) => !place.some((at) => isOfName(row, at)));

/** Whether a place beside the row's own name surely is the person's. In a row of a village nobody who stands with them is cut with them. */
export function isSurelyAt(row: TracedRow, place: readonly number[], person: SoughtPerson): boolean {
  const text = textAt(row, place);
  if (goesOnBeside(row, place) || nameIn(text, person).isSpeltOtherwise) return false;
  return row.kind === 'roster' || bearingOfText(text, person) !== 'shared';
}

export const isNearlyNamed = (row: TracedRow, { words }: SoughtPerson): boolean =>
  nameTexts(row).some((text) => isNearName(nameWords(text), words));

/** Its name is the person's but for diacritics, and nothing stands beside it. */
export function isSpeltOtherwise(row: TracedRow, person: SoughtPerson): boolean {
  const texts = nameTexts(row);
  const isSame = (text: string): boolean => folded(text) === person.words.join(' ');
  return texts.length > 0 && texts.every(isSame) && texts.some((text) => nameIn(text, person).isSpeltOtherwise);
}

/** The name stands in its column beside a word that may make it a longer one: “LÒ THỊ HÒA TỔ PHÓ”, “LÒ THỊ HÒA BÌNH”. */
export function isPerhapsNamed(row: TracedRow, { words }: SoughtPerson): boolean {
  if (nameTexts(row).some((text) => textsPerhapsNaming([text], words).size > 0)) return true;
  const cells = possibleCells(row);
  const perhaps = [...textsPerhapsNaming(cells, words)];
  if (isUnmatched(row)) return perhaps.length > 0 && !namesOthers(cells, perhaps);
  return perhaps.some((column) => isOfName(row, column));
}

/** No name is given for it, in a sheet that has a column for names. */
export const isNameless = (row: TracedRow): boolean =>
  row.columns.fullName !== undefined && textsOf(row, 'fullName').every((text) => !/\p{L}/u.test(text));

/**
 * How much of somebody's name a row has that has not all of it: `short` only words of it, cut to their first letter or mistyped by one, and
 * among them the very given name (“Vàng T. Muôn”, “Chị Muôn”); `given` the given name, perhaps mistyped or cut; `word` another word of it, which is not Thị or Văn.
 */
export type PartOfName = 'short' | 'given' | 'word' | null;

const ORDER: readonly PartOfName[] = ['short', 'given', 'word'];

/** Half of all names have one of them. */
const EVERYBODYS: ReadonlySet<string> = new Set(['thi', 'van']);

/** A shorter word is another one with any of its letters changed. */
const SHORTEST_MISTYPED = 3;

/** A letter more, less or other, or two that changed places. */
function isMistyped(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < SHORTEST_MISTYPED || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const [left, right] = [short.slice(at), long.slice(at)];
  if (short.length < long.length) return left === right.slice(1);
  const isTurned = left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2);
  return isTurned || left.slice(1) === right.slice(1);
}

const isSame = (one: string, other: string): boolean => withI(one) === withI(other);

const isCut = (said: string, word: string): boolean => said.length === 1 && word.startsWith(said);

const isLike = (said: string, word: string): boolean =>
  isSame(said, word) || isCut(said, word) || isMistyped(withI(said), withI(word));

function partIn(text: string, words: readonly string[]): PartOfName {
  const said = calledWords(text);
  const given = words[words.length - 1] ?? '';
  const holds = (is: (said: string, word: string) => boolean, word: string): boolean =>
    said.some((one) => is(one, word));
  const isShort = said.every((one) => words.some((word) => isLike(one, word)));
  if (isShort && holds(isSame, given)) return 'short';
  const isShared = words.slice(0, -1).some((word) => !EVERYBODYS.has(word) && holds(isSame, word));
  const isGiven = holds(isSame, given) || holds((one, word) => isMistyped(withI(one), withI(word)), given);
  if (isGiven || (isShared && isShort && holds(isCut, given))) return 'given';
  return isShared ? 'word' : null;
}

/** Where its name may stand: what gives it one, with a cell beside that may be of it, or such a cell where nothing does. */
function textsOfName(row: TracedRow): string[] {
  const own = nameTexts(row);
  const beside = possibleCells(row).filter((cell) => mayBeOfName(cell) || mayReadLikeName(cell));
  if (own.length === 0) return beside;
  const joined = own.flatMap((name) => beside.flatMap((cell) => [`${name} ${cell}`, `${cell} ${name}`]));
  return [...own, ...joined];
}

/** @see PartOfName; rows of villages have no name of their own. */
export function partOfName(row: TracedRow, { words }: SoughtPerson): PartOfName {
  if (row.kind !== 'roster') return null;
  const parts = textsOfName(row).map((text) => partIn(text, words));
  return ORDER.find((one) => parts.includes(one)) ?? null;
}
