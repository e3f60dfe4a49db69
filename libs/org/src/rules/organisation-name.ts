import { cleanText, foldText } from '@lopso/platform';

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
