import { dayOfMoment, isShownAt, momentOf } from './moving-card';

const noon = Date.parse('2026-12-01T05:00:00Z');
const at = (seconds: number): Date => new Date(noon + seconds * 1000);

describe('a code that a phone shows for a moment', () => {
  it('is of now a minute and a half later and a minute before, for clocks that are a little off', () => {
    const moment = momentOf(at(0));
    expect([-61, -60, 0, 29, 119].map((seconds) => isShownAt(moment, at(seconds)))).toEqual([
      ...[false, true, true, true, true],
    ]);
    expect([120, 3600, 86_400].map((seconds) => isShownAt(moment, at(seconds)))).toEqual([false, false, false]);
  });

  it('is made with the key of its day in Vietnam', () => {
    expect(dayOfMoment(momentOf(new Date('2026-12-01T16:59:59Z')))).toBe('2026-12-01');
    expect(dayOfMoment(momentOf(new Date('2026-12-01T17:00:00Z')))).toBe('2026-12-02');
  });
});
