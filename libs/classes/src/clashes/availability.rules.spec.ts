import { daysBetween, rightLacking, shortWay, type Stay } from './availability.rules';

const at = (communeId: string, from: string, to: string): Stay => ({
  communeId,
  startsAt: new Date(`2026-12-01T${from}:00Z`),
  endsAt: new Date(`2026-12-01T${to}:00Z`),
});

const hour = (from: string, to: string): number => (from === to ? 0 : 60);

describe('the way between two stays', () => {
  const stay = at('a', '10:00', '11:00');

  it('is long enough when the gap is the way, to the minute, before and after', () => {
    expect(shortWay(stay, [at('b', '08:00', '09:00'), at('b', '12:00', '13:00')], hour)).toBeNull();
  });

  it('is too short by one minute, before and after', () => {
    for (const other of [at('b', '08:00', '09:01'), at('b', '11:59', '13:00')])
      expect(shortWay(stay, [other], hour)).toEqual({ other, minutes: 60 });
  });

  it('is none within one commune, and none of ways where two overlap', () => {
    expect(shortWay(stay, [at('a', '11:00', '12:00'), at('b', '10:30', '12:00')], hour)).toBeNull();
  });

  it('is the same whichever of the two is asked', () => {
    for (let start = 0; start < 22; start += 1) {
      const clock = (hours: number): string => `${String(hours).padStart(2, '0')}:00`;
      const other = at('b', clock(start), clock(start + 1));
      expect(shortWay(stay, [other], hour) === null).toBe(shortWay(other, [stay], hour) === null);
    }
  });
});

describe('the days of a right to teach', () => {
  const guest = [{ from: '2026-11-01', until: '2026-12-04' }];

  it('reach to the last one; after it the refusal names it', () => {
    expect(rightLacking(guest, '2026-12-04')).toBeNull();
    expect(rightLacking(guest, '2026-12-05')).toEqual({ until: '2026-12-04' });
  });

  it('begin with the first one, before which there is no last day to name', () => {
    expect(rightLacking(guest, '2026-11-01')).toBeNull();
    expect(rightLacking(guest, '2026-10-31')).toEqual({ until: null });
  });

  it('go on by another right, and the latest of those that ended is named', () => {
    const renewed = [...guest, { from: '2026-12-10', until: '2026-12-20' }];
    expect(rightLacking(renewed, '2026-12-15')).toBeNull();
    expect(rightLacking(renewed, '2026-12-07')).toEqual({ until: '2026-12-04' });
    expect(rightLacking(renewed, '2026-12-21')).toEqual({ until: '2026-12-20' });
    expect(rightLacking([...guest, { from: '2026-01-01', until: null }], '2027-01-01')).toBeNull();
  });

  it('hold on no day where the right was taken away on its first, and then no last day is named', () => {
    expect(rightLacking([{ from: '2026-12-01', until: '2026-11-30' }], '2026-12-01')).toEqual({ until: null });
  });

  it('are not asked of who never had a right there', () => {
    expect(rightLacking([], '2026-12-01')).toBeNull();
  });

  it('are counted one by one over the end of a month', () => {
    expect(daysBetween('2026-11-29', '2026-12-01')).toEqual(['2026-11-29', '2026-11-30', '2026-12-01']);
    expect(daysBetween('2026-12-01', '2026-11-30')).toEqual([]);
  });
});
