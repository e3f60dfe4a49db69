import { QuizPassed } from '@lopso/assessment';
import { CompletionService } from '@lopso/learning';
import { Events, JobRegistry, newId, Transactions, vietnamDate } from '@lopso/platform';
import { aProgramme, copyEvidence, inYears, type TestCourse } from '../support/learning';
import { type TestMember, TestProvince } from '../support/province';
import { TestApi } from '../support/test-api';

const tree = (course: TestCourse) => [
  {
    id: 'nen-tang',
    label: 'Phần nền tảng',
    kind: 'order',
    need: 2,
    parts: [
      { id: 'khoa', label: course.id, kind: 'course', course: course.id },
      { id: 'thuc-hanh', label: 'Bài thực hành', kind: 'task', anyOf: [course.taskId] },
    ],
  },
  {
    id: 'tu-chon',
    label: 'Phần tự chọn',
    kind: 'any',
    need: 1,
    parts: [
      { id: 'diem', label: 'Bài kiểm tra', kind: 'quiz', quiz: course.quizId, scorePercent: 90 },
      { id: 'gio-lop', label: 'Lớp', kind: 'hours', minutes: 180 },
    ],
  },
];

describe('a round whose requirements are a tree', () => {
  let api: TestApi;
  let province: TestProvince;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  beforeEach(async () => {
    province = await TestProvince.create(api.database);
  });
  afterAll(() => api.stop());

  const open = async (startsOn = inYears(api.clock.now(), -1, '01-02')) => {
    const commune = await province.commune();
    const team = await province.team(commune);
    const member = await province.member(commune);
    await province.seat(member, team);
    const programme = await aProgramme(api.database, { requirements: tree });
    const officer = province.officer('department-officer');
    const opening = {
      programmeId: programme.id,
      title: programme.title,
      decisionNumber: '145/QĐ-SKHCN',
      decidedOn: '2025-01-02',
      release: 'manual',
      startsOn,
      dueOn: inYears(api.clock.now(), 1, '12-31'),
    };
    const { body: round } = await api.post('/api/rounds', opening, { as: officer });
    const job = api.app
      .get(JobRegistry)
      .jobs()
      .find((one) => one.options.name === 'learning.open-round-cycles');
    await job?.handler.handle({ roundId: round.id });
    return { commune, team, member, officer, programme, round, course: programme.course };
  };
  const homeOf = async (member: TestMember) =>
    (await api.get('/api/me/home', { as: province.memberActor(member) })).body;
  const pass = (member: TestMember, course: TestCourse, scorePercent: number): Promise<void> =>
    api.app.get(Transactions).run(() =>
      api.app.get(Events).publish(QuizPassed, {
        id: newId(),
        occurredAt: new Date().toISOString(),
        memberId: member.id,
        courseId: course.id,
        quizId: course.quizId,
        attemptId: newId(),
        courseHash: course.hash,
        scorePercent,
      }),
    );
  const readAll = async (member: TestMember, course: TestCourse): Promise<void> => {
    for (const { id } of course.lessons)
      await api.post(`/api/me/lessons/${id}/read`, undefined, { as: province.memberActor(member) });
  };

  it('shows the officer the tree before it is opened, and of the round that was', async () => {
    const { officer, programme, round } = await open();
    const templates = (await api.get('/api/round-templates', { as: officer })).body;
    const template = templates.find((one: { programmeId: string }) => one.programmeId === programme.id);
    const wanted = [
      { kind: 'order', need: 2, parts: [{ kind: 'course', lessons: 2 }, { kind: 'task' }] },
      { kind: 'any', need: 1, parts: [{ kind: 'quiz', scorePercent: 90 }, { minutes: 180 }] },
    ];
    expect(template).toMatchObject({ totalSteps: 5, missing: [], requirements: wanted });
    expect((await api.get(`/api/rounds/${round.id}`, { as: officer })).body).toMatchObject({
      totalSteps: 5,
      requirements: wanted,
    });
  });

  it('leads the member through it, keeps what is done early, and says why at every node', async () => {
    const { member, course } = await open();
    const first = await homeOf(member);
    expect(first.round.requirements[0]).toMatchObject({
      explanation: 'Làm lần lượt 2 phần. Chưa xong phần nào.',
      isNext: true,
      parts: [{ key: 'khoa' }, { key: 'thuc-hanh', isWaiting: true }],
    });
    expect(first.nextStep).toMatchObject({ kind: 'lesson', key: 'khoa' });

    await copyEvidence(api.database, [member], [{ kind: 'task-passed', subject: course.taskId }]);
    await readAll(member, course);
    await pass(member, course, 82);
    const later = await homeOf(member);
    expect(later.round).toMatchObject({
      doneSteps: 4,
      totalSteps: 5,
      requirements: [{ isMet: true }, { isMet: false }],
    });
    expect(later.round.requirements[1].parts).toMatchObject([
      { explanation: 'Điểm cao nhất là 82 %, cần từ 90 %. Làm lại bài kiểm tra.' },
      { explanation: 'Cần dự 3 giờ lớp.' },
    ]);
    expect(later.nextStep).toMatchObject({ kind: 'quiz', quizId: course.quizId, scorePercent: 90 });

    await pass(member, course, 95);
    expect((await homeOf(member)).round).toMatchObject({ doneSteps: 5, finishedAt: expect.any(String) });
  });

  it('is explained to the officer with the same words, and counted in the figures', async () => {
    const { commune, team, member, course, round } = await open();
    const officer = province.officer('commune-officer', commune);
    await copyEvidence(api.database, [member], [{ kind: 'task-passed', subject: course.taskId }]);
    await pass(member, course, 82);
    const progress = (await api.get(`/api/teams/${team.id}/progress`, { as: officer })).body;
    const { cycleId } = progress.members[0];
    expect(progress.members[0].requirements[1]).toMatchObject({
      need: 1,
      missing: [{ kind: 'quiz', scorePercent: 90 }],
      explanation: 'Chọn 1 trong 2 phần. Chưa xong phần nào.',
    });
    const explained = (await api.get(`/api/cycles/${cycleId}/explanation`, { as: officer })).body;
    const reasons = explained.evidence.map((one: { kind: string; notCounted: string | null }) => [
      one.kind,
      one.notCounted,
    ]);
    expect(reasons).toEqual([
      ['quiz-passed', null],
      ['task-passed', 'waits-turn'],
    ]);
    const person = (await api.get(`/api/cycles/${cycleId}/person`, { as: officer })).body;
    expect(person.person.missing).toBe(
      `bài 1–2 khóa ${course.id}; 1 trong 2 phần: đạt từ 90 % bài kiểm tra hoặc 3 giờ lớp`,
    );
    expect(await api.app.get(CompletionService).checkCompletions({ roundId: round.id })).toEqual([]);
  });

  it('asks again for a lesson of a part that was read before the round began, and takes it', async () => {
    const { member, course } = await open(vietnamDate(api.clock.now()));
    await copyEvidence(
      api.database,
      [member],
      course.lessons.map(({ id }) => ({ kind: 'lesson-read', subject: id })),
    );
    expect((await homeOf(member)).round.doneSteps).toBe(0);
    await readAll(member, course);
    expect((await homeOf(member)).round.doneSteps).toBe(course.lessons.length);
  });
});
