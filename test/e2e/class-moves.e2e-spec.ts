import { type Actor, Transactions } from '@lopso/platform';
import { type ClassPlace, evening, TestClasses, type TestClass } from '../support/classes';
import { statementsOf } from '../support/matrix/statements';
import { outside, untilOneWaitsFor } from '../support/races';
import { seenNow } from '../support/session-revision';
import { TestProvince, type TestMember, type TestUnit } from '../support/province';
import { aTrainer } from '../support/trainers';
import { TestApi, type TestResponse } from '../support/test-api';

/** What the judgement of a move asks of each hall and of who teaches there. */
const ABOUT_HALLS_AND_TEACHERS = /from classes\.venue v where v\.id = \$1|g\.role = 'trainer'/;

describe('a class that moves', () => {
  let api: TestApi;
  let classes: TestClasses;
  let province: TestProvince;
  let place: ClassPlace;
  let far: TestUnit;
  let farVenue: string;
  let department: Actor;
  let made: TestClass;
  let member: TestMember;
  beforeAll(async () => {
    api = await TestApi.start();
    classes = new TestClasses(api.app);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt('2026-11-25T01:00:00Z');
    province = await TestProvince.create(api.database);
    const trainer = await aTrainer(api.database, province, 'Lò Thị Hai');
    const commune = await province.commune('Xã Hàm Yên');
    far = await province.commune('Xã Bạch Xa');
    place = { province, commune, trainer, venueId: await classes.venue(trainer, commune) };
    farVenue = await classes.venue(trainer, far, 'Nhà văn hóa Bạch Xa');
    department = province.officer('department-officer');
    made = await classes.aClass(place, { title: 'Ký số', sessions: [evening('2026-12-01'), evening('2026-12-08')] });
    member = await province.member(commune, 'Vàng Thị Mỷ');
    await classes.book(trainer, made.id, [member]);
  });
  afterEach(() => api.clock.release());

  const sessionsOf = async (
    as: Actor = place.trainer,
  ): Promise<{ id: string; startsAt: string; venueId: string; communeId: string }[]> =>
    (await api.get(`/api/class-groups/${made.id}`, { as })).body.sessions;
  const ids = async (): Promise<string[]> => (await sessionsOf()).map(({ id }) => id);
  /** Decided on what is there, where a target names no revision. */
  const send = async (
    what: 'moves' | 'move-preview',
    targets: object[],
    as: Actor,
    more: object = {},
  ): Promise<TestResponse> => {
    const sessions = await seenNow(api.database, targets);
    return api.post(`/api/class-groups/${made.id}/${what}`, { sessions, ...more }, { as });
  };
  /** Every session at its hours in another hall. */
  const elsewhere = async (venueId = farVenue): Promise<object[]> => {
    const [first, second] = await ids();
    return [
      { classSessionId: first, venueId, ...evening('2026-12-01') },
      { classSessionId: second, venueId, ...evening('2026-12-08') },
    ];
  };
  const news = async (as: Actor): Promise<{ kind: string; duty: string; before: { communeName: string } | null }[]> =>
    (await api.get('/api/me/session-news', { as })).body.items;

  it('into another commune keeps who is booked, becomes a class of that commune, and is told to all it concerns', async () => {
    const plan = await elsewhere();
    const foreseen = await send('move-preview', plan, department);
    expect(foreseen).toMatchObject({
      status: 200,
      body: {
        movedCount: 2,
        bookedCount: 1,
        waitingCount: 0,
        newHome: { communeName: 'Xã Bạch Xa', formerName: 'Xã Hàm Yên' },
      },
    });
    // Looking wrote nothing.
    expect((await sessionsOf()).map(({ venueId }) => venueId)).toEqual([place.venueId, place.venueId]);
    expect(await news(province.memberActor(member))).toEqual([]);

    const moved = await send('moves', plan, department);
    expect(moved.body).toEqual(foreseen.body);
    const group = (await api.get(`/api/class-groups/${made.id}`, { as: department })).body;
    expect(group).toMatchObject({
      communeId: far.id,
      freePlaces: 39,
      sessions: [{ venueId: farVenue }, { venueId: farVenue }],
    });
    expect(await news(province.memberActor(member))).toMatchObject([
      {
        kind: 'moved',
        duty: 'member',
        venueName: 'Nhà văn hóa Bạch Xa',
        communeName: 'Xã Bạch Xa',
        before: { communeName: 'Xã Hàm Yên' },
      },
      { kind: 'moved' },
    ]);
    expect(await news(place.trainer)).toHaveLength(2);
    for (const commune of [place.commune, far])
      expect(await news(province.officer('commune-officer', commune))).toMatchObject([
        { kind: 'moved', duty: 'officer' },
        { kind: 'moved', duty: 'officer' },
      ]);
    const third = await province.commune('Xã Thử Thứ Ba');
    expect(await news(province.officer('commune-officer', third))).toEqual([]);
    // The officers of the new commune see the class from now on, those of the first one as guests, others not at all.
    const seen = (commune: TestUnit): Promise<TestResponse> =>
      api.get(`/api/class-groups/${made.id}`, { as: province.officer('commune-officer', commune) });
    expect(await seen(far)).toMatchObject({ status: 200, body: { isGuest: false } });
    expect(await seen(place.commune)).toMatchObject({ status: 200, body: { isGuest: true } });
    expect((await seen(third)).status).toBe(404);
  });

  it('keeps whose people it has as its guests: their officers look after them, and are told of no opening', async () => {
    const third = await province.commune('Xã Thử Thứ Ba');
    const waiting = await province.member(third, 'Lò Thị Chờ');
    await api.database.execute(
      `insert into classes.waiting_entry (id, class_group_id, member_id, joined_at, joined_by)
       values (gen_random_uuid(), $1, $2, now(), $3)`,
      [made.id, waiting.id, place.trainer.accountId],
    );
    const [ours, theirs, thirds] = [place.commune, far, third].map((one) => province.officer('commune-officer', one));
    const get = (path: string, as: Actor | undefined): Promise<TestResponse> =>
      api.get(`/api/${path}`, { as: as ?? department });
    const { body } = await send('moves', await elsewhere(), department);
    const guests = (await get(`class-groups/${made.id}`, department)).body.plannedFor;
    expect(
      guests.map((one: { communeName: string; people: number; isByMove: boolean }) => [
        one.communeName,
        one.people,
        one.isByMove,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['Xã Hàm Yên', 1, true],
        ['Xã Thử Thứ Ba', 1, true],
      ]),
    );
    expect((await get('class-groups', ours)).body.items).toMatchObject([{ id: made.id, isGuest: true }]);
    const days = 'from=2026-12-01&to=2026-12-01';
    expect((await get(`class-sessions?${days}`, ours)).body.items).toMatchObject([
      { isGuest: true, communeId: far.id },
    ]);
    expect((await get(`class-groups/${made.id}`, ours)).body).toMatchObject({
      ...{ can: ['book'], bookings: [{ memberId: member.id }] },
    });
    for (const as of [ours, theirs, thirds]) expect((await get('me/class-openings', as)).body.items).toEqual([]);
    const beside = await province.member(place.commune, 'Ma Văn Bằng');
    const booked = await api.post(`/api/class-groups/${made.id}/bookings`, { memberIds: [beside.id] }, { as: ours });
    expect(booked.body.booked).toHaveLength(1);
    expect((await api.delete(`/api/class-groups/${made.id}/bookings/${member.id}`, { as: ours })).status).toBe(200);

    // Taken back it is a class of its commune, which is nobody's guest; who came in meanwhile keeps her officer, too.
    const [ofFar] = [await province.member(far, 'Lý Văn Đào')];
    await classes.book(place.trainer, made.id, [ofFar]);
    await send('moves', body.undo, department, { isHolidayKnown: true });
    expect((await get(`class-groups/${made.id}`, ours)).body.isGuest).toBe(false);
    const after = (await get(`class-groups/${made.id}`, department)).body.plannedFor;
    expect(after.map(({ communeName }: { communeName: string }) => communeName).sort()).toEqual([
      'Xã Bạch Xa',
      'Xã Thử Thứ Ba',
    ]);
    expect((await get(`class-groups/${made.id}`, theirs)).body).toMatchObject({
      isGuest: true,
      bookings: [{ memberId: ofFar.id }],
    });
  });

  it('tells officers that it left and that it came, and nothing of what is theirs no longer', async () => {
    const [ours, theirs] = [place.commune, far].map((one) => province.officer('commune-officer', one));
    if (ours === undefined || theirs === undefined) throw new Error('no officers');
    const [first] = await elsewhere();
    const there = await send('moves', [first ?? {}], department);
    const [told] = await news(ours);
    expect(told).toMatchObject({ kind: 'moved', before: { communeName: 'Xã Hàm Yên' } });
    const revision = (told as unknown as { revision: number }).revision;
    const [id] = await ids();
    await api.post(`/api/me/session-news/${id}/known`, { revision }, { as: ours });
    // Moved on within the other commune, and to a third one: not hers any more.
    await send('moves', [{ ...first, ...evening('2026-12-02') }], department);
    expect(await news(ours)).toEqual([]);
    expect(await news(theirs)).toMatchObject([{ kind: 'moved', before: { communeName: 'Xã Hàm Yên' } }]);
    // Back before the other officer read anything: nothing ever came to her. The first one knew that it had left.
    const back = there.body.undo.map(({ revision: _, ...target }: { revision: number }) => target);
    await send('moves', back, department, { isHolidayKnown: true });
    expect(await news(theirs)).toEqual([]);
    expect(await news(ours)).toMatchObject([{ kind: 'moved', before: { communeName: 'Xã Bạch Xa' } }]);
  });

  it('is taken back as it was, and nobody is told any more', async () => {
    const { body } = await send('moves', await elsewhere(), department);
    const back = await send('moves', body.undo, department, { isHolidayKnown: true });
    expect(back).toMatchObject({ status: 200, body: { newHome: { communeName: 'Xã Hàm Yên' } } });
    expect((await sessionsOf()).map(({ venueId, communeId }) => [venueId, communeId])).toEqual([
      [place.venueId, place.commune.id],
      [place.venueId, place.commune.id],
    ]);
    expect(await news(province.memberActor(member))).toEqual([]);
    expect(await news(province.officer('commune-officer', far))).toEqual([]);
  });

  it('is not taken back over what others did since: they moved it on, and it stays there', async () => {
    const { body } = await send('moves', await elsewhere(), department);
    const [first] = await ids();
    const on = [{ classSessionId: first, venueId: farVenue, ...evening('2026-12-03') }];
    expect((await send('moves', on, place.trainer)).status).toBe(200);
    const refused = await send('moves', body.undo, department, { isHolidayKnown: true });
    expect(refused).toMatchObject({ status: 409, body: { code: 'classes.session-changed-since' } });
    expect((await sessionsOf()).map(({ startsAt, venueId }) => [startsAt.slice(0, 10), venueId])).toEqual([
      ['2026-12-03', farVenue],
      ['2026-12-08', farVenue],
    ]);
  });

  it('moved from an old picture is refused, and the same form twice is no clash', async () => {
    const old = await seenNow(api.database, await elsewhere(place.venueId));
    const [first] = old.map((target) => ({ ...target, on: '2026-12-16' }));
    expect((await send('moves', await elsewhere(), department)).status).toBe(200);
    const stale = await send('move-preview', [first ?? {}], department);
    expect(stale).toMatchObject({ status: 409, body: { code: 'classes.session-changed-since' } });
    expect((await sessionsOf()).map(({ venueId }) => venueId)).toEqual([farVenue, farVenue]);
    const again = (await elsewhere()).map((target) => ({ ...target, revision: 0 }));
    expect(await send('moves', again, department)).toMatchObject({ status: 200, body: { movedCount: 0 } });
  });

  it('in part stays a class of its commune, and is held in the other as a guest', async () => {
    const [, second] = await elsewhere();
    const moved = await send('moves', [second ?? {}], place.trainer);
    expect(moved).toMatchObject({ status: 200, body: { movedCount: 1, newHome: null } });
    const group = (await api.get(`/api/class-groups/${made.id}`, { as: place.trainer })).body;
    expect([group.communeId, group.sessions[1].communeId]).toEqual([place.commune.id, far.id]);
    const own = (await api.get('/api/me/classes', { as: province.memberActor(member) })).body;
    expect(own.upcoming.map(({ communeName }: { communeName: string }) => communeName)).toEqual([
      'Xã Hàm Yên',
      'Xã Bạch Xa',
    ]);
  });

  it('is put off by a week from its last session on', async () => {
    const [first, second] = await ids();
    const sessions = [
      { classSessionId: first, venueId: place.venueId, ...evening('2026-12-08') },
      { classSessionId: second, venueId: place.venueId, ...evening('2026-12-15') },
    ];
    expect((await send('moves', sessions, department)).status).toBe(200);
    expect((await sessionsOf()).map(({ startsAt }) => startsAt.slice(0, 10))).toEqual(['2026-12-08', '2026-12-15']);
  });

  it('across midnight is refused where it was typed, and on a day off asked about', async () => {
    const [first] = await ids();
    const late = { classSessionId: first, venueId: place.venueId, on: '2026-12-02', from: '22:00', to: '01:00' };
    const crossing = await send('move-preview', [late], department);
    expect(crossing).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '#/sessions/0', code: 'classes.crosses-midnight' }] },
    });
    const onHoliday = { classSessionId: first, venueId: place.venueId, ...evening('2027-01-01') };
    const asked = await send('move-preview', [onHoliday], department);
    expect(asked).toMatchObject({ status: 422, body: { code: 'classes.on-holiday' } });
    expect((await send('moves', [onHoliday], department, { isHolidayKnown: true })).status).toBe(200);
    const trail = await api.database.query<{ action: string }>(
      `select action from platform.audit_entry where unit_path <@ $1::ltree and action in ('classes.class-moved', 'classes.session-on-holiday')`,
      [province.unit.path],
    );
    expect(trail.map(({ action }) => action).sort()).toEqual(['classes.class-moved', 'classes.session-on-holiday']);
  });

  it('is refused with the names of who is elsewhere then, and with free hours; nothing is moved', async () => {
    const other = await aTrainer(api.database, province, 'Lò Thị Hai');
    const halls = { ...place, trainer: other, venueId: await classes.venue(other, place.commune) };
    const clashing = await classes.aClass(halls, { title: 'An toàn mạng', on: '2026-12-10' });
    await classes.book(other, clashing.id, [member]);
    const [first, second] = await ids();
    const sessions = [
      { classSessionId: second, venueId: farVenue, ...evening('2026-12-09') },
      { classSessionId: first, venueId: farVenue, ...evening('2026-12-10') },
    ];
    const refused = await send('move-preview', sessions, department);
    expect(refused).toMatchObject({ status: 409, body: { code: 'classes.members-busy' } });
    const { clashes, freeSlots } = refused.body.params;
    expect(clashes).toEqual([expect.objectContaining({ session: 1, kind: 'member', who: 'Vàng Thị Mỷ' })]);
    expect(freeSlots.length).toBeGreaterThan(0);
    expect((await send('moves', sessions, department)).status).toBe(409);
    expect((await sessionsOf()).map(({ startsAt }) => startsAt.slice(0, 10))).toEqual(['2026-12-01', '2026-12-08']);
  });

  it('is offered no hours that its own other session is going to: whichever is taken, it moves', async () => {
    const other = await aTrainer(api.database, province, 'Lò Thị Hai');
    const halls = { ...place, trainer: other, venueId: await classes.venue(other, place.commune) };
    const clashing = await classes.aClass(halls, { title: 'An toàn mạng', on: '2026-12-09' });
    await classes.book(other, clashing.id, [member]);
    const [first, second] = await ids();
    const hindered = { classSessionId: first, venueId: farVenue, ...evening('2026-12-09') };
    const free = { classSessionId: second, venueId: farVenue, ...evening('2026-12-10') };
    const refused = await send('move-preview', [hindered, free], department);
    const slots: { session: number; on: string; from: string; to: string }[] = refused.body.params.freeSlots;
    expect(slots.map(({ session }) => session)).toEqual([0, 0, 0]);
    for (const { on, from, to } of slots) {
      expect((await send('move-preview', [{ ...hindered, on, from, to }, free], department)).status).toBe(200);
    }
  });

  it('is offered no hours from which nobody gets to its own other session in another commune', async () => {
    const points = [
      [place.commune.id, 22],
      [far.id, 22.25],
    ];
    for (const [id, latitude] of points)
      await api.database.execute('insert into org.unit_point (unit_id, latitude, longitude) values ($1, $2, 105)', [
        id,
        latitude,
      ]);
    const other = await aTrainer(api.database, province, 'Lò Thị Hai');
    const halls = { ...place, trainer: other, venueId: await classes.venue(other, place.commune) };
    const clashing = await classes.aClass(halls, { title: 'An toàn mạng', on: '2026-12-09' });
    await classes.book(other, clashing.id, [member]);
    const [first, second] = await ids();
    const hindered = { classSessionId: first, venueId: place.venueId, ...evening('2026-12-09') };
    // Half an hour before the same evening hours of the day after; the way takes 89 minutes.
    const away = { classSessionId: second, venueId: farVenue, on: '2026-12-10', from: '17:00', to: '18:30' };
    const refused = await send('move-preview', [hindered, away], department);
    const slots: { on: string; from: string; to: string }[] = refused.body.params.freeSlots;
    expect(slots).toHaveLength(3);
    for (const { on, from, to } of slots)
      expect((await send('move-preview', [{ ...hindered, on, from, to }, away], department)).status).toBe(200);
  });

  it('goes only where who stands before it teaches, and where the hall holds all', async () => {
    const bound = await aTrainer(api.database, province, 'Lò Thị Ba', place.commune);
    const theirs = await classes.aClass({ ...place, trainer: bound }, { on: '2026-12-02' });
    const target = { classSessionId: theirs.sessionId, venueId: farVenue, revision: 0, ...evening('2026-12-02') };
    const refused = await api.post(`/api/class-groups/${theirs.id}/moves`, { sessions: [target] }, { as: department });
    expect(refused).toMatchObject({ status: 422, body: { code: 'classes.staff-not-there' } });
    // She may not move it there herself: that commune's halls do not exist for her.
    expect((await api.post(`/api/class-groups/${theirs.id}/moves`, { sessions: [target] }, { as: bound })).status).toBe(
      404,
    );
    const small = await api.post(
      '/api/venues',
      { communeId: far.id, name: 'Phòng họp', capacity: 5 },
      { as: place.trainer },
    );
    const tooSmall = await send('moves', await elsewhere(String(small.body.id)), department);
    expect(tooSmall).toMatchObject({ status: 422, body: { code: 'classes.capacity-over-venue' } });
  });

  it('is nobody’s to move but its trainer’s and the department’s', async () => {
    const plan = await elsewhere();
    expect((await send('moves', plan, await aTrainer(api.database, province, 'Lò Thị Hai'))).status).toBe(403);
    expect((await send('moves', plan, province.officer('commune-officer', place.commune))).status).toBe(403);
    const other = await TestProvince.create(api.database);
    expect((await send('moves', plan, other.officer('department-officer'))).status).toBe(404);
    expect((await api.get(`/api/class-groups/${made.id}`, { as: department })).body.can).toContain('move');
  });

  it('waits for a hall without holding people whom somebody else needs first', async () => {
    const transactions = api.app.get(Transactions);
    const [first, second] = await ids();
    const sessions = [
      { classSessionId: first, venueId: place.venueId, ...evening('2026-12-02') },
      { classSessionId: second, venueId: farVenue, ...evening('2026-12-09') },
    ];
    let moving: Promise<TestResponse> | undefined;
    await transactions.run(async () => {
      // Somebody else has the second hall and goes on to the member.
      await api.database.query(`select pg_advisory_xact_lock(hashtextextended('classes.hours:' || $1::text, 0))`, [
        farVenue,
      ]);
      moving = outside(() => send('moves', sessions, department));
      await untilOneWaitsFor(api.database, 'pg_advisory_xact_lock');
      await api.database.query('select 1 from org.member where id = $1 for no key update nowait', [member.id]);
    });
    expect((await moving)?.status).toBe(200);
  });

  it('is refused to who had it until a moment ago', async () => {
    const transactions = api.app.get(Transactions);
    const other = await aTrainer(api.database, province, 'Lò Thị Hai');
    const plan = await elsewhere();
    let moving: Promise<TestResponse> | undefined;
    await transactions.run(async () => {
      await api.database.query('select 1 from classes.class_group where id = $1 for update', [made.id]);
      moving = outside(() => send('moves', plan, place.trainer));
      await untilOneWaitsFor(api.database, 'classes.class_group');
      await api.database.execute('update classes.class_group set trainer_id = $2 where id = $1', [
        made.id,
        other.accountId,
      ]);
      await api.database.execute('update classes.class_session set trainer_id = $2 where class_group_id = $1', [
        made.id,
        other.accountId,
      ]);
    });
    expect((await moving)?.status).toBe(403);
    expect((await sessionsOf(department)).map(({ venueId }) => venueId)).toEqual([place.venueId, place.venueId]);
  });

  it('asks once about a hall and who teaches there, however many sessions go', async () => {
    const asked = async (sessions: object[]): Promise<number> => {
      const { result, statements } = await statementsOf(() => send('move-preview', sessions, department));
      expect(result.status).toBe(200);
      // Under the lock of hours the hall and the rights are asked again for each session, as leave is: those are not counted.
      const locked = statements.findIndex((sql) => sql.includes('pg_advisory_xact_lock'));
      return statements.slice(0, locked).filter((sql) => ABOUT_HALLS_AND_TEACHERS.test(sql)).length;
    };
    const [first, second] = await elsewhere();
    expect(await asked([first ?? {}, second ?? {}])).toBe(await asked([first ?? {}]));
  });

  it('two moves at once: one hall, one of them is refused and nothing is halved', async () => {
    const other = await aTrainer(api.database, province, 'Lò Thị Hai');
    const rival = await classes.aClass(
      { ...place, trainer: other, venueId: await classes.venue(other, place.commune) },
      { sessions: [evening('2026-12-01'), evening('2026-12-08')] },
    );
    const rivals: { id: string }[] = (await api.get(`/api/class-groups/${rival.id}`, { as: other })).body.sessions;
    const theirs = rivals.map(({ id }, at) => ({
      ...{ classSessionId: id, venueId: farVenue, revision: 0 },
      ...evening(at === 0 ? '2026-12-01' : '2026-12-08'),
    }));
    const plan = await elsewhere();
    const [one, two] = await Promise.all([
      send('moves', plan, department),
      api.post(`/api/class-groups/${rival.id}/moves`, { sessions: theirs }, { as: department }),
    ]);
    expect([one.status, two.status].sort()).toEqual([200, 409]);
    const halls = [
      ...(await sessionsOf()),
      ...(await api.get(`/api/class-groups/${rival.id}`, { as: department })).body.sessions,
    ];
    expect(halls.filter(({ venueId }) => venueId === farVenue)).toHaveLength(2);
  });
});
