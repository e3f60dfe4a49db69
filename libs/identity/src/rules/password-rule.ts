import { isCommonPassword } from './common-passwords';
import { isOfBirth } from './guessed-parts';
import { withoutDiacritics } from './look-alikes';
import { isOfOwnName, isOfOwnNumber } from './own-name-password';

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
