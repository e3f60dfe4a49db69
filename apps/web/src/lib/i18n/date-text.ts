/**
 * The calendar date (`yyyy-mm-dd`) a person typed as day, month, year: “5/12/2026”, “05-12-2026”, “05122026”. Null when it
 * is none, for example 31/02.
 */
export function parseDateText(text: string): string | null {
  const match =
    /^(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})$/.exec(text.trim()) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text.trim());
  if (match === null) return null;
  const [day, month, year] = match.slice(1).map(Number);
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day));
  const isSame = date.getUTCFullYear() === year && date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
  return isSame ? date.toISOString().slice(0, 10) : null;
}
