import { fold } from '../../lib/i18n/fold';

/** How well a password that is being typed will hold. Only a hint: whether it can be taken the server says. */
export type PasswordStrength = 'none' | 'short' | 'weak' | 'fair' | 'good';

/** Shortest password in signs, as the server has it. */
export const shortest = 8;

/** Words that only say that digits are a day. */
const DAY_WORDS = /(?:ngay|sinh(?:nhat)?)(?=\d)|(?<=\d)(?:thang|nam)/g;

/** What is said at once; the last e of an English word is not. */
const SYLLABLE = /(?!(?<=[a-z]{3}[^aeiouy\W\d])e(?![a-z]))[aeiouy]+/g;

/** What is said in three syllables is a name, a place or a word with a tail to many others too. */
const MOST_SYLLABLES = 3;

/**
 * Digits with a letter or two, or a few syllables with digits and signs at the ends (`Tuyên Quang@2026`): of those the server takes few, and none
 * is hard to guess. Signs that look like letters between letters are read as letters.
 */
function isWordAndTail(password: string): boolean {
  const plain = fold(password).replace(/[\s._-]+/g, '');
  const said = plain.replace(DAY_WORDS, '').replace(/(?<=[a-z])[0134@$](?=[a-z])/g, 'a');
  const letters = said.match(/[a-z]/g)?.length ?? 0;
  const digits = said.match(/\d/g)?.length ?? 0;
  if (letters <= 4 && digits >= 4) return true;
  const breaks = said.match(/(?<=[a-z])[^a-z]+(?=[a-z])/g)?.length ?? 0;
  return breaks <= 1 && (said.match(SYLLABLE)?.length ?? 0) <= MOST_SYLLABLES;
}

/** A common word, digits alone, letters alone and repetition are guessed first; length makes up for the rest. */
export function strengthOf(password: string): PasswordStrength {
  const signs = [...password.normalize('NFC')];
  if (signs.length === 0) return 'none';
  if (signs.length < shortest) return 'short';
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((kind) => kind.test(password)).length;
  const different = new Set(signs).size;
  const worth = Math.min(signs.length, different * 2) + (kinds - 1) * 2;
  if (different < 5 || isWordAndTail(password) || worth < 11) return 'weak';
  return worth < 17 ? 'fair' : 'good';
}

/** Signs that are still missing. */
export const missingSigns = (password: string): number => Math.max(0, shortest - [...password.normalize('NFC')].length);
