export interface Piece {
  text: string;
  strong: boolean;
}

/** Splits a sentence at `**`: every second piece is bold. An unpaired mark stays text. */
export function pieces(sentence: string): Piece[] {
  const parts = sentence.split('**');
  if (parts.length % 2 === 0) return [{ text: sentence, strong: false }];
  return parts.map((text, index) => ({ text, strong: index % 2 === 1 })).filter((piece) => piece.text !== '');
}

/** A Vietnamese name in two: what comes before, and the given name it is sorted and called by. */
export function nameParts(fullName: string): { before: string; given: string } {
  const words = fullName.trim().split(/\s+/);
  const given = words.pop() ?? '';
  return { before: words.join(' '), given };
}

/** Two capitals of a name for the officer's bar: family name and given name. */
export function initials(fullName: string): string {
  const { before, given } = nameParts(fullName);
  return ((before[0] ?? '') + (given[0] ?? '')).toLocaleUpperCase('vi');
}
