import { alikeBeside, type LongerName } from '../text/name-neighbours';
import { cutting, namePlaces, type NamePlace, withoutPlaces } from '../text/name-places';
import { nameWords } from '../text/name-search';
import { speltOf, wordsIn } from '../text/written-words';
import { holdsYear, withoutYear } from './birth-years';
import { type PersonDescription } from './held-data';
import { type IsKept, reworded } from './reworded';
import { BETWEEN, phonePattern } from './search-patterns';
import { shownGroups } from './shown-places';

/** What stands where a text named the person. */
export const CUT = '(đã xóa theo yêu cầu)';

/** Somebody to be found in texts that anybody wrote. */
export interface SoughtInTexts {
  /** Of the name, folded. */
  readonly words: readonly string[];
  /** The same with their diacritics. */
  readonly spelt: readonly string[];
  /** The digits behind +84 or the nought: nine, or ten of a landline and of before 2018. */
  readonly digits: string | null;
  readonly birthYear: number;
}

export function soughtInTexts({
  fullName,
  phone,
  birthYear,
}: Pick<PersonDescription, 'fullName' | 'phone' | 'birthYear'>): SoughtInTexts {
  const spelt = wordsIn(fullName, 0).map(({ small }) => speltOf(small));
  return {
    words: nameWords(fullName),
    spelt,
    digits: phone?.replace(/^\+84/, '').replace(/\D/g, '') ?? null,
    birthYear,
  };
}

const phoneIn = (digits: string): RegExp =>
  new RegExp(`(?<!\\d)(?:(?:(?:\\+|00)?84|0)${BETWEEN})?${phonePattern(digits)}(?!\\d)`, 'g');

const holdsPhone = (texts: readonly string[], { digits }: SoughtInTexts): boolean =>
  digits !== null && texts.some((text) => phoneIn(digits).test(text));

/** What texts that belong together hold of somebody. */
interface Found {
  readonly hasPhone: boolean;
  /** Places of the name that stand for her or for a namesake, and those that may be part of a longer name. */
  readonly whole: readonly NamePlace[];
  readonly perhaps: readonly NamePlace[];
}

/**
 * A name of one word is everywhere: it needs the birth year or the telephone beside it. In texts that are asked about anyway, two words
 * behind a capital are asked about as well: whoever says that a text is hers finds nothing left of her.
 */
function foundIn(texts: readonly string[], person: SoughtInTexts): Found {
  const hasPhone = holdsPhone(texts, person);
  const { whole: named, perhaps, taken } = namePlaces(texts, person);
  const isMeant = hasPhone || person.words.length > 1 || texts.some((text) => holdsYear(text, person.birthYear));
  const whole = isMeant ? named : [];
  const isAsked = hasPhone || whole.length > 0 || perhaps.length > 0;
  return { hasPhone, whole, perhaps: isAsked ? [...perhaps, ...taken] : [] };
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
  /** The name is in them, whole. */
  readonly isName: boolean;
  readonly places: readonly NamePlace[];
  /** Of each place the longer names that it may be part of. */
  readonly longer: readonly (readonly LongerName[])[];
}

/** Nobody else has this name and this telephone. */
export const tellSurely = (told: readonly Told[]): boolean =>
  told.some(({ hasPhone }) => hasPhone) && told.some(({ isName }) => isName);

/**
 * What texts that belong together say of the person: where they tell of her, and apart from that each place where a longer name may stand,
 * for one may be hers and another not. There the former is shown as cut out, and where several are asked about each is marked: «LÒ THỊ HÒA» HỎI.
 * The telephone goes with any of them: the family may share it, so where no whole name stands beside it, whose it is here the name says.
 */
export function toldIn(texts: readonly string[], person: SoughtInTexts): Told[] {
  const { hasPhone, whole, perhaps } = foundIn(texts, person);
  const phone = person.digits === null ? null : phoneIn(person.digits);
  const groups = alikeBeside(texts, perhaps);
  const shown = shownGroups(texts, { groups: groups.map(({ places }) => places), cuts: cutting(whole, CUT), phone });
  const told = groups.map(({ places, longer }, at): Told => {
    return { kind: 'perhaps', words: shown[at] ?? '', hasPhone, isName: false, places, longer };
  });
  if (whole.length === 0 && (!hasPhone || told.length > 0)) return told;
  const [words = ''] = shownGroups(texts, { groups: [whole], cuts: [], phone });
  return [{ kind: 'whole', words, hasPhone, isName: whole.length > 0, places: whole, longer: [] }, ...told];
}

/** What goes of something that is told: name, telephone and year, or the telephone alone. */
export type Extent = 'all' | 'phone' | 'nothing';

/** The texts without what is meant, and without the telephone and the birth year beside it. */
export function withoutTold(
  texts: readonly string[],
  person: SoughtInTexts,
  extentOf: (told: Told) => Extent,
): readonly string[] {
  const told = toldIn(texts, person).map((one) => ({ ...one, extent: extentOf(one) }));
  const going = told.filter(({ extent }) => extent !== 'nothing');
  if (going.length === 0) return texts;
  const whole = going.filter(({ extent }) => extent === 'all');
  const { digits, birthYear } = person;
  const isDialled = going.some(({ hasPhone }) => hasPhone);
  const left = withoutPlaces(
    texts,
    whole.flatMap(({ places }) => places),
    CUT,
  );
  return left.map((text) => {
    const dialless = digits === null || !isDialled ? text : text.replace(phoneIn(digits), CUT);
    return whole.length === 0 ? dialless : withoutYear(dialless, birthYear, CUT);
  });
}

/** What goes without anybody being asked: never a place where a longer name may stand. */
export function unaskedOf({ kind, hasPhone }: Told): Extent {
  if (kind === 'whole') return 'all';
  return hasPhone ? 'phone' : 'nothing';
}

/** The texts without name, telephone and birth year, where they tell of the person. */
export const withoutPerson = (texts: readonly string[], person: SoughtInTexts): readonly string[] =>
  withoutTold(texts, person, unaskedOf);

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
  toldOf(value, person, isKept).flatMap(({ kind, hasPhone, words }) => (kind === 'whole' || hasPhone ? [words] : []));
