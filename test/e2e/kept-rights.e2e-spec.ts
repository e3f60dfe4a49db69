import { MemberCardService } from '@lopso/classes';
import { type Actor, newId } from '@lopso/platform';
import { type ClassPlace, type TestClass, TestClasses } from '../support/classes';
import { type TestMember } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';
import { aTrainer } from '../support/trainers';

const BEFORE = '2026-11-25T01:00:00Z';
/** The session is on 1/12/2026, 19:00 to 20:30 in Vietnam; the trainer's right goes to the end of that day. */
const MADE = '2026-12-01T12:40:00Z';
/** Eight in the morning of the day after: her phone has network again. */
const NEXT_DAY = '2026-12-02T01:00:00Z';
const DEPARTMENT_AT = '2026-12-02T03:00:00Z';

describe('what a phone kept when the right it was made under has ended since', () => {
  let api: TestApi;
  let classes: TestClasses;
  let place: ClassPlace;
  let trainer: Actor;
  /** The same account without the right. */
  let since: Actor;
  let member: TestMember;
  let made: TestClass;
  beforeAll(async () => {
    api = await TestApi.start();
    classes = new TestClasses(api.app);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt(BEFORE);
    place = await classes.place('Xã Hàm Yên');
    trainer = await aTrainer(api.database, place.province, 'Hà Thị Mời');
    since = { ...trainer, grants: [] };
    await rightIs(`held = '[2025-07-01,2026-12-02)'`);
    member = await place.province.member(place.commune, 'Vàng Thị Mỷ');
    await place.province.seat(member, await place.province.team(place.commune));
    made = await classes.aClass(place, { trainer });
    await classes.book(trainer, made.id, [member]);
    api.clock.stopAt(NEXT_DAY);
  });
  afterEach(() => api.clock.release());

  const rightIs = (what: string, accountId = trainer.accountId): Promise<unknown> =>
    api.database.execute(`update org.role_grant set ${what} where account_id = $1`, [accountId]);
  const at = (what: string): string => `/api/class-sessions/${made.sessionId}/${what}`;
  let sequence = 0;
  const tap = (madeAt: string, more: object = {}): object => ({
    ...{ memberId: member.id, mark: 'present', source: 'roll', clientKey: newId(), deviceId: newId() },
    ...{ sequence: (sequence += 1), madeAt, ...more },
  });
  const send = (body: object, as = since, sentAt = NEXT_DAY): Promise<TestResponse> =>
    api.post(at('attendance'), body, { as, headers: { 'x-sent-at': sentAt } });
  const read = async (holder: TestMember, madeAt = MADE, as = since): Promise<TestResponse> => {
    const { card } = await api.app.get(MemberCardService).issueOwnCard(place.province.memberActor(holder), null);
    const body = { card: card?.number, isTyped: true, clientKey: newId(), isTakenIn: true, madeAt };
    return api.post(at('card-marks'), body, { as, headers: { 'x-sent-at': NEXT_DAY } });
  };
  const rowOf = async (memberId = member.id) => {
    const { body } = await api.get(at('roll'), { as: place.trainer });
    return body.rows.find((row: { memberId: string }) => row.memberId === memberId);
  };
  const end = (): Promise<TestResponse> =>
    api.post(at('closing'), undefined, { as: place.province.officer('commune-officer', place.commune) });
  const standings = async (): Promise<string[]> => {
    const rows = await api.database.query<{ standing: string }>(
      'select standing from classes.attendance_mark where class_session_id = $1 order by id',
      [made.sessionId],
    );
    return rows.map(({ standing }) => standing);
  };

  it('counts the marks of its last day that come the day after, once, and refuses one that was made that day', async () => {
    const kept = tap(MADE);
    const [first, again] = [await send(kept), await send(kept)];
    expect([first.status, again.body]).toEqual([200, first.body]);
    expect(await rowOf()).toMatchObject({ mark: 'present', dispute: null });
    expect(await standings()).toEqual(['counts']);
    for (const late of [tap(NEXT_DAY), tap('2026-12-01T17:01:00Z')])
      expect([(await send(late)).status, (await send(late)).body.code]).toEqual([403, 'platform.forbidden']);
    // Without a moment it is made with the server at hand: by the right of now.
    const { deviceId, sequence: number, madeAt, ...now } = tap(MADE) as Record<string, unknown>;
    expect([deviceId, number, madeAt].length).toBe(3);
    expect((await send(now)).status).toBe(403);
    expect(await standings()).toEqual(['counts']);
    const closed = await end();
    expect([closed.status, closed.body.presentCount]).toEqual([200, 1]);
  });

  it('counts what a phone made whose clock is a day wrong by the server’s', async () => {
    const wrong = tap('2026-12-02T12:40:00Z');
    expect((await send(wrong, since, '2026-12-03T01:00:00Z')).status).toBe(200);
    const late = tap(MADE);
    expect((await send(late, since, '2026-12-01T13:00:00Z')).status).toBe(403);
  });

  it('takes the cards she read, also of who is on no list, and none that was read later', async () => {
    expect((await read(member)).body).toMatchObject({ outcome: 'marked', mark: { mark: 'present' } });
    const walkIn = await place.province.member(place.commune, 'Lò Văn An');
    await place.province.seat(walkIn, await place.province.team(place.commune, 'village-team'));
    expect((await read(walkIn, NEXT_DAY)).status).toBe(403);
    expect((await read(walkIn)).body).toMatchObject({ outcome: 'marked' });
    expect(await rowOf(walkIn.id)).toMatchObject({ mark: 'present', source: 'card-number' });
  });

  it('takes them where she has a right elsewhere, and where it was lent until then', async () => {
    const elsewhere = await place.province.commune('Xã Bạch Xa');
    const there: Actor = {
      ...trainer,
      grants: [{ role: 'trainer', unitId: elsewhere.id, path: elsewhere.path }],
    };
    expect([(await send(tap(NEXT_DAY), there)).status, (await send(tap(MADE), there)).status]).toEqual([404, 200]);
    const lender = await aTrainer(api.database, place.province, 'Lý Văn Cho');
    await rightIs(`on_behalf_of = '${lender.accountId}'`);
    expect((await send(tap(MADE))).status).toBe(200);
    await rightIs(`held = '[2025-07-01,2026-12-01)'`, lender.accountId);
    expect((await send(tap(MADE))).status).toBe(403);
  });

  it('takes nothing of who did not stand before the session, had no right that day, or of a moment before its hour', async () => {
    const another = await aTrainer(api.database, place.province, 'Ma Thị Khác');
    expect((await send(tap(MADE), { ...another, grants: [] })).status).toBe(403);
    expect((await send(tap('2026-12-01T11:29:00Z'))).status).toBe(403);
    await rightIs(`held = '[2025-07-01,2026-12-01)'`);
    expect((await send(tap(MADE))).status).toBe(403);
    expect((await read(member)).status).toBe(403);
    expect(await standings()).toEqual([]);
  });

  it('sets them beside what counts where an office ended the right since, and counts none by itself', async () => {
    await rightIs(`held = '[2025-07-01,)', ended_at = '${NEXT_DAY}', ended_by = '${newId()}'`);
    const kept = tap(MADE);
    const waits = await send(kept);
    expect([waits.status, waits.body.code, await standings()]).toEqual([422, 'classes.waits-for-end', []]);
    expect((await end()).body.presentCount).toBe(0);
    expect((await send(tap(MADE, { mark: 'absent' }))).status).toBe(200);
    expect((await send(kept)).status).toBe(200);
    expect(await standings()).toEqual(['overtaken', 'disputed']);
    expect(await rowOf()).toMatchObject({
      mark: null,
      dispute: { mark: 'present', madeAt: MADE.replace('Z', '.000Z') },
    });
    const walkIn = await place.province.member(place.commune, 'Lò Văn An');
    await place.province.seat(walkIn, await place.province.team(place.commune, 'village-team'));
    const refused = await read(walkIn);
    expect([refused.status, refused.body.code]).toEqual([422, 'classes.taken-in-by-others']);
    api.clock.stopAt(DEPARTMENT_AT);
    const said = { memberId: member.id, mark: 'present', clientKey: newId() };
    const department = place.province.officer('department-officer');
    expect((await api.post(at('corrections'), said, { as: department })).status).toBe(200);
    expect(await rowOf()).toMatchObject({ mark: 'present', dispute: null });
    // Ended before it was made: nothing is taken.
    await rightIs(`ended_at = '2026-12-01T12:00:00Z'`);
    expect((await send(tap(MADE))).status).toBe(403);
  });

  it('asks about none that her phone took back itself, and says whose the others are', async () => {
    await rightIs(`held = '[2025-07-01,)', ended_at = '${NEXT_DAY}', ended_by = '${newId()}'`);
    await end();
    const deviceId = newId();
    for (const mark of ['present', 'absent']) expect((await send(tap(MADE, { mark, deviceId }))).status).toBe(200);
    expect(await standings()).toEqual(['disputed', 'overtaken']);
    expect(await rowOf()).toMatchObject({ mark: null, dispute: null });
    expect((await send(tap(MADE, { deviceId }))).status).toBe(200);
    expect(await rowOf()).toMatchObject({ dispute: { mark: 'present', byName: 'Hà Thị Mời' } });
  });

  it('sets them beside what counts once the trainer’s days of corrections are over', async () => {
    await end();
    api.clock.stopAt('2027-01-02T01:00:00Z');
    expect((await send(tap(MADE), since, '2027-01-02T01:00:00Z')).status).toBe(200);
    expect(await standings()).toEqual(['disputed']);
  });

  it('leaves a session that does not take place as it is', async () => {
    api.clock.stopAt(BEFORE);
    await api.post(at('cancellation'), undefined, { as: trainer });
    api.clock.stopAt(NEXT_DAY);
    const refused = await send(tap(MADE));
    expect([refused.status, refused.body.code]).toEqual([422, 'classes.session-cancelled']);
  });
});
