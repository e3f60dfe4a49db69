import { type SharedSession, standingOf } from './class-link.rules';

const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 28, hour));

const session = (from: number, isCancelled = false): SharedSession => ({
  ...{ startsAt: at(from), endsAt: at(from + 2), isCancelled },
});

describe('where a shared class stands', () => {
  it('is to come before its first session, runs from its beginning, and is over with the end of its last', () => {
    const sessions = [session(2), session(10)];
    const standings = [1, 2, 5, 11, 12].map((hour) => standingOf(sessions, at(hour)));
    expect(standings).toEqual(['coming', 'running', 'running', 'running', 'over']);
  });

  it('knows nothing of cancelled sessions but that none is left', () => {
    expect(standingOf([session(2, true), session(10)], at(5))).toBe('coming');
    expect(standingOf([session(2), session(10, true)], at(5))).toBe('over');
    expect([standingOf([session(2, true)], at(1)), standingOf([], at(1))]).toEqual(['cancelled', 'cancelled']);
  });
});
