import { SealFeedback } from '@lopso/classes';
import { type Actor, newId, PersonalData, Transactions } from '@lopso/platform';
import { type ClassPlace, evening, type TestClass, TestClasses } from '../support/classes';
import { anOpenRound, openCycles } from '../support/learning';
import { type TestMember } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';
import { aTrainer } from '../support/trainers';

const BEFORE = '2026-11-25T01:00:00Z';
const STARTS = '2026-12-01T12:00:00Z';
const OVER = '2026-12-01T13:35:00Z';
const NEXT_MORNING = '2026-12-02T01:00:00Z';
const LAST_MINUTE = '2026-12-15T13:29:00Z';
const COUNTED = '2026-12-15T13:31:00Z';
const DAY_31 = '2027-01-01T01:00:00Z';
const DAY_61 = '2027-01-31T01:00:00Z';
const DAYS = 'from=2026-12-01&to=2027-02-01';
const GOOD = { understood: 'well', pace: 'right', usefulness: 'much' };

/** A class of one evening, 1 December, at which seven of eight people are present. */
describe('after a class', () => {
  let api: TestApi;
  let classes: TestClasses;
  let place: ClassPlace;
  let made: TestClass;
  let people: readonly TestMember[];
  beforeAll(async () => {
    api = await TestApi.start();
    classes = new TestClasses(api.app);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt(BEFORE);
    place = await classes.place('Xã Hàm Yên');
    const names = ['Ma Văn Bằng', 'Vàng Thị Mỷ', 'Lý Văn Đào', 'Hoàng Thị Sen', 'Tẩn Mùi Pết', 'Lò A Sử', 'Cư Thị Dợ'];
    people = await Promise.all([...names, 'Sùng Mí Vừ'].map((name) => place.province.member(place.commune, name)));
    made = await hold(people.slice(0, 7), people);
  });
  afterEach(() => api.clock.release());

  /** A class that was held on 1 December, or at other hours of the evening. */
  async function hold(
    present: readonly TestMember[],
    booked: readonly TestMember[],
    more: Parameters<TestClasses['aClass']>[1] = {},
  ): Promise<TestClass> {
    api.clock.stopAt(BEFORE);
    const held = await classes.aClass(place, more);
    await classes.book(place.trainer, held.id, booked);
    api.clock.stopAt(STARTS);
    for (const { id: memberId } of present)
      await post(held, 'attendance', { memberId, source: 'roll', clientKey: newId(), mark: 'present' });
    api.clock.stopAt(OVER);
    await post(held, 'closing');
    api.clock.stopAt(NEXT_MORNING);
    return held;
  }
  const post = (of: TestClass, path: string, body?: object): Promise<TestResponse> =>
    api.post(`/api/class-sessions/${of.sessionId}/${path}`, body, { as: place.trainer });
  const person = (index: number): TestMember => {
    const found = people[index];
    if (found === undefined) throw new Error('eight people');
    return found;
  };
  const as = (index: number) => ({ as: place.province.memberActor(person(index)) });
  const asked = async (index: number): Promise<TestResponse['body'][]> =>
    (await api.get('/api/me/after-class', as(index))).body.items;
  const say = (index: number, more: object = {}, id = made.id): Promise<TestResponse> =>
    api.put(`/api/me/class-groups/${id}/opinion`, { ...GOOD, ...more }, as(index));
  const report = (index: number, body: object, id = made.id): Promise<TestResponse> =>
    api.put(`/api/me/class-groups/${id}/households`, body, as(index));
  const seal = (): Promise<void> => api.app.get(SealFeedback, { strict: false }).handle();
  const department = () => place.province.officer('department-officer');
  const result = async (id = made.id, actor = place.trainer): Promise<TestResponse['body']> =>
    (await api.get(`/api/class-groups/${id}/opinions`, { as: actor })).body;
  const list = async (actor = place.trainer, more = ''): Promise<TestResponse['body']> =>
    (await api.get(`/api/class-opinions?${DAYS}${more}`, { as: actor })).body;
  const rowsOf = async (table: string, id = made.id): Promise<number> =>
    (
      await api.database.query<{ count: number }>(
        `select count(*)::int as count from classes.${table} where class_group_id = $1`,
        [id],
      )
    )[0]?.count ?? -1;

  it('members who were present are asked from its end on, once each, and may say otherwise until the time is over', async () => {
    const [ask, ...others] = await asked(0);
    expect(others).toEqual([]);
    expect(ask).toMatchObject({
      classGroupId: made.id,
      opinion: { until: '2026-12-15T13:30:00.000Z', given: null },
      households: null,
    });
    expect(await asked(7)).toEqual([]);
    expect((await say(7)).status).toBe(404);
    expect((await say(0, {}, newId())).status).toBe(404);
    const answers = await Promise.all([1, 2, 3].map(() => say(0, { remark: '  Xin  chiếu chữ to hơn\n' })));
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(await rowsOf('opinion')).toBe(1);
    expect((await asked(0))[0].opinion.given).toEqual({ ...GOOD, remark: 'Xin chiếu chữ to hơn' });
    api.clock.stopAt(LAST_MINUTE);
    expect((await say(0, { pace: 'fast', remark: ' ' })).status).toBe(204);
    expect((await asked(0))[0].opinion.given).toEqual({ ...GOOD, pace: 'fast', remark: null });
    expect(await rowsOf('opinion')).toBe(1);
    api.clock.stopAt(COUNTED);
    const late = await say(0);
    expect([late.status, late.body.code]).toEqual([422, 'classes.opinion-over']);
    expect(await asked(0)).toEqual([]);
    expect((await say(1, { pace: 'often' })).status).toBe(400);
    expect((await say(1, { remark: 'x'.repeat(301) })).status).toBe(400);
  });

  it('nobody is asked while it goes on another day, nor of another province', async () => {
    const sessions = [
      { on: '2026-12-01', from: '08:00', to: '09:00' },
      { on: '2026-12-20', from: '08:00', to: '09:00' },
    ];
    api.clock.stopAt(BEFORE);
    const long = await classes.aClass(place, { sessions });
    await classes.book(place.trainer, long.id, [person(0)]);
    api.clock.stopAt('2026-12-01T01:10:00Z');
    await post(long, 'attendance', { memberId: person(0).id, source: 'roll', clientKey: newId(), mark: 'present' });
    api.clock.stopAt(NEXT_MORNING);
    expect((await asked(0)).map(({ classGroupId }) => classGroupId)).toEqual([made.id]);
    expect((await say(0, {}, long.id)).status).toBe(404);
    expect((await result(long.id)).opinions).toBeNull();
    const elsewhere = await classes.place('Xã Đồng Văn');
    const stranger = await elsewhere.province.member(elsewhere.commune, 'Ma Văn Bằng');
    const body = { as: elsewhere.province.memberActor(stranger) };
    expect((await api.put(`/api/me/class-groups/${made.id}/opinion`, GOOD, body)).status).toBe(404);
  });

  it('stands under a hash, without a name or a time; the trail tells that she answered, not what', async () => {
    // A button pressed twice is noted once.
    await Promise.all([1, 2, 3].map(() => say(1, { understood: 'little', remark: 'Máy chiếu mờ' })));
    const rows = await api.database.query('select * from classes.opinion where class_group_id = $1', [made.id]);
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual([
      ...['class_group_id', 'id', 'pace', 'remark', 'respondent', 'understood', 'usefulness'],
    ]);
    expect(JSON.stringify(rows)).not.toContain(person(1).id);
    const trail = await api.database.query(
      `select e.*, v.* from platform.audit_entry e left join platform.audit_value v on v.entry_id = e.id
       where e.action = 'classes.opinion-given' and e.subject_id = $1`,
      [made.id],
    );
    expect(trail).toHaveLength(1);
    expect(JSON.stringify(trail)).not.toMatch(/little|mờ/);
    const subject = { memberId: person(1).id, accountId: null };
    const collected = JSON.stringify(await api.app.get(PersonalData).collect(subject));
    expect(collected).toContain('Máy chiếu mờ');
    const other = { memberId: person(2).id, accountId: null };
    expect(JSON.stringify(await api.app.get(PersonalData).collect(other))).not.toContain('Máy chiếu mờ');
    await say(2);
    await api.app.get(Transactions).run(() => api.app.get(PersonalData).erase(subject));
    expect(await rowsOf('opinion')).toBe(1);
  });

  it('is counted once its time is over, from five on; whose answer it was can be told no more', async () => {
    const words = ['một', 'hai', 'ba', null, null, null];
    for (const [index, remark] of words.entries())
      await say(index, { understood: index === 0 ? 'little' : 'well', ...(remark === null ? {} : { remark }) });
    const open = (await result()).opinions;
    expect([open.answerCount, open.askedCount, open.counts, open.isSealed]).toEqual([6, 7, null, false]);
    api.clock.stopAt(LAST_MINUTE);
    await seal();
    expect((await result()).opinions.isSealed).toBe(false);
    api.clock.stopAt(COUNTED);
    await Promise.all([seal(), seal()]);
    const { opinions, remarks } = await result();
    expect(opinions).toMatchObject({
      ...{ answerCount: 6, askedCount: 7, isSealed: true },
      counts: {
        understood: { well: 5, partly: 0, little: 1 },
        pace: { right: 6, fast: 0, slow: 0 },
        usefulness: { much: 6, some: 0, little: 0 },
      },
    });
    expect([...remarks].sort()).toEqual(['ba', 'hai', 'một']);
    expect(await rowsOf('opinion')).toBe(0);
    const subject = { memberId: person(0).id, accountId: null };
    expect(JSON.stringify(await api.app.get(PersonalData).collect(subject))).not.toContain('"một"');
  });

  it('shows nothing of four, in no sum either, and keeps nothing of them', async () => {
    const other = await hold(people.slice(0, 6), people.slice(0, 6), {
      hours: { on: '2026-12-01', from: '08:00', to: '09:00' },
      title: 'Ký số',
    });
    api.clock.stopAt(NEXT_MORNING);
    for (const index of [0, 1, 2, 3]) await say(index, { understood: 'little', remark: 'khó quá' });
    for (const index of [0, 1, 2, 3, 4]) await say(index, {}, other.id);
    api.clock.stopAt('2026-12-16T01:00:00Z');
    await seal();
    expect(await result()).toMatchObject({ opinions: { answerCount: 4, counts: null, isSealed: true }, remarks: [] });
    expect([await rowsOf('opinion'), await rowsOf('opinion_remark')]).toEqual([0, 0]);
    const { items, sum } = await list();
    expect(items.map((one: TestResponse['body']) => [one.title, one.answerCount, one.counts === null])).toEqual([
      ['Dịch vụ công trực tuyến', 4, true],
      ['Ký số', 5, false],
    ]);
    expect(sum).toMatchObject({ classCount: 2, shownCount: 1, answerCount: 5 });
    expect(sum.counts.understood).toEqual({ well: 5, partly: 0, little: 0 });
    for (const by of ['trainer', 'commune']) {
      const groups = await api.get(`/api/class-opinions/groups?${DAYS}&by=${by}`, { as: department() });
      expect(groups.body.items).toMatchObject([{ classCount: 2, shownCount: 1, answerCount: 5 }]);
    }
    const few = api.database.execute(
      `update classes.opinion_result set understood_well = 4, understood_partly = 0, understood_little = 0 where class_group_id = $1`,
      [made.id],
    );
    await expect(few).rejects.toThrow('opinion_result_few_ck');
  });

  it('is read of the own classes by trainers, of the commune by its officers, of all by the department, of none by others', async () => {
    const status = async (actor = place.trainer): Promise<number> =>
      (await api.get(`/api/class-groups/${made.id}/opinions`, { as: actor })).status;
    const colleague = place.province.officer('trainer');
    const officer = place.province.officer('commune-officer', place.commune);
    const beside = place.province.officer('commune-officer', await place.province.commune('Xã Bắc Quang'));
    expect([await status(), await status(officer), await status(department())]).toEqual([200, 200, 200]);
    expect([await status(colleague), await status(beside)]).toEqual([403, 404]);
    const seen = async (actor = place.trainer): Promise<number> => (await list(actor)).items.length;
    expect([await seen(), await seen(officer), await seen(department())]).toEqual([1, 1, 1]);
    expect([await seen(colleague), await seen(beside)]).toEqual([0, 0]);
    expect((await list(department(), `&trainerId=${newId()}`)).items).toEqual([]);
    expect((await list(department(), `&communeId=${place.commune.id}`)).items).toHaveLength(1);
  });

  it('is about who stood before its sessions, whoever was to: the stand-in alone, or each of several', async () => {
    const an = await aTrainer(api.database, place.province, 'Trần Thị An');
    const binh = await aTrainer(api.database, place.province, 'Lê Văn Bình');
    // The first session of each is given to him, and held at its own hours.
    const heldBy = async (...days: [string, ...string[]]): Promise<string> => {
      api.clock.stopAt(BEFORE);
      const { id, sessionId } = await classes.aClass(
        { ...place, trainer: an, venueId: await classes.venue(an, place.commune) },
        { sessions: days.map(evening) },
      );
      await classes.book(an, id, people);
      const wish = { clientKey: newId(), accountId: an.accountId, standInId: binh.accountId };
      const replacing = { ...wish, classSessionIds: [sessionId] };
      expect((await api.post('/api/staff-replacements', replacing, { as: an })).status).toBe(200);
      api.clock.stopAt(`${days[0]}T12:00:00Z`);
      const mark = { memberId: person(0).id, source: 'roll', mark: 'present', clientKey: newId() };
      const marked = await api.post(`/api/class-sessions/${sessionId}/attendance`, mark, { as: binh });
      expect(marked.status).toBe(200);
      return id;
    };
    const given = await heldBy('2026-12-02');
    const shared = await heldBy('2026-12-03', '2026-12-04');
    api.clock.stopAt('2026-12-05T01:00:00Z');

    const asks: Record<string, { trainerNames: string[] }> = Object.fromEntries(
      (await asked(0)).map((ask) => [ask.classGroupId, ask]),
    );
    expect([given, shared].map((id) => asks[id]?.trainerNames)).toEqual([
      ['Lê Văn Bình'],
      ['Lê Văn Bình', 'Trần Thị An'],
    ]);
    const idsOf = async ({ accountId }: Actor): Promise<string[]> =>
      (await list(department(), `&trainerId=${accountId}`)).items.map(
        (one: { classGroupId: string }) => one.classGroupId,
      );
    expect([await idsOf(binh), await idsOf(an)]).toEqual([[shared, given], [shared]]);
    const groups = await api.get(`/api/class-opinions/groups?${DAYS}&by=trainer`, { as: department() });
    const counts = groups.body.items.map(({ name, classCount }: { name: string; classCount: number }) => [
      name,
      classCount,
    ]);
    expect(counts).toEqual(
      expect.arrayContaining([
        ['Trần Thị An', 1],
        ['Lê Văn Bình', 2],
      ]),
    );
  });

  it('is listed by pages, the class that ended last first', async () => {
    for (const from of ['06:00', '08:00', '10:00'])
      await hold([person(0)], [person(0)], {
        hours: { on: '2026-12-01', from, to: from.replace(':00', ':30') },
        title: from,
      });
    const titles: string[] = [];
    let cursor = '';
    do {
      const page = await list(place.trainer, `&limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`);
      titles.push(...page.items.map((one: TestResponse['body']) => String(one.title)));
      expect(page.sum.classCount).toBe(4);
      cursor = page.nextCursor ?? '';
    } while (cursor !== '');
    expect(titles).toEqual(['Dịch vụ công trực tuyến', '10:00', '08:00', '06:00']);
  });

  it('asks for households from day 30 to day 60, and adds them by class, trainer, commune and round', async () => {
    const round = await anOpenRound(api.database, place.province);
    await openCycles(api.database, round, people);
    const early = await report(0, { households: 3 });
    expect([early.status, early.body.code]).toEqual([422, 'classes.households-early']);
    api.clock.stopAt(DAY_31);
    expect((await asked(0))[0]).toMatchObject({ opinion: null, households: { given: null } });
    for (const index of [0, 1, 2, 3, 4]) {
      const answer = await report(index, { households: index + 1, byTask: { identity: 1, payment: 0 } });
      expect(answer.status).toBe(204);
    }
    // What one person alone names is no sum.
    const last = { households: 5, byTask: { identity: 1, selling: 4 } };
    expect((await report(0, last)).status).toBe(204);
    expect((await asked(0))[0].households.given).toEqual(last);
    const faults = [
      { households: 201 },
      { households: -1 },
      { households: 1.5 },
      { households: 1, byTask: { dance: 1 } },
    ];
    for (const body of faults) expect((await report(0, body)).status).toBe(400);
    const more = await report(0, { households: 1, byTask: { safety: 2 } });
    expect([more.status, more.body.errors[0].code]).toEqual([400, 'classes.tasks-exceed-households']);
    expect((await report(7, { households: 1 })).status).toBe(404);
    await seal();
    expect((await result()).opinions).toMatchObject({ householdAnswerCount: 5, households: null });
    api.clock.stopAt(DAY_61);
    await seal();
    const over = await report(0, { households: 3 });
    expect([over.status, over.body.code]).toEqual([422, 'classes.households-over']);
    const told = { householdAnswerCount: 5, households: 19, byTask: { identity: 5 } };
    expect((await result()).opinions).toMatchObject({ ...told, isHouseholdsSealed: true });
    expect(await rowsOf('household_report')).toBe(0);
    for (const by of ['trainer', 'commune', 'round']) {
      const { body } = await api.get(`/api/class-opinions/groups?${DAYS}&by=${by}`, { as: department() });
      expect(body.items).toMatchObject([{ householdClassCount: 1, ...told }]);
    }
  });

  it('goes out as a file in which no title is a formula', async () => {
    await hold(people.slice(0, 1), people.slice(0, 1), {
      hours: { on: '2026-12-01', from: '08:00', to: '09:00' },
      title: '=1+1',
    });
    for (const index of [0, 1, 2, 3, 4]) await say(index);
    api.clock.stopAt('2026-12-16T01:00:00Z');
    await seal();
    const file = await api.get(`/api/class-opinions/classes.xlsx?${DAYS}`, { as: place.trainer });
    expect(file.status).toBe(200);
    const { readSheet } = await import('read-excel-file/node');
    const [head, ...lines] = await readSheet(file.raw, 'Ý kiến sau lớp');
    expect(head).toEqual(expect.arrayContaining(['Lớp', 'Số ý kiến', 'Số hộ đã hướng dẫn']));
    for (const [wish, count] of [
      [`trainerId=${newId()}`, 0],
      [`communeId=${newId()}`, 0],
      [`trainerId=${place.trainer.accountId}&communeId=${place.commune.id}`, 2],
    ] as const) {
      const some = await api.get(`/api/class-opinions/classes.xlsx?${DAYS}&${wish}`, { as: department() });
      expect((await readSheet(some.raw, 'Ý kiến sau lớp')).length - 1).toBe(count);
    }
    const lineOf = (title: string): unknown[] => lines.find(([first]) => first === title) ?? [];
    expect(lineOf('Dịch vụ công trực tuyến').slice(4, 10)).toEqual([7, 5, 'Đã có kết quả', 5, 0, 0]);
    expect(lineOf('=1+1').slice(4, 10)).toEqual([1, 0, 'Chưa đủ 5 ý kiến', null, null, null]);
  });
});
