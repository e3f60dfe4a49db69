import { IdentitySettings, NOTICE_VERSION } from '@lopso/identity';
import { anActiveMember, TestDevice } from '../support/identity';
import { TestProvince } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

const refresh = (device: TestDevice): Promise<TestResponse> => device.post('/api/auth/refresh');
const isSignedIn = async (device: TestDevice): Promise<boolean> =>
  (await device.get('/api/auth/session')).body.signedIn;

describe('a session', () => {
  let api: TestApi;
  let province: TestProvince;
  beforeAll(async () => {
    api = await TestApi.start();
    province = await TestProvince.create(api.database);
  });
  afterAll(() => api.stop());
  afterEach(() => api.clock.release());

  describe('renewing itself', () => {
    it('exchanges the refresh token for its successor and signs in anew', async () => {
      const { device } = await anActiveMember(api, province);
      const before = device.cookies['lopso_refresh'];
      api.clock.advance(3600);
      expect(await isSignedIn(device)).toBe(false);
      expect((await refresh(device)).status).toBe(204);
      expect(device.cookies['lopso_refresh']).not.toBe(before);
      expect(await isSignedIn(device)).toBe(true);
    });

    it('goes on under another secret of tokens, for what renews it is random (README)', async () => {
      const { device } = await anActiveMember(api, province);
      const settings = api.app.get(IdentitySettings);
      const before = settings.TOKEN_SECRET;
      try {
        settings.TOKEN_SECRET = 'another secret of at least 32 signs!';
        expect([(await refresh(device)).status, (await refresh(device)).status]).toEqual([204, 204]);
        expect(await isSignedIn(device)).toBe(true);
      } finally {
        settings.TOKEN_SECRET = before;
      }
    });

    it('gives two tabs that ask at once the same successor', async () => {
      const { device } = await anActiveMember(api, province);
      const tabs = Array.from({ length: 8 }, () => device.copy());
      const answers = await Promise.all(tabs.map(refresh));
      expect(answers.map((answer) => answer.status)).toEqual(tabs.map(() => 204));
      expect(new Set(tabs.map((tab) => tab.cookies['lopso_refresh'])).size).toBe(1);
    });

    it('gives the predecessor the same successor for a minute, since replies get lost', async () => {
      const { device } = await anActiveMember(api, province);
      const lost = device.copy();
      await refresh(device);
      api.clock.advance(59);
      expect((await refresh(lost)).status).toBe(204);
      expect(lost.cookies['lopso_refresh']).toBe(device.cookies['lopso_refresh']);
      expect((await refresh(device)).status).toBe(204);
    });

    it('ends the whole family when the predecessor comes later, and only this family', async () => {
      const { device, username, password } = await anActiveMember(api, province);
      const other = new TestDevice(api);
      await other.signIn(username, password);
      const thief = device.copy();
      await refresh(device);
      api.clock.advance(61);
      const reused = await refresh(thief);
      expect([reused.status, reused.body.code]).toEqual([401, 'identity.session-ended']);
      expect((await refresh(device)).status).toBe(401);
      expect((await refresh(other)).status).toBe(204);
      const ended = await api.database.query(
        `select 1 from identity.login_session where ended_because = 'token-reused'`,
      );
      expect(ended.length).toBeGreaterThan(0);
    });

    it('ends after long disuse', async () => {
      const { device } = await anActiveMember(api, province);
      api.clock.advance(60 * 86_400);
      expect((await refresh(device)).status).toBe(401);
    });

    it('refuses no token, an invented token and a mangled one alike', async () => {
      const { device } = await anActiveMember(api, province);
      const without = new TestDevice(api);
      const invented = device.copy();
      invented.cookies['lopso_refresh'] = 'A'.repeat(43);
      const mangled = device.copy();
      mangled.cookies['lopso_refresh'] = `${'x'.repeat(5000)}; drop`;
      const answers = await Promise.all([without, invented, mangled].map(refresh));
      expect(answers.map((answer) => [answer.status, answer.body.code])).toEqual(
        answers.map(() => [401, 'identity.session-ended']),
      );
      expect((await refresh(device)).status).toBe(204);
    });

    it('stops for an account that was closed', async () => {
      const { device, accountId } = await anActiveMember(api, province);
      await api.database.execute(`update identity.account set state = 'closed' where id = $1`, [accountId]);
      expect((await refresh(device)).status).toBe(401);
      expect(await isSignedIn(device)).toBe(false);
    });

    it('keeps only hashes', async () => {
      const { device } = await anActiveMember(api, province);
      const token = device.cookies['lopso_refresh'] ?? '';
      const rows = await api.database.query<{ hash: string }>(
        `select encode(token_hash, 'escape') as hash from identity.refresh_token where position(convert_to($1, 'UTF8') in token_hash) > 0`,
        [token],
      );
      expect([token.length, rows]).toEqual([43, []]);
    });
  });

  describe('on a device that is not to be remembered', () => {
    const signIn = async (remember: boolean) => {
      const { username, password } = await anActiveMember(api, province);
      const device = new TestDevice(api);
      const answer = await device.post('/api/auth/sign-in', { username, password, remember });
      const set = [answer.headers['set-cookie'] ?? []].flat() as string[];
      return { device, cookie: (name: string) => set.find((one) => one.startsWith(`${name}=`)) };
    };

    it('goes with the browser and is over after half a day, and the device stays unknown', async () => {
      const { device, cookie } = await signIn(false);
      expect(cookie('lopso_refresh')).not.toContain('Max-Age');
      expect(cookie('lopso_device')).toBeUndefined();
      expect(await isSignedIn(device)).toBe(true);
      const { items } = (await device.get('/api/account/sessions')).body;
      expect(items).toMatchObject([{ isThis: true, isRemembered: false }, { isRemembered: true }]);
      api.clock.advance(11 * 3600);
      const renewed = await refresh(device);
      expect([renewed.status, String(renewed.headers['set-cookie'])]).toEqual([
        204,
        expect.not.stringMatching(/lopso_refresh=[^;]+;[^,]*Max-Age/),
      ]);
      api.clock.advance(12 * 3600 + 1);
      expect((await refresh(device)).status).toBe(401);
    });

    it('is otherwise kept for two months', async () => {
      const { device, cookie } = await signIn(true);
      expect(cookie('lopso_refresh')).toContain(`Max-Age=${60 * 86_400}`);
      expect(cookie('lopso_device')).toBeDefined();
      api.clock.advance(59 * 86_400);
      expect((await refresh(device)).status).toBe(204);
    });
  });

  describe('signing out', () => {
    it('ends this session and takes its cookies back, the device stays known', async () => {
      const { device } = await anActiveMember(api, province);
      const copy = device.copy();
      expect((await device.post('/api/auth/sign-out')).status).toBe(204);
      expect(Object.keys(device.cookies)).toEqual(expect.not.arrayContaining(['lopso_access', 'lopso_refresh']));
      expect(device.cookies['lopso_device']).toBeDefined();
      expect((await refresh(copy)).status).toBe(401);
    });

    it('works twice, and for somebody whose access token expired', async () => {
      const { device } = await anActiveMember(api, province);
      api.clock.advance(3600);
      const copy = device.copy();
      expect((await device.post('/api/auth/sign-out')).status).toBe(204);
      expect((await device.post('/api/auth/sign-out')).status).toBe(204);
      expect((await refresh(copy)).status).toBe(401);
    });

    it('everywhere ends every device of the account and nobody else’s', async () => {
      const { device, username, password } = await anActiveMember(api, province);
      const stranger = await anActiveMember(api, province);
      const laptop = new TestDevice(api);
      await laptop.signIn(username, password);
      expect((await laptop.post('/api/auth/sign-out-everywhere')).status).toBe(204);
      expect((await refresh(device)).status).toBe(401);
      expect((await refresh(stranger.device)).status).toBe(204);
    });
  });

  it('that ended is refused at the next request on its own access token, and no other session is', async () => {
    const { device, username, password } = await anActiveMember(api, province);
    const laptop = new TestDevice(api);
    await laptop.signIn(username, password);
    const thief = device.copy();
    await device.post('/api/auth/sign-out');
    expect((await thief.get('/api/me/home')).status).toBe(401);
    expect((await laptop.get('/api/me/home')).status).toBe(200);
  });

  it('loses at once what was agreed to when the agreement is taken back on another device', async () => {
    const { device, username, password } = await anActiveMember(api, province);
    const laptop = new TestDevice(api);
    await laptop.signIn(username, password);
    await laptop.post('/api/consents', { decision: 'withdrawn', noticeVersion: NOTICE_VERSION });
    expect((await device.get('/api/me/home')).status).toBe(401);
    expect((await refresh(device)).status).toBe(204);
    expect((await device.get('/api/me/home')).status).toBe(403);
  });

  it('that ended gets no new access token from the privacy notice, and writes nothing there', async () => {
    const { device, accountId } = await anActiveMember(api, province);
    const thief = device.copy();
    await device.post('/api/auth/sign-out-everywhere');
    const answer = await thief.post('/api/consents', { decision: 'withdrawn', noticeVersion: NOTICE_VERSION });
    expect([answer.status, answer.body.code, answer.cookies]).toEqual([401, 'platform.unauthenticated', []]);
    const withdrawn = `select 1 from identity.consent where account_id = $1 and decision = 'withdrawn'`;
    expect(await api.database.query(withdrawn, [accountId])).toEqual([]);
  });

  describe('changing the password', () => {
    const change = (device: TestDevice, currentPassword: string, newPassword: string): Promise<TestResponse> =>
      device.post('/api/auth/password', { currentPassword, newPassword });

    it('needs the present one, keeps this session and ends the others', async () => {
      const { device, username, password } = await anActiveMember(api, province);
      const other = new TestDevice(api);
      await other.signIn(username, password);
      expect((await change(device, password, 'đồi chè xanh ngắt')).status).toBe(204);
      expect((await refresh(device)).status).toBe(204);
      expect((await refresh(other)).status).toBe(401);
      expect((await new TestDevice(api).signIn(username, password)).status).toBe(401);
      expect((await new TestDevice(api).signIn(username, 'đồi chè xanh ngắt')).status).toBe(204);
    });

    it('names the field that is wrong', async () => {
      const { device, password } = await anActiveMember(api, province);
      const wrong = await change(device, 'sai mật khẩu rồi', 'đồi chè xanh ngắt');
      expect([wrong.status, wrong.body.errors[0]]).toMatchObject([
        400,
        { pointer: '#/currentPassword', code: 'identity.current-password' },
      ]);
      const weak = await change(device, password, '12345678');
      expect(weak.body.errors[0]).toMatchObject({ pointer: '#/newPassword', code: 'identity.password-too-common' });
      const short = await change(device, password, 'ngắn');
      expect(short.body.errors[0].detail).toBe('Mật khẩu cần ít nhất 8 chữ hoặc số.');
    });

    it('locks after guesses like signing in does', async () => {
      const { device } = await anActiveMember(api, province);
      for (let count = 0; count < 5; count += 1) await change(device, 'sai mật khẩu rồi', 'đồi chè xanh ngắt');
      expect((await change(device, 'sai mật khẩu rồi', 'đồi chè xanh ngắt')).status).toBe(429);
    });

    it('is for people who are signed in', async () => {
      expect((await change(new TestDevice(api), 'x', 'đồi chè xanh ngắt')).status).toBe(401);
    });
  });

  describe('consent', () => {
    const decide = (device: TestDevice, decision: string, noticeVersion = NOTICE_VERSION): Promise<TestResponse> =>
      device.post('/api/consents', { decision, noticeVersion });

    it('withdrawn takes the member out of the token at once, given again puts her back', async () => {
      const { device, member } = await anActiveMember(api, province);
      const memberOf = (): unknown =>
        JSON.parse(Buffer.from((device.cookies['lopso_access'] ?? '').split('.')[1] ?? '', 'base64url').toString()).mid;
      expect(memberOf()).toBe(member.id);
      expect((await decide(device, 'withdrawn')).body).toMatchObject({ decision: 'withdrawn', isGiven: false });
      expect(memberOf()).toBeNull();
      expect((await device.get('/api/auth/session')).body.account).toMatchObject({
        memberId: member.id,
        consent: { isGiven: false },
      });
      expect((await device.get('/api/me/home')).status).toBe(403);
      await decide(device, 'agreed');
      expect(memberOf()).toBe(member.id);
      expect((await device.get('/api/me/home')).status).toBe(200);
    });

    it('is a ledger that only grows, with one line for a repeated tap', async () => {
      const { device, accountId } = await anActiveMember(api, province);
      for (const decision of ['withdrawn', 'withdrawn', 'agreed']) await decide(device, decision);
      const rows = await api.database.query<{ decision: string }>(
        'select decision from identity.consent where account_id = $1 order by decided_at, id',
        [accountId],
      );
      expect(rows.map((row) => row.decision)).toEqual(['agreed', 'withdrawn', 'agreed']);
    });

    it('is given to the text that was shown, not to another version', async () => {
      const { device } = await anActiveMember(api, province);
      const response = await decide(device, 'agreed', '1999-01');
      expect([response.status, response.body.code]).toEqual([409, 'identity.notice-changed']);
    });

    it('notice is open to everybody and says what refusing means', async () => {
      const response = await api.get('/api/privacy-notice');
      expect(response.body).toMatchObject({ version: NOTICE_VERSION, purpose: 'learning-record' });
      expect(response.body.refusal.length).toBeGreaterThan(0);
    });
  });
});
