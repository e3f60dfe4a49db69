import { placeOf } from '../lib/i18n/place';
import { choiceHours, missedWords } from './make-up-words';
import type { MakeUp } from './make-ups.svelte';

const missed = { title: 'Dịch vụ công', number: 2, startsAt: '2026-12-01T12:00:00.000Z', endsAt: '', isPartial: false };
const choice = {
  ...{ venueName: 'Nhà văn hóa thôn 3', communeName: 'Xã Hàm Yên', sessionCount: 1 },
  ...{ startsAt: '2026-12-08T12:00:00.000Z', endsAt: '2026-12-08T13:30:00.000Z' },
} as unknown as MakeUp['classes'][number];
const makeUp = (...sessions: MakeUp['missed']): MakeUp => ({
  offerId: 'o',
  missed: sessions,
  expiresAt: '2027-01-30T12:00:00.000Z',
  classes: [choice],
});

describe('the words of a make-up', () => {
  it('say what was missed, the latest in full', () => {
    expect(missedWords(makeUp(missed))).toBe('Anh chị vắng buổi 2, ngày 01/12/2026.');
    expect(missedWords(makeUp({ ...missed, isPartial: true }, missed))).toBe(
      'Buổi 2 ngày 01/12/2026 anh chị học chưa đủ giờ. Còn 1 buổi nữa cũng chưa đủ.',
    );
    expect(missedWords(makeUp())).toBe('');
  });

  it('say when and where the other class meets', () => {
    expect(choiceHours(choice)).toBe('19:00–20:30, thứ Ba 08/12/2026');
    expect(choiceHours({ ...choice, sessionCount: 2 })).toBe('2 buổi, từ 19:00–20:30, thứ Ba 08/12/2026');
    expect(placeOf(choice)).toBe('Nhà văn hóa thôn 3, xã Hàm Yên');
  });
});
