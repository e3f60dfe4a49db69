import { type CriterionVerdict } from '@lopso/assessment';
import { CompletionService } from '@lopso/learning';
import { type Actor, JobRegistry, newId } from '@lopso/platform';
import { aForm, aPhoto, TestCourse } from '../support/assessment';
import { type TestMember, TestProvince, type TestTeam } from '../support/province';
import { aQuestion } from '../support/questions';
import { TestApi } from '../support/test-api';

const FIRST = '2026-10-01T02:00:00Z';
const BEFORE = '2026-11-01T02:00:00Z';
const PUBLISHED = '2026-11-02T02:00:00Z';
const AFTER = '2026-11-03T02:00:00Z';
const LATER = '2026-11-05T02:00:00Z';

const QUESTIONS = ['q-thu-mot', 'q-thu-hai'].map((id) => aQuestion({ id, right: ['c1'], lessonId: 'L-01' }));
const EARLIER = { questions: QUESTIONS, timeLimitMinutes: null, maxAttempts: 2, task: {} };
const LATER_EDITION = { ...EARLIER, questions: [...QUESTIONS, aQuestion({ id: 'q-moi', right: ['c2'] })] };

/** Handed in or begun with 1.0, the edition published, passed after it: not what a reopening of 2.0 asks for. */
describe('work done with an earlier edition than is asked anew', () => {
  let api: TestApi;
  let province: TestProvince;
  let officer: Actor;
  let trainer: Actor;
  let team: TestTeam;
  let course: TestCourse;
  let member: TestMember;
  let communeId: string;
  let self: Actor;
  let round: string;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  beforeEach(async () => {
    province = await TestProvince.create(api.database);
    officer = province.officer('department-officer');
    trainer = province.officer('trainer');
    const commune = await province.commune('Xã Một');
    communeId = commune.id;
    team = await province.team(commune);
    member = await province.member(team.unit, 'Ma Thị An');
    await province.seat(member, team, '2025-07-01');
    self = province.memberActor(member);
    api.clock.stopAt(FIRST);
    course = await TestCourse.publish(api.database, { ...EARLIER, lessonPrefix: `L${newId().slice(-6)}` });
    await api.database.execute('update content.course_version set published_at = $2 where course_id = $1', [
      course.id,
      FIRST,
    ]);
    round = await aRound();
  });
  afterEach(() => api.clock.release());
  afterAll(() => api.stop());

  const runJob = async (name: string, payload: object): Promise<void> => {
    const job = api.app
      .get(JobRegistry)
      .jobs()
      .find((one) => one.options.name === name);
    await job?.handler.handle(payload);
  };
  const hashOf = async (): Promise<string> => {
    const row = await api.database.queryOne<{ hash: string }>(
      'select current_hash as hash from content.course where id = $1',
      [course.id],
    );
    return row?.hash ?? '';
  };
  /** A round of the quiz and the task, the member in it since the first day. */
  const aRound = async (): Promise<string> => {
    const id = newId();
    await api.database.execute(
      `insert into learning.round (id, programme_id, programme_hash, title, unit_id, unit_path, audience, audience_count, starts_on, due_on,
         decision_number, decided_on, release, certificate_template, opened_by, opened_at, state)
       values ($1, 'BD-THU', 'x', $2, $3, $4, '{commune-team,village-team}', 1, '2026-10-01', '2026-12-31', '145/QĐ-SKHCN', '2026-09-30',
         'automatic', 'hoan-thanh', $5, $6, 'open')`,
      [id, `Bồi dưỡng ${id}`, province.unit.id, province.unit.path, newId(), FIRST],
    );
    const spec = {
      ...{ course: course.id, courseHash: await hashOf(), title: 'Khóa', motif: 'song', lessons: [] },
      ...{ quizId: course.quizId, quiz: { title: 'Kiểm tra', count: 2, timeLimitMinutes: null } },
    };
    const task = { id: course.taskId, title: 'Kể', minutes: 40, courseTitle: 'Khóa' };
    const demands = [
      ['khoa', 'Khóa', 'course', spec],
      ['thuc-hanh', 'Bài thực hành', 'task', { anyOf: [course.taskId], tasks: [task], motif: 'san' }],
    ] as const;
    for (const [index, [key, label, kind, one]] of demands.entries()) {
      await api.database.execute(
        'insert into learning.requirement (id, round_id, key, position, label, kind, spec) values ($1, $2, $3, $4, $5, $6, $7)',
        [newId(), id, key, index + 1, label, kind, one],
      );
    }
    await api.database.execute(
      `insert into learning.cycle (id, round_id, member_id, number, counts_from, opened_at) values ($1, $2, $3, 1, '2026-09-30T17:00:00Z', $4)`,
      [newId(), id, member.id, FIRST],
    );
    await api.app.get(CompletionService).recomputeCompletions({ roundId: id });
    return id;
  };
  /** 2.0 with another quiz and another task. */
  const publish = async (): Promise<void> => {
    api.clock.stopAt(PUBLISHED);
    await course.republish({ ...LATER_EDITION, task: { title: 'Kể theo cách mới' } });
    await api.database.execute(
      `update content.course_version set published_at = $2, version = '2.0.0' where hash = $1`,
      [await hashOf(), PUBLISHED],
    );
  };
  const reopen = async (parts: readonly string[]): Promise<string> => {
    const body = {
      ...{ edition: await hashOf(), parts, named: 'all', people: 1, title: `Học lại ${newId()}` },
      ...{ decisionNumber: '210/QĐ-SKHCN', decidedOn: '2026-11-02', dueOn: '2026-12-20' },
    };
    const { status, body: answer } = await api.post(`/api/rounds/${round}/reopenings`, body, { as: officer });
    expect([status, answer.code]).toEqual([201, undefined]);
    await runJob('learning.open-round-cycles', { roundId: answer.roundId });
    return answer.roundId as string;
  };
  /** From the page as it is now, unless another version is named; null: from a client that doesn't say. */
  const handIn = async (courseHash?: string | null) => {
    const said = courseHash === undefined ? await hashOf() : courseHash;
    const fields = { clientKey: newId(), words: 'Tôi đã kể cho bà con nghe', ...(said && { courseHash: said }) };
    const form = aForm(fields, [{ bytes: await aPhoto() }]);
    return api.post(`/api/tasks/${course.taskId}/submissions`, undefined, { as: self, ...form });
  };
  const handedIn = async (courseHash?: string | null): Promise<string> => {
    const { status, body } = await handIn(courseHash);
    expect([status, body.code]).toEqual([201, undefined]);
    return body.submissionId as string;
  };
  const grade = async (submissionId: string, isMet: boolean): Promise<void> => {
    const criteria = ['r-thu-anh', 'r-thu-kin', 'r-thu-dung'].map((criterionId): CriterionVerdict => ({
      criterionId,
      isMet,
    }));
    const path = `/api/submissions/${submissionId}/grade`;
    const { status } = await api.post(path, { criteria, comment: isMet ? '' : 'Kể lại cho rõ.' }, { as: trainer });
    expect(status).toBe(200);
  };
  const start = async (): Promise<string> =>
    (await api.post(`/api/quizzes/${course.quizId}/attempts`, {}, { as: self })).body.id as string;
  const answerAll = async (attemptId: string): Promise<void> => {
    const { body } = await api.get(`/api/attempts/${attemptId}`, { as: self });
    for (const [index, { id }] of (body.questions as { id: string }[]).entries()) {
      const one = { questionId: id, sequence: index + 1, response: course.rightResponse(id), deviceId: attemptId };
      const { status } = await api.put(`/api/attempts/${attemptId}/answers`, one, { as: self });
      expect(status).toBe(200);
    }
  };
  const submit = async (attemptId: string) =>
    (await api.post(`/api/attempts/${attemptId}/submission`, {}, { as: self })).body;
  const stateOf = async (roundId: string) =>
    api.database.queryOne<{ done: number; total: number }>(
      `select p.done_steps as done, p.total_steps as total from learning.cycle c join learning.completion p on p.cycle_id = c.id
       where c.round_id = $1 and c.member_id = $2`,
      [roundId, member.id],
    );
  const nothingDiffers = async (...rounds: string[]): Promise<void> => {
    for (const roundId of rounds)
      expect(await api.app.get(CompletionService).checkCompletions({ roundId })).toEqual([]);
  };

  it('a task handed in before and graded after counts in the first round alone, and is handed in again for the new edition', async () => {
    api.clock.stopAt(BEFORE);
    const old = await handedIn();
    await publish();
    const reopened = await reopen([course.taskId]);
    api.clock.stopAt(AFTER);
    const queue = (await api.get('/api/grading-queue', { as: trainer })).body;
    expect(queue.items).toMatchObject([{ submission: { id: old }, isOfEarlierEdition: true, olderVersion: '1.0.0' }]);
    const page = async () => (await api.get(`/api/tasks/${course.taskId}`, { as: self })).body;
    expect(await page()).toMatchObject({ submissions: [], earlier: { id: old, state: 'handed-in' } });
    expect((await api.get('/api/me/home', { as: self })).body.nextStep).toMatchObject({ kind: 'task' });
    const stageIn = async (roundId: string): Promise<unknown> => {
      const path = `/api/rounds/${roundId}/communes/${communeId}/chase`;
      return (await api.get(path, { as: officer })).body.people.map((one: Record<string, unknown>) => [
        one['stage'],
        one['isOnlyWaiting'],
        one['missing'],
      ]);
    };
    expect(await stageIn(reopened)).toEqual([['not-started', false, 'bài thực hành']]);
    expect(await stageIn(round)).toMatchObject([['waiting', false, expect.anything()]]);

    await grade(old, true);
    expect(await stateOf(reopened)).toEqual({ done: 0, total: 1 });
    expect(await stateOf(round)).toEqual({ done: 1, total: 2 });
    expect(await page()).toMatchObject({ submissions: [], earlier: { id: old, state: 'passed' } });
    await nothingDiffers(round, reopened);

    const again = await handedIn();
    expect((await api.get('/api/grading-queue', { as: trainer })).body.items).toMatchObject([
      { submission: { id: again, number: 2 }, isOfEarlierEdition: false, olderVersion: null },
    ]);
    await grade(again, true);
    expect(await stateOf(reopened)).toEqual({ done: 1, total: 1 });
    expect((await handIn()).body.code).toBe('assessment.task-passed');
    await nothingDiffers(round, reopened);
  });

  it('one that waits from before hinders nobody from handing in for the new edition, once', async () => {
    api.clock.stopAt(BEFORE);
    const old = await handedIn();
    expect((await handIn()).body.code).toBe('assessment.submission-waiting');
    await publish();
    expect((await handIn()).body.code).toBe('assessment.submission-waiting');
    const reopened = await reopen([course.taskId]);
    api.clock.stopAt(AFTER);
    const again = await handedIn();
    expect((await handIn()).body.code).toBe('assessment.submission-waiting');
    expect((await api.get('/api/grading-queue', { as: trainer })).body.items).toMatchObject([
      { submission: { id: old }, isOfEarlierEdition: true, olderVersion: '1.0.0' },
      { submission: { id: again }, isOfEarlierEdition: false, olderVersion: null },
    ]);
    await grade(again, true);
    api.clock.stopAt(LATER);
    await grade(old, true);
    expect([await stateOf(reopened), await stateOf(round)]).toEqual([
      { done: 1, total: 1 },
      { done: 1, total: 2 },
    ]);
    await nothingDiffers(round, reopened);
  });

  it('one returned for rework and handed in again after the publishing is of the new edition', async () => {
    api.clock.stopAt(BEFORE);
    const old = await handedIn();
    await publish();
    const reopened = await reopen([course.taskId]);
    api.clock.stopAt(AFTER);
    await grade(old, false);
    const again = await handedIn();
    await grade(again, true);
    expect(await stateOf(reopened)).toEqual({ done: 1, total: 1 });
    await nothingDiffers(round, reopened);
  });

  it('an attempt begun before and handed in after does not count, and says so', async () => {
    api.clock.stopAt(BEFORE);
    const old = await start();
    await answerAll(old);
    await publish();
    const reopened = await reopen([course.quizId]);
    api.clock.stopAt(AFTER);
    expect(await submit(old)).toMatchObject({ isPassed: true, isOfEarlierEdition: true, isQuizPassed: false });
    expect(await stateOf(reopened)).toEqual({ done: 0, total: 1 });
    expect(await stateOf(round)).toEqual({ done: 1, total: 2 });
    const { body } = await api.get(`/api/quizzes/${course.quizId}`, { as: self });
    expect(body).toMatchObject({ isPassed: false, attemptsLeft: 2, attempts: [], earlierAttempt: { id: old } });

    const [cycle] = await api.database.query<{ id: string }>('select id from learning.cycle where round_id = $1', [
      reopened,
    ]);
    const told = (await api.get(`/api/cycles/${cycle?.id}/explanation`, { as: officer })).body;
    expect(told.evidence).toMatchObject([{ kind: 'quiz-passed', notCounted: 'earlier-edition' }]);

    const fresh = await start();
    await answerAll(fresh);
    expect(await submit(fresh)).toMatchObject({ isPassed: true, isOfEarlierEdition: false, isQuizPassed: true });
    expect(await stateOf(reopened)).toEqual({ done: 1, total: 1 });
    await nothingDiffers(round, reopened);
  });

  it('an attempt left open is handed in as it stands when one of the new edition is begun', async () => {
    api.clock.stopAt(BEFORE);
    const old = await start();
    await answerAll(old);
    await publish();
    const reopened = await reopen([course.quizId]);
    api.clock.stopAt(AFTER);
    expect((await api.get(`/api/quizzes/${course.quizId}`, { as: self })).body).toMatchObject({
      ...{ openAttemptId: null, earlierAttempt: { id: old, submittedAt: null } },
    });
    expect((await api.get('/api/me/home', { as: self })).body.nextStep).toMatchObject({
      ...{ kind: 'quiz', attemptId: null },
    });
    const fresh = await start();
    expect(fresh).not.toBe(old);
    expect(await start()).toBe(fresh);
    expect((await api.get(`/api/attempts/${fresh}`, { as: self })).body.questions).toHaveLength(3);
    expect([await stateOf(reopened), await stateOf(round)]).toEqual([
      { done: 0, total: 1 },
      { done: 1, total: 2 },
    ]);
    await nothingDiffers(round, reopened);
  });

  const taskPage = async () => (await api.get(`/api/tasks/${course.taskId}`, { as: self })).body;
  const editionOf = async (submissionId: string) =>
    api.database.queryOne<{ hash: string; title: string }>(
      `select course_hash as hash, rubric->>'taskTitle' as title from assessment.submission where id = $1`,
      [submissionId],
    );

  it('a task done from a page of before and handed in after is of the earlier edition, and is handed in anew', async () => {
    api.clock.stopAt(BEFORE);
    const { courseHash: first, title } = await taskPage();
    await publish();
    const reopened = await reopen([course.taskId]);
    api.clock.stopAt(AFTER);
    const old = await handedIn(first);
    expect(await editionOf(old)).toEqual({ hash: first, title });
    expect(await taskPage()).toMatchObject({
      ...{ title: 'Kể theo cách mới', courseHash: await hashOf() },
      ...{ submissions: [], earlier: { id: old, state: 'handed-in', taskTitle: title } },
    });
    expect((await handIn(first)).body.code).toBe('assessment.submission-waiting');
    expect((await api.get('/api/grading-queue', { as: trainer })).body.items).toMatchObject([
      { submission: { id: old }, isOfEarlierEdition: true },
    ]);
    await grade(old, true);
    expect((await handIn(first)).body.code).toBe('assessment.task-passed');
    expect([await stateOf(reopened), await stateOf(round)]).toEqual([
      { done: 0, total: 1 },
      { done: 1, total: 2 },
    ]);
    await grade(await handedIn(), true);
    expect(await stateOf(reopened)).toEqual({ done: 1, total: 1 });
    await nothingDiffers(round, reopened);
  });

  it('a task done from a page of before is not taken for the earlier edition for ever', async () => {
    const first = await hashOf();
    await publish();
    await reopen([course.taskId]);
    api.clock.stopAt('2027-01-02T02:00:00Z');
    const { status, body } = await handIn(first);
    expect([status, body.code]).toEqual([400, 'assessment.task-outdated']);
    expect((await editionOf(await handedIn()))?.hash).toBe(await hashOf());
  });

  it('one that does not say its version is of the earlier edition, and of the new one where the earlier was passed', async () => {
    const first = await hashOf();
    await publish();
    const second = await hashOf();
    await reopen([course.taskId]);
    api.clock.stopAt(AFTER);
    const old = await handedIn(null);
    expect((await editionOf(old))?.hash).toBe(first);
    await grade(old, true);
    expect((await editionOf(await handedIn(null)))?.hash).toBe(second);
  });

  it('one of an earlier version whose task asks for the same is of the current one; a version nobody knows is refused', async () => {
    const first = await hashOf();
    api.clock.stopAt(PUBLISHED);
    await course.republish(LATER_EDITION);
    expect((await editionOf(await handedIn(first)))?.hash).toBe(await hashOf());
    for (const [said, code] of [
      ['f'.repeat(64), 'field.not-in-list'],
      ['x', 'field.pattern'],
    ] as const) {
      const { status, body } = await handIn(said);
      expect([status, body.errors?.[0]?.pointer, body.errors?.[0]?.code]).toEqual([400, '#/courseHash', code]);
    }
  });

  it('one that a reopening has counted without a version is what its page shows', async () => {
    api.clock.stopAt(BEFORE);
    const old = await handedIn();
    await publish();
    const reopened = await reopen([course.taskId]);
    api.clock.stopAt(AFTER);
    await grade(old, true);
    expect(await taskPage()).toMatchObject({ submissions: [], earlier: { id: old } });
    await api.database.execute(
      `insert into learning.evidence (id, member_id, kind, subject, source_id, occurred_at, recorded_at)
       values ($1, $2, 'task-passed', $3, 'tu-truoc', $4, $4)`,
      [newId(), member.id, course.taskId, AFTER],
    );
    await api.app.get(CompletionService).recomputeCompletions({ roundId: reopened });
    expect(await stateOf(reopened)).toEqual({ done: 1, total: 1 });
    expect(await taskPage()).toMatchObject({ submissions: [{ id: old, state: 'passed' }], earlier: null });
    expect((await handIn()).body.code).toBe('assessment.task-passed');
  });

  const pointTo = (hash: string) =>
    api.database.execute('update content.course set current_hash = $2 where id = $1', [course.id, hash]);
  const quizPage = async () => (await api.get(`/api/quizzes/${course.quizId}`, { as: self })).body;

  it('where the version from before is current again its attempts are gone on with and counted as ever', async () => {
    const first = await hashOf();
    await publish();
    const second = await hashOf();
    const reopened = await reopen([course.quizId]);
    await pointTo(first);
    api.clock.stopAt(AFTER);
    const old = await start();
    expect([await start(), await start()]).toEqual([old, old]);
    expect(await quizPage()).toMatchObject({ openAttemptId: old, attemptsLeft: 1, earlierAttempt: null });
    expect(await submit(old)).toMatchObject({ isPassed: false, isOfEarlierEdition: false });
    await submit(await start());
    const refused = await api.post(`/api/quizzes/${course.quizId}/attempts`, {}, { as: self });
    expect([refused.status, refused.body.code]).toEqual([422, 'assessment.no-attempts-left']);

    await pointTo(second);
    expect(await quizPage()).toMatchObject({ openAttemptId: null, attemptsLeft: 2, attempts: [] });
    const fresh = await start();
    expect(await start()).toBe(fresh);
    await answerAll(fresh);
    await submit(fresh);
    expect(await stateOf(reopened)).toEqual({ done: 1, total: 1 });
    await nothingDiffers(round, reopened);
  });

  it('a task handed in while the version from before is current again waits and is passed once', async () => {
    const first = await hashOf();
    await publish();
    const second = await hashOf();
    const reopened = await reopen([course.taskId]);
    await pointTo(first);
    api.clock.stopAt(AFTER);
    const old = await handedIn();
    expect((await handIn()).body.code).toBe('assessment.submission-waiting');
    await grade(old, true);
    expect((await handIn()).body.code).toBe('assessment.task-passed');
    await pointTo(second);
    await grade(await handedIn(), true);
    expect([await stateOf(reopened), await stateOf(round)]).toEqual([
      { done: 1, total: 1 },
      { done: 1, total: 2 },
    ]);
    await nothingDiffers(round, reopened);
  });

  it('one that names no version is of the version from before that is current again, not of one before that', async () => {
    api.clock.stopAt('2026-10-20T02:00:00Z');
    await course.republish({ ...EARLIER, task: { title: 'Kể rồi ghi sổ' } });
    const second = await hashOf();
    await api.database.execute(
      `update content.course_version set published_at = $2, version = '1.1.0' where hash = $1`,
      [second, '2026-10-20T02:00:00Z'],
    );
    await publish();
    await reopen([course.taskId]);
    await pointTo(second);
    api.clock.stopAt(AFTER);
    expect((await editionOf(await handedIn(null)))?.hash).toBe(second);
  });

  it('one passed before the publishing is shown as what it is too', async () => {
    api.clock.stopAt(BEFORE);
    const before = await handedIn();
    await grade(before, true);
    await publish();
    await reopen([course.taskId]);
    const { body } = await api.get(`/api/tasks/${course.taskId}`, { as: self });
    expect(body).toMatchObject({ submissions: [], earlier: { id: before, state: 'passed' } });
  });

  it('the preview counts it as left to do, and evidence without a version by its instant', async () => {
    api.clock.stopAt(BEFORE);
    const old = await handedIn();
    await publish();
    api.clock.stopAt(AFTER);
    await grade(old, true);
    const wish = { edition: await hashOf(), parts: [course.taskId], named: 'all', limit: 5 };
    const listed = async () =>
      (await api.post(`/api/rounds/${round}/reopening-preview`, wish, { as: officer })).body.listed;
    expect(await listed()).toMatchObject([{ minutes: 40 }]);
    await api.database.execute(
      `insert into learning.evidence (id, member_id, kind, subject, source_id, occurred_at, recorded_at)
       values ($1, $2, 'task-passed', $3, 'nhap-tay', $4, $4)`,
      [newId(), member.id, course.taskId, AFTER],
    );
    expect(await listed()).toMatchObject([{ minutes: 0, words: '' }]);
  });

  const undo = async (roundId: string) => {
    const { status, body } = await api.delete(`/api/rounds/${roundId}/reopening`, { as: officer });
    return [status, body?.params?.standing];
  };
  const passTask = async (): Promise<void> => {
    api.clock.stopAt(BEFORE);
    await grade(await handedIn(), true);
  };
  const passQuiz = async (): Promise<void> => {
    api.clock.stopAt(BEFORE);
    const attempt = await start();
    await answerAll(attempt);
    await submit(attempt);
  };

  it('is not taken back over a task that was handed in for it, waiting or returned', async () => {
    await passTask();
    await publish();
    const reopened = await reopen([course.taskId]);
    api.clock.stopAt(AFTER);
    const again = await handedIn();
    expect(await undo(reopened)).toEqual([409, '1 người đã nộp bài thực hành']);
    await grade(again, false);
    expect(await undo(reopened)).toEqual([409, '1 người đã nộp bài thực hành']);
    await grade(await handedIn(), true);
    expect(await undo(reopened)).toEqual([409, '1 người đã làm phần học lại']);
  });

  it('is not taken back over an attempt that was begun for it', async () => {
    await passQuiz();
    await publish();
    const reopened = await reopen([course.quizId]);
    api.clock.stopAt(AFTER);
    await start();
    expect(await undo(reopened)).toEqual([409, '1 người đã mở bài kiểm tra']);
  });

  it('is taken back over work that the first round asks for as well, which stays there', async () => {
    await publish();
    const reopened = await reopen([course.quizId, course.taskId]);
    api.clock.stopAt(AFTER);
    await handedIn();
    const attempt = await start();
    expect(await undo(reopened)).toEqual([204, undefined]);
    await answerAll(attempt);
    await submit(attempt);
    expect(await stateOf(round)).toEqual({ done: 1, total: 2 });
    const again = await reopen([course.taskId]);
    await grade((await api.get('/api/grading-queue', { as: trainer })).body.items[0].submission.id, true);
    expect(await stateOf(again)).toEqual({ done: 1, total: 1 });
    expect(await undo(again)).toEqual([204, undefined]);
    await nothingDiffers(round);
  });

  it('is taken back over facts that came late from before it, or from an earlier edition', async () => {
    api.clock.stopAt(BEFORE);
    const attempt = await start();
    await answerAll(attempt);
    await passTask();
    await publish();
    const reopened = await reopen([course.quizId, course.taskId]);
    api.clock.stopAt(AFTER);
    await submit(attempt);
    await api.database.execute(
      `insert into learning.evidence (id, member_id, kind, subject, source_id, occurred_at, recorded_at)
       values ($1, $2, 'task-passed', $3, 'nhap-muon', $4, $5)`,
      [newId(), member.id, course.taskId, BEFORE, AFTER],
    );
    expect(await undo(reopened)).toEqual([204, undefined]);
  });

  it('asks the same people for other parts of the edition by a second one, and for the same parts never', async () => {
    await publish();
    const first = await reopen([course.taskId]);
    const wish = { edition: await hashOf(), named: 'all' };
    const preview = async (...parts: string[]) =>
      (await api.post(`/api/rounds/${round}/reopening-preview`, { ...wish, parts }, { as: officer })).body;
    expect(await preview(course.taskId)).toMatchObject({ people: 0, askedBefore: 1 });
    expect(await preview(course.taskId, course.quizId)).toMatchObject({ people: 0, askedBefore: 1 });
    expect(await preview(course.quizId)).toMatchObject({ people: 1, askedBefore: 0 });
    const second = await reopen([course.quizId]);
    expect(await preview(course.quizId)).toMatchObject({ people: 0, askedBefore: 1 });
    expect([await stateOf(first), await stateOf(second)]).toEqual([
      { done: 0, total: 1 },
      { done: 0, total: 1 },
    ]);
  });

  it('is held together with whom the round is, and taken back with them unless others were put on it', async () => {
    const partnersOf = async (roundId: string): Promise<string[]> =>
      (await api.get(`/api/rounds/${roundId}/partners`, { as: officer })).body.partners.map(
        (one: { name: string }) => one.name,
      );
    const add = (roundId: string, name: string) =>
      api.post(`/api/rounds/${roundId}/partners`, { name }, { as: officer });
    await add(round, 'Công an tỉnh');
    await add(round, 'VNPT Tuyên Quang');
    const ended = (await api.get(`/api/rounds/${round}/partners`, { as: officer })).body.partners[1];
    await api.delete(`/api/rounds/${round}/partners/${ended.id}`, { as: officer });
    await publish();
    const reopened = await reopen([course.taskId]);
    expect(await partnersOf(reopened)).toEqual(['Công an tỉnh']);
    expect(
      await api.database.query(
        `select v.content::jsonb->>'organisation' as name from platform.audit_entry e join platform.audit_value v on v.entry_id = e.id
         where e.action = 'learning.partner-added' and e.subject_id = $1`,
        [reopened],
      ),
    ).toEqual([{ name: 'Công an tỉnh' }]);
    expect(await undo(reopened)).toEqual([204, undefined]);
    const again = await reopen([course.taskId]);
    api.clock.stopAt(AFTER);
    await add(again, 'VNPT Tuyên Quang');
    expect(await undo(again)).toEqual([409, 'đã ghi đơn vị cùng tổ chức']);
  });

  it('is taken back where whom it inherited was taken off it, and with whom of them still stands, in writing', async () => {
    const names = ['Công an tỉnh', 'VNPT Tuyên Quang'];
    for (const name of names) await api.post(`/api/rounds/${round}/partners`, { name }, { as: officer });
    await publish();
    const reopened = await reopen([course.taskId]);
    api.clock.stopAt(AFTER);
    const partners = `/api/rounds/${reopened}/partners`;
    const [police] = (await api.get(partners, { as: officer })).body.partners;
    const takeOff = async (): Promise<void> => {
      expect((await api.delete(`${partners}/${police.id}`, { as: officer })).status).toBe(200);
    };
    await takeOff();
    await api.post(partners, { name: names[0] }, { as: officer });
    expect(await undo(reopened)).toEqual([409, 'đã ghi đơn vị cùng tổ chức']);
    await takeOff();
    expect(await undo(reopened)).toEqual([204, undefined]);
    expect(
      await api.database.query(
        `select v.content::jsonb->>'organisation' as name, count(*)::int as times
         from platform.audit_entry e join platform.audit_value v on v.entry_id = e.id
         where e.action = 'learning.partner-ended' and e.subject_id = $1 group by 1 order by 1`,
        [reopened],
      ),
    ).toEqual([
      { name: 'Công an tỉnh', times: 2 },
      { name: 'VNPT Tuyên Quang', times: 1 },
    ]);
  });

  it('is taken back over a waiver that was refused or ended, and not over one that waits or stands', async () => {
    await passTask();
    await publish();
    const reopened = await reopen([course.taskId]);
    const cycle = await api.database.queryOne<{ id: string }>('select id from learning.cycle where round_id = $1', [
      reopened,
    ]);
    const another = province.officer('department-officer');
    const waiver = { requirementKey: 'thuc-hanh', paperNumber: '12/SKHCN-CĐS', reason: 'Đang nằm viện.' };
    const propose = async (): Promise<string> => {
      const { status, body } = await api.post(`/api/cycles/${cycle?.id}/waivers`, waiver, { as: officer });
      expect([status, body.code]).toEqual([201, undefined]);
      return body.waiverId as string;
    };
    const answer = async (waiverId: string, what: string, answered: string): Promise<void> => {
      const { status } = await api.post(`/api/waivers/${waiverId}/${what}`, { answered }, { as: another });
      expect(status).toBe(200);
    };
    await answer(await propose(), 'refusal', 'proposal');
    const granted = await propose();
    expect(await undo(reopened)).toEqual([409, 'đã ghi miễn 1 lần']);
    await answer(granted, 'confirmation', 'proposal');
    expect(await undo(reopened)).toEqual([409, 'đã ghi miễn 1 lần']);
    const end = await api.post(`/api/waivers/${granted}/ending`, { reason: 'Đã ra viện.' }, { as: officer });
    expect(end.status).toBe(200);
    expect(await undo(reopened)).toEqual([409, 'đã ghi miễn 1 lần']);
    await answer(granted, 'confirmation', 'end');
    expect(await undo(reopened)).toEqual([204, undefined]);
    await nothingDiffers(round);
  });
});
