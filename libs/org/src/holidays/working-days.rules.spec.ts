import { afterDays, afterWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.rules';

const tet = new Set(['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20']);

describe('working days', () => {
  it('are not Saturdays, Sundays and holidays', () => {
    expect(['2026-11-27', '2026-11-28', '2026-11-29', '2026-02-17'].map((day) => isWorkingDay(day, tet))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('are counted from the day after the request', () => {
    expect(afterWorkingDays('2026-11-25', 2, tet)).toBe('2026-11-27');
  });

  it('go round a week-end and round Tết', () => {
    expect(afterWorkingDays('2026-11-26', 2, tet)).toBe('2026-11-30');
    expect(afterWorkingDays('2026-02-13', 2, tet)).toBe('2026-02-24');
    expect(afterWorkingDays('2026-02-15', 2, tet)).toBe('2026-02-24');
  });

  it('between two days count the second and not the first', () => {
    expect(workingDaysBetween('2026-11-26', '2026-11-30', new Set())).toBe(2);
    expect(workingDaysBetween('2026-11-26', '2026-11-30', new Set(['2026-11-27']))).toBe(1);
    expect(workingDaysBetween('2026-11-30', '2026-11-30', new Set())).toBe(0);
    expect(workingDaysBetween('2026-12-01', '2026-11-30', new Set())).toBe(0);
  });

  it('end a term of calendar days that would end on a day off', () => {
    expect(afterDays('2026-11-25', 15, tet)).toBe('2026-12-10');
    expect(afterDays('2026-11-25', 10, tet)).toBe('2026-12-07');
    expect(afterDays('2026-02-05', 12, tet)).toBe('2026-02-23');
  });
});
