import { type PaperRound, roundValues } from './round-values.rules';

const round: PaperRound = {
  ...{ title: 'Đợt 1', decisionNumber: '145/QĐ-SKHCN', decidedOn: '2026-11-20', startsOn: '2026-12-05' },
  ...{ dueOn: '2027-06-30', dueFrom: null, dueDays: null, endedOn: null, asOf: '2027-01-10' },
  ...{ total: 0, finished: 0, ratePercent: null, communes: [], candidates: [], candidatesOf: 'toàn tỉnh' },
};

describe('a round in a paper', () => {
  it('says one date, or that each has her own and until when people join', () => {
    const due = (more: Partial<PaperRound>) => roundValues({ ...round, ...more }).fields['hạn hoàn thành'];
    expect(due({})).toBe('30/06/2027');
    expect(due({ dueFrom: 'joining', dueDays: 30 })).toBe(
      'riêng của mỗi người (30 ngày từ ngày vào đợt, nhận người đến hết ngày 30/06/2027)',
    );
    expect(due({ dueFrom: 'seat', dueDays: 60 })).toBe(
      'riêng của mỗi người (60 ngày từ ngày giữ vị trí trong tổ, nhận người đến hết ngày 30/06/2027)',
    );
  });

  it('says behind its date the day on which it was ended', () => {
    const due = (more: Partial<PaperRound>) => roundValues({ ...round, ...more }).fields['hạn hoàn thành'];
    expect(due({ endedOn: '2027-07-15' })).toBe('30/06/2027 (đợt đã kết thúc ngày 15/07/2027)');
    expect(due({ endedOn: '2027-07-15', dueFrom: 'joining', dueDays: 30 })).toBe(
      'riêng của mỗi người (30 ngày từ ngày vào đợt, nhận người đến hết ngày 30/06/2027; đợt đã kết thúc ngày 15/07/2027)',
    );
  });
});
