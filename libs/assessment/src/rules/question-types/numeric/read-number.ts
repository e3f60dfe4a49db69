const PLAIN = /^[+-]?\d+(?:[.,]\d+)?$/;
const GROUPED = /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/;

/**
 * The number a person wrote the Vietnamese way: decimal comma, points between thousands (1.250,5). A point that does
 * not stand between groups of three digits is read as a decimal point (12.5). Null when it is no number.
 */
export function readNumber(text: string): number | null {
  const compact = text.normalize('NFC').replace(/\s+/g, '').replace('−', '-');
  if (GROUPED.test(compact)) return Number(compact.replaceAll('.', '').replace(',', '.'));
  return PLAIN.test(compact) ? Number(compact.replace(',', '.')) : null;
}
