import { Problem } from '../api/problem';
import { type Clash, clashWords, hinderedBy, slotWords } from './clash-help';

const aClash = (more: Partial<Clash> = {}): Clash => ({
  session: 0,
  kind: 'trainer',
  who: 'Lò Thị Mây',
  title: 'Dịch vụ công',
  number: 2,
  on: '01/12/2026',
  from: '19:00',
  to: '20:30',
  until: '',
  venueName: 'Nhà văn hóa thôn 3',
  communeName: 'Xã Hàm Yên',
  travelMinutes: 0,
  missingMinutes: 0,
  ...more,
});
const aSlot = { session: 0, on: '2026-12-02', from: '07:00', to: '08:30' };
const refusal = (params: Readonly<Record<string, unknown>>): Problem =>
  new Problem('problem', { status: 409, code: 'classes.trainer-busy', params });

describe('what stands in the way of hours', () => {
  it('is told session by session, with its own other hours', () => {
    const clashes = [aClash(), aClash({ session: 2, kind: 'venue' })];
    const freeSlots = [aSlot, { ...aSlot, session: 2 }];
    expect(hinderedBy(refusal({ clashes, freeSlots }))).toEqual([
      { session: 0, clashes: [clashes[0]], slots: [freeSlots[0]] },
      { session: 2, clashes: [clashes[1]], slots: [freeSlots[1]] },
    ]);
  });

  it('is told of a day on which nothing can be, with other hours or without', () => {
    const hindrances = [
      { session: 0, why: 'Ngày 01/12/2026 là ngày nghỉ.' },
      { session: 1, why: 'Giảng viên nghỉ.' },
    ];
    expect(hinderedBy(refusal({ clashes: [], freeSlots: [aSlot], hindrances }))).toEqual([
      { session: 0, clashes: [], slots: [aSlot], why: 'Ngày 01/12/2026 là ngày nghỉ.' },
      { session: 1, clashes: [], slots: [], why: 'Giảng viên nghỉ.' },
    ]);
  });

  it('is nothing for every other refusal', () => {
    expect(hinderedBy(null)).toEqual([]);
    expect(hinderedBy(refusal({}))).toEqual([]);
    expect(hinderedBy(refusal({ clashes: ['x', null, {}], freeSlots: 3 }))).toEqual([]);
  });

  it('names the class and the missing minutes of the way, and keeps a hidden class hidden', () => {
    expect(clashWords(aClash({ title: '', travelMinutes: 0, missingMinutes: 59 }))).toMatch(
      /; còn thiếu 59 phút đi đường$/,
    );
    expect(clashWords(aClash({ travelMinutes: 89, missingMinutes: 59 }))).toBe(
      'Giảng viên Lò Thị Mây có lớp “Dịch vụ công”, buổi 2, 19:00–20:30 ngày 01/12/2026 tại Nhà văn hóa thôn 3, xã Hàm Yên; đường đi mất 89 phút, còn thiếu 59 phút',
    );
    expect(clashWords(aClash({ title: '', number: 0, venueName: '', communeName: '' }))).toBe(
      'Giảng viên Lò Thị Mây có lớp khác 19:00–20:30 ngày 01/12/2026',
    );
    const leave = { title: '', number: 0, from: '', to: '', venueName: '', communeName: '', until: '03/12/2026' };
    expect(clashWords(aClash(leave))).toBe('Giảng viên Lò Thị Mây nghỉ phép từ 01/12/2026 đến hết 03/12/2026');
    expect(clashWords(aClash({ ...leave, until: '01/12/2026' }))).toBe(
      'Giảng viên Lò Thị Mây nghỉ phép ngày 01/12/2026',
    );
    expect(slotWords(aSlot)).toBe('Thứ Tư, 02/12/2026, 07:00–08:30');
  });
});
