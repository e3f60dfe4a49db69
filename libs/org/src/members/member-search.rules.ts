import { foldText } from '@lopso/platform';
import { VILLAGE_WORDS } from '../villages/village.rules';

/** What somebody typed to find people: part of a name or a place, or digits of a telephone. */
export interface PeopleText {
  readonly folded: string;
  /** As they are dialled: a whole number begins with the nought. */
  readonly digits: string | null;
}

const MIN_DIGITS = 4;

/** Four digits or more without a letter are a telephone, or a part of one: 0912 345 678, +84 912…, its first or last digits. */
export function readPeopleText(typed: string): PeopleText {
  const digits = typed.replace(/[\s.\-()+]/g, '');
  if (!/^\d+$/.test(digits) || digits.length < MIN_DIGITS) return { folded: foldText(typed), digits: null };
  const isAbroad = typed.trim().startsWith('+') || digits.length > 10;
  return { folded: '', digits: isAbroad ? digits.replace(/^84/, '0') : digits };
}

/** A commune or village that a text may name. */
export interface NamedPlace {
  readonly path: string;
  readonly kind: 'commune' | 'village';
  /** With the type word: “Xã Hàm Yên”. */
  readonly fullName: string;
}

/** Whom a text means that names a place. */
export interface PlaceReading {
  /** What the place is called, with its type word. */
  readonly name: string;
  readonly paths: readonly string[];
  /** Only who sits in the commune's own team, not who lives there. */
  readonly isCommuneTeam: boolean;
  /** What is left of the text: parts of a name, in any order. */
  readonly words: readonly string[];
}

/** Some words of the text beside each other, from one place in it to before another. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

interface Found {
  readonly from: number;
  readonly to: number;
  readonly taken: number;
  readonly places: readonly NamedPlace[];
}

const MOST_WORDS = 10;

const TYPE_WORDS = ['xa', 'phuong', ...VILLAGE_WORDS.map(foldText)];

/** How people begin the name of a team, before the place it belongs to. */
const TEAM_WORDS = /(?:^| )to(?: cong nghe so(?: cong dong)?)?(?: cap)?$/;

/** Two words at least: a name of one needs its type word, or every “Lan” and “Tân” would be a village. */
function stretchesOf(folded: string): Stretch[] {
  const words = folded.split(' ');
  if (words.length > MOST_WORDS) return [];
  return words.flatMap((_, from) =>
    words.slice(from + 1).map((__, more) => {
      const to = from + more + 2;
      return { from, to, name: words.slice(from, to).join(' ') };
    }),
  );
}

/** Every folded name, with its type word, of a place that may stand in a folded text. */
export function placeKeysIn(folded: string): string[] {
  return stretchesOf(folded).flatMap(({ name }) => [name, ...TYPE_WORDS.map((type) => `${type} ${name}`)]);
}

function isCalled({ fullName }: NamedPlace, name: string): boolean {
  const whole = foldText(fullName);
  return whole === name || TYPE_WORDS.some((type) => whole === `${type} ${name}`);
}

function foundIn(folded: string, places: readonly NamedPlace[]): Found[] {
  return stretchesOf(folded).flatMap(({ from, to, name }) => {
    const named = places.filter((place) => isCalled(place, name));
    return named.length === 0 ? [] : [{ from, to, taken: to - from, places: named }];
  });
}

/** “na ca ham yen”: the villages of one stretch that lie in a commune of another. */
function villageIn(village: Found, commune: Found): Found[] {
  if (village.from < commune.to && commune.from < village.to) return [];
  const around = commune.places.filter(({ kind }) => kind === 'commune');
  const places = village.places.filter(({ path }) => around.some((unit) => path.startsWith(`${unit.path}.`)));
  const [from, to] = [Math.min(village.from, commune.from), Math.max(village.to, commune.to)];
  return places.length === 0 || to - from > village.taken + commune.taken
    ? []
    : [{ from, to, taken: to - from, places }];
}

/**
 * The place a text names all by itself, where the list found people who are called so instead (“Đồng Văn”): what to search for to find
 * who lives there. Null where the list holds the people of the place, or somebody is called like its whole name.
 */
export function placeBeside(
  folded: string,
  place: PlaceReading | null,
  found: readonly { readonly fullName: string }[],
): string | null {
  if (place === null || place.isCommuneTeam || place.words.length > 0) return null;
  const isCalled = (text: string): boolean => found.some(({ fullName }) => foldText(fullName).includes(text));
  return isCalled(folded) && !isCalled(foldText(place.name)) ? place.name : null;
}

/**
 * Reads a folded text as a place with, before or after it, parts of a name: “ly a ham yen”, “to thon na ca”. The reading that leaves the
 * fewest words, of equal ones the one that stands last; null: none of the places is named.
 */
export function readPlace(folded: string, places: readonly NamedPlace[]): PlaceReading | null {
  const single = foundIn(folded, places);
  const all = [...single, ...single.flatMap((one) => single.flatMap((other) => villageIn(one, other)))];
  const best = all.toSorted((a, b) => b.taken - a.taken || b.from - a.from)[0];
  if (best === undefined) return null;
  const words = folded.split(' ');
  const before = words.slice(0, best.from).join(' ');
  const named = before.replace(TEAM_WORDS, '');
  const communes = best.places.filter(({ kind }) => kind === 'commune');
  const isCommuneTeam = named !== before && communes.length > 0;
  const [first] = communes.length > 0 ? communes : best.places;
  return {
    name: first?.fullName ?? '',
    paths: (isCommuneTeam ? communes : best.places).map(({ path }) => path),
    isCommuneTeam,
    words: [...named.split(' '), ...words.slice(best.to)].filter((word) => word !== ''),
  };
}
