import { didWords, effectsOf, homeWords, isOpen, newsOf, standingWords, willWords } from './request-words';
import type { OwnRequest } from './types';

const request = (more: Partial<OwnRequest> = {}): OwnRequest => ({
  ...{ id: 'r', classGroupId: 'c', title: 'Ký số', communeName: 'Xã Hàm Yên', startsAt: '2026-12-08T12:00:00.000Z' },
  ...{ approval: 'two-stage', standing: 'commune', askedAt: '2026-11-30T10:00:00.000Z' },
  ...{ expiresAt: '2026-12-03T10:00:00.000Z', reason: null, isBooked: false, isWaiting: false },
  ...more,
});
const people = (count: number, approval: 'commune' | 'two-stage', stage: 'commune' | 'class' = 'commune') =>
  Array.from({ length: count }, () => ({ approval, stage }));

describe('a yes to requests', () => {
  it('gives places as far as they go, class by class; a first word passes on', () => {
    const effects = effectsOf([
      { of: { freePlaces: 2 }, people: people(3, 'commune') },
      { of: { freePlaces: 9 }, people: [...people(1, 'two-stage', 'class'), ...people(2, 'two-stage')] },
    ]);
    expect(effects).toEqual({ placed: 3, waiting: 1, passedOn: 2 });
    expect(willWords(effects)).toBe(
      '3 người có chỗ ngay, 1 người vào danh sách chờ, 2 người chuyển cho lớp duyệt tiếp',
    );
    expect(didWords({ ...effects, placed: 0 })).toBe('1 người chờ chỗ, 2 người chờ lớp duyệt');
  });
});

describe('a request', () => {
  it('says whose word it waits for, and until when', () => {
    expect(isOpen(request())).toBe(true);
    expect(standingWords(request())).toBe('Chờ xã duyệt, hết hạn 17:00 ngày 03/12/2026');
    expect(standingWords(request({ standing: 'class' }))).toBe(
      'Xã đã duyệt. Chờ người mở lớp duyệt, hết hạn 17:00 ngày 03/12/2026',
    );
    expect(homeWords(request())).toBe('Lớp Ký số: chờ xã duyệt, hết hạn 17:00 ngày 03/12/2026.');
  });

  it('says how it ended, with the reason or what to do next', () => {
    expect(isOpen(request({ standing: 'declined' }))).toBe(false);
    expect(newsOf(request({ standing: 'declined', reason: 'Đợt này ưu tiên tổ trưởng' }))).toEqual({
      title: 'Chưa được duyệt vào lớp Ký số',
      text: 'Lý do: Đợt này ưu tiên tổ trưởng',
    });
    expect(newsOf(request({ standing: 'expired' })).text).toContain(
      'Tới 17:00 ngày 03/12/2026 chưa ai trả lời. Anh chị xin lại',
    );
    expect(newsOf(request({ standing: 'expired', startsAt: null })).text).toContain('Lớp không còn buổi nào');
    expect(newsOf(request({ standing: 'begun', startsAt: null }))).toEqual({
      title: 'Lớp Ký số đã bắt đầu, chưa ai trả lời đề nghị của anh chị',
      text: 'Lớp bắt đầu 17:00 ngày 03/12/2026, nên đề nghị không còn chờ nữa. Anh chị xin lớp khác, hoặc hỏi cán bộ xã.',
    });
    expect(newsOf(request({ standing: 'cancelled', startsAt: null })).title).toBe('Lớp Ký số đã hủy');
    expect(newsOf(request({ standing: 'cancelled' })).text).toContain('Nay lớp học lại');
    expect(newsOf(request({ standing: 'seat-over' })).text).toBe('Lúc ấy anh chị đã rời tổ. Vẫn muốn học thì xin lại.');
    expect(newsOf(request({ standing: 'admitted', isBooked: true }))).toEqual({
      title: 'Đã duyệt: anh chị có chỗ ở lớp Ký số',
      text: 'Lớp học ở xã Hàm Yên, 19:00 ngày 08/12/2026.',
    });
    expect(newsOf(request({ standing: 'admitted', isWaiting: true })).title).toContain('đang chờ chỗ');
    expect(newsOf(request({ standing: 'admitted', startsAt: null }))).toMatchObject({ text: '' });
  });
});
