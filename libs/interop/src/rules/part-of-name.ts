import { withI } from './near-names';
import { calledWords, mayBeOfName, mayReadLikeName } from './name-text';
import { nameTexts, possibleCells } from './row-name';
import { type SoughtPerson, type TracedRow } from './traced-row';

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
