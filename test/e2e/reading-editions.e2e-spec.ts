import { CompletionService } from '@lopso/learning';
import { type Actor, JobRegistry, newId } from '@lopso/platform';
import { allFactsOf, anEdition, anOpenRound, copyEvidence, openCycles, type TestOpenRound } from '../support/learning';
import { type TestMember, TestProvince, type TestTeam } from '../support/province';
import { TestApi } from '../support/test-api';

const FIRST = '2025-01-05T02:00:00Z';
const PUBLISHED = '2026-05-20T03:25:00.000Z';
const NOW = '2026-11-01T02:00:00Z';

/** A phone that kept a lesson of 1.0 tells of it after 2.0, which changed it, was published. */
describe('a lesson that was read in an earlier edition', () => {
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
    api.clock.stopAt(FIRST);
    round = await anOpenRound(api.database, province, { startsOn: '2025-01-02', dueOn: '2026-12-31' });
    await api.database.execute('update content.course_version set published_at = $2 where hash = $1', [
      round.course.hash,
      FIRST,
    ]);
  });
  afterEach(() => api.clock.release());
  afterAll(() => api.stop());

  const lesson = (): string => round.course.lessons[1]?.id ?? '';
  /** In the round; `done`: with all facts of it, read in nobody knows which edition, as phones told until now. */
  const inRound = async (done: boolean): Promise<TestMember> => {
    const member = await province.member(team.unit, 'Ma Thị An');
    await province.seat(member, team, '2025-07-01');
    await openCycles(api.database, round, [member]);
    if (done) await copyEvidence(api.database, [member], allFactsOf(round));
    await api.app.get(CompletionService).recomputeCompletions({ roundId: round.id });
    return member;
  };
  const publish = async (): Promise<string> => {
    const { hash } = await anEdition(api.database, round.course, {
      ...{ version: '2.0.0', changed: [lesson()], publishedAt: PUBLISHED },
    });
    api.clock.stopAt(NOW);
    return hash;
  };
  const reopen = async (edition: string, named = 'all', people = 1): Promise<string> => {
    const order = { decisionNumber: '210/QĐ-SKHCN', decidedOn: '2026-10-30', dueOn: '2026-12-01' };
    const asked = { edition, parts: [lesson()], named, people, title: `Học lại ${newId()}` };
    const { status, body } = await api.post(
      `/api/rounds/${round.id}/reopenings`,
      { ...order, ...asked },
      { as: officer },
    );
    expect([status, body.code]).toEqual([201, undefined]);
    const jobs = api.app.get(JobRegistry).jobs();
    const job = jobs.find(({ options }) => options.name === 'learning.open-round-cycles');
    await job?.handler.handle({ roundId: body.roundId });
    return body.roundId as string;
  };
  /** As a phone tells it that kept the page of a version; nothing: one of before this. */
  const tells = async (member: TestMember, said: { courseHash?: string }) => {
    const as = province.memberActor(member);
    const { status, body } = await api.post(`/api/me/lessons/${lesson()}/read`, said, { as });
    expect(status).toBe(200);
    return body.isOfEarlierEdition as boolean;
  };
  const stateOf = async (roundId: string, member: TestMember) =>
    api.database.queryOne<{ done: number; isFinished: boolean }>(
      `select p.done_steps as done, p.finished_at is not null as "isFinished"
       from learning.cycle c join learning.completion p on p.cycle_id = c.id where c.round_id = $1 and c.member_id = $2`,
      [roundId, member.id],
    );
  const readings = async (member: TestMember): Promise<(string | null)[]> => {
    const rows = await api.database.query<{ hash: string | null }>(
      `select course_hash as hash from learning.evidence
       where member_id = $1 and kind = 'lesson-read' and subject = $2 order by recorded_at, id`,
      [member.id, lesson()],
    );
    return rows.map(({ hash }) => hash);
  };
  const progressOf = async (member: TestMember) => {
    const { lessons } = (await api.get('/api/me/progress', { as: province.memberActor(member) })).body;
    return lessons.find((one: { lessonId: string }) => one.lessonId === lesson());
  };
  const nextOf = async (member: TestMember) =>
    (await api.get('/api/me/home', { as: province.memberActor(member) })).body.nextStep;
  const nothingDiffers = async (...rounds: string[]): Promise<void> => {
    for (const roundId of rounds)
      expect(await api.app.get(CompletionService).checkCompletions({ roundId })).toEqual([]);
  };

  it('does not meet what is asked anew, counts in the round, and is told with its day until the new text is read', async () => {
    const member = await inRound(false);
    const hash = await publish();
    const reopened = await reopen(hash);
    expect(await tells(member, { courseHash: round.course.hash })).toBe(true);
    expect([await stateOf(round.id, member), await stateOf(reopened, member)]).toEqual([
      { done: 1, isFinished: false },
      { done: 0, isFinished: false },
    ]);
    expect(await progressOf(member)).toMatchObject({ isRead: false, readAt: null, earlierReadAt: expect.any(String) });
    const cycle = await api.database.queryOne<{ id: string }>('select id from learning.cycle where round_id = $1', [
      reopened,
    ]);
    const told = (await api.get(`/api/cycles/${cycle?.id}/explanation`, { as: officer })).body;
    expect(told.evidence).toMatchObject([{ kind: 'lesson-read', notCounted: 'earlier-edition' }]);

    expect(await tells(member, { courseHash: hash })).toBe(false);
    expect(await stateOf(reopened, member)).toEqual({ done: 1, isFinished: true });
    expect(await stateOf(round.id, member)).toMatchObject({ done: 1 });
    expect(await progressOf(member)).toMatchObject({ isRead: true, earlierReadAt: null });
    expect(await readings(member)).toEqual([round.course.hash, hash]);
    await nothingDiffers(round.id, reopened);
  });

  it('changes nothing for who finished the round with it, however often it arrives, before or after the new text', async () => {
    const member = await inRound(true);
    const hash = await publish();
    const reopened = await reopen(hash, 'finished');
    for (let time = 0; time < 2; time += 1) expect(await tells(member, { courseHash: round.course.hash })).toBe(true);
    expect(await readings(member)).toEqual([null]);
    expect(await nextOf(member)).toMatchObject({ kind: 'lesson', lessonId: lesson() });
    await tells(member, { courseHash: hash });
    for (let time = 0; time < 2; time += 1) expect(await tells(member, { courseHash: round.course.hash })).toBe(false);
    await tells(member, { courseHash: hash });
    expect(await readings(member)).toEqual([null, hash]);
    expect([await stateOf(round.id, member), await stateOf(reopened, member)]).toMatchObject([
      { isFinished: true },
      { isFinished: true },
    ]);
    await nothingDiffers(round.id, reopened);
  });

  it('does not meet a reopening that is opened after it arrived either', async () => {
    const member = await inRound(false);
    const hash = await publish();
    expect(await tells(member, { courseHash: round.course.hash })).toBe(false);
    const reopened = await reopen(hash);
    expect(await stateOf(reopened, member)).toEqual({ done: 0, isFinished: false });
    await nothingDiffers(round.id, reopened);
  });

  it('is what a page of an older program tells, which names none: kept as of the edition before, also twice', async () => {
    const member = await inRound(false);
    const hash = await publish();
    const reopened = await reopen(hash);
    for (let time = 0; time < 2; time += 1) expect(await tells(member, {})).toBe(true);
    expect(await readings(member)).toEqual([round.course.hash]);
    expect([await stateOf(round.id, member), await stateOf(reopened, member)]).toMatchObject([
      { done: 1 },
      { done: 0 },
    ]);
    expect(await tells(member, { courseHash: hash })).toBe(false);
    expect(await stateOf(reopened, member)).toMatchObject({ done: 1 });
  });

  it('is none where no edition changed the lesson: one that names none counts as ever, one of the same text is of the present one', async () => {
    const [one, other] = [await inRound(false), await inRound(false)];
    api.clock.stopAt(NOW);
    expect(await tells(one, {})).toBe(false);
    expect(await readings(one)).toEqual([null]);
    const minor = await anEdition(api.database, round.course, {
      ...{ version: '1.1.0', changed: [round.course.lessons[0]?.id ?? ''], publishedAt: PUBLISHED },
    });
    expect(await tells(other, { courseHash: round.course.hash })).toBe(false);
    expect(await readings(other)).toEqual([minor.hash]);
  });

  it('is another fact than the new text in a round that began after both', async () => {
    const hash = await publish();
    const member = await inRound(true);
    const reopened = await reopen(hash, 'finished');
    const later = await anOpenRound(api.database, province, {
      ...{ startsOn: '2026-10-15', dueOn: '2026-12-31', course: round.course },
    });
    await openCycles(api.database, later, [member]);
    await api.database.execute(`update learning.cycle set counts_from = '2026-10-14T17:00:00Z' where round_id = $1`, [
      later.id,
    ]);
    await api.app.get(CompletionService).recomputeCompletions({ roundId: later.id });
    await tells(member, { courseHash: round.course.hash });
    expect(await stateOf(reopened, member)).toMatchObject({ done: 0 });
    await tells(member, { courseHash: hash });
    expect(await readings(member)).toEqual([null, round.course.hash, hash]);
    expect(await stateOf(reopened, member)).toMatchObject({ done: 1 });
    await nothingDiffers(round.id, reopened, later.id);
  });

  it('is what is current again where a course was set back: the reopening is taken back over what was done for it, which stays', async () => {
    const [member, other] = [await inRound(true), await inRound(true)];
    const hash = await publish();
    const reopened = await reopen(hash, 'finished', 2);
    await tells(member, { courseHash: hash });
    const undo = () => api.delete(`/api/rounds/${reopened}/reopening`, { as: officer });
    expect((await undo()).body.params).toEqual({ standing: '1 người đã làm phần học lại' });
    const about = async () => (await api.get(`/api/rounds/${reopened}`, { as: officer })).body.reopening;
    expect(await about()).toMatchObject({ isTakenBack: false });

    await api.database.execute('update content.course set current_hash = $2 where id = $1', [
      round.course.id,
      round.course.hash,
    ]);
    expect(await about()).toMatchObject({ isTakenBack: true });
    expect(await tells(other, { courseHash: round.course.hash })).toBe(false);
    expect(await stateOf(reopened, other)).toMatchObject({ isFinished: false });
    expect(await progressOf(other)).toMatchObject({ isRead: true, earlierReadAt: null });
    expect((await undo()).status).toBe(204);
    expect(await readings(member)).toEqual([null, hash]);
    expect(await stateOf(round.id, member)).toMatchObject({ isFinished: true });
    expect(await nextOf(other)).toBeNull();
    await nothingDiffers(round.id);
  });

  it('is met by the old text where that was published under a higher number', async () => {
    const member = await inRound(true);
    const reopened = await reopen(await publish(), 'finished');
    const { hash } = await anEdition(api.database, round.course, {
      ...{ version: '2.0.1', changed: [], publishedAt: '2026-10-31T02:00:00Z' },
    });
    await api.database.execute(`update content.lesson_version set html = '<p>Nội dung.</p>' where course_hash = $1`, [
      hash,
    ]);
    expect(await tells(member, { courseHash: hash })).toBe(false);
    expect(await stateOf(reopened, member)).toMatchObject({ isFinished: true });
    await nothingDiffers(round.id, reopened);
  });

  it('is nothing that a reopening was built on', async () => {
    const member = await inRound(true);
    const reopened = await reopen(await publish(), 'finished');
    await tells(member, { courseHash: round.course.hash });
    expect((await api.delete(`/api/rounds/${reopened}/reopening`, { as: officer })).status).toBe(204);
  });

  it('is refused where the version never had the lesson', async () => {
    const member = await inRound(false);
    const as = province.memberActor(member);
    for (const [courseHash, code] of [
      ['x', 'field.not-in-list'],
      ['x'.repeat(201), 'field.too-long'],
      [7, 'field.type'],
    ] as const) {
      const { status, body } = await api.post(`/api/me/lessons/${lesson()}/read`, { courseHash }, { as });
      expect([status, body.errors?.[0]?.pointer, body.errors?.[0]?.code]).toEqual([400, '#/courseHash', code]);
    }
    expect(await readings(member)).toEqual([]);
  });
});
