import { addMonths, sheetOf, weeksOfMonth } from './month';
import { aSession } from '../../../../../test/support/sample-session';

describe('a month', () => {
  it.each([
    // Tuesday to Thursday.
    ['2026-12-25', { from: '2026-11-30', to: '2027-01-03' }, 5],
    // Monday to Sunday: four weeks and no day of another month.
    ['2027-02-01', { from: '2027-02-01', to: '2027-02-28' }, 4],
    // Saturday to Monday.
    ['2027-05-31', { from: '2027-04-26', to: '2027-06-06' }, 6],
  ])('of %s is a sheet of whole weeks', (on, sheet, weeks) => {
    expect(sheetOf(on)).toEqual(sheet);
    expect(weeksOfMonth(on, [])).toHaveLength(weeks);
  });

  it('after or before another one, also from its last day', () => {
    expect(addMonths('2026-12-31', 1)).toBe('2027-01-01');
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-01');
    expect(addMonths('2027-01-15', -1)).toBe('2026-12-01');
  });

  it('has each session under its day in Vietnam, and tells the days of other months', () => {
    const late = aSession({ id: 'late', startsAt: '2026-11-30T17:30:00Z' });
    const days = weeksOfMonth('2026-12-01', [late, aSession({ id: 'noon', startsAt: '2026-12-01T05:00:00Z' })]).flat();
    expect(days.filter(({ sessions }) => sessions.length > 0)).toEqual([
      { on: '2026-12-01', isInMonth: true, sessions: [late, expect.objectContaining({ id: 'noon' })] },
    ]);
    expect(days[0]).toEqual({ on: '2026-11-30', isInMonth: false, sessions: [] });
  });
});
