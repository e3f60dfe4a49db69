import { holdsWords, nameWords } from '@lopso/platform';
import { readBirthYear } from './person-texts';
import { hasPhone, phonesIn, readOrProposed } from './phones-in';
import { type SoughtPerson, textsOf, type TracedRow } from './traced-row';

/** What a row says of one fact about somebody. */
export type Likeness = 'agrees' | 'contradicts' | 'silent';

/** What a row says of somebody beside the name. */
export interface Facts {
  readonly phone: Likeness;
  readonly year: Likeness;
  readonly isSameCommune: boolean;
  readonly isSameProvince: boolean;
}

const isUnder = (path: string, above: string): boolean => path === above || path.startsWith(`${above}.`);

const yearsIn = (text: string): string[] => [readOrProposed(readBirthYear(text)) ?? []].flat();

function compare(said: readonly string[], wanted: string | null): Likeness {
  if (said.length === 0 || wanted === null) return 'silent';
  return said.includes(wanted) ? 'agrees' : 'contradicts';
}

/** The telephone stands somewhere in the row. */
export const callsPerson = ({ cells, edits }: TracedRow, { phone }: Pick<SoughtPerson, 'phone'>): boolean =>
  [...cells, edits.phone ?? ''].some((text) => hasPhone(text, phone));

/** What the row says of the person; a telephone counts wherever it stands. */
export function factsOf(row: TracedRow, person: SoughtPerson): Facts {
  const said = textsOf(row, 'phone');
  const isSaid = callsPerson(row, person) || said.some((text) => hasPhone(text, person.phone));
  return {
    phone: isSaid ? 'agrees' : compare(said.flatMap(phonesIn), person.phone),
    year: compare(textsOf(row, 'birthYear').flatMap(yearsIn), String(person.birthYear)),
    isSameCommune: isOfCommune(row, person),
    isSameProvince: isUnder(row.unitPath, person.provincePath),
  };
}

/** Where a row's person lives, as far as it is known: what was read, else whose list it is, else the words. */
function isOfCommune(row: TracedRow, person: SoughtPerson): boolean {
  const communeId = row.parsed?.communeId ?? null;
  if (communeId !== null) return communeId === person.communeId;
  return isUnder(row.unitPath, person.communePath) || holdsWords(row.cells, nameWords(person.communeName));
}
