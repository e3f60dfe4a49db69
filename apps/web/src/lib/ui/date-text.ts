/** 25/11/2026 from a calendar date `2026-11-25`; empty from an empty one. */
export function dateText(date: string): string {
  const [year, month, day] = date.split('-');
  return year && month && day ? `${day}/${month}/${year}` : '';
}

function exists(year: number, month: number, day: number): boolean {
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
}

const inOrder = /^(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{4}|\d{2})$/;
const inOneRow = /^(\d{2})(\d{2})(\d{4})$/;
const iso = /^(\d{4})-(\d{2})-(\d{2})$/;

function partsOf(typed: string): [number, number, number] | null {
  const isoParts = iso.exec(typed);
  if (isoParts) return [Number(isoParts[1]), Number(isoParts[2]), Number(isoParts[3])];
  const parts = inOrder.exec(typed) ?? inOneRow.exec(typed);
  if (!parts) return null;
  const year = Number(parts[3]);
  return [year < 100 ? 2000 + year : year, Number(parts[2]), Number(parts[1])];
}

/** The calendar date (`2026-11-25`) somebody typed day first, as people write it; null when it is none. */
export function readDate(typed: string): string | null {
  const parts = partsOf(typed.trim());
  if (!parts || !exists(...parts)) return null;
  const [year, month, day] = parts;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
