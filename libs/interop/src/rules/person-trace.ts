import { type LongerName, longerNamesAt, textsPerhapsNaming } from '@lopso/platform';
import { hasPhone } from './phones-in';
import { isFoundToBe, isSaidAnother, isSaidToBe, type Rivalry, rivalryOver } from './row-claims';
import { callsPerson, type Facts, factsOf } from './row-facts';
import {
  bearingOf,
  isNameless,
  isNearlyNamed,
  isPerhapsNamed,
  isSpeltOtherwise,
  isSurelyAt,
  mayBeShifted,
  nameTexts,
  namingBeside,
} from './row-name';
import { partOfName } from './part-of-name';
import { mayNameOthers, maySayOthers, typedBesideName } from './row-cells';
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
