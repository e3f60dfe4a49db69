import { daysBetween, fixedHolidays, missingOccasions } from './holiday.rules';

describe('public holidays', () => {
  it('of a fixed date are four a year', () => {
    expect(fixedHolidays(2026).map(({ day }) => day)).toEqual(['2026-01-01', '2026-04-30', '2026-05-01', '2026-09-02']);
  });

  it('on a week-end give the working day after, which is none of the others', () => {
    expect(fixedHolidays(2027).filter(({ occasion }) => occasion === 'instead')).toEqual([
      { day: '2027-05-03', occasion: 'instead' },
    ]);
    // 30/4/2033 is a Saturday, 1/5 a Sunday: Monday and Tuesday.
    expect(fixedHolidays(2033).flatMap(({ day, occasion }) => (occasion === 'instead' ? [day] : []))).toEqual(
      expect.arrayContaining(['2033-05-02', '2033-05-03']),
    );
  });

  it('by the lunar calendar are missing until somebody enters all of them', () => {
    expect(missingOccasions([])).toEqual(['tet', 'hung-vuong', 'national-day']);
    const tet = { occasion: 'tet' } as const;
    expect(missingOccasions([tet, tet, tet, tet])).toContain('tet');
    expect(missingOccasions([tet, tet, tet, tet, tet, { occasion: 'hung-vuong' }])).toEqual(['national-day']);
  });

  it('from one day to another are entered together', () => {
    expect(daysBetween('2027-02-26', '2027-03-01')).toEqual(['2027-02-26', '2027-02-27', '2027-02-28', '2027-03-01']);
    expect(daysBetween('2027-03-01', '2027-02-26')).toEqual([]);
  });
});
