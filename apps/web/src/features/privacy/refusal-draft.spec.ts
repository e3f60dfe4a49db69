import { likelyReason, refusalDraft, refusalReasons } from './refusal-draft';

describe('the draft of a refusal', () => {
  it('says its reason, what was asked, and where to complain', () => {
    const draft = refusalDraft('archive', 'erasure');
    expect(draft).toContain('“Xóa dữ liệu”');
    expect(draft).toContain('lưu trữ');
    expect(draft).toContain('khiếu nại lên Sở Khoa học và Công nghệ');
  });

  it('begins with the reason that fits what was asked', () => {
    expect([likelyReason('correction'), likelyReason('access'), likelyReason('erasure')]).toEqual([
      'right',
      'identity',
      'archive',
    ]);
  });

  it('is another for each reason, long enough to be sent and made of short sentences', () => {
    const drafts = refusalReasons.map((reason) => refusalDraft(reason, 'correction'));
    expect(new Set(drafts).size).toBe(refusalReasons.length);
    for (const draft of drafts) {
      expect(draft.length).toBeGreaterThan(20);
      for (const sentence of draft.split('. ')) expect(sentence.split(' ').length).toBeLessThanOrEqual(26);
    }
  });
});
