import { isCommonName } from './common-name.rules';
import { LEAKED_PASSWORDS, VIETNAMESE_STEMS } from './common-passwords.generated';
import { joined, lettered, plainLetters, SIGNS_BESIDE, unshifted, withoutGuessed } from './guessed-parts.rules';

const LEAKED: ReadonlySet<string> = new Set(LEAKED_PASSWORDS);

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Words of this office and of who works here, beside those that many choose everywhere. */
const OFFICE_STEMS = words(`
  canboxa chibo chuyendoiso cnscd conganxa congdan congnghe dangvien danquan doanvien giangvien hoilhpn hoivien khonggian lhpn mobifone nongdan phunu
  thonban tocnscd totruong truongban truongthon ubndxa vietnammobile viettel vinaphone vnpt
`);

/** Phrases that come first to many here. */
const PHRASES = [
  'conyeume',
  'conyeubo',
  'bomevacon',
  'khongcomatkhau',
  'mkcuatoi',
  'quenmatkhau',
  'quenmk',
  'quenroi',
  'contrai',
  'congai',
  'giadinhtoi',
  'mebubi',
];

/** Words that many choose: places, names, phrases, in small letters without diacritics. */
export const COMMON_WORDS: readonly string[] = [...VIETNAMESE_STEMS, ...OFFICE_STEMS, ...PHRASES];

/** How those of a house call each other, their pets and their love. */
const DEAR = words(`
  anh ba bac bame be bebi beo bo bome bong cau chau chi chong chu co com con coi cua cun cung em emyeu gai gau heo ich in iu kute la love me meo mi mun my
  nang nha nho nhoc ong rat ti ticon tit to toi tom tho trai vo xinh yeu
`);

/** A word of those alone is as good as said: conyeu, bemeo. More of them are a sentence. */
const MOST_DEAR = 3;

/** What a leaked password has before and behind its word; the word with another year is as leaked. */
const LEAKED_WORD = /^[^a-z]{0,4}([a-z]{4,})[^a-z]{0,4}$/;

const STEMS: ReadonlySet<string> = new Set([
  ...COMMON_WORDS,
  ...LEAKED_PASSWORDS.flatMap((leaked) => LEAKED_WORD.exec(leaked)?.[1] ?? []),
]);

const OWN_STEMS: ReadonlySet<string> = new Set(COMMON_WORDS);

/** Digits and signs that people hang on a word; a year, 123, @ and the like. */
const TAIL = /^[0-9]{0,4}([a-z]+)[^a-z]{0,8}$/;

/** A word before the keyboard's row: hoa123456, phuong12345678, hoa@123456. */
const WORD_IN_ROW = /^[a-z]{1,8}[^a-z0-9]?1234(5(6(7(89?)?)?)?)?0?[^a-z0-9]{0,2}$/;

/** One word with hardly anything around it. */
const WORD_AND_LITTLE = new RegExp(`^([^a-z]*)([a-z]+)([^a-z]*)$`);

/**
 * True for what anybody tries first: a leaked password, also with the signs of its digits; and a word of one, a Vietnamese name, place or
 * word that many choose, with or without diacritics, with a few digits or signs around it or in place of its letters
 * (`Tuyên Quang@2026`). A sentence of several words is none.
 */
export function isCommonPassword(password: string): boolean {
  const typed = password.toLowerCase().replace(/\s/g, '');
  const plain = plainLetters(typed);
  if ([typed, unshifted(typed), lettered(plain)].some((text) => LEAKED.has(text))) return true;
  if (WORD_IN_ROW.test(plain) || OWN_STEMS.has(TAIL.exec(plain)?.[1] ?? '')) return true;
  return [joined(plain), lettered(joined(plain))].some((text) => withoutGuessed(text).some(isCommonAndLittle));
}

/** One common word with at most four signs around it, where days, years and runs by habit are taken out. */
function isCommonAndLittle(left: string): boolean {
  const [, before = '', word = '', behind = ''] = WORD_AND_LITTLE.exec(left) ?? [];
  return word !== '' && [...before, ...behind].length <= SIGNS_BESIDE && isCommonWord(word);
}

const isCommonWord = (word: string): boolean => STEMS.has(word) || isCommonName(word) || isOfFew(word, MOST_DEAR);

/** Whether so many words of a house, one behind the other, make up the text. */
function isOfFew(text: string, most: number): boolean {
  if (text === '') return true;
  return most > 0 && DEAR.some((word) => text.startsWith(word) && isOfFew(text.slice(word.length), most - 1));
}
