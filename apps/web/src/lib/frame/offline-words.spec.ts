import { offlineWords } from './offline-words';

const quiet = { unkeptCount: 0, refusedCount: 0, pendingCount: 0, isSending: false };

describe('the bar over every page', () => {
  it('never says that nothing is lost of what this page alone holds', () => {
    const full = { ...quiet, unkeptCount: 2, pendingCount: 3 };
    for (const place of ['member', 'hall', 'desk'] as const)
      for (const isOnline of [true, false])
        expect(offlineWords(full, isOnline, place)).toBe(
          'Máy đầy, 2 việc chỉ còn trong trang này. Đừng đóng trang trước khi có mạng.',
        );
  });

  it('says what waits, and nothing where nothing does', () => {
    expect(offlineWords({ ...quiet, pendingCount: 2 }, false, 'member')).toBe('Mất mạng. Cứ làm tiếp, không mất bài.');
    expect(offlineWords({ ...quiet, pendingCount: 2, isSending: true }, true, 'member')).toContain('2 việc');
    expect(offlineWords({ ...quiet, refusedCount: 1 }, true, 'desk')).toContain('1');
    expect(offlineWords(quiet, true, 'desk')).toBeNull();
  });
});
