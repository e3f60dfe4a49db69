import { ReleaseLeavers } from '@lopso/classes';
import { type Actor, newId } from '@lopso/platform';
import { type ClassPlace, evening, type TestClass, TestClasses } from '../support/classes';
import { freeCommuneCodes, type TestMember, type TestTeam } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

const TODAY = '2026-11-25T01:00:00Z';
const TOMORROW = '2026-11-25T17:10:00Z';

/** A class of one place: the first is booked, the second and the third wait. All hold seats of the commune’s team. */
describe('who leaves her team', () => {
  let api: TestApi;
  let classes: TestClasses;
  let place: ClassPlace;
  let team: TestTeam;
  let officer: Actor;
  let made: TestClass;
  let people: [TestMember, TestMember, TestMember];
  beforeAll(async () => {
    api = await TestApi.start();
    classes = new TestClasses(api.app);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt(TODAY);
    place = await classes.place('Xã Hàm Yên');
    officer = place.province.officer('commune-officer', place.commune);
    team = await place.province.team(place.commune);
    people = [await seated('Ma Văn Bằng'), await seated('Vàng Thị Mỷ'), await seated('Lý Văn Đào')];
    made = await classes.aClass(place, { title: 'Ký số', capacity: 1, sessions: [evening('2026-12-03')] });
    for (const one of people) {
      api.clock.advance(60);
      await ask(one);
    }
  });
  afterEach(() => api.clock.release());

  const seated = async (name: string): Promise<TestMember> => {
    const member = await place.province.member(place.commune, name);
    await place.province.seat(member, team);
    return member;
  };
  const as = (one: TestMember) => ({ as: place.province.memberActor(one) });
  const ask = (one: TestMember, id = made.id): Promise<TestResponse> =>
    api.post(`/api/me/class-groups/${id}/place`, undefined, as(one));
  const giveBack = (one: TestMember): Promise<TestResponse> =>
    api.delete(`/api/me/class-groups/${made.id}/place`, as(one));
  /** The act, which may be taken back today. */
  const endSeat = async (one: TestMember): Promise<string> => {
    const term = await api.database.queryOne<{ id: string }>('select id from org.seat_term where member_id = $1', [
      one.id,
    ]);
    const ended = await api.post(`/api/seat-terms/${term?.id}/end`, undefined, { as: officer });
    expect(ended.status).toBe(200);
    return String(ended.body.actId);
  };
  const names = async (path: string, list: string): Promise<string[]> =>
    (await api.get(`/api/class-groups/${made.id}${path}`, { as: officer })).body[list].map(
      (one: { fullName: string }) => one.fullName,
    );
  const booked = (): Promise<string[]> => names('', 'bookings');
  const waiting = (): Promise<string[]> => names('/waiting', 'people');
  const release = (): Promise<void> => api.app.get(ReleaseLeavers, { strict: false }).handle();
  const told = async (one: TestMember) => (await api.get('/api/me/class-groups', as(one))).body;

  it('keeps her place where her whole team ended with her commune, until two months later, and is given nothing new', async () => {
    const { province, commune } = place;
    const other = await province.commune('Xã Hùng Đức');
    const [code] = await freeCommuneCodes(api.database, 1);
    const form = {
      ...{ fromIds: [commune.id, other.id], to: [{ code, word: 'Xã', name: 'Hàm Mới' }], grants: [] },
      ...{ decisionNumber: '1999/NQ-UBTVQH15', effectiveOn: '2026-11-20' },
    };
    expect((await api.post('/api/commune-reforms', form, { as: province.officer('department-admin') })).status).toBe(
      201,
    );
    const department = province.officer('department-admin');
    const listed = async (): Promise<string[]> =>
      (await api.get(`/api/class-groups/${made.id}`, { as: department })).body.bookings.map(
        (one: { fullName: string }) => one.fullName,
      );
    api.clock.stopAt(TOMORROW);
    await release();
    expect(await listed()).toEqual(['Ma Văn Bằng']);
    const heir = province.officer('department-admin');
    expect((await api.get(`/api/class-groups/${made.id}/waiting`, { as: heir })).body.people).toEqual([]);
    await api.database.execute(
      `update org.seat_term set held = daterange(lower(held) - 90, upper(held) - 90) where member_id = any($1::uuid[])`,
      [people.map(({ id }) => id)],
    );
    await release();
    expect(await listed()).toEqual([]);
  });

  it.each([
    ['days later', '2026-11-26'],
    ['from a day to come', '2026-12-12'],
    ['without a gap', '2026-11-20'],
  ])('keeps her place where the term of all was over and a colleague is seated again first, %s', async (_, from) => {
    const ids = people.map(({ id }) => id);
    await api.database.execute(
      `update org.seat_term set held = daterange(lower(held), '2026-11-20') where member_id = any($1::uuid[])`,
      [ids],
    );
    await place.province.seat(people[2], team, from);
    api.clock.stopAt(TOMORROW);
    await release();
    expect(await booked()).toEqual(['Ma Văn Bằng']);
    const turns = await api.database.query<{ endedAs: string | null }>(
      `select ended_as as "endedAs" from classes.waiting_entry where member_id = any($1::uuid[])`,
      [ids],
    );
    expect(turns).toEqual([{ endedAs: null }, { endedAs: null }]);
  });

  it('gives it up where she alone was the team and somebody else was named in her stead', async () => {
    const village = await place.province.team(place.commune, 'village-team');
    for (const one of [people[1], people[2]]) {
      await api.database.execute(
        `update org.seat_term set held = daterange(lower(held), '2026-11-20') where member_id = $1`,
        [one.id],
      );
      await place.province.seat(one, village, '2026-11-20');
    }
    const term = await api.database.queryOne<{ id: string }>('select id from org.seat_term where member_id = $1', [
      people[0].id,
    ]);
    const successor = await place.province.member(place.commune, 'Nông Thị Hoa');
    const body = { clientKey: newId(), memberId: successor.id };
    const passed = await api.post(`/api/seat-terms/${term?.id}/replacement`, body, { as: officer });
    expect(passed.status).toBe(200);
    api.clock.stopAt(TOMORROW);
    await release();
    expect(await booked()).toEqual(['Vàng Thị Mỷ']);
  });

  it('is passed over at once: the place goes to who waits behind her', async () => {
    await endSeat(people[1]);
    expect(await waiting()).toEqual(['Lý Văn Đào']);
    await giveBack(people[0]);
    expect(await booked()).toEqual(['Lý Văn Đào']);
  });

  it('gives her place to who waits once the day is over, and reads so when she sits again', async () => {
    await endSeat(people[0]);
    await release();
    expect(await booked()).toEqual(['Ma Văn Bằng']);
    api.clock.stopAt(TOMORROW);
    await release();
    await release();
    expect([await booked(), await waiting()]).toEqual([['Vàng Thị Mỷ'], ['Lý Văn Đào']]);
    expect((await told(people[1])).items[0]).toMatchObject({ isBooked: true, promotedAt: expect.any(String) });
    const trail = await api.database.query(
      `select 1 from platform.audit_entry where action = 'classes.leaver-let-go' and member_id = $1`,
      [people[0].id],
    );
    expect(trail).toHaveLength(1);
    await place.province.seat(people[0], await place.province.team(place.commune, 'village-team'), '2026-11-26');
    expect((await told(people[0])).placements).toMatchObject([{ kind: 'taken', by: 'seat-over', title: 'Ký số' }]);
  });

  it('keeps place and turn when the end was taken back the same day', async () => {
    const acts = [await endSeat(people[0]), await endSeat(people[1])];
    for (const act of acts) expect((await api.post(`/api/acts/${act}/undo`, {}, { as: officer })).status).toBe(200);
    api.clock.stopAt(TOMORROW);
    await release();
    expect([await booked(), await waiting()]).toEqual([['Ma Văn Bằng'], ['Vàng Thị Mỷ', 'Lý Văn Đào']]);
  });

  it('keeps them when she sits elsewhere, or will', async () => {
    await endSeat(people[0]);
    await endSeat(people[1]);
    await place.province.seat(people[0], await place.province.team(place.commune, 'village-team'), '2026-11-25');
    const other = await place.province.team(await place.province.commune());
    await place.province.seat(people[1], other, '2026-12-01');
    api.clock.stopAt(TOMORROW);
    await release();
    expect([await booked(), await waiting()]).toEqual([['Ma Văn Bằng'], ['Vàng Thị Mỷ', 'Lý Văn Đào']]);
  });

  it('waits and asks no longer, with a word for when she sits again', async () => {
    const wanting = await classes.aClass(place, {
      title: 'Họp',
      approval: 'commune',
      sessions: [evening('2026-12-05')],
    });
    await ask(people[1], wanting.id);
    await endSeat(people[1]);
    api.clock.stopAt(TOMORROW);
    await release();
    const ended = `select (select ended_as from classes.waiting_entry where member_id = $1) as turn,
      (select ended_as from classes.place_request where member_id = $1) as request`;
    expect(await api.database.query(ended, [people[1].id])).toEqual([{ turn: 'seat-over', request: 'seat-over' }]);
    await place.province.seat(people[1], await place.province.team(place.commune, 'village-team'), '2026-11-26');
    expect(await told(people[1])).toMatchObject({
      placements: [{ kind: 'off-list', by: 'seat-over', title: 'Ký số' }],
      requests: [{ standing: 'seat-over', title: 'Họp' }],
    });
    await api.post(`/api/me/class-groups/${made.id}/place/known`, undefined, as(people[1]));
    await api.post(`/api/me/class-groups/${wanting.id}/place/known`, undefined, as(people[1]));
    expect(await told(people[1])).toMatchObject({ placements: [], requests: [] });
  });

  it('keeps her place in a class that has begun', async () => {
    const begun = await classes.aClass(place, {
      title: 'Đã học',
      venueId: await classes.venue(place.trainer, place.commune),
      sessions: [evening('2026-11-25'), evening('2026-12-07')],
    });
    await classes.book(place.trainer, begun.id, [people[0]]);
    await endSeat(people[0]);
    api.clock.stopAt(TOMORROW);
    await release();
    const left = await api.get(`/api/class-groups/${begun.id}`, { as: officer });
    expect(left.body.bookings).toMatchObject([{ fullName: 'Ma Văn Bằng' }]);
    expect(await booked()).toEqual(['Vàng Thị Mỷ']);
  });

  it('is booked by nobody, and who tries reads why', async () => {
    await endSeat(people[2]);
    const other = await classes.aClass(place, { title: 'Họp', sessions: [evening('2026-12-05')] });
    const body = { memberIds: [people[2].id] };
    const refused = await api.post(`/api/class-groups/${other.id}/bookings`, body, { as: officer });
    expect(refused.body).toMatchObject({ booked: [], notBooked: [{ fullName: 'Lý Văn Đào', reason: 'no-seat' }] });
    const listed = await api.post(`/api/class-groups/${other.id}/waiting`, body, { as: officer });
    expect(listed.body.leftOut).toMatchObject([{ fullName: 'Lý Văn Đào', reason: 'no-seat' }]);
    const newcomer = await place.province.member(place.commune, 'Hoàng Thị Sen');
    await classes.book(officer, other.id, [newcomer]);
    const now = await api.get(`/api/class-groups/${other.id}`, { as: officer });
    expect(now.body.bookings).toMatchObject([{ fullName: 'Hoàng Thị Sen' }]);
  });
});
