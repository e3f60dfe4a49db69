import { holdsWords, type LongerName, longerNamesAt, nameWords, textsPerhapsNaming } from '@lopso/platform';
import { readBirthYear, readPhone, type ReadText } from './person-texts';
import { bearingOf, isNearlyNamed, isPerhapsNamed, nameTexts, namingBeside } from './row-name';
import { type SoughtPerson, textsOf, type TracedRow } from './traced-row';

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

/** What a row is to somebody: about them, perhaps about them by the very name or a near one, about others but naming them, perhaps that, or neither. */
export type Sight =
  | { readonly kind: 'own' }
  | { readonly kind: 'perhaps'; readonly isExact: boolean; readonly remarks?: Remarks }
  | Naming
  | null;

type Likeness = 'agrees' | 'contradicts' | 'silent';

interface Facts {
  readonly phone: Likeness;
  readonly year: Likeness;
  readonly isSameCommune: boolean;
  readonly isSameProvince: boolean;
}

const isUnder = (path: string, above: string): boolean => path === above || path.startsWith(`${above}.`);

const valueOf = <T>(read: ReadText<T>): string | null => {
  const value = read.kind === 'read' ? read.value : read.proposal;
  return value === null ? null : String(value);
};

/** Every telephone in a text as its digits with a nought, also beside other words; one of before 2018 also as it is today. */
export function phonesIn(text: string): string[] {
  const parts = [text, ...(text.match(/\+?\d[\dOo\s.\-()]{7,}/g) ?? [])];
  return parts.flatMap((part) => {
    const digits = part.replace(/\D/g, '').replace(/^(?:84(?=\d{9})|0)/, '');
    return digits.length < 9 ? [] : [`0${digits}`, ...[valueOf(readPhone(part)) ?? []].flat()];
  });
}

const yearsIn = (text: string): string[] => [valueOf(readBirthYear(text)) ?? []].flat();

function compare(said: readonly string[], wanted: string | null): Likeness {
  if (said.length === 0 || wanted === null) return 'silent';
  return said.includes(wanted) ? 'agrees' : 'contradicts';
}

function factsOf(row: TracedRow, person: SoughtPerson): Facts {
  const isAnywhere = person.phone !== null && row.cells.flatMap(phonesIn).includes(person.phone);
  const said = compare(textsOf(row, 'phone').flatMap(phonesIn), person.phone);
  return {
    phone: isAnywhere ? 'agrees' : said,
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
  return isPlausible(facts) ? { kind: 'perhaps', isExact } : null;
}

/** An officer, or the writing itself, said that it is somebody else. */
function isSaidAnother(row: TracedRow, { memberId }: SoughtPerson): boolean {
  const wasWritten = row.state === 'done' && row.memberId !== null;
  const wasAsked = row.candidates.some((one) => one.kind === 'member' && one.memberId === memberId);
  return wasWritten || row.sameAs !== null || (row.isAnother && wasAsked);
}

function sightOfStranger(row: TracedRow, person: SoughtPerson, naming: ReadonlySet<number>, facts: Facts): Sight {
  if (facts.phone !== 'agrees' && (!facts.isSameCommune || person.words.length === 1)) return null;
  const surely = naming.size === 0 ? null : namingAt(row, person, naming, false);
  const said = [...row.cells, ...typedBeside(row)];
  const own = new Set([...(row.columns.fullName ?? []), ...naming]);
  const beside = said.map((text, at) => (own.has(at) ? '' : text));
  const perhaps = textsPerhapsNaming(beside, person.words);
  if (perhaps.size === 0) return surely;
  const remarks: Remarks = {
    words: [...perhaps].flatMap((at) => said[at] ?? []),
    ifMeant: namingAt(row, person, new Set([...naming, ...perhaps]), true),
    otherwise: surely,
  };
  return { kind: 'perhaps', isExact: false, remarks };
}

/** What an officer typed but for the name. */
const typedBeside = ({ edits }: TracedRow): string[] =>
  Object.entries(edits).flatMap(([field, value]) => (field !== 'fullName' && typeof value === 'string' ? value : []));

function namingAt(row: TracedRow, person: SoughtPerson, naming: ReadonlySet<number>, isPerhaps: boolean): Naming {
  // A row of nobody in particular, a village with its head or a signature: the telephone beside the name goes as well.
  const isOfNobody = textsOf(row, 'fullName').length === 0;
  const calling = isOfNobody ? [...row.cells.keys()].filter((at) => hasPhone(row.cells[at], person)) : [];
  return { kind: 'naming', cells: new Set([...naming, ...calling]), isPerhaps };
}

const hasPhone = (text = '', { phone }: SoughtPerson): boolean => phone !== null && phonesIn(text).includes(phone);

/** The telephone stands somewhere in the row. */
export const callsPerson = ({ cells }: TracedRow, person: SoughtPerson): boolean =>
  cells.some((text) => hasPhone(text, person));

const isNameless = (row: TracedRow): boolean =>
  row.columns.fullName !== undefined && textsOf(row, 'fullName').length === 0;

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
  if (isNearlyNamed(row, person)) return sightOfNamed(facts, false);
  const sight = isPerhapsNamed(row, person) ? sightOfNamed(facts, false) : null;
  return sight === null ? null : { kind: 'perhaps', isExact: false };
}

/**
 * What a row is to the person. A telephone alone is no person: it may be the family's. A row without any name is about whoever has
 * its telephone. Where the name is not surely the row's alone, an officer says, telephone or not.
 */
export function sightOf(row: TracedRow, person: SoughtPerson): Sight {
  if (row.isLinked) return { kind: 'own' };
  if (isSaidAnother(row, person)) return null;
  const facts = factsOf(row, person);
  const bearing = bearingOf(row, person);
  if (bearing === 'whole') return sightOfNamed(facts, true);
  if (bearing !== null) return isPlausible(facts) ? { kind: 'perhaps', isExact: bearing === 'split' } : null;
  return sightOfNearly(row, person, facts) ?? sightOfUnnamed(row, person, facts);
}

/** What a row is to the person that is surely about somebody else: it names them in what is said beside its own name, or doesn't. */
export function sightOfOthers(row: TracedRow, person: SoughtPerson): Naming | null {
  const naming = namingBeside(row, person);
  const sight = sightOfStranger(row, person, naming, factsOf(row, person));
  if (sight?.kind === 'perhaps') return sight.remarks?.otherwise ?? null;
  return sight?.kind === 'naming' ? sight : null;
}

function sightOfUnnamed(row: TracedRow, person: SoughtPerson, facts: Facts): Sight {
  const naming = namingBeside(row, person);
  if (isNameless(row) && naming.size === 0 && facts.phone === 'agrees' && facts.year !== 'contradicts')
    return { kind: 'own' };
  return sightOfStranger(row, person, naming, facts);
}
