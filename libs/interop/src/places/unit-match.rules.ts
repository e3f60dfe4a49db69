import { cleanText, compareSpelling, foldText, isUnmarked, plainApostrophes, speltText } from '@lopso/platform';

/** A commune or village that stands today. */
export interface KnownUnit {
  readonly id: string;
  readonly kind: 'commune' | 'village';
  readonly name: string;
  /** With the type word, told apart where needed. */
  readonly fullName: string;
  readonly parentId: string | null;
}

/** What a village's name came to. */
export type VillageMatch =
  | { readonly kind: 'found'; readonly unit: KnownUnit }
  /** No village of this name: what it would be called, and the ones that look alike. */
  | { readonly kind: 'unknown'; readonly word: string; readonly name: string; readonly alike: readonly KnownUnit[] };

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(t[oổ] d[aâ]n ph[oố]|t[oổ] dp|tdp|kh[oố]i ph[oố]|khu ph[oố])(?!\p{L})\s*(?:số\s*|so\s*(?=\d))?/iu, 'Tổ dân phố'],
  [/^th[oô]n(?!\p{L})\s*(?:số\s*|so\s*(?=\d))?/iu, 'Thôn'],
  [/^x[oó]m(?!\p{L})\s*(?:số\s*|so\s*(?=\d))?/iu, 'Xóm'],
  [/^bản\s+/iu, 'Bản'],
  // Not of “Khuổi Lếch”.
  [/^khu(?!\p{L})\s*(?:số\s*|so\s*(?=\d))?/iu, 'Khu'],
  [/^t[oổ]\s*(?:s[oố]\s*)?(?=\d)/iu, 'Tổ dân phố'],
];

/** Parts of an address that stand behind the village: “Thôn 3, xã Hàm Yên”. */
const REST = /\s*[,;-]\s*(xã|phường|thị trấn|huyện|tỉnh|tp)(?=[\s.]).*$/iu;

const withoutRest = (typed: string): string => plainApostrophes(cleanText(typed)).replace(REST, '');

/** A village's type word and bare name: “thôn số 03, xã Yên Phú” is Thôn, 3. Without a word the given one stands. */
export function readVillage(typed: string, usualWord: string): { readonly word: string; readonly name: string } {
  const text = withoutRest(typed);
  const found = WORDS.find(([pattern]) => pattern.test(text));
  const bare = found === undefined ? text : text.replace(found[0], '');
  const name = bare.replace(/^0+(?=\d)/, '').trim();
  return { word: found?.[1] ?? usualWord, name: /^\d+$/.test(name) ? name : capitalised(name) };
}

function capitalised(name: string): string {
  const isShouted = name.length > 2 && name === name.toLocaleUpperCase('vi');
  const text = isShouted ? name.toLocaleLowerCase('vi') : name;
  return isShouted || name === name.toLocaleLowerCase('vi')
    ? text.replace(/(^|[\s-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toLocaleUpperCase('vi'))
    : name;
}

/** Names of a unit as they are compared. */
interface UnitKeys {
  readonly full: string;
  /** Without the word for its kind. */
  readonly bare: string;
  /** Both with their diacritics. */
  readonly spelt: readonly string[];
}

/** Every row of a list is held against all villages of its commune: their names are folded once. */
const keysOfUnits = new WeakMap<KnownUnit, UnitKeys>();

function keysOf(unit: KnownUnit): UnitKeys {
  const known = keysOfUnits.get(unit);
  if (known !== undefined) return known;
  const { name } = readVillage(unit.fullName, '');
  const keys = {
    full: foldText(unit.fullName),
    bare: foldText(name),
    spelt: [unit.fullName, name].map(speltText),
  };
  keysOfUnits.set(unit, keys);
  return keys;
}

const bareKey = (unit: KnownUnit): string => keysOf(unit).bare;

/** How many letters differ, at most `most + 1`. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, sign] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries())
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (sign === other ? 0 : 1)));
    row = next;
  }
  return Math.min(row[b.length] ?? most + 1, most + 1);
}

/** Names that are close enough to be meant, the closest first; numbers are never close to one another. */
export function alike<T>(key: string, all: readonly T[], keyOf: (one: T) => string): T[] {
  if (/^\d*$/.test(key)) return [];
  const most = key.length > 6 ? 2 : 1;
  return all
    .map((one) => ({ one, far: distance(key, keyOf(one), most) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ one }) => one);
}

/**
 * Finds the village of a commune by its name, case, tone placement and nought before a number aside; `isHasty`: diacritics too where the name
 * bears none. “Thôn Mái” is not Thôn Mai, “MAI” may be. With a type word the word decides between “Thôn 3” and “Tổ dân phố 3”; without one a
 * name that only one village has is enough. Those of the same letters come first among what looks alike.
 */
export function matchVillage(
  typed: string,
  villages: readonly KnownUnit[],
  usualWord: string,
  isHasty: boolean,
): VillageMatch {
  const { word, name } = readVillage(typed, usualWord);
  const key = foldText(name);
  const fullKey = foldText(`${word} ${name}`);
  const typedKey = foldText(typed);
  const exact = villages.filter((unit) => [fullKey, typedKey].includes(keysOf(unit).full));
  const named = exact.length > 0 ? exact : villages.filter((unit) => [key, typedKey].includes(bareKey(unit)));
  const isAnySpelling = isHasty && isUnmarked(name);
  const spelt = [name, `${word} ${name}`, typed].map(speltText);
  const byName = isAnySpelling ? named : named.filter((unit) => keysOf(unit).spelt.some((one) => spelt.includes(one)));
  const [only] = byName;
  if (only !== undefined && byName.length === 1) return { kind: 'found', unit: only };
  const near = byName.length > 1 ? byName : named;
  return { kind: 'unknown', word, name, alike: near.length > 0 ? near : alike(key, villages, bareKey) };
}

/** A name of before, and the unit of today it leads to. */
export interface FormerName {
  readonly oldFullName: string;
  readonly unitId: string;
}

/**
 * A village of today that one of these letters was renamed to or merged into. `one`: by that very name; `open`: one of the two spellings has no diacritics;
 * `two`: one that bore others (decision 0077).
 */
export interface Heir {
  readonly unit: KnownUnit;
  readonly formerName: string;
  readonly bearing: 'one' | 'open' | 'two';
}

const ORDER: readonly Heir['bearing'][] = ['one', 'open', 'two'];

/**
 * The heirs of a name in a commune, each once and by its likeliest name of before, the likeliest first.
 * @param isHasty the list was typed without diacritics: that the name has none says nothing
 */
export function heirsOf(
  communeId: string,
  { fullName, name }: { readonly fullName: string; readonly name: string },
  {
    formerVillages,
    villagesById,
    isHasty,
  }: {
    readonly formerVillages: readonly FormerName[];
    readonly villagesById: ReadonlyMap<string, KnownUnit>;
    readonly isHasty: boolean;
  },
): Heir[] {
  const key = foldText(fullName);
  const isAnySpelling = isHasty && isUnmarked(name);
  const found = formerVillages.flatMap(({ oldFullName, unitId }): Heir[] => {
    const unit = villagesById.get(unitId);
    if (unit?.parentId !== communeId || foldText(oldFullName) !== key) return [];
    const bearing = compareSpelling(readVillage(oldFullName, '').name, name);
    return [{ unit, formerName: oldFullName, bearing: bearing === 'open' && isAnySpelling ? 'one' : bearing }];
  });
  const sorted = ORDER.flatMap((bearing) => found.filter((heir) => heir.bearing === bearing));
  return sorted.filter(({ unit }, at) => sorted.findIndex((heir) => heir.unit.id === unit.id) === at);
}

/** So many rows tell how a list was typed, and so few of them may bear a diacritic. */
const ROWS_NEEDED = 5;

const MARKED_IN_A_HUNDRED = 10;

/** A village that the register lacks, as a row of the list names it. */
export interface ListedVillage {
  readonly number: number;
  /** With its type word. */
  readonly fullName: string;
  readonly name: string;
}

/** How a list was typed, and which new villages it names. */
export interface ListWriting {
  /** Typed without diacritics from end to end: that a name of it has none says nothing. */
  readonly isHasty: boolean;
  /** By `villageKey`; of each spelling the first row. */
  readonly villages: ReadonlyMap<string, readonly ListedVillage[]>;
}

/** The same for all spellings of a village's name. */
export function villageKey(communeId: string, fullName: string): string {
  return `${communeId} ${foldText(fullName)}`;
}

/**
 * True of a list that was typed without diacritics: of five rows or more, at most one in ten has any. Fewer rows tell nothing, for many a
 * name bears none. Cells without a letter are no evidence (decision 0077).
 */
export function isTypedInHaste(rows: readonly Readonly<Record<string, string>>[]): boolean {
  const said = rows.map((texts) => Object.values(texts).join(' ')).filter((text) => /\p{L}/u.test(text));
  const marked = said.filter((text) => !isUnmarked(text)).length;
  return said.length >= ROWS_NEEDED && marked * 100 <= said.length * MARKED_IN_A_HUNDRED;
}

/** The new villages of a list by `villageKey`, in the order of its rows. */
export function listedVillages(
  villages: readonly (ListedVillage & { readonly communeId: string })[],
): ListWriting['villages'] {
  const found = new Map<string, ListedVillage[]>();
  for (const { communeId, number, fullName, name } of villages) {
    const key = villageKey(communeId, fullName);
    const known = found.get(key) ?? [];
    if (known.some((one) => speltText(one.fullName) === speltText(fullName))) continue;
    found.set(key, [...known, { number, fullName, name }]);
  }
  return found;
}
