import { compareSpelling, foldText, isUnmarked } from '@lopso/platform';
import { type KnownUnit, readVillage } from './unit-match';

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
