/** The letter of a choice on paper: A, B, C … by its place. */
export const letterOf = (index: number): string => String.fromCharCode('A'.charCodeAt(0) + index);
