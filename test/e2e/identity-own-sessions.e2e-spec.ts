import { anActiveMember, aSignedInOfficer, TestDevice } from '../support/identity';
import { TestApi } from '../support/test-api';
import { TestProvince } from '../support/province';

interface Listed {
  readonly id: string;
  readonly isThis: boolean;
  readonly isSameNetwork: boolean;
  readonly network: string;
  readonly way: string;
}

describe('the sessions of an account', () => {
  let api: TestApi;
  let province: TestProvince;
  beforeAll(async () => {
    api = await TestApi.start();
    province = await TestProvince.create(api.database);
  });
  afterAll(() => api.stop());
  afterEach(() => api.clock.release());

  const list = async (device: TestDevice): Promise<Listed[]> => (await device.get('/api/account/sessions')).body.items;

  it('are listed with way and network, this one first, nothing of the line kept', async () => {
    const { device, username, password } = await anActiveMember(api, province);
    const [near, far] = [new TestDevice(api, '203.0.113.200'), new TestDevice(api, '113.160.12.34')];
    await near.signIn(username, password);
    await far.signIn(username, password);
    const sessions = await list(device);
    expect(sessions.map(({ isThis, isSameNetwork, network, way }) => [isThis, isSameNetwork, network, way])).toEqual([
      [true, true, '203.0.113.*', 'slip'],
      [false, false, '113.160.12.*', 'password'],
      [false, true, '203.0.113.*', 'password'],
    ]);
    expect(JSON.stringify(sessions)).not.toContain('113.160.12.34');
  });

  it('are ended one by one: refused there at the next request, this one goes on', async () => {
    const { device, username, password } = await anActiveMember(api, province);
    const other = new TestDevice(api, '113.160.12.35');
    await other.signIn(username, password);
    const id = (await list(device)).find(({ isThis }) => !isThis)?.id ?? '';
    expect((await device.post(`/api/account/sessions/${id}/end`)).status).toBe(204);
    expect((await other.get('/api/account/sessions')).status).toBe(401);
    expect((await other.post('/api/auth/refresh')).status).toBe(401);
    expect(await list(device)).toHaveLength(1);
  });

  it('of somebody else are as good as none', async () => {
    const [mine, theirs] = [await anActiveMember(api, province), await anActiveMember(api, province)];
    const [{ id = '' } = {}] = await list(theirs.device);
    const foreign = await mine.device.post(`/api/account/sessions/${id}/end`);
    const absent = await mine.device.post('/api/account/sessions/0199e9a0-0000-7000-8000-000000000000/end');
    expect([foreign.status, absent.status]).toEqual([404, 404]);
    expect(await list(theirs.device)).toHaveLength(1);
  });

  it('of officers end when they are left alone; a member stays remembered', async () => {
    const clerk = await aSignedInOfficer(api, 'commune-officer', await province.commune(), '203.0.113.201');
    const { device: phone } = await anActiveMember(api, province);
    api.clock.advance(3 * 3600);
    expect((await clerk.device.post('/api/auth/refresh')).status).toBe(204);
    api.clock.advance(4 * 3600 + 11 * 60);
    expect((await clerk.device.post('/api/auth/refresh')).status).toBe(401);
    expect((await phone.post('/api/auth/refresh')).status).toBe(204);
    const row = await api.database.queryOne<{ because: string }>(
      'select ended_because as because from identity.login_session where account_id = $1',
      [clerk.accountId],
    );
    expect(row?.because).toBe('idle');
  });
});
