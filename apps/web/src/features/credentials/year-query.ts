/** What the address says of a year's register: what is looked for, where the page begins. */
export interface YearQuery {
  text: string;
  cursor: string | null;
}

/** Reads the query of the address: `tim`, `sau`. */
export function yearQuery(query: URLSearchParams): YearQuery {
  return { text: query.get('tim') ?? '', cursor: query.get('sau') };
}

/**
 * The year the address asks for (`nam`); says it nothing, the latest that has papers, or the only one there is. What is no year is 0, which no register is of.
 */
export function yearAsked(
  query: URLSearchParams,
  years: readonly { readonly year: number; readonly papers: number }[],
): number {
  const asked = query.get('nam');
  if (asked !== null) return /^\d{4}$/.test(asked) ? Number(asked) : 0;
  return (years.find(({ papers }) => papers > 0) ?? years[0])?.year ?? 0;
}

/** Why a number that was looked for isn't there: it is of another year that has a register, of one that has none, or not given yet. */
export function whyMissing(
  wanted: { readonly year: number },
  shown: number,
  years: readonly { readonly year: number }[],
): 'other-year' | 'no-year' | 'not-given' {
  if (wanted.year === shown) return 'not-given';
  return years.some(({ year }) => year === wanted.year) ? 'other-year' : 'no-year';
}

/** A register number as printed: `0147/2026`. */
export const printedNumber = (number: number, year: number): string => `${String(number).padStart(4, '0')}/${year}`;
