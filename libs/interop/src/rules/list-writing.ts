import { foldText, isUnmarked, speltText } from '@lopso/platform';

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
