import { dayOfMoment, isShownAt, keyDaysOf, momentOf } from './moving-card';

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

describe('the keys that a trainer’s phone is given', () => {
  const state = 'planned' as const;
  const session = (startsAt: string, endsAt = startsAt) => ({
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    state,
  });
  const now = new Date('2026-12-01T12:00:00Z');

  it('are of today and tomorrow, as far as the session lies there', () => {
    expect(keyDaysOf(session('2026-12-01T01:00:00Z'), now)).toEqual(['2026-12-01']);
    expect(keyDaysOf(session('2026-12-02T12:00:00Z'), now)).toEqual(['2026-12-02']);
    expect(keyDaysOf(session('2026-12-01T16:00:00Z', '2026-12-01T18:00:00Z'), now)).toEqual([
      '2026-12-01',
      '2026-12-02',
    ]);
    expect(keyDaysOf(session('2026-12-03T01:00:00Z'), now)).toEqual([]);
    expect(keyDaysOf(session('2026-11-30T01:00:00Z'), now)).toEqual([]);
  });

  it('are none where the session is closed or cancelled', () => {
    for (const over of ['closed', 'cancelled'] as const)
      expect(keyDaysOf({ ...session('2026-12-01T01:00:00Z'), state: over }, now)).toEqual([]);
    expect(keyDaysOf({ ...session('2026-12-01T01:00:00Z'), state: 'open' }, now)).toEqual(['2026-12-01']);
  });
});
