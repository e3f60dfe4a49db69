import { BETWEEN, phonePattern } from '@lopso/platform';
import { readPhone, type ReadText } from './person-texts';

/** What was read, or proposed for it; null for nothing usable. */
export function readOrProposed<T>(read: ReadText<T>): string | null {
  const value = read.kind === 'read' ? read.value : read.proposal;
  return value === null ? null : String(value);
}

/** Every telephone in a text as its digits with a nought, also beside other words; one of before 2018 also as it is today. */
export function phonesIn(text: string): string[] {
  const parts = [text, ...(text.match(/\+?\d[\dOo\s.\-()]{7,}/g) ?? [])];
  return parts.flatMap((part) => {
    const digits = part.replace(/\D/g, '').replace(/^(?:84(?=\d{9})|0)/, '');
    return digits.length < 9 ? [] : [`0${digits}`, ...[readOrProposed(readPhone(part)) ?? []].flat()];
  });
}

/** The text gives this telephone, dialled with a nought: by itself, as the number that a cell made of it, or beside other numbers. */
export function hasPhone(text: string, phone: string | null): boolean {
  if (phone === null) return false;
  const alone = new RegExp(
    `(?<!\\d)(?:(?:\\+|00)?84${BETWEEN})?(?:0${BETWEEN})?${phonePattern(phone.slice(1))}(?!\\d)`,
  );
  return alone.test(text) || phonesIn(text).includes(phone);
}
