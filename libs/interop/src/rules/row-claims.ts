import { nameWords, speltOf, wordsIn } from '@lopso/platform';
import { factsOf, type Likeness } from './row-facts';
import { type Bearing } from './name-text';
import { bearingOf, isNearlyNamed } from './row-name';
import { type Candidate } from './row-problem';
import { type SoughtPerson, type TracedRow } from './traced-row';

type Member = Extract<Candidate, { kind: 'member' }>;

/** An officer, or the writing, said that the row is this person. */
export const isSaidToBe = ({ memberId, sameAs, saidOf }: TracedRow, person: SoughtPerson): boolean =>
  [memberId, sameAs, saidOf].includes(person.memberId);

/** An officer, or the writing itself, said that it is somebody else. */
export function isSaidAnother(row: TracedRow, person: SoughtPerson): boolean {
  if (isSaidToBe(row, person)) return false;
  const wasWritten = row.state === 'done' && row.memberId !== null;
  return wasWritten || row.sameAs !== null || row.saidOf !== null || row.isAnother;
}

/**
 * Whose a row of which nobody said it is may be by the register, beside the person's: nobody else's that is known, as well
 * somebody else's, or rather theirs. Its check may have found it to be somebody's who is there already; and of two whom it looks
 * like, as twins and namesakes are, one may be fitted better by name, telephone and year (decision 0040).
 */
export type Rivalry = 'none' | 'equal' | 'rather-theirs';

/** @see Rivalry */
export function rivalryOver(row: TracedRow, person: SoughtPerson): Rivalry {
  const members = row.candidates.filter((one) => one.kind === 'member');
  if (isFoundToBeAnother(row, person)) return 'rather-theirs';
  const own = fitOf(row, person);
  const rivals = members.filter(({ memberId }) => memberId !== person.memberId).map((one) => asSought(one, person));
  const fits = rivals.map((rival) => fitOf(row, rival)).filter(([name]) => name > 0);
  const isNoBetter = (fit: Fit): boolean => own.every((value, at) => value <= (fit[at] ?? 0));
  const isWorse = (fit: Fit): boolean => fit.every((value, at) => value <= (own[at] ?? 0));
  const isBeaten = fits.some((fit) => isNoBetter(fit) && (!row.isAlike || !isWorse(fit)));
  if (isBeaten) return 'rather-theirs';
  return fits.every((fit) => isWorse(fit) && !isNoBetter(fit)) ? 'none' : 'equal';
}

/** Whom its check passed it over for: somebody of the register, or of an earlier row that became somebody; of namesakes each. */
function foundToBe({ state, repeats, candidates }: TracedRow): readonly string[] {
  if (state !== 'repeated') return [];
  return repeats === null ? candidates.flatMap((one) => (one.kind === 'member' ? one.memberId : [])) : [repeats];
}

/** Its check passed it over as a row of the person, or of one of several whom the person is. */
export const isFoundToBe = (row: TracedRow, { memberId }: SoughtPerson): boolean => foundToBe(row).includes(memberId);

/** It passed it over as a row of others alone. */
const isFoundToBeAnother = (row: TracedRow, person: SoughtPerson): boolean =>
  foundToBe(row).length > 0 && !isFoundToBe(row, person);

/** How well name, telephone and year fit; of the name 0: not at all. */
type Fit = readonly [name: number, phone: number, year: number];

const BY_LIKENESS: Readonly<Record<Likeness, number>> = { agrees: 2, silent: 1, contradicts: 0 };
const BY_BEARING: Readonly<Record<NonNullable<Bearing>, number>> = { alone: 4, aside: 3, open: 3, shared: 2 };

function fitOf(row: TracedRow, person: SoughtPerson): Fit {
  const { phone, year } = factsOf(row, person);
  const bearing = bearingOf(row, person);
  const near = isNearlyNamed(row, person) ? 1 : 0;
  return [bearing === null ? near : BY_BEARING[bearing], BY_LIKENESS[phone], BY_LIKENESS[year]];
}

/** Somebody of the register whom its check showed, as one to be found in the row; of the same place as the person. */
function asSought({ memberId, fullName, birthYear, phone }: Member, person: SoughtPerson): SoughtPerson {
  const spelt = wordsIn(fullName, 0).map(({ small }) => speltOf(small));
  const called = { words: nameWords(fullName), spelt, phone: phone?.replace(/^\+84/, '0') ?? null };
  return { ...person, ...called, memberId, birthYear };
}
