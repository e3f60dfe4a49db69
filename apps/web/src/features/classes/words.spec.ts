import { placeOf } from '../../lib/i18n/place';
import { chipOf, hoursOnDay, reasonOf, scanWords } from './words';
import type { NotBooked, OwnReceipt, ScanPage } from './types';

const hours = { startsAt: '2026-11-25T12:00:00Z', endsAt: '2026-11-25T13:30:00Z' };

const aPage = (more: Partial<ScanPage> = {}): ScanPage => ({
  classSessionId: 's',
  number: 2,
  title: 'Dịch vụ công',
  venueName: 'Nhà văn hóa thôn 3',
  way: { directions: null, point: null },
  communeName: 'Xã Hàm Yên',
  ...hours,
  state: 'open',
  plannedMinutes: 90,
  isBooked: true,
  mark: null,
  cameAt: null,
  leftAt: null,
  minutes: null,
  excuse: null,
  countedMinutes: null,
  memberName: 'Vàng Thị Mỷ',
  ...more,
});

describe('words of a session', () => {
  it('say hours and place as people do', () => {
    expect(hoursOnDay(hours)).toBe('19:00–20:30, thứ Tư 25/11/2026');
    expect(placeOf(aPage())).toBe('Nhà văn hóa thôn 3, xã Hàm Yên');
  });

  it('do not say of a session that is over that it runs', () => {
    expect(chipOf({ state: 'open', isOverdue: false }).text).toBe('Đang diễn ra');
    expect(chipOf({ state: 'open', isOverdue: true }).text).toBe('Quá giờ, chưa kết thúc');
    expect(chipOf({ state: 'planned', isOverdue: true }).text).toBe('Quá giờ, chưa mở');
  });

  it('name a clash, and keep the title of a class that is hidden', () => {
    const clash = { title: 'Chống lừa đảo', on: '01/12/2026', from: '19:00', to: '20:30' };
    const person = { memberId: 'm', fullName: 'Vàng Thị Mỷ', missing: [] };
    const refused: NotBooked = { ...person, reason: 'clash', clash, travelMinutes: null, others: null };
    expect(reasonOf(refused)).toBe('đã có lớp “Chống lừa đảo” lúc 19:00–20:30 ngày 01/12/2026');
    expect(reasonOf({ ...refused, clash: { ...clash, title: '' } })).toBe(
      'đã có lớp khác lúc 19:00–20:30 ngày 01/12/2026',
    );
    const lacking = {
      ...person,
      reason: 'missing' as const,
      missing: ['Ký số', 'Zalo'],
      clash: null,
      travelMinutes: null,
      others: null,
    };
    expect(reasonOf(lacking)).toBe('chưa học xong: Ký số, Zalo');
  });
});

describe('the page behind a scanned code', () => {
  it('greets by name and asks nothing else', () => {
    expect(scanWords(aPage(), null, 'token')).toEqual({ title: 'Vàng Thị Mỷ vào lớp', text: '' });
  });

  it('tells who is not booked that a free place is enough', () => {
    expect(scanWords(aPage({ isBooked: false }), null, 'token').text).toContain('Còn chỗ thì vẫn vào được');
  });

  it('tells the state of the session before the code, and a mark before both', () => {
    const receipt = { memberId: 'm', mark: 'present', markedAt: '2026-12-01T12:10:00Z' } as unknown as OwnReceipt;
    expect(scanWords(aPage(), { ...receipt, counts: true }, 'token').title).toBe('Đã ghi Vàng Thị Mỷ có mặt');
    expect(scanWords(aPage(), { ...receipt, counts: false }, 'token').title).toBe('Chưa tính Vàng Thị Mỷ có mặt');
    expect(scanWords(aPage({ state: 'closed' }), null, 'token').title).toBe('Buổi đã kết thúc');
    expect(scanWords(aPage({ state: 'closed', mark: 'present' }), null, '').title).toBe('Đã ghi Vàng Thị Mỷ có mặt');
    expect(scanWords(aPage(), null, '').title).toBe('Quét mã đang hiện trên màn hình');
    expect(scanWords(aPage({ state: 'planned' }), null, '').title).toBe('Giảng viên chưa mở buổi');
  });

  it('takes a code that a phone without network shows of a session that is not open yet', () => {
    expect(scanWords(aPage({ state: 'planned' }), null, 'token').title).toBe('Vàng Thị Mỷ vào lớp');
    expect(scanWords(aPage({ state: 'cancelled' }), null, 'token').title).not.toContain('vào lớp');
  });
});
