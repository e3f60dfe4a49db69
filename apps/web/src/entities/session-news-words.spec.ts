import { newsAddress, newsLines, newsText, newsTitle, severalWords, type SessionNews } from './session-news-words';

const place = { venueName: 'Nhà văn hóa thôn 3', communeName: 'Xã Hàm Yên' };
const aNews = (more: Partial<SessionNews> = {}): SessionNews => ({
  ...{
    classSessionId: 's',
    classGroupId: 'g',
    number: 2,
    title: 'Ký số',
    kind: 'evening',
    duty: 'member',
    revision: 0,
    before: null,
  },
  ...{ startsAt: '2026-12-03T12:00:00.000Z', endsAt: '2026-12-03T13:30:00.000Z', ...place },
  way: { directions: null, point: null },
  ...more,
});
const before = { startsAt: '2026-12-02T12:00:00.000Z', endsAt: '2026-12-02T13:30:00.000Z', ...place };

describe('the words of a session’s news', () => {
  it('remind a member of the class and a trainer of standing before it', () => {
    expect(newsTitle(aNews())).toBe('Mai có buổi học: Ký số, buổi 2');
    expect(newsTitle(aNews({ kind: 'morning', duty: 'assistant' }))).toBe('Hôm nay anh chị đứng lớp: Ký số, buổi 2');
    expect(newsText(aNews())).toBe('19:00–20:30, thứ Năm 03/12/2026, ở Nhà văn hóa thôn 3, xã Hàm Yên.');
  });

  it('tell the new time before the old one', () => {
    expect(newsText(aNews({ kind: 'moved', before }))).toBe(
      'Giờ là 19:00–20:30, thứ Năm 03/12/2026, ở Nhà văn hóa thôn 3, xã Hàm Yên. ' +
        'Trước đó: 19:00–20:30, thứ Tư 02/12/2026, ở Nhà văn hóa thôn 3, xã Hàm Yên.',
    );
  });

  it('tell of a cancelled session when it would have been, as she knew it', () => {
    expect(newsText(aNews({ kind: 'cancelled', before }))).toContain(
      'Buổi này trước xếp 19:00–20:30, thứ Tư 02/12/2026',
    );
    expect(newsText(aNews({ kind: 'restored', before }))).toContain('Giờ là 19:00–20:30, thứ Năm 03/12/2026');
  });

  it('tell who has no place any more where to ask', () => {
    const without = aNews({ kind: 'restored-without', before });
    expect(newsTitle(without)).toBe('Buổi 2 lớp Ký số vẫn học, nhưng không còn chỗ của anh chị');
    expect(newsText(without)).toBe(
      'Giờ đó anh chị đã có lớp khác, hoặc không kịp đường đến: 19:00–20:30, thứ Năm 03/12/2026, ở Nhà văn hóa thôn 3, ' +
        'xã Hàm Yên. Vẫn muốn học thì hỏi giảng viên.',
    );
  });

  it('tell who waits for a place that she waits on, and of a cancelled class that her turn is kept', () => {
    expect(newsText(aNews({ kind: 'moved', duty: 'waiting', before }))).toMatch(
      /Trước đó: .* Anh chị đang chờ ở lớp này\.$/u,
    );
    const off = aNews({ kind: 'cancelled', duty: 'waiting', before });
    expect(newsTitle(off)).toBe('Buổi 2 lớp Ký số đã hủy');
    expect(newsText(off)).toMatch(/lớp học lại thì lượt còn nguyên\.$/u);
    expect(newsAddress(off)).toBe('/lop');
  });

  it('tell of several sessions of one class that others gave away in one line, with their days', () => {
    const off = (id: string, number: number, more: Partial<SessionNews> = {}): SessionNews =>
      aNews({ kind: 'off', duty: 'trainer', classSessionId: id, number, ...more });
    const third = { startsAt: '2026-12-10T12:00:00.000Z', endsAt: '2026-12-10T13:30:00.000Z' };
    const news = [off('a', 2), aNews({ classSessionId: 'x' }), off('b', 3, third), off('c', 1, { classGroupId: 'h' })];
    const lines = newsLines(news);
    expect(lines.map((line) => line.map(({ classSessionId }) => classSessionId))).toEqual([['a', 'b'], ['x'], ['c']]);
    expect(severalWords([off('a', 2), off('b', 3, third)])).toEqual({
      title: 'Lớp Ký số: 2 buổi đã giao người khác, anh chị không phải đứng lớp',
      text: 'Buổi 2: 19:00–20:30, thứ Năm 03/12/2026; buổi 3: 19:00–20:30, thứ Năm 10/12/2026.',
    });
  });

  it('tell who was left out of an evening that was moved why she is not in it', () => {
    const without = aNews({ kind: 'moved-without', before });
    expect(newsTitle(without)).toBe('Buổi 2 lớp Ký số dời ngày, anh chị không có tên ở buổi mới');
    expect(newsText(without)).toContain('Giờ đó anh chị đã có lớp khác');
  });

  it('tell of a session that is new to her', () => {
    const added = aNews({ kind: 'added', duty: 'trainer' });
    expect(newsTitle(added)).toBe('Lớp Ký số có thêm buổi 2');
    expect(newsText(added)).toBe('19:00–20:30, thứ Năm 03/12/2026, ở Nhà văn hóa thôn 3, xã Hàm Yên.');
  });

  it('tell an officer of a session that moved within the commune otherwise than of one that left it', () => {
    const moved = aNews({ kind: 'moved', duty: 'officer', before });
    expect(newsTitle(moved)).toBe('Buổi 2 lớp Ký số đã đổi');
    const left = { ...moved, before: { ...before, communeName: 'Xã Thái Sơn' } };
    expect(newsTitle(left)).toBe('Buổi 2 lớp Ký số dời sang xã khác');
    expect(newsAddress(moved)).toBe('/xa/lop');
  });

  it('tell who stands before it no more, or does so again', () => {
    const off = aNews({ kind: 'off', duty: 'trainer' });
    expect(newsTitle(off)).toBe('Buổi 2 lớp Ký số đã giao người khác, anh chị không phải đứng lớp');
    expect(newsText(off)).toBe('19:00–20:30, thứ Năm 03/12/2026, ở Nhà văn hóa thôn 3, xã Hàm Yên.');
    expect(newsAddress(off)).toBe('/giang-vien');
    expect(newsTitle({ ...off, duty: 'assistant' })).toMatch(/đã giao người khác, anh chị không phải trợ giảng$/u);
    const back = aNews({ kind: 'back', duty: 'trainer' });
    expect(newsTitle(back)).toBe('Buổi 2 lớp Ký số nay do anh chị đứng lớp');
    expect(newsTitle({ ...back, duty: 'assistant' })).toBe('Buổi 2 lớp Ký số nay có anh chị trợ giảng');
    expect(newsText(back)).toMatch(/^19:00–20:30, /u);
    expect(newsAddress(back)).toBe('/giang-vien/buoi/s');
  });

  it('lead to the own classes, or to the roll', () => {
    expect(newsAddress(aNews())).toBe('/lop');
    expect(newsAddress(aNews({ duty: 'trainer' }))).toBe('/giang-vien/buoi/s');
  });
});
