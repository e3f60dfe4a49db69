import fc from 'fast-check';
import {
  type AttendanceRule,
  cameLate,
  countedMinutes,
  minutesThere,
  type Stay,
  USUAL_RULE,
} from './attended-minutes.rules';

const STARTS = new Date('2026-12-01T12:00:00Z');

const after = (minutes: number): Date => new Date(STARTS.getTime() + minutes * 60_000);

const session = { startsAt: STARTS, endsAt: after(90), plannedMinutes: 90 };

const stay = (more: Partial<Stay> = {}): Stay => ({ cameAt: null, leftAt: null, minutes: null, ...more });

const STRICT: AttendanceRule = { ...USUAL_RULE, lateAfterMinutes: 15 };

const rule = (more: Partial<AttendanceRule>): AttendanceRule => ({ ...USUAL_RULE, ...more });

describe('how long somebody was there', () => {
  it('is the whole session when nobody says otherwise', () => {
    expect(minutesThere(stay(), session)).toBe(90);
  });

  it.each([
    [{ cameAt: after(25) }, 65],
    [{ leftAt: after(50) }, 50],
    [{ cameAt: after(25), leftAt: after(50) }, 25],
    [{ minutes: 40 }, 40],
    [{ minutes: 400 }, 90],
    [{ cameAt: after(90) }, 0],
    [{ cameAt: after(-20), leftAt: after(200) }, 90],
  ])('of %j is %d minutes', (more, minutes) => {
    expect(minutesThere(stay(more), session)).toBe(minutes);
  });
});

describe('what counts', () => {
  it('is the whole session from the share on, and the minutes below it', () => {
    expect(countedMinutes(stay({ cameAt: after(18) }), session, USUAL_RULE)).toBe(90);
    expect(countedMinutes(stay({ cameAt: after(19) }), session, USUAL_RULE)).toBe(70);
  });

  it('is the whole session for everybody present where the share is nought', () => {
    expect(countedMinutes(stay({ cameAt: after(89) }), session, rule({ wholeFromPercent: 0 }))).toBe(90);
  });

  it('is never longer than the session went where it ended early, for whom it was the whole of it', () => {
    const early = { ...session, wentUntil: after(40) };
    expect(countedMinutes(stay(), early, USUAL_RULE)).toBe(40);
    expect(countedMinutes(stay(), early, rule({ wholeFromPercent: 0 }))).toBe(40);
    expect(countedMinutes(stay({ cameAt: after(6) }), early, USUAL_RULE)).toBe(40);
    expect(countedMinutes(stay({ cameAt: after(20) }), early, USUAL_RULE)).toBe(20);
    expect(countedMinutes(stay({ cameAt: after(50) }), early, USUAL_RULE)).toBe(0);
    expect(countedMinutes(stay({ minutes: 80 }), early, USUAL_RULE)).toBe(40);
    expect(countedMinutes(stay(), { ...session, wentUntil: null }, USUAL_RULE)).toBe(90);
  });

  it('goes by the minutes alone where no share is set', () => {
    const byMinutes = rule({ wholeFromPercent: null, roundToMinutes: 15 });
    expect(countedMinutes(stay({ leftAt: after(80) }), session, byMinutes)).toBe(75);
    expect(countedMinutes(stay({ leftAt: after(83) }), session, byMinutes)).toBe(90);
    expect(countedMinutes(stay({ leftAt: after(7) }), session, byMinutes)).toBe(0);
  });

  it('of a whole session is whole, whatever it is rounded to', () => {
    expect(countedMinutes(stay(), session, rule({ wholeFromPercent: null, roundToMinutes: 60 }))).toBe(90);
  });

  it('is never more than planned or less than nothing, and grows with the time', () => {
    const rules = fc.record({
      wholeFromPercent: fc.option(fc.integer({ min: 0, max: 100 })),
      roundToMinutes: fc.integer({ min: 1, max: 60 }),
      lateAfterMinutes: fc.constant(15),
    });
    const times = fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 90 }));
    fc.assert(
      fc.property(rules, times, (one, [a, b]) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((minutes) =>
          countedMinutes(stay({ minutes }), session, one),
        );
        expect(less).toBeGreaterThanOrEqual(0);
        expect(more).toBeLessThanOrEqual(90);
        expect(less).toBeLessThanOrEqual(more ?? 0);
      }),
    );
  });
});

describe('coming late', () => {
  it('is said by a mark after the tolerance, from its own time', () => {
    expect(cameLate(after(15), session, STRICT)).toBeNull();
    expect(cameLate(after(16), session, STRICT)).toEqual(after(16));
  });

  it('is the end for who is marked after it', () => {
    expect(cameLate(after(120), session, STRICT)).toEqual(after(90));
  });

  it('is never said by a class as it usually is: its code may be shown at the end', () => {
    expect(cameLate(after(80), session, USUAL_RULE)).toBeNull();
    expect(cameLate(after(91), session, USUAL_RULE)).toBeNull();
  });
});
