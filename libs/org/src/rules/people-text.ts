import { foldText } from '@lopso/platform';

/** What somebody typed to find people: part of a name, or the end of a telephone. */
export interface PeopleText {
  readonly folded: string;
  readonly phoneEnd: string | null;
}

const MIN_DIGITS = 4;

/** Four digits or more without a letter are a telephone: 0912 345 678, +84 912…, or only its last digits. */
export function readPeopleText(typed: string): PeopleText {
  const digits = typed.replace(/[\s.\-()+]/g, '');
  if (!/^\d+$/.test(digits) || digits.length < MIN_DIGITS) return { folded: foldText(typed), phoneEnd: null };
  return { folded: '', phoneEnd: digits.replace(/^(84|0)(?=\d{9,10}$)/, '') };
}
