import { readSheet } from 'read-excel-file/node';
import { IssuingService } from '@lopso/credentials';
import { type Actor } from '@lopso/platform';
import { BadgeReader } from '../support/badge-reader';
import { aFinishedCycle, aRound, changedAtOnce, type TestCycle, type TestRound } from '../support/credentials';
import { statementsOf } from '../support/matrix/statements';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { TestApi } from '../support/test-api';

const LAST = '2027-11-30';
/** The last minute of the last day in Vietnam, and the minute after it. */
const BEFORE = '2027-11-30T16:59:00Z';
const AFTER = '2027-11-30T17:00:00Z';

describe('certificates whose time is over', () => {
  let api: TestApi;
  let province: TestProvince;
  let commune: TestUnit;
  let round: TestRound;
  let member: TestMember;
  let actor: Actor;
  let officer: Actor;
  let cycle: TestCycle;
  let id: string;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterEach(() => api.clock.release());
  afterAll(() => api.stop());

  const endsOn = (of: TestCycle, on: string | null) =>
    api.database.execute(
      `update learning.completion set valid_until = $2::date,
         valid_from = case when $2::date is not null then date '2026-11-24' end, renewable_from = $2::date - 60 where cycle_id = $1`,
      [of.id, on],
    );
  const unfinished = (of: TestCycle) =>
    api.database.execute(
      `update learning.completion set done_steps = total_steps - 1, finished_at = null, valid_until = null, valid_from = null, renewable_from = null
       where cycle_id = $1`,
      [of.id],
    );
  /** A pack read anew: one answers everybody for some seconds. */
  let seconds = 0;
  const ended = async () => {
    api.clock.advance((seconds += 10));
    return (await api.get('/api/certificates/check-pack')).body.ended.filter(
      ({ issuerCode }: { issuerCode: string }) => issuerCode === province.unit.path,
    );
  };
  const issued = async (person: TestMember, on: string | null): Promise<TestCycle> => {
    const done = await aFinishedCycle(api.database, round, person);
    await endsOn(done, on);
    await api.app.get(IssuingService).issue([done.id], 'automatic');
    return done;
  };

  beforeEach(async () => {
    province = await TestProvince.create(api.database);
    commune = await province.commune();
    round = await aRound(api.database, province);
    officer = province.officer('department-officer');
    member = await province.member(commune, 'Vàng Thị Mỷ');
    actor = province.memberActor(member);
    api.clock.stopAt('2026-11-27T02:00:00Z');
    cycle = await issued(member, LAST);
    await issued(await province.member(commune, 'Nông Văn Páo'), null);
    id = (await api.get('/api/certificates/mine', { as: actor })).body[0].id;
  });

  const register = async (query = '') =>
    (await api.get(`/api/rounds/${round.id}/certificates?limit=20${query}`, { as: officer })).body.certificates;
  const statesAt = async (instant: string) => {
    api.clock.stopAt(instant);
    const { code } = (await api.get(`/api/certificates/${id}`, { as: actor })).body;
    const [head = [], ...book] = await readSheet(
      (await api.get(`/api/rounds/${round.id}/register-book.xlsx`, { as: officer })).raw,
    );
    const column = head.indexOf('Tình trạng');
    return {
      mine: (await api.get('/api/certificates/mine', { as: actor })).body[0].state,
      paper: (await api.get(`/api/certificates/${id}`, { as: actor })).body.state,
      check: (await api.get(`/api/certificates/check/${code}`)).body.state,
      register: (await register()).find((one: { id: string }) => one.id === id).state,
      counted: (await api.get(`/api/rounds/${round.id}/register`, { as: officer })).body,
      book: book.find((row) => row.includes('Vàng Thị Mỷ'))?.[column],
    };
  };

  it('are valid through their last day and expired from the next on, wherever one looks', async () => {
    expect(await statesAt(BEFORE)).toMatchObject({
      ...{ mine: 'valid', paper: 'valid', check: 'valid', register: 'valid', book: 'Còn giá trị' },
      counted: { valid: 2, expired: 0 },
    });
    expect(await statesAt(AFTER)).toMatchObject({
      ...{ mine: 'expired', paper: 'expired', check: 'expired', register: 'expired', book: 'Đã hết hạn' },
      counted: { valid: 1, expired: 1 },
    });
  });

  it('are found by the state they are in, not the one they were written with', async () => {
    const named = async (state: string) =>
      (await register(`&state=${state}`)).map((one: { fields: { fullName: string } }) => one.fields.fullName);
    expect(await named('expired')).toEqual([]);
    api.clock.stopAt(AFTER);
    expect([await named('expired'), await named('valid')]).toEqual([['Vàng Thị Mỷ'], ['Nông Văn Páo']]);
  });

  it('come back when a correction moves the last day', async () => {
    api.clock.stopAt(AFTER);
    const state = async () => (await api.get(`/api/certificates/${id}`, { as: actor })).body.state;
    expect(await state()).toBe('expired');
    await endsOn(cycle, '2027-12-31');
    expect(await state()).toBe('valid');
    await endsOn(cycle, LAST);
    expect(await state()).toBe('expired');
  });

  it('keep the last day that was known when what they rest on is no longer finished', async () => {
    await endsOn(cycle, '2027-10-31');
    await endsOn(cycle, LAST);
    await unfinished(cycle);
    const { code } = (await api.get(`/api/certificates/${id}`, { as: actor })).body;
    const check = async () => (await api.get(`/api/certificates/check/${code}`)).body;
    expect(await check()).toMatchObject({ state: 'valid', validUntil: LAST });
    const badge = JSON.parse(
      (await api.get(`/api/certificates/${id}/badge?format=json`, { as: actor })).raw.toString(),
    );
    expect(badge.validUntil).toBe('2027-11-30T16:59:59Z');
    expect(await statesAt(AFTER)).toMatchObject({
      ...{ mine: 'expired', paper: 'expired', check: 'expired', register: 'expired', book: 'Đã hết hạn' },
      counted: { valid: 1, expired: 1 },
    });
    expect(await ended()).toEqual([{ issuerCode: province.unit.path, year: 2026, spans: [[1, 1]] }]);
  });

  it('hand their last day on to the paper that replaces them, also when what they rest on is unfinished', async () => {
    await unfinished(cycle);
    await api.database.execute(`update org.member set full_name = 'Vàng Thị Mỷ Hoa' where id = $1`, [member.id]);
    await changedAtOnce(api.app, officer, id, { kind: 'replace', reason: 'wrong-name' });
    const days = await api.database.query<{ until: string | null }>(
      'select valid_until::text as until from credentials.certificate where cycle_id = $1 order by issued_at',
      [cycle.id],
    );
    expect(days.map(({ until }) => until)).toEqual([LAST, LAST]);
  });

  it('stay withdrawn when they were, and may still be replaced', async () => {
    api.clock.stopAt(AFTER);
    expect((await api.get(`/api/certificates/${id}`, { as: officer })).body.can).toEqual(
      expect.arrayContaining(['print', 'withdraw', 'replace']),
    );
    await changedAtOnce(api.app, officer, id);
    expect((await api.get(`/api/certificates/${id}`, { as: actor })).body.state).toBe('withdrawn');
    expect(await ended()).toEqual([]);
  });

  it('stand in the pack that phones check by without network, in runs', async () => {
    for (const name of ['Lò Thị Mai', 'Hoàng Văn Sơn']) await issued(await province.member(commune, name), LAST);
    expect(await ended()).toEqual([]);
    api.clock.stopAt(AFTER);
    expect(await ended()).toEqual([
      {
        issuerCode: province.unit.path,
        year: 2026,
        spans: [
          [1, 1],
          [3, 4],
        ],
      },
    ]);
  });

  it('are read once for all who ask for the pack at the same time, and anew some seconds later', async () => {
    api.clock.stopAt(AFTER);
    await ended();
    api.clock.advance(60);
    const ask = () => api.get('/api/certificates/check-pack');
    const readings = async (times: number) =>
      (await statementsOf(() => Promise.all(Array.from({ length: times }, ask)))).statements.filter((sql) =>
        sql.includes('credentials.certificate'),
      ).length;
    const once = await readings(1);
    expect(once).toBeGreaterThan(0);
    expect(await readings(5)).toBe(0);
    api.clock.advance(5);
    expect(await readings(5)).toBe(once);
  });

  it('say in the badge until when they are good, which readers of others check by themselves', async () => {
    const reader = await BadgeReader.open(api);
    const badge = JSON.parse(
      (await api.get(`/api/certificates/${id}/badge?format=json`, { as: actor })).raw.toString(),
    );
    expect(badge.validUntil).toBe('2027-11-30T16:59:59Z');
    expect(await reader.read(badge)).toMatchObject({ isVerified: true, isStanding: true });
    expect(await reader.read({ ...badge, validUntil: '2029-11-30T16:59:59Z' })).toMatchObject({ isVerified: false });
    const jwt = (await api.get(`/api/certificates/${id}/badge?format=jwt`, { as: actor })).raw.toString();
    const claims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString());
    expect(claims.exp).toBe(Date.parse('2027-11-30T16:59:59Z') / 1000);
  });
});
