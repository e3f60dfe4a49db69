import { cleanText, plainApostrophes } from '@lopso/platform';

/** A value read from a text, and what had to be assumed for it. */
export type ReadText<T> =
  | { readonly kind: 'read'; readonly value: T; readonly note: string | null }
  /** Nothing can be made of it; `proposal` is a text that could be meant. */
  | { readonly kind: 'unread'; readonly code: string; readonly proposal: string | null };

const read = <T>(value: T, note: string | null = null): ReadText<T> => ({ kind: 'read', value, note });
const unread = <T>(code: string, proposal: string | null = null): ReadText<T> => ({ kind: 'unread', code, proposal });

const EARLIEST_YEAR = 1920;
const DAY_MS = 86_400_000;
const EPOCH_MS = Date.UTC(1899, 11, 30);

/** The number of days behind a date of 1905 that is really a year typed into a cell formatted as a date. */
function yearBehindDate(day: number, month: number, year: number): number | null {
  if (year !== 1905) return null;
  const serial = Math.round((Date.UTC(year, month - 1, day) - EPOCH_MS) / DAY_MS);
  return serial >= EARLIEST_YEAR && serial <= 2_030 ? serial : null;
}

function yearOfDate(text: string): ReadText<number> | null {
  const date = /^(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*((?:19|20)\d\d)(?:\s.*)?$/.exec(text);
  if (date !== null) {
    const written = Number(date[3]);
    const behind = yearBehindDate(Number(date[1]), Number(date[2]), written);
    return behind === null ? read(written, 'date-to-year') : read(behind, 'year-as-date');
  }
  const other = /^((?:19|20)\d\d)[/.-]\d{1,2}[/.-]\d{1,2}/.exec(text) ?? /^\d{1,2}[/.-]((?:19|20)\d\d)$/.exec(text);
  return other === null ? null : read(Number(other[1]), 'date-to-year');
}

/** Two digits as the year somebody old enough was born in. */
function fullYear(text: string): string | null {
  const short = /^(?:\d{1,2}[/.-]\d{1,2}[/.-])?(\d\d)$/.exec(text)?.[1];
  return short === undefined ? null : String(Number(short) + (Number(short) > 12 ? 1900 : 2000));
}

/** Five digits as the days since 1900 of a date whose cell lost its format. */
function yearOfSerial(text: string): string | null {
  if (!/^\d{5}$/.test(text)) return null;
  const year = new Date(EPOCH_MS + Number(text) * DAY_MS).getUTCFullYear();
  return year >= EARLIEST_YEAR && year <= 2_030 ? String(year) : null;
}

/**
 * A birth year from a year, a date as people write it (31/5/1978, 1978-05-31), or a year in a cell formatted as a date. Two digits
 * are never taken for granted: 60 becomes a proposal.
 */
export function readBirthYear(typed: string): ReadText<number> {
  const text = cleanText(typed).replace(/\.0+$/, '').replace(/^['’]/, '');
  if (text === '') return unread('birth-year-missing');
  const year = /^\D{0,12}((?:19|20)\d\d)\D?$/.exec(text)?.[1];
  if (year !== undefined) return read(Number(year));
  return yearOfDate(text) ?? unread('birth-year', fullYear(text) ?? yearOfSerial(text));
}

/** Numbers of eleven digits became ten in 2018; the operators' own table. */
const OLD_PREFIXES: Readonly<Record<string, string>> = {
  '0120': '070',
  '0121': '079',
  '0122': '077',
  '0126': '076',
  '0128': '078',
  '0123': '083',
  '0124': '084',
  '0125': '085',
  '0127': '081',
  '0129': '082',
  '0162': '032',
  '0163': '033',
  '0164': '034',
  '0165': '035',
  '0166': '036',
  '0167': '037',
  '0168': '038',
  '0169': '039',
  '0186': '056',
  '0188': '058',
  '0199': '059',
};

/** Digits of a number as typed: letter O for nought, signs and blanks gone, +84 and 84 as 0. */
function digitsOf(text: string): string {
  const digits = text
    .replace(/[oO]/g, '0')
    .replace(/^\+?84(?=\d{9,10}$)/, '0')
    .replace(/^\+84/, '0');
  return digits.replace(/\D/g, '').replace(/^84(?=\d{9}$)/, '0');
}

const NO_NUMBER = /^[-–—./\\]*$|^(khong|không|ko|k)( có)?$/i;

/** The number of today behind one of eleven digits, or null. */
function renewed(digits: string): string | null {
  const old = /^0?(1\d\d)(\d{7})$/.exec(digits);
  const prefix = OLD_PREFIXES[`0${old?.[1] ?? ''}`];
  return old === null || prefix === undefined ? null : `${prefix}${old[2] ?? ''}`;
}

function readDigits(digits: string, note: string | null): ReadText<string | null> {
  if (/^0\d{9}$/.test(digits) || /^02\d{9}$/.test(digits)) return read(digits, note);
  if (/^[1-9]\d{8}$/.test(digits)) return read(`0${digits}`, 'lost-nought');
  const today = renewed(digits);
  return today === null ? unread('org.phone') : unread('old-phone', today);
}

/**
 * A telephone as its ten digits. A nought lost because the cell was a number is put back; of several numbers the first is taken;
 * numbers of before 2018 become a proposal. An empty text is null.
 */
export function readPhone(typed: string): ReadText<string | null> {
  const text = cleanText(typed).replace(/\.0+$/, '');
  if (NO_NUMBER.test(text)) return read(null);
  const numbers = text.split(/[;,/]|\s[-–]\s/).filter((part) => part.replace(/\D/g, '').length >= 9);
  const digits = digitsOf((numbers[0] ?? text).replace(/[\s.\-()]/g, ''));
  return readDigits(digits, numbers.length > 1 ? 'first-phone' : null);
}

/** A name without what is none of it: “1. Đ/c Lù Seo Páo (tổ trưởng)”. Ông and Bà without a point may be a family name and stay. */
export function readName(typed: string): { readonly name: string; readonly isChanged: boolean } {
  const text = plainApostrophes(cleanText(typed));
  const name = cleanText(text.replace(/\([^)]*\)/g, ' '))
    .replace(/^\d+\s*[.)\-/]\s*/, '')
    .replace(/^(?:(?:ông|bà|anh|chị|cô|thầy)\s*[.:]|đ\s*\/?\s*c\s*[.:]?|đồng chí\s*:?)\s*(?=\S+\s\S)/iu, '')
    .replace(/[,;.]+$/, '')
    .trim();
  return { name, isChanged: name !== text };
}
