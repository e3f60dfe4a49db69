/** Trims, collapses blanks, removes zero-width characters and composes to NFC: what every text input goes through. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The search key of a Vietnamese text: lower case, no diacritics, đ as d. It also folds tone placement (Hòa = Hoà).
 * Recipe tested in the domain notes, section 6.2.
 */
export function foldText(text: string): string {
  return cleanText(text)
    .toLocaleLowerCase('vi')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/đ/g, 'd');
}

/** The given name of a Vietnamese full name: its last word. Lists of people sort by it. */
export function givenNameOf(fullName: string): string {
  const words = cleanText(fullName).split(' ');
  return words[words.length - 1] ?? '';
}

const collator = new Intl.Collator('vi');

/** Orders two full names as a Vietnamese list does: by given name, then by the whole name. */
export function compareNames(a: string, b: string): number {
  return collator.compare(givenNameOf(a), givenNameOf(b)) || collator.compare(a, b);
}
