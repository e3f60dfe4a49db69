import { actWords } from './acts.svelte';
import type { Act, Village } from './types';
import { effectOf, partsOf } from './villages.svelte';

const village = (id: string, people: number, heldSeats: number) => ({ id, people, heldSeats }) as unknown as Village;
const act = {
  kind: 'seat-replaced',
  tookName: 'Lý Văn Chấn',
  leftName: 'Ma Thị Huệ',
  seatNumber: 3,
  teamName: 'Tổ của xã',
  subject: null,
} as unknown as Act;

describe('villages', () => {
  it('are typed again from their full name, whatever they are called', () => {
    expect(partsOf('Tổ dân phố 7')).toEqual({ word: 'Tổ dân phố', name: '7' });
    expect(partsOf('Bản Pắng')).toEqual({ word: 'Bản', name: 'Pắng' });
    expect(partsOf('Nà Hang')).toEqual({ word: 'Thôn', name: 'Nà Hang' });
  });

  it('say before a merger who goes along and who leaves a place', () => {
    const villages = [village('a', 5, 4), village('b', 3, 2)];
    expect(effectOf(villages, 'a')).toEqual({ people: 8, leaving: 2 });
    expect(effectOf(villages, null)).toEqual({ people: 8, leaving: 6 });
  });
});

describe('an act of today', () => {
  it('is one line with both names', () => {
    expect(actWords(act)).toBe('Lý Văn Chấn thay Ma Thị Huệ ở vị trí 3, Tổ của xã');
    expect(actWords({ ...act, kind: 'village-renamed', subject: 'Thôn 7 → Thôn Bản Pắng' })).toBe(
      'Đổi tên Thôn 7 → Thôn Bản Pắng',
    );
  });
});
