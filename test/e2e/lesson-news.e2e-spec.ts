import { type Actor, newId } from '@lopso/platform';
import { statementsOf } from '../support/matrix/statements';
import { TestProvince } from '../support/province';
import { TestApi } from '../support/test-api';

/** An edition: its number and the text of each lesson by the end of its id. */
type Edition = readonly [version: string, texts: Readonly<Record<string, string>>];

describe('what is new in a course somebody has read', () => {
  let api: TestApi;
  let actor: Actor;
  let courseId: string;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  beforeEach(async () => {
    const province = await TestProvince.create(api.database);
    const commune = await province.commune();
    const member = await province.member(commune);
    await province.seat(member, await province.team(commune));
    actor = province.memberActor(member);
    courseId = `T${newId().slice(-10)}`;
    api.clock.stopAt('2026-11-01T02:00:00Z');
    await publish(['1.0.0', { 1: 'một', 2: 'hai' }]);
  });
  afterEach(() => api.clock.release());
  afterAll(() => api.stop());

  const id = (lesson: number | string): string => `${courseId}-0${lesson}`;
  const publish = async ([version, texts]: Edition): Promise<void> => {
    const hash = newId();
    await api.database.execute(
      `insert into content.course_version (hash, course_id, slug, version, title, motif, compiled, published_at)
       values ($1, $2, $2, $3, 'Khóa thử', 'nui', '{"lessons": [], "quiz": null, "questions": [], "task": null}', $4)`,
      [hash, courseId, version, api.clock.now()],
    );
    for (const [number, html] of Object.entries(texts))
      await api.database.execute(
        `insert into content.lesson_version (course_hash, lesson_id, number, title, minutes, packed_bytes, html, checked_on, sources)
         values ($1, $2, $3, 'Bài', 5, 100, $4, '2026-11-01', '[]')`,
        [hash, id(number), Number(number), html],
      );
    await api.database.execute(
      `insert into content.course (id, position, current_hash) values ($1, 0, $2)
       on conflict (id) do update set current_hash = excluded.current_hash`,
      [courseId, hash],
    );
  };
  const reads = (lesson: number) => api.post(`/api/me/lessons/${id(lesson)}/read`, undefined, { as: actor });
  const news = async (): Promise<string[]> =>
    (await api.get('/api/me/progress', { as: actor })).body.news.map(
      (one: { lessonId: string; kind: string }) => `${one.kind} ${one.lessonId.slice(-1)}`,
    );

  it('is what a minor or a major edition changed or added since, and nothing of a patch', async () => {
    await reads(1);
    await reads(2);
    expect(await news()).toEqual([]);
    api.clock.stopAt('2026-11-05T02:00:00Z');
    await publish(['1.0.1', { 1: 'một, không còn lỗi chính tả', 2: 'hai' }]);
    expect(await news()).toEqual([]);
    api.clock.stopAt('2026-11-06T02:00:00Z');
    await publish(['1.1.0', { 1: 'một, theo luật mới', 2: 'hai', 3: 'ba' }]);
    expect(await news()).toEqual(['changed 1', 'added 3']);
    api.clock.stopAt('2026-11-07T02:00:00Z');
    await publish(['2.0.0', { 1: 'một, theo luật mới', 2: 'hai, viết lại', 3: 'ba' }]);
    expect(await news()).toEqual(['changed 1', 'changed 2', 'added 3']);
  });

  it('goes lesson by lesson as she opens them again, and asks nothing again', async () => {
    await reads(1);
    await reads(2);
    api.clock.stopAt('2026-11-06T02:00:00Z');
    await publish(['1.1.0', { 1: 'một mới', 2: 'hai mới', 3: 'ba' }]);
    api.clock.stopAt('2026-11-07T02:00:00Z');
    await api.put(`/api/me/lessons/${id(1)}/progress`, { percent: 40 }, { as: actor });
    expect(await news()).toEqual(['changed 2']);
    const { lessons } = (await api.get('/api/me/progress', { as: actor })).body;
    expect(lessons.map((one: { readAt: string }) => one.readAt)).toEqual([
      ...['2026-11-01T02:00:00.000Z', '2026-11-01T02:00:00.000Z'],
    ]);
  });

  it('is nothing of lessons she read in the edition that is current, and nothing of courses she never read in', async () => {
    expect(await news()).toEqual([]);
    api.clock.stopAt('2026-11-06T02:00:00Z');
    await publish(['1.1.0', { 1: 'một mới', 2: 'hai', 3: 'ba' }]);
    expect(await news()).toEqual([]);
    await reads(1);
    expect(await news()).toEqual([]);
  });

  it('needs as many statements for many lessons as for one', async () => {
    await reads(1);
    const one = (await statementsOf(() => news())).statements.length;
    await reads(2);
    expect((await statementsOf(() => news())).statements).toHaveLength(one);
  });
});
