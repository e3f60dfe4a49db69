/** How well a password that is being typed will hold. Only a hint: whether it can be taken the server says. */
export type PasswordStrength = 'none' | 'short' | 'weak' | 'fair' | 'good';

/** Shortest password in signs, as the server has it. */
export const shortest = 8;

/** Digits alone, letters alone and repetition are guessed first; length makes up for all of it. */
export function strengthOf(password: string): PasswordStrength {
  const signs = [...password.normalize('NFC')];
  if (signs.length === 0) return 'none';
  if (signs.length < shortest) return 'short';
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((kind) => kind.test(password)).length;
  const different = new Set(signs).size;
  const worth = Math.min(signs.length, different * 2) + (kinds - 1) * 2;
  if (different < 5 || /^\d+$/.test(password) || worth < 11) return 'weak';
  return worth < 17 ? 'fair' : 'good';
}

/** Signs that are still missing. */
export const missingSigns = (password: string): number => Math.max(0, shortest - [...password.normalize('NFC')].length);
