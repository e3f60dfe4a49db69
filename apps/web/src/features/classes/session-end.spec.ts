import { offeredTime } from './mark-state';
import { countedTo, endOf, endsEarly, endSentence } from './session-end';
import { countedSentence } from './stay-sentence';
import type { RollLine } from './roll-view';
import type { Session } from './types';

/** 08:00–11:00 in Vietnam. */
const session = {
  ...{ startsAt: '2026-12-01T01:00:00.000Z', endsAt: '2026-12-01T04:00:00.000Z', plannedMinutes: 180, wentUntil: null },
} as unknown as Session;
const at = (time: string): number => Date.parse(`2026-12-01T${time}:00+07:00`);

describe('a session that ends early', () => {
  it('is asked about until the last minutes of its plan', () => {
    expect([at('09:00'), at('10:49'), at('10:50'), at('12:00')].map((now) => endsEarly(session, now))).toEqual([
      ...[true, true, false, false],
    ]);
  });

  it('takes a time within its hours that has come, and its planned end', () => {
    const now = at('09:30');
    expect(endOf(session, '09:00', now)).toEqual({ wentUntil: '2026-12-01T02:00:00.000Z' });
    expect(endOf(session, '11:00', now)).toEqual({ wentUntil: null });
    expect(['', '08:00', '09:32', '12:00'].map((time) => endOf(session, time, now))).toEqual(Array(4).fill('wrong'));
  });

  it('takes what is offered also in its first minute', () => {
    const now = at('08:00') + 20_000;
    expect(endOf(session, offeredTime(session, now), now)).toEqual({ wentUntil: '2026-12-01T01:01:00.000Z' });
  });

  it('says what counts before it is closed and after', () => {
    expect(countedTo(session, 40, '2026-12-01T02:00:00.000Z')).toContain('nhiều nhất 1 giờ trong 3 giờ');
    expect(countedTo(session, 40, null)).toContain('đủ theo lịch, 3 giờ');
    const early = { ...session, wentUntil: '2026-12-01T02:00:00.000Z' };
    expect([endSentence(early), endSentence(session)]).toEqual([
      'Buổi dừng lúc 09:00, học 1 giờ trong 3 giờ theo lịch.',
      '',
    ]);
    const present = [60, 60].map((countedMinutes) => ({ countedMinutes }) as RollLine);
    expect(countedSentence({ present }, early)).toBe('2 người có mặt, mỗi người được tính 1 giờ.');
  });
});
