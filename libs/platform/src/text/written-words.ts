import { APOSTROPHES, foldText, plainStrokes, UNSEEN_SIGNS } from './fold';
import { MARKS_ON_LETTERS } from './letter-marks';

/** A word of a text, and how it stands. */
export interface WrittenWord {
  /** No case, no diacritics, no tone placement. */
  readonly folded: string;
  /** With its diacritics, in small letters. */
  readonly small: string;
  /** Nothing but blanks or an apostrophe lies between it and the word before, on one line: a list has a name on each. */
  readonly isClose: boolean;
  /** Nothing but blanks lies between it and the word before, with an end of a line or a field: a long name may be broken there. */
  readonly isBroken: boolean;
  readonly isCapital: boolean;
  /** Its text has no diacritics at all, as people type in haste: then a name in it has none either. */
  readonly isPlain: boolean;
}

export interface Word extends WrittenWord {
  /** No small letter is in it. */
  readonly isAllCapitals: boolean;
  /** Which of the texts it stands in. */
  readonly text: number;
  /** Where it stands in the text as `composed` gives it; `end` is behind it. */
  readonly start: number;
  readonly end: number;
}

/**
 * Signs nobody sees, also those that turn the direction of the text behind them, and fillers and tags of other scripts: as the inside of
 * a character class. The functions of the database that part words know the same ones.
 */
export const UNSEEN_IN_TEXTS = `${UNSEEN_SIGNS}\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u202a-\u202e\u2065-\u206f\u3164\uffa0\u{e0000}-\u{e0fff}`;
const INVISIBLE = new RegExp(`[${UNSEEN_IN_TEXTS}]`, 'gu');
/** Some are letters to Unicode: HʼLử would be one word, H’Lử two. */
const APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, 'gu');
const WORDS = new RegExp(`[\\p{L}${MARKS_ON_LETTERS}]+`, 'gu');
const CLOSE = /^(?:[^\S\t\n\v\f\r\u2028\u2029]|')*$/u;
/** A diacritic, or the stroke of đ. */
const MARKED = /[\p{Mn}đĐ]/u;

export const composed = (text: string): string => plainStrokes(text.replace(INVISIBLE, '').normalize('NFC'));

/** The words of a text; `index` says which of the texts it is. */
export function wordsIn(text: string, index: number): Word[] {
  // Each apostrophe is one sign, whichever it is: what stands where stays.
  const clean = composed(text).replace(APOSTROPHE, "'");
  const isPlain = !MARKED.test(clean.normalize('NFD'));
  const words: Word[] = [];
  let end = 0;
  for (const { 0: found, index: at } of clean.matchAll(WORDS)) {
    const between = clean.slice(end, at);
    const isClose = words.length > 0 && CLOSE.test(between);
    const isBroken = words.length > 0 && !isClose && between.trim() === '';
    const forms = { folded: foldText(found), small: found.toLowerCase(), isPlain };
    const letters = { isCapital: /^\p{Lu}/u.test(found), isAllCapitals: !/\p{Ll}/u.test(found) };
    words.push({ text: index, ...forms, ...letters, isClose, isBroken, start: at, end: at + found.length });
    end = at + found.length;
  }
  return words;
}

/** A word with its diacritics, wherever the tone is put: hòa as hoà. */
export function speltOf(word: string): string {
  const parts = word.toLowerCase().normalize('NFD');
  return parts.replace(/\p{Mn}/gu, '') + (parts.match(/\p{Mn}/gu) ?? []).sort().join('');
}
