/** Marks that stand on letters of ours, and signs that only choose how one is drawn; as the inside of a character class. */
export const MARKS_ON_LETTERS = String.raw`\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f`;
