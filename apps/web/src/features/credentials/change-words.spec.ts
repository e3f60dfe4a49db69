import type { Change, ChangePerson } from './change-types';
import {
  changeChip,
  changeFacts,
  changeLead,
  kindOf,
  lineRemark,
  proposableKinds,
  proposalHref,
  reasonOptions,
  whoseWords,
} from './change-words';

const change: Change = {
  ...{ id: 'a', roundId: 'r', roundTitle: 'Đợt 1', kind: 'withdraw', state: 'proposed', needsSecond: true },
  ...{
    reason: 'issued-in-error',
    note: 'Nhầm người',
    paperNumber: null,
    paperOn: null,
    count: 1,
    done: 0,
    leftOut: 0,
    kept: 0,
  },
  ...{ firstName: 'Vàng Thị Mỷ', firstNumber: '0001/2026', proposedBy: 'Nguyễn Thị An', proposedFor: null },
  ...{ proposedAt: '2026-11-26T03:00:00Z', expiresAt: '2026-12-10T03:00:00Z', answeredBy: null, answeredFor: null },
  ...{ answerWords: null, closedAt: null, can: [], isSamePerson: false, isOwn: false },
};
const line: ChangePerson = {
  ...{
    certificateId: 'c',
    number: '0001/2026',
    fullName: null,
    unit: null,
    certificateState: 'valid',
    corrections: [],
  },
  ...{ obstacle: null, entryState: 'waiting', successorId: null, successorNumber: null, isUndone: false },
};
const labels = (of: Change): string[] => changeFacts(of).map(({ label }) => label);

describe('a proposal in words', () => {
  it('names whom it is about, also after an erasure', () => {
    expect(whoseWords(change)).toBe('Vàng Thị Mỷ, giấy số 0001/2026');
    expect(whoseWords({ ...change, count: 3 })).toBe('Vàng Thị Mỷ và 2 người khác');
    expect(whoseWords({ ...change, firstName: null })).toContain('Tên đã xóa');
  });

  it('says until when it waits, and what became of it', () => {
    expect(changeLead(change)).toContain('10:00 ngày 10/12/2026');
    expect(changeLead({ ...change, state: 'done', count: 3, done: 2, leftOut: 1 })).toBe(
      'Đã duyệt và làm xong 2 giấy. 1 trong 3 giấy không làm được, lý do ở từng dòng.',
    );
    expect(changeLead({ ...change, state: 'done', done: 1, needsSecond: false })).toContain('không cần người thứ hai');
    expect(changeChip({ state: 'expired', needsSecond: true }).words).toBe('Quá hạn');
    expect(changeChip({ state: 'done', needsSecond: true }).words).toBe('Đã duyệt');
    expect(changeChip({ state: 'done', needsSecond: false }).words).toBe('Đã làm');
  });

  it('names both people, for whom each acted, and the document', () => {
    expect(labels(change)).toEqual(['Đợt', 'Lý do', 'Ghi chú cho cán bộ', 'Người đề nghị']);
    const answered = {
      ...change,
      answeredBy: 'Ma Văn Bình',
      answeredFor: 'Lý Thị Chi',
      closedAt: '2026-11-26T04:00:00Z',
    };
    const done: Change = { ...answered, state: 'done', paperNumber: '12/QĐ', paperOn: '2026-11-25' };
    expect(
      changeFacts(done)
        .slice(-3)
        .map(({ value }) => value),
    ).toEqual([
      'Số 12/QĐ ngày 25/11/2026',
      'Nguyễn Thị An, 10:00 ngày 26/11/2026',
      'Ma Văn Bình thay Lý Thị Chi, 11:00 ngày 26/11/2026',
    ]);
    expect(labels({ ...done, needsSecond: false })).not.toContain('Người duyệt');
    expect(labels({ ...answered, state: 'declined', answerWords: 'Giấy đúng' }).slice(-2)).toEqual([
      'Người không duyệt',
      'Lý do không duyệt',
    ]);
  });

  it('remarks on a line only where something stands in the way, or it is done', () => {
    expect(lineRemark(line)).toBeNull();
    expect(lineRemark({ ...line, obstacle: 'unchanged' })?.words).toContain('Sửa hồ sơ hoặc kết quả học trước');
    expect(lineRemark({ ...line, entryState: 'done' })?.words).toBe('Đã làm');
  });

  it('chooses no reason for the officer', () => {
    expect(reasonOptions('reissue')).toEqual([
      { value: '', label: 'Chọn lý do' },
      { value: 'withdrawn-in-error', label: 'Thu hồi nhầm' },
      { value: 'results-corrected', label: 'Kết quả học được sửa lại' },
      { value: 'other', label: 'Lý do khác' },
    ]);
  });

  it('is offered for what may be done with a paper, a withdrawn one among them', () => {
    expect(proposableKinds(['print', 'withdraw', 'replace'])).toEqual(['withdraw', 'replace']);
    expect(proposableKinds(['reissue'])).toEqual(['reissue']);
    expect(proposableKinds(['print'])).toEqual([]);
  });

  it('finds its kind in the address it was written into', () => {
    const query = new URL(proposalHref('r', 'reissue', ['a', 'b']), 'http://x').searchParams;
    expect([kindOf(query.get('viec')), query.get('giay')]).toEqual(['reissue', 'a,b']);
    expect(kindOf('khac')).toBeNull();
  });
});
