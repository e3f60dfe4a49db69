/** Signs of a check code, the check sign included (DESIGN: at least 10). */
export const CHECK_CODE_LENGTH = 10;

/** A register number as printed: at least four figures, then the year, for example `0147/2026`. */
export function printedNumber(number: number, year: number): string {
  return `${String(number).padStart(4, '0')}/${year}`;
}

/** The place of a paper in the register; its order is that of year and number. */
export interface RegisterNumber {
  readonly year: number;
  readonly number: number;
}

/** What `printedNumber` made of it; the text was checked before. */
export function numberOf(printed: string): RegisterNumber {
  const [number = '', year = ''] = printed.split('/');
  return { number: Number(number), year: Number(year) };
}

/** A number somebody looks for; `year` null: of whatever year. */
export interface WantedNumber {
  readonly number: number;
  readonly year: number | null;
}

/**
 * The register number that a folded text is, as people write and say it: `147`, `0147`, `147/2026`, `so 0147 / 2026`; null: it is something else, to be
 * looked for among the names.
 */
export function wantedNumber(folded: string): WantedNumber | null {
  const match = /^(?:so )?0*([1-9]\d{0,8})(?: ?\/ ?(\d{4}))?$/.exec(folded);
  if (match === null) return null;
  return { number: Number(match[1]), year: match[2] === undefined ? null : Number(match[2]) };
}

/** A check code as printed, 4-4-2: `7KQM-4XPD-29`. */
export function printedCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}
