/** A text as it is looked for: lower case, without diacritics, đ as d, one apostrophe; signs nobody sees are left out. */
export function fold(text: string): string {
  return text
    .toLocaleLowerCase('vi')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[đ\u00f0]/g, 'd')
    .replace(/[`\u00b4\u02b9\u02bb-\u02bd\u2018\u2019\u201b\u2032\uff07]/g, "'")
    .replace(/[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g, '')
    .trim();
}
