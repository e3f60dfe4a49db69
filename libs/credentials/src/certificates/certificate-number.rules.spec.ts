import { printedCode, printedNumber, wantedNumber } from './certificate.rules';

describe('what a certificate is called', () => {
  it('writes a register number with at least four figures and its year', () => {
    expect([printedNumber(147, 2026), printedNumber(1, 2027), printedNumber(20_129, 2026)]).toEqual([
      '0147/2026',
      '0001/2027',
      '20129/2026',
    ]);
  });

  it.each([
    ['147', 147, null],
    ['0147', 147, null],
    ['147/2026', 147, 2026],
    ['so 0147 / 2026', 147, 2026],
    ['20129/2026', 20_129, 2026],
  ])('finds the number in “%s”', (typed, number, year) => {
    expect(wantedNumber(typed)).toEqual({ number, year });
  });

  it.each(['', 'thon 5', '0', '147/26', '147/2026/qd', '1234567890', '-3', '1.5'])('takes “%s” for a name', (typed) => {
    expect(wantedNumber(typed)).toBeNull();
  });

  it('writes a check code in groups of four, four and two', () => {
    expect(printedCode('7KQM4XPD29')).toBe('7KQM-4XPD-29');
  });
});
