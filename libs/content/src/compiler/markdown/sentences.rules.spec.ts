import fc from 'fast-check';
import { countWords, findLongSentences } from './sentences.rules';

const words = (count: number) => Array.from({ length: count }, (_, index) => `chữ${String(index)}`).join(' ');

describe('long sentences', () => {
  it('lets eighteen words pass and finds nineteen', () => {
    expect(findLongSentences(`${words(18)}.`)).toEqual([]);
    expect(findLongSentences(`${words(19)}.`)).toEqual([{ words: 19, lineOffset: 0 }]);
  });

  it.each(['.', '?', '!', ':', ';', '…', '.”', '?)'])('ends a sentence at %s', (end) => {
    expect(findLongSentences(`${words(18)}${end} ${words(18)}`)).toEqual([]);
  });

  it('keeps numbers, times and addresses whole', () => {
    expect(findLongSentences(`${words(16)} 1.500.000 8:30 dichvucong.gov.vn`)).toEqual([{ words: 19, lineOffset: 0 }]);
  });

  it('reads a wrapped sentence as one and says on which line it begins', () => {
    expect(findLongSentences(`Ngắn.\nCũng ngắn.\n${words(10)}\n${words(10)}.`)).toEqual([{ words: 20, lineOffset: 2 }]);
  });

  it('ends a sentence at a forced line break', () => {
    expect(findLongSentences(`${words(12)}\f${words(12)}`)).toEqual([]);
  });

  it('does not count dashes and bullets as words', () => {
    expect(countWords('Một – hai — ba • 4')).toBe(4);
  });

  it('finds nothing in any text of at most eighteen words', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 18 }), (tokens) => {
        const text = tokens.map((token) => token.replace(/\s/gu, '')).join(' ');
        expect(findLongSentences(text)).toEqual([]);
      }),
    );
  });

  it('loses no word between sentences', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parts = findLongSentences(text, -1);
        expect(parts.reduce((sum, part) => sum + part.words, 0)).toBe(countWords(text));
      }),
    );
  });
});
