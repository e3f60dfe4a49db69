import { aCall, aCallGround, aClassAbout, type CallGround, nameIn, statesIn } from '../support/calls';
import { aPublishedCourse } from '../support/learning';
import { type TestMember } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

describe('a class of a call that was cancelled and takes place after all', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  afterEach(() => api.clock.release());

  /** One place in a call about a course; she was named and booked into a class about it, which is cancelled now. */
  async function cancelled(): Promise<{
    ground: CallGround;
    call: Awaited<ReturnType<typeof aCall>>;
    made: Awaited<ReturnType<typeof aClassAbout>>;
    courseId: string;
    she: TestMember;
    he: TestMember;
    book: (classGroupId: string) => Promise<TestResponse>;
    restore: () => Promise<void>;
  }> {
    const ground = await aCallGround(api, 2);
    const [she, he] = ground.people;
    if (!she || !he) throw new Error('no people');
    const { id: courseId } = await aPublishedCourse(api.database);
    const made = await aClassAbout(api, ground, '2026-12-15', { topic: courseId, title: 'Lớp thứ nhất' });

    const call = await aCall(api, ground, 1, { courseId });
    const book = (classGroupId: string): Promise<TestResponse> =>
      api.post(`${call.at}/bookings`, { classGroupId }, { as: ground.department });
    expect((await nameIn(api, call.sheet, ground.officer, [she])).body.taken).toBe(1);
    expect((await book(made.id)).body.booked).toBe(1);
    const cancel = `/api/class-sessions/${made.sessionId}/cancellation`;
    expect((await api.post(cancel, { reason: 'Giảng viên ốm' }, { as: made.trainer })).status).toBe(200);
    const restore = async (): Promise<void> => {
      expect((await api.delete(cancel, { as: made.trainer })).status).toBe(200);
    };
    return { ground, call, made, courseId, she, he, book, restore };
  }

  /** Titles of the classes somebody has a place in, with how many of her hours each takes. */
  const placesOf = async ({ id }: TestMember): Promise<unknown> =>
    api.database.query(
      `select g.title, count(t.booking_id)::int as hours from classes.booking b join classes.class_group g on g.id = b.class_group_id
       left join classes.booked_time t on t.booking_id = b.id where b.member_id = $1 and b.cancelled_at is null group by 1`,
      [id],
    );

  it('leaves who got another class meanwhile in that one alone', async () => {
    const { ground, call, courseId, she, book, restore } = await cancelled();
    const other = await aClassAbout(api, ground, '2026-12-16', { topic: courseId, title: 'Lớp thứ hai' });
    expect((await book(other.id)).body.booked).toBe(1);
    await restore();
    expect(await placesOf(she)).toEqual([{ title: 'Lớp thứ hai', hours: 1 }]);
    const [listed] = (await api.get(call.sheet, { as: ground.officer })).body.people;
    expect(listed).toMatchObject({ state: 'booked', classTitle: 'Lớp thứ hai' });
  });

  it('has no place for who was withdrawn by her commune meanwhile, and one for whom it named instead', async () => {
    const { ground, call, made, she, he, book, restore } = await cancelled();
    const [listed] = (await api.get(call.sheet, { as: ground.officer })).body.people;
    expect((await api.delete(`${call.at}/names/${listed.id}`, { as: ground.officer })).status).toBe(204);
    expect((await nameIn(api, call.sheet, ground.officer, [he])).body.taken).toBe(1);
    await restore();
    expect((await book(made.id)).body.booked).toBe(1);
    expect([await placesOf(she), await placesOf(he)]).toEqual([[], [{ title: 'Lớp thứ nhất', hours: 1 }]]);
  });

  it('has no place for who said meanwhile that she can’t come', async () => {
    const { ground, call, she, restore } = await cancelled();
    const own = { as: ground.province.memberActor(she) };
    expect((await api.post(`/api/me/class-calls/${call.id}/refusal`, undefined, own)).status).toBeLessThan(300);
    await restore();
    expect(await placesOf(she)).toEqual([]);
    expect(await statesIn(api, call.sheet, ground.officer)).toEqual({ [she.id]: 'unable' });
  });

  it('keeps who waits for it in her place', async () => {
    const { ground, call, she, restore } = await cancelled();
    await restore();
    expect(await placesOf(she)).toEqual([{ title: 'Lớp thứ nhất', hours: 1 }]);
    expect(await statesIn(api, call.sheet, ground.officer)).toEqual({ [she.id]: 'booked' });
  });
});
