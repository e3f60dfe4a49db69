import { foldText } from './fold';
import { isApartFromName, type WrittenWord } from './words-before-names';

/** A word of a text, and how it stands. */
interface Word extends WrittenWord {
  /** Which of the texts it stands in. */
  readonly text: number;
  readonly isCapital: boolean;
  /** Where it stands in the text as `composed` gives it; `end` is behind it. */
  readonly start: number;
  readonly end: number;
}

const INVISIBLE = '\u200b-\u200d\u2060\ufeff';
const CLOSE = /^[\s'’‘`´]*$/u;
/** A diacritic, or the stroke of đ. */
const MARKED = /[\p{Mn}đĐ]/u;

const composed = (text: string): string => text.normalize('NFC').replace(new RegExp(`[${INVISIBLE}]`, 'gu'), '');

function wordsIn(text: string, index: number): Word[] {
  const clean = composed(text);
  const isPlain = !MARKED.test(clean.normalize('NFD'));
  const words: Word[] = [];
  let end = 0;
  for (const { 0: found, index: at } of clean.matchAll(/[\p{L}\p{M}]+/gu)) {
    const isCapital = /^\p{Lu}/u.test(found);
    const isClose = words.length > 0 && CLOSE.test(clean.slice(end, at));
    const forms = { folded: foldText(found), small: found.toLowerCase(), isPlain };
    words.push({ text: index, ...forms, isCapital, isClose, start: at, end: at + found.length });
    end = at + found.length;
  }
  return words;
}

/** The words of a name as a search compares them: no case, no diacritics, no tone placement. */
export function nameWords(fullName: string): string[] {
  return wordsIn(fullName, 0).map(({ folded }) => folded);
}

/** A word that goes on with the name beside it: “Xuân” is not who “Xuân Thu” is. In small letters every word may. */
const goesOn = (beside: Word, name: Word): boolean => beside.isCapital || !name.isCapital;

function isWholeName(words: readonly Word[], first: number, count: number): boolean {
  const [start, end] = [words[first], words[first + count - 1]];
  const [before, after] = [words[first - 1], words[first + count]];
  if (start === undefined || end === undefined) return false;
  if (before !== undefined && start.isClose && goesOn(before, start) && !isApartFromName(before, count)) return false;
  return after === undefined || !after.isClose || !goesOn(after, end);
}

/** The places of a name, whole and in its order, in texts that stand one after the other: its words at each of them. */
function placesOf(texts: readonly string[], name: readonly string[]): Word[][] {
  const words = texts.flatMap(wordsIn);
  if (name.length === 0) return [];
  return words.flatMap((_, first) => {
    const isThere = name.every((word, offset) => words[first + offset]?.folded === word);
    return isThere && isWholeName(words, first, name.length) ? [words.slice(first, first + name.length)] : [];
  });
}

/**
 * Which of the texts hold the name, whole and in its order: however its letters are composed, inside a formula, after a title, split
 * over neighbouring texts. A longer name that begins or ends with it is another one.
 */
export function textsNaming(texts: readonly string[], name: readonly string[]): ReadonlySet<number> {
  return new Set(placesOf(texts, name).flatMap((words) => words.map(({ text }) => text)));
}

/** The texts with something else in the name's place, as `textsNaming` finds it; those that hold it come back composed. */
export function withoutName(texts: readonly string[], name: readonly string[], instead: string): string[] {
  const left = [...texts];
  // From the end, so that what stands before keeps its place.
  for (const words of placesOf(texts, name).reverse()) {
    for (const index of [...new Set(words.map(({ text }) => text))].reverse()) {
      const inText = words.filter(({ text }) => text === index);
      const [first, last] = [inText[0], inText[inText.length - 1]];
      if (first === undefined || last === undefined) continue;
      const text = composed(left[index] ?? '');
      const put = index === words[0]?.text ? instead : '';
      left[index] = text.slice(0, first.start) + put + text.slice(last.end);
    }
  }
  return left;
}

/** True when the words stand in one of the texts one after the other, whatever stands beside them. */
export function holdsWords(texts: readonly string[], wanted: readonly string[]): boolean {
  const isIn = (text: string): boolean => ` ${nameWords(text).join(' ')} `.includes(` ${wanted.join(' ')} `);
  return wanted.length > 0 && texts.some(isIn);
}

/** Letters that the functions of the database keep of a word. */
const LONGEST_WORD = 200;

/**
 * The words of a name as `interop.said_words` and `platform.traces` part them: a row that lacks one does not hold the name, one that has
 * all is looked at with `textsNaming`. An index takes no word of any length: all are cut alike.
 */
export function plainWords(name: readonly string[]): string[] {
  return name
    .flatMap((word) => word.split(/[^a-z]+/))
    .filter((word) => word !== '')
    .map((word) => word.slice(0, LONGEST_WORD));
}
