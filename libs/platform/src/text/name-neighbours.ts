import { apart, goesOn, joint, type NamePlace } from './name-places';
import { mayLead } from './words-before-names';
import { speltOf, type Word, wordsIn } from './written-words';

/** A longer name that a place may be part of; `spelt` is null in a text without diacritics. */
export interface LongerName {
  readonly folded: string;
  readonly spelt: string | null;
}

/** Places of a name that stand between the same words, and for each the longer names that its run of capitals may be. */
export interface PlacesAlike {
  readonly places: readonly NamePlace[];
  readonly longer: readonly (readonly LongerName[])[];
}

/** Words that a run is followed on either side: no name is longer. */
const MOST_BESIDE = 6;

/** The places of a name, those between the same words together: “LÒ THỊ HÒA BÌNH” is one person wherever it stands in a text. */
export function alikeBeside(texts: readonly string[], places: readonly NamePlace[]): PlacesAlike[] {
  const words = texts.flatMap(wordsIn);
  const indexOf = new Map(words.map((word, index) => [placeOf(word), index]));
  const alike = new Map<string, { places: NamePlace[]; longer: LongerName[][] }>();
  for (const place of apart(places)) {
    const stretch = stretchOf(place, indexOf);
    const key = neighbours(words, stretch).join(' | ');
    const group = alike.get(key) ?? { places: [], longer: [] };
    group.places.push(place);
    group.longer.push(longerNames(words, stretch));
    alike.set(key, group);
  }
  return [...alike.values()];
}

/** The first and the last word of a place among all words. */
interface Stretch {
  readonly first: number;
  readonly last: number;
}

const placeOf = ({ text, start }: Word): string => `${text}:${start}`;

function stretchOf(place: NamePlace, indexOf: ReadonlyMap<string, number>): Stretch {
  const [start] = place;
  const first = start === undefined ? 0 : (indexOf.get(placeOf(start)) ?? 0);
  return { first, last: first + place.length - 1 };
}

/** The words beside a place that may belong to the name, of its line or alone on the next; empty where there is none. */
function neighbours(words: readonly Word[], { first, last }: Stretch): string[] {
  const isAlone = (index: number): boolean => words[index]?.isClose !== true;
  const said = (at: number, name: Word | undefined, later: Word | undefined, hasLine: boolean): string => {
    const word = words[at];
    if (word === undefined || name === undefined || later === undefined) return '';
    return goesOn(word, name) && joint(later, hasLine) !== null ? word.small : '';
  };
  return [
    said(first - 1, words[first], words[first], isAlone(first - 1)),
    said(last + 1, words[last], words[last + 1], isAlone(last + 2)),
  ];
}

/** The whole run of words with a capital around a place. */
function runAround(words: readonly Word[], { first, last }: Stretch): Stretch {
  const isOfRun = (index: number): boolean => words[index]?.isCapital === true;
  if (!isOfRun(first)) return { first, last };
  let [from, to] = [first, last];
  while (first - from < MOST_BESIDE && words[from]?.isClose === true && isOfRun(from - 1)) from -= 1;
  while (to - last < MOST_BESIDE && words[to + 1]?.isClose === true && isOfRun(to + 1)) to += 1;
  return { first: from, last: to };
}

/** That run, and the same without titles before it. */
function longerNames(words: readonly Word[], place: Stretch): LongerName[] {
  const run = runAround(words, place);
  const before = words.slice(run.first, place.first);
  const led = before.findIndex((word) => !mayLead(word));
  const starts = [...before.keys(), before.length].slice(0, led === -1 ? undefined : led + 1);
  return starts
    .map((start) => words.slice(run.first + start, run.last + 1))
    .filter(({ length }) => length > place.last - place.first + 1)
    .map(nameOf);
}

const nameOf = (run: readonly Word[]): LongerName => ({
  folded: run.map(({ folded }) => folded).join(' '),
  spelt: run.some(({ isPlain }) => isPlain) ? null : run.map(({ small }) => speltOf(small)).join(' '),
});
