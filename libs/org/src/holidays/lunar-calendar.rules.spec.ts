import { lunarDay } from './lunar-calendar.rules';

/** The first day of Tết as the calendars of Vietnam printed or announced it. */
const TET = `
  2000-02-05 2001-01-24 2002-02-12 2003-02-01 2004-01-22 2005-02-09 2006-01-29 2007-02-17 2008-02-07 2009-01-26
  2010-02-14 2011-02-03 2012-01-23 2013-02-10 2014-01-31 2015-02-19 2016-02-08 2017-01-28 2018-02-16 2019-02-05
  2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13
  2030-02-02 2031-01-23 2032-02-11 2033-01-31 2034-02-19 2035-02-08 2036-01-28 2037-02-15 2038-02-04 2039-01-24
  2040-02-12 2041-02-01 2042-01-22 2043-02-10 2044-01-30 2045-02-17 2046-02-06 2047-01-26 2048-02-14 2049-02-02
  2050-01-23
`
  .trim()
  .split(/\s+/);

describe('the lunar calendar', () => {
  it.each(TET)('begins a year on %s', (day) => {
    expect(lunarDay(Number(day.slice(0, 4)), 1, 1)).toBe(day);
  });

  it('is that of Hanoi where Beijing has another day', () => {
    // The new moon of February 2007 came at 23:14 of Hanoi, past midnight in Beijing.
    const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' });
    expect(chinese.format(new Date(lunarDay(2007, 1, 1)))).toBe('12/30');
    expect(chinese.format(new Date(lunarDay(2026, 1, 1)))).toBe('1/1');
  });

  it.each([
    ['2018-04-25'],
    ['2019-04-14'],
    ['2020-04-02'],
    ['2021-04-21'],
    ['2022-04-10'],
    // The second month of 2023 came twice.
    ['2023-04-29'],
    ['2024-04-18'],
    ['2025-04-07'],
    ['2026-04-26'],
    ['2027-04-16'],
  ])('has the tenth of the third month on %s', (day) => {
    expect(lunarDay(Number(day.slice(0, 4)), 3, 10)).toBe(day);
  });

  it('counts a leap month after the one it follows', () => {
    // 2020 had the fourth month twice, 2025 the sixth: mid-autumn is 15/8.
    expect([lunarDay(2020, 8, 15), lunarDay(2025, 8, 15), lunarDay(2024, 8, 15)]).toEqual([
      '2020-10-01',
      '2025-10-06',
      '2024-09-17',
    ]);
  });
});
