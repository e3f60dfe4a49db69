/** A calendar date as people write it: `2026-11-25` is `25/11/2026`. */
export function dayInWords(date: string): string {
  return date.split('-').reverse().join('/');
}
