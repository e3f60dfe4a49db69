import { LEAKED_PASSWORDS, VIETNAMESE_STEMS } from './common-passwords.generated';

const LEAKED: ReadonlySet<string> = new Set(LEAKED_PASSWORDS);
/** Words of this office, beside those that many choose everywhere. */
const OFFICE_STEMS = ['totruong', 'conganxa', 'canboxa', 'giangvien', 'congnghe', 'chuyendoiso', 'ubndxa'];
/** Phrases that come first to many here. */
const PHRASES = ['conyeume', 'conyeubo', 'bomevacon', 'khongcomatkhau', 'contrai', 'congai', 'giadinhtoi', 'mebubi'];
/** Words that many choose: places, names, phrases, in small letters without diacritics. */
export const COMMON_WORDS: readonly string[] = [...VIETNAMESE_STEMS, ...OFFICE_STEMS, ...PHRASES];
const STEMS: ReadonlySet<string> = new Set(COMMON_WORDS);

/** Digits and signs that people hang on a word; a year, 123, @ and the like. */
const TAIL = /^[0-9]{0,4}([a-z]+)[^a-z]{0,8}$/;

/** A word before the keyboard's row: hoa123456, phuong12345678. */
const WORD_IN_ROW = /^[a-z]{1,8}1234(5(6(7(89?)?)?)?)?0?$/;

/**
 * True for what anybody tries first: a leaked password, or a Vietnamese name, place or word that many choose, with or
 * without diacritics, with a few digits or signs around it (`Tuyên Quang@2026`). A sentence of several words is none.
 */
export function isCommonPassword(password: string): boolean {
  const plain = password.toLowerCase().replace(/\s/g, '');
  if (LEAKED.has(plain)) return true;
  if (WORD_IN_ROW.test(withoutDiacritics(plain))) return true;
  const stem = TAIL.exec(withoutDiacritics(plain))?.[1];
  return stem !== undefined && STEMS.has(stem);
}

/** Lower case Vietnamese as plain letters. */
export function withoutDiacritics(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');
}
