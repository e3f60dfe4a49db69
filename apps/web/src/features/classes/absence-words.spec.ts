import type { AbsentPerson } from './absences.svelte';
import { callOf, kindOf, makeUpChip, makeUpsOf, missedOf } from './absence-words';

const person = (more: Partial<AbsentPerson> = {}): AbsentPerson => ({
  memberId: 'a',
  fullName: 'Vàng Thị Mỷ',
  unitName: 'Thôn 3',
  communeName: 'Xã Hàm Yên',
  teamName: null,
  isRestricted: false,
  kind: 'absent',
  excuse: null,
  countedMinutes: 0,
  plannedMinutes: 90,
  makeUp: 'open',
  reminders: 'allowed',
  phone: '+84992100004',
  classSessionId: 's',
  title: 'Dịch vụ công',
  number: 2,
  heldIn: 'Xã Hàm Yên',
  startsAt: '2026-12-01T12:00:00.000Z',
  endsAt: '2026-12-01T13:30:00.000Z',
  ...more,
});

describe('who missed a class, in words', () => {
  it('is called where she agreed to it, by a number in groups', () => {
    expect(callOf(person())).toEqual({
      href: 'tel:+84992100004',
      text: 'Gọi 0992\u00a0100\u00a0004',
      label: 'Gọi Vàng Thị Mỷ, 0992\u00a0100\u00a0004',
    });
    expect(callOf(person({ phone: null }))).toBe('Không có số điện thoại');
    expect(callOf(person({ reminders: 'refused' }))).toBe('Không đồng ý gọi nhắc');
    expect(callOf(person({ reminders: 'restricted', phone: null }))).toBe('Xin hạn chế dùng dữ liệu');
  });

  it('says what she missed, and where when it was outside her commune', () => {
    expect(missedOf(person())).toBe('Dịch vụ công, buổi 2, 19:00–20:30, thứ Ba 01/12/2026');
    expect(missedOf(person({ heldIn: 'Xã Bạch Xa' }))).toMatch(/01\/12\/2026, học ở xã Bạch Xa$/);
  });

  it('says how she missed it', () => {
    expect(kindOf(person())).toBe('vắng');
    expect(kindOf(person({ kind: 'excused', excuse: 'road' }))).toBe('vắng có phép: mưa lũ, đường sá');
    expect(kindOf(person({ kind: 'partial', countedMinutes: 40 }))).toBe('được tính 40 trên 90 phút');
  });

  it('says what became of the make-up, and nothing where nobody was offered one', () => {
    expect(makeUpChip(person({ makeUp: 'taken' }))).toEqual({ state: 'done', text: 'Đã nhận học bù' });
    expect(makeUpsOf({ absent: 2, excused: 0, partial: 0, offered: 0, taken: 0 })).toBe('');
    expect(makeUpsOf({ absent: 2, excused: 0, partial: 0, offered: 1, taken: 1 })).toBe('1 đã nhận, 1 chờ trả lời');
  });
});
