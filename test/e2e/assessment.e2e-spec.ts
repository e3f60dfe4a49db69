import { MemberHomeService } from '@lopso/org';
import { type Actor, newId, PersonalData, Transactions } from '@lopso/platform';
import { PhotoService } from '../../libs/assessment/src/submissions/photo.service';
import { aForm, aPhoto, TestCourse } from '../support/assessment';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

describe('taking a quiz', () => {
  let api: TestApi;
  let province: TestProvince;
  let commune: TestUnit;
  let member: TestMember;
  let as: Actor;
  let course: TestCourse;
  const deviceId = newId();

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.release();
    province = await TestProvince.create(api.database);
    commune = await province.commune();
    member = await province.member(await province.village(commune));
    as = province.memberActor(member);
    course = await TestCourse.publish(api.database);
  });

  const start = async (): Promise<TestResponse['body']> =>
    (await api.post(`/api/quizzes/${course.quizId}/attempts`, {}, { as })).body;
  const save = (attempt: { id: string }, body: object, who = as) =>
    api.put(`/api/attempts/${attempt.id}/answers`, body, { as: who });
  const answer = (questionId: string, sequence: number, response: object, device = deviceId) => ({
    questionId,
    sequence,
    response,
    deviceId: device,
  });
  const codeOf = (response: TestResponse) => [response.status, response.body.code];

  it('goes from the introduction over a lost connection and another phone to the result', async () => {
    const intro = await api.get(`/api/quizzes/${course.quizId}`, { as });
    expect(intro.body).toMatchObject({
      count: 4,
      rightAnswersNeeded: 3,
      attemptsLeft: 5,
      openAttemptId: null,
      attempts: [],
    });
    const attempt = await start();
    expect(JSON.stringify(attempt)).not.toMatch(/isRight|correct|feedback|explanation/);
    const [first, second, third, fourth] = attempt.questions.map(({ id }: { id: string }) => id);
    const receipt = await save(attempt, answer(first, 1, course.rightResponse(first)));
    expect(receipt.status).toBe(200);
    expect(receipt.body).toMatchObject({ questionId: first, sequence: 1, elsewhereAt: null });
    expect((await save(attempt, answer(first, 1, course.rightResponse(first)))).body).toEqual(receipt.body);
    const resumed = await api.get(`/api/attempts/${attempt.id}`, { as });
    expect(resumed.body.answers).toMatchObject([{ questionId: first, savedAt: receipt.body.savedAt, deviceId }]);
    const otherPhone = newId();
    for (const [index, id] of [second, third, fourth].entries())
      await save(attempt, answer(id, index + 1, course.rightResponse(id), otherPhone));
    const result = await api.post(`/api/attempts/${attempt.id}/submission`, {}, { as });
    expect(result.status).toBe(200);
    expect(result.body).toMatchObject({
      points: 4,
      maxPoints: 4,
      isPassed: true,
      rightAnswers: 4,
      attemptsLeft: 4,
      task: { id: course.taskId },
    });
    expect((await api.post(`/api/attempts/${attempt.id}/submission`, {}, { as })).body).toEqual(result.body);
    expect((await api.get(`/api/attempts/${attempt.id}/result`, { as })).body).toEqual(result.body);
  });

  it('becomes evidence in the same transaction', async () => {
    const attempt = await start();
    for (const [index, { id }] of attempt.questions.entries())
      await save(attempt, answer(id, index, course.rightResponse(id)));
    await api.post(`/api/attempts/${attempt.id}/submission`, {}, { as });
    const rows = await api.database.query(
      "select source_id from learning.evidence where member_id = $1 and kind = 'quiz-passed'",
      [member.id],
    );
    expect(rows).toEqual([{ source_id: attempt.id }]);
  });

  it('answers a double click with one attempt', async () => {
    const both = await Promise.all([start(), start(), start()]);
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
  });

  it('says in Vietnamese what is wrong with an answer, and keeps the rest', async () => {
    const attempt = await start();
    const question = attempt.questions.find(({ type }: { type: string }) => type === 'single').id;
    expect((await save(attempt, answer(question, 1, { choice: 'c1' }))).status).toBe(200);
    expect(codeOf(await save(attempt, answer(question, 1, { choice: 'c2' })))).toEqual([
      409,
      'platform.idempotency-conflict',
    ]);
    expect(codeOf(await save(attempt, answer(question, 2, { choice: 'c9' })))).toEqual([
      422,
      'assessment.answer-does-not-fit',
    ]);
    expect(codeOf(await save(attempt, answer('q-khac', 3, { choice: 'c1' })))).toEqual([
      422,
      'assessment.answer-does-not-fit',
    ]);
    const odd = [
      {},
      { ...answer(question, 4, {}), more: 1 },
      { ...answer(question, -1, {}) },
      { ...answer(question, 1.5, {}) },
      { ...answer(question, 5, { choice: 'c1' }), deviceId: 'may-toi' },
      { ...answer(question, 6, { choice: 'c1' }), response: 'c1' },
    ];
    for (const body of odd) expect(codeOf(await save(attempt, body))).toEqual([400, 'platform.invalid-input']);
    const kept = (await api.get(`/api/attempts/${attempt.id}`, { as })).body.answers;
    expect(kept).toMatchObject([{ response: { choice: 'c1' } }]);
  });

  it('refuses a save after submitting and after the time, each with a sentence', async () => {
    api.clock.stopAt('2026-11-25T12:00:00Z');
    const attempt = await start();
    const question = attempt.questions.find(({ type }: { type: string }) => type === 'single').id;
    api.clock.stopAt('2026-11-25T12:05:00Z');
    await api.post(`/api/attempts/${attempt.id}/submission`, {}, { as });
    const late = await save(attempt, answer(question, 1, { choice: 'c1' }));
    expect(codeOf(late)).toEqual([409, 'assessment.attempt-submitted']);
    expect(late.body.detail).toContain('không được tính');
    const second = await start();
    const again = second.questions.find(({ type }: { type: string }) => type === 'single').id;
    api.clock.stopAt('2026-11-25T12:36:00Z');
    expect(codeOf(await save(second, answer(again, 2, { choice: 'c1' })))).toEqual([422, 'assessment.time-is-up']);
    expect((await api.post(`/api/attempts/${second.id}/submission`, {}, { as })).body.submittedHow).toBe('time-up');
  });

  it('answers 404 for attempts, quizzes and ids that are not the member’s', async () => {
    const attempt = await start();
    const stranger = province.memberActor(await province.member(commune));
    const hidden = [
      await api.get(`/api/attempts/${attempt.id}`, { as: stranger }),
      await api.get(`/api/attempts/${attempt.id}/result`, { as: stranger }),
      await api.post(`/api/attempts/${attempt.id}/submission`, {}, { as: stranger }),
      await save(attempt, answer(attempt.questions[0].id, 1, { choice: 'c1' }), stranger),
      await api.get(`/api/attempts/${newId()}`, { as }),
      await api.get('/api/attempts/khong-phai-ma', { as }),
      await api.get('/api/quizzes/C99-QUIZ', { as }),
      await api.get(`/api/quizzes/${encodeURIComponent("C05-QUIZ'; drop table x")}`, { as }),
    ];
    expect(hidden.map(({ status }) => status)).toEqual(hidden.map(() => 404));
  });

  it('lets only members take quizzes', async () => {
    const attempt = await start();
    expect((await api.get(`/api/quizzes/${course.quizId}`)).status).toBe(401);
    for (const officer of [province.officer('trainer'), province.officer('commune-officer', commune)]) {
      expect((await api.get(`/api/attempts/${attempt.id}`, { as: officer })).status).toBe(403);
    }
  });

  it('is done on paper by the commune’s officer', async () => {
    const officer = province.officer('commune-officer', commune);
    const desk = await api.get(`/api/members/${member.id}/paper-attempts`, { as: officer });
    expect(desk.body).toMatchObject({ memberId: member.id, fullName: member.fullName });
    const sheet = await api.post(
      `/api/members/${member.id}/paper-attempts`,
      { quizId: course.quizId },
      { as: officer },
    );
    expect(sheet.status).toBe(201);
    expect(JSON.stringify(sheet.body)).not.toMatch(/isRight|correct|feedback|explanation/);
    const answers = sheet.body.questions.map(({ id }: { id: string }) => ({
      questionId: id,
      response: course.rightResponse(id),
    }));
    const url = `/api/paper-attempts/${sheet.body.id}`;
    expect((await api.put(`${url}/answers`, { answers: [{ questionId: 'q' }] }, { as: officer })).status).toBe(400);
    const result = await api.put(`${url}/answers`, { answers }, { as: officer });
    expect(result.body).toMatchObject({ isPassed: true, submittedHow: 'paper', memberId: member.id });
    expect((await api.get(`${url}/result`, { as: officer })).body).toEqual(result.body);
    expect(codeOf(await api.put(`${url}/answers`, { answers: [] }, { as: officer }))).toEqual([
      409,
      'assessment.paper-entered',
    ]);
    expect(codeOf(await api.delete(url, { as: officer }))).toEqual([409, 'assessment.paper-entered']);
    const stranger = province.officer('commune-officer', await province.commune());
    expect((await api.get(url, { as: stranger })).status).toBe(404);
    expect(
      (await api.post(`/api/members/${member.id}/paper-attempts`, { quizId: course.quizId }, { as: stranger })).status,
    ).toBe(404);
    expect((await api.get(url, { as })).status).toBe(403);
  });
});

describe('a practical task', () => {
  let api: TestApi;
  let province: TestProvince;
  let commune: TestUnit;
  let as: Actor;
  let trainer: Actor;
  let course: TestCourse;
  const words = 'Tôi đã kể cho hai nhà trong thôn nghe.';

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    province = await TestProvince.create(api.database);
    commune = await province.commune();
    as = province.memberActor(await province.member(commune));
    trainer = province.officer('trainer');
    course = await TestCourse.publish(api.database);
  });

  const handIn = async (
    fields: Record<string, string> = {},
    files?: { bytes: Buffer; name?: string; type?: string }[],
  ) =>
    api.post(`/api/tasks/${course.taskId}/submissions`, undefined, {
      as,
      ...aForm({ clientKey: newId(), words, ...fields }, files ?? [{ bytes: await aPhoto() }]),
    });

  it('is handed in with a photo, returned with a comment, handed in again and passed', async () => {
    expect((await api.get(`/api/tasks/${course.taskId}`, { as })).body).toMatchObject({
      minPhotos: 1,
      maxPhotos: 3,
      submissions: [],
    });
    const first = await handIn();
    expect(first.status).toBe(201);
    const queue = await api.get('/api/grading-queue?limit=5', { as: trainer });
    expect(queue.body).toMatchObject({
      waiting: 1,
      nextCursor: null,
      items: [{ submission: { id: first.body.submissionId, number: 1 }, previousComment: null }],
    });
    const rubric: { id: string }[] = queue.body.items[0].submission.rubric;
    const grade = (submissionId: string, isMet: boolean, comment: string) =>
      api.post(
        `/api/submissions/${submissionId}/grade`,
        { comment, criteria: rubric.map(({ id }) => ({ criterionId: id, isMet })) },
        { as: trainer },
      );
    expect((await grade(first.body.submissionId, false, '')).body.code).toBe('assessment.comment-missing');
    expect((await grade(first.body.submissionId, false, 'Chụp lại cho rõ.')).body).toMatchObject({ state: 'returned' });
    expect((await grade(first.body.submissionId, true, '')).body.code).toBe('assessment.submission-graded');
    const second = await handIn();
    expect((await grade(second.body.submissionId, true, '')).body).toMatchObject({ state: 'passed', number: 2 });
    const { submissions } = (await api.get(`/api/tasks/${course.taskId}`, { as })).body;
    expect(submissions.map(({ state, comment }: { state: string; comment: string }) => [state, comment])).toEqual([
      ['passed', ''],
      ['returned', 'Chụp lại cho rõ.'],
    ]);
    const rows = await api.database.query(
      "select source_id from learning.evidence where member_id = $1 and kind = 'task-passed'",
      [as.memberId],
    );
    expect(rows).toEqual([{ source_id: second.body.submissionId }]);
  });

  it('serves its photo guarded: no sniffing, no script, no cache, and only to whom it concerns', async () => {
    const { submissionId } = (await handIn()).body;
    const url = `/api/submissions/${submissionId}/photos/1`;
    const photo = await api.get(url, { as });
    expect(photo.status).toBe(200);
    expect(photo.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': 'inline; filename="anh-1.jpg"',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    });
    expect(photo.raw.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect((await api.get(url, { as: trainer })).status).toBe(200);
    const elsewhere = await province.commune();
    for (const stranger of [
      province.memberActor(await province.member(commune)),
      province.officer('trainer', elsewhere),
      province.officer('commune-officer', elsewhere),
    ]) {
      expect((await api.get(url, { as: stranger })).status).toBe(404);
      expect((await api.get(`/api/submissions/${submissionId}`, { as: stranger })).status).toBe(404);
    }
    for (const wrong of ['0', '9', 'mot', '1.5'])
      expect((await api.get(`/api/submissions/${submissionId}/photos/${wrong}`, { as })).status).toBe(404);
    expect((await api.get(url)).status).toBe(401);
  });

  it('judges files by their content, not by their name', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    for (const bytes of [svg, Buffer.from('%PDF-1.7'), Buffer.from('<!doctype html>'), Buffer.alloc(0)]) {
      const refused = await handIn({}, [{ bytes, name: 'anh.jpg', type: 'image/jpeg' }]);
      expect([refused.status, refused.body.code]).toEqual([400, 'assessment.photo-unreadable']);
    }
    expect((await handIn({}, [{ bytes: await aPhoto(), name: '../../x.svg', type: 'image/svg+xml' }])).status).toBe(
      201,
    );
  });

  it('refuses broken, oversized and foreign forms with a sentence, never a 500', async () => {
    const { payload, headers } = aForm({ clientKey: newId(), words }, [{ bytes: await aPhoto() }]);
    const url = `/api/tasks/${course.taskId}/submissions`;
    const broken = await api.post(url, undefined, { as, payload: payload.subarray(0, payload.length - 200), headers });
    const none = await api.post(url, { words }, { as });
    const noKey = await handIn({ clientKey: 'x' });
    const foreign = await handIn({ isAdmin: 'true' });
    const heavy = await handIn({}, [{ bytes: Buffer.alloc(7 * 1024 * 1024, 1) }]);
    const many = await handIn({}, await Promise.all([1, 2, 3, 4].map(async () => ({ bytes: await aPhoto() }))));
    const wordy = await handIn({ words: 'chữ '.repeat(4000) });
    const statuses = [broken, none, noKey, foreign, heavy, many, wordy].map(({ status }) => status);
    expect(statuses).toEqual([400, 400, 400, 400, 413, 413, 400]);
    for (const { body } of [broken, none, noKey, foreign, heavy, many, wordy])
      expect(body.detail.length).toBeGreaterThan(10);
    expect((await api.get(`/api/tasks/${course.taskId}`, { as })).body.submissions).toEqual([]);
  });

  it('follows its author when communes merge and when that is undone, also while the photos were on their way', async () => {
    const [here, other] = [commune, await province.commune()];
    const admin = province.officer('department-admin');
    const reform = {
      ...{ fromIds: [here.id, other.id], to: [{ code: '09001', word: 'Xã', name: 'Đồng Tâm' }], grants: [] },
      ...{ decisionNumber: '1999/NQ', effectiveOn: api.clock.today() },
    };
    const placeOf = async (id: string) =>
      (
        await api.database.queryOne<{ path: string }>(
          'select unit_path::text as path from assessment.submission where id = $1',
          [id],
        )
      )?.path;
    const photos = api.app.get(PhotoService, { strict: false });
    const keep = photos.keepPhotos.bind(photos);
    const undo = (actId: string) => api.post(`/api/acts/${actId}/undo`, undefined, { as: admin });
    let actId = '';
    jest.spyOn(photos, 'keepPhotos').mockImplementationOnce(async (files) => {
      actId = (await api.post('/api/commune-reforms', reform, { as: admin })).body.actId;
      return keep(files);
    });
    const { submissionId } = (await handIn({}, [{ bytes: await aPhoto() }])).body;
    expect(await placeOf(submissionId)).toBe(`${province.unit.path}.09001`);
    expect((await undo(actId)).body.code).toBeUndefined();
    expect(await placeOf(submissionId)).toBe(here.path);
    const again = await api.post('/api/commune-reforms', reform, { as: admin });
    expect(await placeOf(submissionId)).toBe(`${province.unit.path}.09001`);
    const trainer = province.officer('trainer', { ...here, path: `${province.unit.path}.09001` });
    expect((await api.get('/api/grading-queue', { as: trainer })).body.waiting).toBe(1);
    expect((await undo(again.body.actId)).body.code).toBeUndefined();
    expect(await placeOf(submissionId)).toBe(here.path);
  });

  it('gives the same receipt to a phone that sends again', async () => {
    const clientKey = newId();
    const bytes = await aPhoto();
    const first = await handIn({ clientKey }, [{ bytes }]);
    expect((await handIn({ clientKey }, [{ bytes }])).body).toEqual(first.body);
    expect((await handIn({ clientKey, words: 'Một câu khác hẳn câu trước.' }, [{ bytes }])).status).toBe(409);
    expect((await handIn()).body.code).toBe('assessment.submission-waiting');
  });

  it('is graded where the author is now: the new trainer finds it, the old one learns nothing of it', async () => {
    const [here, elsewhere] = [commune, await province.commune()];
    const [before, after] = [province.officer('trainer', here), province.officer('trainer', elsewhere)];
    const { submissionId } = (await handIn()).body;
    const memberId = as.memberId ?? '';
    const listed = async (trainer: Actor) =>
      (await api.get('/api/grading-queue', { as: trainer })).body.items.map(
        (item: { submission: { id: string } }) => item.submission.id,
      );
    expect([await listed(before), await listed(after)]).toEqual([[submissionId], []]);
    await api.database.execute('update org.member set unit_id = $2, unit_path = $3 where id = $1', [
      memberId,
      elsewhere.id,
      elsewhere.path,
    ]);
    expect(await listed(before)).toEqual([]);
    const open = async (trainer: Actor) => (await api.get(`/api/submissions/${submissionId}`, { as: trainer })).status;
    expect([await open(before), await open(after)]).toEqual([404, 200]);
    await api.app.get(MemberHomeService).tellFollowers([memberId]);
    expect([await listed(before), await listed(after)]).toEqual([[], [submissionId]]);
    expect((await api.get('/api/grading-queue', { as: before })).body.waiting).toBe(0);
  });

  it('counts no task in the queue whose author was erased, and keeps one that was graded', async () => {
    const memberId = as.memberId ?? '';
    const waiting = async () => {
      const { waiting: count, items } = (await api.get('/api/grading-queue', { as: trainer })).body;
      return [count, items.length];
    };
    const erase = () =>
      api.app.get(Transactions).run(() => api.app.get(PersonalData).erase({ memberId, accountId: null }));
    const states = async () =>
      (
        await api.database.query<{ state: string }>('select state from assessment.submission where member_id = $1', [
          memberId,
        ])
      ).map(({ state }) => state);
    await handIn();
    await api.database.execute(
      `update assessment.submission set state = 'returned', graded_at = now() where member_id = $1`,
      [memberId],
    );
    await handIn();
    expect(await waiting()).toEqual([1, 1]);
    await erase();
    expect([await waiting(), await states()]).toEqual([[0, 0], ['returned']]);
  });

  it('answers the queue the same with and without another commune’s tasks', async () => {
    const local = province.officer('trainer', commune);
    await handIn();
    const before = (await api.get('/api/grading-queue', { as: local })).raw;
    as = province.memberActor(await province.member(await province.commune()));
    await handIn();
    expect((await api.get('/api/grading-queue', { as: local })).raw.equals(before)).toBe(true);
    expect((await api.get('/api/grading-queue', { as })).status).toBe(403);
    expect((await api.get('/api/grading-queue?limit=0', { as: local })).status).toBe(400);
  });

  it('shows trainers which questions are missed most', async () => {
    const statistics = await api.get(`/api/question-statistics?quizId=${course.quizId}&minimum=1`, { as: trainer });
    expect(statistics.body).toMatchObject({ quizId: course.quizId, attempts: 0, questions: [], minimum: 1 });
    expect(statistics.body.quizzes).toContainEqual(expect.objectContaining({ quizId: course.quizId }));
    expect((await api.get('/api/question-statistics', { as })).status).toBe(403);
    expect((await api.get('/api/question-statistics?quizId=C99-QUIZ', { as: trainer })).status).toBe(404);
  });
});
