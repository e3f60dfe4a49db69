import { CompletionService } from '@lopso/learning';
import { HeldRightService } from '@lopso/org';
import { type Actor, JobRegistry, newId } from '@lopso/platform';
import { aForm, aPhoto, TestCourse } from '../support/assessment';
import { TestClasses } from '../support/classes';
import { aProgramme } from '../support/learning';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

const OPENED = '2026-11-25T01:00:00Z';
const EARLY = '2026-11-26T01:00:00Z';
const STARTED = '2026-12-01T01:00:00Z';
const NEXT_YEAR = '2027-02-01T01:00:00Z';
const WORDS = 'Tôi kể cho bà con nghe cách nhận ra cuộc gọi giả.';

describe('rounds over the same courses', () => {
  let api: TestApi;
  let province: TestProvince;
  let commune: TestUnit;
  let member: TestMember;
  let course: TestCourse;
  let lessonIds: readonly string[];
  let programmeId: string;
  let department: Actor;
  let officer: Actor;
  let trainer: Actor;
  let own: Actor;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt(OPENED);
    province = await TestProvince.create(api.database);
    commune = await province.commune('Xã Hàm Yên');
    member = await province.member(commune, 'Nguyễn Thị Thuỷ');
    await province.seat(member, await province.team(commune), '2025-07-01', 'leader');
    own = province.memberActor(member);
    course = await TestCourse.publish(api.database, { maxAttempts: 2, lessonPrefix: `B${newId().slice(-6)}` });
    await course.publishLessons();
    lessonIds = course.lessonIds;
    department = province.officer('department-officer');
    officer = province.officer('commune-officer', commune);
    trainer = province.officer('trainer', commune);
    programmeId = (await aProgramme(api.database, { course: course.id, task: course.taskId })).id;
  });
  afterEach(() => api.clock.release());

  const runJob = async (name: string, payload: object): Promise<void> => {
    const job = api.app
      .get(JobRegistry)
      .jobs()
      .find((one) => one.options.name === name);
    if (job === undefined) throw new Error(`no job ${name}`);
    await job.handler.handle(payload);
  };
  const openRound = async (title: string, startsOn: string, dueOn: string): Promise<string> => {
    const body = { programmeId, title: `${title} ${newId()}`, decisionNumber: '145/QĐ-SKHCN', decidedOn: '2026-11-20' };
    const opened = await api.post(
      '/api/rounds',
      { ...body, release: 'automatic', startsOn, dueOn },
      { as: department },
    );
    expect(opened.status).toBe(201);
    await runJob('learning.open-round-cycles', { roundId: opened.body.id });
    return opened.body.id as string;
  };
  const read = (number: number): Promise<TestResponse> =>
    api.post(`/api/me/lessons/${lessonIds[number - 1]}/read`, {}, { as: own });
  const readAll = async (): Promise<void> => {
    for (const number of [1, 2, 3]) expect((await read(number)).status).toBe(200);
  };
  const readOnPaper = (): Promise<TestResponse> =>
    api.post(`/api/members/${member.id}/paper-readings`, { courseId: course.id }, { as: officer });
  const quiz = async (): Promise<TestResponse['body']> =>
    (await api.get(`/api/quizzes/${course.quizId}`, { as: own })).body;
  const start = (): Promise<TestResponse> => api.post(`/api/quizzes/${course.quizId}/attempts`, {}, { as: own });
  const fail = async (): Promise<void> => {
    const attempt = await start();
    expect(attempt.status).toBe(201);
    expect((await api.post(`/api/attempts/${attempt.body.id}/submission`, {}, { as: own })).status).toBe(200);
  };
  const passOnPaper = async (): Promise<TestResponse> => {
    const url = `/api/members/${member.id}/paper-attempts`;
    const sheet = (await api.post(url, { quizId: course.quizId }, { as: officer })).body;
    const answers = (sheet.questions as { id: string }[]).map(({ id }) => ({
      questionId: id,
      response: course.rightResponse(id),
    }));
    return api.put(`/api/paper-attempts/${sheet.id}/answers`, { answers }, { as: officer });
  };
  const taskPage = async (): Promise<TestResponse['body']> =>
    (await api.get(`/api/tasks/${course.taskId}`, { as: own })).body;
  const handIn = async (): Promise<TestResponse> =>
    api.post(`/api/tasks/${course.taskId}/submissions`, undefined, {
      as: own,
      ...aForm({ clientKey: newId(), words: WORDS }, [{ bytes: await aPhoto() }]),
    });
  const passTask = async (): Promise<void> => {
    expect((await handIn()).status).toBe(201);
    const [{ submission }] = (await api.get('/api/grading-queue', { as: trainer })).body.items;
    const criteria = submission.rubric.map(({ id }: { id: string }) => ({ criterionId: id, isMet: true }));
    const graded = await api.post(
      `/api/submissions/${submission.id}/grade`,
      { criteria, comment: '' },
      { as: trainer },
    );
    expect(graded.body).toMatchObject({ state: 'passed' });
  };
  /** `meanwhile`: what happens between the roll and its closing. */
  const attend = async (
    on: string,
    closing = `${on}T01:20:00Z`,
    meanwhile: () => Promise<void> = () => Promise.resolve(),
  ): Promise<string> => {
    const classes = new TestClasses(api.app);
    const venueId = await classes.venue(trainer, commune);
    const made = await classes.aClass(
      { province, commune, trainer, venueId },
      { hours: { on, from: '08:00', to: '11:00' } },
    );
    await classes.book(trainer, made.id, [member]);
    api.clock.stopAt(`${on}T01:10:00Z`);
    const session = `/api/class-sessions/${made.sessionId}`;
    await api.post(`${session}/opening`, undefined, { as: trainer });
    const mark = { memberId: member.id, clientKey: newId(), mark: 'present', source: 'paper' };
    await api.post(`${session}/attendance`, mark, { as: trainer });
    await meanwhile();
    api.clock.stopAt(closing);
    expect((await api.post(`${session}/closing`, undefined, { as: trainer })).status).toBe(200);
    return session;
  };
  const correct = async (session: string, mark: 'present' | 'absent'): Promise<void> => {
    const body = { memberId: member.id, clientKey: newId(), mark };
    expect((await api.post(`${session}/corrections`, body, { as: trainer })).status).toBe(200);
  };
  const hoursIn = async (roundId: string): Promise<unknown> =>
    (await cycleIn(roundId)).body.requirements.find((one: { kind: string }) => one.kind === 'hours').done;
  const cycleIn = async (roundId: string): Promise<{ id: string; body: TestResponse['body'] }> => {
    const row = await api.database.queryOne<{ id: string }>(
      'select id from learning.cycle where member_id = $1 and round_id = $2',
      [member.id, roundId],
    );
    const id = row?.id ?? '';
    return { id, body: (await api.get(`/api/cycles/${id}/explanation`, { as: officer })).body };
  };
  const certificateOf = async (roundId: string): Promise<unknown> => {
    const { id, body } = await cycleIn(roundId);
    expect(body.finishedAt).not.toBeNull();
    await runJob('credentials.issue-certificate', { cycleId: id });
    const issued = await api.database.queryOne<{ code: string }>(
      'select code from credentials.certificate where cycle_id = $1',
      [id],
    );
    return (await api.get(`/api/certificates/check/${issued?.code}`)).body.state;
  };
  const readings = async (): Promise<number> =>
    (
      await api.database.query("select 1 from learning.evidence where member_id = $1 and kind = 'lesson-read'", [
        member.id,
      ])
    ).length;

  it('count what is done again from the first day on, up to the certificate', async () => {
    const roundId = await openRound('Đợt một', '2026-12-01', '2026-12-31');
    api.clock.stopAt(EARLY);
    expect((await api.get('/api/me/home', { as: own })).body.round).toMatchObject({
      startsOn: '2026-12-01',
      daysToStart: 5,
    });
    await readAll();
    expect((await passOnPaper()).body).toMatchObject({ isPassed: true });
    await passTask();
    expect((await cycleIn(roundId)).body).toMatchObject({ doneSteps: 0 });

    api.clock.stopAt(STARTED);
    expect((await api.get('/api/me/home', { as: own })).body.round).toMatchObject({ daysToStart: 0 });
    const progress = await api.get('/api/me/progress', { as: own });
    expect(progress.body).toEqual({ lessons: [], news: [], quizzes: [], tasks: [] });
    await readAll();
    expect(await quiz()).toMatchObject({ isPassed: false, attemptsLeft: 2, attempts: [] });
    expect((await passOnPaper()).body).toMatchObject({ isPassed: true });
    expect((await taskPage()).submissions).toEqual([]);
    await passTask();
    await attend('2026-12-02');
    expect(await certificateOf(roundId)).toBe('valid');
  });

  it('have lessons on paper vouched for again in the next one', async () => {
    await openRound('Đợt một', '2026-11-25', '2026-12-31');
    expect((await readOnPaper()).status).toBe(204);
    const second = await openRound('Đợt hai', '2027-01-01', '2027-06-30');
    api.clock.stopAt(NEXT_YEAR);
    const [line] = (await api.get(`/api/members/${member.id}/paper-readings`, { as: officer })).body.filter(
      (one: { courseId: string }) => one.courseId === course.id,
    );
    expect(line).toMatchObject({ lessons: 3, lessonsRead: 0 });
    await readOnPaper();
    expect((await cycleIn(second)).body).toMatchObject({ doneSteps: 3 });
    expect(await readings()).toBe(6);
    await Promise.all([readOnPaper(), readOnPaper(), read(1)]);
    expect(await readings()).toBe(6);
  });

  it('are each finished on their own, with a certificate of each', async () => {
    const first = await openRound('Đợt một', '2026-11-25', '2026-12-31');
    const workThrough = async (on: string): Promise<void> => {
      await readAll();
      await passOnPaper();
      await passTask();
      await attend(on);
    };
    await workThrough('2026-12-01');
    expect(await certificateOf(first)).toBe('valid');
    const firstWas = (await cycleIn(first)).body;

    api.clock.stopAt(NEXT_YEAR);
    const second = await openRound('Đợt hai', '2027-02-01', '2027-06-30');
    expect((await cycleIn(second)).body).toMatchObject({ doneSteps: 0 });
    await workThrough('2027-02-02');
    expect(await certificateOf(second)).toBe('valid');
    const { finishedAt, doneSteps, requirements } = (await cycleIn(first)).body;
    expect({ finishedAt, doneSteps, requirements }).toEqual({
      finishedAt: firstWas.finishedAt,
      doneSteps: firstWas.doneSteps,
      requirements: firstWas.requirements,
    });
  });

  const end = async (roundId: string, act: 'end' | 'resume' = 'end'): Promise<void> => {
    const url = `/api/rounds/${roundId}/endings`;
    const proposed = await api.post(url, { act, reason: 'Hết năm.' }, { as: department });
    expect(proposed.status).toBe(201);
    const second = province.officer('department-officer');
    const done = await api.post(`${url}/${proposed.body.endings[0].id}/confirmation`, {}, { as: second });
    expect(done.body.endings[0].state).toBe('done');
    if (act === 'resume') await runJob('learning.resume-round', { roundId });
  };
  const papers = async (): Promise<string[]> => {
    const finished = await api.database.query<{ id: string }>(
      `select c.id from learning.cycle c join learning.completion p on p.cycle_id = c.id and p.finished_at is not null where c.member_id = $1`,
      [member.id],
    );
    for (const { id } of finished) await runJob('credentials.issue-certificate', { cycleId: id });
    await runJob('credentials.issue-lost-certificates', {});
    const rows = await api.database.query<{ id: string }>(
      'select round_id as id from credentials.certificate where member_id = $1',
      [member.id],
    );
    return rows.map(({ id }) => id);
  };
  const differences = async (...roundIds: string[]): Promise<string[]> => {
    const found: string[] = [];
    for (const roundId of roundIds) found.push(...(await api.app.get(CompletionService).checkCompletions({ roundId })));
    return found;
  };

  it('give one paper for one learning once the round of last year is ended, and both where it goes on again', async () => {
    const first = await openRound('Đợt một', '2026-11-25', '2026-12-31');
    await read(1);
    api.clock.stopAt('2026-12-31T10:00:00Z');
    await end(first);
    expect((await api.get('/api/me/home', { as: own })).body.round).toBeNull();
    api.clock.stopAt(NEXT_YEAR);
    const second = await openRound('Đợt hai', '2027-02-01', '2027-06-30');
    await readAll();
    await passOnPaper();
    await passTask();
    await attend('2027-02-02');
    expect(await papers()).toEqual([second]);
    const { body } = await cycleIn(first);
    expect(body).toMatchObject({ doneSteps: 1, finishedAt: null, roundEndedOn: '2026-12-31' });
    const reasons = body.evidence.map(({ notCounted }: { notCounted: string | null }) => notCounted);
    expect(reasons).toEqual(expect.arrayContaining([null, 'after-end']));
    expect(reasons.filter((one: string | null) => one === null)).toHaveLength(1);
    const home = (await api.get('/api/me/home', { as: own })).body;
    expect([home.round.cycleId, home.otherRounds]).toEqual([(await cycleIn(second)).id, undefined]);
    const cycles = (await api.get(`/api/members/${member.id}/cycles`, { as: officer })).body;
    expect(cycles.map(({ state, on }: { state: string; on: string }) => [state, on])).toEqual([
      ['finished', '2027-02-02'],
      ['round-ended', '2026-12-31'],
    ]);
    expect(await differences(first, second)).toEqual([]);

    await end(first, 'resume');
    expect((await cycleIn(first)).body).toMatchObject({ roundEndedOn: null, doneSteps: body.totalSteps });
    expect((await papers()).sort()).toEqual([first, second].sort());
    expect(await differences(first, second)).toEqual([]);
  });

  it('count what was sat in time after they were ended, whenever it arrives, and give its paper', async () => {
    const first = await openRound('Đợt một', '2026-11-25', '2026-12-31');
    await readAll();
    await passOnPaper();
    await passTask();
    await attend('2026-12-20', '2027-01-05T01:00:00Z', async () => {
      api.clock.stopAt('2026-12-31T10:00:00Z');
      await end(first);
    });
    expect((await cycleIn(first)).body.finishedAt).toMatch(/^2026-12-20T/);
    expect(await papers()).toEqual([first]);
    expect(await differences(first)).toEqual([]);
  });

  it('give the paper that was on its way when they were ended', async () => {
    const first = await openRound('Đợt một', '2026-11-25', '2026-12-31');
    await readAll();
    await passOnPaper();
    await passTask();
    await attend('2026-12-20');
    await end(first);
    expect(await papers()).toEqual([first]);
  });

  it('keep one record of a lesson that a phone reports again and again', async () => {
    await openRound('Đợt một', '2026-12-01', '2026-12-31');
    api.clock.stopAt(EARLY);
    await Promise.all([read(1), read(1), read(1)]);
    expect(await readings()).toBe(1);
    api.clock.stopAt(STARTED);
    await Promise.all([read(1), read(1), read(1)]);
    api.clock.stopAt('2026-12-03T01:00:00Z');
    await read(1);
    expect(await readings()).toBe(2);
  });

  it('give the attempts of a quiz anew, and only with the first day', async () => {
    await openRound('Đợt một', '2026-12-01', '2026-12-31');
    api.clock.stopAt(EARLY);
    await fail();
    await fail();
    expect((await start()).body.code).toBe('assessment.no-attempts-left');
    api.clock.stopAt(STARTED);
    await fail();
    expect(await quiz()).toMatchObject({ attemptsLeft: 1 });
    await fail();
    expect((await start()).body.code).toBe('assessment.no-attempts-left');
  });

  it('count an attempt that was begun before the first day and handed in on it', async () => {
    const roundId = await openRound('Đợt một', '2026-12-01', '2026-12-31');
    api.clock.stopAt('2026-11-30T16:50:00Z');
    const attempt = await start();
    api.clock.stopAt('2026-11-30T17:05:00Z');
    await api.post(`/api/attempts/${attempt.body.id}/submission`, {}, { as: own });
    expect(await quiz()).toMatchObject({ attemptsLeft: 1, attempts: [{ id: attempt.body.id }] });
    expect((await cycleIn(roundId)).body).toMatchObject({ doneSteps: 0 });
  });

  it('count hours in the year they were sat, however late the roll is closed or corrected', async () => {
    const first = await openRound('Đợt một', '2026-11-25', '2026-12-31');
    const second = await openRound('Đợt hai', '2027-01-01', '2027-06-30');
    const session = await attend('2026-12-20', '2027-01-05T01:00:00Z');
    expect([await hoursIn(first), await hoursIn(second)]).toEqual([6, 0]);
    await correct(session, 'absent');
    expect([await hoursIn(first), await hoursIn(second)]).toEqual([0, 0]);
    await correct(session, 'present');
    expect([await hoursIn(first), await hoursIn(second)]).toEqual([6, 0]);
    const dated = await api.database.query<{ at: Date }>(
      `select occurred_at as at from learning.evidence where member_id = $1 and kind = 'hours-attended'`,
      [member.id],
    );
    expect(dated.map(({ at }) => at.toISOString())).toEqual(['2026-12-20T04:00:00.000Z', '2026-12-20T04:00:00.000Z']);
  });

  it('take newcomers until their last day, and nobody afterwards', async () => {
    const roundId = await openRound('Đợt một', '2026-11-25', '2026-12-31');
    const team = await province.team(await province.commune());
    const comesOn = async (instant: string, from: string): Promise<number> => {
      api.clock.stopAt(instant);
      const newcomer = await province.member(commune);
      await province.seat(newcomer, team, from);
      await runJob('learning.open-newcomer-cycles', { memberId: newcomer.id, day: api.clock.today() });
      await runJob('learning.open-missing-cycles', {});
      const cycles = await api.database.query('select 1 from learning.cycle where round_id = $1 and member_id = $2', [
        roundId,
        newcomer.id,
      ]);
      const seats = (await api.get(`/api/teams/${team.id}/progress`, { as: department })).body.members;
      const [seat] = seats.filter((one: { memberId: string }) => one.memberId === newcomer.id);
      expect(seat.state).toBe('not-started');
      return cycles.length;
    };
    expect(await comesOn('2026-12-31T10:00:00Z', '2026-12-31')).toBe(1);
    expect(await comesOn('2026-12-31T17:10:00Z', '2027-01-01')).toBe(0);
  });

  it('are told both while they run at once, the same to the member and to who looks after the team', async () => {
    const opened = async (title: string, startsOn: string, dueOn: string): Promise<string> => {
      const roundId = await openRound(title, startsOn, dueOn);
      return (await api.get(`/api/rounds/${roundId}`, { as: department })).body.title;
    };
    const row = await api.database.queryOne<{ id: string }>(
      'select team_id as id from org.seat_term where member_id = $1',
      [member.id],
    );
    const told = async (instant: string): Promise<unknown[]> => {
      api.clock.stopAt(instant);
      const home = (await api.get('/api/me/home', { as: own })).body;
      const team = (await api.get(`/api/teams/${row?.id}/progress`, { as: officer })).body;
      const [seat] = team.members;
      const others = (home.otherRounds ?? []).map(({ round }: { round: object }) => round);
      const asHome = ({ cycleId, title, dueOn, doneSteps, totalSteps }: Record<string, unknown>) => ({
        ...{ cycleId, title, dueOn, doneSteps, totalSteps },
      });
      expect([seat.roundTitle, seat.otherRounds.map(asHome)]).toEqual([team.roundTitle, others.map(asHome)]);
      expect(home.round.title).toBe(team.roundTitle);
      return [home.round.title, ...others.map(({ title }: { title: string }) => title)];
    };
    const first = await opened('Đợt một', '2026-11-25', '2026-12-31');
    const third = await opened('Đợt ba', '2027-03-01', '2027-12-31');
    const second = await opened('Đợt hai', '2027-02-01', '2027-06-30');
    expect(await told(STARTED)).toEqual([first, second, third]);
    expect(await told('2027-01-10T01:00:00Z')).toEqual([first, second, third]);
    expect(await told('2027-02-10T01:00:00Z')).toEqual([second, first, third]);
    expect(await told('2027-03-10T01:00:00Z')).toEqual([second, third, first]);
    expect(await told('2027-07-10T01:00:00Z')).toEqual([third, second, first]);
    await readAll();
    await passOnPaper();
    await passTask();
    await attend('2027-07-12');
    expect(await told('2027-07-13T01:00:00Z')).toEqual([third]);
  });

  it('are told in full beside each other, each with its next step and the date an officer gave', async () => {
    await openRound('Đợt một', '2026-11-25', '2026-12-31');
    api.clock.stopAt(EARLY);
    await read(1);
    await openRound('Đợt hai', '2026-11-26', '2027-03-31');
    const home = async () => (await api.get('/api/me/home', { as: own })).body;
    const { cycleId } = (await home()).otherRounds[0].round;
    expect(await home()).toMatchObject({
      round: { doneSteps: 1, dueOn: '2026-12-31' },
      nextStep: { kind: 'lesson', number: 2 },
      otherRounds: [{ round: { dueOn: '2027-03-31', isExtended: false }, nextStep: { kind: 'lesson' } }],
    });
    const later = { dueOn: '2027-04-15', reason: 'Nằm viện' };
    expect((await api.post(`/api/cycles/${cycleId}/extensions`, later, { as: department })).status).toBe(201);
    expect((await home()).otherRounds).toMatchObject([
      { round: { cycleId, dueOn: '2027-04-15', isExtended: true, requirements: expect.any(Array) as unknown } },
    ]);

    const grants = await api.app.get(HeldRightService).getGrants({ ...own, memberId: member.id }, api.clock.today());
    const leader = { ...own, grants };
    const [group] = (await api.get('/api/led-groups', { as: leader })).body.items;
    const [led] = (await api.get(`/api/led-groups/${group.id}/people`, { as: leader })).body.items;
    const [{ round }] = (await home()).otherRounds;
    const steps = `đã xong ${round.doneSteps} trên ${round.totalSteps} bước`;
    expect(led.way).toContain(` Còn đợt khác: ${round.title}, hạn 15/04/2027, ${steps}.`);
  });

  it('stand as they were opened when a later edition drops a lesson, the quiz and the task', async () => {
    const roundId = await openRound('Đợt một', '2026-11-25', '2026-12-31');
    const right = new Map(course.questions.map(({ id }) => [id, course.rightResponse(id)]));
    await course.republish({
      lessonPrefix: lessonIds[0]?.slice(0, -3) ?? '',
      lessonCount: 2,
      hasQuiz: false,
      task: null,
    });
    await course.publishLessons();
    expect(course.lessonIds).toEqual(lessonIds.slice(0, 2));

    const lesson = await api.get(`/api/lessons/${lessonIds[2]}`, { as: own });
    expect([lesson.status, lesson.body.id]).toEqual([200, lessonIds[2]]);
    await readAll();
    expect(await quiz()).toMatchObject({ id: course.quizId, attemptsLeft: 2 });
    await fail();
    const desk = await api.get(`/api/members/${member.id}/paper-attempts`, { as: officer });
    expect(desk.body.quizzes).toContainEqual(expect.objectContaining({ quizId: course.quizId, attemptsLeft: 1 }));
    const url = `/api/members/${member.id}/paper-attempts`;
    const sheet = (await api.post(url, { quizId: course.quizId }, { as: officer })).body;
    const answers = (sheet.questions as { id: string }[]).map(({ id }) => ({
      questionId: id,
      response: right.get(id),
    }));
    const entered = await api.put(`/api/paper-attempts/${sheet.id}/answers`, { answers }, { as: officer });
    expect(entered.body).toMatchObject({ isPassed: true });
    await passTask();
    await attend('2026-12-02');
    expect(await certificateOf(roundId)).toBe('valid');
  });

  it('have every lesson they ask for vouched for on paper, also one that the present edition lacks', async () => {
    const roundId = await openRound('Đợt một', '2026-11-25', '2026-12-31');
    await course.republish({ lessonPrefix: lessonIds[0]?.slice(0, -3) ?? '', lessonCount: 2 });
    await course.publishLessons();
    await readOnPaper();
    expect((await cycleIn(roundId)).body).toMatchObject({ doneSteps: 3 });
    const desk = (await api.get(`/api/members/${member.id}/paper-readings`, { as: officer })).body;
    expect(desk).toContainEqual(expect.objectContaining({ courseId: course.id, lessons: 3, lessonsRead: 3 }));
  });

  it('leave what another round asks for as it stands', async () => {
    const first = await openRound('Đợt một', '2026-11-25', '2027-12-31');
    await readAll();
    const other = await TestCourse.publish(api.database, { lessonPrefix: `K${newId().slice(-6)}` });
    programmeId = (await aProgramme(api.database, { course: other.id, task: other.taskId })).id;
    await openRound('Đợt khác', '2026-12-01', '2026-12-31');
    api.clock.stopAt(STARTED);
    await readAll();
    expect(await readings()).toBe(3);
    expect((await cycleIn(first)).body).toMatchObject({ doneSteps: 3 });
  });
});
