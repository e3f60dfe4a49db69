import { compareSpelling, isUnmarked } from '@lopso/platform';
import { type Heir } from './former-villages';
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
  /** What a village of this name is today. */
  readonly heirs: readonly Heir[];
}

/** Without its type word. */
export const bareName = ({ fullName }: Pick<KnownUnit, 'fullName'>): string => readVillage(fullName, '').name;

/** A place that an unknown village may be, and what choosing it writes. */
interface Mate {
  /** As the sentence names it. */
  readonly fullName: string;
  readonly repair: Repair;
}

/** Villages that an unknown one may be, as it is asked about beside them. */
export interface Mates {
  /** Those that may be one with it, the likeliest first: one of the two has no diacritics, or it was called so before. */
  readonly meant: readonly Mate[];
  /** Those, and the ones that bear other diacritics: places of their own (decision 0077). */
  readonly alike: readonly Mate[];
  /** What is proposed behind the new village: places of their own, and names that were perhaps mistyped, which no sentence names. */
  readonly unlikely: readonly Mate[];
  /** The only one that is meant was called so before, to the very letter. */
  readonly isRenamed: boolean;
}

/** Sorts what an unknown village may be: places of its letters that stand, that other rows name or that were called so, and names that are near. */
export function matesOf({ name, near, known, listed, heirs: all }: UnknownVillage): Mates {
  const isTwo = (unit: KnownUnit): boolean => compareSpelling(bareName(unit), name) === 'two';
  // What stands today goes before what was, where that bore other diacritics; otherwise one place is named once, by its name of before.
  const heirs = all.filter(({ unit, bearing }) => bearing !== 'two' || !known.some((one) => one.id === unit.id));
  const isHeir = ({ id }: KnownUnit): boolean => heirs.some(({ unit }) => unit.id === id);
  const others = known.filter((unit) => !isHeir(unit));
  // One without diacritics may be the marked one of another row; of two marked ones that one is the less likely.
  const marked = listed.filter((mate) => !isUnmarked(mate.name)).map(asListed);
  const [meantRows, otherRows] = isUnmarked(name) ? [marked, []] : [[], marked];
  const [meantHeirs, otherHeirs] = [false, true].map((isOther) =>
    heirs.filter(({ bearing }) => (bearing === 'two') === isOther).map(asHeir),
  ) as [Mate[], Mate[]];
  const meant = [...meantHeirs, ...others.filter((unit) => !isTwo(unit)).map(asKnown), ...meantRows];
  const apart = [...others.filter(isTwo).map(asKnown), ...otherRows, ...otherHeirs];
  const mistyped = near.filter((unit) => !known.includes(unit) && !isHeir(unit)).map(asKnown);
  const alike = [...meant, ...apart];
  const isRenamed = alike.length === 1 && heirs[0]?.bearing === 'one';
  return { meant, alike, unlikely: [...mistyped, ...apart], isRenamed };
}

const asKnown = ({ id, fullName }: KnownUnit): Mate => ({
  fullName,
  repair: { field: 'villageId', value: id, words: `Chọn ${fullName}` },
});

const asHeir = ({ unit: { id, fullName }, formerName }: Heir): Mate => ({
  fullName: `${fullName} (${formerName} cũ)`,
  repair: { field: 'villageId', value: id, words: `Chọn ${fullName} (${formerName} cũ)` },
});

const asListed = ({ fullName, number }: ListedVillage): Mate => ({
  fullName,
  repair: { field: 'newVillage', value: fullName, words: `Chọn ${fullName} (dòng ${number})` },
});
