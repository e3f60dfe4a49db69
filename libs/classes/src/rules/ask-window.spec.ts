import { householdWindow, opinionWindow, placeIn } from './ask-window';

const ENDED = new Date('2026-12-01T13:30:00Z');
const DAYS = { opinionDays: 14, householdsFromDay: 30, householdsToDay: 60 };

describe('what is asked after a class', () => {
  it('is an opinion from its end on, for so many days', () => {
    const window = opinionWindow(ENDED, DAYS);
    expect(placeIn(window, new Date('2026-12-01T13:29:59Z'))).toBe('early');
    expect(placeIn(window, ENDED)).toBe('open');
    expect(placeIn(window, new Date('2026-12-15T13:29:59Z'))).toBe('open');
    expect(placeIn(window, new Date('2026-12-15T13:30:00Z'))).toBe('over');
  });

  it('is households between two days', () => {
    const window = householdWindow(ENDED, DAYS);
    expect(window).toEqual({ from: new Date('2026-12-31T13:30:00Z'), until: new Date('2027-01-30T13:30:00Z') });
    expect(placeIn(window, new Date('2026-12-31T13:29:59Z'))).toBe('early');
    expect(placeIn(window, window.from)).toBe('open');
    expect(placeIn(window, window.until)).toBe('over');
  });

  it('is never asked where the last day comes before the first', () => {
    const window = householdWindow(ENDED, { ...DAYS, householdsFromDay: 60, householdsToDay: 30 });
    const moments = [0, 15, 30, 45, 60, 90].map((days) => new Date(ENDED.getTime() + days * 86_400_000));
    expect(moments.map((now) => placeIn(window, now))).not.toContain('open');
  });
});
