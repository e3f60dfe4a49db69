import { type Actor, newId } from '@lopso/platform';
import { aForm, aPhoto, TestCourse } from '../support/assessment';
import { TestClasses } from '../support/classes';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

const PLANNED = '2026-11-25T01:00:00Z';
const DURING = '2026-12-01T01:10:00Z';

describe('somebody with an office who is a member too', () => {
  let api: TestApi;
  let province: TestProvince;
  let commune: TestUnit;
  let herself: TestMember;
  let neighbour: TestMember;
  let course: TestCourse;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt(PLANNED);
    province = await TestProvince.create(api.database);
    commune = await province.commune();
    const team = await province.team(commune);
    herself = await province.member(commune);
    neighbour = await province.member(commune);
    await province.seat(herself, team);
    await province.seat(neighbour, team);
    course = await TestCourse.publish(api.database);
  });
  afterEach(() => api.clock.release());

  const withSeat = (role: 'commune-officer' | 'trainer'): Actor => ({
    ...province.officer(role, commune),
    memberId: herself.id,
  });
  const draw = (as: Actor, of: TestMember): Promise<TestResponse> =>
    api.post(`/api/members/${of.id}/paper-attempts`, { quizId: course.quizId }, { as });
  const typeIn = (as: Actor, sheet: TestResponse['body']): Promise<TestResponse> =>
    api.put(
      `/api/paper-attempts/${sheet.id}/answers`,
      {
        answers: (sheet.questions as { id: string }[]).map(({ id }) => ({
          questionId: id,
          response: course.rightResponse(id),
        })),
      },
      { as },
    );
  const handIn = async (as: Actor, of: TestMember): Promise<TestResponse> =>
    api.post(`/api/members/${of.id}/tasks/${course.taskId}/submissions`, undefined, {
      as,
      ...aForm({ clientKey: newId(), words: 'Tôi kể cho bà con nghe về cuộc gọi giả.' }, [{ bytes: await aPhoto() }]),
    });
  const vouch = (as: Actor, of: TestMember): Promise<TestResponse> =>
    api.post(`/api/members/${of.id}/paper-readings`, { courseId: course.id }, { as });

  it('writes nothing down for herself as an officer, and everything for others', async () => {
    const officer = withSeat('commune-officer');
    const colleague = province.officer('commune-officer', commune);

    expect((await vouch(officer, herself)).body).toMatchObject({ status: 422, code: 'learning.own-reading' });
    expect((await vouch(officer, neighbour)).status).toBe(204);
    expect((await draw(officer, herself)).body).toMatchObject({ status: 422, code: 'assessment.own-paper' });
    expect((await draw(officer, neighbour)).status).toBe(201);
    expect((await handIn(officer, herself)).body).toMatchObject({ status: 422, code: 'assessment.own-paper' });
    expect((await handIn(officer, neighbour)).status).toBe(201);

    const sheet = (await draw(colleague, herself)).body;
    const refused = await typeIn(officer, sheet);
    expect(refused.body).toMatchObject({ status: 422, code: 'assessment.own-paper' });
    expect(refused.body.detail).toContain('cán bộ khác của xã');
    expect((await typeIn(colleague, sheet)).body).toMatchObject({ isPassed: true });
  });

  it('is told of an own paper only where she may write papers at all', async () => {
    const elsewhere = { ...province.officer('commune-officer', await province.commune()), memberId: herself.id };
    expect((await draw(elsewhere, herself)).status).toBe(404);
    expect((await vouch(elsewhere, herself)).status).toBe(404);
  });

  it('gives herself no hours in a class she runs, by whichever way', async () => {
    const trainer = withSeat('trainer');
    const classes = new TestClasses(api.app);
    const venueId = await classes.venue(trainer, commune);
    const hours = { on: '2026-12-01', from: '08:00', to: '11:00' };
    const made = await classes.aClass({ province, commune, trainer, venueId }, { hours });
    await classes.book(trainer, made.id, [herself, neighbour]);
    api.clock.stopAt(DURING);
    const session = `/api/class-sessions/${made.sessionId}`;
    await api.post(`${session}/opening`, undefined, { as: trainer });
    const code = (await api.get(`${session}/scan-code`, { as: trainer })).body;
    const mark = (memberId: string): object => ({ memberId, clientKey: newId(), mark: 'present' });
    const tries: readonly [string, object][] = [
      [`${session}/attendance`, { ...mark(herself.id), source: 'roll' }],
      [`${session}/walk-ins`, { memberId: herself.id, clientKey: newId() }],
      [`/api/me${session.slice(4)}/attendance`, { token: String(code.path).split('#')[1], clientKey: newId() }],
      ['/api/me/attendance', { number: String(code.number), clientKey: newId() }],
    ];
    for (const [url, body] of tries) {
      const answer = await api.post(url, body, { as: trainer });
      expect([url, answer.body.code, answer.status]).toEqual([url, 'classes.own-attendance', 422]);
    }
    expect(
      (await api.post(`${session}/attendance`, { ...mark(neighbour.id), source: 'roll' }, { as: trainer })).status,
    ).toBe(200);
    expect((await api.post(`${session}/closing`, undefined, { as: trainer })).body).toMatchObject({ presentCount: 1 });
    const corrected = await api.post(`${session}/corrections`, mark(herself.id), { as: trainer });
    expect(corrected.body.code).toBe('classes.own-attendance');
  });
});
