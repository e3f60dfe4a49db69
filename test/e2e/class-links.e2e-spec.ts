import { type Actor } from '@lopso/platform';
import { type ClassPlace, evening, TestClasses } from '../support/classes';
import { aSignedInOfficer, anActiveMember, type ActiveMember, withoutInstance } from '../support/identity';
import { statementsOf } from '../support/matrix/statements';
import { TestProvince } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

describe('the short public address of a class', () => {
  let api: TestApi;
  let classes: TestClasses;
  let province: TestProvince;
  let person: ActiveMember;
  let place: ClassPlace;
  let officer: Actor;
  let addresses = 0;
  beforeAll(async () => {
    api = await TestApi.start();
    classes = new TestClasses(api.app);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt('2026-11-25T01:00:00Z');
    province = await TestProvince.create(api.database);
    person = await anActiveMember(api, province, 'Vàng Thị Mỷ');
    const trainer = province.officer('trainer');
    const commune = person.member.unit;
    place = { province, commune, trainer, venueId: await classes.venue(trainer, commune, 'Nhà văn hóa thôn Nà Ôm') };
    officer = province.officer('commune-officer', commune);
  });
  afterEach(() => api.clock.release());

  const link = (id: string): string => `/api/class-groups/${id}/link`;
  /** Everybody has an address of their own, so that nobody's guesses count for others. */
  const read = (code: string, remoteAddress = `198.51.100.${(addresses += 1)}`): Promise<TestResponse> =>
    api.get(`/api/shared-classes/${code}`, { remoteAddress });
  const trail = (): Promise<{ action: string }[]> =>
    api.database.query(
      `select action from platform.audit_entry where action like 'classes.link-%' and unit_path <@ $1::ltree order by id`,
      [province.unit.path],
    );

  it('is made once, whoever shares the class, and says what anybody may know', async () => {
    const sessions = [evening('2026-12-01'), evening('2026-12-03')];
    const made = await classes.aClass(place, { title: 'Dịch vụ công', capacity: 3, sessions });
    await classes.book(place.trainer, made.id, [person.member]);
    const shared = await api.put(link(made.id), undefined, { as: officer });
    expect(shared.status).toBe(200);
    expect((await api.put(link(made.id), undefined, { as: place.trainer })).body).toEqual(shared.body);
    const own = await person.device.put(`/api/me/class-groups/${made.id}/link`, undefined);
    expect(own.body).toEqual(shared.body);
    expect((await trail()).map(({ action }) => action)).toEqual(['classes.link-made']);

    const { status, body, headers } = await read(String(shared.body.code));
    expect([status, headers['x-robots-tag']]).toEqual([200, 'noindex, nofollow']);
    expect(body).toEqual(shared.body);
    const { code, ...known } = body;
    expect(code).toMatch(/^[2-9A-HJKMNP-TW-Z]{8}$/);
    const way = { directions: null, point: null };
    const hours = { isCancelled: false, venueName: 'Nhà văn hóa thôn Nà Ôm', communeName: place.commune.name, way };
    expect(known).toEqual({
      ...{ title: 'Dịch vụ công', standing: 'coming', capacity: 3, freePlaces: 2, required: [] },
      sessions: [
        { startsAt: '2026-12-01T12:00:00.000Z', endsAt: '2026-12-01T13:30:00.000Z', ...hours },
        { startsAt: '2026-12-03T12:00:00.000Z', endsAt: '2026-12-03T13:30:00.000Z', ...hours },
      ].map((session) => ({ ...session, communeName: expect.stringContaining(place.commune.name) as string })),
    });
    expect(JSON.stringify(body)).not.toMatch(/Vàng Thị Mỷ|trainer/);
  });

  it('tells where the class stands by now', async () => {
    const made = await classes.aClass(place, { sessions: [evening('2026-12-01'), evening('2026-12-03')] });
    const { body } = await api.put(link(made.id), undefined, { as: officer });
    const standings: unknown[] = [];
    for (const now of [
      '2026-12-01T11:59:00Z',
      '2026-12-01T12:00:00Z',
      '2026-12-03T13:29:00Z',
      '2026-12-03T13:30:00Z',
    ]) {
      api.clock.stopAt(now);
      standings.push((await read(String(body.code))).body.standing);
    }
    expect(standings).toEqual(['coming', 'running', 'running', 'over']);
  });

  it('leads a member to this class among all others, with its days, until it meets no more', async () => {
    const sessions = [evening('2026-12-01'), evening('2026-12-03')];
    await classes.aClass(place, { title: 'Chống lừa đảo', sessions: [evening('2026-11-26')] });
    const made = await classes.aClass(place, { title: 'Chống lừa đảo', sessions });
    const { body } = await api.put(link(made.id), undefined, { as: officer });
    const code = String(body.code);
    const near = async (query: string, as = province.memberActor(person.member)): Promise<TestResponse['body']> =>
      (await api.get(`/api/me/class-groups${query}`, { as })).body;
    const typed = `${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`;
    const hall = { venueName: 'Nhà văn hóa thôn Nà Ôm', communeName: expect.stringContaining(place.commune.name) };
    expect((await near(`?shared=${typed}`)).shared).toMatchObject({
      classGroupId: made.id,
      sessions: [
        { startsAt: '2026-12-01T12:00:00.000Z', endsAt: '2026-12-01T13:30:00.000Z', ...hall },
        { startsAt: '2026-12-03T12:00:00.000Z', endsAt: '2026-12-03T13:30:00.000Z', ...hall },
      ],
    });
    api.clock.stopAt('2026-12-02T01:00:00Z');
    expect((await near(`?shared=${code}`)).shared.sessions).toMatchObject([{ startsAt: '2026-12-03T12:00:00.000Z' }]);
    expect((await near('?shared=22222222')).shared).toBeNull();
    expect((await near('')).shared).toBeNull();
    const elsewhere = await TestProvince.create(api.database);
    const far = elsewhere.memberActor(await elsewhere.member(await elsewhere.commune()));
    expect((await near(`?shared=${code}`, far)).shared).toBeNull();
    api.clock.stopAt('2026-12-03T12:00:00Z');
    expect((await near(`?shared=${code}`)).shared).toBeNull();
  });

  it('opens nothing once it was taken back; sharing makes another', async () => {
    const made = await classes.aClass(place);
    const { body } = await api.put(link(made.id), undefined, { as: officer });
    expect((await api.delete(link(made.id), { as: officer })).status).toBe(204);
    expect((await api.delete(link(made.id), { as: officer })).status).toBe(204);
    const gone = await read(String(body.code));
    expect([gone.status, gone.body.code]).toEqual([404, 'classes.link-unknown']);
    const again = await api.put(link(made.id), undefined, { as: officer });
    expect(again.body.code).not.toBe(body.code);
    expect((await trail()).map(({ action }) => action)).toEqual([
      'classes.link-made',
      'classes.link-ended',
      'classes.link-made',
    ]);
  });

  it('that never was is answered as one that was mistyped, and guessing ends', async () => {
    const made = await classes.aClass(place);
    const { body } = await api.put(link(made.id), undefined, { as: officer });
    const code = String(body.code);
    const typed = await read(`${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`);
    expect(typed.body.code).toBe(code);
    const mistyped = await read(code.replace(/.$/, (last) => (last === '2' ? '3' : '2')));
    const unknown = await read('2222222A'.replace('A', '2'));
    expect([mistyped.status, unknown.status]).toEqual([404, 404]);
    expect(withoutInstance(mistyped.body)).toEqual(withoutInstance(unknown.body));
    const [network, wrong] = ['203.0.113.7', '22222222'];
    let last = 404;
    for (let turn = 0; turn < 41 && last === 404; turn += 1) last = (await read(wrong, network)).status;
    expect([last, (await read(code, network)).status]).toEqual([429, 429]);
  });

  it('is nobody else’s to make: another commune’s officer and province get the bytes of an absent class', async () => {
    const made = await classes.aClass(place);
    const beside = province.officer('commune-officer', await province.commune());
    const absent = '01900000-0000-7000-8000-000000000000';
    const [hidden, nothing] = [
      await api.put(link(made.id), undefined, { as: beside }),
      await api.put(link(absent), undefined, { as: beside }),
    ];
    expect([hidden.status, withoutInstance(hidden.body)]).toEqual([404, withoutInstance(nothing.body)]);
    const far = await anActiveMember(api, await TestProvince.create(api.database), 'Lò Thị Xa');
    expect((await far.device.put(`/api/me/class-groups/${made.id}/link`, undefined)).status).toBe(404);
    const reader = await aSignedInOfficer(api, 'auditor', province.unit);
    expect((await reader.device.put(link(made.id), undefined)).status).toBe(403);
    const { statements } = await statementsOf(() => api.put(link(made.id), undefined, { as: beside }));
    expect(statements.filter((sql) => sql.includes('class_link'))).toEqual([]);
  });

  it('is one when twenty share at once', async () => {
    const made = await classes.aClass(place);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => api.put(link(made.id), undefined, { as: officer })),
    );
    expect(new Set(answers.map(({ status, body }) => `${status} ${String(body.code)}`)).size).toBe(1);
    expect(await trail()).toHaveLength(1);
  });
});
