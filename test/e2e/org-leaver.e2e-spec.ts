import { SeatTermService } from '@lopso/org';
import { newId } from '@lopso/platform';
import { type ActiveMember, anActiveMember, type TestDevice } from '../support/identity';
import { TestProvince } from '../support/province';
import { TestApi } from '../support/test-api';

const LEARNING = ['/api/me/home', '/api/me/progress', '/api/courses', '/api/me/classes'];
const OWN = [
  '/api/own-data',
  '/api/own-data/readers',
  '/api/own-data/file',
  '/api/certificates/mine',
  '/api/account/factors',
];

describe('somebody who leaves the last seat', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterEach(() => api.clock.release());
  afterAll(() => api.stop());

  const aSeated = async () => {
    const province = await TestProvince.create(api.database);
    const one = await anActiveMember(api, province);
    const team = await province.team(one.member.unit);
    await province.seat(one.member, team);
    const officer = province.officer('commune-officer', one.member.unit);
    const seats = (await api.get(`/api/teams/${team.id}`, { as: officer })).body.seats;
    return { ...one, province, team, officer, seatTermId: seats[0].holder.seatTermId as string };
  };
  const statuses = async (device: TestDevice, urls: readonly string[]): Promise<number[]> => {
    const answers = [];
    for (const url of urls) answers.push((await device.get(url)).status);
    return answers;
  };
  const all = (urls: readonly string[], status: number): number[] => urls.map(() => status);
  const endsOn = (one: ActiveMember, day: string): Promise<unknown> =>
    api.database.execute(`update org.seat_term set held = daterange(lower(held), $2::date) where member_id = $1`, [
      one.member.id,
      day,
    ]);

  it('learns no more from the next request on, reads a sentence with the day, and keeps what is hers', async () => {
    const { device, officer, seatTermId } = await aSeated();
    expect(await statuses(device, LEARNING)).toEqual(all(LEARNING, 200));
    const ended = await api.post(`/api/seat-terms/${seatTermId}/end`, undefined, { as: officer });
    expect(ended.status).toBe(200);
    expect((await device.get('/api/me/home')).status).toBe(401);
    expect((await device.post('/api/auth/refresh')).status).toBe(204);
    expect(await statuses(device, LEARNING)).toEqual(all(LEARNING, 403));
    const today = api.clock.today();
    const since = today.split('-').reverse().join('/');
    const { body } = await device.get('/api/me/home');
    expect(body).toMatchObject({
      code: 'platform.membership-over',
      title: `Anh chị không còn trong tổ nào từ ngày ${since}`,
      params: { since },
    });
    expect(await statuses(device, OWN)).toEqual(all(OWN, 200));
    const asked = await device.post('/api/own-data/requests', { kind: 'access', clientKey: newId() });
    expect(asked.status).toBe(201);
    expect((await device.get('/api/auth/session')).body.account).toMatchObject({ leftOn: today });

    await api.post(`/api/acts/${ended.body.actId}/undo`, undefined, { as: officer });
    await device.post('/api/auth/refresh');
    expect(await statuses(device, LEARNING)).toEqual(all(LEARNING, 200));
    expect((await device.get('/api/auth/session')).body.account).toMatchObject({ leftOn: null });
  });

  it('is let in again by whoever seats her again', async () => {
    const { device, officer, seatTermId, team, member } = await aSeated();
    await api.post(`/api/seat-terms/${seatTermId}/end`, undefined, { as: officer });
    await device.post('/api/auth/refresh');
    expect((await device.get('/api/me/home')).status).toBe(403);
    const again = await api.post(
      `/api/teams/${team.id}/seats`,
      { memberId: member.id, position: 'member' },
      { as: officer },
    );
    expect(again.status).toBe(201);
    await device.post('/api/auth/refresh');
    expect((await device.get('/api/me/home')).status).toBe(200);
  });

  it('on a day that was known before stops on that day, with a token made the evening before', async () => {
    api.clock.stopAt('2026-11-25T16:55:00Z');
    const one = await aSeated();
    await endsOn(one, '2026-11-26');
    await one.device.post('/api/auth/refresh');
    expect((await one.device.get('/api/me/home')).status).toBe(200);
    api.clock.advance(6 * 60);
    const { status, body } = await one.device.get('/api/me/home');
    expect([status, body.params]).toEqual([403, { since: '26/11/2026' }]);
  });

  it('holds what rests on a right of its own: an officer who left her seat works on and reads courses', async () => {
    const one = await aSeated();
    const { unit } = one.member;
    await api.database.execute(
      `insert into org.role_grant (id, account_id, role, unit_id, unit_path, held)
       values (gen_random_uuid(), $1, 'trainer', $2, $3, '[2025-07-01,)')`,
      [one.accountId, unit.id, unit.path],
    );
    await endsOn(one, '2026-11-20');
    await one.device.signIn(one.username, one.password);
    expect((await one.device.get('/api/courses')).status).toBe(200);
    expect((await one.device.get(`/api/communes/${unit.id}/teams`)).status).toBe(200);
    expect((await one.device.get('/api/me/home')).body.code).toBe('platform.membership-over');
  });

  it('is nobody else: a newcomer whose seat begins on a later day learns', async () => {
    const province = await TestProvince.create(api.database);
    const newcomer = await anActiveMember(api, province);
    expect(await statuses(newcomer.device, LEARNING)).toEqual(all(LEARNING, 200));
    await province.seat(newcomer.member, await province.team(newcomer.member.unit), '2099-01-01');
    await newcomer.device.signIn(newcomer.username, newcomer.password);
    expect(await statuses(newcomer.device, LEARNING)).toEqual(all(LEARNING, 200));
  });

  it('comes back on the day her next seat begins, by itself, and not before', async () => {
    api.clock.stopAt('2026-11-25T03:00:00Z');
    const { device, officer, seatTermId, team, member } = await aSeated();
    await api.post(`/api/seat-terms/${seatTermId}/end`, { until: '2026-11-26' }, { as: officer });
    const again = { memberId: member.id, position: 'member', from: '2026-11-28' };
    expect((await api.post(`/api/teams/${team.id}/seats`, again, { as: officer })).status).toBe(201);
    await device.post('/api/auth/refresh');
    expect((await device.get('/api/me/home')).status).toBe(200);
    const learnsOn = async (instant: string): Promise<number> => {
      api.clock.stopAt(instant);
      await api.app.get(SeatTermService).applyDueDays();
      const { status } = await device.get('/api/me/home');
      if (status !== 401) return status;
      await device.post('/api/auth/refresh');
      return (await device.get('/api/me/home')).status;
    };
    expect(await learnsOn('2026-11-25T17:05:00Z')).toBe(403);
    expect(await learnsOn('2026-11-27T16:55:00Z')).toBe(403);
    expect(await learnsOn('2026-11-27T17:05:00Z')).toBe(200);
  });
});
