import { type ExpectedHoliday, expectedHolidays } from './expected-holiday.rules';
import { type EnteredOccasion } from './holiday.rules';

const daysOf = (days: readonly ExpectedHoliday[], occasion: EnteredOccasion): string[] =>
  days.flatMap((one) => (one.occasion === occasion ? [one.day.slice(5)] : []));

const tet = (...days: string[]): ExpectedHoliday[] => days.map((day) => ({ day, occasion: 'tet' }));

describe('days off that nobody has entered', () => {
  const of2027 = expectedHolidays(2027, [], false);

  it('are those of Tết in either way it is laid, with the days given for its week-end', () => {
    // 6/2/2027 is the first of the year, a Saturday: 4/2 to 8/2 with 9 and 10, or 5/2 to 9/2 with 10 and 11.
    expect(daysOf(of2027, 'tet')).toEqual(['02-04', '02-05', '02-06', '02-07', '02-08', '02-09', '02-10', '02-11']);
    // 17/2/2026 was a Tuesday: 15/2 a Sunday.
    expect(daysOf(expectedHolidays(2026, [], false), 'tet')).toEqual([
      ...['02-15', '02-16', '02-17', '02-18', '02-19', '02-20'],
    ]);
  });

  it('are 10/3 by the moon and the days beside 2/9', () => {
    expect(daysOf(of2027, 'hung-vuong')).toEqual(['04-16']);
    // 26/4/2026 was a Sunday, the Monday free instead.
    expect(daysOf(expectedHolidays(2026, [], false), 'hung-vuong')).toEqual(['04-26', '04-27']);
    expect(daysOf(of2027, 'national-day')).toEqual(['09-01', '09-03']);
  });

  it('give a day instead that is none of the other days off', () => {
    // 10/3 by the moon is Saturday, 29/4/2023; 30/4 a Sunday, 1/5 a Monday, 2/5 given for 30/4 already.
    expect(daysOf(expectedHolidays(2023, [], false), 'hung-vuong')).toEqual(['04-29', '05-03']);
  });

  it('are gone once the days of the occasion are all entered, and not before', () => {
    const four = tet('2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08');
    expect(daysOf(expectedHolidays(2027, four, false), 'tet')).toEqual(['02-04', '02-09', '02-10', '02-11']);
    const all = expectedHolidays(2027, [...four, ...tet('2027-02-09')], false);
    expect(daysOf(all, 'tet')).toEqual([]);
    expect(daysOf(all, 'hung-vuong')).toEqual(['04-16']);
  });

  it('are none of a year that is said to be complete', () => {
    expect(expectedHolidays(2027, [], true)).toEqual([]);
  });
});
