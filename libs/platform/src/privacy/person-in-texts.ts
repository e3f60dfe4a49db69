import { foldText } from '../text/fold';
import { nameWords, textsNaming, withoutName } from '../text/name-search';
import { type PersonDescription } from './held-data';

/** What stands where a text named the person. */
export const CUT = '(đã xóa theo yêu cầu)';
const EXCERPT = 240;
const BEFORE_HIT = 80;

/** Somebody to be found in texts that anybody wrote. */
export interface SoughtInTexts {
  /** Of the name, folded. */
  readonly words: readonly string[];
  /** The nine digits behind +84 or the nought. */
  readonly digits: string | null;
  readonly birthYear: number;
}

export function soughtInTexts({ fullName, phone, birthYear }: PersonDescription): SoughtInTexts {
  return { words: nameWords(fullName), digits: phone?.replace(/\D/g, '').slice(-9) ?? null, birthYear };
}

const BETWEEN = String.raw`[\s.()-]*`;

/** A telephone as people write it: with blanks, dots and hyphens. For JavaScript and for PostgreSQL. */
export const phonePattern = (digits: string): string => [...digits].join(BETWEEN);

const phoneIn = (digits: string): RegExp =>
  new RegExp(`(?<!\\d)(?:(?:\\+?84|0)${BETWEEN})?${phonePattern(digits)}(?!\\d)`, 'g');
const yearIn = (year: number): RegExp => new RegExp(`(?<!\\d)${year}(?!\\d)`, 'g');

const holdsPhone = (texts: readonly string[], { digits }: SoughtInTexts): boolean =>
  digits !== null && texts.some((text) => phoneIn(digits).test(text));

/**
 * Whether texts that belong together may tell of the person: they hold the whole name, or the telephone. A name of one word is
 * everywhere: it needs the birth year beside it.
 */
export function tells(texts: readonly string[], person: SoughtInTexts): boolean {
  if (holdsPhone(texts, person)) return true;
  if (textsNaming(texts, person.words).size === 0) return false;
  return person.words.length > 1 || texts.some((text) => yearIn(person.birthYear).test(text));
}

/** Nobody else has this name and this telephone. */
export const tellsSurely = (texts: readonly string[], person: SoughtInTexts): boolean =>
  holdsPhone(texts, person) && textsNaming(texts, person.words).size > 0;

/** The texts without name, telephone and birth year, where they tell of the person. */
export function withoutPerson(texts: readonly string[], person: SoughtInTexts): string[] {
  if (!tells(texts, person)) return [...texts];
  const { digits } = person;
  return withoutName(texts, person.words, CUT).map((text) => {
    const dialless = digits === null ? text : text.replace(phoneIn(digits), CUT);
    return dialless.replace(yearIn(person.birthYear), CUT);
  });
}

type Reword = (texts: readonly string[]) => readonly string[];
type IsKept = (part: object) => boolean;

const isText = (value: unknown): value is string => typeof value === 'string';
const isRun = (value: unknown): value is { readonly text: string } =>
  typeof value === 'object' && value !== null && isText((value as { text?: unknown }).text);

function rewordedList(list: readonly unknown[], reword: Reword, isKept: IsKept): unknown[] {
  if (list.every(isText)) return [...reword(list)];
  if (!list.every(isRun)) return list.map((one) => reworded(one, reword, isKept));
  const texts = reword(list.map(({ text }) => text));
  return list.map((run, index) => ({ ...run, text: texts[index] }));
}

/**
 * A value of JSON with every text reworded; texts of one list, and stretches of one line, go together. Names of fields stay, and so do
 * the parts that are to be kept.
 */
export function reworded(value: unknown, reword: Reword, isKept: IsKept = () => false): unknown {
  if (isText(value)) return reword([value])[0];
  if (Array.isArray(value)) return rewordedList(value, reword, isKept);
  if (typeof value !== 'object' || value === null || isKept(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, reworded(one, reword, isKept)]));
}

/** The texts of a value that tell of the person, each cut to what stands around; nothing of the parts that are to be kept. */
export function tellingTexts(value: unknown, person: SoughtInTexts, isKept?: IsKept): string[] {
  const found: string[] = [];
  reworded(
    value,
    (texts) => {
      if (tells(texts, person)) found.push(excerpt(texts, person));
      return texts;
    },
    isKept,
  );
  return found;
}

/** What a telling text is shown by: cut to what stands around. */
export function excerpt(texts: readonly string[], person: SoughtInTexts): string {
  const whole = texts.join(' ').trim();
  if (whole.length <= EXCERPT) return whole;
  const from = Math.max(0, withoutPerson(texts, person).join(' ').indexOf(CUT) - BEFORE_HIT);
  return `${from === 0 ? '' : '… '}${whole.slice(from, from + EXCERPT)} …`;
}

const LETTERS = [
  [0xc0, 0x1b0],
  [0x1ea0, 0x1ef9],
] as const;
/** Diacritics that stand by themselves, and signs nobody sees: a copied name may hold them. */
const MARKS = '[\u0300-\u036f\u200b-\u200d\u2060\ufeff]*';

/** For PostgreSQL: a word with any diacritics, composed or not, in small letters or capitals. */
export function wordPattern(word: string): string {
  const forms = letterForms();
  return [...word].map((letter) => `[${letter}${letter.toUpperCase()}${forms.get(letter) ?? ''}]${MARKS}`).join('');
}

let known: ReadonlyMap<string, string> | null = null;

function letterForms(): ReadonlyMap<string, string> {
  if (known !== null) return known;
  const forms = new Map<string, string>();
  for (const [first, last] of LETTERS)
    for (let code = first as number; code <= last; code += 1) {
      const letter = String.fromCodePoint(code);
      const plain = foldText(letter);
      if (/^[a-z]$/.test(plain)) forms.set(plain, (forms.get(plain) ?? '') + letter);
    }
  known = forms;
  return forms;
}
