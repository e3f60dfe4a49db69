import { isMarketDay, weekdayOf } from './market-days';

describe('market days', () => {
  it('knows weekdays, Monday first', () => {
    expect(['2027-03-01', '2027-03-06', '2027-03-07', '1969-12-28'].map(weekdayOf)).toEqual([1, 6, 7, 7]);
  });

  it('of a weekly market come every week', () => {
    const sunday = { weekday: 7, everyDays: null, countedFrom: null };
    expect(['2027-03-06', '2027-03-07', '2027-03-14'].map((day) => isMarketDay(sunday, day))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('of a moving market are counted from one of them, forwards and backwards', () => {
    const everySixth = { weekday: null, everyDays: 6, countedFrom: '2027-03-07' };
    const days = ['2027-03-01', '2027-03-02', '2027-03-07', '2027-03-13', '2027-03-14'];
    expect(days.map((day) => isMarketDay(everySixth, day))).toEqual([true, false, true, true, false]);
  });
});
