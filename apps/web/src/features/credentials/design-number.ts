/** A length or a share as it is written here: 8,1. */
export const numberText = (value: unknown): string =>
  typeof value === 'number' ? String(Math.round(value * 1000) / 1000).replace('.', ',') : '';

/** The number somebody typed, with a comma or a point; null when it is none. */
export function readNumber(typed: string): number | null {
  const plain = typed.trim().replace(',', '.');
  return /^-?\d{1,4}(\.\d{1,6})?$/.test(plain) ? Number(plain) : null;
}
