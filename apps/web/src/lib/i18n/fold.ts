/** A text as it is looked for: lower case, without diacritics, đ as d. */
export function fold(text: string): string {
  return text
    .toLocaleLowerCase('vi')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/đ/g, 'd')
    .trim();
}
