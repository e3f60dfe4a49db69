import { printedCode, printedNumber } from './certificate-number';

describe('what a certificate is called', () => {
  it('writes a register number with at least four figures and its year', () => {
    expect([printedNumber(147, 2026), printedNumber(1, 2027), printedNumber(20_129, 2026)]).toEqual([
      '0147/2026',
      '0001/2027',
      '20129/2026',
    ]);
  });

  it('writes a check code in groups of four, four and two', () => {
    expect(printedCode('7KQM4XPD29')).toBe('7KQM-4XPD-29');
  });
});
