import type { Session } from './types';
import { addDays, dateOr, mondayOf, sessionToShow, shortWeekday, weekOf } from './week';

const aSession = (more: Partial<Session>): Session => ({
  id: 'a',
  classGroupId: 'g',
  number: 1,
  title: 'Dịch vụ công',
  trainerId: 't',
  trainerName: 'Hà Minh Tuấn',
  assistants: [],
  equipment: [],
  isOwn: true,
  canMove: true,
  isOverdue: false,
  communeId: 'c',
  communeName: 'Xã Hàm Yên',
  venueId: 'v',
  venueName: 'Nhà văn hóa',
  capacity: 40,
  startsAt: '2026-11-25T12:00:00Z',
  endsAt: '2026-11-25T13:30:00Z',
  plannedMinutes: 90,
  state: 'planned',
  closedAt: null,
  bookedCount: 0,
  presentCount: 0,
  ...more,
});

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
