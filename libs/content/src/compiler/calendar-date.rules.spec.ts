import fc from 'fast-check';
import { daysBetween, isCalendarDate } from './calendar-date.rules';

describe('calendar dates', () => {
  it.each(['2026-11-25', '2024-02-29', '2000-01-01'])('accepts %s', (text) => {
    expect(isCalendarDate(text)).toBe(true);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '26-11-25', '2026-11-25T00:00', '25/11/2026', ''])(
    'refuses "%s"',
    (text) => {
      expect(isCalendarDate(text)).toBe(false);
    },
  );

  it('counts days over years and leap days, in both directions', () => {
    expect(daysBetween('2025-11-25', '2026-11-25')).toBe(365);
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2026-11-25', '2026-11-24')).toBe(-1);
  });

  it('accepts every day that exists', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        expect(isCalendarDate(day.toISOString().slice(0, 10))).toBe(true);
      }),
    );
  });
});
