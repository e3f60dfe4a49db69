import { type CriterionVerdict } from '@lopso/assessment';
import { CompletionService } from '@lopso/learning';
import { type Actor, newId } from '@lopso/platform';
import { aForm, aPhoto, TestCourse } from '../support/assessment';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { TestApi } from '../support/test-api';

const FIRST = '2026-10-01T02:00:00Z';
/** 1.1 with another task is published: 1.0 was current until then. */
const REPLACED = '2026-11-02T02:00:00Z';
const WITHIN_60_DAYS = '2026-12-31T02:00:00Z';
const HALF_A_YEAR_LATER = '2027-06-01T02:00:00Z';
const WORDS = 'Tôi đã kể cho bà con nghe';

/** A page opened while 1.0 was current, and what is handed in from it after 1.1 was published. */
describe('a practical task done by a version of the course that is not the current one any more', () => {
  let api: TestApi;
  let province: TestProvince;
  let commune: TestUnit;
  let trainer: Actor;
  let member: TestMember;
  let self: Actor;
  let course: TestCourse;
  let first: string;
  let second: string;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  beforeEach(async () => {
    province = await TestProvince.create(api.database);
    trainer = province.officer('trainer');
    commune = await province.commune('Xã Một');
    const team = await province.team(commune);
    member = await province.member(team.unit, 'Ma Thị An');
    await province.seat(member, team, '2025-07-01');
    self = province.memberActor(member);
    api.clock.stopAt(FIRST);
    course = await TestCourse.publish(api.database, { task: {}, lessonPrefix: `L${newId().slice(-6)}` });
    first = await publishedAt(FIRST, '1.0.0');
    api.clock.stopAt(REPLACED);
    await course.republish({ task: { title: 'Kể theo cách mới', words: { min: 3, max: 9 } } });
    second = await publishedAt(REPLACED, '1.1.0');
  });
  afterEach(() => api.clock.release());
  afterAll(() => api.stop());

  const publishedAt = async (instant: string, version: string): Promise<string> => {
    const row = await api.database.queryOne<{ hash: string }>(
      'select current_hash as hash from content.course where id = $1',
      [course.id],
    );
    await api.database.execute('update content.course_version set published_at = $2, version = $3 where hash = $1', [
      row?.hash,
      instant,
      version,
    ]);
    return row?.hash ?? '';
  };
  /** Asks for the task; the member's passage counts from a day. */
  const aRound = async (countsFrom: string): Promise<string> => {
    const id = newId();
    await api.database.execute(
      `insert into learning.round (id, programme_id, programme_hash, title, unit_id, unit_path, audience, audience_count, starts_on, due_on,
         decision_number, decided_on, release, certificate_template, opened_by, opened_at, state)
       values ($1, 'BD-THU', 'x', $2, $3, $4, '{commune-team,village-team}', 1, '2026-10-01', '2027-12-31', '145/QĐ-SKHCN', '2026-09-30',
         'automatic', 'hoan-thanh', $5, $6, 'open')`,
      [id, `Bồi dưỡng ${id}`, province.unit.id, province.unit.path, newId(), FIRST],
    );
    const task = { id: course.taskId, title: 'Kể', minutes: 40, courseTitle: 'Khóa' };
    await api.database.execute(
      `insert into learning.requirement (id, round_id, key, position, label, kind, spec) values ($1, $2, 'thuc-hanh', 1, 'Bài thực hành', 'task', $3)`,
      [newId(), id, { anyOf: [course.taskId], tasks: [task], motif: 'san' }],
    );
    await api.database.execute(
      'insert into learning.cycle (id, round_id, member_id, number, counts_from, opened_at) values ($1, $2, $3, 1, $4, $4)',
      [newId(), id, member.id, countsFrom],
    );
    await api.app.get(CompletionService).recomputeCompletions({ roundId: id });
    return id;
  };
  const handIn = async (courseHash: string, more: { key?: string; words?: string } = {}) => {
    const fields = { clientKey: more.key ?? newId(), words: more.words ?? WORDS, courseHash };
    const form = aForm(fields, [{ bytes: await aPhoto() }]);
    return api.post(`/api/tasks/${course.taskId}/submissions`, undefined, { as: self, ...form });
  };
  const editionOf = async (submissionId: string) =>
    (
      await api.database.queryOne<{ hash: string }>(
        'select course_hash as hash from assessment.submission where id = $1',
        [submissionId],
      )
    )?.hash;
  const submissions = async () =>
    api.database.query('select id from assessment.submission where member_id = $1', [member.id]);
  const queue = async () => (await api.get('/api/grading-queue', { as: trainer })).body.items;
  const grade = (submissionId: string) =>
    api.post(
      `/api/submissions/${submissionId}/grade`,
      {
        criteria: ['r-thu-anh', 'r-thu-kin', 'r-thu-dung'].map((criterionId): CriterionVerdict => ({
          criterionId,
          isMet: true,
        })),
        comment: '',
      },
      { as: trainer },
    );

  it('is taken from a phone that was without network for weeks, judged by its own rubric, and the queue names the version', async () => {
    const round = await aRound(REPLACED);
    api.clock.stopAt(WITHIN_60_DAYS);
    const { status, body } = await handIn(first);
    expect([status, await editionOf(body.submissionId)]).toEqual([201, first]);
    expect(await queue()).toMatchObject([
      { submission: { id: body.submissionId }, isOfEarlierEdition: false, olderVersion: '1.0.0' },
    ]);
    expect((await handIn(second)).body.code).toBe('assessment.submission-waiting');
    expect((await grade(body.submissionId)).status).toBe(200);
    expect(await api.app.get(CompletionService).checkCompletions({ roundId: round })).toEqual([]);
    expect((await handIn(second)).body.code).toBe('assessment.task-passed');
  });

  it('is not taken any more where the version was replaced long before and nothing that asks had begun by then', async () => {
    await aRound('2027-01-01T00:00:00Z');
    api.clock.stopAt(HALF_A_YEAR_LATER);
    const { status, body } = await handIn(first);
    expect([status, body.code, body.params]).toEqual([400, 'assessment.task-outdated', { version: '1.0.0' }]);
    expect(body.errors).toMatchObject([{ pointer: '#/courseHash', code: 'assessment.task-outdated' }]);
    expect(body.detail).toContain('bản 1.0.0 của khóa');
    expect(body.detail).toContain('tải lại bài');
    expect(await submissions()).toEqual([]);

    const again = await handIn(second);
    expect([again.status, await editionOf(again.body.submissionId)]).toEqual([201, second]);
    expect(await queue()).toMatchObject([{ olderVersion: null }]);
  });

  it('is neither where no round asks for it', async () => {
    api.clock.stopAt(HALF_A_YEAR_LATER);
    expect((await handIn(first)).body.code).toBe('assessment.task-outdated');
    api.clock.stopAt(WITHIN_60_DAYS);
    expect((await handIn(first)).status).toBe(201);
  });

  it('is taken however late in the passage in which the version was current', async () => {
    await aRound(FIRST);
    api.clock.stopAt(HALF_A_YEAR_LATER);
    expect((await handIn(first)).status).toBe(201);
  });

  it('is taken however late where the current version asks for the same, and is of that one', async () => {
    await course.republish({ task: {} });
    const third = await publishedAt('2026-12-01T02:00:00Z', '1.2.0');
    api.clock.stopAt(HALF_A_YEAR_LATER);
    expect(await editionOf((await handIn(first)).body.submissionId)).toBe(third);
  });

  it('is handed in once: sent again with its key after the version is not taken any more it has the same receipt', async () => {
    api.clock.stopAt(WITHIN_60_DAYS);
    const key = newId();
    const sent = await handIn(first, { key });
    api.clock.stopAt(HALF_A_YEAR_LATER);
    const again = await handIn(first, { key });
    expect([again.status, again.body.submissionId]).toEqual([201, sent.body.submissionId]);
    const another = await handIn(first, { key, words: `${WORDS} rồi` });
    expect(another.status).toBe(409);
    expect(await submissions()).toHaveLength(1);
  });

  it('is refused to an officer who hands in for her as well', async () => {
    api.clock.stopAt(HALF_A_YEAR_LATER);
    const officer = province.officer('commune-officer', commune);
    const form = aForm({ clientKey: newId(), words: WORDS, courseHash: first }, [{ bytes: await aPhoto() }]);
    const path = `/api/members/${member.id}/tasks/${course.taskId}/submissions`;
    const { status, body } = await api.post(path, undefined, { as: officer, ...form });
    expect([status, body.code]).toEqual([400, 'assessment.task-outdated']);
  });
});
