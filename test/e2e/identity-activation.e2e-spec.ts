import { AccountService, ActivationCodeService, ActivationService, NOTICE_VERSION } from '@lopso/identity';
import { CODE_ALPHABET, type DomainError, newId, randomCode } from '@lopso/platform';
import { anActiveMember, aReprint, aSlip, BIRTH_YEAR, TestDevice, withoutInstance } from '../support/identity';
import { TestProvince } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

const PASSWORD = 'đồi chè xanh ngắt';

/** The same code with one sign replaced. */
function mistyped(code: string, position = 3): string {
  const other = [...CODE_ALPHABET].find((sign) => sign !== code.charAt(position)) ?? '2';
  return code.slice(0, position) + other + code.slice(position + 1);
}

describe('activation by slip', () => {
  let api: TestApi;
  let province: TestProvince;
  let addresses = 0;

  const phone = (): TestDevice => {
    addresses += 1;
    return new TestDevice(api, `203.0.113.${addresses}`);
  };
  const check = (code: string): Promise<TestResponse> => phone().post('/api/activation/check', { code });
  const identify = (code: string, birthYear = BIRTH_YEAR): Promise<TestResponse> =>
    phone().post('/api/activation/identify', { code, birthYear });
  const complete = (device: TestDevice, code: string, more: object = {}): Promise<TestResponse> =>
    device.post('/api/activation/complete', {
      code,
      birthYear: BIRTH_YEAR,
      password: PASSWORD,
      agreedNoticeVersion: NOTICE_VERSION,
      ...more,
    });
  const codeOf = (response: TestResponse): [number, string] => [response.status, response.body.code];

  beforeAll(async () => {
    api = await TestApi.start();
    province = await TestProvince.create(api.database);
  });
  afterAll(() => api.stop());
  afterEach(() => api.clock.release());

  it('goes from the code over the birth year, the password and consent into a session', async () => {
    const member = await province.member(await province.commune(), 'Vàng Thị Mỷ');
    const slip = await aSlip(api, province, member);
    const asTyped = `${slip.code.slice(0, 4).toLowerCase()} - ${slip.code.slice(4)}`;
    expect((await check(asTyped)).body).toEqual({ purpose: 'activate', expiresAt: slip.expiresAt.toISOString() });
    expect((await identify(asTyped)).body).toEqual({
      purpose: 'activate',
      displayName: 'Vàng Thị Mỷ',
      username: slip.username,
      asksConsent: true,
      loses: [],
    });
    const device = phone();
    expect((await complete(device, asTyped)).status).toBe(204);
    expect((await device.get('/api/auth/session')).body.account).toMatchObject({
      memberId: member.id,
      consent: { isGiven: true },
    });
    expect((await phone().signIn(slip.username, PASSWORD)).status).toBe(204);
  });

  describe('of an account that has other ways in', () => {
    const addWays = async (accountId: string): Promise<void> => {
      const name = newId();
      await api.database.execute(
        `with key as (
           insert into identity.passkey (id, account_id, credential_id, public_key, counter, transports, name, created_at)
           values ($2::uuid, $1, $2::text, 'x', 0, '{}', 'Máy kẻ khác', now())
         ), link as (
           insert into identity.foreign_identity (issuer, subject_hash, account_id, linked_at)
           values ('https://dinh-danh.example', decode(md5($2::text), 'hex'), $1, now())
         )
         insert into identity.totp (account_id, sealed_secret, created_at, confirmed_at) values ($1, 'x', now(), now())`,
        [accountId, name],
      );
    };
    const waysOf = async (accountId: string): Promise<unknown> =>
      api.database.queryOne(
        `select (select count(*)::int from identity.passkey where account_id = $1) as passkeys,
           (select count(*)::int from identity.foreign_identity where account_id = $1) as identities,
           (select count(*)::int from identity.totp where account_id = $1) as authenticators`,
        [accountId],
      );

    it('takes them off with the password that somebody else may have known, and says so before', async () => {
      const person = await anActiveMember(api, province);
      await addWays(person.accountId);
      const slip = await aReprint(api, province.officer('commune-officer', person.member.unit), person.accountId);
      expect((await identify(slip.code)).body.loses).toEqual(['passkey', 'provider', 'authenticator']);
      const device = phone();
      expect((await complete(device, slip.code)).status).toBe(204);
      expect(await waysOf(person.accountId)).toEqual({ passkeys: 0, identities: 0, authenticators: 0 });
      expect((await device.get('/api/auth/session')).body.account).toMatchObject({ memberId: person.member.id });
    });

    it('leaves the authenticator where rights hang on it', async () => {
      const person = await anActiveMember(api, province);
      const { unit } = person.member;
      await api.database.execute(
        `insert into org.role_grant (id, account_id, role, unit_id, unit_path, held) values ($1, $2, 'trainer', $3, $4, '[2025-07-01,)')`,
        [newId(), person.accountId, unit.id, unit.path],
      );
      await addWays(person.accountId);
      const slip = await aReprint(api, province.officer('department-admin', province.unit), person.accountId);
      expect((await identify(slip.code)).body.loses).toEqual(['passkey', 'provider']);
      expect((await complete(phone(), slip.code)).status).toBe(204);
      expect(await waysOf(person.accountId)).toEqual({ passkeys: 0, identities: 0, authenticators: 1 });
    });
  });

  describe('tells what is wrong with a code', () => {
    it('by its length, its signs, or one mistyped sign, before asking the database', async () => {
      const slip = await aSlip(api, province, await province.member(province.unit));
      const short = await check(slip.code.slice(0, 7));
      expect([...codeOf(short), short.body.detail]).toEqual([
        400,
        'identity.code-length',
        'Mã có 8 chữ và số, anh chị mới nhập 7. Xem lại trên phiếu.',
      ]);
      expect(codeOf(await check(`O${slip.code.slice(1)}`))).toEqual([400, 'identity.code-alphabet']);
      for (let position = 0; position < 8; position += 1) {
        expect(codeOf(await check(mistyped(slip.code, position)))).toEqual([400, 'identity.code-mistyped']);
      }
    });

    it('when it was never issued', async () => {
      expect(codeOf(await check('22222222'))).toEqual([404, 'identity.code-unknown']);
    });

    it('when it expired', async () => {
      const slip = await aSlip(api, province, await province.member(province.unit));
      api.clock.stopAt(slip.expiresAt);
      expect(codeOf(await check(slip.code))).toEqual([422, 'identity.code-expired']);
      expect(codeOf(await complete(phone(), slip.code))).toEqual([422, 'identity.code-expired']);
    });

    it('when a newer slip was printed, and the newer one works', async () => {
      const commune = await province.commune();
      const old = await aSlip(api, province, await province.member(commune));
      const fresh = await aReprint(api, province.officer('commune-officer', commune), old.accountId);
      expect(codeOf(await check(old.code))).toEqual([422, 'identity.code-superseded']);
      expect(fresh.username).toBe(old.username);
      expect((await complete(phone(), fresh.code)).status).toBe(204);
    });

    it('when it was used', async () => {
      const slip = await aSlip(api, province, await province.member(province.unit));
      await complete(phone(), slip.code);
      expect(codeOf(await check(slip.code))).toEqual([409, 'identity.code-used']);
      expect(codeOf(await identify(slip.code))).toEqual([409, 'identity.code-used']);
      expect(codeOf(await complete(phone(), slip.code, { password: 'một mật khẩu khác' }))).toEqual([
        409,
        'identity.code-used',
      ]);
    });
  });

  it('treats the same completion once more as a sign-in, since replies get lost', async () => {
    const slip = await aSlip(api, province, await province.member(province.unit));
    const device = phone();
    const statuses = [await complete(device, slip.code), await complete(device, slip.code)].map(
      (answer) => answer.status,
    );
    expect(statuses).toEqual([204, 204]);
    const consents = await api.database.query('select 1 from identity.consent where account_id = $1', [slip.accountId]);
    expect(consents).toHaveLength(1);
  });

  it('lets one of two people who complete at once with different passwords win', async () => {
    const slip = await aSlip(api, province, await province.member(province.unit));
    const passwords = [PASSWORD, 'một mật khẩu khác'];
    const answers = await Promise.all(passwords.map((password) => complete(phone(), slip.code, { password })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([204, 409]);
    const winner = passwords[answers.findIndex((answer) => answer.status === 204)] ?? '';
    expect((await phone().signIn(slip.username, winner)).status).toBe(204);
  });

  it('lets ten thousand guesses at a code from one address be three hundred, then looks at none', async () => {
    api.clock.stopAt('2026-11-25T12:00:00Z');
    const activation = api.app.get(ActivationService);
    const outcomes = new Map<string, number>();
    for (let done = 0; done < 10_000; done += 500) {
      const guesses = Array.from({ length: 500 }, () => activation.checkCode(randomCode(8), '192.0.2.99'));
      for (const guess of await Promise.allSettled(guesses)) {
        const code = guess.status === 'rejected' ? (guess.reason as DomainError).code : 'found';
        outcomes.set(code, (outcomes.get(code) ?? 0) + 1);
      }
    }
    api.clock.release();
    expect(Object.fromEntries(outcomes)).toEqual({ 'identity.code-unknown': 300, 'platform.too-many': 9700 });
  });

  describe('asks for the birth year', () => {
    it('with few tries, after which the slip is dead even for the right year', async () => {
      const slip = await aSlip(api, province, await province.member(province.unit));
      const first = await identify(slip.code, 1950);
      expect([...codeOf(first), first.body.params.triesLeft]).toEqual([422, 'identity.birth-year', 4]);
      expect(first.body.detail).toContain('Còn 4 lần thử');
      expect(JSON.stringify(first.body)).not.toContain(slip.username);
      for (const year of [1951, 1952, 1953]) await identify(slip.code, year);
      expect(codeOf(await identify(slip.code, 1954))).toEqual([422, 'identity.code-locked']);
      expect(codeOf(await identify(slip.code))).toEqual([422, 'identity.code-locked']);
    });

    it('counts twenty guesses at once all the same', async () => {
      const slip = await aSlip(api, province, await province.member(province.unit));
      await Promise.all(Array.from({ length: 20 }, (_, index) => identify(slip.code, 1940 + index)));
      expect(codeOf(await identify(slip.code))).toEqual([422, 'identity.code-locked']);
    });

    it('and tells no more than five of sixty who guess at once, the right year among them or not', async () => {
      const slip = await aSlip(api, province, await province.member(province.unit));
      const years = Array.from({ length: 60 }, (_, index) => BIRTH_YEAR + 1 + (index % 30));
      const answers = await Promise.all(years.map((year) => identify(slip.code, year)));
      expect(answers.filter((answer) => answer.body.code === 'identity.birth-year')).toHaveLength(4);
      expect(answers.filter((answer) => answer.body.code === 'identity.code-locked')).toHaveLength(56);
      expect(codeOf(await identify(slip.code))).toEqual([422, 'identity.code-locked']);
    });

    it('and a used slip cannot be tried through for it either', async () => {
      const slip = await aSlip(api, province, await province.member(province.unit));
      await complete(phone(), slip.code);
      for (const year of [1950, 1951, 1952, 1953, 1954]) await identify(slip.code, year);
      expect(codeOf(await identify(slip.code))).toEqual([422, 'identity.code-locked']);
    });

    it('also at the last step', async () => {
      const slip = await aSlip(api, province, await province.member(province.unit));
      expect(codeOf(await complete(phone(), slip.code, { birthYear: 1950 }))).toEqual([422, 'identity.birth-year']);
    });
  });

  it('refuses passwords anybody would try first, and leaves the slip good', async () => {
    const slip = await aSlip(api, province, await province.member(province.unit));
    const weak = await complete(phone(), slip.code, { password: 'matkhau123' });
    expect(weak.body.errors).toEqual([
      expect.objectContaining({ pointer: '#/password', code: 'identity.password-too-common' }),
    ]);
    expect((await complete(phone(), slip.code)).status).toBe(204);
  });

  it('judges a password before the last step too, only for who proved the slip', async () => {
    const slip = await aSlip(api, province, await province.member(province.unit));
    const judge = (password: string, birthYear = BIRTH_YEAR): Promise<TestResponse> =>
      phone().post('/api/activation/judge-password', { code: slip.code, birthYear, password });
    expect((await judge(PASSWORD)).status).toBe(204);
    expect((await judge('ngắn')).body.errors[0]).toMatchObject({
      pointer: '#/password',
      code: 'identity.password-too-short',
    });
    expect(codeOf(await judge(PASSWORD, 1950))).toEqual([422, 'identity.birth-year']);
  });

  describe('asks for consent', () => {
    it('and takes no silence for an answer', async () => {
      const slip = await aSlip(api, province, await province.member(province.unit));
      expect(codeOf(await complete(phone(), slip.code, { agreedNoticeVersion: undefined }))).toEqual([
        422,
        'identity.consent-missing',
      ]);
      expect(codeOf(await complete(phone(), slip.code, { agreedNoticeVersion: '1999' }))).toEqual([
        409,
        'identity.notice-changed',
      ]);
      expect((await check(slip.code)).status).toBe(200);
    });

    it('writes a refusal down, opens nothing, and keeps the slip for second thoughts', async () => {
      const slip = await aSlip(api, province, await province.member(province.unit));
      const device = phone();
      const refusal = { code: slip.code, birthYear: BIRTH_YEAR, noticeVersion: NOTICE_VERSION };
      expect((await device.post('/api/activation/refuse', refusal)).status).toBe(204);
      expect((await device.get('/api/auth/session')).body.signedIn).toBe(false);
      expect((await complete(device, slip.code)).status).toBe(204);
      const rows = await api.database.query<{ decision: string }>(
        'select decision from identity.consent where account_id = $1 order by decided_at, id',
        [slip.accountId],
      );
      expect(rows.map((row) => row.decision)).toEqual(['refused', 'agreed']);
    });
  });

  describe('of a reset slip', () => {
    it('sets a new password without asking for consent again and ends every session', async () => {
      const { device, member, accountId, username, password } = await anActiveMember(api, province);
      const slip = await aReprint(api, province.officer('commune-officer', member.unit), accountId);
      expect((await check(slip.code)).body.purpose).toBe('reset');
      expect((await identify(slip.code)).body.asksConsent).toBe(false);
      expect((await complete(phone(), slip.code, { agreedNoticeVersion: undefined })).status).toBe(204);
      expect((await device.post('/api/auth/refresh')).status).toBe(401);
      expect((await phone().signIn(username, password)).status).toBe(401);
      expect((await phone().signIn(username, PASSWORD)).status).toBe(204);
    });

    it('opens nothing once the account was given a right that the slip’s maker may not give; a newer slip does', async () => {
      const { member, accountId } = await anActiveMember(api, province);
      const officer = province.officer('commune-officer', member.unit);
      const slip = await aReprint(api, officer, accountId);
      const give = (kind: string, more: object = {}): Promise<TestResponse> =>
        api.post(
          '/api/role-grants',
          { memberId: member.id, kind, unitId: member.unit.id, decisionNumber: '12/QĐ-SKHCN', ...more },
          { as: province.officer('department-admin') },
        );
      expect((await identify(slip.code)).status).toBe(200);
      api.clock.advance(60);
      expect((await give('commune-officer')).status).toBe(201);
      expect(codeOf(await identify(slip.code))).toEqual([422, 'identity.code-outgrown']);
      expect(codeOf(await complete(phone(), slip.code))).toEqual([422, 'identity.code-outgrown']);
      expect(codeOf(await identify(slip.code, 1950))).toEqual([422, 'identity.birth-year']);
      api.clock.advance(60);
      const newer = await aReprint(api, province.officer('department-admin'), accountId);
      expect((await complete(phone(), newer.code, { agreedNoticeVersion: undefined })).status).toBe(204);
    });

    it('leaves the old password good until it is used', async () => {
      const { member, accountId, username, password } = await anActiveMember(api, province);
      await aReprint(api, province.officer('commune-officer', member.unit), accountId);
      expect((await phone().signIn(username, password)).status).toBe(204);
    });
  });

  it('stores no code in the clear', async () => {
    const slip = await aSlip(api, province, await province.member(province.unit));
    const row = await api.database.queryOne<{ text: string }>(
      `select row_to_json(c)::text as text from identity.activation_code c where account_id = $1`,
      [slip.accountId],
    );
    expect(row?.text).not.toContain(slip.code);
    expect(row?.text).not.toContain(Buffer.from(slip.code).toString('hex'));
  });

  describe('codes are issued', () => {
    const issue = (
      actor: Parameters<ActivationCodeService['issueCodes']>[0],
      ids: readonly string[],
    ): Promise<unknown> => api.app.get(ActivationCodeService).issueCodes(actor, ids);

    it('for members of the own units only; another commune’s account looks like none at all', async () => {
      const own = await province.commune();
      const other = await anActiveMember(api, province);
      const officer = province.officer('commune-officer', own);
      const faults = await Promise.all(
        [other.accountId, newId()].map((id) =>
          issue(officer, [id]).then(
            () => null,
            (error: unknown) => error,
          ),
        ),
      );
      expect(faults.map((fault) => JSON.stringify(fault))).toEqual([
        JSON.stringify(faults[1]),
        JSON.stringify(faults[1]),
      ]);
      expect(faults[0]).toMatchObject({ kind: 'not-found' });
    });

    it('not by trainers', async () => {
      const { accountId } = await anActiveMember(api, province);
      await expect(issue(province.officer('trainer'), [accountId])).rejects.toMatchObject({ kind: 'not-found' });
    });

    it('all or none: one foreign account takes the others’ open codes from nobody', async () => {
      const commune = await province.commune();
      const slip = await aSlip(api, province, await province.member(commune));
      await expect(
        issue(province.officer('commune-officer', commune), [slip.accountId, newId()]),
      ).rejects.toMatchObject({
        kind: 'not-found',
      });
      expect((await check(slip.code)).status).toBe(200);
    });

    it('so that parallel reprints leave exactly one open code', async () => {
      const commune = await province.commune();
      const slip = await aSlip(api, province, await province.member(commune));
      const officer = province.officer('commune-officer', commune);
      const slips = await Promise.all(Array.from({ length: 12 }, () => aReprint(api, officer, slip.accountId)));
      const statuses = await Promise.all(slips.map(async ({ code }) => (await check(code)).status));
      expect(statuses.sort()).toEqual([200, ...Array.from({ length: 11 }, () => 422)]);
    });

    it('not for a closed account', async () => {
      const { member, accountId } = await anActiveMember(api, province);
      await api.database.execute(`update identity.account set state = 'closed' where id = $1`, [accountId]);
      await expect(issue(province.officer('commune-officer', member.unit), [accountId])).rejects.toMatchObject({
        code: 'identity.account-closed',
      });
    });
  });

  describe('usernames', () => {
    it('stay unique when fifty people of one name join at once', async () => {
      const commune = await province.commune();
      const names = Array.from({ length: 50 }, () => 'Phùng Quỳnh Giao');
      const members = await Promise.all(names.map((name) => province.member(commune, name)));
      const accounts = await Promise.all(
        members.map(({ id, fullName }) =>
          api.app.get(AccountService).ensureMemberAccount({ memberId: id, fullName, phone: null }),
        ),
      );
      const usernames = accounts.map((account) => account.username);
      expect(new Set(usernames).size).toBe(50);
      expect(usernames.every((username) => /^giaopq\d+$/.test(username))).toBe(true);
    });

    it('are given once: ten requests for one member make one account', async () => {
      const { id, fullName } = await province.member(province.unit);
      const accounts = await Promise.all(
        Array.from({ length: 10 }, () =>
          api.app.get(AccountService).ensureMemberAccount({ memberId: id, fullName, phone: null }),
        ),
      );
      expect(new Set(accounts.map((account) => account.accountId)).size).toBe(1);
    });
  });

  it('gives an address that guesses codes a rest, and a mistyped sign is no guess', async () => {
    api.clock.stopAt('2026-11-25T11:00:00Z');
    await api.database.execute(
      `insert into platform.throttle_counter (key, window_starts_at, count) values ('identity.address:192.0.2.99', $1, 299)`,
      [new Date('2026-11-25T11:00:00Z')],
    );
    const guesser = new TestDevice(api, '192.0.2.99');
    const answers = [];
    for (const code of ['23456789', '22222222', '22222222'])
      answers.push(await guesser.post('/api/activation/check', { code }));
    expect(answers.map((answer) => answer.status)).toEqual([400, 404, 429]);
    expect(withoutInstance(answers[1] as TestResponse)).toContain('identity.code-unknown');
  });
});
