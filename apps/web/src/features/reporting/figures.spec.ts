import { filterOf, isFiltered, slugOf, stateSlugs } from './filters';
import { callFirst, sorted } from './ranking';
import { trendAlternative, trendLine, valuePlace } from './trend-view';
import type { CommuneFigure, Evidence, Pace, PersonRequirement } from './types';
import { attendedWords, countsWords, doneWords, evidenceWords, formerWords, verdictWords } from './words';

const commune = (name: string, finished: number, total: number): CommuneFigure => ({
  id: name,
  code: name,
  name,
  fullName: name,
  formerDistricts: [],
  teams: total === 0 ? 0 : 2,
  finished,
  total,
  missing: total - finished,
  ratePercent: total === 0 ? null : (100 * finished) / total,
});

describe('the ranking', () => {
  const communes = [
    commune('Đồng Văn', 9, 10),
    commune('An Tường', 2, 10),
    commune('Bạch Xa', 0, 0),
    commune('Yên Minh', 10, 50),
  ];
  const names = (list: readonly CommuneFigure[]): string[] => list.map(({ name }) => name);

  it('calls the lowest first, and of equal ones who misses more people', () => {
    expect(names(callFirst(communes, 2))).toEqual(['Yên Minh', 'An Tường']);
    expect(names(callFirst([commune('A', 3, 3)], 5))).toEqual([]);
  });

  it('keeps communes without a figure last in every order', () => {
    expect(names(sorted(communes, { key: 'ty-le', direction: 'asc' })).at(-1)).toBe('Bạch Xa');
    expect(names(sorted(communes, { key: 'ty-le', direction: 'desc' }))).toEqual([
      'Đồng Văn',
      'An Tường',
      'Yên Minh',
      'Bạch Xa',
    ]);
    expect(names(sorted(communes, { key: 'ten', direction: 'asc' }))).toEqual([
      'An Tường',
      'Bạch Xa',
      'Đồng Văn',
      'Yên Minh',
    ]);
  });
});

describe('the trend', () => {
  const round = { startsOn: '2026-09-07', dueOn: '2026-12-31', dueFrom: null };
  const box = { width: 380, height: 120 };

  it('ends at today with the rate, the pace at the due date with all', () => {
    const drawn = trendLine(
      [
        { on: '2026-09-13', finished: 1, ratePercent: 10 },
        { on: '2026-11-25', finished: 5, ratePercent: 50 },
      ],
      round,
      box,
    );
    expect(drawn).toEqual({
      line: 'M0 120L19.8 108L261 60',
      needed: 'M0 120L380 0',
      now: { x: 261, y: 60 },
      dueX: 380,
    });
  });

  it('ends today, without a needed pace and a due date, where each has her own', () => {
    const trend = [
      { on: '2026-09-13', finished: 1, ratePercent: 10 },
      { on: '2026-11-25', finished: 5, ratePercent: 50 },
    ];
    const drawn = trendLine(trend, { ...round, dueFrom: 'joining' }, box);
    expect(drawn).toMatchObject({ needed: null, dueX: null, now: { x: 380, y: 60 } });
    expect(trendAlternative({ trend, pace: null })).toBe('Tỷ lệ hoàn thành đi từ 10\u00a0% lên 50\u00a0%.');
    expect(trendAlternative({ trend: [], pace: null })).toBe('');
  });

  it('has its value above the point near the axis, where the days stand, on a phone too', () => {
    const phone = { width: 258, height: 120 };
    expect(valuePlace({ x: 0, y: 120 }, phone, 56)).toEqual({ x: 12, y: 108, anchor: 'start' });
    expect(valuePlace({ x: 60, y: 60 }, phone, 56)).toEqual({ x: 72, y: 76, anchor: 'start' });
    expect(valuePlace({ x: 250, y: 60 }, phone, 56)).toEqual({ x: 238, y: 52, anchor: 'end' });
  });

  it('is not drawn without points', () => {
    expect(trendLine([], round, box)).toBeNull();
  });
});

describe('the pace in words', () => {
  const pace: Pace = { neededPercent: 68.7, behindPoints: 10.9, isPastDue: false };

  const paceWords = (more: Partial<Pace>, figure: { ratePercent: number | null; missing: number }, dueOn: string) =>
    verdictWords({ pace: { ...pace, ...more }, overdue: null }, figure, dueOn);

  it('says how many are past their own date where each has one, and nothing of a day by which all are due', () => {
    const words = (overdue: number) =>
      verdictWords({ pace: null, overdue }, { ratePercent: 57.8, missing: 12 }, '2027-06-30');
    const text = 'Đạt **57,8\u00a0%**. Mỗi người có hạn riêng:';
    expect(words(1200)).toEqual({ text, verdict: '1.200 người quá hạn của mình', isLate: true });
    expect(words(0)).toEqual({ text, verdict: 'chưa ai quá hạn của mình', isLate: false });
    expect(verdictWords({ pace: null, overdue: 0 }, { ratePercent: null, missing: 0 }, '2027-06-30')).toBeNull();
  });

  it('says when a round was ended, whose seats are counted, and who had not finished; nobody is late', () => {
    const judged = { pace: null, overdue: null, endedOn: '2026-12-31' };
    const text =
      'Đợt đã kết thúc ngày 31/12/2026. Trong số người hôm nay còn giữ vị trí, **57,8\u00a0%** đã hoàn thành:';
    const words = (missing: number) => verdictWords(judged, { ratePercent: 57.8, missing }, '2026-11-30');
    expect(words(3)).toEqual({ text, verdict: '3 người chưa hoàn thành', isLate: false });
    expect(words(0)).toEqual({ text, verdict: 'mọi người đã xong', isLate: false });
  });

  it('says how far behind in points', () => {
    expect(verdictWords({ pace, overdue: null }, { ratePercent: 57.8, missing: 3 }, '2026-12-31')).toEqual({
      text: 'Đạt **57,8\u00a0%**. Để kịp hạn 31/12/2026, hôm nay cần 68,7\u00a0%:',
      verdict: 'đang chậm 10,9 điểm',
      isLate: true,
    });
  });

  it('says so when the round is in time, and who is missing after the due date', () => {
    expect(paceWords({ behindPoints: -2 }, { ratePercent: 70, missing: 3 }, '2026-12-31')).toMatchObject({
      verdict: 'đang kịp',
      isLate: false,
    });
    expect(paceWords({ isPastDue: true }, { ratePercent: 70, missing: 1200 }, '2026-12-31')?.verdict).toBe(
      'còn 1.200 người chưa xong',
    );
    expect(paceWords({ behindPoints: null }, { ratePercent: null, missing: 0 }, '2026-12-31')).toBeNull();
  });
});

describe('the filter in the address', () => {
  it('is read with Vietnamese words and leaves out what it does not understand', () => {
    const query = new URLSearchParams('tinh-trang=chua-xong&thanh-phan=giao-vien&xa=kho&thieu=c05&ten=+an+&to=');
    expect(filterOf(query)).toEqual({ state: 'unfinished', kind: 'teacher', missing: 'c05', text: 'an' });
    expect(filterOf(new URLSearchParams('tinh-trang=toString'))).toEqual({});
  });

  it('goes back into an address', () => {
    expect(slugOf(stateSlugs, 'overdue')).toBe('qua-han');
    expect(isFiltered(new URLSearchParams('dot=1&sau=x'))).toBe(false);
    expect(isFiltered(new URLSearchParams('ten=an'))).toBe(true);
  });
});

describe('words of the drill-down', () => {
  it('shorten former districts', () => {
    expect(formerWords(['Thành phố Hà Giang', 'Huyện Vị Xuyên'])).toBe('TP Hà Giang, Vị Xuyên cũ');
    expect(formerWords([])).toBe('');
  });

  it('count hours in hours and the rest in steps', () => {
    const hours: PersonRequirement = {
      key: 'g',
      label: 'Lớp',
      kind: 'hours',
      title: null,
      motif: null,
      done: 3,
      total: 6,
      isMet: false,
      missing: '1,5 giờ lớp',
      minutes: 180,
      missingMinutes: 90,
    };
    expect(doneWords(hours)).toBe('1,5 trên 3 giờ');
    expect(doneWords({ ...hours, kind: 'course', minutes: null, missingMinutes: null })).toBe('3 trên 6');
  });

  it('say what was done and why it does not count', () => {
    const evidence: Evidence = {
      id: '1',
      kind: 'lesson-read',
      subject: 'C05-01',
      label: 'Vai trò',
      minutes: null,
      occurredAt: '',
      recordedAt: '',
      countsToward: [],
      notCounted: 'before-round',
    };
    expect(evidenceWords(evidence)).toBe('Đọc xong “Vai trò”');
    expect(countsWords(evidence)).toBe('không, trước đợt');
    expect(countsWords({ ...evidence, notCounted: null })).toBe('có');
  });

  it('tell attendance without calling nothing a zero', () => {
    expect(attendedWords({ presentSessions: 2, presentMinutes: 180 }, 3)).toBe('2 trên 3 buổi · 3 giờ');
    expect(attendedWords({ presentSessions: 0, presentMinutes: 0 }, 3)).toBe('chưa có mặt buổi nào');
    expect(attendedWords({ presentSessions: 0, presentMinutes: 0 }, 0)).toBe('chưa có buổi kết thúc');
  });
});
