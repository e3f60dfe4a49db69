import { AccountService } from '@lopso/identity';
import { type Actor, newId } from '@lopso/platform';
import { type ClassPlace, evening, TestClasses } from '../support/classes';
import { type TestMember, TestProvince } from '../support/province';
import { TestApi } from '../support/test-api';

const BEFORE = '2026-11-25T01:00:00Z';
const DURING = '2026-12-01T12:10:00Z';

describe('a class from schedule to hours', () => {
  let api: TestApi;
  let classes: TestClasses;
  let place: ClassPlace;
  beforeAll(async () => {
    api = await TestApi.start();
    classes = new TestClasses(api.app);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt(BEFORE);
    place = await classes.place('Xã Hàm Yên');
  });

  const form = (more: object = {}) => ({
    clientKey: newId(),
    title: 'Dịch vụ công trực tuyến',
    venueId: place.venueId,
    capacity: 40,
    sessions: [evening('2026-12-01')],
    ...more,
  });
  const schedule = (more: object = {}, as: Actor = place.trainer) => api.post('/api/class-groups', form(more), { as });
  const person = (name?: string): Promise<TestMember> => place.province.member(place.commune, name);

  it('goes from the plan through the roll to the hours of the member', async () => {
    const [mine, absent] = [await person('Vàng Thị Mỷ'), await person('Ma Văn Bằng')];
    const made = await schedule();
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      title: 'Dịch vụ công trực tuyến',
      communeName: 'Xã Hàm Yên',
      can: ['change', 'move', 'cancel', 'end', 'book', 'call-roll', 'replace'],
    });
    const booked = await api.post(
      `/api/class-groups/${made.body.id}/bookings`,
      { memberIds: [mine.id, absent.id] },
      { as: place.trainer },
    );
    expect(booked.body.booked.map((one: { fullName: string }) => one.fullName)).toEqual(['Ma Văn Bằng', 'Vàng Thị Mỷ']);

    const session = `/api/class-sessions/${made.body.sessions[0].id}`;
    const member = place.province.memberActor(mine);
    const tab = await api.get('/api/me/classes', { as: member });
    expect(tab.body.next).toMatchObject({ title: 'Dịch vụ công trực tuyến', isBooked: true });

    api.clock.stopAt(DURING);
    expect((await api.post(`${session}/opening`, undefined, { as: place.trainer })).body.state).toBe('open');
    const code = (await api.get(`${session}/scan-code`, { as: place.trainer })).body;
    const [page, token] = String(code.path).split('#');
    expect(page).toBe(`/diem-danh/${made.body.sessions[0].id}`);
    const own = `/api/me/class-sessions/${made.body.sessions[0].id}`;
    expect((await api.get(own, { as: member })).body).toMatchObject({
      memberName: 'Vàng Thị Mỷ',
      isBooked: true,
      mark: null,
    });
    const scan = await api.post(`${own}/attendance`, { token, clientKey: newId() }, { as: member });
    expect([scan.status, scan.body.mark, scan.body.source]).toEqual([200, 'present', 'scan']);

    const roll = await api.get(`${session}/roll`, { as: place.trainer });
    expect(roll.body.rows.map((row: { fullName: string; mark: string | null }) => [row.fullName, row.mark])).toEqual([
      ['Ma Văn Bằng', null],
      ['Vàng Thị Mỷ', 'present'],
    ]);
    const closed = await api.post(`${session}/closing`, undefined, { as: place.trainer });
    expect(closed.body).toMatchObject({ minutes: 90, presentCount: 1 });
    expect((await api.get('/api/me/classes', { as: member })).body).toMatchObject({ attendedMinutes: 90, next: null });
  });

  it('of a guest are hers alone: she plans, opens and closes them and sees no other class, no hall elsewhere, no register', async () => {
    const { unit } = place.province;
    const grant = { role: 'trainer' as const, unitId: unit.id, path: unit.path };
    const bound = { kind: 'own-classes' as const };
    const guest: Actor = { ...place.province.officer('trainer'), grants: [{ ...grant, bound }] };
    const other = await schedule();
    const made = await schedule({ sessions: [evening('2026-12-02')] }, guest);
    expect([made.status, made.body.can]).toEqual([201, ['change', 'move', 'cancel', 'end', 'call-roll']]);
    const listed = await api.get('/api/class-groups', { as: guest });
    expect(listed.body.items.map((one: { id: string }) => one.id)).toEqual([made.body.id]);
    const sessions = await api.get('/api/class-sessions?from=2026-12-01&to=2026-12-31', { as: guest });
    expect(sessions.body.items.map((one: { classGroupId: string }) => one.classGroupId)).toEqual([made.body.id]);
    for (const address of [`class-groups/${other.body.id}`, `class-sessions/${other.body.sessions[0].id}`]) {
      expect((await api.get(`/api/${address}`, { as: guest })).status).toBe(404);
    }
    expect((await api.get('/api/members?text=vang', { as: guest })).status).toBe(403);
    const member = await person();
    const booking = await api.post(
      `/api/class-groups/${made.body.id}/bookings`,
      { memberIds: [member.id] },
      { as: guest },
    );
    expect(booking.status).toBe(403);
    const officer = place.province.officer('commune-officer', place.commune);
    await api.post(`/api/class-groups/${made.body.id}/bookings`, { memberIds: [member.id] }, { as: officer });
    const mine = await api.get(`/api/class-groups/${made.body.id}`, { as: guest });
    expect(mine.body.bookings.map((one: { memberId: string }) => one.memberId)).toEqual([member.id]);
  });

  describe('of a guest take in who comes without a booking', () => {
    const NOBODY = [422, 'classes.nobody-so-named'];
    const aRoll = async () => {
      const { unit } = place.province;
      const bound = { kind: 'own-classes' as const };
      const grants = [{ role: 'trainer' as const, unitId: unit.id, path: unit.path, bound }];
      const guest: Actor = { ...place.province.officer('trainer'), grants };
      const made = await schedule({}, guest);
      api.clock.stopAt('2026-12-01T12:05:00Z');
      const sessionId = made.body.sessions[0].id as string;
      const arrive = async (body: object, as = guest): Promise<[number, string | undefined]> => {
        const address = `/api/class-sessions/${sessionId}/arrivals`;
        const answer = await api.post(address, { clientKey: newId(), ...body }, { as });
        return [answer.status, answer.body.code];
      };
      const present = async (): Promise<string[]> => {
        const roll = await api.get(`/api/class-sessions/${sessionId}/roll`, { as: guest });
        return roll.body.rows.map((row: { fullName: string; mark: string }) => `${row.fullName} ${row.mark}`);
      };
      return { guest, arrive, present, sessionId };
    };
    afterEach(() => api.clock.release());

    it('by the whole name and birth year, typed without diacritics, or by the username; the same tap counts once', async () => {
      const { arrive, present } = await aRoll();
      await place.province.member(place.commune, 'Vàng Thị Mỷ');
      const second = await place.province.member(place.commune, 'Lê Văn Tám');
      const clientKey = newId();
      for (let time = 0; time < 2; time += 1)
        expect(await arrive({ fullName: ' vang thi my', birthYear: 1987, clientKey })).toEqual([200, undefined]);
      const { username } = await api.app
        .get(AccountService)
        .ensureMemberAccount({ memberId: second.id, fullName: second.fullName, phone: null });
      expect(await arrive({ username: username.toUpperCase() })).toEqual([200, undefined]);
      expect(await present()).toEqual(['Vàng Thị Mỷ present', 'Lê Văn Tám present']);
    });

    it('and learn nothing of others: a part of a name, a wrong year, somebody of another commune and nobody look alike', async () => {
      const { arrive, present } = await aRoll();
      await place.province.member(place.commune, 'Vàng Thị Mỷ');
      const foreign = await place.province.member(await place.province.commune(), 'Ma Văn Quân');
      const { username } = await api.app
        .get(AccountService)
        .ensureMemberAccount({ memberId: foreign.id, fullName: foreign.fullName, phone: null });
      for (const body of [
        { fullName: 'Thị Mỷ', birthYear: 1987 },
        { fullName: 'Vàng Thị Mỷ', birthYear: 1988 },
        { fullName: 'Ma Văn Quân', birthYear: 1987 },
        { fullName: 'Không Có Ai', birthYear: 1987 },
        { username },
        { username: 'khongcoai1' },
      ])
        expect([body, await arrive(body)]).toEqual([body, NOBODY]);
      expect(await present()).toEqual([]);
      expect(await arrive({ fullName: 'Vàng Thị Mỷ' })).toEqual([400, 'platform.invalid-input']);
      expect(await arrive({ username: 'a', fullName: 'Vàng Thị Mỷ', birthYear: 1987 })).toEqual([
        400,
        'platform.invalid-input',
      ]);
    });

    it('ask for the username where two are called so, and stop somebody who tries names', async () => {
      const { arrive } = await aRoll();
      for (let count = 0; count < 2; count += 1) await place.province.member(place.commune, 'Lê Văn Tám');
      expect(await arrive({ fullName: 'Lê Văn Tám', birthYear: 1987 })).toEqual([422, 'classes.two-so-named']);
      const tries = await Promise.all(
        Array.from({ length: 25 }, (_, number) => arrive({ fullName: `Người Lạ ${number}`, birthYear: 1987 })),
      );
      expect(tries.filter(([status]) => status === 422)).toHaveLength(19);
      expect(tries.filter(([status]) => status === 429)).toHaveLength(6);
    });

    it('into no class but her own', async () => {
      const { arrive, guest } = await aRoll();
      await place.province.member(place.commune, 'Vàng Thị Mỷ');
      const other: Actor = { ...guest, accountId: newId() };
      expect(await arrive({ fullName: 'Vàng Thị Mỷ', birthYear: 1987 }, other)).toEqual([404, 'platform.not-found']);
    });
  });

  it('tells a clash of the room in a sentence that names the class', async () => {
    await schedule({ title: 'Chống lừa đảo trực tuyến' });
    const other = place.province.officer('trainer');
    const refused = await schedule({ sessions: [{ on: '2026-12-01', from: '20:00', to: '21:30' }] }, other);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      code: 'classes.venue-busy',
      title: 'Phòng đã có lớp',
      detail:
        'Phòng này đã có lớp “Chống lừa đảo trực tuyến” lúc 19:00–20:30 ngày 01/12/2026. Chọn giờ khác hoặc phòng khác.',
    });
  });

  it('offers other hours with a refusal, and one of them moves the session', async () => {
    await schedule({ title: 'Chống lừa đảo trực tuyến' });
    const made = await schedule({ sessions: [{ on: '2026-12-02', from: '08:00', to: '09:30' }] });
    const { id } = made.body.sessions[0];
    const move = (hours: object) =>
      api.put(`/api/class-sessions/${id}`, { venueId: place.venueId, revision: 0, ...hours }, { as: place.trainer });
    const refused = await move({ on: '2026-12-01', from: '19:00', to: '20:30' });
    expect(refused.status).toBe(409);
    expect(refused.body.params.clashes).toMatchObject([
      { session: 0, kind: 'venue', title: 'Chống lừa đảo trực tuyến', number: 1, missingMinutes: 0 },
      { session: 0, kind: 'trainer', title: 'Chống lừa đảo trực tuyến', from: '19:00', to: '20:30' },
    ]);
    const [first] = refused.body.params.freeSlots;
    expect(first).toEqual({ session: 0, on: '2026-12-02', from: '07:00', to: '08:30' });
    expect((await move({ on: first.on, from: first.from, to: first.to })).status).toBe(200);
  });

  it.each([
    ['an unknown field', { teacher: 'x' }, '#/teacher'],
    ['a text for a number', { capacity: 'bốn mươi' }, '#/capacity'],
    ['no sessions', { sessions: [] }, '#/sessions'],
    ['an hour that is none', { sessions: [{ on: '2026-12-01', from: '25:00', to: '26:00' }] }, '#/sessions/0/from'],
    ['a venue that is no id', { venueId: 'hall' }, '#/venueId'],
  ])('refuses a form with %s and points at it', async (_, more, pointer) => {
    const refused = await schedule(more);
    expect(refused.status).toBe(400);
    expect(refused.body.errors.map((fault: { pointer: string }) => fault.pointer)).toContain(pointer);
  });

  it.each([
    [{ sessions: [evening('2027-02-30')] }, 'classes.date-unreal'],
    [{ sessions: [{ on: '2026-12-01', from: '20:00', to: '19:00' }] }, 'classes.ends-before-start'],
    [{ sessions: [evening('2020-12-01')] }, 'classes.session-in-past'],
    [{ capacity: 2000 }, 'classes.capacity-over-venue'],
  ])('answers a plan that cannot be with a sentence: %j', async (more, code) => {
    const refused = await schedule(more);
    expect([refused.status, refused.body.code]).toEqual([422, code]);
    expect(refused.body.detail.length).toBeGreaterThan(15);
  });

  it.each([
    ['/api/class-sessions?from=2026-12-31&to=2026-12-01', 200],
    ['/api/class-sessions?from=2026-13-01&to=2026-13-02', 400],
    ['/api/class-sessions', 400],
    ['/api/class-groups?cursor=khong-phai', 200],
    ['/api/class-groups/khong-phai', 404],
    ['/api/venues?communeId=x', 400],
  ])('never breaks on %s', async (url, status) => {
    expect((await api.get(url, { as: place.trainer })).status).toBe(status);
  });

  it('says which yesterday’s code, which closed session and which wrong number it was', async () => {
    const member = place.province.memberActor(await person());
    const made = await classes.aClass(place);
    const own = `/api/me/class-sessions/${made.sessionId}/attendance`;
    const send = (token: string) => api.post(own, { token, clientKey: newId() }, { as: member });
    expect((await send('abcdefghjkmnpq')).body.code).toBe('classes.session-not-open');
    api.clock.stopAt(DURING);
    await api.post(`/api/class-sessions/${made.sessionId}/opening`, undefined, { as: place.trainer });
    const token =
      String((await api.get(`/api/class-sessions/${made.sessionId}/scan-code`, { as: place.trainer })).body.path).split(
        '#',
      )[1] ?? '';
    api.clock.advance(90);
    expect((await send(token)).body).toMatchObject({ status: 422, title: 'Mã này đã cũ' });
    expect((await send('0'.repeat(14))).body).toMatchObject({ status: 422, title: 'Mã không phải của buổi này' });
    const typed = await api.post('/api/me/attendance', { number: '12345', clientKey: newId() }, { as: member });
    expect(typed.status).toBe(400);
    await api.post(`/api/class-sessions/${made.sessionId}/closing`, undefined, { as: place.trainer });
    expect((await send(token)).body).toMatchObject({ status: 422, title: 'Buổi đã kết thúc' });
  });

  it('changes nothing by a GET of the scanned page', async () => {
    const mine = await person();
    const made = await classes.aClass(place);
    await classes.book(place.trainer, made.id, [mine]);
    const member = place.province.memberActor(mine);
    for (let turn = 0; turn < 3; turn += 1) await api.get(`/api/me/class-sessions/${made.sessionId}`, { as: member });
    const roll = await api.get(`/api/class-sessions/${made.sessionId}/roll`, { as: place.trainer });
    expect(roll.body.rows[0].mark).toBeNull();
  });
});

describe('who may do what with classes', () => {
  let api: TestApi;
  let classes: TestClasses;
  let place: ClassPlace;
  beforeAll(async () => {
    api = await TestApi.start();
    classes = new TestClasses(api.app);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt(BEFORE);
    place = await classes.place();
  });

  it('gives every list and every class of a commune officer byte for byte, with and without other communes', async () => {
    const officer = place.province.officer('commune-officer', place.commune);
    const own = await place.province.member(place.commune);
    const made = await classes.aClass(place);
    await classes.book(place.trainer, made.id, [own]);
    const urls = [
      '/api/venues',
      `/api/venues?communeId=${place.commune.id}`,
      '/api/class-groups',
      '/api/class-sessions?from=2026-11-01&to=2027-01-01',
      `/api/class-groups/${made.id}`,
      `/api/class-sessions/${made.sessionId}/roll`,
    ];
    const read = async () =>
      (await Promise.all(urls.map((url) => api.get(url, { as: officer })))).map(({ raw }) => raw.toString('hex'));
    const alone = await read();

    const other = await place.province.commune();
    const otherTrainer = place.province.officer('trainer');
    const hidden = await classes.aClass(place, {
      trainer: otherTrainer,
      venueId: await classes.venue(otherTrainer, other),
    });
    const stranger = await place.province.member(other);
    await classes.book(otherTrainer, hidden.id, [stranger]);

    expect(await read()).toEqual(alone);
    for (const url of [
      `/api/class-groups/${hidden.id}`,
      `/api/class-sessions/${hidden.sessionId}`,
      `/api/class-sessions/${hidden.sessionId}/roll`,
      `/api/venues?communeId=${other.id}`,
    ]) {
      expect([url, (await api.get(url, { as: officer })).status]).toEqual([url, 404]);
    }
    const missing = await api.get(`/api/class-groups/${newId()}`, { as: officer });
    const secret = await api.get(`/api/class-groups/${hidden.id}`, { as: officer });
    expect({ ...secret.body, instance: '' }).toEqual({ ...missing.body, instance: '' });
    const book = await api.post(`/api/class-groups/${made.id}/bookings`, { memberIds: [stranger.id] }, { as: officer });
    const nobody = await api.post(`/api/class-groups/${made.id}/bookings`, { memberIds: [newId()] }, { as: officer });
    const nothing = await api.post(
      `/api/class-groups/${made.id}/bookings`,
      { teamIds: null, memberIds: null },
      { as: officer },
    );
    expect(nothing.status).toBeLessThan(500);
    expect({ ...book.body, instance: '' }).toEqual({ ...nobody.body, instance: '' });
  });

  it('shows colleagues and the department a class, and lets its trainer alone run it', async () => {
    const made = await classes.aClass(place);
    const colleague = place.province.officer('trainer');
    const department = place.province.officer('department-officer');
    for (const [as, can] of [
      [colleague, []],
      [department, ['change', 'move', 'cancel']],
    ] as const) {
      expect((await api.get(`/api/class-groups/${made.id}`, { as })).body).toMatchObject({ isOwn: false, can });
    }
    const opening = await api.post(`/api/class-sessions/${made.sessionId}/opening`, undefined, { as: colleague });
    expect([opening.status, opening.body.code]).toEqual([403, 'classes.not-your-class']);
    expect(
      (await api.post(`/api/class-sessions/${made.sessionId}/opening`, undefined, { as: department })).status,
    ).toBe(403);
    expect((await api.get(`/api/class-sessions/${made.sessionId}/scan-code`, { as: colleague })).status).toBe(403);
  });

  it('shows a member own classes only, and no roll', async () => {
    const made = await classes.aClass(place);
    const member = place.province.memberActor(await place.province.member(place.commune));
    expect((await api.get(`/api/class-sessions/${made.sessionId}/roll`, { as: member })).status).toBe(403);
    expect((await api.get('/api/class-groups', { as: member })).status).toBe(403);
    expect((await api.get('/api/me/classes', { as: member })).body).toMatchObject({
      upcoming: [],
      past: [],
      attendedMinutes: 0,
    });
    expect((await api.get('/api/me/classes', { as: place.trainer })).status).toBe(403);
    expect((await api.get('/api/me/classes')).status).toBe(401);
  });

  it('hides a session from members of another province', async () => {
    const made = await classes.aClass(place);
    const elsewhere = await TestProvince.create(api.database);
    const stranger = elsewhere.memberActor(await elsewhere.member(await elsewhere.commune()));
    expect((await api.get(`/api/me/class-sessions/${made.sessionId}`, { as: stranger })).status).toBe(404);
  });
});
