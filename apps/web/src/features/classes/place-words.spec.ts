import { promiseOf } from './place-words';
import type { AskableClass } from './types';

const turn = (isFirstCome: boolean): NonNullable<AskableClass['turn']> => ({
  turn: 1,
  position: 1,
  communePlaces: 0,
  ahead: { own: 0, fewer: 0, earlier: 0 },
  stopsAt: '2026-12-01T05:00:00Z',
  isFirstCome,
});

describe('what somebody who waits for a place is promised', () => {
  it('is a place by itself until the hour, then to whoever asks first', () => {
    expect(promiseOf(turn(false), { freePlaces: 0, missing: [] })).toContain('12:00 ngày 01/12/2026');
    const open = promiseOf(turn(true), { freePlaces: 1, missing: [] });
    expect(promiseOf(turn(true), { freePlaces: 0, missing: [] })).toContain(open);
  });

  it('is none while she lacks what the class builds on, however many places are free', () => {
    const missing = [{ id: 'C05', title: 'Dịch vụ công trực tuyến' }];
    for (const isFirstCome of [true, false])
      expect(promiseOf(turn(isFirstCome), { freePlaces: 3, missing })).toBe(
        'Lớp này nay dành cho người đã học xong khóa dưới đây. Học xong rồi mới được xếp chỗ; chỗ chờ của anh chị vẫn giữ.',
      );
  });
});
