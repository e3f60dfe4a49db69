import { CALENDAR_REACHES, calendarEntryOf, type CalendarSession, calendarSpan } from './calendar.rules';

const session: CalendarSession = {
  id: '0192f0c1-0000-7000-8000-000000000001',
  classGroupId: '0192f0c1-0000-7000-8000-000000000002',
  number: 2,
  title: 'Dịch vụ công trực tuyến',
  communeId: 'c',
  venueName: 'Nhà văn hóa thôn Nà Ôm',
  startsAt: new Date('2026-12-01T12:00:00Z'),
  endsAt: new Date('2026-12-01T13:30:00Z'),
  state: 'planned',
  revision: 3,
  changedAt: new Date('2026-11-25T01:00:00Z'),
};

describe('an entry of a calendar', () => {
  it('keeps its uid whatever becomes of the session, and in every calendar', () => {
    const states = ['planned', 'open', 'closed', 'cancelled'] as const;
    const uids = states.flatMap((state) =>
      CALENDAR_REACHES.map((reach) => calendarEntryOf({ ...session, state }, 'Xã Hàm Yên', reach).uid),
    );
    expect(new Set(uids)).toEqual(new Set([session.id]));
  });

  it('says in its title that it is cancelled, and reminds of nothing then', () => {
    const entry = calendarEntryOf({ ...session, state: 'cancelled' }, 'Xã Hàm Yên', 'own');
    expect(entry).toMatchObject({
      title: 'Đã hủy: Dịch vụ công trực tuyến, buổi 2',
      isCancelled: true,
      remindMinutes: null,
    });
  });

  it('reminds who goes there, not who looks at the commune’s classes', () => {
    const minutes = CALENDAR_REACHES.map((reach) => calendarEntryOf(session, 'Xã Hàm Yên', reach).remindMinutes);
    expect(minutes).toEqual([60, 60, null]);
  });

  it('lies within a span that moves with the day', () => {
    const span = calendarSpan(new Date('2026-11-25T00:00:00Z'));
    expect(span.startsAt.toISOString()).toBe('2026-08-25T00:00:00.000Z');
    expect(span.endsAt.toISOString()).toBe('2027-12-30T00:00:00.000Z');
  });
});
