import { namePlaces, type NamePlace, withoutPlaces } from '../text/name-places';
import { nameWords } from '../text/name-search';
import { WORDS_WITH_SURNAME } from '../text/words-before-names';
import { composed, speltOf, wordsIn } from '../text/written-words';
import { type PersonDescription } from './held-data';
import { type IsKept, reworded } from './reworded';
import { BETWEEN, phonePattern } from './search-patterns';

/** What stands where a text named the person. */
export const CUT = '(đã xóa theo yêu cầu)';
/** Signs that a short text has at most, and how many are shown around each place in a longer one. */
const SHORT = 240;
const BEFORE_HIT = 80;
const BEHIND_HIT = 140;

/** Somebody to be found in texts that anybody wrote. */
export interface SoughtInTexts {
  /** Of the name, folded. */
  readonly words: readonly string[];
  /** The same with their diacritics. */
  readonly spelt: readonly string[];
  /** The nine digits behind +84 or the nought. */
  readonly digits: string | null;
  readonly birthYear: number;
}

export function soughtInTexts({
  fullName,
  phone,
  birthYear,
}: Pick<PersonDescription, 'fullName' | 'phone' | 'birthYear'>): SoughtInTexts {
  const spelt = wordsIn(fullName, 0).map(({ small }) => speltOf(small));
  return { words: nameWords(fullName), spelt, digits: phone?.replace(/\D/g, '').slice(-9) ?? null, birthYear };
}

const phoneIn = (digits: string): RegExp =>
  new RegExp(`(?<!\\d)(?:(?:\\+?84|0)${BETWEEN})?${phonePattern(digits)}(?!\\d)`, 'g');
const yearIn = (year: number): RegExp => new RegExp(`(?<!\\d)${year}(?!\\d)`, 'g');

const holdsPhone = (texts: readonly string[], { digits }: SoughtInTexts): boolean =>
  digits !== null && texts.some((text) => phoneIn(digits).test(text));

/** What texts that belong together hold of somebody. */
interface Found {
  readonly hasPhone: boolean;
  /** Places of the name that stand for her or for a namesake, and those that may be part of a longer name. */
  readonly whole: readonly NamePlace[];
  readonly perhaps: readonly NamePlace[];
  /** With the telephone, nobody else can be meant. */
  readonly isName: boolean;
}

/**
 * A name of one word is everywhere: it needs the birth year or the telephone beside it. The telephone says that she is meant: where the
 * name stands beside it nowhere by itself, it is hers whatever word is next to it. Yet the family may share the telephone, and a name of two words
 * may be within one of theirs: it is asked about with the telephone, but isn't taken for hers unasked.
 */
function foundIn(texts: readonly string[], person: SoughtInTexts): Found {
  const hasPhone = holdsPhone(texts, person);
  const { whole, perhaps } = namePlaces(texts, person);
  if (hasPhone && whole.length === 0)
    return {
      ...{ hasPhone, whole: perhaps, perhaps: [] },
      isName: perhaps.length > 0 && person.words.length >= WORDS_WITH_SURNAME,
    };
  const isMeant = hasPhone || person.words.length > 1 || texts.some((text) => yearIn(person.birthYear).test(text));
  return { hasPhone, whole: isMeant ? whole : [], perhaps, isName: isMeant && whole.length > 0 };
}

/** Whether texts that belong together tell of the person or a namesake: they hold the whole name, or the telephone. */
export function tells(texts: readonly string[], person: SoughtInTexts): boolean {
  const { hasPhone, whole } = foundIn(texts, person);
  return hasPhone || whole.length > 0;
}

/** Which places of texts are meant: those that tell of the person, or those where a longer name may stand. */
export type ToldKind = 'whole' | 'perhaps';

/** What texts that belong together say of the person, as it is asked about and cut. */
export interface Told {
  readonly kind: ToldKind;
  /** The texts, or what stands around each place in long ones. */
  readonly words: string;
  readonly hasPhone: boolean;
  /** The name is in them, whole, or for all that its length and the telephone say. */
  readonly isName: boolean;
}

/** Nobody else has this name and this telephone. */
export const tellSurely = (told: readonly Told[]): boolean =>
  told.some(({ hasPhone }) => hasPhone) && told.some(({ isName }) => isName);

/**
 * What texts that belong together say of the person: where they tell of her, and apart from that where a longer name may stand, with the
 * first cut out, for either may be hers and the other not.
 */
export function toldIn(texts: readonly string[], person: SoughtInTexts): Told[] {
  const { hasPhone, whole, perhaps, isName } = foundIn(texts, person);
  const told: Told[] = [];
  if (hasPhone || whole.length > 0)
    told.push({ kind: 'whole', words: shownAround(texts, spotsOf(texts, whole, person)), hasPhone, isName });
  if (perhaps.length > 0) {
    const left = withoutPlaces(texts, whole, CUT);
    const { whole: more, perhaps: rest } = namePlaces(left, person);
    const spots = spotsOf(left, [...more, ...rest], null);
    told.push({ kind: 'perhaps', words: shownAround(left, spots), hasPhone: false, isName: false });
  }
  return told;
}

/** The texts without the name where it is meant, and without the telephone and the birth year beside it. */
export function withoutTold(
  texts: readonly string[],
  person: SoughtInTexts,
  kinds: ReadonlySet<ToldKind>,
): readonly string[] {
  const { hasPhone, whole, perhaps } = foundIn(texts, person);
  const isWhole = kinds.has('whole') && (hasPhone || whole.length > 0);
  const isPerhaps = kinds.has('perhaps') && perhaps.length > 0;
  if (!isWhole && !isPerhaps) return texts;
  const places = [...(isWhole ? whole : []), ...(isPerhaps ? perhaps : [])];
  return withoutPlaces(texts, places, CUT).map((text) => {
    const dialless = person.digits === null || !isWhole ? text : text.replace(phoneIn(person.digits), CUT);
    return dialless.replace(yearIn(person.birthYear), CUT);
  });
}

const WHOLE: ReadonlySet<ToldKind> = new Set(['whole']);

/** The texts without name, telephone and birth year, where they tell of the person. */
export const withoutPerson = (texts: readonly string[], person: SoughtInTexts): readonly string[] =>
  withoutTold(texts, person, WHOLE);

/** What the texts of a value say of the person; nothing of the parts that are to be kept. */
export function toldOf(value: unknown, person: SoughtInTexts, isKept?: IsKept): Told[] {
  const found: Told[] = [];
  reworded(
    value,
    (texts) => {
      found.push(...toldIn(texts, person));
      return texts;
    },
    isKept,
  );
  return found;
}

/** The texts of a value that tell of the person, each cut to what stands around; nothing of the parts that are to be kept. */
export const tellingTexts = (value: unknown, person: SoughtInTexts, isKept?: IsKept): string[] =>
  toldOf(value, person, isKept).flatMap(({ kind, words }) => (kind === 'whole' ? [words] : []));

/** A stretch of texts that are put one behind the other. */
interface Spot {
  readonly from: number;
  readonly to: number;
}

function spotsOf(texts: readonly string[], places: readonly NamePlace[], person: SoughtInTexts | null): Spot[] {
  const clean = texts.map(composed);
  const startOf = (index: number): number => clean.slice(0, index).reduce((sum, { length }) => sum + length + 1, 0);
  const named = places.flatMap((place) =>
    place.map(({ text, start, end }) => ({ from: startOf(text) + start, to: startOf(text) + end })),
  );
  const digits = person?.digits ?? null;
  if (digits === null) return named;
  const dialled = [...clean.join(' ').matchAll(phoneIn(digits))];
  return [...named, ...dialled.map(({ 0: found, index }) => ({ from: index, to: index + found.length }))];
}

/** Texts as an officer reads them: short ones whole, of long ones what stands around each of the spots. */
function shownAround(texts: readonly string[], spots: readonly Spot[]): string {
  const whole = texts.map(composed).join(' ');
  if (whole.trim().length <= SHORT) return whole.trim();
  const around = [...spots]
    .sort((one, other) => one.from - other.from)
    .reduce<Spot[]>((merged, spot) => {
      const [from, to] = [Math.max(0, spot.from - BEFORE_HIT), Math.min(whole.length, spot.to + BEHIND_HIT)];
      const last = merged[merged.length - 1];
      if (last === undefined || from > last.to) return [...merged, { from, to }];
      return [...merged.slice(0, -1), { from: last.from, to: Math.max(to, last.to) }];
    }, []);
  const shown = around.map(({ from, to }) => whole.slice(from, to)).join(' … ');
  const [first, last] = [around[0]?.from ?? 0, around[around.length - 1]?.to ?? whole.length];
  return `${first === 0 ? '' : '… '}${shown}${last === whole.length ? '' : ' …'}`;
}
