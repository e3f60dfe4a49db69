import { loadAllSettings } from '@lopso/platform';
import { aReprint, aSlip, anActiveMember, BIRTH_YEAR, TestDevice, withoutInstance } from '../support/identity';
import { CLIENT_ID, CLIENT_SECRET, OpenIdProvider } from '../support/openid-provider';
import { TestApi, type TestResponse } from '../support/test-api';
import { TestProvince } from '../support/province';

const SETTINGS = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
const CITIZEN_NUMBER = '008187001234';

describe('signing in through an OpenID provider', () => {
  let provider: OpenIdProvider;
  let api: TestApi;
  let province: TestProvince;
  let people = 0;

  beforeAll(async () => {
    provider = await OpenIdProvider.start(`${process.env['PUBLIC_URL']}/dang-nhap/tro-lai`);
    Object.assign(process.env, {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: CLIENT_ID,
      OIDC_CLIENT_SECRET: CLIENT_SECRET,
    });
    loadAllSettings();
    api = await TestApi.start();
    province = await TestProvince.create(api.database);
  });
  afterAll(async () => {
    await api.stop();
    await provider.stop();
    for (const name of SETTINGS) delete process.env[name];
    loadAllSettings();
  });
  beforeEach(() => {
    people += 1;
    provider.person = { sub: `vn-${people}`, HoVaTen: 'VÀNG THỊ MỶ', SoDinhDanh: CITIZEN_NUMBER };
    provider.isCancelled = false;
  });
  afterEach(() => api.clock.release());

  const device = (): TestDevice => new TestDevice(api, `198.51.104.${people}`);
  const depart = async (phone: TestDevice, purpose: 'sign-in' | 'link'): Promise<string> => {
    const { status, body } = await phone.post('/api/auth/oidc/depart', { purpose });
    expect([status, body.code]).toEqual([200, undefined]);
    return body.url;
  };
  const comeBack = (phone: TestDevice, query: string): Promise<TestResponse> =>
    phone.post('/api/auth/oidc/return', { query });
  const through = async (phone: TestDevice, purpose: 'sign-in' | 'link'): Promise<TestResponse> =>
    comeBack(phone, await provider.walkThrough(await depart(phone, purpose)));
  const whoIs = async (phone: TestDevice): Promise<string | undefined> =>
    (await phone.get('/api/auth/session')).body.account?.accountId;

  it('links after signing in, then opens the same account without a password', async () => {
    const { device: phone, accountId } = await anActiveMember(api, province);
    expect((await through(phone, 'link')).body).toEqual({ kind: 'linked', displayName: null });
    const other = device();
    expect((await through(other, 'sign-in')).body.kind).toBe('signed-in');
    expect(await whoIs(other)).toBe(accountId);
    expect((await phone.get('/api/account/foreign-identity')).body).toMatchObject({ label: 'VNeID' });
  });

  it('makes no member and no account for somebody it does not know, and says the name it was given', async () => {
    const count = (): Promise<unknown> =>
      api.database.queryOne('select (select count(*) from identity.account) a, (select count(*) from org.member) m');
    const before = await count();
    const phone = device();
    expect((await through(phone, 'sign-in')).body).toEqual({ kind: 'unlinked', displayName: 'VÀNG THỊ MỶ' });
    expect([await count(), await whoIs(phone)]).toEqual([before, undefined]);
  });

  it('links by the code of a slip, also an account that was never activated, and uses the code up', async () => {
    const slip = await aSlip(api, province, await province.member(await province.commune()));
    const phone = device();
    await through(phone, 'sign-in');
    const proof = { code: slip.code, birthYear: BIRTH_YEAR, username: slip.username };
    expect((await phone.post('/api/auth/oidc/link-by-slip', { ...proof, birthYear: 1950 })).status).toBe(422);
    expect((await phone.post('/api/auth/oidc/link-by-slip', proof)).status).toBe(204);
    expect(await whoIs(phone)).toBe(slip.accountId);
    expect((await phone.get('/api/auth/session')).body.account.consent.isGiven).toBe(false);
    const again = device();
    expect((await through(again, 'sign-in')).body.kind).toBe('signed-in');
    expect((await device().post('/api/activation/check', { code: slip.code })).body.code).toBe('identity.code-used');
  });

  it('steps up without a password: by the slip at first, later by proving herself at the provider anew', async () => {
    const slip = await aSlip(api, province, await province.member(await province.commune()));
    const phone = device();
    await through(phone, 'sign-in');
    const proof = { code: slip.code, birthYear: BIRTH_YEAR, username: slip.username };
    await phone.post('/api/auth/oidc/link-by-slip', proof);
    expect((await phone.get('/api/account/factors')).body).toMatchObject({ hasOwnPassword: false });
    const isFresh = async (): Promise<number> => (await phone.post('/api/account/second-factor/fresh')).status;
    expect(await isFresh()).toBe(204);
    await phone.post('/api/auth/sign-out');
    await through(phone, 'sign-in');
    expect(await isFresh()).toBe(403);
    const again = await depart(phone, 'sign-in');
    expect(Object.fromEntries(new URL(again).searchParams)).toMatchObject({ prompt: 'login', max_age: '0' });
    expect((await comeBack(phone, await provider.walkThrough(again))).body.kind).toBe('signed-in');
    expect(await isFresh()).toBe(204);
    expect((await phone.post('/api/account/totp')).status).toBe(200);
    api.clock.advance(3600);
    await phone.post('/api/auth/refresh');
    expect(await isFresh()).toBe(403);
  });

  it('does not step up at the provider who has a password', async () => {
    const { device: phone } = await anActiveMember(api, province);
    await through(phone, 'link');
    await through(phone, 'sign-in');
    expect((await phone.post('/api/account/second-factor/fresh')).status).toBe(403);
  });

  it('links by slip only the account that was shown, and says so in the next session, not in this one', async () => {
    const slip = await aSlip(api, province, await province.member(await province.commune()));
    const phone = device();
    await through(phone, 'sign-in');
    const proof = { code: slip.code, birthYear: BIRTH_YEAR };
    const link = (username?: string) => phone.post('/api/auth/oidc/link-by-slip', { ...proof, username });
    expect((await link()).status).toBe(400);
    expect((await link('nguoikhac1')).body.code).toBe('identity.oidc-other-account');
    expect(await whoIs(phone)).toBeUndefined();
    const shown = await phone.post('/api/activation/identify', proof);
    expect(shown.body.username).toBe(slip.username);
    expect((await link(shown.body.username)).status).toBe(204);
    const untold = async (who: TestDevice) => (await who.get('/api/account/foreign-identity')).body.untoldSince;
    expect(await untold(phone)).toBeNull();
    api.clock.advance(60);
    const next = device();
    await through(next, 'sign-in');
    expect(await untold(next)).not.toBeNull();
    expect((await next.post('/api/account/foreign-identity/seen')).status).toBe(204);
    expect(await untold(next)).toBeNull();
    const third = device();
    await through(third, 'sign-in');
    expect(await untold(third)).not.toBeNull();
    const acts = await api.database.query(
      `select 1 from platform.audit_entry where action = 'identity.foreign-identity-linked' and subject_id = $1`,
      [slip.accountId],
    );
    expect(acts).toHaveLength(1);
  });

  it('is told to the owner although the one who linked has pressed it away, until she has read it herself', async () => {
    const { device: phone, username, password } = await anActiveMember(api, province);
    await through(phone, 'link');
    api.clock.advance(60);
    const untold = async (who: TestDevice) => (await who.get('/api/account/foreign-identity')).body.untoldSince;
    const linker = device();
    await through(linker, 'sign-in');
    expect((await linker.post('/api/account/foreign-identity/seen')).status).toBe(204);
    const owner = device();
    expect((await owner.signIn(username, password)).status).toBe(204);
    expect(await untold(owner)).not.toBeNull();
    expect((await owner.post('/api/account/foreign-identity/seen')).status).toBe(204);
    const after = device();
    await through(after, 'sign-in');
    expect([await untold(owner), await untold(after)]).toEqual([null, null]);
  });

  it('takes every other way off an active account that is linked by a slip', async () => {
    const active = await anActiveMember(api, province);
    await through(active.device, 'link');
    const officer = province.officer('commune-officer', active.member.unit);
    const slip = await aReprint(api, officer, active.accountId);
    provider.person = { ...provider.person, sub: `vn-again-${people}` };
    const phone = device();
    expect((await through(phone, 'sign-in')).body.kind).toBe('unlinked');
    const proof = { code: slip.code, birthYear: BIRTH_YEAR, username: slip.username };
    expect((await phone.post('/api/auth/oidc/link-by-slip', proof)).status).toBe(204);
    expect([await whoIs(phone), await whoIs(active.device)]).toEqual([active.accountId, undefined]);
    const { username, password } = active;
    expect((await device().signIn(username, password)).status).toBe(401);
    provider.person = { ...provider.person, sub: `vn-${people}` };
    expect((await through(device(), 'sign-in')).body.kind).toBe('unlinked');
    expect((await phone.get('/api/account/factors')).body).toMatchObject({ hasOwnPassword: false });
  });

  it('needs the browser that set out: no cookie, another state, a second use, too late', async () => {
    const { device: phone } = await anActiveMember(api, province);
    await through(phone, 'link');
    const honest = device();
    const url = await depart(honest, 'sign-in');
    const query = await provider.walkThrough(url);
    const other = device();
    await depart(other, 'sign-in');
    const altered = new URLSearchParams(query);
    altered.set('state', 'x'.repeat(43));
    const tampered = device();
    await depart(tampered, 'sign-in');
    const answers = [
      await comeBack(device(), query),
      await comeBack(other, query),
      await comeBack(tampered, `?${altered.toString()}`),
    ];
    expect((await comeBack(honest, query)).body.kind).toBe('signed-in');
    const late = device();
    const lateQuery = await provider.walkThrough(await depart(late, 'sign-in'));
    api.clock.advance(10 * 60 + 1);
    answers.push(await comeBack(honest, query), await comeBack(late, lateQuery));
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
      answers.map(() => [422, 'identity.oidc-refused']),
    );
    expect(new Set(answers.map(withoutInstance)).size).toBe(1);
  });

  it('sends state, nonce and a challenge of PKCE', async () => {
    const url = new URL(await depart(device(), 'sign-in'));
    expect([...url.searchParams.keys()].sort()).toEqual(
      [
        'client_id',
        'code_challenge',
        'code_challenge_method',
        'nonce',
        'redirect_uri',
        'response_type',
        'scope',
        'state',
      ].sort(),
    );
    expect(url.searchParams.get('code_challenge_method')).toBe('S256');
  });

  it('refuses a code that belongs to another sign-in: its nonce and verifier do not fit', async () => {
    const [mine, theirs] = [device(), device()];
    const stolen = new URLSearchParams(await provider.walkThrough(await depart(theirs, 'sign-in')));
    const own = new URLSearchParams(await provider.walkThrough(await depart(mine, 'sign-in')));
    own.set('code', stolen.get('code') ?? '');
    expect((await comeBack(mine, `?${own.toString()}`)).body.code).toBe('identity.oidc-refused');
  });

  it('gives an identity to one account and an account one identity', async () => {
    const [first, second] = [await anActiveMember(api, province), await anActiveMember(api, province)];
    await through(first.device, 'link');
    expect((await through(second.device, 'link')).body.code).toBe('identity.oidc-taken');
    provider.person = { ...provider.person, sub: `vn-other-${people}` };
    expect((await through(first.device, 'link')).body.code).toBe('identity.oidc-taken');
    expect((await first.device.delete('/api/account/foreign-identity')).status).toBe(204);
    expect((await through(first.device, 'link')).body.kind).toBe('linked');
  });

  it('says in Vietnamese that the person turned back', async () => {
    provider.isCancelled = true;
    const response = await through(device(), 'sign-in');
    expect([response.status, response.body.code]).toEqual([422, 'identity.oidc-cancelled']);
    expect(response.body.title).toBe('Anh chị chưa xác nhận');
  });

  it('opens no closed account', async () => {
    const { device: phone, accountId } = await anActiveMember(api, province);
    await through(phone, 'link');
    await api.database.execute(`update identity.account set state = 'closed' where id = $1`, [accountId]);
    expect((await through(device(), 'sign-in')).body.code).toBe('identity.oidc-refused');
  });

  it('keeps neither the citizen number nor the subject nor the name: no row of any table of identity holds them', async () => {
    const { device: phone } = await anActiveMember(api, province, 'Tên Khác Hẳn');
    await through(phone, 'link');
    await through(device(), 'sign-in');
    provider.person = { ...provider.person, sub: `vn-unlinked-${people}`, HoVaTen: 'SÙNG CHẲNG GIỐNG AI' };
    await through(device(), 'sign-in');
    const tables = await api.database.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('identity', 'platform')`,
    );
    const holding: string[] = [];
    for (const { name } of tables) {
      const rows = await api.database.query(
        `select 1 from ${name} row where row::text ilike any(array[$1, $2, $3]) limit 1`,
        [`%${CITIZEN_NUMBER}%`, `%vn-unlinked-${people}%`, '%SÙNG CHẲNG GIỐNG AI%'],
      );
      if (rows.length > 0) holding.push(name);
    }
    expect(holding).toEqual([]);
  });
});

describe('a provider without a discovery document', () => {
  const ENDPOINTS = ['OIDC_AUTHORIZATION_ENDPOINT', 'OIDC_TOKEN_ENDPOINT', 'OIDC_JWKS_URI'] as const;

  afterEach(() => {
    for (const name of [...SETTINGS, ...ENDPOINTS]) delete process.env[name];
    loadAllSettings();
  });

  it('is reached by the endpoints of the settings, one by one, and never asked for the document', async () => {
    const provider = await OpenIdProvider.start(`${process.env['PUBLIC_URL']}/dang-nhap/tro-lai`);
    Object.assign(process.env, {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: CLIENT_ID,
      OIDC_CLIENT_SECRET: CLIENT_SECRET,
      OIDC_AUTHORIZATION_ENDPOINT: `${provider.issuer}/auth`,
      OIDC_TOKEN_ENDPOINT: `${provider.issuer}/token`,
      OIDC_JWKS_URI: `${provider.issuer}/jwks`,
    });
    loadAllSettings();
    provider.person = { sub: 'vn-explicit', HoVaTen: 'LÝ VĂN CHẤN', SoDinhDanh: CITIZEN_NUMBER };
    const api = await TestApi.start();
    try {
      const province = await TestProvince.create(api.database);
      const { device: phone, accountId } = await anActiveMember(api, province);
      const through = async (who: TestDevice, purpose: 'sign-in' | 'link') => {
        const { url } = (await who.post('/api/auth/oidc/depart', { purpose })).body;
        return who.post('/api/auth/oidc/return', { query: await provider.walkThrough(url) });
      };
      expect((await through(phone, 'link')).body.kind).toBe('linked');
      const other = new TestDevice(api, '198.51.105.9');
      expect((await through(other, 'sign-in')).body.kind).toBe('signed-in');
      expect((await other.get('/api/auth/session')).body.account.accountId).toBe(accountId);
      expect(provider.paths).toEqual(expect.arrayContaining(['/token', '/jwks']));
      expect(provider.paths.filter((path) => path.includes('.well-known'))).toEqual([]);
    } finally {
      await api.stop();
      await provider.stop();
    }
  });

  it('is refused at start when an endpoint is missing', () => {
    Object.assign(process.env, {
      OIDC_ISSUER: 'https://dangnhap.example.vn',
      OIDC_CLIENT_ID: CLIENT_ID,
      OIDC_CLIENT_SECRET: CLIENT_SECRET,
      OIDC_TOKEN_ENDPOINT: 'https://dangnhap.example.vn/token',
    });
    expect(() => loadAllSettings()).toThrow(/OIDC_AUTHORIZATION_ENDPOINT[^]*OIDC_JWKS_URI/);
  });
});

describe('without a configured provider', () => {
  it('nobody is sent anywhere', async () => {
    const api = await TestApi.start();
    const phone = new TestDevice(api, '198.51.104.250');
    const response = await phone.post('/api/auth/oidc/depart', { purpose: 'sign-in' });
    expect([response.status, response.body.code]).toEqual([422, 'identity.oidc-off']);
    expect((await phone.get('/api/auth/ways')).body.oidcLabel).toBeNull();
    await api.stop();
  });
});
