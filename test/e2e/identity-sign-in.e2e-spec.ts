import { createHmac } from 'node:crypto';
import { AccountService, IdentitySettings } from '@lopso/identity';
import { newId } from '@lopso/platform';
import { ACCESS_COOKIE } from '../../libs/identity/src/sign-in/access-cookie';
import { anActiveMember, aStaffAccount, TestDevice, withoutInstance } from '../support/identity';
import { TestProvince } from '../support/province';
import { TestApi } from '../support/test-api';

const WRONG = 'khong phai mat khau';

function base64url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** A JWT with any header and claims, signed with any key. */
function forgedToken(header: object, claims: object, key: string): string {
  const head = `${base64url(header)}.${base64url(claims)}`;
  return `${head}.${createHmac('sha256', key).update(head).digest('base64url')}`;
}

describe('signing in', () => {
  let api: TestApi;
  let province: TestProvince;
  let addresses = 0;

  const device = (): TestDevice => {
    addresses += 1;
    return new TestDevice(api, `198.51.100.${addresses}`);
  };

  beforeAll(async () => {
    api = await TestApi.start();
    province = await TestProvince.create(api.database);
  });
  afterAll(() => api.stop());
  afterEach(() => api.clock.release());

  it('answers 200 and nobody when nobody is signed in', async () => {
    const response = await device().get('/api/auth/session');
    expect([response.status, response.body]).toEqual([200, { signedIn: false, canRenew: false, account: null }]);
  });

  it('opens a session by username and password and says who it is', async () => {
    const { username, password, member, accountId } = await anActiveMember(api, province, 'Vàng Thị Mỷ');
    const phone = device();
    expect((await phone.signIn(` ${username.toUpperCase()} `, password)).status).toBe(204);
    const { account } = (await phone.get('/api/auth/session')).body;
    expect(account).toMatchObject({
      accountId,
      memberId: member.id,
      username,
      displayName: 'Vàng Thị Mỷ',
      workspaces: ['member'],
      roles: [{ role: 'member', unitId: null, unitName: null }],
      consent: { decision: 'agreed', isGiven: true },
    });
  });

  it('names the units of granted roles and opens their desks', async () => {
    const { username, password, accountId } = await anActiveMember(api, province);
    const commune = await province.commune('Xã Hàm Yên');
    await api.database.execute(
      `insert into org.role_grant (id, account_id, role, unit_id, unit_path, held) values ($1, $2, 'commune-officer', $3, $4, '[2025-07-01,)')`,
      [newId(), accountId, commune.id, commune.path],
    );
    const laptop = device();
    await laptop.signIn(username, password);
    const { account } = (await laptop.get('/api/auth/session')).body;
    expect(account.workspaces).toEqual(['commune', 'member']);
    expect(account.permissions).toEqual(expect.arrayContaining(['learning.learn', 'org.manage-members']));
    expect(account.permissions).not.toContain('learning.open-rounds');
    expect(account.roles).toContainEqual({ role: 'commune-officer', unitId: commune.id, unitName: 'Xã Hàm Yên' });
  });

  it('sends its cookies to this site only, out of reach of scripts, the refresh token only where it is needed', async () => {
    const { username, password } = await anActiveMember(api, province);
    const response = await device().signIn(username, password);
    const cookies = [response.headers['set-cookie']].flat().map(String);
    const auth = cookies.filter((cookie) => !cookie.startsWith('lopso_csrf'));
    expect(auth).toHaveLength(3);
    expect(auth.every((cookie) => cookie.includes('HttpOnly') && cookie.includes('SameSite=Lax'))).toBe(true);
    expect(auth.find((cookie) => cookie.startsWith('lopso_refresh'))).toContain('Path=/api/auth;');
    expect(response.body).toBe('');
  });

  it('takes a password typed by a keyboard that decomposes its letters', async () => {
    const { username, password } = await anActiveMember(api, province);
    expect((await device().signIn(username, password.normalize('NFD'))).status).toBe(204);
  });

  it('gives the same answer for a wrong password, an unknown name, an invited and a closed account', async () => {
    const { username, password } = await anActiveMember(api, province);
    const closed = await anActiveMember(api, province);
    await api.database.execute(`update identity.account set state = 'closed' where id = $1`, [closed.accountId]);
    const member = await province.member(province.unit);
    const invited = await api.app
      .get(AccountService)
      .ensureMemberAccount({ memberId: member.id, fullName: member.fullName, phone: null });
    const answers = [
      await device().signIn(username, WRONG),
      await device().signIn('khongcoten99', password),
      await device().signIn(invited.username, password),
      await device().signIn(closed.username, closed.password),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([401, 401, 401, 401]);
    expect(new Set(answers.map(withoutInstance)).size).toBe(1);
    expect(new Set(answers.map((answer) => JSON.stringify(answer.cookies))).size).toBe(1);
  });

  it('refuses malformed, oversized and unknown fields with a sentence each', async () => {
    const phone = device();
    const answers = [
      await phone.post('/api/auth/sign-in', {}),
      await phone.post('/api/auth/sign-in', { username: 'a', password: 'x'.repeat(10_000) }),
      await phone.post('/api/auth/sign-in', { username: 'a', password: 'x', isAdmin: true }),
      await phone.post('/api/auth/sign-in', { username: { $ne: 1 }, password: ['x'] }),
      await phone.post('/api/auth/sign-in', [1, 2]),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([400, 400, 400, 400, 400]);
    expect(answers.every((answer) => answer.body.detail.length > 10)).toBe(true);
  });

  describe('by telephone', () => {
    const register = async (phone: string): Promise<{ username: string; memberId: string; fullName: string }> => {
      const active = await anActiveMember(api, province);
      const holder = { memberId: active.member.id, fullName: active.member.fullName };
      await api.app.get(AccountService).ensureMemberAccount({ ...holder, phone });
      return { username: active.username, ...holder };
    };

    it('works however the number is written, while one account alone claims it', async () => {
      await register('0992 345 111');
      expect((await device().signIn('+84 992345111', 'ruộng bậc thang vàng')).status).toBe(204);
      expect((await device().signIn('0992.345.111', 'ruộng bậc thang vàng')).status).toBe(204);
    });

    it('stops working for both when a second account claims it, and works again when one lets go', async () => {
      const first = await register('0992 345 222');
      const second = await register('0992345222');
      const unknown = await device().signIn('khongcoten98', WRONG);
      const ambiguous = await device().signIn('0992345222', 'ruộng bậc thang vàng');
      expect([ambiguous.status, withoutInstance(ambiguous)]).toEqual([401, withoutInstance(unknown)]);
      expect((await device().signIn(first.username, 'ruộng bậc thang vàng')).status).toBe(204);
      await api.app.get(AccountService).ensureMemberAccount({ ...second, phone: null });
      expect((await device().signIn('0992345222', 'ruộng bậc thang vàng')).status).toBe(204);
    });
  });

  describe('after many wrong passwords', () => {
    const failures = 5;

    it('locks the account for strange devices, also for the right password, and opens again', async () => {
      api.clock.stopAt('2026-11-25T08:00:00Z');
      const { username, password } = await anActiveMember(api, province);
      for (let count = 0; count < failures; count += 1)
        expect((await device().signIn(username, WRONG)).status).toBe(401);
      const locked = await device().signIn(username, password);
      expect([locked.status, locked.body.code]).toEqual([429, 'identity.sign-in-locked']);
      expect(locked.body.detail).toContain('30 phút');
      expect(locked.headers['retry-after']).toBe('1800');
      api.clock.advance(1800);
      expect((await device().signIn(username, password)).status).toBe(204);
    });

    it('lets no half hour hold more than five, also across the full hour', async () => {
      api.clock.stopAt('2026-11-25T11:25:00Z');
      const { username, password } = await anActiveMember(api, province);
      for (let count = 0; count < failures; count += 1) {
        await device().signIn(username, WRONG);
        api.clock.advance(60);
      }
      api.clock.stopAt('2026-11-25T11:31:00Z');
      const locked = await device().signIn(username, password);
      expect([locked.status, locked.headers['retry-after']]).toEqual([429, String(24 * 60)]);
      api.clock.stopAt('2026-11-25T11:55:00Z');
      expect((await device().signIn(username, password)).status).toBe(204);
    });

    it('spares the device from which the account was entered before', async () => {
      const { username, password, device: own } = await anActiveMember(api, province);
      await own.post('/api/auth/sign-out');
      for (let count = 0; count < failures + 1; count += 1) await device().signIn(username, WRONG);
      expect((await device().signIn(username, password)).status).toBe(429);
      expect((await own.signIn(username, password)).status).toBe(204);
    });

    it('counts a known device too, so that a stolen phone is no way round', async () => {
      const { username, password, device: own } = await anActiveMember(api, province);
      for (let count = 0; count < failures; count += 1) await own.signIn(username, WRONG);
      expect((await own.signIn(username, password)).status).toBe(429);
    });

    it('answers for a name nobody has as for one that exists', async () => {
      api.clock.stopAt('2026-11-25T09:00:00Z');
      const { username } = await anActiveMember(api, province);
      for (let count = 0; count < failures; count += 1) {
        await device().signIn(username, WRONG);
        await device().signIn('khongcoten97', WRONG);
      }
      const real = await device().signIn(username, WRONG);
      const unknown = await device().signIn('khongcoten97', WRONG);
      expect([real.status, unknown.status, withoutInstance(unknown)]).toEqual([429, 429, withoutInstance(real)]);
    });

    describe('with a name and a telephone', () => {
      const withPhone = async (phone: string) => {
        const active = await anActiveMember(api, province);
        const holder = { memberId: active.member.id, fullName: active.member.fullName, phone };
        await api.app.get(AccountService).ensureMemberAccount(holder);
        return active;
      };
      const guess = async (names: readonly string[]): Promise<string[]> => {
        const answers: string[] = [];
        for (const name of names) answers.push(withoutInstance(await device().signIn(name, WRONG)));
        return answers;
      };
      const times = (count: number, name: string): string[] => Array.from({ length: count }, () => name);

      it('does not tell whether a telephone is somebody’s, however it is written', async () => {
        api.clock.stopAt('2026-11-25T13:00:00Z');
        await withPhone('0992 345 301');
        const ways = (end: string) => [...times(failures, `0992345${end}`), `+84 992 345 ${end}`, `0992.345.${end}`];
        const [somebodys, nobodys] = [await guess(ways('301')), await guess(ways('302'))];
        expect(somebodys).toEqual(nobodys);
        expect(somebodys.filter((answer) => answer.includes('sign-in-locked'))).toHaveLength(2);
      });

      it('does not tell that two names open one account', async () => {
        api.clock.stopAt('2026-11-25T13:00:00Z');
        const { username } = await withPhone('0992 345 303');
        await guess(times(failures, username));
        expect(await guess(['0992345303'])).toEqual(await guess(['0992345304']));
      });

      it('does not tell it to who holds a device of that account either', async () => {
        const { username, device: own } = await withPhone('0992 345 305');
        await own.post('/api/auth/sign-out');
        await guess([...times(failures, '0992345305'), ...times(failures, username)]);
        expect((await own.signIn('0992345305', WRONG)).body.code).toBe('identity.sign-in-locked');
        expect((await own.signIn(username, WRONG)).body.code).toBe('identity.bad-credentials');
      });

      it('spares the device that was entered by the telephone', async () => {
        const { password, device: own } = await withPhone('0992 345 306');
        expect((await own.signIn('0992345306', password)).status).toBe(204);
        await own.post('/api/auth/sign-out');
        await guess(times(failures + 1, '0992345306'));
        expect((await device().signIn('+84992345306', password)).status).toBe(429);
        expect((await own.signIn('0992 345 306', password)).status).toBe(204);
      });

      it('holds no more guesses than five by each of the two, whatever the spelling', async () => {
        const { username, password } = await withPhone('0992 345 307');
        const spellings = [
          ...[
            username,
            username.toUpperCase(),
            ` ${username}`,
            username.split('').join(' '),
            username.normalize('NFD'),
          ],
          ...['0992345307', '+84992345307', '0992 345 307', '0992-345-307', '+84 (992) 345.307', '0992\u00a0345307'],
        ];
        const answers = await guess(Array.from({ length: 6 }, () => spellings).flat());
        expect(answers.filter((answer) => answer.includes('bad-credentials'))).toHaveLength(2 * failures);
        for (const spelling of spellings)
          expect([spelling, (await device().signIn(spelling, password)).status]).toEqual([spelling, 429]);
      });
    });

    it('lets a hundred guesses at once be five', async () => {
      const { username } = await anActiveMember(api, province);
      const answers = await Promise.all(Array.from({ length: 40 }, () => device().signIn(username, WRONG)));
      expect(answers.filter((answer) => answer.status === 401)).toHaveLength(failures);
    });

    it('forgets the count after a right password', async () => {
      const { username, password } = await anActiveMember(api, province);
      const phone = device();
      for (let count = 0; count < failures - 1; count += 1) await phone.signIn(username, WRONG);
      expect((await phone.signIn(username, password)).status).toBe(204);
      for (let count = 0; count < failures - 1; count += 1) await device().signIn(username, WRONG);
      expect((await device().signIn(username, password)).status).toBe(204);
    });
  });

  it('lets 150 people behind one address in, some after a slip of the finger', async () => {
    const { username, password } = await anActiveMember(api, province);
    const hall = '192.0.2.77';
    const statuses: number[] = [];
    for (let person = 0; person < 150; person += 1) {
      const phone = new TestDevice(api, hall);
      if (person % 3 === 0) await phone.signIn(username, WRONG);
      statuses.push((await phone.signIn(username, password)).status);
    }
    expect(statuses.filter((status) => status !== 204)).toEqual([]);
  });

  it('stops one address that tries through names', async () => {
    api.clock.stopAt('2026-11-25T10:00:00Z');
    const limit = api.app.get(IdentitySettings).FAILURES_PER_ADDRESS;
    await api.database.execute(
      `insert into platform.throttle_counter (key, window_starts_at, count) values ('identity.address:192.0.2.88', $1, $2)`,
      [new Date('2026-11-25T10:00:00Z'), limit],
    );
    const sprayer = new TestDevice(api, '192.0.2.88');
    const response = await sprayer.signIn('khongcoten96', WRONG);
    expect([response.status, response.body.code]).toEqual([429, 'platform.too-many']);
    api.clock.advance(600);
    expect((await sprayer.signIn('khongcoten96', WRONG)).status).toBe(401);
  });

  describe('with an access token', () => {
    const isSignedIn = async (phone: TestDevice): Promise<boolean> =>
      (await phone.get('/api/auth/session')).body.signedIn;

    it('that has expired, nobody is signed in, and the device may renew', async () => {
      const { device: phone } = await anActiveMember(api, province);
      expect(await isSignedIn(phone)).toBe(true);
      api.clock.advance(10 * 60 + 1);
      expect((await phone.get('/api/auth/session')).body).toMatchObject({ signedIn: false, canRenew: true });
      expect((await phone.post('/api/auth/sign-out-everywhere')).status).toBe(401);
    });

    it('that was tampered with, nobody is signed in', async () => {
      const { device: phone, accountId } = await anActiveMember(api, province);
      const token = phone.cookies[ACCESS_COOKIE] ?? '';
      const [head = '', body = '', signature = ''] = token.split('.');
      const claims = {
        sub: accountId,
        mid: null,
        sid: newId(),
        g: [['department-admin', newId(), '08']],
        exp: 4_000_000_000,
      };
      const secret = api.app.get(IdentitySettings).TOKEN_SECRET;
      const forgeries = [
        `${head}.${base64url(claims)}.${signature}`,
        `${head}.${body}.${signature.slice(0, -2)}AA`,
        `${base64url({ alg: 'none' })}.${base64url(claims)}.`,
        forgedToken({ alg: 'HS256', typ: 'JWT' }, claims, 'another secret of at least 32 signs!'),
        forgedToken({ alg: 'HS256', typ: 'JWT' }, { ...claims, exp: 1 }, secret),
        forgedToken({ alg: 'HS256', typ: 'JWT' }, { hello: 'world' }, secret),
        'not-a-token',
      ];
      for (const forgery of forgeries) {
        phone.cookies[ACCESS_COOKIE] = token;
        expect(await isSignedIn(phone)).toBe(true);
        phone.cookies[ACCESS_COOKIE] = forgery;
        for (const turn of ['first', 'second'])
          expect([turn, forgery.slice(0, 20), await isSignedIn(phone)]).toEqual([turn, forgery.slice(0, 20), false]);
      }
    });
  });

  describe('staff accounts', () => {
    it('sign in without being asked for consent, and keep their username unique', async () => {
      const username = `quan-tri-${newId().slice(24)}`;
      await aStaffAccount(api, username, 'chim bồ câu trắng');
      await expect(aStaffAccount(api, username, 'chim bồ câu trắng')).rejects.toMatchObject({
        code: 'identity.username-taken',
      });
      const laptop = device();
      expect((await laptop.signIn(username, 'chim bồ câu trắng')).status).toBe(204);
      expect((await laptop.get('/api/auth/session')).body.account).toMatchObject({
        memberId: null,
        consent: null,
        workspaces: [],
      });
    });

    it('need a usable username and a password that is no first guess', async () => {
      await expect(aStaffAccount(api, '0992345678', 'chim bồ câu trắng')).rejects.toMatchObject({
        code: 'identity.username-unusable',
      });
      await expect(aStaffAccount(api, 'can-bo-moi', '12345678')).rejects.toMatchObject({
        code: 'platform.invalid-input',
      });
    });
  });
});
