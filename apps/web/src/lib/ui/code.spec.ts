import { codeCharacters, grouped, hasMarks } from './code';

describe('code field', () => {
  it('accepts lower case, blanks, dashes and pasted text', () => {
    expect(codeCharacters(' k7m4-p2xd ', 8)).toBe('K7M4P2XD');
    expect(codeCharacters('Mã: K7M4', 8)).toBe('K7M4');
  });

  it('keeps no more than the code has', () => {
    expect(codeCharacters('K7M4P2XDZZ', 8)).toBe('K7M4P2XD');
  });

  it.each([
    ['KÁ', 'KAS'],
    ['kẤ', 'KAAS'],
    ['Đ9Ê', 'DD9EE'],
    ['ĂY', 'AWY'],
    ['ẶK', 'AWJK'],
    ['7ưỲ', '7WYF'],
  ])('takes the marks of a Vietnamese keyboard back to its keys: %s', (shown, pressed) => {
    expect(codeCharacters(shown, 8)).toBe(pressed);
    expect(codeCharacters(shown.normalize('NFD'), 8)).toBe(pressed);
  });

  it('knows that the key of a mark came last, whichever letter the keyboard put it on', () => {
    expect(codeCharacters('ÉA', 8, 'EA')).toBe('EAS');
    expect(codeCharacters('ÉAK', 8, 'EA')).toBe('ESAK');
    expect(codeCharacters('Đ', 8, 'D')).toBe('DD');
  });

  it('loses no key of a code typed on a Telex keyboard, one after the other', () => {
    const tones: Record<string, string> = { S: '\u0301', F: '\u0300', R: '\u0309', X: '\u0303', J: '\u0323' };
    /** Puts a tone on the first vowel there is, as the keyboards do. */
    const keyboard = (shown: string, key: string) => {
      const vowel = shown.search(/[AEY]/);
      const tone = tones[key];
      return tone && vowel >= 0 ? shown.slice(0, vowel + 1) + tone + shown.slice(vowel + 1) : shown + key;
    };
    const type = (code: string) => [...code].reduce((shown, key) => codeCharacters(keyboard(shown, key), 8, shown), '');
    for (const code of ['KASJ7XYR', 'EA2SFRXJ', 'YWDDASXR']) expect(type(code)).toBe(code);
  });

  it('sees that marks were made', () => {
    expect(['K7Ạ', 'đ', 'ư'].map(hasMarks)).toEqual([true, true, true]);
    expect(hasMarks('k7m4-P2XD')).toBe(false);
  });

  it('prints in groups of four', () => {
    expect(grouped('K7M4P2XD')).toBe('K7M4-P2XD');
    expect(grouped('7KQM4XPD29')).toBe('7KQM-4XPD-29');
    expect(grouped('')).toBe('');
  });
});
