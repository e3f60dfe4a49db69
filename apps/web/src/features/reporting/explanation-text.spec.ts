import { explanationText } from './explanation-text';
import type { Explanation } from './types';

const node = (label: string, explanation: string, parts: Explanation['requirements'] = []) => ({
  key: label,
  label,
  kind: 'course',
  done: 0,
  total: 1,
  isMet: false,
  missing: [],
  need: null,
  isWaiting: false,
  waivedBy: null,
  explanation,
  parts,
});
const fact = (at: string, notCounted: string | null) => ({
  id: at,
  kind: 'hours-attended',
  subject: 's',
  label: null,
  minutes: 90,
  occurredAt: at,
  recordedAt: at,
  countsToward: [],
  notCounted,
});
const explanation: Explanation = {
  cycleId: 'c',
  roundId: 'r',
  roundTitle: 'Chuyên sâu 2027',
  roundEndedOn: null,
  number: 1,
  validity: null,
  dueOn: '2026-12-20',
  due: {
    dueOn: '2026-12-20',
    lastOn: '2026-12-20',
    ruleDueOn: '2026-12-20',
    floorOn: '2026-12-20',
    explanation: 'Hạn 20/12/2026.',
    given: [],
  },
  member: {
    id: 'm',
    fullName: 'Vàng Thị Mỷ',
    givenName: 'Mỷ',
    communeId: 'x',
    communeName: 'Xã Hàm Yên',
    unitName: 'Xã Hàm Yên',
    teamId: null,
    teamName: null,
  },
  doneSteps: 3,
  totalSteps: 8,
  finishedAt: null,
  countsFrom: '2026-09-30T17:00:00Z',
  requirements: [node('Nền tảng', 'Làm lần lượt 2 phần. Chưa xong phần nào.', [node('C01', 'Chưa bắt đầu.')])],
  attempts: [],
  evidence: [
    fact('2026-10-12T02:00:00Z', null),
    fact('2026-10-05T02:00:00Z', null),
    fact('2026-09-01T02:00:00Z', 'before-round'),
  ],
  on: '2026-11-01',
  asOf: '2026-11-01T16:59:59.999Z',
};

describe('the reasons as a text', () => {
  it('say that the round was ended, and that nothing counts from the day after', () => {
    const [, round, ended] = explanationText({ ...explanation, roundEndedOn: '2026-12-31' }).split('\n');
    expect(round).toMatch(/^Chuyên sâu 2027/);
    expect(ended).toBe('Đợt đã kết thúc ngày 31/12/2026; những gì làm sau ngày ấy không tính cho đợt này.');
  });

  it('say who, which round and which day, each part, and the facts that count in the order they happened', () => {
    expect(explanationText(explanation).split('\n')).toEqual([
      'Vàng Thị Mỷ, Xã Hàm Yên',
      'Chuyên sâu 2027, hạn 20/12/2026',
      'Tính đến hết ngày 01/11/2026: đã xong 3 trên 8 bước.',
      'Tính những gì làm từ ngày 01/10/2026.',
      '- Nền tảng: Làm lần lượt 2 phần. Chưa xong phần nào.',
      '  - C01: Chưa bắt đầu.',
      'Minh chứng được tính:',
      '- 05/10/2026: Có mặt ở lớp 1,5 giờ',
      '- 12/10/2026: Có mặt ở lớp 1,5 giờ',
    ]);
  });

  it('of a renewal say which passage it is, and what it is good for or why nothing counts yet', () => {
    const validity = {
      ...{ validFrom: '2027-01-01', validUntil: '2028-12-31' },
      ...{ renewableFrom: '2028-10-01', graceUntil: '2029-01-31' },
    };
    const done = explanationText({ ...explanation, number: 2, validity, finishedAt: '2026-12-31T03:00:00Z' });
    expect(done.split('\n').slice(2, 7)).toEqual([
      'Tính đến hết ngày 01/11/2026: đã xong 3 trên 8 bước.',
      'Lần 2.',
      'Tính những gì làm từ ngày 01/10/2026.',
      'Hoàn thành ngày 31/12/2026.',
      'Hiệu lực 01/01/2027 đến 31/12/2028, gia hạn được từ 01/10/2028, ân hạn đến 31/01/2029.',
    ]);
    const ended = explanationText({
      ...explanation,
      validity,
      roundEndedOn: '2028-12-01',
      finishedAt: '2026-12-31T03:00:00Z',
    });
    expect(ended).toContain('Hiệu lực 01/01/2027 đến 31/12/2028. Đợt đã kết thúc, không mở kỳ gia hạn nào nữa.');
    expect(ended).not.toContain('gia hạn được từ');
    const waiting = explanationText({ ...explanation, number: 2, countsFrom: null });
    expect(waiting).toContain('Lần gia hạn này chưa tính được: lần trước chưa hoàn thành.');
  });

  it('say the time where it is today’s, and when it was finished', () => {
    const now = { ...explanation, on: null, asOf: '2026-11-26T10:00:00Z', finishedAt: '2026-11-20T03:00:00Z' };
    const text = explanationText({ ...now, evidence: [] });
    expect(text).toContain('Hoàn thành ngày 20/11/2026.');
    expect(text).toMatch(/Tính đến .*26\/11\/2026: đã xong 3 trên 8 bước/);
    expect(text).not.toContain('Minh chứng');
  });
});
