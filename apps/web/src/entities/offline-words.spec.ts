import { offlineWords } from './offline-words';

const quiet = { unkeptCount: 0, refusedCount: 0, pendingCount: 0, isSending: false };

describe('the bar over every page', () => {
  it('never says that nothing is lost of what this page alone holds', () => {
    const full = { ...quiet, unkeptCount: 2, pendingCount: 3 };
    for (const place of ['member', 'hall', 'schedule', 'desk'] as const)
      for (const isOnline of [true, false])
        expect(offlineWords(full, isOnline, place, false)).toBe(
          'Máy đầy, 2 việc chỉ còn trong trang này. Đừng đóng trang trước khi có mạng.',
        );
  });

  it('says what waits, and nothing where nothing does', () => {
    expect(offlineWords({ ...quiet, pendingCount: 2 }, false, 'member', false)).toBe(
      'Mất mạng. Cứ làm tiếp, không mất bài.',
    );
    expect(offlineWords(quiet, false, 'schedule', false)).toContain('điểm danh được ở buổi đã giữ trên máy này');
    expect(offlineWords({ ...quiet, pendingCount: 2, isSending: true }, true, 'member', false)).toContain('2 việc');
    expect(offlineWords({ ...quiet, refusedCount: 1 }, true, 'desk', false)).toContain('1');
    expect(offlineWords(quiet, true, 'desk', false)).toBeNull();
  });

  it('never says that nothing is lost beside what is being typed and the phone has no room for', () => {
    expect(offlineWords(quiet, false, 'member', true)).toBe(
      'Mất mạng và máy đầy: chữ đang viết chỉ còn trong trang này. Đừng đóng trang.',
    );
    expect([offlineWords(quiet, true, 'member', true), offlineWords(quiet, false, 'member', false)]).toEqual([
      null,
      'Mất mạng. Cứ làm tiếp, không mất bài.',
    ]);
  });
});
