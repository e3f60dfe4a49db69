import fc from 'fast-check';
import { isTurned, type MarkState, type MarkWord, seenOnSpot, settle } from './attendance.rules';
import { minutesThere } from './attended-minutes.rules';

const STARTS = new Date('2026-12-01T12:00:00Z');

const after = (minutes: number): Date => new Date(STARTS.getTime() + minutes * 60_000);

const session = { startsAt: STARTS, endsAt: after(90), plannedMinutes: 90 };

const present = (more: Partial<MarkState> = {}): MarkState => ({
  ...{ mark: 'present', cameAt: null, leftAt: null, minutes: null, excuse: null },
  ...more,
});

const seen = (word: Omit<MarkWord, 'mark'>, standing: MarkState): MarkState =>
  settle(seenOnSpot({ mark: 'present', ...word }, standing, session), standing);

describe('what a spot check comes to', () => {
  it('leaves who is there as she stood', () => {
    for (const standing of [present(), present({ cameAt: after(25) }), present({ minutes: 40 })])
      expect(seen({}, standing)).toEqual(standing);
  });

  it('takes time away and never gives it back', () => {
    const late = present({ cameAt: after(25) });
    expect(seen({ leftAt: after(60) }, late)).toEqual(present({ cameAt: after(25), leftAt: after(60) }));
    expect(seen({ cameAt: null, leftAt: null }, late)).toEqual(late);
    expect(seen({ leftAt: after(80) }, present({ leftAt: after(60) }))).toEqual(present({ leftAt: after(60) }));
    expect(seen({ leftAt: after(60) }, present({ minutes: 40 }))).toEqual(present({ minutes: 40 }));
    expect(seen({ leftAt: after(20) }, present({ minutes: 40 }))).toEqual(present({ minutes: 20 }));
    expect(seen({ leftAt: after(20) }, late)).toEqual(present({ minutes: 20 }));
  });

  it('is never longer than what stood, and is a state that can be', () => {
    const time = fc.option(fc.integer({ min: 1, max: 89 }).map(after), { nil: null });
    const minutes = fc.option(fc.integer({ min: 0, max: 90 }), { nil: null });
    const stays = fc
      .record({ cameAt: time, leftAt: time, minutes })
      .map((stay) => (stay.minutes === null ? stay : { cameAt: null, leftAt: null, minutes: stay.minutes }))
      .filter(({ cameAt, leftAt }) => !isTurned(cameAt, leftAt));
    fc.assert(
      fc.property(stays, stays, (word, stood) => {
        const standing = present(stood);
        const after = seen(word, standing);
        expect(minutesThere(after, session)).toBeLessThanOrEqual(minutesThere(standing, session));
        expect(isTurned(after.cameAt, after.leftAt)).toBe(false);
        expect(after.minutes === null || (after.cameAt === null && after.leftAt === null)).toBe(true);
      }),
    );
  });
});
