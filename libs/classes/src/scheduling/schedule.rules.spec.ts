import { doOverlap, faultOfHours, faultOfSchedule, isStale, periodOf, plannedMinutes } from './schedule.rules';

const now = new Date('2026-11-25T12:00:00Z');

const hours = (from: string, to: string, on = '2026-12-01') => ({ on, from, to });

describe('the hours of a session', () => {
  it('are wall-clock times in Vietnam', () => {
    expect(periodOf(hours('19:00', '20:30'))).toEqual({
      startsAt: new Date('2026-12-01T12:00:00Z'),
      endsAt: new Date('2026-12-01T13:30:00Z'),
    });
    expect(plannedMinutes(periodOf(hours('19:00', '20:30')))).toBe(90);
  });

  it.each([
    [hours('19:00', '20:30', '2027-02-30'), 'date-unreal'],
    [hours('20:30', '19:00'), 'ends-before-start'],
    [hours('19:00', '19:00'), 'ends-before-start'],
    [hours('22:00', '01:00'), 'crosses-midnight'],
    [hours('19:30', '00:00'), 'crosses-midnight'],
    [hours('14:01', '00:01'), 'crosses-midnight'],
    [hours('14:00', '00:01'), 'ends-before-start'],
    [hours('19:00', '19:10'), 'session-too-short'],
    [hours('07:00', '17:01'), 'session-too-long'],
    [hours('07:00', '08:00', '2026-11-25'), 'session-in-past'],
    [hours('07:00', '17:00'), null],
  ])('%j is told as %s', (typed, fault) => {
    expect(faultOfHours(typed, now)).toBe(fault);
  });

  it('may follow each other without a pause, but not overlap', () => {
    const first = periodOf(hours('08:00', '10:00'));
    expect(doOverlap(first, periodOf(hours('10:00', '12:00')))).toBe(false);
    expect(doOverlap(first, periodOf(hours('09:59', '12:00')))).toBe(true);
    expect(faultOfSchedule([hours('08:00', '10:00'), hours('10:00', '12:00')], now)).toBeNull();
    expect(faultOfSchedule([hours('08:00', '10:00'), hours('09:00', '12:00')], now)).toEqual({
      index: 1,
      fault: 'sessions-overlap',
    });
  });
});

describe('a change that was begun from another state', () => {
  const fields = ['name', 'closedOn'] as const;
  const now: { name: string; closedOn: string | null } = { name: 'Nhà văn hóa', closedOn: '2026-12-05' };

  it('is stale where a field it changes is not as it was', () => {
    expect(isStale(fields, now, { wish: { closedOn: null }, seen: { closedOn: '2026-12-01' } })).toBe(true);
    expect(isStale(fields, now, { wish: { closedOn: '2026-12-20' }, seen: { closedOn: null } })).toBe(true);
  });

  it('is not where another field changed, where nothing is said of before, and where it comes twice', () => {
    expect(isStale(fields, now, { wish: { name: 'Hội trường' }, seen: { ...now, closedOn: null } })).toBe(false);
    expect(isStale(fields, now, { wish: { closedOn: null }, seen: {} })).toBe(false);
    expect(isStale(fields, now, { wish: { closedOn: '2026-12-05' }, seen: { closedOn: null } })).toBe(false);
  });
});
