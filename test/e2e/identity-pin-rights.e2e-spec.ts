import { newId, type Role } from '@lopso/platform';
import { anActiveMember, TestDevice } from '../support/identity';
import { TestApi, type TestResponse } from '../support/test-api';
import { TestProvince } from '../support/province';

const PIN = '482915';

describe('a session opened by PIN', () => {
  let api: TestApi;
  let province: TestProvince;
  beforeAll(async () => {
    api = await TestApi.start();
    province = await TestProvince.create(api.database);
  });
  afterAll(() => api.stop());

  const enter = (phone: TestDevice, placeId: string): Promise<TestResponse> =>
    phone.post('/api/auth/handset/enter', { placeId, pin: PIN });
  const rolesOf = async (phone: TestDevice): Promise<string[]> =>
    (await phone.get('/api/auth/session')).body.account.roles.map(({ role }: { role: string }) => role);
  const communes = async (phone: TestDevice): Promise<number> => (await phone.get('/api/communes')).status;

  it('holds no desk that its member was given after taking the PIN, while the password opens it', async () => {
    const member = await anActiveMember(api, province);
    const placeId = (await member.device.post('/api/auth/handset/place', { pin: PIN })).body.placeId;
    expect((await enter(member.device, placeId)).status).toBe(204);
    const role: Role = 'commune-officer';
    const unit = await province.commune();
    await api.database.execute(
      `insert into org.role_grant (id, account_id, role, unit_id, unit_path, held) values ($1, $2, $3, $4, $5, '[2025-07-01,)')`,
      [newId(), member.accountId, role, unit.id, unit.path],
    );
    await member.device.post('/api/auth/refresh');
    expect([await communes(member.device), await rolesOf(member.device)]).toEqual([403, ['member']]);
    await enter(member.device, placeId);
    expect(await communes(member.device)).toBe(403);
    const office = new TestDevice(api, '198.51.100.9');
    await office.signIn(member.username, member.password);
    expect([await communes(office), await rolesOf(office)]).toEqual([200, [role, 'member']]);
  });

  it('adds neither passkey nor authenticator nor another sign-in, which would open what the PIN does not', async () => {
    const member = await anActiveMember(api, province);
    const placeId = (await member.device.post('/api/auth/handset/place', { pin: PIN })).body.placeId;
    const phone = member.device.copy();
    await enter(phone, placeId);
    const tries = [
      await phone.post('/api/account/passkeys/options'),
      await phone.post('/api/account/totp'),
      await phone.post('/api/auth/oidc/depart', { purpose: 'link' }),
    ];
    expect(tries.map(({ status, body }) => [status, body.code])).toEqual(
      tries.map(() => [403, 'identity.step-up-needed']),
    );
    const home = new TestDevice(api, '198.51.100.11');
    await home.signIn(member.username, member.password);
    expect((await home.post('/api/account/totp')).status).toBe(200);
  });

  it('set elsewhere by somebody who knew the password opens nothing once that is changed; the own one stays', async () => {
    const member = await anActiveMember(api, province);
    const thief = new TestDevice(api, '198.51.100.10');
    await thief.signIn(member.username, member.password);
    const stolen = (await thief.post('/api/auth/handset/place', { pin: '739164' })).body.placeId;
    const own = (await member.device.post('/api/auth/handset/place', { pin: PIN })).body.placeId;
    const change = { currentPassword: member.password, newPassword: 'suối trong rừng xanh' };
    expect((await member.device.post('/api/auth/password', change)).status).toBe(204);
    const answer = await thief.post('/api/auth/handset/enter', { placeId: stolen, pin: '739164' });
    expect(answer.body.code).toBe('identity.place-closed');
    expect((await enter(member.device, own)).status).toBe(204);
  });
});
