import { newId } from '@lopso/platform';
import { type ClassPlace, evening, TestClasses } from '../support/classes';
import { type TestMember, type TestUnit } from '../support/province';
import { TestApi } from '../support/test-api';

describe('a place in a full class', () => {
  let api: TestApi;
  let place: ClassPlace;
  let classPath: string;
  let ownPath: string;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt('2026-11-25T01:00:00Z');
    place = await new TestClasses(api.app).place('Xã Hàm Yên');
    const form = {
      clientKey: newId(),
      title: 'Ký số',
      venueId: place.venueId,
      capacity: 1,
      sessions: [evening('2026-12-01')],
    };
    const made = await api.post('/api/class-groups', form, { as: place.trainer });
    classPath = `/api/class-groups/${made.body.id}`;
    ownPath = `/api/me/class-groups/${made.body.id}/place`;
  });

  const person = (name: string, commune: TestUnit = place.commune): Promise<TestMember> =>
    place.province.member(commune, name);
  const as = (member: TestMember) => ({ as: place.province.memberActor(member) });

  it('is waited for, comes by itself, is told, and is given on', async () => {
    const [first, second] = [await person('Ma Văn Bằng'), await person('Vàng Thị Mỷ')];
    const asked = await api.post(ownPath, undefined, as(first));
    expect(asked.body.items[0]).toMatchObject({ title: 'Ký số', isBooked: true, freePlaces: 0, isOwnCommune: true });
    const waits = await api.post(ownPath, undefined, as(second));
    expect(waits.body.items[0]).toMatchObject({
      isBooked: false,
      waitingCount: 1,
      turn: { position: 1, communePlaces: 1, turn: 1, stopsAt: '2026-11-30T12:00:00.000Z', isFirstCome: false },
    });
    const list = await api.get(`${classPath}/waiting`, { as: place.trainer });
    expect(list.body).toMatchObject({ total: 1, policy: { promotionStopsHours: 24 } });
    expect(list.body.people[0]).toMatchObject({ fullName: 'Vàng Thị Mỷ', turn: { position: 1 } });

    const unbooked = await api.delete(`${classPath}/bookings/${first.id}`, { as: place.trainer });
    expect(unbooked.body).toMatchObject({ promotedCount: 1, classGroup: { freePlaces: 0 } });
    const told = await api.get('/api/me/class-groups', as(second));
    expect(told.body.items[0]).toMatchObject({ isBooked: true, promotedAt: '2026-11-25T01:00:00.000Z', turn: null });
    expect((await api.post(`${ownPath}/known`, undefined, as(second))).body.items[0].promotedAt).toBeNull();
    expect((await api.delete(ownPath, as(second))).body.items[0]).toMatchObject({ isBooked: false, freePlaces: 1 });
  });

  it('that is given back is written into the trail once, whether somebody waited for it or not', async () => {
    const [first, second] = [await person('Ma Văn Bằng'), await person('Vàng Thị Mỷ')];
    const givenBack = async (member: TestMember): Promise<number> => {
      const [row] = await api.database.query<{ count: number }>(
        `select count(*)::int as count from platform.audit_entry
         where action = 'classes.place-given-back' and member_id = $1`,
        [member.id],
      );
      return row?.count ?? -1;
    };
    await api.post(ownPath, undefined, as(first));
    await api.post(ownPath, undefined, as(second));
    await api.delete(ownPath, as(first));
    await api.delete(ownPath, as(first));
    expect(await givenBack(first)).toBe(1);
    await api.delete(ownPath, as(second));
    await api.delete(ownPath, as(second));
    expect(await givenBack(second)).toBe(1);
  });

  it('shows an officer the own people alone, in their order among all', async () => {
    const other = await place.province.commune('Xã Bắc Quang');
    await api.post(ownPath, undefined, as(await person('Ma Văn Bằng')));
    await api.post(ownPath, undefined, as(await person('Vàng Thị Mỷ')));
    api.clock.stopAt('2026-11-25T02:00:00Z');
    await api.post(ownPath, undefined, as(await person('Sùng Mí Sò', other)));
    const officer = place.province.officer('commune-officer', place.commune);
    const list = (await api.get(`${classPath}/waiting`, { as: officer })).body;
    expect(list.total).toBe(2);
    expect(list.people).toHaveLength(1);
    expect(list.people[0]).toMatchObject({
      fullName: 'Vàng Thị Mỷ',
      turn: { position: 2, ahead: { own: 0, fewer: 1, earlier: 0 } },
    });
    const stranger = place.province.officer('commune-officer', other);
    expect((await api.get(`${classPath}/waiting`, { as: stranger })).status).toBe(404);
  });

  it('is asked for by an officer, and taken off the list again', async () => {
    const [first, second] = [await person('Ma Văn Bằng'), await person('Vàng Thị Mỷ')];
    const officer = { as: place.province.officer('commune-officer', place.commune) };
    const both = await api.post(`${classPath}/waiting`, { memberIds: [first.id, second.id] }, officer);
    expect(both.body.people.map(({ fullName }: { fullName: string }) => fullName)).toEqual(['Vàng Thị Mỷ']);
    const gone = await api.delete(`${classPath}/waiting/${second.id}`, officer);
    expect(gone.body.total).toBe(0);
    const policy = await api.put(`${classPath}/booking-policy`, { promotionStopsHours: 48 }, officer);
    expect(policy.body).toMatchObject({ policy: { promotionStopsHours: 48 }, stopsAt: '2026-11-29T12:00:00.000Z' });
    expect((await api.put(`${classPath}/booking-policy`, { promotionStopsHours: 400 }, officer)).status).toBe(400);
  });

  it('is asked for by an officer, who is told whom the list left out and why', async () => {
    const [first, busy, free] = [await person('Ma Văn Bằng'), await person('Lù Thị Chở'), await person('Vàng Thị Mỷ')];
    const classes = new TestClasses(api.app);
    const trainer = place.province.officer('trainer');
    const other = await classes.aClass(place, {
      ...{ title: 'Chống lừa đảo', trainer },
      venueId: await classes.venue(trainer, place.commune),
    });
    await api.post(`/api/class-groups/${other.id}/bookings`, { memberIds: [busy.id] }, { as: trainer });
    await api.post(ownPath, undefined, as(first));
    const officer = { as: place.province.officer('commune-officer', place.commune) };
    const { status, body } = await api.post(`${classPath}/waiting`, { memberIds: [busy.id, free.id] }, officer);
    expect([status, body.total, body.people[0].fullName]).toEqual([200, 1, 'Vàng Thị Mỷ']);
    expect(body.leftOut).toEqual([
      {
        ...{
          memberId: busy.id,
          fullName: 'Lù Thị Chở',
          reason: 'clash',
          missing: [],
          travelMinutes: null,
          others: null,
        },
        clash: { title: 'Chống lừa đảo', on: '01/12/2026', from: '19:00', to: '20:30' },
      },
    ]);
  });

  it('is refused where she is booked elsewhere at the hour, and once the class is over', async () => {
    const [busy, late] = [await person('Ma Văn Bằng'), await person('Vàng Thị Mỷ')];
    const classes = new TestClasses(api.app);
    const trainer = place.province.officer('trainer');
    const other = await classes.aClass(place, {
      title: 'Chống lừa đảo',
      trainer,
      venueId: await classes.venue(trainer, place.commune),
    });
    await api.post(`/api/class-groups/${other.id}/bookings`, { memberIds: [busy.id] }, { as: trainer });
    const refused = await api.post(ownPath, undefined, as(busy));
    expect([refused.status, refused.body.code]).toEqual([409, 'classes.own-hours-busy']);
    api.clock.stopAt('2026-12-01T12:30:00Z');
    const over = await api.post(ownPath, undefined, as(late));
    expect([over.status, over.body.code]).toEqual([422, 'classes.over']);
  });
});
