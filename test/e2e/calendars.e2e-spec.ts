import { CalendarService, ClassGroupService, ClassSessionService, VenueService } from '@lopso/classes';
import { NOTICE_VERSION } from '@lopso/identity';
import { nameInSentence } from '@lopso/org';
import { type Actor, newId, PersonalData, type Role, Transactions } from '@lopso/platform';
import { CALENDAR_READERS, type ReadMeeting } from '../support/calendar-readers';
import { type ClassPlace, evening, TestClasses } from '../support/classes';
import {
  type ActiveMember,
  anActiveMember,
  aSignedInOfficer,
  type TestDevice,
  withoutInstance,
} from '../support/identity';
import { statementsOf } from '../support/matrix/statements';
import { TestProvince, type TestUnit } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

const NOW = '2026-11-25T01:00:00Z';

describe('a calendar by its secret address', () => {
  let api: TestApi;
  let classes: TestClasses;
  let province: TestProvince;
  beforeAll(async () => {
    api = await TestApi.start();
    classes = new TestClasses(api.app);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt(NOW);
    province = await TestProvince.create(api.database);
  });
  afterEach(() => api.clock.release());

  const placeIn = async (commune: TestUnit, trainer: Actor = province.officer('trainer')): Promise<ClassPlace> => ({
    ...{ province, commune, trainer },
    venueId: await classes.venue(trainer, commune, 'Nhà văn hóa thôn Nà Ôm'),
  });
  /** The path of a new address. */
  const make = async (device: TestDevice, reach: string, communeId: string | null = null): Promise<string> => {
    const { status, body } = await device.post('/api/me/calendars', { reach, communeId });
    expect(status).toBe(201);
    return new URL(String(body.address)).pathname;
  };
  const open = (path: string, headers: Record<string, string> = {}): Promise<TestResponse> =>
    api.get(path, { headers, cookies: { lopso_csrf: '' }, remoteAddress: `198.51.100.${path.charCodeAt(20)}` });
  const read = async (path: string): Promise<ReadMeeting[]> => {
    const { status, body } = await open(path);
    expect(status).toBe(200);
    const [first, ...others] = Object.values(CALENDAR_READERS).map((reader) => reader(String(body)));
    for (const other of others) expect(other).toEqual(first);
    return first ?? [];
  };
  const aStaff = (role: Role, unit: TestUnit) => aSignedInOfficer(api, role, unit);
  const endGrants = (accountId: string): Promise<unknown> =>
    api.database.execute('update org.role_grant set ended_at = now(), ended_by = $1 where account_id = $1', [
      accountId,
    ]);

  /** A member with a place in a class of her commune on 1 December, and its trainer's place. */
  async function aBooked(): Promise<{ person: ActiveMember; place: ClassPlace; id: string; sessionId: string }> {
    const person = await anActiveMember(api, province, 'Vàng Thị Mỷ');
    const place = await placeIn(person.member.unit);
    const made = await classes.aClass(place, { title: 'Dịch vụ công, nộp hồ sơ; trả phí trực tuyến' });
    await classes.book(place.trainer, made.id, [person.member]);
    return { person, place, ...made };
  }

  describe('of a member', () => {
    it('shows the sessions she is booked for, read alike by three programs that share no code', async () => {
      const { person, place, sessionId } = await aBooked();
      await classes.aClass(place, { on: '2026-12-03', title: 'Lớp khác' });
      const meetings = await read(await make(person.device, 'own'));
      expect(meetings).toEqual([
        {
          uid: sessionId,
          sequence: 0,
          startsAt: '2026-12-01T19:00',
          endsAt: '2026-12-01T20:30',
          title: 'Dịch vụ công, nộp hồ sơ; trả phí trực tuyến, buổi 1',
          location: `Nhà văn hóa thôn Nà Ôm, ${nameInSentence(person.member.unit.name)}`,
          isCancelled: false,
        },
      ]);
    });

    it('follows what becomes of a session under one uid, with a higher sequence each time', async () => {
      const { person, place, id, sessionId } = await aBooked();
      const path = await make(person.device, 'own');
      const plan = { on: '2026-12-02', from: '08:00', to: '10:00', venueId: place.venueId };
      await api.app.get(ClassSessionService).moveSession(place.trainer, sessionId, plan);
      expect(await read(path)).toMatchObject([{ uid: sessionId, sequence: 1, startsAt: '2026-12-02T08:00' }]);
      await api.app.get(ClassSessionService).cancelSession(place.trainer, sessionId);
      expect(await read(path)).toMatchObject([
        { uid: sessionId, sequence: 2, isCancelled: true, title: expect.stringMatching(/^Đã hủy: Dịch vụ công/) },
      ]);
      await api.app.get(ClassSessionService).restoreSession(place.trainer, sessionId);
      await api.app.get(ClassGroupService).changeClass(place.trainer, id, { title: 'Ký số', capacity: 40 });
      expect(await read(path)).toMatchObject([
        { uid: sessionId, sequence: 4, isCancelled: false, title: 'Ký số, buổi 1' },
      ]);
      // Places alone change nothing that a calendar shows.
      await api.app.get(ClassGroupService).changeClass(place.trainer, id, { title: 'Ký số', capacity: 50 });
      expect(await read(path)).toMatchObject([{ sequence: 4 }]);
      const hall = api.app.get(VenueService);
      await hall.changeVenue(place.trainer, place.venueId, { name: 'Nhà văn hóa thôn Nà Ôm', capacity: 150 });
      expect(await read(path)).toMatchObject([{ sequence: 4 }]);
      await hall.changeVenue(place.trainer, place.venueId, { name: 'Hội trường thôn' });
      expect(await read(path)).toMatchObject([{ sequence: 5, location: expect.stringMatching(/^Hội trường thôn,/) }]);
    });

    it('names nobody, neither who teaches nor who comes along', async () => {
      const { person, place, id } = await aBooked();
      const other = await province.member(person.member.unit, 'Giàng Seo Phử');
      await classes.book(place.trainer, id, [other]);
      const { body } = await open(await make(person.device, 'own'));
      const names = await api.database.query<{ name: string }>(
        'select trainer_name as name from classes.class_group where id = $1',
        [id],
      );
      for (const name of ['Giàng Seo Phử', 'Vàng Thị Mỷ', names[0]?.name ?? ''])
        if (name !== '') expect(body).not.toContain(name);
      expect(body).not.toMatch(/ORGANIZER|ATTENDEE|CONTACT/);
    });

    it('loses a session she is no longer booked for', async () => {
      const { person, place, id } = await aBooked();
      const path = await make(person.device, 'own');
      await api.delete(`/api/class-groups/${id}/bookings/${person.member.id}`, { as: place.trainer });
      expect(await read(path)).toEqual([]);
    });

    it('looks a quarter back and no further', async () => {
      const { person } = await aBooked();
      const path = await make(person.device, 'own');
      api.clock.stopAt('2027-02-20T01:00:00Z');
      expect(await read(path)).toHaveLength(1);
      api.clock.stopAt('2027-03-10T01:00:00Z');
      expect(await read(path)).toEqual([]);
    });

    it('ends with the last seat, and with the consent', async () => {
      const { person } = await aBooked();
      const team = await province.team(person.member.unit);
      await province.seat(person.member, team);
      const path = await make(person.device, 'own');
      expect((await open(path)).status).toBe(200);
      await api.database.execute(
        `update org.seat_term set held = daterange(lower(held), '2026-11-25') where member_id = $1`,
        [person.member.id],
      );
      expect((await open(path)).status).toBe(404);
      await api.database.execute(`update org.seat_term set held = daterange(lower(held), null) where member_id = $1`, [
        person.member.id,
      ]);
      expect((await open(path)).status).toBe(200);
      const withdrawn = { purpose: 'learning-record', decision: 'withdrawn', noticeVersion: NOTICE_VERSION };
      expect((await person.device.post('/api/consents', withdrawn)).status).toBeLessThan(300);
      expect((await open(path)).status).toBe(404);
    });

    it('ends with an erasure, in the row too', async () => {
      const { person } = await aBooked();
      const path = await make(person.device, 'own');
      await api.app
        .get(Transactions)
        .run(() => api.app.get(PersonalData).erase({ memberId: person.member.id, accountId: person.accountId }));
      expect((await open(path)).status).toBe(404);
      expect(
        await api.database.query('select 1 from classes.calendar_feed where account_id = $1', [person.accountId]),
      ).toEqual([]);
    });
  });

  describe('of a trainer', () => {
    it('shows the sessions she gives and no other’s, and ends with her right', async () => {
      const commune = await province.commune();
      const staff = await aStaff('trainer', commune);
      const grants = [{ role: 'trainer' as const, unitId: commune.id, path: commune.path }];
      const trainer: Actor = { accountId: staff.accountId, memberId: null, sessionId: newId(), grants };
      const { sessionId } = await classes.aClass(await placeIn(commune, trainer));
      await classes.aClass({ ...(await placeIn(await province.commune())) });
      const path = await make(staff.device, 'teaching');
      expect((await read(path)).map(({ uid }) => uid)).toEqual([sessionId]);
      await endGrants(staff.accountId);
      expect((await open(path)).status).toBe(404);
    });

    it('is refused to whoever teaches nothing', async () => {
      const { device } = await anActiveMember(api, province);
      expect((await device.post('/api/me/calendars', { reach: 'teaching' })).status).toBe(403);
      const officer = await aStaff('commune-officer', await province.commune());
      expect((await officer.device.post('/api/me/calendars', { reach: 'teaching' })).status).toBe(403);
      expect((await officer.device.post('/api/me/calendars', { reach: 'own' })).status).toBe(403);
    });
  });

  describe('of a commune', () => {
    it('shows all its sessions, none of the commune beside, and ends with the right over it', async () => {
      const commune = await province.commune('Xã Hàm Yên');
      const place = await placeIn(commune);
      const { sessionId } = await classes.aClass(place, { sessions: [evening('2026-12-01')] });
      await classes.aClass(await placeIn(await province.commune()), { on: '2026-12-02' });
      const officer = await aStaff('commune-officer', commune);
      const path = await make(officer.device, 'commune', commune.id);
      expect((await read(path)).map(({ uid }) => uid)).toEqual([sessionId]);
      expect((await open(path)).body).toContain('X-WR-CALNAME:Lớp ở xã Hàm Yên (Lớp Số)');
      expect((await open(path)).body).not.toContain('VALARM');
      await endGrants(officer.accountId);
      expect((await open(path)).status).toBe(404);
    });

    it('is hidden where the caller sees no classes: a commune beside, a village, one nobody has', async () => {
      const commune = await province.commune();
      const officer = await aStaff('commune-officer', commune);
      for (const communeId of [(await province.commune()).id, (await province.village(commune)).id, newId()])
        expect((await officer.device.post('/api/me/calendars', { reach: 'commune', communeId })).status).toBe(404);
      expect((await officer.device.post('/api/me/calendars', { reach: 'commune' })).status).toBe(400);
    });
  });

  describe('and the address', () => {
    it('answers alike, by the same statements, for one that was ended, replaced, cut short, and never was', async () => {
      const person = await anActiveMember(api, province);
      const replaced = await make(person.device, 'own');
      const ended = await make(person.device, 'own');
      const { body } = await person.device.get('/api/me/calendars');
      expect(body.items).toHaveLength(1);
      expect((await person.device.delete(`/api/me/calendars/${body.items[0].id}`)).status).toBe(204);
      const answers = [];
      for (const path of [replaced, ended, ended.slice(0, -8), `/api/calendars/${'x'.repeat(43)}.ics`]) {
        const { result, statements } = await statementsOf(() => api.get(path, { remoteAddress: '198.51.100.9' }));
        answers.push({ status: result.status, body: withoutInstance(result), statements });
      }
      expect(answers[0]?.status).toBe(404);
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    });

    it('works no more once a new one was made, in one step', async () => {
      const { person } = await aBooked();
      const before = await make(person.device, 'own');
      const after = await make(person.device, 'own');
      expect((await open(before)).status).toBe(404);
      expect(await read(after)).toHaveLength(1);
    });

    it('stands nowhere in the database, and is told in the trail without it', async () => {
      const { person } = await aBooked();
      const token = (await make(person.device, 'own')).slice('/api/calendars/'.length, -'.ics'.length);
      expect(token).toHaveLength(43);
      const rows = await api.database.query<{ row: string }>(
        `select row_to_json(f)::text as row from classes.calendar_feed f where account_id = $1
         union all select row_to_json(e)::text from platform.audit_entry e where subject_id = $2`,
        [person.accountId, person.accountId],
      );
      expect(rows.some(({ row }) => row.includes('classes.calendar-made'))).toBe(true);
      expect(rows.filter(({ row }) => row.includes(token))).toEqual([]);
    });

    it('is ended by its owner alone', async () => {
      const { device } = await anActiveMember(api, province);
      const path = await make(device, 'own');
      const [{ id }] = (await device.get('/api/me/calendars')).body.items;
      const other = await anActiveMember(api, province);
      expect((await other.device.delete(`/api/me/calendars/${id}`)).status).toBe(404);
      expect((await open(path)).status).toBe(200);
    });

    it('sends a calendar once: unchanged is 304, for its holder’s own cache, without a cookie', async () => {
      const { person, place, sessionId } = await aBooked();
      const path = await make(person.device, 'own');
      const first = await open(path);
      expect(first.headers).toMatchObject({
        'content-type': 'text/calendar; charset=utf-8',
        'cache-control': 'private, no-cache',
        'last-modified': 'Wed, 25 Nov 2026 01:00:00 GMT',
        'x-robots-tag': 'noindex, nofollow',
      });
      expect(first.headers['set-cookie']).toBeUndefined();
      const tag = String(first.headers['etag']);
      for (const known of [tag, `W/${tag}`, `"a", ${tag}`]) {
        const again = await open(path, { 'if-none-match': known });
        expect([again.status, again.raw.length, again.headers['etag']]).toEqual([304, 0, tag]);
      }
      await api.app.get(ClassSessionService).cancelSession(place.trainer, sessionId);
      expect((await open(path, { 'if-none-match': tag })).status).toBe(200);
    });

    it('is opened sixty times an hour; guessing from one network stops there and stops nobody else’s', async () => {
      const { person } = await aBooked();
      const path = await make(person.device, 'own');
      const from = `203.0.113.${Math.ceil(Math.random() * 200)}`;
      const guess = (): Promise<TestResponse> => api.get(`/api/calendars/${newId()}.ics`, { remoteAddress: from });
      const guessed = [];
      for (let count = 0; count < 61; count += 1) guessed.push((await guess()).status);
      expect(guessed.slice(-2)).toEqual([404, 429]);
      const statuses = [];
      for (let count = 0; count < 61; count += 1) statuses.push((await api.get(path, { remoteAddress: from })).status);
      expect([statuses[0], ...statuses.slice(-2)]).toEqual([200, 200, 429]);
      api.clock.stopAt('2026-11-25T02:00:01Z');
      expect((await api.get(path, { remoteAddress: from })).status).toBe(200);
    });

    it('is one each, however many ask for it at once', async () => {
      const { person } = await aBooked();
      const actor: Actor = { accountId: person.accountId, memberId: person.member.id, sessionId: newId(), grants: [] };
      const feeds = api.app.get(CalendarService);
      const made = await Promise.all(
        Array.from({ length: 8 }, () => feeds.makeCalendar(actor, { reach: 'own', communeId: null })),
      );
      const found = await Promise.all(made.map(({ token }) => feeds.findCalendar(token)));
      expect(found.filter((feed) => feed !== null)).toHaveLength(1);
      expect(await feeds.listCalendars(actor)).toHaveLength(1);
    });

    it('opens nothing for an account that was closed', async () => {
      const officer = await aStaff('trainer', await province.commune());
      const path = await make(officer.device, 'teaching');
      await api.database.execute(`update identity.account set state = 'closed' where id = $1`, [officer.accountId]);
      expect((await open(path)).status).toBe(404);
    });
  });
});
