/** Digits and signs that stand for letters between letters: mu0n. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '@': 'a',
  $: 's',
};

const [DIGITS, SHIFTED] = ['1234567890', '!@#$%^&*()'];

/** Lower case Vietnamese as plain letters. */
export function withoutDiacritics(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');
}

/** A text in small letters without diacritics. */
export const plainLetters = (text: string): string => withoutDiacritics(text.toLowerCase());

/** With the letters that digits and signs between letters stand for: p@ssw0rd. `plain`: small letters. */
export const lettered = (plain: string): string =>
  plain.replace(/(?<=[a-z])[01345@$](?=[a-z])/g, (sign) => LOOKALIKES[sign] ?? sign);

/** With the digit of each key whose sign was typed: 1qaz@wsx is 1qaz2wsx. */
export const unshifted = (plain: string): string =>
  plain.replace(/[!@#$%^&*()]/g, (sign) => DIGITS[SHIFTED.indexOf(sign)] ?? sign);

/** Words joined over the signs between them: nguyen.van_tuan. */
export const joined = (plain: string): string => plain.replace(/(?<=[a-z])[._-]+(?=[a-z])/g, '');
const KEYBOARD = ['01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'abcdefghijklmnopqrstuvwxyz', '!@#$%^&*()'];

const escaped = (text: string): string => text.replace(/[\^$()*]/g, '\\$&');

/** Every run along a row of keys, of three and more digits or signs, of four and more letters. */
function runsOf(row: string): string[] {
  const shortest = /[a-z]/.test(row) ? 4 : 3;
  const both = [row, [...row].reverse().join('')];
  return both.flatMap((keys) =>
    [...keys].flatMap((_, from) =>
      Array.from({ length: Math.max(0, keys.length - from - shortest + 1) }, (__, more) =>
        keys.slice(from, from + shortest + more),
      ),
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

const [BARE, TURNED] = [`${DAY}${MONTH}${YEAR}`, `${YEAR}${MONTH}${DAY}`];

/**
 * Days and years of birth. Without signs between, one of eight digits stands at an end of all digits in a row, and a shorter one is all of
 * them: in ten digits of chance many days are found.
 */
const BIRTH = [
  `(?<!\\d)(?:${DAY}|[1-9])([-./_])(?:${MONTH}|[1-9])\\1(?:${YEAR}|\\d\\d)(?!\\d)`,
  `(?<!\\d)${YEAR}([-./_])(?:${MONTH}|[1-9])\\2(?:${DAY}|[1-9])(?!\\d)`,
  `(?<!\\d)(?:${BARE}|${TURNED})|(?:${BARE}|${TURNED})(?!\\d)`,
  `(?<!\\d)(?:${DAY}${MONTH}\\d\\d|${YEAR})(?!\\d)`,
  `(?<![a-z\\d])(?:ngay|sinhnhat|sn)?(?:${DAY}|[1-9])(?:t|thang)(?:${MONTH}|[1-9])(?:(?:n|nam)?(?:${YEAR}|\\d\\d))?(?![a-z\\d])`,
].join('|');

const ONE_BIRTH = new RegExp(BIRTH);

const EVERY_BIRTH = new RegExp(BIRTH, 'g');

/**
 * What is left of a text in small letters without what anybody adds first, in either order of taking it out: one day or year of birth is
 * nothing, a run by habit is one sign. An order may leave less than the other: 15031982123.
 */
export function withoutGuessed(plain: string): readonly string[] {
  return [
    plain.replace(ONE_BIRTH, '').replace(HABITS, ONE_SIGN),
    plain.replace(HABITS, ONE_SIGN).replace(ONE_BIRTH, ''),
  ];
}

/** So many signs beside something known are a number counted up, a year, a sign of exclamation: no secret in a village. */
export const SIGNS_BESIDE = 4;

/** Said of a day of birth: ngay15thang3, sinhnhat150382. */
const OF_BIRTH = /ngay|sinhnhat|sinh|nam/g;

/**
 * True of days of birth and runs by habit with hardly anything beside them, letters as well: 15/03/1982, 1982@1982, a15031982, Aa@123456.
 * `plain`: small letters without diacritics.
 */
export function isOfBirth(plain: string): boolean {
  const text = plain.replace(/\s/g, '');
  const beside = text.replace(EVERY_BIRTH, '').replace(HABITS, ONE_SIGN);
  return beside !== text && [...beside.replace(OF_BIRTH, '')].length <= SIGNS_BESIDE;
}
