import { aCall, aCallGround, aClassAbout, type CallGround, nameIn, reasonsOf, statesIn } from '../support/calls';
import { aPublishedCourse } from '../support/learning';
import { type TestMember } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

describe('who is named and has a class', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  afterEach(() => api.clock.release());

  /** Two people, so many places of their commune in a call about a course, the first of them named and booked into a class. */
  async function booked(places: number): Promise<{
    ground: CallGround;
    call: Awaited<ReturnType<typeof aCall>>;
    made: Awaited<ReturnType<typeof aClassAbout>>;
    courseId: string;
    she: TestMember;
    he: TestMember;
    book: (classGroupId: string) => Promise<TestResponse>;
    quota: () => Promise<unknown>;
  }> {
    const ground = await aCallGround(api, 2);
    const [she, he] = ground.people;
    if (!she || !he) throw new Error('no people');
    const { id: courseId } = await aPublishedCourse(api.database);
    const made = await aClassAbout(api, ground, '2026-12-15', { topic: courseId, title: 'Lớp thứ nhất' });
    const call = await aCall(api, ground, places, { courseId });
    const book = (classGroupId: string): Promise<TestResponse> =>
      api.post(`${call.at}/bookings`, { classGroupId }, { as: ground.department });
    const quota = async (): Promise<unknown> => (await api.get(call.at, { as: ground.department })).body.communes[0];
    expect((await nameIn(api, call.sheet, ground.officer, [she])).body.taken).toBe(1);
    expect((await book(made.id)).body.booked).toBe(1);
    return { ground, call, made, courseId, she, he, book, quota };
  }

  it('waits for another one when it is cancelled, is told so, and is booked there', async () => {
    const { ground, call, made, courseId, she, book, quota } = await booked(1);
    const cancel = `/api/class-sessions/${made.sessionId}/cancellation`;
    expect((await api.post(cancel, { reason: 'Giảng viên ốm' }, { as: made.trainer })).status).toBe(200);
    expect(await quota()).toMatchObject({ filled: 1, booked: 0 });
    const [listed] = (await api.get(call.sheet, { as: ground.officer })).body.people;
    expect(listed).toMatchObject({ state: 'named', classTitle: 'Lớp thứ nhất' });
    const own = await api.get('/api/me/class-calls', { as: ground.province.memberActor(she) });
    expect(own.body.items).toMatchObject([{ callId: call.id }]);
    const list = await api.get('/api/class-calls', { as: ground.department });
    expect(list.body.items).toMatchObject([{ filled: 1, booked: 0 }]);
    const other = await aClassAbout(api, ground, '2026-12-16', { topic: courseId });
    expect((await book(other.id)).body).toMatchObject({ booked: 1, notBooked: [] });
    expect(await quota()).toMatchObject({ filled: 1, booked: 1 });
  });

  it('may be taken back by her commune, or say that she can’t come, when it is cancelled', async () => {
    const { ground, call, made, she, he } = await booked(1);
    const cancel = `/api/class-sessions/${made.sessionId}/cancellation`;
    await api.post(cancel, { reason: 'Mưa lũ' }, { as: made.trainer });
    const [listed] = (await api.get(call.sheet, { as: ground.officer })).body.people;
    expect((await api.delete(`${call.at}/names/${listed.id}`, { as: ground.officer })).status).toBe(204);
    expect((await nameIn(api, call.sheet, ground.officer, [he])).body.taken).toBe(1);
    expect(await statesIn(api, call.sheet, ground.officer)).toEqual({ [she.id]: 'withdrawn', [he.id]: 'named' });
  });

  it('keeps it when the cancellation is taken back', async () => {
    const { made, quota } = await booked(1);
    const cancel = `/api/class-sessions/${made.sessionId}/cancellation`;
    await api.post(cancel, { reason: 'Giảng viên ốm' }, { as: made.trainer });
    expect((await api.delete(cancel, { as: made.trainer })).status).toBe(200);
    expect(await quota()).toMatchObject({ filled: 1, booked: 1 });
  });

  it('frees the commune’s place when she gives hers back, for another or for her again', async () => {
    const { ground, call, made, she, he, quota } = await booked(1);
    const back = `/api/me/class-groups/${made.id}/place`;
    expect((await api.delete(back, { as: ground.province.memberActor(she) })).status).toBe(200);
    expect(await quota()).toMatchObject({ filled: 0, booked: 0, unable: 1 });
    const [listed] = (await api.get(call.sheet, { as: ground.officer })).body.people;
    expect(listed).toMatchObject({ state: 'unable', classTitle: 'Lớp thứ nhất' });
    expect((await nameIn(api, call.sheet, ground.officer, [he])).body.taken).toBe(1);
    expect(reasonsOf(await nameIn(api, call.sheet, ground.officer, [she]))).toEqual([['full', null]]);
    const change = { closesOn: '2026-12-10', quotas: [{ communeId: ground.commune.id, places: 2 }] };
    expect((await api.put(call.at, change, { as: ground.department })).status).toBe(200);
    expect((await nameIn(api, call.sheet, ground.officer, [she])).body.taken).toBe(1);
  });

  it('counts for no place when places are lowered after she gave hers back', async () => {
    const { ground, call, made, she, he } = await booked(2);
    await nameIn(api, call.sheet, ground.officer, [he]);
    await api.delete(`/api/me/class-groups/${made.id}/place`, { as: ground.province.memberActor(she) });
    const change = { closesOn: '2026-12-10', quotas: [{ communeId: ground.commune.id, places: 1 }] };
    expect((await api.put(call.at, change, { as: ground.department })).status).toBe(200);
    expect(await statesIn(api, call.sheet, ground.officer)).toEqual({ [he.id]: 'named', [she.id]: 'unable' });
  });
});
