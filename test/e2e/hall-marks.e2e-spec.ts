import { MemberCardService } from '@lopso/classes';
import { newId } from '@lopso/platform';
import { type ClassPlace, type TestClass, TestClasses } from '../support/classes';
import { type TestMember } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

const BEFORE = '2026-11-25T01:00:00Z';
const OPENED = '2026-12-01T12:00:00Z';
const NOW = '2026-12-01T12:40:00Z';

const at = (minutes: number): string => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();

interface KeptTap {
  readonly device: string;
  readonly sequence: number;
  readonly mark: 'present' | 'absent';
  /** Minutes before (negative) the present, as it really was. */
  readonly made: number;
  /** How far the phone's clock is ahead, minutes. */
  readonly ahead?: number;
  readonly clientKey?: string;
}

describe('marks that a phone kept in a hall without network', () => {
  let api: TestApi;
  let classes: TestClasses;
  let place: ClassPlace;
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
    member = await place.province.member(place.commune, 'Vàng Thị Mỷ');
    made = await classes.aClass(place);
    await classes.book(place.trainer, made.id, [member]);
    api.clock.stopAt(OPENED);
    await api.post(`/api/class-sessions/${made.sessionId}/opening`, undefined, { as: place.trainer });
    api.clock.stopAt(NOW);
  });
  afterEach(() => api.clock.release());

  const send = ({
    device,
    sequence,
    mark,
    made: minutes,
    ahead = 0,
    clientKey = newId(),
  }: KeptTap): Promise<TestResponse> =>
    api.post(
      `/api/class-sessions/${made.sessionId}/attendance`,
      {
        ...{ memberId: member.id, mark, source: 'roll', clientKey },
        ...{ deviceId: device, sequence, madeAt: at(minutes + ahead) },
      },
      { as: place.trainer, headers: { 'x-sent-at': at(ahead) } },
    );
  const mark = (said: 'present' | 'absent'): Promise<TestResponse> =>
    api.post(
      `/api/class-sessions/${made.sessionId}/attendance`,
      { memberId: member.id, mark: said, source: 'roll', clientKey: newId() },
      { as: place.trainer },
    );
  const row = async (): Promise<{ mark: string | null; dispute: { mark: string; madeAt: string } | null }> => {
    const roll = await api.get(`/api/class-sessions/${made.sessionId}/roll`, { as: place.trainer });
    return roll.body.rows[0];
  };

  it('arrive out of order and end with what the phone said last', async () => {
    const device = newId();
    await send({ device, sequence: 9, mark: 'present', made: -5 });
    await send({ device, sequence: 8, mark: 'absent', made: -6 });
    await send({ device, sequence: 7, mark: 'present', made: -7 });
    expect(await row()).toMatchObject({ mark: 'present', dispute: null });
    const entries = await api.database.query<{ standing: string }>(
      'select standing from classes.attendance_mark where class_session_id = $1 order by sequence',
      [made.sessionId],
    );
    expect(entries.map(({ standing }) => standing)).toEqual(['overtaken', 'overtaken', 'counts']);
  });

  it('arrive twice and stand once in the ledger', async () => {
    const tap: KeptTap = { device: newId(), sequence: 1, mark: 'present', made: -5, clientKey: newId() };
    const [first, second] = [await send(tap), await send(tap)];
    expect(second.body).toEqual(first.body);
    const other = await send({ ...tap, clientKey: newId() });
    expect([other.status, other.body.code]).toEqual([409, 'platform.idempotency-conflict']);
    const [{ count } = { count: -1 }] = await api.database.query<{ count: number }>(
      'select count(*)::int as count from classes.attendance_mark where class_session_id = $1',
      [made.sessionId],
    );
    expect(count).toBe(1);
  });

  it('of two phones that say otherwise are shown until the trainer decides, and nothing is lost', async () => {
    await send({ device: newId(), sequence: 1, mark: 'present', made: -10 });
    await send({ device: newId(), sequence: 4, mark: 'absent', made: -20 });
    expect(await row()).toMatchObject({ mark: 'present', dispute: { mark: 'absent', madeAt: at(-20) } });
    await mark('absent');
    expect(await row()).toMatchObject({ mark: 'absent', dispute: null });
    const closed = await api.post(`/api/class-sessions/${made.sessionId}/closing`, undefined, { as: place.trainer });
    expect(closed.body.presentCount).toBe(0);
  });

  it('of a phone whose later word is disputed are no second dispute, before and after the trainer decided', async () => {
    const device = newId();
    await mark('present');
    await send({ device, sequence: 5, mark: 'absent', made: -20 });
    await send({ device, sequence: 4, mark: 'absent', made: -22 });
    expect(await row()).toMatchObject({ mark: 'present', dispute: { mark: 'absent', madeAt: at(-20) } });
    await mark('present');
    expect(await row()).toMatchObject({ mark: 'present', dispute: null });
    await send({ device, sequence: 3, mark: 'absent', made: -24 });
    expect(await row()).toMatchObject({ mark: 'present', dispute: null });
  });

  it('don’t overwrite what somebody marked with the server at hand after they were made', async () => {
    api.clock.stopAt(at(-10));
    await mark('present');
    api.clock.stopAt(NOW);
    await send({ device: newId(), sequence: 1, mark: 'absent', made: -15 });
    expect(await row()).toMatchObject({ mark: 'present', dispute: { mark: 'absent' } });
    await send({ device: newId(), sequence: 1, mark: 'absent', made: -5 });
    expect(await row()).toMatchObject({ mark: 'absent', dispute: null });
  });

  it.each([-1440, 1440])('from a phone whose clock is %d minutes off are dated by the server’s', async (ahead) => {
    await send({ device: newId(), sequence: 1, mark: 'present', made: -10 });
    await send({ device: newId(), sequence: 1, mark: 'absent', made: -20, ahead });
    expect(await row()).toMatchObject({ mark: 'present', dispute: { mark: 'absent', madeAt: at(-20) } });
  });

  it('are never dated later than they arrived, whatever the phone says', async () => {
    const tap = { memberId: member.id, mark: 'present', source: 'roll', clientKey: newId() };
    const kept = { deviceId: newId(), sequence: 1, madeAt: '2031-01-01T00:00:00Z' };
    await api.post(`/api/class-sessions/${made.sessionId}/attendance`, { ...tap, ...kept }, { as: place.trainer });
    const [entry] = await api.database.query<{ late: boolean }>(
      'select made_at > marked_at as late from classes.attendance_mark where class_session_id = $1',
      [made.sessionId],
    );
    expect(entry?.late).toBe(false);
  });

  it.each(['2026-W48-4', '2026-331', '20261126T030000Z'])(
    'are refused with a moment that is none: %s',
    async (madeAt) => {
      const tap = { memberId: member.id, mark: 'present', source: 'roll', clientKey: newId() };
      const kept = { ...tap, deviceId: newId(), sequence: 1, madeAt };
      const session = `/api/class-sessions/${made.sessionId}`;
      const marked = await api.post(`${session}/attendance`, kept, { as: place.trainer });
      expect([marked.status, marked.body.errors]).toMatchObject([400, [{ pointer: '#/madeAt', code: 'field.date' }]]);
      const held = { card: 'thẻ', clientKey: newId(), madeAt };
      const read = await api.post(`${session}/card-marks`, held, { as: place.trainer });
      expect([read.status, read.body.errors]).toMatchObject([400, [{ pointer: '#/madeAt', code: 'field.date' }]]);
    },
  );

  it('say what they were made on also when the server was at hand, beside the order of a phone’s taps', async () => {
    const session = `/api/class-sessions/${made.sessionId}`;
    const deviceId = newId();
    const as = place.trainer;
    const walkIn = await place.province.member(place.commune, 'Lò Văn An');
    const holder = await place.province.member(place.commune, 'Hà Thị Ơn');
    await place.province.seat(holder, await place.province.team(place.commune));
    const { card } = (await api.post('/api/me/card', undefined, { as: place.province.memberActor(holder) })).body;
    const answers = [
      await send({ device: deviceId, sequence: 1, mark: 'present', made: -5 }),
      await api.post(
        `${session}/attendance`,
        { memberId: member.id, mark: 'absent', source: 'roll', clientKey: newId(), deviceId },
        { as },
      ),
      await api.post(`${session}/walk-ins`, { memberId: walkIn.id, clientKey: newId(), deviceId }, { as }),
      await api.post(
        `${session}/card-marks`,
        { card: card.code, clientKey: newId(), deviceId, isTakenIn: true },
        { as },
      ),
      await api.post(`${session}/closing`, undefined, { as }),
    ];
    api.clock.stopAt('2026-12-02T01:00:00Z');
    const correction = { memberId: walkIn.id, mark: 'absent', source: 'paper', clientKey: newId(), deviceId };
    answers.push(await api.post(`${session}/corrections`, correction, { as }));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    const rows = await api.database.query<{ source: string; device: string; sequence: number | null }>(
      'select source, device_id as device, sequence from classes.attendance_mark where class_session_id = $1 order by id',
      [made.sessionId],
    );
    expect(rows.map(({ source, device, sequence }) => [source, device, sequence])).toEqual([
      ['roll', deviceId, 1],
      ['roll', deviceId, null],
      ['roll', deviceId, null],
      ['card', deviceId, null],
      ['paper', deviceId, null],
    ]);
  });

  it('of two phones that arrive at the same moment end with one word and lose none', async () => {
    const phones = Array.from({ length: 12 }, (_, index) => ({
      ...{ device: newId(), sequence: 1, made: index - 20 },
      mark: index % 2 === 0 ? ('absent' as const) : ('present' as const),
    }));
    const answers = await Promise.all(phones.map(send));
    expect(answers.map(({ status }) => status)).toEqual(phones.map(() => 200));
    const entries = await api.database.query('select 1 from classes.attendance_mark where class_session_id = $1', [
      made.sessionId,
    ]);
    expect(entries).toHaveLength(12);
    expect((await row()).mark).toBe('present');
  });

  it('need a kit beforehand, which holds codes that the server takes, keys that tell cards, and no secret', async () => {
    await place.province.seat(member, await place.province.team(place.commune));
    const card = await api.app.get(MemberCardService).issueOwnCard(place.province.memberActor(member), null);
    const kit = await api.get(`/api/class-sessions/${made.sessionId}/hall-kit`, { as: place.trainer });
    expect(kit.status).toBe(200);
    expect(kit.body.cards).toMatchObject([
      {
        memberId: member.id,
        number: card.card?.number,
        isGood: true,
        isEnded: false,
        days: [{ day: NOW.slice(0, 10) }],
      },
    ]);
    // What makes her codes of other days stays with her.
    expect(JSON.stringify(kit.body)).not.toContain(card.card?.moving.key);
    const [, keyId = '', number = '', signature = ''] = (card.card?.code ?? '').split(':');
    const [key] = kit.body.keys;
    expect(key.id).toBe(keyId);
    expect([number.length, signature.length]).toEqual([10, 103]);
    const { secret } = (await api.database.queryOne<{ secret: Buffer }>(
      'select scan_secret as secret from classes.class_session where id = $1',
      [made.sessionId],
    )) ?? { secret: Buffer.alloc(0) };
    const text = JSON.stringify(kit.body);
    for (const form of ['hex', 'base64', 'base64url'] as const) expect(text).not.toContain(secret.toString(form));
    const { from, tokens } = kit.body.codes;
    expect(Date.parse(from)).toBeLessThanOrEqual(Date.parse(NOW));
    api.clock.stopAt(new Date(Date.parse(from) + 20 * 30_000 + 1000));
    const scan = await api.post(
      `/api/me/class-sessions/${made.sessionId}/attendance`,
      { token: tokens[20], clientKey: newId() },
      { as: place.province.memberActor(member) },
    );
    expect([scan.status, scan.body.mark]).toEqual([200, 'present']);
  });

  it('need a kit of today or tomorrow to tell codes that move: none goes out earlier, or once the session is closed', async () => {
    await place.province.seat(member, await place.province.team(place.commune));
    await api.app.get(MemberCardService).issueOwnCard(place.province.memberActor(member), null);
    const daysAt = async (instant: string): Promise<string[][]> => {
      api.clock.stopAt(instant);
      const kit = await api.get(`/api/class-sessions/${made.sessionId}/hall-kit`, { as: place.trainer });
      return kit.body.cards.map(({ days }: { days: { day: string }[] }) => days.map(({ day }) => day));
    };
    const before = (days: number): string => new Date(Date.parse(NOW) - days * 86_400_000).toISOString();
    expect(await daysAt(before(2))).toEqual([[]]);
    expect(await daysAt(before(1))).toEqual([[NOW.slice(0, 10)]]);
    expect(await daysAt(NOW)).toEqual([[NOW.slice(0, 10)]]);
    await api.post(`/api/class-sessions/${made.sessionId}/closing`, undefined, { as: place.trainer });
    expect(await daysAt(NOW)).toEqual([[]]);
  });

  it('of somebody taken off the list meanwhile are refused by name', async () => {
    api.clock.stopAt(BEFORE);
    await api.delete(`/api/class-groups/${made.id}/bookings/${member.id}`, { as: place.trainer });
    api.clock.stopAt(NOW);
    const refused = await send({ device: newId(), sequence: 1, mark: 'present', made: -5 });
    expect([refused.status, refused.body.code]).toEqual([422, 'classes.not-on-roll']);
  });
});
