/** @jest-environment jsdom */
import { actWords } from './acts.svelte';
import type { Act, Village } from './types';
import { effectOf, partsOf, VillageForm } from './villages.svelte';

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

describe('a name that differs from a known one in its diacritics only', () => {
  const refusal = { code: 'org.village-spelt-alike', status: 409, params: { name: 'Thôn Mái', typed: 'Thôn Mai' } };

  it('is insisted on as it stands, and asked about anew when another one is typed', async () => {
    const sent: unknown[] = [];
    globalThis.fetch = (_address, options) => {
      sent.push(JSON.parse(String(options?.body)));
      return Promise.resolve({
        ...{ ok: false, status: 409, headers: new Headers() },
        text: () => Promise.resolve(JSON.stringify(refusal)),
      } as Response);
    };
    const form = new VillageForm();
    form.name = 'Mai';
    expect([await form.add('c'), form.doubted]).toEqual([null, 'Thôn Mai']);
    form.insist();
    await form.add('c');
    form.name = 'Mãi';
    await form.rename('v');
    // Another name is typed after the refusal: the button of the refused one is gone, and a late press says nothing of the new one.
    form.name = 'Na Noi';
    expect(form.doubted).toBeNull();
    form.insist();
    await form.rename('v');
    expect(sent).toEqual([
      { word: 'Thôn', name: 'Mai' },
      { word: 'Thôn', name: 'Mai', isAnotherPlace: true },
      { word: 'Thôn', name: 'Mãi' },
      { word: 'Thôn', name: 'Na Noi' },
    ]);
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
