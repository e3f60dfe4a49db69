/** How much of an old commune went into a unit of today. */
export type Extent = 'full' | 'partial';

/** An old commune and one unit of today that took it in, whole or in part. Keys are folded, without type words. */
export interface FormerCommune {
  readonly oldCode: string;
  readonly oldFullName: string;
  readonly oldNameKey: string;
  readonly oldDistrict: string;
  readonly oldDistrictKey: string;
  readonly unitId: string;
  readonly extent: Extent;
}

/** A commune of today by its own name; a new name is no old address, but people write it in the same field. */
export interface PresentCommune {
  readonly unitId: string;
  readonly nameKey: string;
  readonly districtKeys: readonly string[];
}

/** A unit of today that an address may mean, and the old commune that leads there (null: by its own name). */
export interface AddressMatch {
  readonly unitId: string;
  readonly oldFullName: string | null;
  readonly oldDistrict: string | null;
  readonly extent: Extent;
}

/** What an address leads to: one unit, several to choose from, or none. */
export type AddressAnswer =
  | { readonly outcome: 'found'; readonly matches: readonly [AddressMatch] }
  | { readonly outcome: 'choose'; readonly matches: readonly AddressMatch[] }
  | { readonly outcome: 'unknown'; readonly matches: readonly [] };

/** An address as it is compared: folded, without type words. */
export interface TypedAddress {
  /** As typed, and without the type word: “phuong do” may be Phương Độ or a phường. */
  readonly nameKeys: readonly string[];
  /** Folded type word where one was typed: `xa`, `phuong`, `thi tran`. */
  readonly word: string | null;
  readonly districtKey: string | null;
}

const COMMUNE_WORD = /^(xa|phuong|thi tran|tt|p|x)\.? +/;

const DISTRICT_WORD = /^(huyen|thanh pho|thi xa|tp|tx|h)\.? +/;

const WORDS: Readonly<Record<string, string>> = { tt: 'thi tran', p: 'phuong', x: 'xa' };

/** Takes the type word off a folded commune name: “xa tan tien” gives “tan tien”. */
export function communeKey(folded: string): string {
  return folded.replace(COMMUNE_WORD, '');
}

/** Takes the type word and the “cu” of people's habit off a folded district name. */
export function districtKey(folded: string): string {
  return folded.replace(DISTRICT_WORD, '').replace(/[()]/g, '').replace(/ cu$/, '').trim();
}

/** Reads a folded address as people write it: type words may stand or not. */
export function readAddress(commune: string, district: string | null): TypedAddress {
  const word = COMMUNE_WORD.exec(commune)?.[1] ?? null;
  const key = district === null ? '' : districtKey(district);
  return {
    nameKeys: [...new Set([commune, communeKey(commune)])],
    word: word === null ? null : (WORDS[word] ?? word),
    districtKey: key === '' ? null : key,
  };
}

function byOldName(
  address: TypedAddress,
  nameKey: string,
  former: readonly FormerCommune[],
  foldedName: (name: string) => string,
): FormerCommune[] {
  const named = former.filter(
    (row) => row.oldNameKey === nameKey && (address.districtKey === null || row.oldDistrictKey === address.districtKey),
  );
  const { word } = address;
  const ofWord = word === null ? [] : named.filter((row) => foldedName(row.oldFullName).startsWith(`${word} `));
  return ofWord.length > 0 ? ofWord : named;
}

interface Known {
  readonly former: readonly FormerCommune[];
  readonly present: readonly PresentCommune[];
  readonly foldedName: (name: string) => string;
}

function matchesOf(address: TypedAddress, nameKey: string, known: Known): AddressMatch[] {
  const old = byOldName(address, nameKey, known.former, known.foldedName);
  const matches = new Map<string, AddressMatch>();
  for (const { unitId, oldFullName, oldDistrict, extent } of old)
    if (matches.get(unitId)?.extent !== 'full') matches.set(unitId, { unitId, oldFullName, oldDistrict, extent });
  const { districtKey: district } = address;
  if (district !== null && old.length > 0) return [...matches.values()];
  const named = known.present.filter(
    (unit) => unit.nameKey === nameKey && (district === null || unit.districtKeys.includes(district)),
  );
  const byOwnName = named
    .filter(({ unitId }) => !matches.has(unitId))
    .map(({ unitId }) => ({ unitId, oldFullName: null, oldDistrict: null, extent: 'full' as const }));
  return [...matches.values(), ...byOwnName];
}

/**
 * Resolves an address of before 1 July 2025 (README, Official units): one unit when every reading leads there; else the
 * candidates. An old commune that was split is never guessed, even when one of its parts kept the name.
 */
export function resolveAddress(
  address: TypedAddress,
  former: readonly FormerCommune[],
  present: readonly PresentCommune[],
  foldedName: (name: string) => string,
): AddressAnswer {
  const known = { former, present, foldedName };
  // A key that others have in another district does not keep the next one from being read.
  const readings = address.nameKeys.map((key) => matchesOf(address, key, known));
  const matches = readings.find(({ length }) => length > 0) ?? [];
  const [first, ...others] = matches;
  if (first === undefined) return { outcome: 'unknown', matches: [] };
  return others.length === 0 && first.extent === 'full'
    ? { outcome: 'found', matches: [first] }
    : { outcome: 'choose', matches: [first, ...others] };
}
