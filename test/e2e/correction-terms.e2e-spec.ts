import { type Actor, newId } from '@lopso/platform';
import { type ClassPlace, type TestClass, TestClasses } from '../support/classes';
import { TestProvince, type TestMember } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

const BEFORE = '2026-11-25T01:00:00Z';
/** The session is on 1/12/2026, 19:00 to 20:30 in Vietnam. */
const RUNNING = '2026-12-01T12:40:00Z';
const CLOSED = '2026-12-01T13:40:00Z';
/** The last moment of 31/12/2026 in Vietnam, 30 days after the session, and the next one. */
const LAST = '2026-12-31T16:59:00Z';
const AFTER = '2026-12-31T17:01:00Z';
/** The same for the department: 1/12/2027. */
const DEPARTMENT_LAST = '2027-12-01T16:59:00Z';
const DEPARTMENT_AFTER = '2027-12-01T17:01:00Z';

describe('the last day of corrections', () => {
  let api: TestApi;
  let classes: TestClasses;
  let place: ClassPlace;
  let made: TestClass;
  let member: TestMember;
  let other: TestMember;
  let department: Actor;
  beforeAll(async () => {
    api = await TestApi.start();
    classes = new TestClasses(api.app);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt(BEFORE);
    place = await classes.place('Xã Hàm Yên');
    department = place.province.officer('department-officer');
    member = await place.province.member(place.commune, 'Vàng Thị Mỷ');
    other = await place.province.member(place.commune, 'Hoàng Văn An');
    made = await classes.aClass(place);
    await classes.book(place.trainer, made.id, [member, other]);
    api.clock.stopAt(RUNNING);
  });
  afterEach(() => api.clock.release());

  const at = (what: string): string => `/api/class-sessions/${made.sessionId}/${what}`;
  const mark = (word: string, more: object = {}, who = member): Promise<TestResponse> =>
    api.post(
      at('attendance'),
      { memberId: who.id, mark: word, source: 'roll', clientKey: newId(), ...more },
      { as: place.trainer },
    );
  const correct = (as: Actor, word: string, more: object = {}): Promise<TestResponse> =>
    api.post(at('corrections'), { memberId: member.id, mark: word, clientKey: newId(), ...more }, { as });
  const codeOf = async (asked: Promise<TestResponse>): Promise<string | number> => {
    const { status, body } = await asked;
    return status === 200 ? 200 : body.code;
  };
  const close = async (): Promise<void> => {
    await api.post(at('opening'), undefined, { as: place.trainer });
    api.clock.stopAt(CLOSED);
    expect((await api.post(at('closing'), undefined, { as: place.trainer })).status).toBe(200);
  };
  const rollFor = async (as: Actor) => (await api.get(at('roll'), { as })).body;
  const rowOf = async (as: Actor, who = member) =>
    (await rollFor(as)).rows.find(({ memberId }: { memberId: string }) => memberId === who.id);

  it('is the trainer’s first and the department’s then, told on the roll and by the refusal', async () => {
    await mark('present');
    await close();
    api.clock.stopAt(LAST);
    expect((await rollFor(place.trainer)).corrections).toEqual({
      trainerUntil: '2026-12-31',
      departmentUntil: '2027-12-01',
      canCorrect: true,
    });
    expect(await codeOf(correct(place.trainer, 'absent'))).toBe(200);

    api.clock.stopAt(AFTER);
    expect((await rollFor(place.trainer)).corrections.canCorrect).toBe(false);
    const refused = await correct(place.trainer, 'present');
    expect([refused.status, refused.body.code]).toEqual([422, 'classes.correction-over']);
    expect(refused.body.detail).toContain('đến hết ngày 31/12/2026');
    expect(refused.body.detail).toContain('Sở sửa được, đến hết ngày 01/12/2027');
    expect(await codeOf(correct(place.trainer, 'present', { source: 'paper' }))).toBe('classes.correction-over');
    expect((await rollFor(department)).corrections.canCorrect).toBe(true);
    api.clock.stopAt(DEPARTMENT_LAST);
    expect(await codeOf(correct(department, 'present', { source: 'paper' }))).toBe(200);
    expect(await rowOf(place.trainer)).toMatchObject({ mark: 'present', source: 'paper', countedMinutes: 90 });

    api.clock.stopAt(DEPARTMENT_AFTER);
    expect(await codeOf(correct(department, 'absent'))).toBe('classes.correction-over-for-all');
    expect(await codeOf(correct(place.trainer, 'absent'))).toBe('classes.correction-over-for-all');
    expect((await rollFor(department)).corrections.canCorrect).toBe(false);
  });

  it('leaves the receipt of a correction that is sent again', async () => {
    await close();
    const clientKey = newId();
    expect(await codeOf(correct(place.trainer, 'present', { clientKey }))).toBe(200);
    api.clock.stopAt(AFTER);
    expect(await codeOf(correct(place.trainer, 'present', { clientKey }))).toBe(200);
  });

  it('lets nobody correct but who stood before the session and the department', async () => {
    await close();
    const commune = place.province.officer('commune-officer', place.commune);
    expect((await correct(commune, 'present')).status).toBe(403);
    const elsewhere = (await TestProvince.create(api.database)).officer('department-officer');
    expect((await correct(elsewhere, 'present')).status).toBe(404);
    const another = place.province.officer('trainer');
    expect(await codeOf(correct(another, 'present'))).toBe('classes.not-your-class');
    const herself: Actor = { ...department, memberId: member.id };
    expect(await codeOf(correct(herself, 'present'))).toBe('classes.own-attendance');
  });

  it('lets the department take in who was forgotten, of its own province alone, when nobody walks in any more', async () => {
    await close();
    const forgotten = await place.province.member(place.commune, 'Đặng Thị Mùi');
    const walkIn = { memberId: forgotten.id, clientKey: newId() };
    const refused = await api.post(at('walk-ins'), walkIn, { as: place.trainer });
    expect([refused.body.code, refused.body.detail]).toEqual([
      'classes.session-closed',
      expect.stringContaining('giảng viên hoặc Sở thêm'),
    ]);
    const strange = await TestProvince.create(api.database);
    const stranger = await strange.member(await strange.commune('Xã Xa'), 'Lò Văn Xa');
    expect((await correct(department, 'present', { memberId: stranger.id })).status).toBe(404);
    expect(await codeOf(correct(department, 'present', { memberId: forgotten.id, source: 'paper' }))).toBe(200);
    expect(await rowOf(place.trainer, forgotten)).toMatchObject({
      mark: 'present',
      source: 'paper',
      countedMinutes: 90,
    });
  });

  it('is a rule of the province, set by its administrator, and holds at once', async () => {
    const admin = place.province.officer('department-admin');
    const url = `/api/correction-rules/${place.province.unit.id}`;
    const rule = { trainerDays: 5, departmentDays: null };
    expect((await api.get('/api/correction-rules/own', { as: department })).body).toEqual({
      ...{ provinceId: place.province.unit.id, trainerDays: 30, departmentDays: 365, canSet: false },
    });
    expect((await api.put(url, rule, { as: department })).status).toBe(403);
    for (const [wrong, pointer] of [
      [{ trainerDays: 0, departmentDays: 30 }, '#/trainerDays'],
      [{ trainerDays: 31, departmentDays: 30 }, '#/departmentDays'],
      [{ trainerDays: null, departmentDays: 30 }, '#/departmentDays'],
      [{ trainerDays: 30, departmentDays: 3651 }, '#/departmentDays'],
    ] as const)
      expect((await api.put(url, wrong, { as: admin })).body.errors).toMatchObject([{ pointer }]);
    const stranger = (await TestProvince.create(api.database)).officer('department-admin');
    expect((await api.put(url, rule, { as: stranger })).status).toBe(404);

    await mark('present');
    await close();
    expect((await api.put(url, rule, { as: admin })).body).toMatchObject({ ...rule, canSet: true });
    api.clock.stopAt('2026-12-07T01:00:00Z');
    const refused = await correct(place.trainer, 'absent');
    expect([refused.body.code, refused.body.detail]).toEqual([
      'classes.correction-over-for-trainers',
      expect.stringContaining('đến hết ngày 06/12/2026. Nay Sở vẫn sửa được.'),
    ]);
    api.clock.stopAt('2036-12-07T01:00:00Z');
    expect(await codeOf(correct(department, 'absent'))).toBe(200);
    const [entry] = await api.database.query<{ content: string }>(
      `select v.content from platform.audit_entry e join platform.audit_value v on v.entry_id = e.id
       where e.action = 'classes.correction-rule-set' and e.account_id = $1`,
      [admin.accountId],
    );
    expect(JSON.parse(entry?.content ?? '')).toMatchObject({ trainerDays: 5 });
  });

  it('of a session that nobody closed is the department’s for every way to mark', async () => {
    const third = await place.province.member(place.commune, 'Lù Văn Tới');
    const walkIn = { memberId: third.id, clientKey: newId() };
    api.clock.stopAt(DEPARTMENT_LAST);
    expect(await codeOf(mark('present'))).toBe(200);
    api.clock.stopAt(DEPARTMENT_AFTER);
    const refused = await mark('absent');
    expect(refused.body.code).toBe('classes.marking-over');
    expect(refused.body.detail).toContain('đến hết ngày 01/12/2027');
    expect(await codeOf(mark('absent', { source: 'paper' }))).toBe('classes.marking-over');
    expect(await codeOf(api.post(at('walk-ins'), walkIn, { as: place.trainer }))).toBe('classes.marking-over');
    const told = { fullName: third.fullName, birthYear: 1987, clientKey: newId() };
    expect(await codeOf(api.post(at('arrivals'), told, { as: place.trainer }))).toBe('classes.marking-over');
    // Kept by a phone since the hall: it was made in time.
    const kept = { deviceId: newId(), sequence: 1, madeAt: RUNNING };
    expect(await codeOf(mark('present', kept, other))).toBe(200);
    expect(await rowOf(place.trainer, other)).toMatchObject({ mark: 'present', dispute: null });
  });

  it('comes after the end that an officer sets where a session held on paper was opened by nobody', async () => {
    const commune = place.province.officer('commune-officer', place.commune);
    const neighbour = place.province.officer('commune-officer', await place.province.commune('Xã Yên Phú'));
    const end = (as: Actor) => api.post(at('closing'), undefined, { as });
    // Its hours run: it is its trainer's to open.
    expect(await codeOf(end(commune))).toBe('classes.session-not-open');
    api.clock.stopAt(CLOSED);
    expect(await codeOf(correct(department, 'present'))).toBe('classes.correction-too-early');
    expect(await codeOf(end(place.trainer))).toBe('classes.session-not-open');
    expect((await end(neighbour)).status).toBe(404);
    expect((await end(department)).status).toBe(403);
    expect((await end(commune)).body).toMatchObject({ minutes: 90, presentCount: 0 });
    expect((await end(commune)).body).toMatchObject({ minutes: 90, presentCount: 0 });
    expect((await rollFor(department)).session).toMatchObject({ state: 'closed', presentCount: 0 });

    expect((await correct(commune, 'present')).status).toBe(403);
    expect(await codeOf(correct(department, 'present', { source: 'paper' }))).toBe(200);
    expect(await rowOf(department)).toMatchObject({ mark: 'present', source: 'paper', countedMinutes: 90 });
    // What her phone held of the hall comes up after all, and waits for the department.
    expect(await codeOf(mark('present', { deviceId: newId(), sequence: 1, madeAt: RUNNING }, other))).toBe(200);
    expect(await rowOf(department, other)).toMatchObject({ mark: null, dispute: { mark: 'present' } });
    expect(await codeOf(correct(place.trainer, 'present', { memberId: other.id }))).toBe(200);
    expect(await rowOf(department, other)).toMatchObject({ mark: 'present', countedMinutes: 90, dispute: null });
    const [entry] = await api.database.query<{ content: string }>(
      `select v.content from platform.audit_entry e join platform.audit_value v on v.entry_id = e.id
       where e.action = 'classes.session-closed' and e.subject_id = $1 and e.account_id = $2`,
      [made.sessionId, commune.accountId],
    );
    expect(JSON.parse(entry?.content ?? '')).toMatchObject({ closer: 'officer', present: 0 });
  });

  describe('and a phone that comes up late', () => {
    const kept = (sequence: number, madeAt = RUNNING): object => ({ deviceId: device, sequence, madeAt });
    let device: string;
    beforeEach(() => {
      device = newId();
    });

    it('loses nothing: its marks stand beside what was counted until the department decides', async () => {
      await mark('present', {}, other);
      await close();
      api.clock.stopAt(AFTER);
      expect(await codeOf(mark('present', kept(1)))).toBe(200);
      expect(await codeOf(mark('present', kept(2), other))).toBe(200);
      // Nothing of what was counted changes.
      expect((await rollFor(place.trainer)).session.presentCount).toBe(1);
      expect(await rowOf(department)).toMatchObject({
        mark: null,
        countedMinutes: null,
        dispute: { mark: 'present', madeAt: RUNNING.replace('Z', '.000Z') },
      });
      expect(await rowOf(department, other)).toMatchObject({ mark: 'present', dispute: null });

      expect(await codeOf(correct(place.trainer, 'present'))).toBe('classes.correction-over');
      expect(await codeOf(correct(department, 'present'))).toBe(200);
      expect(await rowOf(department)).toMatchObject({ mark: 'present', countedMinutes: 90, dispute: null });
    });

    it('has its word ended by one that says what is known as well', async () => {
      await close();
      await mark('present', kept(1));
      expect((await rowOf(place.trainer)).dispute).toMatchObject({ mark: 'present' });
      expect(await codeOf(correct(place.trainer, 'absent'))).toBe(200);
      expect(await rowOf(place.trainer)).toMatchObject({ mark: 'absent', dispute: null });
    });

    it('takes its own word back by its later one, in whichever order they arrive', async () => {
      await close();
      await mark('absent', kept(2));
      await mark('present', kept(1));
      expect((await rowOf(place.trainer)).dispute).toBeNull();
      expect((await rollFor(place.trainer)).session.presentCount).toBe(0);
    });

    it('is judged by the server’s clock: what was made after the closing is refused and stays on the phone', async () => {
      await close();
      // The phone is a day behind: it shows the day before at the making, and at the sending.
      const behind = (iso: string): string => new Date(Date.parse(iso) - 86_400_000).toISOString();
      api.clock.stopAt('2026-12-01T14:00:00Z');
      const asked = (madeAt: string) =>
        api.post(
          at('attendance'),
          { memberId: member.id, mark: 'present', source: 'roll', clientKey: newId(), ...kept(1, behind(madeAt)) },
          { as: place.trainer, headers: { 'x-sent-at': behind('2026-12-01T14:00:00Z') } },
        );
      expect(await codeOf(asked('2026-12-01T13:50:00Z'))).toBe('classes.session-closed');
      expect(await codeOf(asked('2026-12-01T13:30:00Z'))).toBe(200);
    });
  });
});
