import { nameWords } from '../text/name-search';
import { speltOf, wordsIn } from '../text/written-words';
import { type Told } from './person-in-texts';

/** Of folded names those that others bear, as they are written. */
export type NamesOf = (folded: readonly string[]) => Promise<readonly string[]>;

/** Beside the telephone no name is passed over: whose it is there somebody has to say. */
const isOthers = ({ kind, hasPhone }: Told): boolean => kind === 'perhaps' && !hasPhone;

/** The longer names, folded, that are to be asked for. */
export const longerNamesIn = (told: readonly Told[]): string[] => [
  ...new Set(told.filter(isOthers).flatMap(({ longer }) => longer.flat().map(({ folded }) => folded))),
];

/** What is told without the places that are the name of somebody else whom the register knows: “Lừu Thị Dợ Mai” is nobody's question. */
export function withoutNamesOfOthers(told: readonly Told[], known: readonly string[]): Told[] {
  const folded = new Set(known.map((name) => nameWords(name).join(' ')));
  const spelt = new Set(
    known.map((name) =>
      wordsIn(name, 0)
        .map(({ small }) => speltOf(small))
        .join(' '),
    ),
  );
  const isKnown = (one: Told['longer'][number]): boolean =>
    one.some((name) => (name.spelt === null ? folded.has(name.folded) : spelt.has(name.spelt)));
  return told.filter((one) => !isOthers(one) || !one.longer.every(isKnown));
}
