/** @jest-environment jsdom */
import { keep } from '../../lib/offline/kept';
import { keptCode, keptKit } from './kept-kit';
import type { HallKit } from './types';

const from = Date.parse('2026-12-01T12:00:00Z');
const kit: HallKit = {
  asOf: '2026-12-01T12:00:10Z',
  keys: [],
  cards: [],
  codes: {
    from: '2026-12-01T12:00:00Z',
    tokens: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'],
    numbersFrom: '2026-12-01T12:00:00Z',
    numbers: ['111111', '222222'],
  },
};

describe('codes kept for a hall without network', () => {
  const day = 86_400_000;
  beforeEach(() => localStorage.clear());

  it.each([0, day, -day])(
    'are those of the server’s time on a phone whose clock is %d milliseconds ahead',
    (aheadMs) => {
      keep('kit.s', { kit, aheadMs });
      expect(keptCode('s', from + aheadMs + 95_000)).toEqual({
        ...{ path: '/diem-danh/s#d', number: '111111' },
        ...{ secondsLeft: 25, windowSeconds: 30 },
      });
      expect(keptCode('s', from + aheadMs + 125_000)).toMatchObject({ path: '/diem-danh/s#e', number: '222222' });
    },
  );

  it('end with the time they were made for', () => {
    keep('kit.s', { kit, aheadMs: 0 });
    expect(keptCode('s', from - 1000)).toBeNull();
    expect(keptCode('s', from + 240_000)).toBeNull();
  });

  it('are none where none were fetched', () => {
    expect([keptCode('s', from), keptKit('s')]).toEqual([null, null]);
  });
});
