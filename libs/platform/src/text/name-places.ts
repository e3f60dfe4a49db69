import { type Side, sideBefore, WORDS_WITH_SURNAME } from './words-before-names';
import { composed, speltOf, type Word, wordsIn } from './written-words';

/** A name to be found: its words as `nameWords` gives them, and each as `speltOf` does; left out: the diacritics don't matter. */
export interface SoughtName {
  readonly words: readonly string[];
  readonly spelt?: readonly string[];
}

/** Where the words of a name stand in their order; of several texts it may be split over two. */
export type NamePlace = readonly Word[];

/**
 * The places of a name in texts that stand one after the other: those where it stands whole, and those where a word beside it may make it
 * part of a longer name, or it stands with other diacritics. A text alone can't say: “GIẤY CỦA LÒ THỊ HÒA IN SAI” and “LÒ THỊ HÒA BÌNH” look alike.
 * `taken`: two words behind a capital, most likely of another name; only somebody who reads “Thư Ký Lý Mỷ” can say that they are not.
 */
export interface NamePlaces {
  readonly whole: readonly NamePlace[];
  readonly perhaps: readonly NamePlace[];
  readonly taken: readonly NamePlace[];
}

/** A word that goes on with the name beside it: “Xuân” is not who “Xuân Thu” is. In small letters every word may. */
export const goesOn = (beside: Word, name: Word): boolean => beside.isCapital || !name.isCapital;

/** In a text with diacritics, neither all in capitals nor all in small letters, a capital says that a word is of a name. */
const isCased = (place: NamePlace): boolean =>
  place.some(({ isCapital }) => isCapital) && !place.every(({ isAllCapitals }) => isAllCapitals);
const hasMarks = (place: NamePlace): boolean => place.every(({ isPlain }) => !isPlain);

/** How a word beside the name stands to it: of its line, or alone on the next one, where a longer name may go on. */
export const joint = (later: Word, isAlone: boolean): 'close' | 'broken' | null => {
  if (later.isClose) return 'close';
  return later.isBroken && isAlone ? 'broken' : null;
};

function before(words: readonly Word[], first: number, place: NamePlace): Side {
  const [start, word] = [place[0], words[first - 1]];
  if (start === undefined || word === undefined || !goesOn(word, start)) return 'free';
  const how = joint(start, !word.isClose);
  if (how === null) return 'free';
  const further = word.isClose ? words[first - 2] : undefined;
  const side = sideBefore({ word, further, nameLength: place.length, isCased: isCased(place) && hasMarks(place) });
  return side === 'taken' && how === 'broken' ? 'open' : side;
}

function behind(words: readonly Word[], at: number, place: NamePlace): Side {
  const [end, word] = [place[place.length - 1], words[at]];
  if (word === undefined || end === undefined || !goesOn(word, end)) return 'free';
  const how = joint(word, words[at + 1]?.isClose !== true);
  if (how === null) return 'free';
  return place.length === 1 && how === 'close' ? 'taken' : 'open';
}

/** Two words in small letters, or in a text of capitals, are other words with other diacritics: “ban hành” is nobody of the name Bàn Hạnh. */
function isSpeltAsName(place: NamePlace, { spelt }: SoughtName): boolean {
  if (spelt === undefined || place.length !== 2 || !hasMarks(place)) return true;
  if (isCased(place) && place.every(({ isCapital }) => isCapital)) return true;
  return place.every(({ small }, at) => speltOf(small) === spelt[at]);
}

/** Middle names that are written without their diacritics as often as with them. */
const OFTEN_PLAIN: ReadonlySet<string> = new Set(['thi', 'van']);

/**
 * Surnames that have no diacritics, where with some they are another: Ma and Mã, La and Lã, Vi and Vì, Giang and Giàng, Ly and Lý. Such a word
 * was hardly typed in haste.
 */
const PLAIN_SURNAMES: ReadonlySet<string> = new Set(
  'an ca cam cao chu cung danh giang han kha khang kim la lai lang leo long ly ma mai man mang minh mua nhan ninh ong phan phi quan quang sa tao thao thi trang ung vi xa'.split(
    ' ',
  ),
);

/** A word without diacritics that says nothing: a family has one surname, and nobody is told by Thị or Văn. */
function isHasty({ small, folded }: Word, at: number, { length }: NamePlace): boolean {
  if (small !== folded || length < WORDS_WITH_SURNAME || at === length - 1) return false;
  return at === 0 ? !PLAIN_SURNAMES.has(small) : OFTEN_PLAIN.has(small);
}

/** Nothing but the surname is another, in its right spelling: La Minh Anh is nobody of the name Lã Minh Anh. */
const hasOtherSurname = ([first, ...others]: NamePlace, [surname, ...spelt]: readonly string[]): boolean =>
  first !== undefined &&
  PLAIN_SURNAMES.has(first.small) &&
  speltOf(first.small) !== surname &&
  others.every(({ small }, at) => speltOf(small) === spelt[at]);

/**
 * It stands there with other diacritics than the name's own: Lò Thị Hóa is hardly Lò Thị Hòa. A place or a name without any says nothing
 * of that: “gọi Lo Thi Hoa”.
 */
export function isSpeltOtherwise(place: NamePlace, { words, spelt }: SoughtName): boolean {
  if (spelt === undefined || spelt.every((word, at) => word === words[at])) return false;
  if (hasOtherSurname(place, spelt)) return true;
  if (place.every(({ small, folded }) => small === folded)) return false;
  return place.some((word, at) => !isHasty(word, at, place) && speltOf(word.small) !== spelt[at]);
}

function judged(words: readonly Word[], first: number, name: SoughtName): keyof NamePlaces | null {
  const { length } = name.words;
  const place = words.slice(first, first + length);
  const sides = [before(words, first, place), behind(words, first + length, place)];
  if (sides.every((side) => side === 'free')) return isSpeltOtherwise(place, name) ? 'perhaps' : 'whole';
  if (!isSpeltAsName(place, name)) return null;
  if (!sides.includes('taken')) return 'perhaps';
  return length > 1 ? 'taken' : null;
}

/** Every place of a name of three words and more is given, whatever stands beside it. */
export function namePlaces(texts: readonly string[], name: SoughtName): NamePlaces {
  const found = { whole: [] as NamePlace[], perhaps: [] as NamePlace[], taken: [] as NamePlace[] };
  if (name.words.length === 0) return found;
  const words = texts.flatMap(wordsIn);
  for (const first of words.keys()) {
    if (!name.words.every((word, offset) => words[first + offset]?.folded === word)) continue;
    const kind = judged(words, first, name);
    if (kind !== null) found[kind].push(words.slice(first, first + name.words.length));
  }
  const { whole } = found;
  const perhaps = besides(found.perhaps, whole);
  return { whole, perhaps, taken: besides(found.taken, [...whole, ...perhaps]) };
}

/** The places that share no word with others. */
function besides(places: readonly NamePlace[], others: readonly NamePlace[]): NamePlace[] {
  const named = new Set(others.flat());
  return places.filter((place) => !place.some((word) => named.has(word)));
}

/** What is put in the stead of a stretch of a text; of nothing, where both ends are the same. */
export interface Edit {
  readonly text: number;
  readonly start: number;
  readonly end: number;
  readonly put: string;
}

/** The texts with these edits, of which none reaches into another; those that hold one come back composed. */
export function edited(texts: readonly string[], edits: readonly Edit[]): string[] {
  return texts.map((text, index) => {
    const own = edits.filter((edit) => edit.text === index).sort((one, other) => one.start - other.start);
    if (own.length === 0) return text;
    const clean = composed(text);
    const kept = own.map(({ start, put }, at) => clean.slice(own[at - 1]?.end ?? 0, start) + put);
    return kept.join('') + clean.slice(own[own.length - 1]?.end);
  });
}

/** Something else in these places. */
export const cutting = (places: readonly NamePlace[], instead: string): Edit[] =>
  apart(places).flatMap((words) =>
    [...new Set(words.map(({ text }) => text))].flatMap((text) => {
      const inText = words.filter((word) => word.text === text);
      const [first, last] = [inText[0], inText[inText.length - 1]];
      if (first === undefined || last === undefined) return [];
      return [{ text, start: first.start, end: last.end, put: text === words[0]?.text ? instead : '' }];
    }),
  );

/** Signs before and behind each of these places. */
export const marking = (places: readonly NamePlace[], open: string, close: string): Edit[] =>
  apart(places).flatMap((words) => {
    const [first, last] = [words[0], words[words.length - 1]];
    if (first === undefined || last === undefined) return [];
    return [
      { text: first.text, start: first.start, end: first.start, put: open },
      { text: last.text, start: last.end, end: last.end, put: close },
    ];
  });

/** The texts with something else in these places; those that hold one come back composed. */
export const withoutPlaces = (texts: readonly string[], places: readonly NamePlace[], instead: string): string[] =>
  edited(texts, cutting(places, instead));

const isBehind = (one: Word, other: Word): boolean =>
  one.text > other.text || (one.text === other.text && one.start > other.start);

/** The places in their order, those that share a word as one: “Ma Thị Ma Thị Ma”. */
export function apart(places: readonly NamePlace[]): NamePlace[] {
  const startOf = ([word]: NamePlace): [number, number] => [word?.text ?? 0, word?.start ?? 0];
  const ordered = [...places].sort((a, b) => startOf(a)[0] - startOf(b)[0] || startOf(a)[1] - startOf(b)[1]);
  const merged: Word[][] = [];
  for (const place of ordered) {
    const last = merged[merged.length - 1];
    const end = last?.[last.length - 1];
    const isApart = end === undefined || place.every((word) => isBehind(word, end));
    if (last === undefined || isApart) merged.push([...place]);
    else last.push(...place.filter((word) => isBehind(word, end)));
  }
  return merged;
}
