import { isMarketDay, mayTeachOn, weekdayOf } from './local-availability.rules';

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

describe('a right to teach', () => {
  const rights = [
    { path: 'p', from: '2026-01-01', until: '2026-12-02' },
    { path: 'p.hamyen', from: null, until: null },
  ];

  it('holds over the units below its own, and over no other of a similar name', () => {
    expect(mayTeachOn(rights, 'p.bacquang', '2026-12-01')).toBe(true);
    expect(mayTeachOn([{ path: 'p.ham', from: null, until: null }], 'p.hamyen', '2026-12-01')).toBe(false);
  });

  it('holds to its last day, and another one goes on', () => {
    expect(mayTeachOn(rights, 'p.bacquang', '2026-12-02')).toBe(true);
    expect(mayTeachOn(rights, 'p.bacquang', '2026-12-03')).toBe(false);
    expect(mayTeachOn(rights, 'p.hamyen', '2026-12-03')).toBe(true);
  });

  it('holds from its first day', () => {
    expect(mayTeachOn(rights, 'p.bacquang', '2025-12-31')).toBe(false);
  });
});
