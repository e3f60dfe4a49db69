import { plainWords } from '@lopso/platform';

/** A syllable that is spelt with y or with i: consonants and the vowel alone, or after qu. “Mây” and “Mai” are two names. */
const EITHER = /^(qu|[^aeiouy]*)([yi])$/;
const SPELLINGS = 16;

/** A folded word with i where y may stand for it. */
export const withI = (word: string): string => word.replace(EITHER, '$1i');

function otherSpelling(word: string): string | null {
  const [, start = '', vowel] = EITHER.exec(word) ?? [];
  if (vowel === undefined) return null;
  return start + (vowel === 'i' ? 'y' : 'i');
}

/** A name without one of its inner words: the family name and the given name are never left out. */
function withoutOne(words: readonly string[]): string[][] {
  return words.length < 3 ? [] : words.slice(1, -1).map((_, at) => words.filter((__, other) => other !== at + 1));
}

/**
 * True of a name that is the same but for i and y, or for one inner word that one of them leaves out; not of the very same. Words are
 * folded: tone and its place do not matter.
 */
export function isNearName(one: readonly string[], other: readonly string[]): boolean {
  if (one.length === 0 || other.length === 0 || one.join(' ') === other.join(' ')) return false;
  if (Math.abs(one.length - other.length) > 1) return false;
  const [a, b] = [one.map(withI), other.map(withI)];
  const said = new Set([a, ...withoutOne(a)].map((words) => words.join(' ')));
  if (said.has(b.join(' '))) return true;
  return withoutOne(b).some((words) => words.join(' ') === a.join(' '));
}

/**
 * Each spelling of a name with its words of y and i. So many at most: further such words are left out, and a row with the others is looked
 * at as well. A name may have forty of them, and each would double the spellings.
 */
function spellingsOf(words: readonly string[]): string[][] {
  return words.reduce<string[][]>(
    (spellings, word) => {
      const other = otherSpelling(word);
      if (other === null) return spellings.map((spelling) => [...spelling, word]);
      if (spellings.length === SPELLINGS) return spellings;
      return spellings.flatMap((spelling) => [
        [...spelling, word],
        [...spelling, other],
      ]);
    },
    [[]],
  );
}

/** The words a row must hold to have a name near this one, each set by itself: for an index of the words of rows. */
export function nearWordSets(name: readonly string[]): string[][] {
  const spellings = [name, ...withoutOne(name)].flatMap(spellingsOf);
  const sets = new Map(spellings.map((words) => [plainWords(words).join(' '), plainWords(words)]));
  return [...sets.values()].filter((words) => words.length > 1);
}
