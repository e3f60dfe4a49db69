import { formerDistrictOf } from './official-units';

/** A commune of today as names see it. */
export interface NamedCommune {
  readonly fullName: string;
  readonly distinguishedBy: string | null;
  readonly formerDistricts: readonly string[];
}

const folded = (name: string): string => name.normalize('NFC').toLocaleLowerCase('vi');

/**
 * Those that nobody could tell from a new commune: the same name with its word, and no former district that differs.
 * `districts` are those of the communes it comes from. Communes of one name show the former district (README, Invariants).
 */
export function indistinct<C extends NamedCommune>(
  fullName: string,
  districts: readonly string[],
  others: readonly C[],
): C[] {
  const own = formerDistrictOf(districts);
  return others.filter(
    (other) =>
      folded(other.fullName) === folded(fullName) &&
      (own === null || own === (other.distinguishedBy ?? formerDistrictOf(other.formerDistricts))),
  );
}
