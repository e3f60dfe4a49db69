import { aCall, aCallGround, aClassAbout, type CallGround, nameIn, reasonsOf, statesIn } from '../support/calls';
import { TestClasses } from '../support/classes';
import { aPublishedCourse } from '../support/learning';
import { type TestMember } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

describe('who is named and is booked by hand', () => {
  let api: TestApi;
  let classes: TestClasses;
  beforeAll(async () => {
    api = await TestApi.start();
    classes = new TestClasses(api.app);
  });
  afterAll(() => api.stop());
  afterEach(() => api.clock.release());

  /** Two people and so many places in a call about a course, two classes about it; she is named. */
  async function named(places: number): Promise<{
    ground: CallGround;
    call: Awaited<ReturnType<typeof aCall>>;
    first: Awaited<ReturnType<typeof aClassAbout>>;
    second: Awaited<ReturnType<typeof aClassAbout>>;
    she: TestMember;
    he: TestMember;
    book: (classGroupId: string) => Promise<TestResponse>;
    quota: () => Promise<unknown>;
  }> {
    const ground = await aCallGround(api, 2);
    const [she, he] = ground.people;
    if (!she || !he) throw new Error('no people');
    const { id: courseId } = await aPublishedCourse(api.database);
    const first = await aClassAbout(api, ground, '2026-12-15', { topic: courseId, title: 'Lớp thứ nhất' });
    const second = await aClassAbout(api, ground, '2026-12-16', { topic: courseId, title: 'Lớp thứ hai' });
    const call = await aCall(api, ground, places, { courseId });
    const book = (classGroupId: string): Promise<TestResponse> =>
      api.post(`${call.at}/bookings`, { classGroupId }, { as: ground.department });
    const quota = async (): Promise<unknown> => (await api.get(call.at, { as: ground.department })).body.communes[0];
    expect((await nameIn(api, call.sheet, ground.officer, [she])).body.taken).toBe(1);
    return { ground, call, first, second, she, he, book, quota };
  }

  it('keeps the commune’s place when a trainer moves her into another class about the same', async () => {
    const { ground, call, first, second, she, he, book, quota } = await named(1);
    expect((await book(first.id)).body.booked).toBe(1);
    await api.delete(`/api/class-groups/${first.id}/bookings/${she.id}`, { as: first.trainer });
    await classes.book(second.trainer, second.id, [she]);
    const [listed] = (await api.get(call.sheet, { as: ground.officer })).body.people;
    expect(listed).toMatchObject({ state: 'booked', classTitle: 'Lớp thứ hai' });
    expect(await quota()).toMatchObject({ filled: 1, booked: 1, unable: 0 });
    const again = await nameIn(api, call.sheet, ground.officer, [he, she]);
    expect(again.body.taken).toBe(0);
    expect(reasonsOf(again)).toEqual(
      expect.arrayContaining([
        ['already-here', null],
        ['full', null],
      ]),
    );
  });

  it('waits for another class when the one she was moved into is cancelled', async () => {
    const { ground, call, first, second, she, book } = await named(1);
    await book(first.id);
    await api.delete(`/api/class-groups/${first.id}/bookings/${she.id}`, { as: first.trainer });
    await classes.book(second.trainer, second.id, [she]);
    await api.post(
      `/api/class-sessions/${second.sessionId}/cancellation`,
      { reason: 'Mưa lũ' },
      { as: second.trainer },
    );
    expect(await statesIn(api, call.sheet, ground.officer)).toEqual({ [she.id]: 'named' });
  });

  it('waits no longer when its trainer books her into a class about the same, until that place is given back', async () => {
    const { ground, call, first, second, she, book, quota } = await named(1);
    await classes.book(second.trainer, second.id, [she]);
    const [listed] = (await api.get(call.sheet, { as: ground.officer })).body.people;
    expect(listed).toMatchObject({ state: 'booked', classTitle: 'Lớp thứ hai' });
    expect(await quota()).toMatchObject({ filled: 1, booked: 1 });
    expect((await book(first.id)).body).toMatchObject({ booked: 0, elsewhere: [] });
    const own = { as: ground.province.memberActor(she) };
    expect((await api.get('/api/me/class-calls', own)).body.items).toEqual([]);
    await api.delete(`/api/class-groups/${second.id}/bookings/${she.id}`, { as: second.trainer });
    expect(await statesIn(api, call.sheet, ground.officer)).toEqual({ [she.id]: 'named' });
    expect((await api.get('/api/me/class-calls', own)).body.items).toMatchObject([{ callId: call.id }]);
    expect((await book(first.id)).body.booked).toBe(1);
  });

  const cancelled = (made: Awaited<ReturnType<typeof aClassAbout>>): string =>
    `/api/class-sessions/${made.sessionId}/cancellation`;

  /** Titles of the classes somebody has a place in. */
  const placesOf = async ({ id }: TestMember): Promise<unknown> =>
    (
      await api.database.query<{ title: string }>(
        `select g.title from classes.booking b join classes.class_group g on g.id = b.class_group_id
         where b.member_id = $1 and b.cancelled_at is null order by 1`,
        [id],
      )
    ).map(({ title }) => title);

  it('keeps the class she was booked into by hand alone when the one of the call takes place after all', async () => {
    const { ground, call, first, second, she, he, book } = await named(2);
    await nameIn(api, call.sheet, ground.officer, [he]);
    expect((await book(first.id)).body.booked).toBe(2);
    expect((await api.post(cancelled(first), { reason: 'Giảng viên ốm' }, { as: first.trainer })).status).toBe(200);
    api.clock.stopAt('2026-11-25T03:00:00Z');
    await classes.book(second.trainer, second.id, [she]);
    const restored = await api.delete(cancelled(first), { as: first.trainer });
    expect(restored.body).toMatchObject({ missingCount: 0, replacedCount: 1 });
    expect([await placesOf(she), await placesOf(he)]).toEqual([['Lớp thứ hai'], ['Lớp thứ nhất']]);
    expect(await statesIn(api, call.sheet, ground.officer)).toEqual({ [she.id]: 'booked', [he.id]: 'booked' });
  });

  it('does so as well when another session is added to the class that was cancelled', async () => {
    const { first, second, she, book } = await named(1);
    await book(first.id);
    await api.post(cancelled(first), { reason: 'Giảng viên ốm' }, { as: first.trainer });
    api.clock.stopAt('2026-11-25T03:00:00Z');
    await classes.book(second.trainer, second.id, [she]);
    const { venueId } = (await api.get(`/api/class-groups/${first.id}`, { as: first.trainer })).body.sessions[0];
    const session = { venueId, on: '2026-12-17', from: '19:00', to: '20:30' };
    const added = await api.post(`/api/class-groups/${first.id}/sessions`, session, { as: first.trainer });
    expect(added.status).toBe(201);
    expect(await placesOf(she)).toEqual(['Lớp thứ hai']);
  });

  it('keeps both when she was in both before the one of the call was cancelled, or took the place herself', async () => {
    const { first, second, she, he, book } = await named(1);
    await book(first.id);
    await classes.book(first.trainer, first.id, [he]);
    await classes.book(second.trainer, second.id, [she]);
    api.clock.stopAt('2026-11-25T03:00:00Z');
    await api.post(cancelled(first), { reason: 'Giảng viên ốm' }, { as: first.trainer });
    api.clock.stopAt('2026-11-25T04:00:00Z');
    await classes.book(second.trainer, second.id, [he]);
    expect((await api.delete(cancelled(first), { as: first.trainer })).body.replacedCount).toBe(0);
    expect(await placesOf(she)).toEqual(['Lớp thứ hai', 'Lớp thứ nhất']);
    expect(await placesOf(he)).toEqual(['Lớp thứ hai', 'Lớp thứ nhất']);
  });

  it('is told as coming when a trainer puts her back, though her commune named somebody else in between', async () => {
    const { ground, call, first, she, he, book, quota } = await named(1);
    await book(first.id);
    const place = `/api/class-groups/${first.id}/bookings/${she.id}`;
    await api.delete(place, { as: first.trainer });
    expect(await statesIn(api, call.sheet, ground.officer)).toEqual({ [she.id]: 'unable' });
    expect(await quota()).toMatchObject({ filled: 0, unable: 1 });
    expect((await nameIn(api, call.sheet, ground.officer, [he])).body.taken).toBe(1);
    await classes.book(first.trainer, first.id, [she]);
    expect(await quota()).toMatchObject({ filled: 1, booked: 0, unable: 0 });
    const { people } = (await api.get(call.sheet, { as: ground.officer })).body;
    expect(people.find(({ memberId }: { memberId: string }) => memberId === she.id)).toMatchObject({
      ...{ state: 'unable', isBack: true, classTitle: 'Lớp thứ nhất' },
    });
    expect(reasonsOf(await nameIn(api, call.sheet, ground.officer, [she]))).toEqual([['booked', 'Lớp thứ nhất']]);
  });

  it('stands as before when a trainer puts her back and nobody was named in between', async () => {
    const { ground, call, first, she, book, quota } = await named(1);
    await book(first.id);
    await api.delete(`/api/class-groups/${first.id}/bookings/${she.id}`, { as: first.trainer });
    await classes.book(first.trainer, first.id, [she]);
    expect(await statesIn(api, call.sheet, ground.officer)).toEqual({ [she.id]: 'booked' });
    expect(await quota()).toMatchObject({ filled: 1, booked: 1, unable: 0 });
  });
});
