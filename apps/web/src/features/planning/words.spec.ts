import {
  beyondHelp,
  beyondWords,
  guestWords,
  plainWords,
  replaceHref,
  shownOf,
  spotWords,
  whenHead,
  whenWords,
} from './words';
import type { PlannedClass } from './types';

const one = (change: Partial<PlannedClass>): PlannedClass => ({
  ...{ number: 1, communeId: 'a', communeName: 'Xã Hàm Yên', venueId: 'v', venueName: 'Hội trường', venueCapacity: 60 },
  ...{ trainerId: 't', trainerName: 'Nông Văn Thầy', day: '2026-12-01', firstHalf: 0, halves: 1 },
  people: [{ communeId: 'a', communeName: 'Xã Hàm Yên', count: 20 }],
  ...{ isPinned: false, classGroupId: null, isCancelled: false, isReplanned: false },
  ...change,
});
const plainly = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('words of plans', () => {
  it('say when a class is, inside a sentence and at its head', () => {
    expect(plainly(whenWords(one({})))).toBe('sáng thứ Ba, 01/12/2026');
    expect(plainly(whenHead(one({ halves: 2 })))).toBe('Cả ngày thứ Ba, 01/12/2026');
  });

  it('lead from a leave to who stands in, on its days and no others', () => {
    expect(replaceHref({ accountId: 't' }, { from: '2027-02-01', to: '2027-02-05' })).toBe(
      '/so/ke-hoach/thay-nguoi?nguoi=t&tu=2027-02-01&den=2027-02-05',
    );
  });

  it('say of another place what is different there: always when, else with whom and where', () => {
    const spot = { day: '2026-12-03', half: 1 as const, venueId: 'v', venueName: 'Hội trường' };
    const same = { ...spot, trainerId: 't', trainerName: 'Nông Văn Thầy' };
    expect(spotWords(same, one({}))).toBe('Chiều thứ Năm, 03/12/2026');
    const other = { ...spot, venueId: 'w', venueName: 'Trường học', trainerId: 'u', trainerName: 'Lò Thị Mây' };
    expect(spotWords(other, one({}))).toBe('Chiều thứ Năm, 03/12/2026, Lò Thị Mây, Trường học');
    expect(spotWords({ ...same, half: 0 }, one({ halves: 2 }))).toBe('Cả ngày thứ Năm, 03/12/2026');
  });

  it('name guests only where there are some', () => {
    const guests = [...one({}).people, { communeId: 'b', communeName: 'Xã Thái Sơn', count: 3 }];
    expect(guestWords(one({}))).toBeNull();
    expect(guestWords(one({ people: guests }))).toBe('20 người xã Hàm Yên, 3 người xã Thái Sơn');
  });

  it('say that one class is too short for what the programme asks, and what helps', () => {
    const beyond = { people: 12, minutes: 240, askedMinutes: 240, classMinutes: 180, classesEach: 2 };
    expect(plainly(beyondWords(beyond))).toBe('Chương trình cần 4 giờ, lớp dài 3 giờ: 12 người cần 2 lớp mới đủ giờ.');
    expect(plainly(beyondWords({ ...beyond, minutes: 210 }))).toBe(
      'Lớp dài 3 giờ. Trừ các buổi đã có chỗ, còn 12 người thiếu nhiều hơn, người thiếu nhất 3,5 giờ: cần 2 lớp mới đủ giờ.',
    );
    expect(plainly(beyondHelp({ wholeDayMinutes: 360, beyond }, 1))).toContain('Chọn lớp cả ngày (6 giờ)');
    for (const [wholeDayMinutes, halves] of [[210, 1] as const, [360, 2] as const])
      expect(beyondHelp({ wholeDayMinutes, beyond }, halves)).toContain('Kéo dài giờ học');
  });

  it('find classes by trainer, and by communes without marks', () => {
    const all = [one({}), one({ number: 2, trainerId: 'x' })];
    expect(shownOf(all, { trainerId: 'x', text: '' }).map(({ number }) => number)).toEqual([2]);
    expect(shownOf(all, { trainerId: '', text: 'ham yen' })).toHaveLength(2);
    expect(shownOf(all, { trainerId: '', text: 'yên sơn' })).toEqual([]);
  });

  it('compare with planning by hand: less way, as much, or people without a class', () => {
    const figures = { people: 100, minutes: 540, leastMinutes: 500, plainMinutes: 600, plainUnplaced: 0 };
    expect(plainly(plainWords(figures, 0))).toBe('10 giờ, bản này đi ít hơn 10 %');
    expect(plainly(plainWords({ ...figures, minutes: 600 }, 0))).toBe('10 giờ, bằng bản này');
    expect(plainly(plainWords({ ...figures, plainUnplaced: 7 }, 0))).toBe('10 giờ, nhưng 7 người không có lớp');
  });
});
