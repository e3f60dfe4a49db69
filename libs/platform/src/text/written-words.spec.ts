import { wordsIn } from './written-words';

const foldedIn = (text: string): string[] => wordsIn(text, 0).map(({ folded }) => folded);

describe('the words of a text', () => {
  it('part at an apostrophe, also at one that counts as a letter', () => {
    for (const sign of ["'", '’', '‘', 'ʼ', 'ʹ', '`', '´', '′']) {
      const words = wordsIn(`gặp Giàng A H${sign}Lử`, 0);
      expect(words.map(({ folded }) => folded)).toEqual(['gap', 'giang', 'a', 'h', 'lu']);
      expect(words.slice(1).every(({ isClose }) => isClose)).toBe(true);
    }
  });

  it('have the Đ that a converter wrote as eth, and no sign nobody sees', () => {
    expect(foldedIn('gặp \u00d0ỗ Thị Hò\u00ada và \u200eLử')).toEqual(['gap', 'do', 'thi', 'hoa', 'va', 'lu']);
    expect(wordsIn('\u00d0ỗ', 0)[0]?.small).toBe('đỗ');
  });
});
