import { codeCharacters, grouped } from './code';

describe('code field', () => {
  it('accepts lower case, blanks, dashes and pasted text', () => {
    expect(codeCharacters(' k7m4-p2xd ', 8)).toBe('K7M4P2XD');
    expect(codeCharacters('Mã: K7M4', 8)).toBe('MK7M4');
  });

  it('keeps no more than the code has', () => {
    expect(codeCharacters('K7M4P2XDZZ', 8)).toBe('K7M4P2XD');
  });

  it('prints in groups of four', () => {
    expect(grouped('K7M4P2XD')).toBe('K7M4-P2XD');
    expect(grouped('7KQM4XPD29')).toBe('7KQM-4XPD-29');
    expect(grouped('')).toBe('');
  });
});
