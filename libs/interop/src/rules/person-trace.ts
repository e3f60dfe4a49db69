import {
  holdsWords,
  type LongerName,
  longerNamesAt,
  nameWords,
  textsNaming,
  textsPerhapsNaming,
} from '@lopso/platform';
import { type ColumnMatch, type ImportKind } from './import-fields';
import { isNearName } from './near-names';
import { readBirthYear, readPhone, type ReadText } from './person-texts';
import { type ReadPerson } from './roster-row';
import { type Candidate, type RowEdits, type RowProblem, type RowState } from './row-problem';
import { type ReadVillageRow } from './village-row';

/** Somebody to be found in rows, as the register described them. */
export interface SoughtPerson {
  readonly memberId: string;
  /** Of the name, folded. */
  readonly words: readonly string[];
  readonly birthYear: number;
  /** Ten digits. */
  readonly phone: string | null;
  readonly provincePath: string;
  readonly communePath: string;
  readonly communeId: string | null;
  readonly communeName: string;
}

/** A row that may tell of somebody, with what its import says of its columns and place. */
export interface TracedRow {
  readonly batchId: string;
  readonly number: number;
  readonly kind: ImportKind;
  readonly columns: ColumnMatch;
  /** Of the unit the import is for. */
  readonly unitPath: string;
  readonly cells: readonly string[];
  readonly edits: RowEdits;
  readonly parsed: Partial<ReadPerson> | ReadVillageRow | null;
  readonly problems: readonly RowProblem[];
  readonly candidates: readonly Candidate[];
  readonly prior: object | null;
  readonly state: RowState;
  readonly memberId: string | null;
  readonly sameAs: string | null;
  readonly isAnother: boolean;
  /** It became the person, was said to be the person, or looks like the person and nobody said no. */
  readonly isLinked: boolean;
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

/** A string of the row as it was read; villages have neither name nor telephone. */
function readText(row: TracedRow, field: 'fullName' | 'phone' | 'birthYear'): string {
  const value = row.parsed !== null && 'team' in row.parsed ? row.parsed[field] : null;
  return value === null || value === undefined ? '' : String(value);
}

/** The texts that say one thing of the row's person: its cells, what an officer typed, what was read. */
function textsOf(row: TracedRow, field: 'fullName' | 'phone' | 'birthYear'): string[] {
  const cells = (row.columns[field] ?? []).map((column) => row.cells[column] ?? '');
  return [...cells, row.edits[field] ?? '', readText(row, field)].filter((text) => text.trim() !== '');
}

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

/** Where the name stands: in the columns for it, in what was typed or read, or, with no such column known, anywhere. */
function isNamed(row: TracedRow, naming: ReadonlySet<number>, words: readonly string[]): boolean {
  const isUnmatched = row.columns.fullName === undefined && row.kind === 'roster';
  return (isUnmatched && naming.size > 0) || nameTexts(row).some((texts) => textsNaming(texts, words).size > 0);
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

const isNearlyNamed = (row: TracedRow, { words }: SoughtPerson): boolean =>
  textsOf(row, 'fullName').some((text) => isNearName(nameWords(text), words));

/** The texts that give the row its name: cells, what was typed, what was read. */
const nameTexts = (row: TracedRow): string[][] => [
  [(row.columns.fullName ?? []).map((column) => row.cells[column] ?? '').join(' ')],
  [row.edits.fullName ?? ''],
  [readText(row, 'fullName')],
];

/** In a row that is asked about for a longer name, the names that it may be; beside the telephone none is passed over. */
export function longerNamesOf(row: TracedRow, person: SoughtPerson, sight: Sight): (readonly LongerName[])[] {
  if (sight?.kind !== 'perhaps' || sight.isExact || callsPerson(row, person)) return [];
  const texts = sight.remarks === undefined ? nameTexts(row) : sight.remarks.words.map((text) => [text]);
  return texts.flatMap((some) => longerNamesAt(some, person.words));
}

/** The name stands in its column beside a word that may make it a longer one: “LÒ THỊ HÒA TỔ PHÓ”, “LÒ THỊ HÒA BÌNH”. */
function isPerhapsNamed(row: TracedRow, { words }: SoughtPerson): boolean {
  return nameTexts(row).some((texts) => textsPerhapsNaming(texts, words).size > 0);
}

/** A row whose name is not the very one: nearly the same, or perhaps the same with something beside it, which is never sure. */
function sightOfNearly(row: TracedRow, person: SoughtPerson, facts: Facts): Sight {
  if (isNearlyNamed(row, person)) return sightOfNamed(facts, false);
  const sight = isPerhapsNamed(row, person) ? sightOfNamed(facts, false) : null;
  return sight === null ? null : { kind: 'perhaps', isExact: false };
}

/** Two lines of its name name two people: “Vàng Seo Sử”, and under it “Lò Thị Hòa”. A name that runs over two lines is one. */
function isSharedName(row: TracedRow, { words }: SoughtPerson): boolean {
  return textsOf(row, 'fullName').some((text) => {
    const lines = text.split(/[\t\n\v\f\r]+/);
    const others = lines.filter((line) => textsNaming([line], words).size === 0);
    return others.length < lines.length && others.some((line) => /^[\s\d.)-]*\p{L}/u.test(line));
  });
}

/** Whether such a row goes, telephone or not, an officer says: somebody else goes with it. */
const sightOfShared = (facts: Facts): Sight => (isPlausible(facts) ? { kind: 'perhaps', isExact: false } : null);

/**
 * What a row is to the person. A telephone alone is no person: it may be the family's. A row without any name is about whoever has
 * its telephone.
 */
export function sightOf(row: TracedRow, person: SoughtPerson): Sight {
  if (row.isLinked) return { kind: 'own' };
  if (isSaidAnother(row, person)) return null;
  const facts = factsOf(row, person);
  const naming = textsNaming(row.cells, person.words);
  if (isNamed(row, naming, person.words))
    return isSharedName(row, person) ? sightOfShared(facts) : sightOfNamed(facts, true);
  return sightOfNearly(row, person, facts) ?? sightOfUnnamed(row, person, facts, naming);
}

/** The cells with the name that are no part of a row's own name. */
const besideOwn = ({ columns }: TracedRow, naming: ReadonlySet<number>): Set<number> =>
  new Set([...naming].filter((column) => columns.fullName?.includes(column) !== true));

/** What a row is to the person that is surely about somebody else: it names them in what is said beside its own name, or doesn't. */
export function sightOfOthers(row: TracedRow, person: SoughtPerson): Naming | null {
  const naming = besideOwn(row, textsNaming(row.cells, person.words));
  const sight = sightOfStranger(row, person, naming, factsOf(row, person));
  if (sight?.kind === 'perhaps') return sight.remarks?.otherwise ?? null;
  return sight?.kind === 'naming' ? sight : null;
}

function sightOfUnnamed(row: TracedRow, person: SoughtPerson, facts: Facts, found: ReadonlySet<number>): Sight {
  const naming = besideOwn(row, found);
  if (isNameless(row) && naming.size === 0 && facts.phone === 'agrees' && facts.year !== 'contradicts')
    return { kind: 'own' };
  return sightOfStranger(row, person, naming, facts);
}
