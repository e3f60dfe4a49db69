import { withoutDiacritics } from './common-passwords';

/** What of a person a password must not be made of. `phone`: its digits without country code and leading 0, or empty. */
export interface OwnNames {
  readonly username: string;
  readonly displayName: string;
  readonly phone: string;
}

/** So many signs beside the own name are a year of birth, a number counted up, a sign of exclamation: no secret in a village. */
const SIGNS_BESIDE_NAME = 4;

/** A word with so many more letters before or behind own words is still made of them: vangthimuonx. */
const LETTERS_BESIDE_NAME = 2;

/** Shorter than this, own words at one end of a word are chance: “an” in “thanhlan”. */
const SHORTEST_PART = 4;

const KEYBOARD = ['01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'abcdefghijklmnopqrstuvwxyz', '!@#$%^&*()'];

const escaped = (text: string): string => text.replace(/[\^$()*]/g, '\\$&');

/** Every run along a row of keys, of three and more digits or signs, of four and more letters: the longest first. */
function runsOf(row: string): string[] {
  const shortest = /[a-z]/.test(row) ? 4 : 3;
  const both = [row, [...row].reverse().join('')];
  return both.flatMap((keys) =>
    [...keys].flatMap((_, from) =>
      Array.from({ length: keys.length - from - shortest + 1 }, (__, more) => keys.slice(from, from + shortest + more)),
    ),
  );
}

const ROWS = [...KEYBOARD.flatMap(runsOf), 'abc', 'qwe', 'asd', 'zxc']
  .sort((a, b) => b.length - a.length)
  .map(escaped)
  .join('|');

/** Runs along the keyboard, one sign three times and more, and numbers of luck and twice the same: 112233, !!@@, 6868. */
const HABITS = new RegExp(`(?:(.)\\1){2,}|([^a-z]{2,8}?)\\2+|(.)\\3{2,}|${ROWS}`, 'g');

/** Each of them is one thing to remember, and to guess. */
const ONE_SIGN = '*';

const [DAY, MONTH, YEAR] = ['(?:0[1-9]|[12]\\d|3[01])', '(?:0[1-9]|1[0-2])', '(?:19|20)\\d\\d'];

/** A day or year of birth. Without signs between, only where all digits in a row are one: in ten digits of chance many days are found. */
const BIRTH = new RegExp(
  [
    `(?<!\\d)(?:${DAY}|[1-9])([-./_])(?:${MONTH}|[1-9])\\1(?:${YEAR}|\\d\\d)(?!\\d)`,
    `(?<!\\d)${YEAR}([-./_])(?:${MONTH}|[1-9])\\2(?:${DAY}|[1-9])(?!\\d)`,
    `(?<!\\d)(?:${DAY}${MONTH}(?:${YEAR}|\\d\\d)|${YEAR}${MONTH}${DAY}|${YEAR})(?!\\d)`,
  ].join('|'),
);

/** A text in small letters without diacritics. */
const plainLetters = (text: string): string => withoutDiacritics(text.toLowerCase());

/**
 * True of a password that is words of the own name or the username, in any order, with hardly anything beside them: the own number, one
 * day or year of birth count as nothing, a run that hands type by habit and every other sign as one. Words that only hold a name are none.
 */
export function isOfOwnName(password: string, owner: OwnNames): boolean {
  const own = ownWords(owner);
  const written = plainLetters(password).replace(/[\s'’ʼꞌ]/g, '');
  const number = owner.phone === '' ? /(?!)/ : new RegExp(`\\+?(?:84|0)?${owner.phone}`, 'g');
  const said = written.replace(number, '');
  const birthFirst = said.replace(BIRTH, '').replace(HABITS, ONE_SIGN);
  const habitsFirst = said.replace(HABITS, ONE_SIGN).replace(BIRTH, '');
  return isNameAndLittle(birthFirst, own) || isNameAndLittle(habitsFirst, own);
}

/** What a person is called: each word of the name, also of one letter and by the parts of H'Lử, and the username without its number. */
function ownWords({ username, displayName }: OwnNames): string[] {
  const words = [username.replace(/\d+$/, ''), ...displayName.split(/\s+/)].map(plainLetters);
  const parts = words.flatMap((word) => [word, ...word.split(/[^a-z]+/)]).map((word) => word.replace(/[^a-z]/g, ''));
  return [...new Set(parts)].filter((word) => word !== '');
}

function isNameAndLittle(said: string, own: readonly string[]): boolean {
  const named = (said.match(/[a-z]+/g) ?? [])
    .map((run) => lengthOfOwn(run, own))
    .reduce((sum, length) => sum + length, 0);
  return named > 0 && [...said].length - named <= SIGNS_BESIDE_NAME;
}

/** Letters of a run that own words make up: all of it, or a long part at its beginning or end with a letter or two more. */
function lengthOfOwn(run: string, own: readonly string[]): number {
  const longest = Math.max(filledFromStart(run, own), filledFromStart(reversed(run), own.map(reversed)));
  if (longest === run.length) return longest;
  return longest >= SHORTEST_PART && run.length - longest <= LETTERS_BESIDE_NAME ? longest : 0;
}

const reversed = (text: string): string => [...text].reverse().join('');

/** How far own words reach, one behind the other: “van” and “an” fill three letters of “vans”. */
function filledFromStart(run: string, own: readonly string[]): number {
  const reached = new Set([0]);
  for (let at = 0; at < run.length; at += 1)
    if (reached.has(at)) for (const word of own) if (run.startsWith(word, at)) reached.add(at + word.length);
  return Math.max(...reached);
}
