import { EndWaiting } from '@lopso/classes';
import { type Actor } from '@lopso/platform';
import { aCall, aCallGround, aClassAbout, nameIn } from '../support/calls';
import { type ClassPlace, evening, type TestClass, TestClasses } from '../support/classes';
import { aPublishedCourse } from '../support/learning';
import { type TestMember } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

const HOURS = { startsAt: '2026-12-03T12:00:00.000Z', endsAt: '2026-12-03T13:30:00.000Z' };

describe('what others did with a member’s place', () => {
  let api: TestApi;
  let place: ClassPlace;
  let classes: TestClasses;
  let made: TestClass;
  let member: TestMember;
  let officer: Actor;
  beforeAll(async () => {
    api = await TestApi.start();
    classes = new TestClasses(api.app);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt('2026-11-25T01:00:00Z');
    place = await classes.place('Xã Hàm Yên');
    made = await classes.aClass(place, { title: 'Ký số', capacity: 1, sessions: [evening('2026-12-03')] });
    member = await place.province.member(place.commune, 'Vàng Thị Mỷ');
    officer = place.province.officer('commune-officer', place.commune);
  });
  afterEach(() => api.clock.release());

  const as = (one: TestMember = member) => ({ as: place.province.memberActor(one) });
  const told = async (one: TestMember = member): Promise<{ kind: string; by: string }[]> =>
    (await api.get('/api/me/class-groups', as(one))).body.placements;
  const know = (one: TestMember = member): Promise<TestResponse> =>
    api.post(`/api/me/class-groups/${made.id}/place/known`, undefined, as(one));
  const book = (actor: Actor, one: TestMember = member): Promise<TestResponse> =>
    api.post(`/api/class-groups/${made.id}/bookings`, { memberIds: [one.id] }, { as: actor });
  const unbook = (actor: Actor): Promise<TestResponse> =>
    api.delete(`/api/class-groups/${made.id}/bookings/${member.id}`, { as: actor });

  it('is told with the class and as what they did it, until she knows, on whichever device', async () => {
    expect((await book(officer)).status).toBe(200);
    expect(await told()).toEqual([
      {
        ...{ classGroupId: made.id, title: 'Ký số', kind: 'given', by: 'officer', ...HOURS },
        ...{ venueName: expect.stringContaining('Nhà văn hóa'), communeName: 'Xã Hàm Yên' },
      },
    ]);
    expect((await know()).body).toMatchObject({ placements: [], items: [{ isBooked: true }] });
    expect([(await know()).status, await told()]).toEqual([200, []]);
    await book(officer);
    expect(await told()).toEqual([]);
  });

  it('is told of a place that was taken, whether or not she knew of it, and not once she has one again', async () => {
    await book(place.trainer);
    expect(await told()).toMatchObject([{ kind: 'given', by: 'trainer' }]);
    await know();
    await unbook(officer);
    expect(await told()).toMatchObject([{ kind: 'taken', by: 'officer', title: 'Ký số' }]);
    await book(place.trainer);
    expect(await told()).toMatchObject([{ kind: 'given', by: 'trainer' }]);
    api.clock.advance(16 * 60);
    await unbook(place.trainer);
    expect(await told()).toMatchObject([{ kind: 'taken', by: 'trainer' }]);
    await api.post(`/api/me/class-groups/${made.id}/place`, undefined, as());
    expect(await told()).toEqual([]);
  });

  it('is nothing where a slip was mended within minutes, before she knew', async () => {
    await book(officer);
    api.clock.advance(4 * 60);
    await unbook(officer);
    expect(await told()).toEqual([]);
    await book(officer);
    await know();
    api.clock.advance(4 * 60);
    await unbook(officer);
    expect(await told()).toMatchObject([{ kind: 'taken', by: 'officer' }]);
  });

  it('is nothing where she asked, gave back, or booked herself with an officer’s right', async () => {
    await api.post(`/api/me/class-groups/${made.id}/place`, undefined, as());
    expect(await told()).toEqual([]);
    await api.delete(`/api/me/class-groups/${made.id}/place`, as());
    const both = { ...officer, memberId: member.id };
    await book(both);
    expect(await told()).toEqual([]);
    await unbook(both);
    expect(await told()).toEqual([]);
  });

  it('is told of the waiting list too: a place in its stead, or that she was taken off', async () => {
    const other = await place.province.member(place.commune, 'Ma Văn Bằng');
    await book(officer, other);
    const waiting = `/api/class-groups/${made.id}/waiting`;
    await api.post(waiting, { memberIds: [member.id] }, { as: officer });
    expect(await told()).toEqual([]);
    await api.delete(`${waiting}/${member.id}`, { as: officer });
    expect(await told()).toMatchObject([{ kind: 'off-list', by: null }]);
    await know();
    expect(await told()).toEqual([]);
    await api.delete(`/api/me/class-groups/${made.id}/place`, as(other));
    await api.post(waiting, { memberIds: [member.id] }, { as: officer });
    expect(await told()).toMatchObject([{ kind: 'given', by: 'officer' }]);
  });

  describe('who waited for a class', () => {
    const endTurns = (): Promise<void> => api.app.get(EndWaiting, { strict: false }).handle();
    beforeEach(async () => {
      await book(officer, await place.province.member(place.commune, 'Ma Văn Bằng'));
      await api.post(`/api/me/class-groups/${made.id}/place`, undefined, as());
    });

    it('is told once it began without her', async () => {
      await endTurns();
      expect((await api.get('/api/me/class-groups', as())).body.items).toMatchObject([{ turn: { position: 1 } }]);
      api.clock.stopAt('2026-12-03T12:00:00Z');
      await endTurns();
      await endTurns();
      expect(await told()).toMatchObject([{ kind: 'off-list', by: 'begun', title: 'Ký số', ...HOURS }]);
      await know();
      expect(await told()).toEqual([]);
      const trail = await api.database.query(
        `select 1 from platform.audit_entry where action = 'classes.waiting-over' and member_id = $1`,
        [member.id],
      );
      expect(trail).toHaveLength(1);
    });

    it('keeps her turn while it is cancelled, and is told once its hours are past', async () => {
      const at = `/api/class-sessions/${made.sessionId}/cancellation`;
      await api.post(at, undefined, { as: place.trainer });
      await endTurns();
      await api.delete(at, { as: place.trainer });
      expect((await api.get('/api/me/class-groups', as())).body.items).toMatchObject([{ turn: { position: 1 } }]);
      await api.post(at, undefined, { as: place.trainer });
      api.clock.stopAt('2026-12-03T12:00:00Z');
      await endTurns();
      expect(await told()).toMatchObject([{ kind: 'off-list', by: 'cancelled', ...HOURS }]);
      api.clock.stopAt('2027-02-05T12:00:00Z');
      expect(await told()).toEqual([]);
    });
  });

  it('is past once the class begins, and nobody else’s', async () => {
    await book(officer);
    const beside = await place.province.member(place.commune);
    expect(await told(beside)).toEqual([]);
    await know(beside);
    expect(await told()).toHaveLength(1);
    api.clock.stopAt('2026-12-03T12:00:00Z');
    expect(await told()).toEqual([]);
  });

  it('is the department’s doing where it gave places by names', async () => {
    const ground = await aCallGround(api, 1);
    const [named] = ground.people;
    if (named === undefined) throw new Error('no people');
    const { id: courseId } = await aPublishedCourse(api.database);
    const about = await aClassAbout(api, ground, '2026-12-15', { topic: courseId, title: 'An toàn số' });
    const call = await aCall(api, ground, 1, { courseId });
    await nameIn(api, call.sheet, ground.officer, [named]);
    const booked = await api.post(`${call.at}/bookings`, { classGroupId: about.id }, { as: ground.department });
    expect(booked.body.booked).toBe(1);
    const own = await api.get('/api/me/class-groups', { as: ground.province.memberActor(named) });
    expect(own.body.placements).toMatchObject([{ kind: 'given', by: 'department', title: 'An toàn số' }]);
  });
});
