import { codeExpiry, codeState, MAX_BIRTH_YEAR_TRIES, triesLeft } from './activation.rules';

const now = new Date('2026-11-25T08:00:00Z');

const open = { usedAt: null, supersededAt: null, expiresAt: new Date('2026-12-09T17:00:00Z'), failedTries: 0 };

describe('an activation code', () => {
  it('is open until it expires', () => {
    expect(codeState(open, now)).toBe('open');
    expect(codeState({ ...open, expiresAt: now }, now)).toBe('expired');
  });

  it('tells used before expired, and superseded before locked', () => {
    expect(codeState({ ...open, usedAt: now, expiresAt: now }, now)).toBe('used');
    expect(codeState({ ...open, supersededAt: now, failedTries: 9 }, now)).toBe('superseded');
  });

  it('dies after too many wrong birth years', () => {
    expect(codeState({ ...open, failedTries: MAX_BIRTH_YEAR_TRIES - 1 }, now)).toBe('open');
    expect(codeState({ ...open, failedTries: MAX_BIRTH_YEAR_TRIES }, now)).toBe('locked');
    expect([triesLeft(0), triesLeft(4), triesLeft(7)]).toEqual([5, 1, 0]);
  });

  it('ends at midnight in Vietnam, whatever the hour it was printed', () => {
    expect(codeExpiry(new Date('2026-11-24T17:00:00Z'), 14).toISOString()).toBe('2026-12-09T17:00:00.000Z');
    expect(codeExpiry(new Date('2026-11-25T16:59:59Z'), 14).toISOString()).toBe('2026-12-09T17:00:00.000Z');
    expect(codeExpiry(new Date('2026-11-25T17:00:00Z'), 14).toISOString()).toBe('2026-12-10T17:00:00.000Z');
  });
});
