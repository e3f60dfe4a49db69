import { isUnfilled, reasonsFor, reasonsOf, refusalDraft } from './refusal-draft';

const letter = { kind: 'erasure', name: 'Vàng Thị Mỷ', office: 'Xã Hàm Yên', isDepartment: false } as const;

describe('the draft of a refusal', () => {
  it('says to whom, its reason, what was asked, where to complain, and who writes', () => {
    const draft = refusalDraft('archive', letter);
    expect(draft.split('\n\n')).toHaveLength(3);
    expect(draft).toMatch(/^Kính gửi anh chị Vàng Thị Mỷ\./);
    expect(draft).toContain('“Xóa dữ liệu”');
    expect(draft).toContain('khiếu nại lên Sở Khoa học và Công nghệ');
    expect(draft).toMatch(/Xã Hàm Yên$/);
  });

  it('leaves the law to who cites it, and is not ready before', () => {
    const draft = refusalDraft('archive', letter);
    expect(isUnfilled(draft)).toBe(true);
    expect(isUnfilled(draft.replace(/\[.*\]/, 'Điều 1 văn bản 00 [1]'))).toBe(false);
    expect(isUnfilled(refusalDraft('identity', letter))).toBe(false);
  });

  it('of the department leads the complaint to somebody else', () => {
    const draft = refusalDraft('identity', { ...letter, office: 'Sở Khoa học và Công nghệ', isDepartment: true });
    expect(draft).toContain('khiếu nại lên Ủy ban nhân dân tỉnh');
  });

  it('has reasons that fit what was asked', () => {
    expect(reasonsFor.erasure).not.toContain('right');
    expect(reasonsFor.correction).not.toContain('archive');
  });

  it('of staff says first why their names have to stay, and leaves the law to who cites it', () => {
    expect(reasonsOf({ kind: 'erasure', isStaff: true })[0]).toBe('office');
    expect(reasonsOf({ kind: 'erasure', isStaff: false })).not.toContain('office');
    const draft = refusalDraft('office', { ...letter, isDepartment: true });
    expect(draft).toContain('quyết định');
    expect(draft).toContain('nhật ký');
    expect(isUnfilled(draft)).toBe(true);
  });

  it('is another for each reason, long enough to be sent and made of short sentences', () => {
    const drafts = reasonsFor.correction.map((reason) => refusalDraft(reason, { ...letter, kind: 'correction' }));
    expect(new Set(drafts).size).toBe(drafts.length);
    for (const draft of drafts) {
      expect(draft.length).toBeGreaterThan(20);
      for (const sentence of draft.split('. ')) expect(sentence.split(' ').length).toBeLessThanOrEqual(26);
    }
  });
});
