import { cleanText, compareSpelling, foldText, isUnmarked } from '@lopso/platform';

/** A name with what tells it apart: “Tân Tiến (Hoàng Su Phì cũ)” (DOMAIN 1, same name, different place). */
export function distinctName(name: string, distinguishedBy: string | null): string {
  return distinguishedBy === null ? name : `${name} (${distinguishedBy})`;
}

/** The name inside a sentence: “xã Hàm Yên”, “thôn Bản Pắng”; the type word starts small. */
export function nameInSentence(fullName: string): string {
  return fullName.charAt(0).toLocaleLowerCase('vi') + fullName.slice(1);
}

/** The full name of a team as decisions write it: “Tổ công nghệ số cộng đồng xã Hàm Yên”. */
export function teamName(unitFullName: string): string {
  return `Tổ công nghệ số cộng đồng ${nameInSentence(unitFullName)}`;
}
const LTREE = /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/;

/** True for a text that the database takes as the path of a unit. */
export function isPath(text: string | undefined): text is string {
  return text !== undefined && text.length <= 250 && LTREE.test(text);
}

/** True for a path of a commune or of something in it. */
export function isUnitPath(text: string | undefined): text is string {
  return isPath(text) && text.includes('.');
}

/**
 * What somebody typed for an organisation, as the register writes it: “hoi phu nu” is “Hội Phụ nữ” where members bear that. `known`: the
 * largest first. Typed as it is where nobody bears it; null for a blank. People are found by the name, so that one spelt otherwise finds nobody.
 */
export function organisationName(typed: string | null, known: readonly { readonly name: string }[]): string | null {
  const name = cleanText(typed ?? '');
  if (name === '') return null;
  const exact = known.find((one) => one.name.toLocaleLowerCase('vi') === name.toLocaleLowerCase('vi'));
  const alike = known.find((one) => foldText(one.name) === foldText(name));
  return exact?.name ?? alike?.name ?? name;
}

/**
 * What somebody typed for a partner, as the list writes it. Whoever is named reads, so two names that differ in a tone are two (decision
 * 0077); typed without any diacritics it is the one on the list that has the same letters, where there is but one. Typed as it is otherwise; null for a blank.
 */
export function partnerName(typed: string | null, known: readonly { readonly name: string }[]): string | null {
  const name = cleanText(typed ?? '');
  if (name === '') return null;
  const bearing = (of: 'one' | 'open'): string[] =>
    known.flatMap((one) => (compareSpelling(one.name, name) === of ? [one.name] : []));
  const [same] = bearing('one');
  if (same !== undefined) return same;
  const [marked, ...others] = isUnmarked(name) ? bearing('open') : [];
  return marked !== undefined && others.length === 0 ? marked : name;
}
