import { MARKS_ON_LETTERS } from './letter-marks';

/**
 * Signs nobody sees, as the inside of a character class: zero-width ones, the soft hyphen, marks of direction. They come with what
 * is copied from PDF files and web pages. Not what turns the direction of the text that follows: no name has that, and it is refused.
 */
export const UNSEEN_SIGNS = '\u00ad\u200b-\u200f\u2060-\u2064\ufeff';

const UNSEEN = new RegExp(`[${UNSEEN_SIGNS}]`, 'g');

/**
 * Trims, collapses blanks, removes signs nobody sees and composes to NFC: what every text input goes through. The letter eth, which old
 * converters wrote for Đ and which looks the same, becomes Đ.
 */
export function cleanText(text: string): string {
  return plainStrokes(text.normalize('NFC')).replace(UNSEEN, '').replace(/\s+/g, ' ').trim();
}

/** Đ and đ for the letter eth (U+00D0, U+00F0), which no Vietnamese word has. */
export function plainStrokes(text: string): string {
  return text.replace(/\u00d0/g, 'Đ').replace(/\u00f0/g, 'đ');
}

/** All that keyboards and word processors write for an apostrophe, as the inside of a character class. */
export const APOSTROPHES = "'`\u00b4\u02b9\u02bb-\u02bf\u02c8\u02ca\u02cb\u2018\u2019\u201b\u2032\ua78b\ua78c\uff07";

const APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, 'g');

/** One sign for the apostrophe of a name: H’Mông, H`Hen, HʼLử are H'…. */
export function plainApostrophes(name: string): string {
  return name.replace(APOSTROPHE, "'");
}

const MARKS = new RegExp(`[\\p{Mn}${MARKS_ON_LETTERS}]`, 'gu');

/**
 * The search key of a Vietnamese text: lower case, no diacritics, đ as d, one apostrophe. It also folds tone placement (Hòa = Hoà).
 * Recipe tested in the domain notes, section 6.2.
 */
export function foldText(text: string): string {
  return plainApostrophes(cleanText(text))
    .toLocaleLowerCase('vi')
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(/đ/g, 'd');
}

/** The given name of a Vietnamese full name: its last word. Lists of people sort by it. */
export function givenNameOf(fullName: string): string {
  const words = cleanText(fullName).split(' ');
  return words[words.length - 1] ?? '';
}

const collator = new Intl.Collator('vi');

/** Orders two full names as a Vietnamese list does: by given name, then by the whole name. */
export function compareNames(a: string, b: string): number {
  return collator.compare(givenNameOf(a), givenNameOf(b)) || collator.compare(a, b);
}
