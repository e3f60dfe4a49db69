import { callNews } from './call-news';

const now = new Date('2026-11-25T01:00:00Z');
const call = {
  ...{ id: 'a', title: 'An toàn số', closesOn: '2026-12-10' },
  ...{ communes: 1, places: 5, filled: 0, proposed: 0, notStarted: 1 },
};
const words = (more: Partial<typeof call>, whose: 'commune' | 'department' = 'commune'): unknown =>
  callNews([{ ...call, ...more }], whose, now).map((one) => [one.title, one.text, one.isLate]);

describe('news of calls for names', () => {
  it('tell a commune how many it may send, what is empty and who waits for an answer', () => {
    const asked = 'Sở mời đề cử 5 người đi học “An toàn số”';
    expect(words({})).toEqual([[asked, 'Hạn 10/12/2026. Còn 5 chỗ chưa ghi tên.', false]]);
    expect(words({ filled: 3, proposed: 2 })).toEqual([
      [asked, 'Hạn 10/12/2026. Còn 2 chỗ chưa ghi tên. 2 người tổ trưởng đề xuất chờ xã trả lời.', false],
    ]);
    expect(words({ filled: 5, proposed: 1 })).toEqual([
      [asked, 'Hạn 10/12/2026. 1 người tổ trưởng đề xuất chờ xã trả lời.', false],
    ]);
    expect(words({ filled: 5 })).toEqual([]);
  });

  it('press in the last days only while places are empty', () => {
    expect(words({ closesOn: '2026-11-28' })).toEqual([
      [expect.any(String), expect.stringMatching(/ Còn 3 ngày\.$/), true],
    ]);
    expect(words({ closesOn: '2026-11-25' })).toEqual([
      [expect.any(String), expect.stringMatching(/ Hôm nay là ngày cuối\.$/), true],
    ]);
    expect(words({ closesOn: '2026-11-25', filled: 5, proposed: 1 })).toEqual([
      [expect.any(String), expect.any(String), false],
    ]);
    expect(words({ closesOn: '2026-11-29' })).toEqual([
      [expect.any(String), expect.not.stringMatching(/ngày\.$/), false],
    ]);
  });

  it('tell the department what closes soon with places empty, the first to close first', () => {
    expect(words({ closesOn: '2026-12-10' }, 'department')).toEqual([]);
    expect(words({ closesOn: '2026-11-26', filled: 5 }, 'department')).toEqual([]);
    expect(words({ closesOn: '2026-11-26', filled: 2, notStarted: 3 }, 'department')).toEqual([
      ['Đăng ký “An toàn số” hết hạn 26/11/2026', 'Còn 3 chỗ chưa ghi tên. 3 xã chưa ghi ai. Còn 1 ngày.', true],
    ]);
    const two = [
      { ...call, id: 'later', closesOn: '2026-11-27' },
      { ...call, id: 'sooner', closesOn: '2026-11-26' },
    ];
    expect(callNews(two, 'department', now).map(({ id }) => id)).toEqual(['sooner', 'later']);
  });
});
