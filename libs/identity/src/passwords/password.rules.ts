import { COMMON_WORDS, isCommonPassword } from './common-password.rules';
import {
  isOfBirth,
  joined,
  lettered,
  plainLetters,
  SIGNS_BESIDE,
  withoutDiacritics,
  withoutGuessed,
} from './guessed-parts.rules';

/** What of a person a password must not be made of. `phone`: its digits without country code and leading 0, or empty. */
export interface OwnNames {
  readonly username: string;
  readonly displayName: string;
  readonly phone: string;
}

/** A word with so many more letters before or behind own words is still made of them: vangthimuonx. */
const LETTERS_BESIDE = 2;

/** Shorter than this, own words at one end of a word are chance: “an” in “thanhlan”. */
const SHORTEST_PART = 4;

/** So many digits of the own number in a row are the own number. */
const DIGITS_OF_NUMBER = 6;

/** What is said before or behind a name: no secret beside it. */
const TITLES = `
  anh ba bac be bo ca cau cha chau chi chu co con cua dang di em gia ho hoang huong i iu kute la le love ly me mo my nguyen nha ong pham
  pass password matkhau mk quang sung thay thi tran van vang vo yeu
`
  .trim()
  .split(/\s+/);

const BESIDE: readonly string[] = [...new Set([...TITLES, ...COMMON_WORDS])];

/**
 * True of a password that is words of the own name, its initials or the username, in any order and with words of address or common ones,
 * with hardly anything beside them: the own number, one day or year of birth and signs between words count as nothing, a run that hands
 * type by habit and every other sign as one. Words that only hold a name are none.
 */
export function isOfOwnName(password: string, owner: OwnNames): boolean {
  const own = ownWords(owner);
  const said = plainLetters(password)
    .replace(/[\s'’ʼꞌ]/g, '')
    .replace(ownDigits(owner.phone), '');
  return spellingsOf(said, own).some(([text, words]) =>
    withoutGuessed(text).some((left) => isNameAndLittle(left, words)),
  );
}

/** True of the own number, or a long part of it, with hardly anything beside it. `plain`: small letters. */
export function isOfOwnNumber(plain: string, phone: string): boolean {
  const digits = plain.replace(/[\s.-]/g, '');
  const left = digits.replace(ownDigits(phone), '');
  return left !== digits && [...left].length <= SIGNS_BESIDE;
}

/** The own number and every long part of it, the longest first. */
function ownDigits(phone: string): RegExp {
  const whole = `0${phone}`;
  const parts = [...whole].flatMap((_, from) =>
    Array.from({ length: Math.max(0, whole.length - from - DIGITS_OF_NUMBER + 1) }, (__, more) =>
      whole.slice(from, from + DIGITS_OF_NUMBER + more),
    ),
  );
  const longestFirst = parts.sort((a, b) => b.length - a.length).join('|');
  return phone === '' ? /(?!)/ : new RegExp(`(?:\\+?84${phone}|${longestFirst})`, 'g');
}

/** A shorter part of a username is chance: the “de” of x41de7. */
const SHORTEST_OF_USERNAME = 3;

const partsOf = (word: string): string[] => [word, ...word.split(/[^a-z]+/)].map((part) => part.replace(/[^a-z]/g, ''));

/** What a person is called: each word of the name, also of one letter and by the parts of H'Lử, its initials, and the username without its number. */
function ownWords({ username, displayName }: OwnNames): string[] {
  const names = displayName.split(/\s+/).filter((word) => word !== '');
  const parts = [
    ...partsOf(plainLetters(username.replace(/\d+$/, ''))).filter((part) => part.length >= SHORTEST_OF_USERNAME),
    ...names.map(plainLetters).flatMap(partsOf),
  ];
  const initials = plainLetters(names.map((word) => word[0] ?? '').join('')).replace(/[^a-z]/g, '');
  return [...new Set([...parts, ...(initials.length > 1 ? [initials] : [])])].filter((word) => word !== '');
}

const onceEach = (text: string): string => text.replace(/([a-z])\1+/g, '$1');

/** A text as it is, with words joined over signs, without letters held down or typed twice (muoon), and with signs that stand for letters. */
function spellingsOf(said: string, own: readonly string[]): (readonly [string, readonly string[]])[] {
  const whole = joined(said);
  const once = own.map(onceEach);
  return [
    [whole, own],
    [onceEach(whole), once],
    [onceEach(lettered(whole)), once],
  ];
}

function isNameAndLittle(said: string, own: readonly string[]): boolean {
  const runs = said.match(/[a-z]+/g) ?? [];
  const lengths = runs.map((run) => lengthOfOwn(run, own));
  const isNamed = runs.some(
    (run, index) =>
      (lengths[index] ?? 0) > 0 &&
      !isFilled(
        run,
        BESIDE.filter((word) => !own.includes(word)),
      ),
  );
  const named = lengths.reduce((sum, length) => sum + length, 0);
  return isNamed && [...said].length - named <= SIGNS_BESIDE;
}

/** Letters of a run that own words and those beside them make up: all of it, or a long part of own words at one end with a letter or two more. */
function lengthOfOwn(run: string, own: readonly string[]): number {
  if (isFilled(run, [...own, ...BESIDE])) return run.length;
  const longest = Math.max(filledFromStart(run, own), filledFromStart(reversed(run), own.map(reversed)));
  return longest >= SHORTEST_PART && run.length - longest <= LETTERS_BESIDE ? longest : 0;
}

const reversed = (text: string): string => [...text].reverse().join('');

const isFilled = (run: string, words: readonly string[]): boolean => filledFromStart(run, words) === run.length;

/** How far words reach, one behind the other: “van” and “an” fill three letters of “vans”. */
function filledFromStart(run: string, words: readonly string[]): number {
  const reached = new Set([0]);
  for (let at = 0; at < run.length; at += 1)
    if (reached.has(at)) for (const word of words) if (run.startsWith(word, at)) reached.add(at + word.length);
  return Math.max(...reached);
}

/** Shortest and longest password in signs. The upper bound only keeps the work of hashing small. */
export const PASSWORD_LENGTH = { min: 8, max: 200 } as const;

/** Why a password can't be taken, or `none`. */
export type PasswordFault =
  'none' | 'too-short' | 'too-long' | 'is-username' | 'is-phone' | 'is-own-name' | 'too-common';

/** What a new password is held against. `phone` in E.164 or null; without a name there is none to hold it against. */
export interface PasswordOwner {
  readonly username: string;
  readonly phone: string | null;
  readonly displayName?: string;
}

/**
 * Judges a new password. Length is what counts; there are no rules about kinds of signs, which only teach people to
 * write `Abc@1234` (NIST SP 800-63B, 5.1.1.2). Refused are the username, the own phone number, the own name with a few signs, and what
 * anybody tries first.
 */
export function judgePassword(password: string, owner: PasswordOwner): PasswordFault {
  const signs = [...password];
  if (signs.length < PASSWORD_LENGTH.min) return 'too-short';
  if (signs.length > PASSWORD_LENGTH.max) return 'too-long';
  const plain = password.toLowerCase();
  if (plain === owner.username.toLowerCase()) return 'is-username';
  return ofPerson(plain, owner) ?? (isGuessedFirst(plain) ? 'too-common' : 'none');
}

/** What of the person a password is made of; null for nothing. */
function ofPerson(plain: string, { username, displayName = '', phone: number }: PasswordOwner): PasswordFault | null {
  const phone = nationalDigits(number ?? '');
  const isNumber = phone !== '' && nationalDigits(plain) === phone;
  if (isNumber || (isOfOwnNumber(plain, phone) && !isGuessedFirst(plain))) return 'is-phone';
  return isOfOwnName(plain, { username, displayName, phone }) ? 'is-own-name' : null;
}

function isGuessedFirst(plain: string): boolean {
  const codes = [...plain].map((sign) => sign.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  const isRow = steps.size === 1 && [...steps].every((step) => Math.abs(step) <= 1);
  return (
    isRow ||
    new Set(codes).size <= 2 ||
    isOfBirth(withoutDiacritics(plain)) ||
    isRepeated(plain) ||
    isDigitRow(plain) ||
    isCommonPassword(plain)
  );
}

/** The same few signs twice or more: 19821982, hoahoahoa. */
const isRepeated = (plain: string): boolean => /^(.{1,5})\1+$/.test(plain);

/** 1234567890, 0987654321 and the like wrap round at the end of the keyboard's row. */
function isDigitRow(plain: string): boolean {
  const row = '01234567890123456789';
  return /^\d+$/.test(plain) && (row.includes(plain) || [...row].reverse().join('').includes(plain));
}

function nationalDigits(text: string): string {
  return text.replace(/\D/g, '').replace(/^84/, '').replace(/^0+/, '');
}
