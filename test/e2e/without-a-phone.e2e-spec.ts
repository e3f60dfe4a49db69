import { type Actor, JobRegistry, newId } from '@lopso/platform';
import { aForm, aPhoto, TestCourse } from '../support/assessment';
import { TestClasses } from '../support/classes';
import { aProgramme } from '../support/learning';
import { pdfPages } from '../support/pdf-text';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { TestApi, type TestRequest, type TestResponse } from '../support/test-api';

const PLANNED = '2026-11-25T01:00:00Z';
const DURING = '2026-12-01T01:10:00Z';
const MORNING = { on: '2026-12-01', from: '08:00', to: '11:00' };
const WORDS = 'Tôi kể cho bà con nghe cách nhận ra cuộc gọi giả.';

describe('a member without a phone', () => {
  let api: TestApi;
  let province: TestProvince;
  let commune: TestUnit;
  let member: TestMember;
  let course: TestCourse;
  let department: Actor;
  let officer: Actor;
  let trainer: Actor;
  let roundId: string;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  const runJob = async (name: string, payload: object): Promise<void> => {
    const job = api.app
      .get(JobRegistry)
      .jobs()
      .find((one) => one.options.name === name);
    if (job === undefined) throw new Error(`no job ${name}`);
    await job.handler.handle(payload);
  };

  beforeEach(async () => {
    api.clock.stopAt(PLANNED);
    province = await TestProvince.create(api.database);
    commune = await province.commune('Xã Hàm Yên');
    member = await province.member(commune, 'Nguyễn Thị Thuỷ Ngẫu');
    await province.seat(member, await province.team(commune));
    course = await TestCourse.publish(api.database);
    department = province.officer('department-officer');
    officer = province.officer('commune-officer', commune);
    trainer = province.officer('trainer', commune);
    const programme = await aProgramme(api.database, { course: course.id, task: course.taskId });
    const opened = await api.post(
      '/api/rounds',
      {
        programmeId: programme.id,
        title: programme.title,
        decisionNumber: '145/QĐ-SKHCN',
        decidedOn: '2026-11-20',
        release: 'automatic',
        startsOn: '2026-11-25',
        dueOn: '2026-12-31',
      },
      { as: department },
    );
    roundId = opened.body.id;
    await runJob('learning.open-round-cycles', { roundId });
  });
  afterEach(() => api.clock.release());

  const readOnPaper = (as: Actor): Promise<TestResponse> =>
    api.post(`/api/members/${member.id}/paper-readings`, { courseId: course.id }, { as });

  const passOnPaper = async (): Promise<TestResponse> => {
    const url = `/api/members/${member.id}/paper-attempts`;
    const sheet = (await api.post(url, { quizId: course.quizId }, { as: officer })).body;
    const answers = sheet.questions.map(({ id }: { id: string }) => ({
      questionId: id,
      response: course.rightResponse(id),
    }));
    return api.put(`/api/paper-attempts/${sheet.id}/answers`, { answers }, { as: officer });
  };

  const aHandIn = async (as: Actor, clientKey = newId()): Promise<TestRequest> => ({
    as,
    ...aForm({ clientKey, words: WORDS }, [{ bytes: await aPhoto() }]),
  });
  const taskUrl = (): string => `/api/members/${member.id}/tasks/${course.taskId}`;

  const passTask = async (): Promise<TestResponse> => {
    await api.post(`${taskUrl()}/submissions`, undefined, await aHandIn(officer));
    const [{ submission }] = (await api.get('/api/grading-queue', { as: trainer })).body.items;
    const criteria = submission.rubric.map(({ id }: { id: string }) => ({ criterionId: id, isMet: true }));
    return api.post(`/api/submissions/${submission.id}/grade`, { criteria, comment: '' }, { as: trainer });
  };

  const attend = async (): Promise<void> => {
    const classes = new TestClasses(api.app);
    const venueId = await classes.venue(trainer, commune);
    const made = await classes.aClass({ province, commune, trainer, venueId }, { hours: MORNING });
    await classes.book(trainer, made.id, [member]);
    api.clock.stopAt(DURING);
    const session = `/api/class-sessions/${made.sessionId}`;
    await api.post(`${session}/opening`, undefined, { as: trainer });
    const mark = { memberId: member.id, clientKey: newId(), mark: 'present', source: 'paper' };
    expect((await api.post(`${session}/attendance`, mark, { as: trainer })).status).toBe(200);
    expect((await api.post(`${session}/closing`, undefined, { as: trainer })).body).toMatchObject({ presentCount: 1 });
  };

  const cycle = async (): Promise<{ id: string; explained: TestResponse['body'] }> => {
    const row = await api.database.queryOne<{ id: string }>('select id from learning.cycle where member_id = $1', [
      member.id,
    ]);
    const id = row?.id ?? '';
    return { id, explained: (await api.get(`/api/cycles/${id}/explanation`, { as: officer })).body };
  };

  it('finishes by printed lessons, a paper quiz, a photographed task and the roll, and holds a printed certificate', async () => {
    expect((await api.get(`/api/members/${member.id}/paper-readings`, { as: officer })).body).toContainEqual({
      courseId: course.id,
      title: `Khóa ${course.id}`,
      lessons: 3,
      lessonsRead: 0,
      taskId: course.taskId,
    });
    expect((await readOnPaper(officer)).status).toBe(204);
    expect((await passOnPaper()).body).toMatchObject({ isPassed: true });
    expect((await passTask()).body).toMatchObject({ state: 'passed' });
    expect((await cycle()).explained.finishedAt).toBeNull();
    await attend();

    const { id: cycleId, explained } = await cycle();
    expect(explained).toMatchObject({ doneSteps: 11, totalSteps: 11, finishedAt: DURING.replace('Z', '.000Z') });
    await runJob('credentials.issue-certificate', { cycleId });
    const issued = await api.database.queryOne<{ id: string; code: string }>(
      'select id, code from credentials.certificate where cycle_id = $1',
      [cycleId],
    );
    const paper = await api.get(`/api/certificates/${issued?.id}/paper`, { as: officer });
    expect(paper.headers['content-type']).toBe('application/pdf');
    expect((await pdfPages(paper.raw)).join(' ')).toContain('Nguyễn Thị Thuỷ Ngẫu');
    expect((await api.get(`/api/certificates/check/${issued?.code}`)).body).toMatchObject({ state: 'valid' });
  });

  it('has no account at all on this way', async () => {
    await readOnPaper(officer);
    await passOnPaper();
    await passTask();
    expect(await api.database.query('select 1 from identity.account where member_id = $1', [member.id])).toEqual([]);
  });

  it('has lessons recorded once, with who vouched for them', async () => {
    await readOnPaper(officer);
    await Promise.all([readOnPaper(officer), readOnPaper(officer)]);
    const rows = await api.database.query(
      "select 1 from learning.evidence where member_id = $1 and kind = 'lesson-read'",
      [member.id],
    );
    expect(rows).toHaveLength(3);
    const entries = await api.database.query<{ account: string; details: object }>(
      `select account_id as account, (select v.content::jsonb from platform.audit_value v where v.entry_id = e.id) as details from platform.audit_entry e
       where action = 'learning.paper-reading-recorded' and subject_id = $1`,
      [member.id],
    );
    expect(entries).toEqual([{ account: officer.accountId, details: { courseId: course.id, lessons: 3 } }]);
  });

  it('has a task handed in once, however often the form is sent', async () => {
    const clientKey = newId();
    const form = await aHandIn(officer, clientKey);
    const first = await api.post(`${taskUrl()}/submissions`, undefined, form);
    expect(first.status).toBe(201);
    expect((await api.post(`${taskUrl()}/submissions`, undefined, form)).body).toEqual(first.body);
    expect((await api.get(taskUrl(), { as: officer })).body.submissions).toHaveLength(1);
    const entries = await api.database.query<{ account: string }>(
      `select account_id as account from platform.audit_entry where action = 'assessment.handed-in-for-member' and subject_id = $1`,
      [first.body.submissionId],
    );
    expect(entries).toEqual([{ account: officer.accountId }]);
  });

  it('is unknown to another commune, and nobody but the commune vouches', async () => {
    const stranger = province.officer('commune-officer', await province.commune());
    expect((await api.get(`/api/members/${member.id}/paper-readings`, { as: stranger })).status).toBe(404);
    expect((await readOnPaper(stranger)).status).toBe(404);
    expect((await api.get(taskUrl(), { as: stranger })).status).toBe(404);
    expect((await api.post(`${taskUrl()}/submissions`, undefined, await aHandIn(stranger))).status).toBe(404);
    expect((await readOnPaper(trainer)).status).toBe(403);
    expect((await readOnPaper(province.memberActor(member))).status).toBe(403);
  });

  it('meets a sentence for an unknown course, an unknown field and no course', async () => {
    const url = `/api/members/${member.id}/paper-readings`;
    expect((await api.post(url, { courseId: 'C99' }, { as: officer })).status).toBe(404);
    expect((await api.post(url, { courseId: course.id, all: true }, { as: officer })).status).toBe(400);
    expect((await api.post(url, {}, { as: officer })).body.errors).toMatchObject([{ pointer: '#/courseId' }]);
  });
});
