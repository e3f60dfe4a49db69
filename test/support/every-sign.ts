/** Every sign of the basic plane, and the tags and selectors nobody sees beyond it; no half of a pair, and not the one no text may hold. */
export const everySign = (): string[] => [...codes(0x1, 0xd7ff), ...codes(0xe000, 0xffff), ...codes(0xe0000, 0xe0fff)];

const codes = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at));

/** How a failing test tells of a sign. */
export const codeOf = (sign: string): string => `U+${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
