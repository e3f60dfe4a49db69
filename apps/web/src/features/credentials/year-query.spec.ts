import { printedNumber, whyMissing, yearAsked, yearQuery } from './year-query';

const years = [
  { year: 2027, papers: 0 },
  { year: 2026, papers: 147 },
  { year: 2025, papers: 12 },
];

describe('the query of a year’s register', () => {
  it('is read from the address', () => {
    expect(yearQuery(new URLSearchParams('nam=2026&tim=0147/2026&sau=50'))).toEqual({
      text: '0147/2026',
      cursor: '50',
    });
    expect(yearQuery(new URLSearchParams())).toEqual({ text: '', cursor: null });
  });

  it('opens the year that is asked for, else the latest with papers', () => {
    expect(yearAsked(new URLSearchParams('nam=2025'), years)).toBe(2025);
    expect(yearAsked(new URLSearchParams('nam=1999'), years)).toBe(1999);
    expect(yearAsked(new URLSearchParams('nam=nay'), years)).toBe(0);
    expect(yearAsked(new URLSearchParams(), years)).toBe(2026);
    expect(yearAsked(new URLSearchParams(), [{ year: 2027, papers: 0 }])).toBe(2027);
  });

  it('tells why a number is not there', () => {
    expect(whyMissing({ year: 2026 }, 2026, years)).toBe('not-given');
    expect(whyMissing({ year: 2025 }, 2026, years)).toBe('other-year');
    expect(whyMissing({ year: 2019 }, 2026, years)).toBe('no-year');
  });

  it('writes a number as papers print it', () => {
    expect([printedNumber(1, 2026), printedNumber(20_129, 2026)]).toEqual(['0001/2026', '20129/2026']);
  });
});
