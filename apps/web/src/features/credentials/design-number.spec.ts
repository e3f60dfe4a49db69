import { numberText, readNumber } from './design-number';

describe('lengths in a design', () => {
  it('are written with a comma and read with either', () => {
    expect([8.1, 280, 0.30000000000000004, -2.5].map(numberText)).toEqual(['8,1', '280', '0,3', '-2,5']);
    expect([' 8,1', '8.1', '280', '-2,5'].map(readNumber)).toEqual([8.1, 8.1, 280, -2.5]);
    expect(numberText(undefined)).toBe('');
  });

  it('are never guessed: what is no number stays as it was typed', () => {
    expect(['', '8,', '1.200,5', '8 mm', 'NaN', '1e3'].map(readNumber)).toEqual([null, null, null, null, null, null]);
  });
});
