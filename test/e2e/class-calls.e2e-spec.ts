import { type Actor, newId, PersonalData, Transactions } from '@lopso/platform';
import {
  aCall,
  aCallGround,
  aLeader,
  aSeated,
  callForm,
  changeCall,
  type CallGround,
  nameIn,
  reasonsOf,
  statesIn,
} from '../support/calls';
import { TestClasses, type TestClass } from '../support/classes';
import { aPublishedCourse } from '../support/learning';
import { type TestMember } from '../support/province';
import { aHall, aTeacher } from '../support/planning';
import { TestRound } from '../support/reporting';
import { TestApi, type TestResponse } from '../support/test-api';

describe('a call for names', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  afterEach(() => api.clock.release());

  const named = (sheet: string, as: Actor, members: readonly { readonly id: string }[]): Promise<TestResponse> =>
    nameIn(api, sheet, as, members);
  const states = (sheet: string, as: Actor): Promise<Record<string, string>> => statesIn(api, sheet, as);

  /** Somebody who finished a course in a round of the province. */
  async function hasFinished(ground: CallGround, member: TestMember, courseId: string): Promise<void> {
    const round = await TestRound.open(api.database, ground.province);
    await round.cycle(member, { lessons: 4, isQuizPassed: true });
    await api.database.execute(
      `update learning.requirement set spec = spec || jsonb_build_object('course', $2::text) where round_id = $1 and key = 'c05'`,
      [round.id, courseId],
    );
  }

  it('is published once by one form, seen by the communes it asks and by nobody else', async () => {
    const ground = await aCallGround(api);
    const { department, officer, otherOfficer, commune, province } = ground;
    const form = callForm([[commune, 3]]);
    const first = await api.post('/api/class-calls', form, { as: department });
    expect(first.body).toMatchObject({ isOpen: true, canPublish: true, communes: [{ places: 3, filled: 0 }] });
    expect((await api.post('/api/class-calls', form, { as: department })).body.id).toBe(first.body.id);
    const other = await api.post('/api/class-calls', { ...form, title: 'Khác hẳn' }, { as: department });
    expect([other.status, other.body.code]).toEqual([409, 'platform.idempotency-conflict']);

    const at = `/api/class-calls/${first.body.id}`;
    expect((await api.get(at, { as: officer })).body.canPublish).toBe(false);
    const hidden = await api.get(at, { as: otherOfficer });
    const absent = await api.get(`/api/class-calls/${newId()}`, { as: otherOfficer });
    expect([hidden.status, hidden.body.code]).toEqual([absent.status, absent.body.code]);
    expect((await api.get('/api/class-calls', { as: otherOfficer })).body.items).toEqual([]);
    const auditor = province.officer('auditor');
    expect((await api.get('/api/class-calls?isOpen=true', { as: auditor })).body.items).toMatchObject([
      { places: 3, filled: 0, communes: 1, notStarted: 1 },
    ]);
    expect((await api.get('/api/class-calls?isOpen=false', { as: auditor })).body.items).toEqual([]);
    expect((await api.put(at, { revision: 0, closesOn: '2026-12-11', quotas: [] }, { as: auditor })).status).toBe(403);
  });

  it('refuses a day that has passed, no places, an in-depth topic that builds on nothing, and a course that is none', async () => {
    const { department, commune } = await aCallGround(api);
    const code = async (more: Record<string, unknown>): Promise<string> => {
      const { body } = await api.post('/api/class-calls', callForm([[commune, 2]], more), { as: department });
      return body.errors?.[0]?.code ?? body.code;
    };
    expect(await code({ closesOn: '2026-11-24' })).toBe('planning.call-day-past');
    expect(await code({ quotas: [{ communeId: commune.id, places: 0 }] })).toBe('planning.call-without-places');
    expect(await code({ level: 'in-depth' })).toBe('planning.call-needs-course');
    expect(await code({ courseId: 'KHONG-CO' })).toBe('planning.call-course-unknown');
    expect(await code({ requiredCourseIds: ['KHONG-CO'] })).toBe('planning.call-course-unknown');
  });

  it('takes names up to the places of the commune and says of each who is left over why', async () => {
    const ground = await aCallGround(api, 3);
    const { officer, people, team, province, commune, other } = ground;
    const { sheet } = await aCall(api, ground, 2);
    const filled = await api.post(`${sheet}/names`, { teamIds: [team.id] }, { as: officer });
    expect([filled.body.taken, filled.body.sheet.quota.filled, reasonsOf(filled)]).toEqual([2, 2, [['full', null]]]);
    expect(
      reasonsOf(await named(sheet, officer, people)).filter((one) => JSON.stringify(one).includes('already-here')),
    ).toHaveLength(2);
    const ended = await province.member(commune, 'Lý Văn Rời');
    expect(reasonsOf(await named(sheet, officer, [ended]))).toEqual([['no-seat', null]]);
    const theirs = await named(sheet, officer, [await province.member(other)]);
    const absent = await named(sheet, officer, [{ id: newId() }]);
    expect([theirs.status, theirs.body.code]).toEqual([absent.status, absent.body.code]);

    const { people: listed } = (await api.get(sheet, { as: officer })).body;
    const [one] = listed.filter(({ state }: { state: string }) => state === 'named');
    const at = sheet.replace(/communes.*/, `names/${one.id}`);
    expect((await api.delete(at, { as: officer })).status).toBe(204);
    expect((await api.delete(at, { as: officer })).status).toBe(204);
    expect((await api.get(sheet, { as: officer })).body.quota.filled).toBe(1);
  });

  it('names nobody twice: not here, not in another call about the same, not who finished or is booked', async () => {
    const ground = await aCallGround(api, 5);
    const { officer, people, province, commune } = ground;
    const course = await aPublishedCourse(api.database);
    const [first, finished, booked, free] = people;
    if (!first || !finished || !booked || !free) throw new Error('no people');
    const early = await aCall(api, ground, 5, { courseId: course.id, title: 'Đợt trước' });
    expect((await named(early.sheet, officer, [first])).body.taken).toBe(1);
    await hasFinished(ground, finished, course.id);
    const classes = new TestClasses(api.app);
    const trainer = province.officer('trainer');
    const place = { province, commune, trainer, venueId: await classes.venue(trainer, commune) };
    const made = await classes.aClass(place, { topic: course.id, title: 'Lớp đã có' });
    await classes.book(trainer, made.id, [booked]);
    const { sheet } = await aCall(api, ground, 5, { courseId: course.id });
    const answer = await named(sheet, officer, [first, finished, booked, free]);
    expect(answer.body.taken).toBe(1);
    expect(reasonsOf(answer)).toEqual(
      expect.arrayContaining([
        ['elsewhere', 'Đợt trước'],
        ['finished', null],
        ['booked', 'Lớp đã có'],
      ]),
    );
    // What builds on the course takes who finished it, and nobody else.
    const deep = await aCall(api, ground, 5, {
      courseId: course.id,
      level: 'in-depth',
      requiredCourseIds: [course.id],
    });
    // Both are told of it before anybody is named.
    const wish = { memberIds: [finished.id, free.id] };
    const foreseen = await api.post(`${deep.sheet}/name-preview`, wish, { as: officer });
    const lacks = { memberId: free.id, reason: 'missing', what: 'Dịch vụ công trực tuyến' };
    expect([foreseen.status, foreseen.body.refused]).toMatchObject([200, [lacks]]);
    expect((await api.get(deep.sheet, { as: officer })).body.people).toEqual([]);
    const foreign = await api.post(`${deep.sheet}/name-preview`, wish, { as: ground.otherOfficer });
    expect(foreign.status).toBe(404);
    const leader = await aLeader(api, ground);
    const led = await api.get(leader.group, { as: leader.as });
    const own = led.body.items.find(({ id }: { id: string }) => deep.at.endsWith(id)).people;
    const hindranceOf = ({ id }: TestMember) => own.find((one: { memberId: string }) => one.memberId === id).hindrance;
    expect([hindranceOf(finished), hindranceOf(free)]).toMatchObject([null, lacks]);
    const judged = await named(deep.sheet, officer, [finished, free]);
    expect([judged.body.taken, reasonsOf(judged)]).toEqual([1, [['missing', 'Dịch vụ công trực tuyến']]]);
  });

  it('takes nothing after its last day, and more again when the day is put off', async () => {
    const ground = await aCallGround(api, 2);
    const { officer, department, people, commune } = ground;
    const { at, sheet } = await aCall(api, ground, 2);
    api.clock.stopAt('2026-12-10T16:59:00Z');
    expect((await named(sheet, officer, people.slice(0, 1))).status).toBe(200);
    api.clock.stopAt('2026-12-10T17:01:00Z');
    const late = await named(sheet, officer, people.slice(1));
    expect([late.status, late.body.code]).toEqual([422, 'planning.call-closed']);
    expect(late.body.detail).toContain('10/12/2026');
    const quotas = [{ communeId: commune.id, places: 2 }];
    expect((await changeCall(api, at, department, { closesOn: '2026-12-10', quotas })).status).toBe(200);
    expect((await changeCall(api, at, department, { closesOn: '2026-12-12', quotas })).status).toBe(200);
    expect((await named(sheet, officer, people.slice(1))).body.taken).toBe(1);
  });

  it('is not lowered below the names, which move together when it is lowered to them', async () => {
    const ground = await aCallGround(api, 3);
    const { officer, department, people, commune, other } = ground;
    const { at, sheet } = await aCall(api, ground, 3);
    await named(sheet, officer, people);
    const lowered = (places: number): Promise<TestResponse> => {
      const quotas = [
        { communeId: commune.id, places },
        { communeId: other.id, places: 1 },
      ];
      return changeCall(api, at, department, { closesOn: '2026-12-10', quotas });
    };
    const refused = await lowered(2);
    expect([refused.status, refused.body.code]).toEqual([422, 'planning.call-places-below-names']);
    expect(refused.body.detail).toContain('Xã Hàm Yên đã ghi tên 3 người');
    const [one] = (await api.get(sheet, { as: officer })).body.people;
    await api.delete(`${at}/names/${one.id}`, { as: officer });
    expect((await lowered(2)).body.communes.map(({ places }: { places: number }) => places).sort()).toEqual([1, 2]);
    expect((await api.delete(at, { as: department })).body.code).toBe('planning.call-has-names');
    const unanswered = await aCall(api, ground, 1);
    expect((await api.delete(unanswered.at, { as: department })).status).toBe(204);
  });

  it('is changed from how it stands: a form that was read earlier takes nothing away, the same sent twice is harmless', async () => {
    const ground = await aCallGround(api, 0);
    const { department, commune, other } = ground;
    const { at } = await aCall(api, ground, 3);
    const { revision } = (await api.get(at, { as: department })).body;
    const quotas = [{ communeId: commune.id, places: 3 }];
    const first = { revision, closesOn: '2026-12-10', quotas: [...quotas, { communeId: other.id, places: 4 }] };
    expect((await api.put(at, first, { as: department })).status).toBe(200);
    expect((await api.put(at, first, { as: department })).status).toBe(200);
    const stale = await api.put(at, { revision, closesOn: '2026-12-12', quotas }, { as: department });
    expect([stale.status, stale.body.code]).toEqual([409, 'planning.call-changed']);
    expect((await api.get(at, { as: department })).body).toMatchObject({
      closesOn: '2026-12-10',
      communes: [{ places: 4 }, { places: 3 }],
    });
    expect((await changeCall(api, at, department, { closesOn: '2026-12-12', quotas })).body.closesOn).toBe(
      '2026-12-12',
    );
  });

  it('takes proposals of a leader without a place, and tells her what her commune said and why', async () => {
    const ground = await aCallGround(api, 3);
    const { officer, people, other, province } = ground;
    const { id, at, sheet } = await aCall(api, ground, 1);
    const leader = await aLeader(api, ground);
    const [one, two, three] = people;
    if (!one || !two || !three) throw new Error('no people');
    const sought = async (): Promise<unknown> => (await api.get('/api/led-class-calls', { as: leader.as })).body.items;
    const groupId = leader.group.split('/')[3];
    expect(await sought()).toMatchObject([{ callId: id, groupId, free: 1, closesOn: '2026-12-10' }]);
    const mine = await api.get(leader.group, { as: leader.as });
    expect(mine.body.items).toMatchObject([{ id, people: [{ last: null }, { last: null }, { last: null }] }]);
    const propose = (members: readonly { readonly id: string }[]): Promise<TestResponse> =>
      api.post(`${leader.group}/${id}/proposals`, { memberIds: members.map((member) => member.id) }, { as: leader.as });
    expect((await propose(people)).body).toMatchObject({ taken: 3, refused: [] });
    expect(reasonsOf(await propose([one]))).toEqual([['already-here', null]]);
    expect((await propose([await province.member(other)])).status).toBe(404);

    const view = (await api.get(sheet, { as: officer })).body;
    expect([view.quota.filled, view.quota.proposed]).toEqual([0, 3]);
    const idOf = (member: TestMember): string =>
      view.people.find((p: { memberId: string }) => p.memberId === member.id).id;
    expect((await named(sheet, officer, [one])).body.sheet.quota).toMatchObject({ filled: 1, proposed: 2 });
    expect(await sought()).toEqual([]);
    const no = { reason: 'Xã chỉ có một chỗ, lần sau mời chị.' };
    expect((await api.post(`${at}/names/${idOf(two)}/refusal`, no, { as: officer })).status).toBe(204);
    expect((await api.delete(`${leader.group}/${id}/proposals/${idOf(three)}`, { as: leader.as })).status).toBe(200);
    const accepted = await api.delete(`${leader.group}/${id}/proposals/${idOf(one)}`, { as: leader.as });
    expect([accepted.status, accepted.body.code]).toEqual([409, 'planning.call-name-changed']);
    const [seen] = (await api.get(leader.group, { as: leader.as })).body.items;
    const lastOf = (member: TestMember): unknown =>
      seen.people.find((p: { memberId: string }) => p.memberId === member.id).last;
    expect(lastOf(one)).toMatchObject({ state: 'named', isProposal: true });
    expect(lastOf(two)).toMatchObject({ state: 'declined', reason: no.reason });
    expect(lastOf(three)).toMatchObject({ state: 'withdrawn' });
  });

  it('is told by a member who can’t come, whose place is free at once', async () => {
    const ground = await aCallGround(api, 2);
    const { officer, people, province } = ground;
    const { id, sheet } = await aCall(api, ground, 1);
    const [first, second] = people;
    if (!first || !second) throw new Error('no people');
    await named(sheet, officer, [first]);
    const she = province.memberActor(first);
    expect((await api.get('/api/me/class-calls', { as: she })).body.items).toMatchObject([{ callId: id }]);
    const refuse = (as: Actor, callId: string): Promise<TestResponse> =>
      api.post(`/api/me/class-calls/${callId}/refusal`, undefined, { as });
    expect((await refuse(she, id)).body.items).toEqual([]);
    expect((await refuse(she, id)).status).toBe(200);
    expect(await states(sheet, officer)).toEqual({ [first.id]: 'unable' });
    expect((await named(sheet, officer, [second])).body.taken).toBe(1);
    const foreign = await refuse(she, newId());
    expect([
      (await refuse(province.memberActor(await province.member(ground.commune)), id)).status,
      foreign.status,
    ]).toEqual([404, 404]);
  });

  describe('whose names get a class', () => {
    async function withClass(capacity: number): Promise<{
      ground: CallGround;
      call: Awaited<ReturnType<typeof aCall>>;
      made: TestClass;
      press: (classGroupId: string) => Promise<TestResponse>;
      busy: TestMember;
    }> {
      const ground = await aCallGround(api, 4);
      const { province, commune, officer, people, department } = ground;
      const classes = new TestClasses(api.app);
      const trainer = province.officer('trainer');
      const place = { province, commune, trainer, venueId: await classes.venue(trainer, commune) };
      const course = await aPublishedCourse(api.database);
      const made = await classes.aClass(place, { capacity, topic: course.id, on: '2026-12-15' });
      const venueId = await classes.venue(trainer, commune);
      const second = { ...place, trainer: province.officer('trainer'), venueId };
      const clashing = await classes.aClass(second, { on: '2026-12-15', title: 'Ký số' });
      const [busy] = people;
      if (!busy) throw new Error('no people');
      await classes.book(second.trainer, clashing.id, [busy]);
      const call = await aCall(api, ground, 4, { courseId: course.id });
      expect((await named(call.sheet, officer, people)).body.taken).toBe(4);
      const press = (classGroupId: string): Promise<TestResponse> =>
        api.post(`${call.at}/bookings`, { classGroupId }, { as: department });
      return { ground, call, made, press, busy };
    }

    it('books whom it can, tells who clashes with what, and changes nothing when pressed twice', async () => {
      const { ground, call, made, press, busy } = await withClass(10);
      const choice = (await api.get(`${call.at}/classes`, { as: ground.department })).body.items;
      expect(choice).toMatchObject([{ id: made.id, capacity: 10, booked: 0 }]);
      const first = await press(made.id);
      expect(first.body).toMatchObject({ booked: 3, withoutSeat: 0 });
      expect(first.body.notBooked).toMatchObject([
        { memberId: busy.id, reason: 'clash', clash: { title: 'Ký số', on: '15/12/2026', from: '19:00', to: '20:30' } },
      ]);
      const again = await press(made.id);
      expect([again.body.booked, again.body.notBooked.length]).toEqual([0, 1]);
      const bookings = await api.database.queryOne<{ n: number }>(
        'select count(*)::int as n from classes.booking where class_group_id = $1 and cancelled_at is null',
        [made.id],
      );
      expect(bookings?.n).toBe(3);
      expect(Object.values(await states(call.sheet, ground.officer)).sort()).toEqual([
        'booked',
        'booked',
        'booked',
        'named',
      ]);
    });

    it('leaves named whom the class has no place for, leaves out who left her seat, and takes no class of another course', async () => {
      const { ground, call, made, press } = await withClass(1);
      const gone = ground.people[3];
      await api.database.execute(
        `update org.seat_term set held = daterange(lower(held), '2026-11-01') where member_id = $1`,
        [gone?.id],
      );
      const answer = await press(made.id);
      expect(answer.body).toMatchObject({ booked: 1, withoutSeat: 1 });
      expect(answer.body.notBooked.map(({ reason }: { reason: string }) => reason).sort()).toEqual(['clash', 'full']);
      const classes = new TestClasses(api.app);
      const trainer = ground.province.officer('trainer');
      const venueId = await classes.venue(trainer, ground.commune);
      const other = await classes.aClass({ ...ground, trainer, venueId }, { on: '2026-12-16' });
      expect((await press(other.id)).body.code).toBe('planning.call-other-topic');
      expect((await press(newId())).status).toBe(404);
      const sheet = (await api.get(call.sheet, { as: ground.officer })).body;
      expect(sheet.people.find((p: { memberId: string }) => p.memberId === gone?.id).hasSeat).toBe(false);
    });
  });

  it('gives the class that is opened from it what it builds on', async () => {
    const ground = await aCallGround(api, 1);
    const { department, province, commune } = ground;
    const course = await aPublishedCourse(api.database);
    const deep = { courseId: course.id, level: 'in-depth', requiredCourseIds: [course.id] };
    const { at } = await aCall(api, ground, 2, deep);
    const [venueId, trainerId] = [await aHall(api, commune), await aTeacher(api, province.unit, 'Nông Văn Thầy')];
    const sessions = [{ on: '2026-12-15', from: '08:00', to: '10:00' }];
    const wish = { clientKey: newId(), venueId, trainerId, capacity: 20, sessions };
    const opened = await api.post(`${at}/classes`, wish, { as: department });
    const made = await api.get(`/api/class-groups/${opened.body.classGroupId}`, { as: department });
    expect(made.body.required).toEqual([{ id: course.id, title: 'Dịch vụ công trực tuyến' }]);
  });

  it('gets a class of its own, about its course, where hall and trainer are free and the day is no day off', async () => {
    const ground = await aCallGround(api, 2);
    const { department, officer, people, province, commune } = ground;
    const course = await aPublishedCourse(api.database);
    const { at, sheet } = await aCall(api, ground, 2, { courseId: course.id });
    await named(sheet, officer, people);
    const [venueId, trainerId] = [await aHall(api, commune), await aTeacher(api, province.unit, 'Nông Văn Thầy')];
    const hours = { on: '2026-12-15', from: '08:00', to: '10:00' };
    const wish = { clientKey: newId(), venueId, trainerId, capacity: 20, sessions: [hours] };
    const open = (more: object = {}): Promise<TestResponse> =>
      api.post(`${at}/classes`, { ...wish, ...more }, { as: department });
    const opened = await open();
    expect(opened.body.items).toMatchObject([{ id: opened.body.classGroupId, capacity: 20, booked: 0 }]);
    expect((await open()).body).toMatchObject({ classGroupId: opened.body.classGroupId, items: [{ capacity: 20 }] });
    const other = await open({ capacity: 21 });
    expect([other.status, other.body.code]).toEqual([409, 'platform.idempotency-conflict']);
    const again = { clientKey: newId() };
    const busy = await open(again);
    expect(busy).toMatchObject({ status: 409, body: { code: 'classes.venue-busy' } });
    expect(busy.body.params.clashes).toContainEqual(
      expect.objectContaining({ session: 0, kind: 'venue', on: '15/12/2026', from: '08:00', to: '10:00' }),
    );
    const [free] = busy.body.params.freeSlots;
    expect((await open({ clientKey: newId(), sessions: [{ on: free.on, from: free.from, to: free.to }] })).status).toBe(
      201,
    );
    const nextDay = [{ ...hours, on: '2026-12-16' }];
    expect((await open({ ...again, capacity: 500, sessions: nextDay })).body.code).toBe('classes.capacity-over-venue');
    const { classGroupId } = opened.body;
    const booked = await api.post(`${at}/bookings`, { classGroupId }, { as: department });
    expect([booked.body.booked, booked.body.call.communes[0].booked]).toEqual([2, 2]);
  });

  it('gets a class of several days, and other hours for each that is off, a market day, in a leave or without a right of the trainer', async () => {
    const ground = await aCallGround(api, 1);
    const { department, province, commune } = ground;
    const { at } = await aCall(api, ground, 2);
    const [venueId, trainerId] = [await aHall(api, commune), await aTeacher(api, province.unit, 'Nông Văn Thầy')];
    const sessionsOn = (...days: string[]): object[] => days.map((on) => ({ on, from: '08:00', to: '10:00' }));
    const open = (...days: string[]): Promise<TestResponse> =>
      api.post(
        `${at}/classes`,
        { clientKey: newId(), venueId, trainerId, capacity: 20, sessions: sessionsOn(...days) },
        { as: department },
      );
    const off = await open('2026-12-15', '2027-01-01');
    expect([off.status, off.body.code]).toEqual([422, 'planning.open-day-off']);
    expect(off.body.params.hindrances).toEqual([{ session: 1, why: expect.stringContaining('01/01/2027') }]);
    expect(off.body.params.freeSlots[0]).toEqual({ session: 1, on: '2027-01-02', from: '07:00', to: '09:00' });

    const market = { clientKey: newId(), communeId: commune.id, name: 'Chợ phiên', weekday: 4 };
    expect((await api.post('/api/planning/markets', market, { as: department })).status).toBe(204);
    const away = { clientKey: newId(), from: '2026-12-18', to: '2026-12-19' };
    const leave = await api.post(`/api/planning/trainers/${trainerId}/leaves`, away, { as: department });
    expect(leave.status).toBeLessThan(300);
    await api.database.execute(
      `update org.role_grant set held = daterange('2025-07-01', '2026-12-25') where account_id = $1`,
      [trainerId],
    );
    const several = await open('2026-12-17', '2026-12-18', '2026-12-28');
    expect(several.body.code).toBe('planning.open-market');
    expect(several.body.params.hindrances).toMatchObject([{ session: 0 }, { session: 1 }, { session: 2 }]);
    const offered = several.body.params.freeSlots as { session: number; on: string }[];
    const daysOf = (session: number): string[] =>
      offered.filter((slot) => slot.session === session).map(({ on }) => on);
    expect(daysOf(0)[0]).toBe('2026-12-20');
    expect(
      [...daysOf(0), ...daysOf(1)].filter((day) => ['2026-12-17', '2026-12-18', '2026-12-19'].includes(day)),
    ).toEqual([]);
    // The right ends on 24/12: no day after it is offered.
    expect(daysOf(2)).toEqual([]);

    const opened = await open('2026-12-15', '2026-12-16', '2026-12-21');
    const made = await api.get(`/api/class-groups/${opened.body.classGroupId}`, { as: department });
    expect(made.body.sessions.map(({ number }: { number: number }) => number)).toEqual([1, 2, 3]);
  });

  it('begins with how many of each commune have not finished the course', async () => {
    const ground = await aCallGround(api, 3);
    const { department, people, commune, other } = ground;
    const course = await aPublishedCourse(api.database);
    if (!people[0]) throw new Error('no people');
    await hasFinished(ground, people[0], course.id);
    const counts = async (query: string): Promise<unknown> =>
      (await api.get(`/api/class-calls/unfinished${query}`, { as: department })).body.items;
    const row = (unit: { id: string }, count: number): unknown =>
      expect.objectContaining({ communeId: unit.id, people: count });
    expect(await counts('')).toEqual(expect.arrayContaining([row(commune, 3), row(other, 0)]));
    expect(await counts(`?courseId=${course.id}`)).toEqual(expect.arrayContaining([row(commune, 2), row(other, 0)]));
  });

  it('goes out as a file whose texts are texts, to each the own part', async () => {
    const ground = await aCallGround(api, 1);
    const { department, officer, province, commune, team, other, otherOfficer } = ground;
    const { at, sheet } = await aCall(api, ground, 3, {
      quotas: [ground.commune, other].map(({ id }) => ({ communeId: id, places: 3 })),
    });
    const sly = await aSeated(province, commune, team);
    await api.database.execute(`update org.member set full_name = '=HYPERLINK("x")' where id = $1`, [sly.id]);
    await named(sheet, officer, [sly]);
    const file = await api.get(`${at}/names.xlsx`, { as: department });
    expect(file.headers['content-disposition']).toBe('attachment; filename="dang-ky-nhu-cau.xlsx"');
    const { readSheet } = await import('read-excel-file/node');
    const [head, ...lines] = await readSheet(file.raw, 'Danh sách');
    expect(head?.slice(0, 3)).toEqual(['STT', 'Xã, phường', 'Họ và tên']);
    expect(lines.map((line) => line[2])).toEqual(['=HYPERLINK("x")']);
    expect(file.raw.toString('latin1')).not.toContain('<f>');
    expect(await readSheet((await api.get(`${at}/names.xlsx`, { as: otherOfficer })).raw, 'Danh sách')).toHaveLength(1);
  });

  it('forgets an erased person, whose place is free, and the reason somebody gave about her', async () => {
    const ground = await aCallGround(api, 1);
    const { officer, people } = ground;
    const { sheet } = await aCall(api, ground, 1);
    await named(sheet, officer, people);
    const erased = { memberId: people[0]?.id ?? '', accountId: null };
    await api.app.get(Transactions).run(() => api.app.get(PersonalData).erase(erased));
    expect((await api.get(sheet, { as: officer })).body).toMatchObject({ people: [], quota: { filled: 0 } });
  });
});
