import { apart, goesOn, type NamePlace } from './name-places';
import { type Word, wordsIn } from './written-words';

const placeOf = ({ text, start }: Word): string => `${text}:${start}`;

/** The places of a name, those between the same words together: “LÒ THỊ HÒA BÌNH” is one person wherever it stands in a text. */
export function alikeBeside(texts: readonly string[], places: readonly NamePlace[]): NamePlace[][] {
  const words = texts.flatMap(wordsIn);
  const indexOf = new Map(words.map((word, index) => [placeOf(word), index]));
  const alike = new Map<string, NamePlace[]>();
  for (const place of apart(places)) {
    const key = neighbours(words, place, indexOf).join(' ');
    alike.set(key, [...(alike.get(key) ?? []), place]);
  }
  return [...alike.values()];
}

/** The words close beside a place that may belong to the name; empty where there is none. */
function neighbours(words: readonly Word[], place: NamePlace, indexOf: ReadonlyMap<string, number>): string[] {
  const [start, end] = [place[0], place[place.length - 1]];
  if (start === undefined || end === undefined) return [];
  const before = start.isClose ? words[(indexOf.get(placeOf(start)) ?? 0) - 1] : undefined;
  const next = words[(indexOf.get(placeOf(end)) ?? words.length) + 1];
  const behind = next?.isClose === true ? next : undefined;
  const said = (word: Word | undefined, beside: Word): string =>
    word !== undefined && goesOn(word, beside) ? word.small : '';
  return [said(before, start), '|', said(behind, end)];
}
