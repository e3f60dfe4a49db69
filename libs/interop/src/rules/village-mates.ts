import { compareSpelling, isUnmarked } from '@lopso/platform';
import { type ListedVillage } from './list-writing';
import { type Repair } from './row-problem';
import { type KnownUnit, readVillage } from './unit-match';

/** A village the register lacks, with what is near it: villages of the register, and new ones of other rows. */
export interface UnknownVillage {
  readonly word: string;
  readonly name: string;
  readonly fullName: string;
  readonly typed: string;
  /** Of the register: those of the same letters, else those that differ by a letter or two. */
  readonly near: readonly KnownUnit[];
  /** Of the register, those that differ in diacritics only. */
  readonly known: readonly KnownUnit[];
  /** Of other rows, those that differ in diacritics only. */
  readonly listed: readonly ListedVillage[];
}

/** Without its type word. */
export const bareName = ({ fullName }: Pick<KnownUnit, 'fullName'>): string => readVillage(fullName, '').name;

/** Villages of the same letters, as an unknown one is asked about beside them. */
export interface Mates {
  /** One of the two has no diacritics: they may be one place. */
  readonly meant: readonly { readonly fullName: string }[];
  /** Those, and the ones that bear other diacritics: places of their own (decision 0077). */
  readonly alike: readonly { readonly fullName: string }[];
  /** What is proposed before the new village: those that may be meant, and names that were perhaps mistyped. */
  readonly likely: readonly Repair[];
  /** What is proposed behind it. */
  readonly unlikely: readonly Repair[];
}

/** @param heirIds villages that are proposed as heirs of the name already */
export function matesOf({ name, near, known, listed }: UnknownVillage, heirIds: ReadonlySet<string>): Mates {
  const isTwo = (unit: KnownUnit): boolean => known.includes(unit) && compareSpelling(bareName(unit), name) === 'two';
  const open = known.filter((unit) => !isTwo(unit));
  // One without diacritics may be the marked one of another row; of two marked ones that one is the less likely.
  const marked = listed.filter((mate) => !isUnmarked(mate.name));
  const [meantRows, otherRows] = isUnmarked(name) ? [marked, []] : [[], marked];
  const others = near.filter(({ id }) => !heirIds.has(id));
  const mistyped = others.filter((unit) => !known.includes(unit));
  return {
    meant: [...open, ...meantRows],
    alike: [...open, ...meantRows, ...known.filter(isTwo), ...otherRows],
    likely: [
      ...[...others.filter((unit) => open.includes(unit)), ...mistyped].map(asKnown),
      ...meantRows.map(asListed),
    ],
    unlikely: [...others.filter(isTwo).map(asKnown), ...otherRows.map(asListed)],
  };
}

const asKnown = ({ id, fullName }: KnownUnit): Repair => ({
  field: 'villageId',
  value: id,
  words: `Chọn ${fullName}`,
});

const asListed = ({ fullName, number }: ListedVillage): Repair => ({
  field: 'newVillage',
  value: fullName,
  words: `Chọn ${fullName} (dòng ${number})`,
});
