import {
  aCall,
  aCallGround,
  changeCall,
  aClassAbout,
  type CallGround,
  nameIn,
  reasonsOf,
  statesIn,
} from '../support/calls';
import { TestClasses } from '../support/classes';
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
    expect((await changeCall(api, call.at, ground.department, change)).status).toBe(200);
    expect((await nameIn(api, call.sheet, ground.officer, [she])).body.taken).toBe(1);
  });

  it('counts for no place when places are lowered after she gave hers back', async () => {
    const { ground, call, made, she, he } = await booked(2);
    await nameIn(api, call.sheet, ground.officer, [he]);
    await api.delete(`/api/me/class-groups/${made.id}/place`, { as: ground.province.memberActor(she) });
    const change = { closesOn: '2026-12-10', quotas: [{ communeId: ground.commune.id, places: 1 }] };
    expect((await changeCall(api, call.at, ground.department, change)).status).toBe(200);
    expect(await statesIn(api, call.sheet, ground.officer)).toEqual({ [he.id]: 'named', [she.id]: 'unable' });
  });

  it('is in the way of herself in a call that closed and waits for its classes', async () => {
    const ground = await aCallGround(api, 1);
    const { id: courseId } = await aPublishedCourse(api.database);
    const early = await aCall(api, ground, 1, { courseId, closesOn: '2026-11-26', title: 'Đợt trước' });
    await nameIn(api, early.sheet, ground.officer, ground.people);
    api.clock.stopAt('2026-11-28T01:00:00Z');
    const late = await aCall(api, ground, 1, { courseId });
    expect(reasonsOf(await nameIn(api, late.sheet, ground.officer, ground.people))).toEqual([
      ['elsewhere', 'Đợt trước'],
    ]);
    api.clock.stopAt('2027-03-01T01:00:00Z');
    const next = await aCall(api, ground, 1, { courseId, closesOn: '2027-03-10' });
    expect((await nameIn(api, next.sheet, ground.officer, ground.people)).body.taken).toBe(1);
  });

  it('is left out where a class about the same that was cancelled takes place after all, which is told', async () => {
    const { ground, call, courseId, he, book } = await booked(2);
    const other = await aClassAbout(api, ground, '2026-12-17', { topic: courseId, title: 'Lớp của giảng viên' });
    await new TestClasses(api.app).book(other.trainer, other.id, [he]);
    const cancel = `/api/class-sessions/${other.sessionId}/cancellation`;
    await api.post(cancel, { reason: 'Giảng viên ốm' }, { as: other.trainer });
    api.clock.stopAt('2026-11-25T02:00:00Z');
    expect((await nameIn(api, call.sheet, ground.officer, [he])).body.taken).toBe(1);
    expect((await api.delete(cancel, { as: other.trainer })).status).toBe(200);
    const third = await aClassAbout(api, ground, '2026-12-18', { topic: courseId });
    const answer = (await book(third.id)).body;
    expect(answer).toMatchObject({ booked: 0, notBooked: [] });
    expect(answer.elsewhere).toMatchObject([
      { memberId: he.id, fullName: he.fullName, classTitle: 'Lớp của giảng viên' },
    ]);
    expect((await book(other.id)).body).toMatchObject({ booked: 1, elsewhere: [] });
  });

  it('is offered classes about the course alone; without a course those named like the call come first', async () => {
    const ground = await aCallGround(api, 1);
    const { id: topic } = await aPublishedCourse(api.database);
    const title = 'Bán nông sản trên mạng';
    await aClassAbout(api, ground, '2026-12-14', { topic, title: 'Chống lừa đảo' });
    await aClassAbout(api, ground, '2026-12-15', { title: 'Việc khác' });
    await aClassAbout(api, ground, '2026-12-16', { title });
    const offered = async (more: Readonly<Record<string, unknown>>): Promise<unknown> => {
      const { at } = await aCall(api, ground, 1, more);
      const { items } = (await api.get(`${at}/classes`, { as: ground.department })).body;
      return items.map((one: { title: string; isAbout: boolean }) => [one.title, one.isAbout]);
    };
    expect(await offered({ courseId: topic })).toEqual([['Chống lừa đảo', true]]);
    expect(await offered({ title })).toEqual([
      [title, true],
      ['Việc khác', false],
      ['Chống lừa đảo', false],
    ]);
  });
});
