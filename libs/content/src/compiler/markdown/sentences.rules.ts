/** The longest sentence a member is asked to read, in words (content/README.md, "Câu ngắn"). */
export const MAX_SENTENCE_WORDS = 18;

/** A sentence over the limit, with the number of line breaks that stand before its first word. */
export interface LongSentence {
  readonly words: number;
  readonly lineOffset: number;
}

const WORD = /[\p{L}\p{N}]/u;

const SENTENCE_END = /[.?!:;…]+["'”’)»\]]*(?=\s|$)|\f/gu;

/**
 * Counts words as content/README.md defines them: tokens between white space that hold a letter or a digit, so a dash
 * or a bullet alone is no word.
 */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((token) => WORD.test(token)).length;
}

/**
 * Finds the sentences of one paragraph, list item, heading or cell that are longer than a member should have to read
 * (content/README.md, "Câu ngắn"). A sentence ends at . ? ! : ; … before white space, so 1.500 and 8:30 stay whole.
 * `\n` marks a wrapped line and doesn't end a sentence; `\f` marks a forced line break and does.
 */
export function findLongSentences(text: string, maxWords = MAX_SENTENCE_WORDS): LongSentence[] {
  const found: LongSentence[] = [];
  let start = 0;
  for (const end of sentenceEnds(text)) {
    const sentence = text.slice(start, end);
    const words = countWords(sentence);
    if (words > maxWords) {
      const lead = sentence.length - sentence.trimStart().length;
      found.push({ words, lineOffset: countBreaks(text.slice(0, start + lead)) });
    }
    start = end;
  }
  return found;
}

function sentenceEnds(text: string): number[] {
  const ends = [...text.matchAll(SENTENCE_END)].map((match) => match.index + match[0].length);
  return [...ends, text.length];
}

function countBreaks(text: string): number {
  return [...text].filter((char) => char === '\n' || char === '\f').length;
}
