import { foldText } from '@lopso/platform';

/** What somebody typed to find people: part of a name or a place, or digits of a telephone. */
export interface PeopleText {
  readonly folded: string;
  /** As they are dialled: a whole number begins with the nought. */
  readonly digits: string | null;
}

const MIN_DIGITS = 4;

/** Four digits or more without a letter are a telephone, or a part of one: 0912 345 678, +84 912…, its first or last digits. */
export function readPeopleText(typed: string): PeopleText {
  const digits = typed.replace(/[\s.\-()+]/g, '');
  if (!/^\d+$/.test(digits) || digits.length < MIN_DIGITS) return { folded: foldText(typed), digits: null };
  const isAbroad = typed.trim().startsWith('+') || digits.length > 10;
  return { folded: '', digits: isAbroad ? digits.replace(/^84/, '0') : digits };
}
