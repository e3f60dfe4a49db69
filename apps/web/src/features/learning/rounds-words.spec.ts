import {
  decisionWords,
  demandWords,
  dueFacts,
  dueOf,
  type Round,
  roundSentence,
  type RoundTemplate,
  stateOf,
} from './rounds-words';

const aRound = (more: Partial<Round> = {}): Round => ({
  id: 'r',
  programmeId: 'BD-2026-1',
  title: 'Đợt 1',
  audience: ['commune-team'],
  startsOn: '2026-10-01',
  dueOn: '2026-12-31',
  dueFrom: null,
  dueDays: null,
  graceDays: 0,
  newcomerDays: null,
  newcomersUntil: null,
  validity: null,
  decisionNumber: '145/QĐ-SKHCN',
  decidedOn: '2026-09-20',
  release: 'automatic',
  openedAt: '2026-09-25T02:00:00Z',
  state: 'open',
  reopens: null,
  counts: { audience: 20129, cycles: 20129 },
  isCorrectionWaiting: false,
  endedOn: null,
  isEndingWaiting: false,
  extendedTo: null,
  ...more,
});
type Demand = RoundTemplate['requirements'][number];
const aDemand = (more: Partial<Demand>): Demand => ({
  key: 'k',
  label: 'C05',
  kind: 'course',
  motif: 'song',
  courseTitle: null,
  lessons: 0,
  hasQuiz: false,
  tasks: [],
  minutes: null,
  topics: [],
  scorePercent: null,
  certificate: null,
  need: null,
  parts: [],
  ...more,
});

describe('a round in words', () => {
  it('says one date for everybody, or how many days each has, and grace where there is some', () => {
    const values = (more: Partial<Round>) => dueFacts(aRound(more)).map(({ value }) => value);
    expect(values({})).toEqual(['31/12/2026']);
    const own = { dueFrom: 'seat', dueDays: 60, graceDays: 7 };
    expect(values(own)).toEqual(['60 ngày từ lúc giữ vị trí', '31/12/2026', '7 ngày sau hạn chưa tính là muộn']);
    expect(roundSentence(aRound(own))).toBe('Đợt mở cho 20.129 thành viên, mỗi người có 60 ngày');
    expect(roundSentence(aRound({ ...own, counts: null }))).toBe('Đợt đang mở, mỗi người có 60 ngày');
  });

  it('runs until the end of its due date in Vietnam, then is late', () => {
    expect(stateOf(aRound(), '2026-12-31T16:59:00Z').words).toBe('Đang diễn ra');
    expect(stateOf(aRound(), '2026-12-31T17:00:00Z').words).toBe('Đã quá hạn');
    expect(stateOf(aRound({ state: 'opening' }), '2027-01-01T00:00:00Z').words).toBe('Đang mở');
    const ended = aRound({ state: 'closed', endedOn: '2027-01-15' });
    expect(stateOf(ended, '2027-02-01T00:00:00Z').words).toBe('Đã kết thúc');
    expect(roundSentence(ended)).toBe('Đợt đã kết thúc ngày 15/01/2027, có 20.129 thành viên');
  });

  it('is never late, nor due on one day, where each has her own date', () => {
    const own = aRound({ dueFrom: 'joining', dueDays: 120 });
    expect([dueOf(own), stateOf(own, '2027-01-02T02:00:00Z').words]).toEqual(['120 ngày mỗi người', 'Đang diễn ra']);
    expect([dueOf(aRound()), dueOf(aRound({ extendedTo: '2027-01-31' }))]).toEqual(['31/12/2026', '31/01/2027']);
  });

  it('tells how far its opening is, then for how many it is open', () => {
    expect(roundSentence(aRound({ state: 'opening', counts: { audience: 20129, cycles: 12500 } }))).toBe(
      'Đang mở cho 12.500 trên 20.129 thành viên',
    );
    expect(roundSentence(aRound())).toBe('Đợt mở cho 20.129 thành viên, hạn 31/12/2026');
    expect(roundSentence(aRound({ counts: null }))).toBe('Đợt đang mở, hạn 31/12/2026');
  });

  it('names its decision', () => {
    expect(decisionWords(aRound())).toBe('Số 145/QĐ-SKHCN, ngày 20/09/2026');
  });
});

describe('what a programme demands', () => {
  it('says how many parts of a group are needed, and of a quiz the points', () => {
    const parts = [aDemand({}), aDemand({ key: 'l' }), aDemand({ key: 'm' })];
    expect(demandWords(aDemand({ kind: 'any', need: 2, parts }))).toBe('Chọn 2 trong 3 phần');
    expect(demandWords(aDemand({ kind: 'all', need: 3, parts }))).toBe('Đủ cả 3 phần');
    expect(demandWords(aDemand({ kind: 'order', need: 3, parts }))).toBe('Lần lượt 3 phần, từ trên xuống');
    expect(demandWords(aDemand({ kind: 'quiz', courseTitle: 'Dịch vụ công', scorePercent: 90 }))).toBe(
      'Đạt từ 90\u00a0%',
    );
  });

  it('names the topics hours are to be about', () => {
    expect(demandWords(aDemand({ kind: 'hours', minutes: 180, topics: ['An toàn', 'Dịch vụ công'] }))).toBe(
      'Có mặt 3 giờ ở lớp về An toàn hoặc Dịch vụ công',
    );
  });

  it('names a certificate of others, and for how long it is good', () => {
    const certificate = { name: 'One Touch', issuer: 'Nền tảng', validMonths: 36 };
    expect(demandWords(aDemand({ kind: 'outside', certificate }))).toBe(
      'Có giấy “One Touch”, cán bộ đã xem và nhận, trong 36 tháng từ ngày cấp',
    );
    expect(demandWords(aDemand({ kind: 'outside', certificate: { ...certificate, validMonths: null } }))).toBe(
      'Có giấy “One Touch”, cán bộ đã xem và nhận',
    );
  });

  it('is said in whole words', () => {
    expect(demandWords(aDemand({ courseTitle: 'Dịch vụ công', lessons: 5, hasQuiz: true }))).toBe(
      'Dịch vụ công: 5 bài và bài kiểm tra',
    );
    expect(demandWords(aDemand({ kind: 'task', tasks: ['Nộp hồ sơ', 'Nhận ra lừa đảo'] }))).toBe(
      'Một bài được chấm đạt: Nộp hồ sơ hoặc Nhận ra lừa đảo',
    );
    expect(demandWords(aDemand({ kind: 'hours', minutes: 180 }))).toBe('Có mặt 3 giờ ở lớp');
  });
});
