import { alikeBeside, type LongerName } from '../text/name-neighbours';
import { namePlaces } from '../text/name-places';
import { nameWords } from '../text/name-search';
import { speltOf, wordsIn } from '../text/written-words';
import { type Told } from './person-in-texts';

/** Beside the telephone no name is passed over: whose it is there somebody has to say. */
const isOthers = ({ kind, hasPhone }: Told): boolean => kind === 'perhaps' && !hasPhone;

/** The longer names, folded, that are to be asked for. */
export const longerNamesIn = (told: readonly Told[]): string[] => [
  ...new Set(told.filter(isOthers).flatMap(({ longer }) => longer.flat().map(({ folded }) => folded))),
];

/** Where a name may be part of a longer one: of each place the longer names. */
export const longerNamesAt = (texts: readonly string[], words: readonly string[]): (readonly LongerName[])[] =>
  alikeBeside(texts, namePlaces(texts, { words }).perhaps).flatMap(({ longer }) => longer);

/** Whether each of these places is the whole name of one of these others: “Lừu Thị Dợ Mai” is nobody's question. */
export function areNamesOf(known: readonly string[]): (places: readonly (readonly LongerName[])[]) => boolean {
  const folded = new Set(known.map((name) => nameWords(name).join(' ')));
  const spelt = new Set(
    known.map((name) =>
      wordsIn(name, 0)
        .map(({ small }) => speltOf(small))
        .join(' '),
    ),
  );
  const isKnown = (name: LongerName): boolean =>
    name.spelt === null ? folded.has(name.folded) : spelt.has(name.spelt);
  return (places) => places.length > 0 && places.every((names) => names.some(isKnown));
}

/** What is told without the places that are the name of somebody else whom the register knows. */
export function withoutNamesOfOthers(told: readonly Told[], known: readonly string[]): Told[] {
  const areOthers = areNamesOf(known);
  return told.filter((one) => !isOthers(one) || !areOthers(one.longer));
}
