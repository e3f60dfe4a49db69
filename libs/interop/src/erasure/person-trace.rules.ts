import {
  holdsWords,
  type LongerName,
  longerNamesAt,
  nameWords,
  speltOf,
  textsPerhapsNaming,
  wordsIn,
} from '@lopso/platform';
import { readBirthYear } from '../checks/person-texts.rules';
import { type Candidate } from '../imports/import-row.rules';
import {
  bearingOf,
  hasPhone,
  isNameless,
  isNearlyNamed,
  isPerhapsNamed,
  isSpeltOtherwise,
  isSurelyAt,
  mayBeShifted,
  nameTexts,
  namingBeside,
  partOfName,
  readOrProposed,
  telephonesIn,
} from './person-name.rules';
import {
  type Bearing,
  mayNameOthers,
  maySayOthers,
  type SoughtPerson,
  textsOf,
  type TracedRow,
  typedBesideName,
} from './traced-row.rules';

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
    phone: isSaid ? 'agrees' : compare(said.flatMap(telephonesIn), person.phone),
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

/** A row that isn't about somebody and names them in these cells; `isPerhaps`: where an officer said that they are meant, a longer name may stand. */
export interface Naming {
  readonly kind: 'naming';
  readonly cells: ReadonlySet<number>;
  readonly isPerhaps: boolean;
}

/** In what is said beside a row's own name a longer name may stand: what is shown, and what the row is as they are meant or not. */
export interface Remarks {
  readonly words: readonly string[];
  readonly ifMeant: Naming;
  readonly otherwise: Naming | null;
}

/**
 * What a row is to somebody: about them, perhaps about them, about others but naming them, perhaps that, or neither. `isExact`: by the very name
 * with nothing that contradicts, or by a near one with the telephone; where nobody may be asked such a row is held back, and any other stays as
 * it is (decision 0079).
 */
export type Sight =
  | { readonly kind: 'own' }
  | { readonly kind: 'perhaps'; readonly isExact: boolean; readonly remarks?: Remarks }
  | Naming
  | null;

/**
 * Whether a row with the name is about the person: it has the telephone; or the birth year, unless it gives another telephone and
 * another commune; or stands in the commune and contradicts nothing. Beyond the province only the telephone tells.
 */
function isPlausible({ phone, year, isSameCommune, isSameProvince }: Facts): boolean {
  if (phone === 'agrees') return true;
  if (!isSameProvince) return false;
  if (year === 'agrees') return phone === 'silent' || isSameCommune;
  return isSameCommune && phone === 'silent' && year === 'silent';
}

/**
 * A row with the very name and the telephone is about the person. With the birth year or the commune alone it may be a namesake's, and a
 * name spelt otherwise needs telephone and year to be sure: an officer is asked (decisions 0026 and 0040).
 */
function sightOfNamed(facts: Facts, isExact: boolean): Sight {
  const isSure = facts.phone === 'agrees' && (isExact || facts.year === 'agrees');
  if (isSure) return { kind: 'own' };
  if (!isExact && facts.phone === 'agrees' && facts.year === 'contradicts') return null;
  const isHeld = isExact ? !isContradicted(facts) : hasTheirPhone(facts);
  return isPlausible(facts) ? { kind: 'perhaps', isExact: isHeld } : null;
}

/** The row says of the year or the telephone what makes it rather somebody else's; the telephone that agrees goes before the year. */
const isContradicted = ({ phone, year }: Facts): boolean =>
  phone === 'contradicts' || (phone === 'silent' && year === 'contradicts');

/** Written, a row with the telephone would bring the person back under a name that one mark or word tells from theirs. */
const hasTheirPhone = ({ phone, year }: Facts): boolean => phone === 'agrees' && year !== 'contradicts';

const isMarkedOtherwise = (row: TracedRow, person: SoughtPerson, facts: Facts): boolean =>
  hasTheirPhone(facts) && isSpeltOtherwise(row, person);

/** What a row says of the person beside its own name, which is somebody else's or nobody's. */
function sightBeside(row: TracedRow, person: SoughtPerson, facts: Facts): Sight {
  if (facts.phone !== 'agrees' && (!facts.isSameCommune || person.words.length === 1)) return null;
  // A namesake's row says of the namesake what it says.
  const isNamesakes = bearingOf(row, person) !== null;
  if (isNamesakes && facts.phone !== 'agrees') return null;
  const places = namingBeside(row, person);
  const isSure = (place: readonly number[]): boolean => !isNamesakes && isSurelyAt(row, place, person);
  return sightAt(row, person, places.flat(), new Set(places.filter(isSure).flat()));
}

/** What the row says where it names the person in these cells, in some of them surely, and perhaps in others. */
function sightAt(
  row: TracedRow,
  person: SoughtPerson,
  places: readonly number[],
  naming: ReadonlySet<number>,
): Naming | Extract<Sight, { kind: 'perhaps' }> | null {
  // Beside somebody else's name the telephone may be either's.
  const calling = callingCells(row, person);
  const isShared = naming.size > 0 && calling.length > 0 && maySayOthers(row, [...naming, ...calling]);
  const surely = naming.size === 0 ? null : namingAt(row, person, naming, isShared ? 'name' : 'all');
  const said = [...row.cells, ...typedBesideName(row)];
  const own = new Set([...(row.columns.fullName ?? []), ...naming]);
  const beside = said.map((text, at) => (own.has(at) ? '' : text));
  const perhaps = new Set([...textsPerhapsNaming(beside, person.words), ...places.filter((at) => !own.has(at))]);
  if (perhaps.size === 0 && !isShared) return surely;
  const remarks: Remarks = {
    words: isShared ? said.filter((text) => text.trim() !== '') : [...perhaps].flatMap((at) => said[at] ?? []),
    ifMeant: namingAt(row, person, new Set([...naming, ...perhaps]), 'perhaps'),
    otherwise: surely,
  };
  return { kind: 'perhaps', isExact: false, remarks };
}

/** Of a row of nobody in particular, a village with its head or a signature: the telephone beside the name goes as well. */
const callingCells = (row: TracedRow, { phone }: SoughtPerson): number[] =>
  textsOf(row, 'fullName').some((text) => /\p{L}/u.test(text))
    ? []
    : [...row.cells.keys()].filter((at) => hasPhone(row.cells[at] ?? '', phone));

/** What goes with these cells: the `name` alone, `all` with the telephone of a row of nobody, or `perhaps` with what may be a longer name. */
function namingAt(
  row: TracedRow,
  person: SoughtPerson,
  naming: ReadonlySet<number>,
  extent: 'name' | 'all' | 'perhaps',
): Naming {
  const calling = extent === 'name' ? [] : callingCells(row, person);
  return { kind: 'naming', cells: new Set([...naming, ...calling]), isPerhaps: extent === 'perhaps' };
}

/**
 * In a row that is asked about for a longer name, the names that it may be; beside the telephone none is passed over, nor where the
 * very name stands as well.
 */
export function longerNamesOf(row: TracedRow, person: SoughtPerson, sight: Sight): (readonly LongerName[])[] {
  if (sight?.kind !== 'perhaps' || sight.isExact || callsPerson(row, person)) return [];
  if (sight.remarks === undefined && bearingOf(row, person) !== null) return [];
  const texts = sight.remarks === undefined ? nameTexts(row) : sight.remarks.words;
  return texts.flatMap((text) => longerNamesAt([text], person.words));
}

/** A row whose name is not the very one: nearly the same, or perhaps the same with something beside it, which is never sure. */
function sightOfNearly(row: TracedRow, person: SoughtPerson, facts: Facts): Sight {
  if (isNearlyNamed(row, person)) {
    const near = sightOfNamed(facts, false);
    return near?.kind === 'own' && mayBeShifted(row, person) ? { kind: 'perhaps', isExact: true } : near;
  }
  // A longer name is another's of the house rather, but for one that is as old.
  const sight = isPerhapsNamed(row, person) ? sightOfNamed(facts, false) : null;
  return sight === null ? null : { kind: 'perhaps', isExact: sight.kind === 'own' };
}

/** The year stands in a cell of a sheet of which nobody said which column has it. */
const isYearSomewhere = ({ columns, cells }: TracedRow, { birthYear }: SoughtPerson): boolean =>
  columns.birthYear === undefined && cells.some((text) => text.trim() === String(birthYear));

/**
 * With the telephone, a name cut short or mistyped: with the year as well it is rather the person than another of the house, and written it would bring
 * them back. Where the year is not said, their given name is, beside nothing that is not of their name (decision 0079).
 */
function sightOfPart(row: TracedRow, person: SoughtPerson, facts: Facts): Extract<Sight, { kind: 'perhaps' }> | null {
  if (!hasTheirPhone(facts)) return null;
  const part = partOfName(row, person);
  if (facts.year === 'agrees' || isYearSomewhere(row, person))
    return part === null ? null : { kind: 'perhaps', isExact: part !== 'word' };
  return part === null || part === 'word' ? null : { kind: 'perhaps', isExact: part === 'short' };
}

/** The very name: unasked only where it is surely the row's own, and with the telephone. */
function sightOfBearing(row: TracedRow, person: SoughtPerson, facts: Facts): Sight {
  const bearing = bearingOf(row, person);
  if (bearing === 'alone') return sightOfNamed(facts, true);
  if (bearing === null || !isPlausible(facts)) return null;
  const isAgreed = facts.phone === 'agrees' && facts.year === 'agrees';
  const isVery = bearing === 'aside' || (bearing === 'open' && isAgreed);
  return { kind: 'perhaps', isExact: (isVery && !isContradicted(facts)) || isMarkedOtherwise(row, person, facts) };
}

/** A row without any name is about whoever has its telephone, unless somebody else may be named beside it. */
function sightOfNameless(row: TracedRow, person: SoughtPerson, facts: Facts): Sight {
  if (!isNameless(row) || facts.phone !== 'agrees' || facts.year === 'contradicts') return null;
  if (namingBeside(row, person).length > 0) return null;
  return mayNameOthers(row, row.columns.fullName ?? []) ? { kind: 'perhaps', isExact: false } : { kind: 'own' };
}

/**
 * A row of the very name that its check found to look like the person: a likeness is a question. The telephone answers it, and the check
 * where it passed the row over as theirs; the year alone does not, for a namesake may be as old, and the officer of the import is asked the same.
 */
function sightOfNamedAlike(row: TracedRow, person: SoughtPerson, facts: Facts): Sight {
  if (facts.phone === 'agrees' || isFoundToBe(row, person)) return { kind: 'own' };
  return { kind: 'perhaps', isExact: !isContradicted(facts) };
}

/**
 * Among those whom its check found it to look like: with another name only because telephone and year are the same, as twins of a
 * house have them, and where the name is not surely its own, or has other diacritics, an officer says.
 */
function sightOfAlike(row: TracedRow, person: SoughtPerson, facts: Facts): Sight {
  const bearing = bearingOf(row, person);
  if (bearing === 'alone') return sightOfNamedAlike(row, person, facts);
  const isDoubtful = bearing === 'shared' || (isContradicted(facts) && !isFoundToBe(row, person));
  if (bearing !== null) return { kind: 'perhaps', isExact: !isDoubtful || isMarkedOtherwise(row, person, facts) };
  return sightOfNearly(row, person, facts) ?? sightOfPart(row, person, facts) ?? { kind: 'perhaps', isExact: false };
}

/** What a row is to the person of which nobody said whose it is, nor its check found it alike. */
function sightOfUnsaid(row: TracedRow, person: SoughtPerson, facts: Facts): Sight {
  const own = sightOfBearing(row, person, facts);
  if (own !== null) return own;
  if (bearingOf(row, person) !== null) return sightBeside(row, person, facts);
  const near = sightOfNearly(row, person, facts);
  if (near !== null) return near;
  const nameless = sightOfNameless(row, person, facts);
  const part = sightOfPart(row, person, facts);
  if (nameless?.kind !== 'own' && part?.isExact === true) return part;
  // With another given name the row is rather another's, and names the person beside it.
  return nameless ?? sightBeside(row, person, facts) ?? part;
}

/** The same once it is known who else the row may be: then it goes no more unasked, and stays where it is rather theirs. */
function amongRivals(sight: Sight, rivalry: Rivalry): Sight {
  if (rivalry === 'none' || sight === null || sight.kind === 'naming') return sight;
  if (sight.kind === 'perhaps' && sight.remarks !== undefined) return sight;
  const isExact = sight.kind === 'own' || sight.isExact;
  return { kind: 'perhaps', isExact: isExact && rivalry === 'equal' };
}

/**
 * What a row is to the person. A telephone alone is no person: it may be the family's. Where the name is not surely the row's alone, an
 * officer says, telephone or not; what she said goes before what it looks like.
 */
export function sightOf(row: TracedRow, person: SoughtPerson): Sight {
  if (isSaidToBe(row, person)) return { kind: 'own' };
  const facts = factsOf(row, person);
  if (isSaidAnother(row, person)) return sightBeside(row, person, facts);
  const sight = row.isAlike ? sightOfAlike(row, person, facts) : sightOfUnsaid(row, person, facts);
  return amongRivals(sight, rivalryOver(row, person));
}

/** What a row is to the person that is surely about somebody else: it may name them in what is said beside its own name. */
export const sightOfOthers = (row: TracedRow, person: SoughtPerson): Sight =>
  sightBeside(row, person, factsOf(row, person));

/** What of that goes without a question: remarks with the very name. */
export function surelyBeside(row: TracedRow, person: SoughtPerson): Naming | null {
  const sight = sightOfOthers(row, person);
  if (sight?.kind === 'perhaps') return sight.remarks?.otherwise ?? null;
  return sight?.kind === 'naming' ? sight : null;
}

interface Seen {
  readonly row: TracedRow;
  readonly sight: Sight;
}

/** The row of its list that a row was found to be a repeat of. */
export function repeatedRow({ state, problems }: TracedRow): number | null {
  if (state !== 'repeated') return null;
  const repeated = problems.find(({ code }) => code === 'repeated')?.params['row'];
  return typeof repeated === 'number' ? repeated : null;
}

/** The row of its list that a row stands for: by the officer's word, or by that of its check where nothing in it contradicts. */
function keptRow({ row, sight }: Seen): number | null {
  if (row.sameRow !== null) return row.sameRow;
  return sight?.kind === 'perhaps' && sight.isExact ? repeatedRow(row) : null;
}

const keyOf = (batchId: string, number: number | null): string => `${batchId} ${number ?? ''}`;

/** Rows that are the same as one that is surely the person's are theirs as well, whatever they say: before that one became anybody too (decision 0079). */
export function withSaidSame<S extends Seen>(seen: readonly S[], person: SoughtPerson): S[] {
  const own = new Set(seen.flatMap(({ row, sight }) => (sight?.kind === 'own' ? keyOf(row.batchId, row.number) : [])));
  const waiting = seen.filter((one) => keptRow(one) !== null && !isSaidAnother(one.row, person));
  for (let before = -1; before < own.size;) {
    before = own.size;
    for (const one of waiting)
      if (own.has(keyOf(one.row.batchId, keptRow(one)))) own.add(keyOf(one.row.batchId, one.row.number));
  }
  return seen.map((one) =>
    own.has(keyOf(one.row.batchId, one.row.number)) ? { ...one, sight: { kind: 'own' } } : one,
  );
}

/**
 * Rows that an officer said are one with a row that is surely the person's, over however many words: those it was left out for, and what else was left out for them. They may be
 * the person's whatever they say, and would bring them back: where nobody is asked they are held back. Rows that became somebody else, or were said to be somebody else's, are
 * not, and no word goes over them; `isOther`: an officer was asked of the row now and said so.
 */
export function saidOne<S extends Seen>(
  seen: readonly S[],
  person: SoughtPerson,
  isOther: (row: TracedRow) => boolean,
): ReadonlySet<TracedRow> {
  const keys = new Map(seen.map(({ row }) => [row, keyOf(row.batchId, row.number)]));
  const others = new Set(
    seen.flatMap(({ row }) => (isSaidAnother(row, person) || isOther(row) ? (keys.get(row) ?? []) : [])),
  );
  const words = seen
    .flatMap(({ row }) => (row.sameRow === null ? [] : [[keys.get(row) ?? '', keyOf(row.batchId, row.sameRow)]]))
    .filter((ends) => !ends.some((end) => others.has(end)));
  const one = new Set(seen.flatMap(({ row, sight }) => (sight?.kind === 'own' ? (keys.get(row) ?? []) : [])));
  for (let before = -1; before < one.size;) {
    before = one.size;
    for (const ends of words) if (ends.some((end) => one.has(end))) ends.forEach((end) => one.add(end));
  }
  return new Set(
    seen.flatMap(({ row, sight }) => {
      const key = keys.get(row) ?? '';
      return sight?.kind !== 'own' && one.has(key) && !others.has(key) ? row : [];
    }),
  );
}

/**
 * Rows in doubt in the order in which an officer is asked, however many of them there is room for: those of the very name first, for
 * unasked they are held back, while those of a near name stay (decision 0079). Otherwise as they stand.
 */
export function inQuestionOrder<T extends { readonly sight: Sight }>(doubtful: readonly T[]): T[] {
  const isExact = ({ sight }: T): boolean => sight?.kind === 'perhaps' && sight.isExact;
  return [...doubtful.filter(isExact), ...doubtful.filter((one) => !isExact(one))];
}
