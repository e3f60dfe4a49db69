import { nameWords, textsNaming, textsOfNames, textsPerhapsNaming } from '@lopso/platform';
import { isNearName } from './near-names';
import { type SoughtPerson, textsOf, type TracedRow } from './traced-row';

/**
 * How a row bears a name: as its own, `split` over a column of the name and one that nobody matched, or `shared` with what may be
 * somebody else's name or part of a longer one. Only `whole` is sure.
 */
export type Bearing = 'whole' | 'split' | 'shared' | null;

const isOfName = ({ columns }: TracedRow, column: number): boolean => columns.fullName?.includes(column) === true;

/** Its columns are not known, as long as nobody said which of them is the name. */
const isUnmatched = ({ columns, kind }: TracedRow): boolean => columns.fullName === undefined && kind === 'roster';

/** The cells where a name may stand or go on: those of the name, and those of which nobody said what they hold. The others are empty. */
const possibleCells = (row: TracedRow): string[] => {
  const others = Object.values(row.columns).flat();
  return row.cells.map((text, column) => (isOfName(row, column) || !others.includes(column) ? text : ''));
};

/** Cells of the name, without those that say again how the one before ends: merged ones, or “Tên” beside “Họ và tên”. */
function nameCells({ columns, cells }: TracedRow): string[] {
  const texts = (columns.fullName ?? []).map((column) => cells[column] ?? '').filter((text) => text.trim() !== '');
  const plain = texts.map((text) => ` ${nameWords(text).join(' ')}`);
  return texts.filter((_, at) => at === 0 || plain[at - 1]?.endsWith(plain[at] ?? '') !== true);
}

/** The texts that give a row its name, each by itself: its cells, what was typed, what was read. */
export function nameTexts(row: TracedRow): string[] {
  const all = (row.columns.fullName ?? []).map((column) => row.cells[column] ?? '');
  const said = [nameCells(row).join(' '), all.join(' '), ...textsOf({ ...row, columns: {} }, 'fullName')];
  return [...new Set(said)].filter((text) => text.trim() !== '');
}

const isNaming = (text: string, words: readonly string[]): boolean => textsNaming([text], words).size > 0;

/** Lines of one text name two people: “Vàng Seo Sử”, and under it “Lò Thị Hòa”. A name that runs over two lines is one. */
function isOfTwo(text: string, words: readonly string[]): boolean {
  const lines = text.split(/[\t\n\v\f\r]+/);
  const others = lines.filter((line) => !isNaming(line, words));
  return others.length < lines.length && others.some((line) => /^[\s\d.)-]*\p{L}/u.test(line));
}

/** One word with a capital alone in a cell beside these: a longer name may go on there, “Lò Thị Hòa | Bình”. */
const mayGoOn = (cells: readonly string[], naming: ReadonlySet<number>): boolean =>
  [...naming]
    .flatMap((at) => [at - 1, at + 1])
    .some((at) => !naming.has(at) && /^\s*\p{Lu}[\p{L}\p{M}]*\s*$/u.test(cells[at] ?? ''));

/** Where nobody said which column is the name, or it goes on in one that nobody matched. */
function bearingOfCells(row: TracedRow, words: readonly string[]): Bearing {
  const cells = possibleCells(row);
  const places = textsOfNames(cells, words);
  const isSplit = (place: readonly number[]): boolean => new Set(place.map((at) => isOfName(row, at))).size === 2;
  const naming = new Set(places.filter((place) => isUnmatched(row) || isSplit(place)).flat());
  if (naming.size === 0) return null;
  if (mayGoOn(cells, naming) || [...naming].some((at) => isOfTwo(cells[at] ?? '', words))) return 'shared';
  return isUnmatched(row) ? 'whole' : 'split';
}

/** The cells with the name in what is said beside a row's own name, and no part of that. */
export const namingBeside = (row: TracedRow, { words }: SoughtPerson): ReadonlySet<number> =>
  new Set(
    textsOfNames(row.cells, words)
      .filter((place) => !place.some((at) => isOfName(row, at)))
      .flat(),
  );

/** How the row bears the very name: in the columns for it, in what was typed or read, or, with no such column known, anywhere. */
export function bearingOf(row: TracedRow, { words }: SoughtPerson): Bearing {
  const texts = nameTexts(row);
  if (!texts.some((text) => isNaming(text, words))) return bearingOfCells(row, words);
  return [...texts, nameCells(row).join('\n')].some((text) => isOfTwo(text, words)) ? 'shared' : 'whole';
}

export const isNearlyNamed = (row: TracedRow, { words }: SoughtPerson): boolean =>
  nameTexts(row).some((text) => isNearName(nameWords(text), words));

/** The name stands in its column beside a word that may make it a longer one: “LÒ THỊ HÒA TỔ PHÓ”, “LÒ THỊ HÒA BÌNH”. */
export function isPerhapsNamed(row: TracedRow, { words }: SoughtPerson): boolean {
  if (nameTexts(row).some((text) => textsPerhapsNaming([text], words).size > 0)) return true;
  return [...textsPerhapsNaming(possibleCells(row), words)].some((column) => isOfName(row, column));
}
