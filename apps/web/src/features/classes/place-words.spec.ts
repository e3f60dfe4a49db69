import { givenBackWords, inParts, promiseOf, wayWords } from './place-words';
import type { AskableClass } from './types';

const turn = (isFirstCome: boolean): NonNullable<AskableClass['turn']> => ({
  turn: 1,
  position: 1,
  communePlaces: 0,
  ahead: { own: 0, fewer: 0, earlier: 0 },
  stopsAt: '2026-12-01T05:00:00Z',
  isFirstCome,
});

const free = (freePlaces: number, isRunning = false) => ({ freePlaces, isRunning });

describe('what somebody who waits for a place is promised', () => {
  it('is a place by itself until the hour, then to whoever asks first', () => {
    expect(promiseOf(turn(false), { ...free(0), missing: [] })).toContain('12:00 ngày 01/12/2026');
    const open = promiseOf(turn(true), { ...free(1), missing: [] });
    expect(promiseOf(turn(true), { ...free(0), missing: [] })).toContain(open);
    const runs = promiseOf(turn(true), { ...free(1, true), missing: [] });
    expect(runs).toContain('đang có buổi học nên chỗ trống chưa tự chuyển');
    expect(promiseOf(turn(true), { ...free(0, true), missing: [] })).toContain(runs);
  });

  it('is none while she lacks what the class builds on, however many places are free', () => {
    const missing = [{ id: 'C05', title: 'Dịch vụ công trực tuyến' }];
    for (const isFirstCome of [true, false])
      expect(promiseOf(turn(isFirstCome), { ...free(3), missing })).toBe(
        'Lớp này nay dành cho người đã học xong khóa dưới đây. Học xong rồi mới được xếp chỗ; chỗ chờ của anh chị vẫn giữ.',
      );
  });
});

describe('a place that is given back', () => {
  it('goes to who waits, near the class to who asks first, and is told so', () => {
    expect(givenBackWords({ waitingCount: 2, isFirstCome: false, isRunning: false })).toContain(
      'chuyển ngay cho người đang chờ',
    );
    const late = givenBackWords({ waitingCount: 2, isFirstCome: true, isRunning: false });
    expect(late).toContain('không tự chuyển cho người đang chờ');
    expect(late).not.toContain('chuyển ngay');
    expect(givenBackWords({ waitingCount: 2, isFirstCome: true, isRunning: true })).toContain('đang có buổi học');
    expect(givenBackWords({ waitingCount: 0, isFirstCome: true, isRunning: true })).toContain('chưa ai chờ');
  });
});

describe('classes of other communes', () => {
  const one = (more: Partial<AskableClass>): AskableClass =>
    ({ isOwnCommune: false, travelMinutes: 12, isBooked: false, turn: null, ...more }) as AskableClass;

  it('say how long the way is, rounded up, and nothing where nobody knows it', () => {
    expect(wayWords(one({}))).toBe('Đi từ xã mình khoảng 15 phút');
    expect(wayWords(one({ travelMinutes: 1 }))).toBe('Đi từ xã mình khoảng 5 phút');
    expect([wayWords(one({ travelMinutes: null })), wayWords(one({ isOwnCommune: true }))]).toEqual([null, null]);
  });

  it('stand below the own commune, which is named without a class unless something was looked for', () => {
    expect(inParts([one({})]).map(({ title }) => title)).toEqual(['Lớp ở xã mình', 'Lớp ở xã khác, gần trước']);
    expect(inParts([one({})], { isWhole: false }).map(({ title }) => title)).toEqual(['Lớp ở xã khác, gần trước']);
  });
});
