import { isCommonPassword, withoutDiacritics } from './common-passwords';

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

/** So many signs beside the own name are a year of birth, a number counted up, a sign of exclamation: no secret in a village. */
const SIGNS_BESIDE_NAME = 4;

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
  if (owner.phone !== null && nationalDigits(plain) === nationalDigits(owner.phone)) return 'is-phone';
  if (isOfOwnName(plain, owner)) return 'is-own-name';
  return isGuessedFirst(plain) ? 'too-common' : 'none';
}

const plainLetters = (text: string): string => withoutDiacritics(text.toLowerCase());

/**
 * What anybody adds to a name, and what is no secret beside it: a day or a year of birth, three and more of the keyboard's row, one sign
 * again and again, and numbers of luck: 112233, 6868.
 */
const ADDED = new RegExp(
  [
    '(?:0?[1-9]|[12]\\d|3[01])[-./]?(?:0?[1-9]|1[0-2])[-./]?(?:19|20)?\\d\\d',
    '(?:19|20)\\d\\d',
    '0?123(?:4(?:5(?:6(?:7(?:89?)?)?)?)?)?0?|9?8?7?6?54321|abc(?:d(?:e)?)?',
    '(?:(\\d)\\1){2,}|(\\d\\d)\\2+|(.)\\3{2,}',
  ].join('|'),
  'g',
);

/** What a person is called: each word of the name, also of one letter and by the parts of H'Lử, and the username without its number. */
function ownWords({ username, displayName = '' }: PasswordOwner): string[] {
  const words = [username.replace(/\d+$/, ''), ...displayName.split(/\s+/)].map(plainLetters);
  const parts = words.flatMap((word) => [word, ...word.split(/[^a-z]+/)]).map((word) => word.replace(/[^a-z]/g, ''));
  return [...new Set(parts)].filter((word) => word !== '');
}

/** True when own words fill a run of letters from end to end: “van” and “an” do not fill “sanvan”. */
function isFilled(run: string, own: readonly string[]): boolean {
  const reached = new Set([0]);
  for (let at = 0; at < run.length; at += 1)
    if (reached.has(at)) for (const word of own) if (run.startsWith(word, at)) reached.add(at + word.length);
  return reached.has(run.length);
}

/**
 * True of runs of letters that are words of the own name or the username, in any order, with hardly anything beside them: a day, a year,
 * the own number and a row of the keyboard count as nothing, every other sign as one.
 */
function isOfOwnName(plain: string, owner: PasswordOwner): boolean {
  const own = ownWords(owner);
  const number = owner.phone === null ? '' : nationalDigits(owner.phone);
  const written = plainLetters(plain).replace(/[\s'’]/g, '');
  const said = (number === '' ? written : written.replace(new RegExp(`\\+?(?:84|0)?${number}`, 'g'), '')).replace(
    ADDED,
    '',
  );
  const runs = said.match(/[a-z]+/g) ?? [];
  const filled = runs.filter((run) => isFilled(run, own)).join('');
  return filled !== '' && [...said].length - filled.length <= SIGNS_BESIDE_NAME;
}

function isGuessedFirst(plain: string): boolean {
  const codes = [...plain].map((sign) => sign.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  const isRow = steps.size === 1 && [...steps].every((step) => Math.abs(step) <= 1);
  return isRow || new Set(codes).size <= 2 || isRepeated(plain) || isDigitRow(plain) || isCommonPassword(plain);
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
