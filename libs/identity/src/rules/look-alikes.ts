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
