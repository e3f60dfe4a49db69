import { SealFeedback } from '@lopso/classes';
import { newId } from '@lopso/platform';
import { type ClassPlace, type TestClass, TestClasses } from '../support/classes';
import { type TestMember } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

const BEFORE = '2026-11-25T01:00:00Z';
const STARTS = '2026-12-01T12:00:00Z';
const OVER = '2026-12-01T13:35:00Z';
const NEXT_MORNING = '2026-12-02T01:00:00Z';
const DAY_13 = '2026-12-14T01:00:00Z';
const COUNTED = '2026-12-15T13:31:00Z';
const DAY_31 = '2027-01-01T01:00:00Z';
const DAY_61 = '2027-01-31T01:00:00Z';
const DAYS = 'from=2026-12-01&to=2027-12-31';
const GOOD = { understood: 'well', pace: 'right', usefulness: 'much' };

/** Seven people were present on 1 December; what their trainer changes afterwards. */
describe('what was asked after a class', () => {
  let api: TestApi;
  let classes: TestClasses;
  let place: ClassPlace;
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
    people = await Promise.all(names.map((name) => place.province.member(place.commune, name)));
  });
  afterEach(() => api.clock.release());

  const evening = (on: string) => ({ on, from: '19:00', to: '20:30' });
  const asTrainer = () => ({ as: place.trainer });
  const ofSession = (id: string, path: string, body?: object): Promise<TestResponse> =>
    api.post(`/api/class-sessions/${id}/${path}`, body, asTrainer());
  async function done(answer: Promise<TestResponse>): Promise<void> {
    const { status, body } = await answer;
    if (status >= 300) throw new Error(JSON.stringify([status, body]));
  }
  /** Held on 1 December; sessions on other days are planned. */
  async function hold(...others: readonly string[]): Promise<TestClass> {
    api.clock.stopAt(BEFORE);
    const held = await classes.aClass(place, { sessions: ['2026-12-01', ...others].map(evening) });
    await classes.book(place.trainer, held.id, people);
    api.clock.stopAt(STARTS);
    for (const { id: memberId } of people)
      await done(
        ofSession(held.sessionId, 'attendance', { memberId, source: 'roll', clientKey: newId(), mark: 'present' }),
      );
    api.clock.stopAt(OVER);
    await done(ofSession(held.sessionId, 'closing'));
    api.clock.stopAt(NEXT_MORNING);
    return held;
  }
  const correct = ({ sessionId }: TestClass, { id: memberId }: TestMember, mark = 'absent'): Promise<void> =>
    done(ofSession(sessionId, 'corrections', { memberId, clientKey: newId(), mark }));
  const add = ({ id }: TestClass, on: string): Promise<void> =>
    done(api.post(`/api/class-groups/${id}/sessions`, { ...evening(on), venueId: place.venueId }, asTrainer()));
  async function sessionOn({ id }: TestClass, on: string): Promise<string> {
    const rows = await api.database.query<{ id: string }>(
      `select id from classes.class_session where class_group_id = $1 and lower(during)::date = $2::date`,
      [id, on],
    );
    return String(rows[0]?.id);
  }
  const by = (member: TestMember) => ({ as: place.province.memberActor(member) });
  const say = async ({ id }: TestClass, member: TestMember, more: object = {}): Promise<number> =>
    (await api.put(`/api/me/class-groups/${id}/opinion`, { ...GOOD, ...more }, by(member))).status;
  const report = async ({ id }: TestClass, member: TestMember): Promise<number> =>
    (await api.put(`/api/me/class-groups/${id}/households`, { households: 2 }, by(member))).status;
  const allSay = (made: TestClass, more: object = {}): Promise<number[]> =>
    Promise.all(people.map((member) => say(made, member, more)));
  const asked = async (member: TestMember): Promise<TestResponse['body'][]> =>
    (await api.get('/api/me/after-class', by(member))).body.items;
  const seal = (): Promise<void> => api.app.get(SealFeedback, { strict: false }).handle();
  const seen = async ({ id }: TestClass): Promise<TestResponse['body']> =>
    (await api.get(`/api/class-groups/${id}/opinions`, { as: place.province.officer('department-officer') })).body
      .opinions;
  const listed = async (): Promise<TestResponse['body']> =>
    (await api.get(`/api/class-opinions?${DAYS}`, { as: place.province.officer('department-officer') })).body;
  const first = (): TestMember => {
    const [member] = people;
    if (member === undefined) throw new Error('seven people');
    return member;
  };
  async function rowsLeft({ id }: TestClass): Promise<number> {
    const rows = await api.database.query<{ count: number }>(
      `select ((select count(*) from classes.opinion where class_group_id = $1)
         + (select count(*) from classes.household_report where class_group_id = $1))::int as count`,
      [id],
    );
    return rows[0]?.count ?? -1;
  }

  it('stays asked when a session is added, moved or called off in the days to answer', async () => {
    const made = await hold();
    api.clock.stopAt(DAY_13);
    expect(await say(made, first())).toBe(204);
    await add(made, '2026-12-28');
    const session = await sessionOn(made, '2026-12-28');
    const to = { ...evening('2026-12-30'), venueId: place.venueId, revision: 0 };
    await done(api.put(`/api/class-sessions/${session}`, to, asTrainer()));
    expect(await asked(first())).toMatchObject([{ endedAt: '2026-12-01T13:30:00.000Z', households: null }]);
    expect(await allSay(made)).toEqual(people.map(() => 204));
    await done(ofSession(session, 'cancellation'));
    api.clock.stopAt(COUNTED);
    await seal();
    expect(await seen(made)).toMatchObject({ isSealed: true, askedCount: 7, answerCount: 7 });
    expect(await asked(first())).toEqual([]);
  });

  it('stays asked by its end alone, before anybody has answered', async () => {
    const made = await hold();
    await add(made, '2026-12-28');
    expect(await allSay(made)).toEqual(people.map(() => 204));
    api.clock.stopAt(COUNTED);
    await seal();
    expect(await seen(made)).toMatchObject({ isSealed: true, answerCount: 7 });
  });

  it('stays shown when a session is added after it was counted; households are asked by the same end', async () => {
    const made = await hold();
    await allSay(made, { understood: 'little' });
    api.clock.stopAt(COUNTED);
    await seal();
    await add(made, '2027-11-28');
    expect(await seen(made)).toMatchObject({
      endedAt: '2026-12-01T13:30:00.000Z',
      counts: { understood: { little: 7 } },
    });
    expect((await listed()).sum).toMatchObject({ shownCount: 1, answerCount: 7 });
    api.clock.stopAt(DAY_31);
    expect(await Promise.all(people.map((member) => report(made, member)))).toEqual(people.map(() => 204));
    api.clock.stopAt(DAY_61);
    await seal();
    expect(await seen(made)).toMatchObject({ isHouseholdsSealed: true, households: 14 });
  });

  it('asks whoever was asked, and counts everybody, when presence is corrected afterwards', async () => {
    const made = await hold();
    const [one, two, three, four, five, ...rest] = people;
    for (const member of people.slice(0, 6)) await say(made, member, { remark: 'nói' });
    for (const member of [one, two, three, four, five]) if (member) await correct(made, member);
    expect(await asked(first())).toMatchObject([{ opinion: { given: GOOD } }]);
    expect(await seen(made)).toMatchObject({ askedCount: 7, answerCount: 6 });
    for (const member of rest) expect(await say(made, member, { pace: 'slow' })).toBe(204);
    api.clock.stopAt(COUNTED);
    await seal();
    expect(await seen(made)).toMatchObject({ askedCount: 7, answerCount: 7, counts: { pace: { right: 5, slow: 2 } } });
  });

  it('is counted and let go of when nobody is present any more', async () => {
    const made = await hold();
    await allSay(made, { remark: 'nói' });
    for (const member of people) await correct(made, member);
    api.clock.stopAt(DAY_31);
    await Promise.all(people.map((member) => report(made, member)));
    api.clock.stopAt(DAY_61);
    await seal();
    expect(await rowsLeft(made)).toBe(0);
    expect(await seen(made)).toMatchObject({ askedCount: 7, answerCount: 7, householdAnswerCount: 7, households: 14 });
    expect((await listed()).items).toHaveLength(1);
  });

  it('asks who was entered as present after all, not who was entered as absent before it ended', async () => {
    api.clock.stopAt(BEFORE);
    const made = await classes.aClass(place, { on: '2026-12-01' });
    await classes.book(place.trainer, made.id, people);
    api.clock.stopAt(STARTS);
    const mark = (member: TestMember, word: string): Promise<void> =>
      done(
        ofSession(made.sessionId, 'attendance', {
          ...{ memberId: member.id, source: 'roll', clientKey: newId(), mark: word },
        }),
      );
    const [one, two, three] = people;
    if (!one || !two || !three) throw new Error('seven people');
    for (const member of [one, two]) await mark(member, 'present');
    await mark(two, 'absent');
    api.clock.stopAt(OVER);
    await done(ofSession(made.sessionId, 'closing'));
    api.clock.stopAt(NEXT_MORNING);
    await correct(made, three, 'present');
    expect([await say(made, one), await say(made, two), await say(made, three)]).toEqual([204, 404, 204]);
    expect(await seen(made)).toMatchObject({ askedCount: 2, answerCount: 2 });
  });

  it('gives all its days when the sessions to come are called off, and waits again when they are not after all', async () => {
    const made = await hold('2027-02-01');
    const later = await sessionOn(made, '2027-02-01');
    expect(await asked(first())).toEqual([]);
    api.clock.stopAt(DAY_31);
    await done(ofSession(later, 'cancellation'));
    expect(await asked(first())).toMatchObject([
      { endedAt: '2026-12-01T13:30:00.000Z', opinion: { until: '2027-01-15T01:00:00.000Z' } },
    ]);
    await done(api.delete(`/api/class-sessions/${later}/cancellation`, asTrainer()));
    expect(await asked(first())).toEqual([]);
    await done(ofSession(later, 'cancellation'));
    expect(await say(made, first())).toBe(204);
    await done(api.delete(`/api/class-sessions/${later}/cancellation`, asTrainer()));
    expect(await asked(first())).toMatchObject([{ opinion: { given: GOOD } }]);
  });
});
