import { loadAllSettings } from '@lopso/platform';
import { AuthenticatorApp } from '../support/authenticator-app';
import { anActiveMember, aSignedInOfficer, type ActiveMember, TestDevice, withoutInstance } from '../support/identity';
import { SoftAuthenticator } from '../support/soft-authenticator';
import { TestApi, type TestResponse } from '../support/test-api';
import { TestProvince } from '../support/province';

const ORIGIN = 'https://lopso.example';

describe('a passkey', () => {
  const usualUrl = process.env['PUBLIC_URL'];
  let api: TestApi;
  let province: TestProvince;
  let addresses = 0;

  beforeAll(async () => {
    process.env['PUBLIC_URL'] = ORIGIN;
    loadAllSettings();
    api = await TestApi.start();
    province = await TestProvince.create(api.database);
  });
  afterAll(async () => {
    await api.stop();
    process.env['PUBLIC_URL'] = usualUrl;
    loadAllSettings();
  });
  afterEach(() => api.clock.release());

  const stranger = (): TestDevice => {
    addresses += 1;
    return new TestDevice(api, `198.51.102.${addresses}`);
  };
  const enrol = async (device: TestDevice, key = new SoftAuthenticator(ORIGIN)): Promise<SoftAuthenticator> => {
    const { options } = (await device.post('/api/account/passkeys/options')).body;
    const response = await device.post('/api/account/passkeys', key.create(options));
    expect(response.status).toBe(200);
    return key;
  };
  const withPasskey = async (): Promise<{ person: ActiveMember; key: SoftAuthenticator }> => {
    const person = await anActiveMember(api, province);
    return { person, key: await enrol(person.device) };
  };
  const asked = async (device: TestDevice): Promise<{ challenge: string; rpId: string }> =>
    (await device.post('/api/auth/passkey/options')).body.options;
  const signIn = (device: TestDevice, answer: object): Promise<TestResponse> =>
    device.post('/api/auth/passkey', answer);
  const names = async (device: TestDevice): Promise<string[]> =>
    (await device.get('/api/account/passkeys')).body.items.map(({ name }: { name: string }) => name);

  it('signs in without a name and says whose it is', async () => {
    const { person, key } = await withPasskey();
    const device = stranger();
    const options = await asked(device);
    expect(options).toMatchObject({ rpId: 'lopso.example', userVerification: 'required' });
    expect((await signIn(device, key.get(options))).status).toBe(204);
    expect((await device.get('/api/auth/session')).body.account).toMatchObject({ accountId: person.accountId });
  });

  it('is refused, in the same words, from another origin, for another site, replayed, unsigned by a finger, copied', async () => {
    const { key } = await withPasskey();
    const device = stranger();
    const used = key.get(await asked(device));
    expect((await signIn(device, used)).status).toBe(204);
    const unknown = new SoftAuthenticator(ORIGIN);
    const answers = [
      await signIn(device, used),
      await signIn(device, key.get(await asked(device), { origin: 'https://lopso.example.evil.test' })),
      await signIn(device, key.get(await asked(device), { origin: 'http://lopso.example' })),
      await signIn(device, key.get(await asked(device), { rpId: 'evil.test' })),
      await signIn(device, key.get(await asked(device), { isVerified: false })),
      await signIn(device, key.get(await asked(device), { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' })),
      await signIn(device, key.get(await asked(device), { counter: 1 })),
      await signIn(device, unknown.get(await asked(device))),
      await signIn(device, { ...key.get(await asked(device)), signature: used['signature'] }),
      await signIn(device, { ...key.get(await asked(device)), clientDataJson: 'AAAA' }),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
      answers.map(() => [422, 'identity.passkey-refused']),
    );
    expect(new Set(answers.map(withoutInstance)).size).toBe(1);
  });

  it('challenge is good for five minutes and for what it was given', async () => {
    const { person, key } = await withPasskey();
    const device = stranger();
    const old = await asked(device);
    api.clock.advance(5 * 60 + 1);
    expect((await signIn(device, key.get(old))).status).toBe(422);
    await person.device.post('/api/auth/refresh');
    const { options } = (await person.device.post('/api/account/second-factor/passkey/options')).body;
    expect((await signIn(device, key.get(options))).status).toBe(422);
    expect((await person.device.post('/api/account/second-factor/passkey', key.get(await asked(device)))).status).toBe(
      422,
    );
  });

  it('of another account proves nothing for this one', async () => {
    const [mine, theirs] = [await withPasskey(), await withPasskey()];
    const prove = async (key: SoftAuthenticator): Promise<TestResponse> => {
      const { options } = (await mine.person.device.post('/api/account/second-factor/passkey/options')).body;
      return mine.person.device.post('/api/account/second-factor/passkey', key.get(options));
    };
    expect((await prove(theirs.key)).status).toBe(422);
    expect((await prove(mine.key)).status).toBe(204);
  });

  it('cannot be registered from another origin, twice, or with a used challenge', async () => {
    const { person, key } = await withPasskey();
    const other = await anActiveMember(api, province);
    const offer = async (device: TestDevice): Promise<{ challenge: string }> =>
      (await device.post('/api/account/passkeys/options')).body.options;
    const fresh = new SoftAuthenticator(ORIGIN);
    const taken = await offer(other.device);
    const answers = [
      await other.device.post('/api/account/passkeys', fresh.create(taken, { origin: 'https://evil.test' })),
      await other.device.post('/api/account/passkeys', fresh.create(taken)),
      await other.device.post('/api/account/passkeys', key.create(await offer(other.device))),
    ];
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422]);
    expect([await names(other.device), await names(person.device)]).toEqual([[], ['Điện thoại']]);
  });

  it('of a closed account opens nothing', async () => {
    const { person, key } = await withPasskey();
    await api.database.execute(`update identity.account set state = 'closed' where id = $1`, [person.accountId]);
    const device = stranger();
    expect((await signIn(device, key.get(await asked(device)))).status).toBe(422);
  });

  it('is named and removed by its owner, and by nobody else', async () => {
    const { person, key } = await withPasskey();
    const other = await anActiveMember(api, province);
    const [{ id }] = (await person.device.get('/api/account/passkeys')).body.items;
    expect((await other.device.put(`/api/account/passkeys/${id}/name`, { name: 'Của tôi' })).status).toBe(404);
    expect((await other.device.delete(`/api/account/passkeys/${id}`)).status).toBe(404);
    // The account has a second factor now, so taking one away wants it fresh.
    expect((await person.device.delete(`/api/account/passkeys/${id}`)).body.code).toBe('identity.step-up-needed');
    const { options } = (await person.device.post('/api/account/second-factor/passkey/options')).body;
    await person.device.post('/api/account/second-factor/passkey', key.get(options));
    expect((await person.device.put(`/api/account/passkeys/${id}/name`, { name: 'Máy của chồng' })).status).toBe(204);
    expect(await names(person.device)).toEqual(['Máy của chồng']);
    expect((await person.device.delete(`/api/account/passkeys/${id}`)).status).toBe(204);
    const device = stranger();
    expect((await signIn(device, key.get(await asked(device)))).status).toBe(422);
  });

  it('is asked for before an authenticator is set up beside it: the password alone makes no second factor', async () => {
    const { person, key } = await withPasskey();
    const thief = stranger();
    await thief.signIn(person.username, person.password);
    const begin = (): Promise<TestResponse> => thief.post('/api/account/totp');
    const confirm = (code: string): Promise<TestResponse> => thief.post('/api/account/totp/confirm', { code });
    expect([(await begin()).body.code, (await confirm('123456')).body.code]).toEqual([
      'identity.step-up-needed',
      'identity.step-up-needed',
    ]);
    const { options } = (await thief.post('/api/account/second-factor/passkey/options')).body;
    await thief.post('/api/account/second-factor/passkey', key.get(options));
    const app = new AuthenticatorApp((await begin()).body.secret, api.clock);
    expect((await confirm(app.code())).status).toBe(200);
  });

  it('is device and finger in one: an account with an authenticator needs no code beside it', async () => {
    const clerk = await aSignedInOfficer(api, 'department-officer', province.unit, '198.51.103.9');
    const { secret } = (await clerk.device.post('/api/account/totp')).body;
    await clerk.device.post('/api/account/totp/confirm', { code: new AuthenticatorApp(secret, api.clock).code() });
    const key = await enrol(clerk.device);
    const laptop = stranger();
    await signIn(laptop, key.get(await asked(laptop)));
    expect((await laptop.get('/api/auth/session')).body.account.secondFactor).toBe('done');
    expect((await laptop.get('/api/communes')).status).toBe(200);
  });

  it('is offered only where the address has a name', async () => {
    expect((await stranger().get('/api/auth/ways')).body).toMatchObject({ hasPasskeys: true, oidcLabel: null });
  });
});
