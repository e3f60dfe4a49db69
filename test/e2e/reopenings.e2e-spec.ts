import { CompletionService } from '@lopso/learning';
import { type Actor, JobRegistry, newId } from '@lopso/platform';
import { allFactsOf, anEdition, anOpenRound, copyEvidence, openCycles, type TestOpenRound } from '../support/learning';
import { type TestMember, TestProvince, type TestTeam } from '../support/province';
import { TestApi } from '../support/test-api';

const PUBLISHED = '2026-11-20T03:25:00.000Z';
const NOW = '2026-12-01T02:00:00Z';

describe('a major edition asked anew', () => {
  let api: TestApi;
  let province: TestProvince;
  let officer: Actor;
  let team: TestTeam;
  let round: TestOpenRound;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  beforeEach(async () => {
    province = await TestProvince.create(api.database);
    officer = province.officer('department-officer');
    team = await province.team(await province.commune('Xã Một'));
    round = await anOpenRound(api.database, province, { startsOn: '2025-01-02', dueOn: '2026-12-31' });
    await api.database.execute(`update content.course_version set published_at = '2025-01-01' where hash = $1`, [
      round.course.hash,
    ]);
    api.clock.stopAt(NOW);
  });
  afterEach(() => api.clock.release());
  afterAll(() => api.stop());

  const runJob = async (name: string, payload: object): Promise<void> => {
    const job = api.app
      .get(JobRegistry)
      .jobs()
      .find((one) => one.options.name === name);
    if (job === undefined) throw new Error(`no job ${name}`);
    await job.handler.handle(payload);
  };
  const inRound = async (name: string, done: 'all' | 'nothing' = 'all'): Promise<TestMember> => {
    const member = await province.member(team.unit, name);
    await province.seat(member, team, '2025-07-01');
    await openCycles(api.database, round, [member]);
    if (done === 'all') await copyEvidence(api.database, [member], allFactsOf(round));
    await api.app.get(CompletionService).recomputeCompletions({ roundId: round.id });
    return member;
  };
  const lessonIds = () => round.course.lessons.map(({ id }) => id);
  /** 2.0 with the second lesson changed, a third added and a harder quiz. */
  const major = (more: object = {}) =>
    anEdition(api.database, round.course, {
      ...{ version: '2.0.0', changed: [lessonIds()[1] ?? ''], added: [`${round.course.id}-03`], passPercent: 90 },
      ...{ publishedAt: PUBLISHED },
      ...more,
    });
  const listed = async (of: string = round.id, as = officer) =>
    (await api.get(`/api/rounds/${of}/reopenings`, { as })).body;
  const preview = (body: object, as = officer) => api.post(`/api/rounds/${round.id}/reopening-preview`, body, { as });
  const ORDER = { decisionNumber: '210/QĐ-SKHCN', decidedOn: '2026-11-30', dueOn: '2027-01-31' };
  const reopen = (body: object, as = officer) =>
    api.post(`/api/rounds/${round.id}/reopenings`, { ...ORDER, title: `Học lại ${newId()}`, ...body }, { as });
  const open = async (body: object): Promise<string> => {
    const { status, body: answer } = await reopen(body);
    expect([status, answer.code]).toEqual([201, undefined]);
    await runJob('learning.open-round-cycles', { roundId: answer.roundId });
    return answer.roundId as string;
  };
  const cyclesOf = (roundId: string) =>
    api.database.query<{ id: string; memberId: string; counts: Date; done: number; total: number; finished: boolean }>(
      `select c.id, c.member_id as "memberId", c.counts_from as counts, p.done_steps as done, p.total_steps as total,
         p.finished_at is not null as finished
       from learning.cycle c left join learning.completion p on p.cycle_id = c.id where c.round_id = $1 order by c.id`,
      [roundId],
    );
  const read = async (member: TestMember, lessonId: string) => {
    const as = province.memberActor(member);
    const { courseHash } = (await api.get(`/api/lessons/${lessonId}`, { as })).body;
    return api.post(`/api/me/lessons/${lessonId}/read`, { courseHash }, { as });
  };
  const home = async (member: TestMember) => (await api.get('/api/me/home', { as: province.memberActor(member) })).body;
  const undo = (roundId: string, as = officer) => api.delete(`/api/rounds/${roundId}/reopening`, { as });

  it('is offered to the round that froze an earlier major, with what changed; a minor edition is not', async () => {
    await anEdition(api.database, round.course, {
      ...{ version: '1.1.0', changed: [lessonIds()[0] ?? ''], publishedAt: '2026-11-10T03:00:00Z' },
    });
    expect(await listed()).toEqual({ offers: [], reopenings: [] });
    const { hash } = await major();
    const { offers } = await listed();
    expect(offers).toEqual([
      {
        ...{ courseId: round.course.id, courseTitle: 'Dịch vụ công trực tuyến', edition: hash },
        ...{ version: '2.0.0', beforeVersion: '1.1.0', publishedAt: PUBLISHED },
        parts: [
          { kind: 'lesson', id: lessonIds()[1], number: 2, title: 'Khai và đính kèm giấy tờ', change: 'changed' },
          { kind: 'lesson', id: `${round.course.id}-03`, number: 3, title: 'Bài thêm 1', change: 'added' },
          { kind: 'quiz', id: round.course.quizId, number: null, title: 'Bài kiểm tra', change: 'changed' },
        ],
      },
    ]);
  });

  it('is looked at before it is saved: who would be named, and what each has to do', async () => {
    const [done, late] = [await inRound('Ma Thị An'), await inRound('Lò Văn Bình', 'nothing')];
    const { hash } = await major();
    const asked = { edition: hash, parts: [lessonIds()[1]], named: 'all' };
    const { status, body } = await preview({ ...asked, limit: 1 });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ people: 2, totalSteps: 1, minutes: 7, countsFrom: PUBLISHED },
      words: 'Khoảng 7 phút: đọc bài 2 khóa C05 (7 phút).',
      listed: [{ memberId: done.id, communeName: 'Xã Một', words: 'Khoảng 7 phút: đọc bài 2 khóa C05 (7 phút).' }],
    });
    const { body: second } = await preview({ ...asked, limit: 1, cursor: body.nextCursor });
    expect([second.listed.map((one: { memberId: string }) => one.memberId), second.nextCursor]).toEqual([
      [late.id],
      null,
    ]);
    const people = async (more: object): Promise<unknown> => (await preview({ ...asked, ...more })).body.people;
    expect(await people({ named: 'learning' })).toBe(1);
    expect(await people({ named: 'finished' })).toBe(1);
    expect(await people({ named: 'finished-before', finishedBefore: '2025-06-01' })).toBe(0);
    expect(await people({ named: 'finished-before', finishedBefore: '2025-06-02' })).toBe(1);
    expect(await cyclesOf(round.id)).toHaveLength(2);
  });

  it('opens only what changed for those who finished, who keep what they have and are finished again by one lesson', async () => {
    const [member, late] = [await inRound('Ma Thị An'), await inRound('Lò Văn Bình', 'nothing')];
    const before = await cyclesOf(round.id);
    const { hash } = await major();
    const reopened = await open({ edition: hash, parts: [lessonIds()[1]], named: 'finished', people: 1 });

    const [cycle, ...others] = await cyclesOf(reopened);
    expect(others).toEqual([]);
    expect(cycle).toMatchObject({
      memberId: member.id,
      done: 0,
      total: 1,
      finished: false,
      counts: new Date(PUBLISHED),
    });
    expect(await cyclesOf(round.id)).toEqual(before);
    const { round: shown, nextStep } = await home(member);
    expect(shown).toMatchObject({
      cycleId: cycle?.id,
      doneSteps: 0,
      totalSteps: 1,
      dueOn: '2027-01-31',
      release: 'none',
    });
    expect(nextStep).toMatchObject({ kind: 'lesson', lessonId: lessonIds()[1] });
    expect((await home(late)).round.cycleId).not.toBe(cycle?.id);

    expect((await read(member, lessonIds()[0] ?? '')).status).toBe(200);
    expect(await cyclesOf(reopened)).toMatchObject([{ done: 0 }]);
    expect((await read(member, lessonIds()[1] ?? '')).status).toBe(200);
    expect(await cyclesOf(reopened)).toMatchObject([{ done: 1, finished: true }]);
    expect(await cyclesOf(round.id)).toEqual(before);
    for (const roundId of [round.id, reopened])
      expect(await api.app.get(CompletionService).checkCompletions({ roundId })).toEqual([]);

    const explained = (await api.get(`/api/cycles/${cycle?.id}/explanation`, { as: officer })).body;
    const told = explained.evidence
      .filter(({ label }: { label: string | null }) => label === 'Khai và đính kèm giấy tờ')
      .map(({ notCounted }: { notCounted: string | null }) => notCounted);
    expect(told).toEqual([null, 'before-edition']);
  });

  it('issues no second certificate, and withdraws none', async () => {
    const member = await inRound('Ma Thị An');
    const { hash } = await major();
    const reopened = await open({ edition: hash, parts: [lessonIds()[1]], named: 'finished', people: 1 });
    await read(member, lessonIds()[1] ?? '');
    await runJob('credentials.issue-lost-certificates', {});
    const [cycle] = await cyclesOf(reopened);
    await runJob('credentials.issue-certificate', { cycleId: cycle?.id });
    const rows = await api.database.query<{ roundId: string }>(
      'select round_id as "roundId" from credentials.certificate where member_id = $1',
      [member.id],
    );
    expect(rows).toEqual([{ roundId: round.id }]);
  });

  it('asks those who are still learning too: what they do with the new edition counts for both', async () => {
    const late = await inRound('Lò Văn Bình', 'nothing');
    const { hash } = await major();
    const reopened = await open({
      edition: hash,
      parts: [`${round.course.id}-03`, lessonIds()[1]],
      named: 'learning',
      people: 1,
    });
    await read(late, lessonIds()[1] ?? '');
    expect(await cyclesOf(reopened)).toMatchObject([{ done: 1, total: 2 }]);
    expect(await cyclesOf(round.id)).toMatchObject([{ done: 1, total: 10 }]);
    await read(late, `${round.course.id}-03`);
    expect(await cyclesOf(reopened)).toMatchObject([{ done: 2, finished: true }]);
    expect(await cyclesOf(round.id)).toMatchObject([{ done: 1, finished: false }]);
  });

  it('counts what was done with the new edition before it was asked for', async () => {
    const member = await inRound('Ma Thị An');
    const { hash } = await major();
    api.clock.stopAt('2026-11-21T02:00:00Z');
    expect((await read(member, lessonIds()[1] ?? '')).status).toBe(200);
    api.clock.stopAt(NOW);
    const asked = { edition: hash, parts: [lessonIds()[1]], named: 'finished' };
    expect((await preview({ ...asked, limit: 5 })).body.listed).toMatchObject([{ words: '', minutes: 0 }]);
    const reopened = await open({ ...asked, people: 1 });
    expect(await cyclesOf(reopened)).toMatchObject([{ done: 1, finished: true }]);
    expect((await undo(reopened)).status).toBe(204);
  });

  it('names nobody twice for one edition, and takes in nobody by herself', async () => {
    await inRound('Ma Thị An');
    const { hash } = await major();
    const asked = { edition: hash, parts: [lessonIds()[1]], named: 'all' };
    const reopened = await open({ ...asked, people: 1 });
    expect((await preview(asked)).body.people).toBe(0);
    expect(await reopen({ ...asked, people: 1 })).toMatchObject({
      status: 422,
      body: { code: 'learning.nobody-reopened' },
    });
    await inRound('Lò Văn Bình');
    await runJob('learning.open-missing-cycles', {});
    expect(await cyclesOf(reopened)).toHaveLength(1);
    expect((await preview(asked)).body.people).toBe(1);
    const change = { rule: { match: 'all', conditions: [], except: [] }, revision: 0 };
    const changed = await api.post(`/api/rounds/${reopened}/audience-changes`, change, { as: officer });
    expect(changed.body.code).toBe('learning.reopening-is-named');
    expect((await api.get(`/api/rounds/${reopened}/audience`, { as: officer })).body).toMatchObject({
      ...{ words: 'Những người được nêu tên khi mở phần học lại', counts: { stays: 1, joins: 0 } },
    });
  });

  it('is not saved for others than were looked at, nor for parts that did not change', async () => {
    await inRound('Ma Thị An');
    const { hash } = await major();
    const asked = { edition: hash, parts: [lessonIds()[1]], named: 'all' };
    expect(await reopen({ ...asked, people: 2 })).toMatchObject({
      ...{ status: 409, body: { code: 'learning.reopening-stale', params: { people: 1 } } },
    });
    const code = async (body: object): Promise<unknown> => (await reopen({ ...asked, people: 1, ...body })).body.code;
    expect(await code({ parts: [lessonIds()[0]] })).toBe('learning.reopened-parts-wrong');
    expect(await code({ edition: round.course.hash })).toBe('learning.edition-unknown');
    expect(await code({ named: 'finished-before' })).toBe('learning.finished-before-wrong');
    expect(await code({ named: 'finished-before', finishedBefore: '2026-12-02' })).toBe(
      'learning.finished-before-wrong',
    );
    const { body } = await reopen({ ...asked, people: 1, dueOn: '2026-11-25', decidedOn: '2026-12-02' });
    expect(body.errors.map((one: { pointer: string }) => one.pointer).sort()).toEqual(['#/decidedOn', '#/dueOn']);
    expect((await listed()).reopenings).toEqual([]);
  });

  it('is taken back as long as nobody has built on it, and then says what stands in the way', async () => {
    const [member, another] = [await inRound('Ma Thị An'), await inRound('Lò Văn Bình')];
    const { hash } = await major();
    const asked = { edition: hash, parts: [lessonIds()[1]], named: 'finished' };
    const first = await open({ ...asked, people: 2 });
    // A correction that was thought better of stands in nobody's way.
    const { title } = (await api.get(`/api/rounds/${first}`, { as: officer })).body;
    const words = { title: `${title} b`, decisionNumber: '9/QĐ', decidedOn: '2026-11-01', reason: 'Gõ nhầm.' };
    const said = await api.post(`/api/rounds/${first}/corrections`, words, { as: officer });
    const refusal = `/api/rounds/${first}/corrections/${said.body.corrections[0].id}/refusal`;
    expect((await api.post(refusal, {}, { as: officer })).status).toBe(200);
    expect((await undo(first)).status).toBe(204);
    expect([await cyclesOf(first), (await listed()).reopenings]).toEqual([[], []]);
    expect((await api.get(`/api/rounds/${first}`, { as: officer })).status).toBe(404);
    expect((await undo(round.id)).status).toBe(404);
    expect((await home(member)).round.finishedAt).not.toBeNull();

    const { body } = await reopen({ ...asked, people: 2 });
    expect((await undo(body.roundId)).body.code).toBe('learning.audience-busy');
    await runJob('learning.open-round-cycles', { roundId: body.roundId });
    await read(another, lessonIds()[1] ?? '');
    expect(await undo(body.roundId)).toMatchObject({
      ...{
        status: 409,
        body: { code: 'learning.reopening-built-on', params: { standing: '1 người đã làm phần học lại' } },
      },
    });
    expect((await listed()).reopenings).toMatchObject([{ roundId: body.roundId, people: 2, version: '2.0.0' }]);
  });

  it('is not taken back over a lesson opened for it, and is over one that a learner reads for the first round', async () => {
    const [done, late] = [await inRound('Ma Thị An'), await inRound('Lò Văn Bình', 'nothing')];
    const { hash } = await major();
    const reopened = await open({ edition: hash, parts: [lessonIds()[1]], named: 'all', people: 2 });
    const stopAt = (member: TestMember) =>
      api.put(`/api/me/lessons/${lessonIds()[1]}/progress`, { percent: 30 }, { as: province.memberActor(member) });
    const first = await api.put(
      `/api/me/lessons/${lessonIds()[1]}/progress`,
      { percent: 30 },
      { as: province.memberActor(late) },
    );
    expect(first.status).toBe(204);
    expect((await read(late, lessonIds()[1] ?? '')).status).toBe(200);
    await stopAt(done);
    expect((await undo(reopened)).body.params).toEqual({ standing: '1 người đang đọc dở bài' });
    await api.database.execute('delete from learning.lesson_progress where member_id = $1', [done.id]);
    expect((await undo(reopened)).status).toBe(204);
    expect(await cyclesOf(round.id)).toContainEqual(expect.objectContaining({ memberId: late.id, done: 1 }));
  });

  it('is told to a commune without the count of the whole, and done by the department alone', async () => {
    await inRound('Ma Thị An');
    const { hash } = await major();
    await open({ edition: hash, parts: [lessonIds()[1]], named: 'all', people: 1 });
    const commune = province.officer('commune-officer', team.unit);
    expect(await listed(round.id, commune)).toMatchObject({
      reopenings: [{ people: null }],
      offers: [{ version: '2.0.0' }],
    });
    expect((await preview({ edition: hash, parts: [lessonIds()[1]], named: 'all' }, commune)).status).toBe(403);
  });

  it('stands behind the round itself where reports choose one', async () => {
    const member = await inRound('Ma Thị An');
    const { hash } = await major();
    const reopened = await open({ edition: hash, parts: [lessonIds()[1]], named: 'all', people: 1 });
    const { body } = await api.get('/api/report-rounds', { as: officer });
    expect(body.map((one: { id: string }) => one.id)).toEqual([round.id, reopened]);
    expect((await home(member)).round).toMatchObject({ finishedAt: null });
  });
});
