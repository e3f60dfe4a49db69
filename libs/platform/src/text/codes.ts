import { randomInt } from 'node:crypto';

/** Digits and capitals without look-alikes (no 0 O 1 I L U V): 29 signs, prime, so a weighted sum catches every single error and swap. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTWXYZ';
const BASE = CODE_ALPHABET.length;

/** Upper case, without blanks and dashes: what a person may have typed in between. */
export function normaliseCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s\-–—.]/g, '');
}

/** The check sign of a payload: weighted sum modulo 29, which tells every single mistyped sign and every swap of neighbours. */
export function checkSign(payload: string): string {
  let sum = 0;
  for (let index = 0; index < payload.length; index += 1) {
    sum += CODE_ALPHABET.indexOf(payload.charAt(index)) * (index + 2);
  }
  return CODE_ALPHABET.charAt(sum % BASE);
}

/** A random code of `length` signs whose last sign checks the others. `length` at most 27, so that no weight is 0 modulo 29. */
export function randomCode(length: number): string {
  let payload = '';
  while (payload.length < length - 1) payload += CODE_ALPHABET.charAt(randomInt(BASE));
  return payload + checkSign(payload);
}

/** What is wrong with a typed code: nothing, its length, a sign outside the alphabet, or a mistyped sign. */
export type CodeFault = 'none' | 'length' | 'alphabet' | 'mistyped';

/** Judges a normalised code of the expected length. */
export function judgeCode(code: string, length: number): CodeFault {
  if ([...code].some((sign) => !CODE_ALPHABET.includes(sign))) return 'alphabet';
  if (code.length !== length) return 'length';
  return checkSign(code.slice(0, -1)) === code.slice(-1) ? 'none' : 'mistyped';
}
