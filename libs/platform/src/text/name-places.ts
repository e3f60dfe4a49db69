import { type Side, sideBefore } from './words-before-names';
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
 * part of a longer name. A text alone can't say: “GIẤY CỦA LÒ THỊ HÒA IN SAI” and “LÒ THỊ HÒA BÌNH” look alike.
 */
export interface NamePlaces {
  readonly whole: readonly NamePlace[];
  readonly perhaps: readonly NamePlace[];
}

/** A word that goes on with the name beside it: “Xuân” is not who “Xuân Thu” is. In small letters every word may. */
const goesOn = (beside: Word, name: Word): boolean => beside.isCapital || !name.isCapital;

/** In a text with diacritics, neither all in capitals nor all in small letters, a capital says that a word is of a name. */
const isCased = (place: NamePlace): boolean =>
  place.some(({ isCapital }) => isCapital) && !place.every(({ isAllCapitals }) => isAllCapitals);
const hasMarks = (place: NamePlace): boolean => place.every(({ isPlain }) => !isPlain);

function before(words: readonly Word[], first: number, place: NamePlace): Side {
  const [start, word] = [place[0], words[first - 1]];
  if (start === undefined || word === undefined || !start.isClose || !goesOn(word, start)) return 'free';
  const further = word.isClose ? words[first - 2] : undefined;
  return sideBefore({ word, further, nameLength: place.length, isCased: isCased(place) && hasMarks(place) });
}

function behind(word: Word | undefined, place: NamePlace): Side {
  const end = place[place.length - 1];
  if (word === undefined || end === undefined || !word.isClose || !goesOn(word, end)) return 'free';
  return place.length === 1 ? 'taken' : 'open';
}

/** Two words in small letters, or in a text of capitals, are other words with other diacritics: “ban hành” is nobody of the name Bàn Hạnh. */
function isSpeltAsName(place: NamePlace, { spelt }: SoughtName): boolean {
  if (spelt === undefined || place.length !== 2 || !hasMarks(place)) return true;
  if (isCased(place) && place.every(({ isCapital }) => isCapital)) return true;
  return place.every(({ small }, at) => speltOf(small) === spelt[at]);
}

function judged(words: readonly Word[], first: number, name: SoughtName): keyof NamePlaces | null {
  const { length } = name.words;
  const place = words.slice(first, first + length);
  const sides = [before(words, first, place), behind(words[first + length], place)];
  if (sides.includes('taken')) return null;
  if (sides.every((side) => side === 'free')) return 'whole';
  return isSpeltAsName(place, name) ? 'perhaps' : null;
}

/** Every place of a name of three words and more is given, whatever stands beside it. */
export function namePlaces(texts: readonly string[], name: SoughtName): NamePlaces {
  const found = { whole: [] as NamePlace[], perhaps: [] as NamePlace[] };
  if (name.words.length === 0) return found;
  const words = texts.flatMap(wordsIn);
  for (const first of words.keys()) {
    if (!name.words.every((word, offset) => words[first + offset]?.folded === word)) continue;
    const kind = judged(words, first, name);
    if (kind !== null) found[kind].push(words.slice(first, first + name.words.length));
  }
  const named = new Set(found.whole.flat());
  return { ...found, perhaps: found.perhaps.filter((place) => !place.some((word) => named.has(word))) };
}

/** The texts with something else in these places; those that hold one come back composed. */
export function withoutPlaces(texts: readonly string[], places: readonly NamePlace[], instead: string): string[] {
  const left = [...texts];
  // From the end, so that what stands before keeps its place.
  for (const words of apart(places).reverse()) {
    for (const index of [...new Set(words.map(({ text }) => text))].reverse()) {
      const inText = words.filter(({ text }) => text === index);
      const [first, last] = [inText[0], inText[inText.length - 1]];
      if (first === undefined || last === undefined) continue;
      const text = composed(left[index] ?? '');
      const put = index === words[0]?.text ? instead : '';
      left[index] = text.slice(0, first.start) + put + text.slice(last.end);
    }
  }
  return left;
}

/** The places in their order, those that share a word as one: “Ma Thị Ma Thị Ma”. */
function apart(places: readonly NamePlace[]): NamePlace[] {
  const startOf = ([word]: NamePlace): [number, number] => [word?.text ?? 0, word?.start ?? 0];
  const ordered = [...places].sort((a, b) => startOf(a)[0] - startOf(b)[0] || startOf(a)[1] - startOf(b)[1]);
  return ordered.reduce<NamePlace[]>((merged, place) => {
    const last = merged[merged.length - 1];
    const [start] = place;
    if (last === undefined || start === undefined || !last.some((word) => isSame(word, start)))
      return [...merged, place];
    return [...merged.slice(0, -1), [...last, ...place.filter((word) => !last.some((one) => isSame(one, word)))]];
  }, []);
}

const isSame = (one: Word, other: Word): boolean => one.text === other.text && one.start === other.start;
