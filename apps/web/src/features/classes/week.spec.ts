import { aSession } from '../../../../../test/support/sample-session';
import { addDays, dateOr, mondayOf, sessionToShow, shortWeekday, weekOf } from './week';

describe('a week', () => {
  it('begins on Monday, also across months and years', () => {
    expect(mondayOf('2026-11-25')).toBe('2026-11-23');
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(mondayOf('2027-01-01')).toBe('2026-12-28');
    expect(addDays('2026-12-28', 7)).toBe('2027-01-04');
  });

  it('names its days as a Vietnamese calendar does', () => {
    expect(['2026-11-23', '2026-11-28', '2026-11-29'].map(shortWeekday)).toEqual(['T2', 'T7', 'CN']);
  });

  it('puts a session on its day in Vietnam, not in UTC', () => {
    const late = aSession({ startsAt: '2026-11-24T17:30:00Z' });
    expect(weekOf('2026-11-23', [late]).map(({ sessions }) => sessions.length)).toEqual([0, 0, 1, 0, 0, 0, 0]);
  });

  it('falls back where the address bar holds no date', () => {
    expect(dateOr('2026-11-25', '2026-01-01')).toBe('2026-11-25');
    expect(dateOr('hôm qua', '2026-01-01')).toBe('2026-01-01');
    expect(dateOr('2026-99-99', '2026-01-01')).toBe('2026-01-01');
  });
});

describe('the session to show', () => {
  const now = new Date('2026-11-25T14:00:00Z');
  const past = aSession({ id: 'past', state: 'closed' });
  const next = aSession({ id: 'next', startsAt: '2026-11-27T12:00:00Z', endsAt: '2026-11-27T13:00:00Z' });
  const gone = aSession({ id: 'gone', state: 'cancelled', endsAt: '2026-11-26T13:00:00Z' });

  it('is the open one, else the next, else the last', () => {
    expect(sessionToShow([past, aSession({ id: 'open', state: 'open' }), next], now)?.id).toBe('open');
    expect(sessionToShow([past, gone, next], now)?.id).toBe('next');
    expect(sessionToShow([past, gone], now)?.id).toBe('past');
    expect(sessionToShow([], now)).toBeNull();
  });
});
