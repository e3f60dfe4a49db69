import { CompletionService } from '@lopso/learning';
import { type Actor, newId } from '@lopso/platform';
import { TestCourse } from '../support/assessment';
import { anOpenRound, openCycles } from '../support/learning';
import { statementsOf } from '../support/matrix/statements';
import { named } from '../support/named-officer';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

const GIFT = { number: 2, reason: 'Mất mạng hai lần khi đang làm.' };

describe('further attempts at a quiz', () => {
  let api: TestApi;
  let province: TestProvince;
  let commune: TestUnit;
  let member: TestMember;
  let own: Actor;
  let officer: Actor;
  let course: TestCourse;
  let round: { id: string };
  let cycleId: string;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  beforeEach(async () => {
    api.clock.stopAt('2026-12-01T02:00:00Z');
    province = await TestProvince.create(api.database);
    commune = await province.commune('Xã Hàm Yên');
    member = await province.member(commune, 'Vàng Thị Đào');
    await province.seat(member, await province.team(commune), '2025-07-01');
    own = province.memberActor(member);
    officer = province.officer('commune-officer', commune);
    course = await TestCourse.publish(api.database, { maxAttempts: 1 });
    round = await aRound();
    cycleId = await aCycle(round);
  });
  afterEach(() => api.clock.release());
  afterAll(() => api.stop());

  /** A round that asks for the quiz, a practical task and hours. */
  const aRound = () => {
    const { id, hash, quizId, taskId } = course;
    return anOpenRound(api.database, province, { course: { id, hash, quizId, taskId, lessons: [] } });
  };
  const aCycle = async ({ id: roundId }: { id: string }, countsFrom?: string): Promise<string> => {
    const [id = ''] = await openCycles(api.database, { id: roundId }, [member]);
    if (countsFrom !== undefined)
      await api.database.execute('update learning.cycle set counts_from = $2 where id = $1', [id, countsFrom]);
    await api.app.get(CompletionService).recomputeCompletions({ roundId });
    return id;
  };
  const start = () => api.post(`/api/quizzes/${course.quizId}/attempts`, {}, { as: own });
  const fail = async (): Promise<void> => {
    const { body } = await start();
    expect((await api.post(`/api/attempts/${body.id}/submission`, {}, { as: own })).status).toBe(200);
  };
  /** Hands in an attempt with so many of its four questions right. */
  const answer = async (right: number): Promise<void> => {
    const { id, questions } = (await start()).body;
    for (const [sequence, { id: questionId }] of questions.slice(0, right).entries()) {
      const response = course.rightResponse(questionId);
      const one = { questionId, deviceId: newId(), sequence: sequence + 1, response };
      expect((await api.put(`/api/attempts/${id}/answers`, one, { as: own })).status).toBe(200);
    }
    expect((await api.post(`/api/attempts/${id}/submission`, {}, { as: own })).status).toBe(200);
  };
  /** Makes a round ask for the quiz alone, with so many points of a hundred. */
  const asksForPoints = async ({ id: roundId }: { id: string }, scorePercent: number): Promise<void> => {
    const spec = { quizId: course.quizId, scorePercent, motif: 'bac-thang' };
    await api.database.execute(
      `update learning.requirement set kind = 'quiz', spec = $2 where round_id = $1 and key = 'khoa'`,
      [roundId, spec],
    );
    await api.app.get(CompletionService).recomputeCompletions({ roundId });
  };
  const give = (body: object = GIFT, as = officer, to = cycleId): Promise<TestResponse> =>
    api.post(`/api/cycles/${to}/attempt-grants`, { clientKey: newId(), quizId: course.quizId, ...body }, { as });
  const takeBack = (grantId: string, as = officer): Promise<TestResponse> =>
    api.delete(`/api/cycles/${cycleId}/attempt-grants/${grantId}`, { as });
  const explained = async (query = '', of = cycleId) =>
    (await api.get(`/api/cycles/${of}/explanation${query}`, { as: officer })).body.attempts;
  const quiz = async () => (await api.get(`/api/quizzes/${course.quizId}`, { as: own })).body;
  const way = async () =>
    (await api.get(`/api/rounds/${round.id}/communes/${commune.id}/chase`, { as: officer })).body.people[0].way;
  const nextStep = async () => (await api.get('/api/me/home', { as: own })).body.nextStep.kind;
  const trail = (grantId: string) =>
    api.database.query<{ action: string; who: string }>(
      `select action, account_id as who from platform.audit_entry where subject_id = $1 and subject_type = 'attempt-grant' order by seq`,
      [grantId],
    );

  it('are what the way and the first page tell of once none is left, and no more once they are given', async () => {
    expect([await way(), await nextStep()]).toEqual([expect.not.stringContaining('hết lượt'), 'quiz']);
    await fail();
    expect(await way()).toContain('đã hết lượt làm bài, xã hoặc Sở có thể cho thêm lượt');
    expect(await nextStep()).toBe('task');
    const { quizId } = course;
    expect(await explained()).toMatchObject([{ quizId, used: 1, allowed: 1, isUsedUp: true, given: [] }]);
    expect((await start()).body).toMatchObject({ code: 'assessment.no-attempts-left' });
    const given = await give();
    expect(given.status).toBe(201);
    const { grantId } = given.body;
    expect(await explained()).toMatchObject([
      { used: 1, allowed: 3, isUsedUp: false, given: [{ grantId, ...GIFT, isUnused: true }] },
    ]);
    expect(await explained('?on=2026-11-20')).toEqual([]);
    expect([await way(), await nextStep()]).toEqual([expect.not.stringContaining('hết lượt'), 'quiz']);
    expect(await quiz()).toMatchObject({ maxAttempts: 3, attemptsLeft: 2, granted: [GIFT] });
    expect(await trail(grantId)).toEqual([{ action: 'learning.attempts-given', who: officer.accountId }]);
    await fail();
    await fail();
    expect((await start()).body).toMatchObject({ code: 'assessment.no-attempts-left', params: { maxAttempts: 3 } });
  });

  it('are given by the commune and the department, each within her units, and by nobody else', async () => {
    await fail();
    expect((await give(GIFT, province.officer('trainer', commune))).status).toBe(403);
    expect((await give(GIFT, own)).status).toBe(403);
    const sibling = await province.commune('Xã Thái Sơn');
    expect((await give(GIFT, province.officer('commune-officer', sibling))).status).toBe(404);
    const other = await TestProvince.create(api.database);
    expect((await give(GIFT, other.officer('department-officer'))).status).toBe(404);
    expect((await give(GIFT, officer, newId())).status).toBe(404);
    expect((await give(GIFT, province.officer('department-officer'))).status).toBe(201);
  });

  it('are given by nobody to herself, with whatever account', async () => {
    await fail();
    expect((await give(GIFT, { ...officer, memberId: member.id })).body.code).toBe('learning.own-attempts');
    const phone = '+84992345615';
    await api.database.execute('update org.member set phone = $2 where id = $1', [member.id, phone]);
    const double = await named(api.database, officer, 'Cán bộ xã', { phone });
    expect((await give(GIFT, double)).body.code).toBe('learning.own-attempts');
    const { grantId } = (await give(GIFT, province.officer('department-officer'))).body;
    expect((await takeBack(grantId, double)).body.code).toBe('learning.own-attempts');
  });

  it('are shown and given in each of her rounds that misses the quiz, and count for all of them', async () => {
    await fail();
    expect(await explained()).toMatchObject([{ used: 1, isUsedUp: true }]);
    api.clock.stopAt('2026-12-02T02:00:00Z');
    const later = await aCycle(await aRound(), '2026-12-02T01:00:00Z');
    await fail();
    expect(await way()).toContain('đã hết lượt làm bài, xã hoặc Sở có thể cho thêm lượt');
    for (const cycle of [cycleId, later])
      expect(await explained('', cycle)).toMatchObject([{ used: 1, allowed: 1, isUsedUp: true }]);
    const { status, body } = await give();
    expect(status).toBe(201);
    for (const cycle of [cycleId, later])
      expect(await explained('', cycle)).toMatchObject([{ allowed: 3, isUsedUp: false, given: [body] }]);
    expect(await way()).not.toContain('hết lượt');
  });

  it('are given where an older round asks for more points than the newer one, whose quiz she has passed', async () => {
    await asksForPoints(round, 90);
    api.clock.stopAt('2026-12-02T02:00:00Z');
    const later = await aCycle(await aRound(), '2026-12-02T01:00:00Z');
    await answer(3);
    await api.app.get(CompletionService).recomputeCompletions({ roundId: round.id });
    expect(await way()).toContain('đã hết lượt làm bài, xã hoặc Sở có thể cho thêm lượt');
    for (const cycle of [cycleId, later])
      expect(await explained('', cycle)).toMatchObject([{ used: 1, allowed: 1, isUsedUp: true }]);
    expect((await give()).status).toBe(201);
    await answer(4);
    expect(await explained()).toEqual([]);
    expect(await explained('', later)).toMatchObject([{ used: 2, allowed: 3, isUsedUp: false }]);
  });

  it('are not given in a passage that is not begun, nor in an older one whose round is closed', async () => {
    await fail();
    api.clock.stopAt('2026-12-02T02:00:00Z');
    const later = await aCycle(await aRound(), '2026-12-02T01:00:00Z');
    const ahead = await aCycle(await aRound(), '2026-12-20T00:00:00Z');
    await fail();
    expect(await explained('', ahead)).toEqual([]);
    expect((await give(GIFT, officer, ahead)).status).toBe(400);
    await api.database.execute(`update learning.round set state = 'closed', ended_on = $2 where id = $1`, [
      ...[round.id, api.clock.today()],
    ]);
    expect(await explained()).toEqual([]);
    expect((await give()).status).toBe(400);
    expect((await give(GIFT, officer, later)).status).toBe(201);
  });

  it('are one to five at a quiz of the round, with a reason, and only where none is left', async () => {
    expect((await give()).body).toMatchObject({ status: 409, code: 'assessment.attempts-are-left' });
    await fail();
    for (const wrong of [{ number: 0 }, { number: 6 }, { number: 1.5 }, { reason: ' ' }, { quizId: 'C99999-QUIZ' }])
      expect((await give({ ...GIFT, ...wrong })).status).toBe(400);
    const both = await Promise.all([give(), give()]);
    expect(new Set(both.map(({ body }) => body.grantId)).size).toBe(1);
    expect(await trail(both[0]?.body.grantId)).toHaveLength(1);
    expect((await give({ ...GIFT, number: 3 })).body.code).toBe('assessment.attempts-are-left');
    expect(await quiz()).toMatchObject({ attemptsLeft: 2 });
  });

  it('are given once by a form that comes again after they were used or taken back, and its key names nothing else', async () => {
    await fail();
    const form = { ...GIFT, number: 1, clientKey: newId() };
    const { grantId } = (await give(form)).body;
    expect(grantId).toBe(form.clientKey);
    await fail();
    const late = await give(form);
    expect([late.status, late.body]).toEqual([201, { grantId }]);
    expect(await explained()).toMatchObject([{ used: 2, allowed: 2, isUsedUp: true }]);
    expect((await give({ ...form, number: 2 })).body.code).toBe('platform.idempotency-conflict');
    const next = { ...form, clientKey: newId() };
    expect((await give(next)).body.grantId).toBe(next.clientKey);
    expect((await takeBack(next.clientKey)).status).toBe(204);
    expect((await give(next)).status).toBe(201);
    expect(await explained()).toMatchObject([{ used: 2, allowed: 2 }]);
    expect((await trail(grantId)).concat(await trail(next.clientKey))).toHaveLength(3);
  });

  it('are not what was given in an earlier window, where the same is said while attempts are left', async () => {
    await fail();
    expect((await give()).status).toBe(201);
    await aCycle(await aRound(), '2026-12-10T00:00:00Z');
    await course.republish({ maxAttempts: 2 });
    api.clock.stopAt('2026-12-11T02:00:00Z');
    await fail();
    expect(await quiz()).toMatchObject({ attemptsLeft: 1 });
    expect((await give()).body.code).toBe('assessment.attempts-are-left');
  });

  it('are read with the windows of the member once, however many quizzes a round has', async () => {
    await fail();
    const windows = async () =>
      (await statementsOf(() => explained())).statements.filter((sql) => sql.includes('as "roundSince"')).length;
    const before = await windows();
    for (const key of ['hai', 'ba']) {
      const { quizId, id } = await TestCourse.publish(api.database, { maxAttempts: 1 });
      await api.database.execute(
        `insert into learning.requirement (id, round_id, key, position, label, kind, spec) values ($1, $2, $3, 9, $3, 'quiz', $4)`,
        [newId(), round.id, key, { quizId, course: id, scorePercent: 75 }],
      );
    }
    expect(await windows()).toBe(before);
  });

  it('are taken back while unused, said again without effect, and not once one was begun', async () => {
    await fail();
    const { grantId } = (await give()).body;
    const sibling = await province.commune('Xã Thái Sơn');
    expect((await takeBack(grantId, province.officer('commune-officer', sibling))).status).toBe(404);
    expect((await takeBack(newId())).status).toBe(404);
    expect([(await takeBack(grantId)).status, (await takeBack(grantId)).status]).toEqual([204, 204]);
    expect((await trail(grantId)).map(({ action }) => action)).toEqual([
      ...['learning.attempts-given', 'learning.attempts-taken-back'],
    ]);
    expect((await start()).body.code).toBe('assessment.no-attempts-left');
    const again = (await give()).body.grantId;
    expect((await start()).status).toBe(201);
    expect((await takeBack(again)).body).toMatchObject({ status: 409, code: 'assessment.attempts-are-used' });
  });

  it('end with the round they were given in: the next one begins with the quiz’s own number', async () => {
    await fail();
    const { grantId } = (await give()).body;
    await aCycle(await aRound(), '2026-12-10T00:00:00Z');
    expect(await quiz()).toMatchObject({ maxAttempts: 3, attemptsLeft: 2 });
    api.clock.stopAt('2026-12-11T02:00:00Z');
    expect(await quiz()).toMatchObject({ maxAttempts: 1, attemptsLeft: 1, granted: [] });
    expect((await takeBack(grantId)).body.code).toBe('assessment.attempts-are-used');
    await fail();
    expect((await start()).body.params).toEqual({ maxAttempts: 1 });
  });
});
