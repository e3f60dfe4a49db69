import { isSpeltOtherwise, namePlaces, type SoughtName } from './name-places';
import { wordsIn } from './written-words';

/** The words of a name as a search compares them: no case, no diacritics, no tone placement. */
export function nameWords(fullName: string): string[] {
  return wordsIn(fullName, 0).map(({ folded }) => folded);
}

/**
 * Which of the texts hold the name, whole and in its order: however its letters are composed, inside a formula, after a title, split
 * over neighbouring texts. A longer name that begins or ends with it is another one.
 */
export function textsNaming(texts: readonly string[], words: readonly string[]): ReadonlySet<number> {
  return new Set(textsOfNames(texts, words).flat());
}

/** For each time that the name stands whole in them, the texts it stands in: of neighbouring cells it may be two. */
export const textsOfNames = (texts: readonly string[], words: readonly string[]): (readonly number[])[] =>
  namePlaces(texts, { words }).whole.map((place) => [...new Set(place.map(({ text }) => text))]);

/** Which of the texts hold its words in their order, with a word beside them that may make them part of a longer name. */
export function textsPerhapsNaming(texts: readonly string[], words: readonly string[]): ReadonlySet<number> {
  return new Set(namePlaces(texts, { words }).perhaps.flatMap((place) => place.map(({ text }) => text)));
}

/** How a text bears a name. */
export interface NameInText {
  /** How often the name stands in it, whole. */
  readonly count: number;
  /** Once or more with other diacritics than its own; a text or a name without any says nothing of that. */
  readonly isSpeltOtherwise: boolean;
  /** Where its words begin in the text. */
  readonly starts: ReadonlySet<number>;
}

export function nameIn(text: string, name: SoughtName): NameInText {
  const { whole } = namePlaces([text], { words: name.words });
  const starts = new Set(whole.flatMap((place) => place.map(({ start }) => start)));
  return {
    count: whole.length,
    isSpeltOtherwise: whole.some((place) => isSpeltOtherwise(place, name)),
    starts,
  };
}

/** True when the words stand in one of the texts one after the other, whatever stands beside them. */
export function holdsWords(texts: readonly string[], wanted: readonly string[]): boolean {
  const isIn = (text: string): boolean => ` ${nameWords(text).join(' ')} `.includes(` ${wanted.join(' ')} `);
  return wanted.length > 0 && texts.some(isIn);
}

/** Letters that the functions of the database keep of a word. */
const LONGEST_WORD = 200;

/**
 * The words of a name as `interop.said_words` and `platform.traces` part them: a row that lacks one does not hold the name, one that has
 * all is looked at with `textsNaming` and `textsPerhapsNaming`. An index takes no word of any length: all are cut alike.
 */
export function plainWords(name: readonly string[]): string[] {
  return name
    .flatMap((word) => word.split(/[^a-z]+/))
    .filter((word) => word !== '')
    .map((word) => word.slice(0, LONGEST_WORD));
}
