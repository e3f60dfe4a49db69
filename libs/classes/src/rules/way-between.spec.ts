import { shortWay, type Stay } from './way-between';

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
