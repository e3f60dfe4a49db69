import { nameIn, nameWords, textsOfNames, textsPerhapsNaming } from '@lopso/platform';
import { isNearName } from './near-names';
import { bearingOfText, type Bearing, mayBeOfName, readsLikeName, worst } from './name-text';
import { cellsLeft, isOther, isShifted, maySayOthers, readsOthers } from './row-cells';
import { hasPhone } from './phones-in';
import { type SoughtPerson, textsOf, type TracedRow } from './traced-row';

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
