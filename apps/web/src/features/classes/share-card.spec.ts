import { CARD_SIDE, cardLines, drawCard, linesOf } from './share-card';
import { saidSessions, wordsToShare } from './share-words';
import type { SharedClass } from './types';

const NOW = new Date('2026-11-25T01:00:00Z');
const session = (day: number, isCancelled = false): SharedClass['sessions'][number] => ({
  startsAt: `2026-12-0${day}T12:00:00.000Z`,
  endsAt: `2026-12-0${day}T13:30:00.000Z`,
  ...{
    isCancelled,
    venueName: 'Nhà văn hóa thôn 3',
    communeName: 'Xã Hàm Yên',
    way: { directions: null, point: null },
  },
});
const shared: SharedClass = {
  ...{ code: 'ABCD2345', title: 'Dịch vụ công trực tuyến', standing: 'coming', capacity: 30, freePlaces: 5 },
  required: [],
  sessions: [session(1), session(2, true), session(3), session(4), session(5)],
};
const ORIGIN = 'https://lopso.example';
/** Every letter half as wide as it is high. */
const measure = (text: string, size: number): number => (text.length * size) / 2;

describe('the words that go with a shared class', () => {
  it('say the sessions to come that take place, three of them, and the address', () => {
    expect(wordsToShare(shared, ORIGIN, NOW).split('\n')).toEqual([
      'Lớp: Dịch vụ công trực tuyến',
      '19:00–20:30, thứ Ba 01/12/2026, tại Nhà văn hóa thôn 3, xã Hàm Yên',
      '19:00–20:30, thứ Năm 03/12/2026, tại Nhà văn hóa thôn 3, xã Hàm Yên',
      '19:00–20:30, thứ Sáu 04/12/2026, tại Nhà văn hóa thôn 3, xã Hàm Yên',
      'Còn 1 buổi nữa, xem trong đường dẫn.',
      'Xem và đăng ký: https://lopso.example/moi/ABCD2345',
    ]);
    const { said } = saidSessions(shared, new Date('2026-12-03T13:30:00Z'));
    expect(said.map(({ startsAt }) => startsAt.slice(8, 10))).toEqual(['04', '05']);
  });

  it('invite nobody to a class that is over or was cancelled', () => {
    const over = wordsToShare({ ...shared, standing: 'over' }, ORIGIN, new Date('2027-01-01T00:00:00Z'));
    const cancelled = wordsToShare({ ...shared, standing: 'cancelled', sessions: [session(2, true)] }, ORIGIN, NOW);
    expect([over, cancelled].map((words) => words.split('\n')[1])).toEqual(['Lớp này đã học xong.', 'Lớp này đã hủy.']);
    expect(`${over} ${cancelled}`).not.toContain('đăng ký');
  });
});

describe('the card of a shared class', () => {
  it('breaks lines between words, and lets a word that is too long stand alone', () => {
    expect(linesOf('một hai ba', (line) => line.length <= 7)).toEqual(['một hai', 'ba']);
    expect(linesOf('x nghiêng-ngả-lắm y', (line) => line.length <= 5)).toEqual(['x', 'nghiêng-ngả-lắm', 'y']);
  });

  it('writes the title as large as four lines allow, and never more than there is room for', () => {
    const sizeOf = (title: string): number => cardLines({ ...shared, title }, NOW, measure)[0]?.size ?? 0;
    expect([sizeOf('Ký số'), sizeOf('Dịch vụ công '.repeat(10)), sizeOf('chữ '.repeat(100))]).toEqual([76, 54, 46]);
    const far = { ...session(1), venueName: 'Hội trường Trung tâm '.repeat(4).trim() };
    const crowded = cardLines({ ...shared, title: 'chữ '.repeat(100), sessions: [far, far, far] }, NOW, measure);
    expect(crowded.filter(({ text }) => text.startsWith('19:00'))).toHaveLength(2);
    expect(crowded.map(({ text }) => text)).toContain('và 1 buổi nữa');
    for (const title of ['Ký số', 'Dịch vụ công trực tuyến cho người dân', 'chữ '.repeat(100)]) {
      const down = cardLines({ ...shared, title }, NOW, measure).reduce((sum, line) => sum + line.down, 184);
      expect([title, down < CARD_SIDE - 80 - 130]).toEqual([title, true]);
    }
  });

  it('draws the words, the address and a code within its edges', () => {
    const written: string[] = [];
    const places: number[] = [];
    let moved = 0;
    const pen = {
      ...{ fillStyle: '', font: '', fill: () => undefined, save: () => undefined, restore: () => (moved = 0) },
      translate: (x: number) => (moved = x),
      fillRect: (x: number, y: number, width: number, height: number) =>
        places.push(moved + x, moved + x + width, y, moved + y + height),
      fillText: (text: string) => written.push(text),
      measureText: (text: string) => ({ width: text.length * 20 }),
    };
    globalThis.Path2D = class {} as never;
    drawCard(pen as never, shared, ORIGIN, NOW);
    expect(written).toEqual(
      expect.arrayContaining(['Lớp Số', 'Dịch vụ công trực tuyến', 'và 1 buổi nữa', 'lopso.example/moi/ABCD2345']),
    );
    expect(places.every((at) => at >= 0 && at <= CARD_SIDE)).toBe(true);
  });
});
