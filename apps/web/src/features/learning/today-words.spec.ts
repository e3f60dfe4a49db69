import { upcomingView, viewOf } from './next-step-view';
import {
  asksOutside,
  besideWords,
  classPlace,
  classTitle,
  dueWords,
  headline,
  type Home,
  type HomeRequirement,
  isLate,
  needsDueReason,
  renewalWords,
  roundsOf,
  rowWords,
  showing,
  validityWords,
  woven,
} from './today-words';

const NOW = '2026-11-25T13:15:00Z';

const aRow = (more: Partial<HomeRequirement> = {}): HomeRequirement => ({
  key: 'c05',
  label: 'C05',
  kind: 'course',
  motif: 'bac-thang',
  done: 3,
  total: 10,
  isMet: false,
  isNext: true,
  minutes: null,
  waivedBy: null,
  explanation: 'Đã xong 3 trên 10 bước.',
  parts: [],
  ...more,
});
const aRound = (more: Partial<NonNullable<Home['round']>> = {}): NonNullable<Home['round']> => ({
  cycleId: 'c',
  title: 'Đợt 1 năm 2026',
  startsOn: '2026-11-25',
  daysToStart: 0,
  dueOn: '2026-12-31',
  ruleDueOn: '2026-12-31',
  daysLeft: 36,
  lastOn: '2026-12-31',
  isExtended: false,
  number: 1,
  validUntil: null,
  renewableFrom: null,
  dueWords: 'Hạn 31/12/2026.',
  release: 'automatic',
  doneSteps: 14,
  totalSteps: 32,
  finishedAt: null,
  requirements: [aRow()],
  ...more,
});
type Step = NonNullable<Home['nextStep']>;
const aStep = (more: Partial<Step>): Step => ({
  kind: 'lesson',
  key: 'c05',
  courseId: 'C05',
  courseTitle: 'Dịch vụ công trực tuyến',
  lessonId: 'C05-04',
  number: 4,
  title: 'Khai và đính kèm giấy tờ',
  minutes: 8,
  packedBytes: 64_000,
  percent: 0,
  quizId: null,
  scorePercent: null,
  attemptId: null,
  tasks: [],
  isReturned: false,
  missingMinutes: null,
  ...more,
});
const aHome = (more: Partial<Home> = {}): Home => ({
  asOf: NOW,
  round: aRound(),
  nextStep: null,
  nextClass: null,
  ...more,
});

describe('a round that has not begun', () => {
  it('says of a waived row that it is, not that it was done', () => {
    expect(rowWords(aRow({ isMet: true, waivedBy: '12/SKHCN' }), null)).toBe('được miễn');
  });

  it('leads to the certificates of others where the round asks for one, however deep', () => {
    const part = { ...aRow({ kind: 'outside' }), isWaiting: false };
    expect(asksOutside([aRow(), aRow({ kind: 'any', parts: [part] })])).toBe(true);
    expect(asksOutside([aRow()])).toBe(false);
    expect(viewOf(aStep({ kind: 'outside', title: 'One Touch' }), aHome()).action.href).toBe('/giay-ngoai');
    expect(viewOf(aStep({ kind: 'checking', title: 'One Touch' }), aHome()).isWaiting).toBe(true);
  });

  it('says from when work counts, and hurries nobody', () => {
    expect(upcomingView(aRound({ startsOn: '2026-12-01', daysToStart: 6 }))).toMatchObject({
      over: 'Đợt chưa bắt đầu',
      title: 'Đợt này tính từ 01/12/2026',
      notes: ['Việc làm trước ngày đó không được tính. Anh chị có thể đọc trước các bài.'],
      action: { href: '/hoc' },
      isWaiting: true,
    });
  });
});

describe('the sentence of the first page', () => {
  it('tells how many steps are done, that all are, or how many there are', () => {
    expect(headline(aRound())).toBe('Đã xong 14 trên 32 bước');
    expect(headline(aRound({ doneSteps: 32, finishedAt: NOW }))).toBe('Xong cả 32 bước');
    expect(headline(aRound({ doneSteps: 0 }))).toBe('Đợt này có 32 bước');
  });

  it('tells until when it is good, from when it can be renewed, and that this is a renewal', () => {
    expect([validityWords(aRound()), renewalWords(aRound(), NOW)]).toEqual([null, null]);
    const finished = aRound({ finishedAt: NOW, validUntil: '2028-12-09', renewableFrom: '2028-09-10' });
    expect(validityWords(finished)).toBe('Hiệu lực đến 09/12/2028 · gia hạn được từ 10/09/2028');
    expect(renewalWords(aRound({ number: 2 }), NOW)).toContain('hiệu lực đến 31/12/2026');
    expect(renewalWords({ ...finished, number: 2 }, NOW)).toBeNull();
    const over = { number: 2, ruleDueOn: '2026-11-24' };
    expect(renewalWords(aRound({ ...over, dueOn: '2026-11-24', daysLeft: -1 }), NOW)).toContain(
      'hết hiệu lực ngày 24/11/2026',
    );
    // A later date to finish makes the earlier paper good no longer.
    expect(renewalWords(aRound({ ...over, dueOn: '2027-01-31', isExtended: true }), NOW)).toContain(
      'hết hiệu lực ngày 24/11/2026',
    );
  });

  it('tells the due date in days people count', () => {
    expect(dueWords(aRound(), NOW)).toBe('hạn 31/12, còn 36 ngày');
    expect(dueWords(aRound({ daysLeft: 0, dueOn: '2026-11-25' }), NOW)).toBe('hạn hôm nay, 25/11');
    expect(dueWords(aRound({ daysLeft: 1, dueOn: '2026-11-26' }), NOW)).toBe('hạn ngày mai, 26/11');
    expect(dueWords(aRound({ daysLeft: -3, dueOn: '2026-11-22', lastOn: '2026-11-22' }), NOW)).toBe(
      'hạn 22/11, đã quá 3 ngày',
    );
    expect(dueWords(aRound({ dueOn: '2027-01-15', daysLeft: 51 }), NOW)).toBe('hạn 15/01/2027, còn 51 ngày');
    const grace = aRound({ daysLeft: -3, dueOn: '2026-11-22', lastOn: '2026-11-27' });
    expect(dueWords(grace, NOW)).toBe('hạn 22/11 đã qua, còn ân hạn đến hết 27/11');
    expect([isLate(grace, NOW), needsDueReason(grace)]).toEqual([false, true]);
    const late = aRound({ daysLeft: -3, dueOn: '2026-11-22', lastOn: '2026-11-24' });
    expect([isLate(late, NOW), isLate({ ...late, finishedAt: NOW }, NOW)]).toEqual([true, false]);
    expect([needsDueReason(aRound()), needsDueReason(aRound({ isExtended: true }))]).toEqual([false, true]);
    expect(dueWords(aRound({ finishedAt: '2026-11-24T17:30:00Z' }), NOW)).toBe('xong ngày 25/11');
  });
});

describe('the strips of the cloth', () => {
  it('say how far each is, hours in hours', () => {
    expect(rowWords(aRow(), null)).toBe('3 trên 10');
    expect(rowWords(aRow({ isMet: true }), null)).toBe('xong');
    expect(rowWords(aRow({ kind: 'hours', minutes: { attended: 90, required: 180 } }), null)).toBe('1,5/3 giờ');
  });

  it('say of a practical task whether it waits or came back', () => {
    const task = aRow({ key: 'thuc-hanh', kind: 'task', done: 0, total: 1 });
    expect(rowWords(task, aStep({}))).toBe('chưa xong');
    expect(rowWords(task, aStep({ kind: 'grading', key: 'thuc-hanh' }))).toBe('chờ chấm');
    expect(rowWords(task, aStep({ kind: 'task', key: 'thuc-hanh', isReturned: true }))).toBe('cần làm lại');
  });

  it('are woven as far as the lesson is read, never a whole step further', () => {
    expect(woven(aRow(), aStep({ percent: 40 }))).toBeCloseTo(3.4);
    expect(woven(aRow(), aStep({ percent: 100 }))).toBeLessThan(4);
    expect(woven(aRow({ isNext: false }), aStep({ percent: 40 }))).toBe(3);
    expect(woven(aRow({ kind: 'hours', total: 6, minutes: { attended: 90, required: 180 } }), null)).toBe(3);
  });
});

describe('the next step', () => {
  it('is a lesson with its minutes and its weight', () => {
    expect(viewOf(aStep({}), aHome())).toMatchObject({
      over: 'Bài tiếp theo · Dịch vụ công trực tuyến',
      title: 'Bài 4. Khai và đính kèm giấy tờ',
      notes: ['8 phút đọc', 'tải khoảng 64\u00a0KB'],
      action: { label: 'Học tiếp', href: '/bai/C05-04' },
    });
    expect(viewOf(aStep({}), aHome({ round: aRound({ doneSteps: 0 }) })).action.label).toBe('Bắt đầu học');
  });

  it('is the quiz, or the attempt that is open', () => {
    expect(viewOf(aStep({ kind: 'quiz', quizId: 'C05-QUIZ' }), aHome()).action.href).toBe('/kiem-tra-khoa/C05-QUIZ');
    expect(viewOf(aStep({ kind: 'quiz', quizId: 'C05-QUIZ', attemptId: 'a1' }), aHome()).action).toEqual({
      label: 'Làm tiếp',
      href: '/luot-lam/a1',
    });
  });

  it('tells whom to ask once nothing but a quiz without an attempt left can be done', () => {
    const step = aStep({ kind: 'attempts', quizId: 'C05-QUIZ', title: 'Bài kiểm tra C05' });
    expect(viewOf(step, aHome())).toMatchObject({
      title: 'Bài kiểm tra C05',
      notes: ['Đã hết lượt làm bài. Anh chị hỏi cán bộ xã: xã hoặc Sở có thể cho thêm lượt.'],
      action: { label: 'Xem các lượt đã làm', href: '/kiem-tra-khoa/C05-QUIZ' },
      isWaiting: true,
    });
  });

  it('offers every practical task that may be chosen', () => {
    const tasks = ['C05', 'C08'].map((id) => ({
      id: `${id}-TASK`,
      title: `Bài ${id}`,
      minutes: 30,
      courseTitle: `Khóa ${id}`,
    }));
    const view = viewOf(aStep({ kind: 'task', tasks }), aHome());
    expect([view.action.href, view.others.map((other) => other.href)]).toEqual([
      '/thuc-hanh/C05-TASK',
      ['/thuc-hanh/C08-TASK'],
    ]);
    expect(viewOf(aStep({ kind: 'task', tasks: tasks.slice(1), isReturned: true }), aHome()).over).toBe(
      'Giảng viên trả lại bài',
    );
  });

  it('has no main action while others work: waiting for the grader', () => {
    const tasks = [{ id: 'C05-TASK', title: 'Bài', minutes: 30, courseTitle: '' }];
    expect(viewOf(aStep({ kind: 'grading', tasks }), aHome())).toMatchObject({
      isWaiting: true,
      action: { href: '/thuc-hanh/C05-TASK' },
    });
  });

  it('is the class, with the hours that are missing', () => {
    expect(viewOf(aStep({ kind: 'class', missingMinutes: 90 }), aHome()).title).toBe('Còn thiếu 1,5 giờ lớp');
    const about = aStep({ kind: 'class', missingMinutes: 90, topics: ['Ký số', 'Dữ liệu mở'] });
    expect(viewOf(about, aHome()).title).toBe('Còn thiếu 1,5 giờ lớp về “Ký số” hoặc “Dữ liệu mở”');
  });
});

describe('the next class', () => {
  const next = {
    classSessionId: 's',
    title: 'Lớp buổi 2',
    venueName: 'Nhà văn hóa',
    communeName: 'Hàm Yên',
    endsAt: NOW,
    isBooked: true,
  };
  it('is told by the day as people say it', () => {
    expect(classTitle({ ...next, startsAt: '2026-11-25T12:00:00Z' }, NOW)).toBe('Tối nay 19:00, lớp buổi 2');
    expect(classTitle({ ...next, startsAt: '2026-11-25T07:00:00Z' }, NOW)).toBe('Hôm nay 14:00, lớp buổi 2');
    expect(classTitle({ ...next, startsAt: '2026-11-26T01:00:00Z' }, NOW)).toBe('Ngày mai 08:00, lớp buổi 2');
    expect(classTitle({ ...next, startsAt: '2026-11-29T01:00:00Z', title: 'C08 cho tổ thôn' }, NOW)).toBe(
      '08:00, C08 cho tổ thôn',
    );
  });

  it('does not say the commune twice', () => {
    const at = { ...next, startsAt: NOW };
    expect(classPlace({ ...at, venueName: 'Nhà văn hóa thôn 3', communeName: 'Xã Hàm Yên' })).toBe(
      'Nhà văn hóa thôn 3, xã Hàm Yên',
    );
    expect(classPlace({ ...at, venueName: 'Hội trường UBND xã Hàm Yên', communeName: 'Xã Hàm Yên' })).toBe(
      'Hội trường UBND xã Hàm Yên',
    );
  });
});

describe('rounds that run at once', () => {
  const main = aRound();
  const police = aRound({ cycleId: 'p', title: 'Phòng chống lừa đảo', requirements: [aRow({ kind: 'outside' })] });
  const other = aRound({ cycleId: 'o', title: 'Đợt của huyện' });
  const step: Home['nextStep'] = null;
  const besides = [police, other].map((round) => ({ round, nextStep: step }));
  const home: Home = { asOf: NOW, round: main, nextStep: step, nextClass: null, otherRounds: besides };
  const titles = (one: Home): string[] => roundsOf(one).map(({ title }) => title);

  it('are shown each in the place of the main one, which then stands below', () => {
    expect(titles(showing(home, null))).toEqual([main.title, police.title, other.title]);
    expect(titles(showing(home, 'p'))).toEqual([police.title, main.title, other.title]);
    expect(titles(showing(home, 'o'))).toEqual([other.title, main.title, police.title]);
  });

  it('leave the page as it came for a cycle that is finished or not hers, and for one kept without them', () => {
    expect(showing(home, 'finished')).toBe(home);
    const kept: Home = { ...home };
    delete kept.otherRounds;
    expect(titles(showing(kept, 'p'))).toEqual([main.title]);
    expect(titles(showing({ ...kept, round: null }, 'p'))).toEqual([]);
  });

  it('ask for a certificate of others if any of them does', () => {
    expect(roundsOf(home).map(({ requirements }) => asksOutside(requirements))).toEqual([false, true, false]);
  });

  it.each([
    [{}, 'hạn 31/12, còn 36 ngày · đã xong 14 trên 32 bước'],
    [{ doneSteps: 0 }, 'hạn 31/12, còn 36 ngày · có 32 bước, chưa làm bước nào'],
    [
      { startsOn: '2027-03-01', daysToStart: 96, dueOn: '2027-12-31', doneSteps: 0 },
      'tính từ 01/03/2027, hạn 31/12/2027 · có 32 bước, chưa làm bước nào',
    ],
    [{ finishedAt: '2026-11-24T02:00:00Z' }, 'xong ngày 24/11'],
  ])('are told in one line each: %o', (more, words) => {
    expect(besideWords(aRound(more), NOW)).toBe(words);
  });
});
