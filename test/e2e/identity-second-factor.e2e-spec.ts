import { NOTICE_VERSION, SecondFactorService } from '@lopso/identity';
import { newId, NotFound } from '@lopso/platform';
import { AuthenticatorApp } from '../support/authenticator-app';
import { anActiveMember, aSignedInOfficer, type StaffMember, TestDevice } from '../support/identity';
import { TestProvince } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

type Signer = Pick<StaffMember, 'username' | 'password' | 'device'>;

interface Enrolled extends Signer {
  readonly app: AuthenticatorApp;
  readonly recoveryCodes: string[];
}

describe('the second factor', () => {
  let api: TestApi;
  let province: TestProvince;
  let addresses = 0;

  beforeAll(async () => {
    api = await TestApi.start();
    province = await TestProvince.create(api.database);
  });
  afterAll(() => api.stop());
  beforeEach(() => api.clock.stopAt('2026-11-25T08:00:05Z'));
  afterEach(() => api.clock.release());

  const address = (): string => {
    addresses += 1;
    return `198.51.101.${addresses}`;
  };
  const officer = async (role: 'department-officer' | 'commune-officer'): Promise<StaffMember> =>
    aSignedInOfficer(api, role, role === 'commune-officer' ? await province.commune() : province.unit, address());
  const enrol = async <P extends Signer>(person: P): Promise<P & Enrolled> => {
    const { secret } = (await person.device.post('/api/account/totp')).body;
    const app = new AuthenticatorApp(secret, api.clock);
    const { recoveryCodes } = (await person.device.post('/api/account/totp/confirm', { code: app.code() })).body;
    api.clock.advance(30);
    return { ...person, app, recoveryCodes };
  };
  const signInAgain = async ({ username, password }: Signer): Promise<TestDevice> => {
    const device = new TestDevice(api, address());
    await device.signIn(username, password);
    return device;
  };
  const stateOf = async (device: TestDevice): Promise<string> =>
    (await device.get('/api/auth/session')).body.account.secondFactor;
  const prove = (device: TestDevice, code: string): Promise<TestResponse> =>
    device.post('/api/account/second-factor', { code });
  const communes = (device: TestDevice): Promise<TestResponse> => device.get('/api/communes');

  it('is demanded of department roles: signed in without one they may only set it up', async () => {
    const { device } = await officer('department-officer');
    expect(await stateOf(device)).toBe('to-set-up');
    expect((await communes(device)).status).toBe(403);
    expect((await device.post('/api/account/totp')).status).toBe(200);
  });

  it('is demanded of the auditor, who reads every record, and not of the leader, who reads figures', async () => {
    const auditor = await aSignedInOfficer(api, 'auditor', province.unit, address());
    const leader = await aSignedInOfficer(api, 'leader', province.unit, address());
    expect([await stateOf(auditor.device), await stateOf(leader.device)]).toEqual(['to-set-up', 'done']);
    expect((await auditor.device.get('/api/audit-entries')).status).toBe(403);
  });

  it('opens everything once set up, in this session at once and in others after a code', async () => {
    const person = await officer('department-officer');
    const enrolled = await enrol(person);
    expect([await stateOf(person.device), (await communes(person.device)).status]).toEqual(['done', 200]);
    const laptop = await signInAgain(enrolled);
    expect([await stateOf(laptop), (await communes(laptop)).status]).toEqual(['needed', 403]);
    expect((await prove(laptop, enrolled.app.code())).status).toBe(204);
    expect([await stateOf(laptop), (await communes(laptop)).status]).toEqual(['done', 200]);
  });

  it('is offered to officers and members, and asked for once they have it', async () => {
    const clerk = await officer('commune-officer');
    expect(await stateOf(clerk.device)).toBe('done');
    const enrolled = await enrol(clerk);
    expect(await stateOf(await signInAgain(enrolled))).toBe('needed');
    const { device: phone } = await anActiveMember(api, province);
    expect(await stateOf(phone)).toBe('done');
  });

  it('tells the other sessions of the account at their next request that a code is owed', async () => {
    const clerk = await officer('commune-officer');
    const other = await signInAgain(clerk);
    expect((await communes(other)).status).toBe(200);
    await enrol(clerk);
    expect((await communes(other)).status).toBe(401);
    await other.post('/api/auth/refresh');
    expect([await stateOf(other), (await communes(other)).status]).toEqual(['needed', 403]);
  });

  it('survives a renewal of the session', async () => {
    const { device } = await enrol(await officer('department-officer'));
    api.clock.advance(11 * 60);
    expect((await device.post('/api/auth/refresh')).status).toBe(204);
    expect(await stateOf(device)).toBe('done');
  });

  it('stands before all that an account opens by itself: the password alone reads, changes and links nothing', async () => {
    const member = await anActiveMember(api, province);
    const { app } = await enrol(member);
    const thief = await signInAgain(member);
    const change = { currentPassword: member.password, newPassword: 'suối trong rừng xanh' };
    const acts = async (): Promise<string[]> => [
      (await thief.get('/api/own-data')).body.code,
      (await thief.get('/api/own-data/file')).body.code,
      (await thief.get('/api/own-data/readers')).body.code,
      (await thief.post('/api/own-data/requests', { kind: 'erasure', clientKey: newId() })).body.code,
      (await thief.post('/api/consents', { decision: 'withdrawn', noticeVersion: NOTICE_VERSION })).body.code,
      (await thief.post('/api/auth/oidc/depart', { purpose: 'link' })).body.code,
      (await thief.post('/api/auth/password', change)).body.code,
    ];
    expect(new Set(await acts())).toEqual(new Set(['identity.step-up-needed']));
    await prove(thief, app.code());
    expect((await thief.get('/api/own-data')).status).toBe(200);
    expect((await thief.post('/api/auth/password', change)).status).toBe(204);
  });

  describe('by the authenticator', () => {
    it('takes a code once, also of two requests at once', async () => {
      const enrolled = await enrol(await officer('commune-officer'));
      const [one, two] = [await signInAgain(enrolled), await signInAgain(enrolled)];
      const code = enrolled.app.code();
      const answers = await Promise.all([prove(one, code), prove(two, code)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 400]);
      expect(answers.find(({ status }) => status === 400)?.body.code).toBe('identity.totp-used');
    });

    it('takes the code of the half minute before and after, spaces and all, and none further off', async () => {
      const enrolled = await enrol(await officer('commune-officer'));
      for (const [seconds, status] of [
        [-30, 204],
        [30, 204],
        [-90, 400],
        [90, 400],
      ] as const) {
        api.clock.advance(120);
        enrolled.app.clockErrorSeconds = seconds;
        const code = enrolled.app.code();
        const answer = await prove(await signInAgain(enrolled), `${code.slice(0, 3)} ${code.slice(3)}`);
        expect([seconds, answer.status]).toEqual([seconds, status]);
      }
    });

    it('says in words that the clock of the phone is wrong, which way and by how much', async () => {
      const enrolled = await enrol(await officer('commune-officer'));
      enrolled.app.clockErrorSeconds = 300;
      const fast = await prove(await signInAgain(enrolled), enrolled.app.code());
      enrolled.app.clockErrorSeconds = -480;
      const slow = await prove(await signInAgain(enrolled), enrolled.app.code());
      expect([fast.body.code, slow.body.code]).toEqual(['identity.totp-clock-fast', 'identity.totp-clock-slow']);
      expect(fast.body.detail).toContain('nhanh khoảng 5 phút');
      expect(slow.body.errors[0].detail).toContain('chậm khoảng 8 phút');
    });

    it('never takes a code that a hint was given for, also when its time comes, and counts the hint as a guess', async () => {
      const enrolled = await enrol(await officer('commune-officer'));
      const thief = await signInAgain(enrolled);
      enrolled.app.clockErrorSeconds = 240;
      const early = enrolled.app.code();
      expect((await prove(thief, early)).body.code).toBe('identity.totp-clock-fast');
      api.clock.advance(240);
      enrolled.app.clockErrorSeconds = 0;
      expect(enrolled.app.code()).toBe(early);
      expect((await prove(thief, early)).body.code).toBe('identity.totp-used');
      api.clock.advance(30);
      expect((await prove(await signInAgain(enrolled), enrolled.app.code())).status).toBe(204);
      api.clock.advance(31 * 60);
      const guesser = await signInAgain(enrolled);
      const tried: string[] = [];
      for (let turn = 0; turn < 6; turn += 1) {
        enrolled.app.clockErrorSeconds = 120 + turn * 60;
        tried.push((await prove(guesser, enrolled.app.code())).body.code);
      }
      expect(tried.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'identity.totp-clock-fast'));
      expect(tried[5]).toBe('identity.sign-in-locked');
      expect((await new TestDevice(api, address()).post('/api/account/second-factor', { code: early })).status).toBe(
        401,
      );
    });

    it('lets ten thousand guesses be five, and tells nothing after them', async () => {
      const enrolled = await enrol(await officer('commune-officer'));
      const laptop = await signInAgain(enrolled);
      const { account } = (await laptop.get('/api/auth/session')).body;
      const right = enrolled.app.code();
      const actor = { accountId: account.accountId, memberId: null, sessionId: account.accountId, grants: [] };
      const factors = api.app.get(SecondFactorService);
      const outcomes = new Map<string, number>();
      for (let from = 0; from < 10_000; from += 500) {
        const codes = Array.from({ length: 500 }, (_, index) => String(100_000 + from + index));
        const answers = codes.filter((code) => code !== right).map((code) => factors.proveByCode(actor, code));
        for (const answer of await Promise.allSettled(answers)) {
          const code = answer.status === 'rejected' ? String((answer.reason as { code: string }).code) : 'taken';
          outcomes.set(code, (outcomes.get(code) ?? 0) + 1);
        }
      }
      expect(outcomes.get('taken')).toBeUndefined();
      expect(
        (outcomes.get('identity.second-factor-wrong') ?? 0) + (outcomes.get('identity.totp-used') ?? 0),
      ).toBeLessThan(6);
      const locked = await prove(laptop, right);
      expect([locked.status, locked.body.code]).toEqual([429, 'identity.sign-in-locked']);
      api.clock.advance(30 * 60 + 1);
      expect((await prove(await signInAgain(enrolled), enrolled.app.code())).status).toBe(204);
    });

    it('keeps its secret sealed: no table holds it', async () => {
      const clerk = await officer('commune-officer');
      const { secret, uri } = (await clerk.device.post('/api/account/totp')).body;
      expect(decodeURIComponent(uri)).toContain(`Lớp Số:${clerk.username}?`);
      const rows = await api.database.query<{ sealed: Buffer }>(
        'select sealed_secret as sealed from identity.totp where account_id = $1',
        [clerk.accountId],
      );
      expect(rows[0]?.sealed.includes(secret)).toBe(false);
    });
  });

  describe('by a recovery code', () => {
    it('takes each of ten once, however it is typed', async () => {
      const enrolled = await enrol(await officer('commune-officer'));
      const [first = ''] = enrolled.recoveryCodes;
      expect(enrolled.recoveryCodes).toHaveLength(10);
      const typed = ` ${first.slice(0, 5).toLowerCase()}-${first.slice(5)} `;
      expect((await prove(await signInAgain(enrolled), typed)).status).toBe(204);
      const again = await prove(await signInAgain(enrolled), first);
      expect([again.status, again.body.code]).toEqual([400, 'identity.second-factor-wrong']);
      expect((await enrolled.device.get('/api/account/factors')).body).toMatchObject({ recoveryCodesLeft: 9 });
    });

    it('of another account is worth nothing, and of an earlier sheet neither', async () => {
      const [one, two] = [await enrol(await officer('commune-officer')), await enrol(await officer('commune-officer'))];
      expect((await prove(await signInAgain(one), two.recoveryCodes[0] ?? '')).status).toBe(400);
      const renewed = (await one.device.post('/api/account/recovery-codes')).body.recoveryCodes as string[];
      expect((await prove(await signInAgain(one), one.recoveryCodes[1] ?? '')).status).toBe(400);
      expect((await prove(await signInAgain(one), renewed[1] ?? '')).status).toBe(204);
    });
  });

  describe('asked for again', () => {
    const renew = (device: TestDevice): Promise<TestResponse> => device.post('/api/account/recovery-codes');

    it('is wanted fresh before what must not be done from a laptop left open', async () => {
      const enrolled = await enrol(await officer('commune-officer'));
      expect((await renew(enrolled.device)).status).toBe(200);
      api.clock.advance(9 * 60 + 59);
      await enrolled.device.post('/api/auth/refresh');
      expect((await renew(enrolled.device)).status).toBe(403);
      expect((await renew(enrolled.device)).body.code).toBe('identity.step-up-needed');
      await prove(enrolled.device, enrolled.app.code());
      expect((await renew(enrolled.device)).status).toBe(200);
    });

    it('is the password once more for accounts without a second factor', async () => {
      const clerk = await aSignedInOfficer(api, 'commune-officer', await province.commune(), address());
      const give = async () => (await clerk.device.post('/api/role-grants', {})).body.code as string;
      expect(await give()).toBe('platform.invalid-input');
      api.clock.advance(11 * 60);
      await clerk.device.post('/api/auth/refresh');
      expect(await give()).toBe('identity.step-up-needed');
      const typed = (password: string) => clerk.device.post('/api/account/password-proof', { password });
      expect((await typed('sai rồi nhé')).body.errors[0].code).toBe('identity.current-password');
      expect(await give()).toBe('identity.step-up-needed');
      expect((await typed(clerk.password)).status).toBe(204);
      expect(await give()).toBe('platform.invalid-input');
    });

    it('is no password for who has an authenticator', async () => {
      const enrolled = await enrol(await officer('commune-officer'));
      api.clock.advance(11 * 60);
      await enrolled.device.post('/api/auth/refresh');
      expect((await enrolled.device.post('/api/account/password-proof', { password: enrolled.password })).status).toBe(
        204,
      );
      expect((await renew(enrolled.device)).body.code).toBe('identity.step-up-needed');
    });

    it('is wanted before rights are given or ended, people leave as a file, papers lose their force', async () => {
      const admin = await enrol(await aSignedInOfficer(api, 'department-admin', province.unit, address()));
      api.clock.advance(11 * 60);
      await admin.device.post('/api/auth/refresh');
      const id = newId();
      const answers = [
        await admin.device.post('/api/role-grants', {}),
        await admin.device.post(`/api/role-grants/${id}/end`),
        await admin.device.get(`/api/rounds/${id}/people.xlsx`),
        await admin.device.get(`/api/imports/${id}/faulty-rows.xlsx`),
        await admin.device.get(`/api/rounds/${id}/certificates/papers`),
        await admin.device.post(`/api/teams/${id}/activation-slips`, {}),
        await admin.device.post(`/api/rounds/${id}/certificate-changes`, {}),
        await admin.device.post(`/api/certificate-changes/${id}/approval`, {}),
        await admin.device.post(`/api/certificate-changes/${id}/refusal`, {}),
        await admin.device.post('/api/account/second-factor/fresh'),
      ];
      expect(answers.map(({ body }) => body.code)).toEqual(answers.map(() => 'identity.step-up-needed'));
      await prove(admin.device, admin.app.code());
      expect((await admin.device.get(`/api/rounds/${id}/people.xlsx`)).status).toBe(404);
    });

    it('is wanted again before a reform is undone, which brings rights back', async () => {
      const admin = await enrol(await aSignedInOfficer(api, 'department-admin', province.unit, address()));
      const fromIds = [(await province.commune()).id, (await province.commune()).id];
      const reform = {
        ...{ fromIds, to: [{ code: '09701', word: 'Xã', name: 'Đồng Tâm' }], grants: [] },
        ...{ decisionNumber: '1999/NQ', effectiveOn: api.clock.today() },
      };
      const { actId } = (await admin.device.post('/api/commune-reforms', reform)).body;
      api.clock.advance(11 * 60);
      await admin.device.post('/api/auth/refresh');
      const undo = (id: string) => admin.device.post(`/api/acts/${id}/undo`);
      expect((await undo(actId)).body.code).toBe('identity.step-up-needed');
      expect((await undo(newId())).status).toBe(404);
      await prove(admin.device, admin.app.code());
      expect((await undo(actId)).status).toBe(200);
    });

    it('is not wanted of who has none', async () => {
      const clerk = await officer('commune-officer');
      expect((await renew(clerk.device)).body.code).toBe('identity.second-factor-missing');
    });

    it('stops somebody who knows the password alone from taking the factor away or adding one', async () => {
      const enrolled = await enrol(await officer('commune-officer'));
      const thief = await signInAgain(enrolled);
      const answers = [
        await thief.delete('/api/account/totp'),
        await thief.post('/api/account/recovery-codes'),
        await thief.post('/api/account/passkeys/options'),
        await thief.post('/api/account/totp'),
      ];
      expect(answers.map(({ body }) => body.code)).toEqual(answers.map(() => 'identity.step-up-needed'));
      await enrolled.device.post('/api/auth/refresh');
      expect((await enrolled.device.post('/api/account/totp')).body.code).toBe('identity.totp-present');
    });
  });

  it('is taken away by the operator of who lost phone and recovery codes, and has to be set up again', async () => {
    const enrolled = await enrol(await officer('department-officer'));
    await api.app.get(SecondFactorService).resetFactors(enrolled.username);
    expect((await communes(enrolled.device)).status).toBe(401);
    const next = await signInAgain(enrolled);
    expect([await stateOf(next), (await communes(next)).status]).toEqual(['to-set-up', 403]);
    expect((await prove(next, enrolled.recoveryCodes[0] ?? '')).body.code).toBe('identity.second-factor-wrong');
    await enrol({ ...enrolled, device: next });
    expect((await communes(next)).status).toBe(200);
    await expect(api.app.get(SecondFactorService).resetFactors('khong.co.ai')).rejects.toThrow(NotFound);
  });

  it('taken away leaves a department role with nothing but setting up another', async () => {
    const { device } = await enrol(await officer('department-officer'));
    expect((await device.delete('/api/account/totp')).status).toBe(204);
    expect([await stateOf(device), (await communes(device)).status]).toEqual(['to-set-up', 403]);
    expect((await device.get('/api/account/factors')).body).toEqual({
      hasTotp: false,
      hasPasskey: false,
      hasOwnPassword: true,
      isRequired: true,
      recoveryCodesLeft: 0,
    });
  });

  it('is not in force before its first code', async () => {
    const clerk = await officer('commune-officer');
    await clerk.device.post('/api/account/totp');
    expect((await clerk.device.post('/api/account/totp/confirm', { code: '000000' })).status).toBe(400);
    expect(await stateOf(await signInAgain(clerk))).toBe('done');
  });
});
