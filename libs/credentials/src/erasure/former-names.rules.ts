import { nameWords } from '@lopso/platform';

const folded = (name: string): string => nameWords(name).join(' ');

/** The names that somebody's papers print and the register no longer has of her. */
export function formerNames(printed: readonly string[], presentName: string): string[] {
  const present = folded(presentName);
  return printed.filter((name) => folded(name) !== present);
}

/**
 * Those of her former names that mean nobody else of a proposal: none of the others has it, rightly or on a paper. Two papers may have been
 * printed with each other's names (decision 0066).
 */
export function hersAlone(former: readonly string[], namesOfOthers: readonly string[]): string[] {
  const taken = new Set(namesOfOthers.map(folded));
  return former.filter((name) => !taken.has(folded(name)));
}
