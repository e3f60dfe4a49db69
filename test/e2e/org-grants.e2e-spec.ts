import { AccountService } from '@lopso/identity';
import { HeldRightService, RoleGrantService } from '@lopso/org';
import { type Actor, bodyDigest, newId, vietnamDate } from '@lopso/platform';
import { TestDevice } from '../support/identity';
import { textsOfPdf } from '../support/org';
import { TestProvince, type TestUnit } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

const DAY_MS = 86_400_000;
const PASSWORD = 'đồi chè xanh ngắt';
const CODE = /^[2-9A-Z]{4}-[2-9A-Z]{4}$/;

interface TrailEntry {
  readonly action: string;
  readonly account: { readonly name: string } | null;
  readonly deputyOf: { readonly name: string } | null;
}

describe('rights over units', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  const day = (offset: number): string => vietnamDate(new Date(api.clock.now().getTime() + offset * DAY_MS));

  const aPlace = async () => {
    const province = await TestProvince.create(api.database);
    const commune = await province.commune('Xã Hàm Yên');
    const admin = province.officer('department-admin');
    return { province, commune, admin, officer: province.officer('commune-officer', commune) };
  };
  const invite = (as: Actor, unit: TestUnit, more: object = {}): Promise<TestResponse> =>
    api.post(
      '/api/staff-accounts',
      {
        ...{ displayName: 'Lê Thu Hà', birthYear: 1988, kind: 'commune-officer', unitId: unit.id },
        ...{ clientKey: newId(), decisionNumber: '12/QĐ-SKHCN', ...more },
      },
      { as },
    );
  const actorOf = async (accountId: string): Promise<Actor> => ({
    ...{ accountId, memberId: null, sessionId: newId() },
    grants: await api.app.get(HeldRightService).getGrants({ accountId, memberId: null }, api.clock.today()),
  });

  it('keep of a form that made an account no digest that a guess could be held against', async () => {
    const { commune, admin } = await aPlace();
    const { body } = await invite(admin, commune);
    const receipt = { accountId: body.accountId as string, grantId: body.grantId as string };
    const form = { clientKey: newId(), bodyHash: bodyDigest({ displayName: 'Lê Thu Hà', birthYear: 1988 }) };
    const send = (work: () => Promise<typeof receipt>) => api.app.get(AccountService).inviteOnce(admin, form, work);
    expect(await send(() => Promise.resolve(receipt))).toEqual(receipt);
    expect(await send(() => Promise.reject(new Error('made twice')))).toEqual(receipt);
    const kept = await api.database.queryOne<{ hash: Buffer }>(
      'select body_hash as hash from identity.staff_invitation where client_key = $1',
      [form.clientKey],
    );
    expect(kept?.hash).toHaveLength(32);
    expect(kept?.hash).not.toEqual(form.bodyHash);
  });

  it('are found by part of the holder’s name without diacritics and by kind, also when somebody elsewhere bears it', async () => {
    const { commune, admin, province } = await aPlace();
    const elsewhere = await aPlace();
    await invite(admin, commune, { displayName: 'Vàng Thị Mỷ' });
    await invite(admin, await province.commune(), { displayName: 'Vàng A Mỷ' });
    await invite(admin, commune, { displayName: 'Lê Thu Hà' });
    const list = async (query: string, as: Actor = admin): Promise<string[]> => {
      const { body } = await api.get(`/api/role-grants?${query}`, { as });
      return (body.items as { holder: { displayName: string } }[]).map(({ holder }) => holder.displayName).sort();
    };
    const before = await list('text=vang');
    expect(before).toEqual(['Vàng A Mỷ', 'Vàng Thị Mỷ']);
    await invite(elsewhere.admin, elsewhere.commune, { displayName: 'Vàng Văn Páo' });
    expect(await list('text=vang')).toEqual(before);
    expect(await list(`text=VÀNG&unitId=${commune.id}`)).toEqual(['Vàng Thị Mỷ']);
    expect(await list('text=vang&kind=trainer')).toEqual([]);
    expect(await list('kind=commune-officer')).toHaveLength(3);
    expect((await api.get(`/api/role-grants?text=vang&unitId=${elsewhere.commune.id}`, { as: admin })).status).toBe(
      404,
    );
  });

  it('begin with a slip: invited, activated with code and birth year, working in the commune and nowhere else', async () => {
    const { commune, admin, province } = await aPlace();
    const other = await province.commune();
    const invited = await invite(admin, commune);
    expect(invited.status).toBe(201);
    const slip = await api.post(`/api/staff-accounts/${invited.body.accountId}/activation-slip`, undefined, {
      as: admin,
    });
    expect([slip.status, slip.headers['content-type']]).toEqual([200, 'application/pdf']);
    const texts = (await textsOfPdf(slip.raw)).flat();
    expect(texts).toEqual(expect.arrayContaining(['Lê Thu Hà', 'UBND xã Hàm Yên']));
    const proof = { code: texts.find((text) => CODE.test(text)), birthYear: 1988 };
    const phone = new TestDevice(api);
    const wrong = await phone.post('/api/activation/identify', { ...proof, birthYear: 1987 });
    expect(wrong.body.code).toBe('identity.birth-year');
    const holder = await phone.post('/api/activation/identify', proof);
    expect(holder.body).toMatchObject({ displayName: 'Lê Thu Hà', asksConsent: false });
    expect((await phone.post('/api/activation/complete', { ...proof, password: PASSWORD })).status).toBe(204);
    const session = await phone.get('/api/auth/session');
    expect(session.body.account).toMatchObject({ workspaces: ['commune'], memberId: null });
    const grants = await api.get(`/api/role-grants?unitId=${commune.id}`, { as: admin });
    expect(grants.body.items[0]).toMatchObject({
      kind: 'commune-officer',
      unitName: 'Xã Hàm Yên',
      decisionNumber: '12/QĐ-SKHCN',
      state: 'current',
      canChange: true,
      holder: { displayName: 'Lê Thu Hà', accountState: 'active', canHaveSlip: true },
    });
    const officer = await actorOf(invited.body.accountId);
    expect((await api.get(`/api/communes/${commune.id}/teams`, { as: officer })).status).toBe(200);
    expect((await api.get(`/api/communes/${other.id}/teams`, { as: officer })).status).toBe(404);
  });

  it('with a new account are made once, however often their form is sent, also at the same instant', async () => {
    const { commune, admin } = await aPlace();
    const clientKey = newId();
    const [first, second] = await Promise.all([1, 2].map(() => invite(admin, commune, { clientKey })));
    expect([first?.status, second?.status]).toEqual([201, 201]);
    expect(second?.body).toEqual(first?.body);
    expect((await invite(admin, commune, { clientKey })).body).toEqual(first?.body);
    const { body } = await api.get(`/api/role-grants?unitId=${commune.id}`, { as: admin });
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([first?.body.grantId]);
    const others = [{ displayName: 'Lê Thu Hằng' }, { birthYear: 1989 }, { decisionNumber: '13/QĐ-SKHCN' }];
    for (const other of others) {
      const refused = await invite(admin, commune, { clientKey, ...other });
      expect([refused.status, refused.body.code]).toEqual([409, 'platform.idempotency-conflict']);
    }
    expect((await invite(admin, commune, { clientKey: 'x' })).body.errors).toMatchObject([{ pointer: '#/clientKey' }]);
  });

  it('with a new account leave the key free when they were refused, and to each sender the own keys', async () => {
    const { commune, admin, province } = await aPlace();
    const clientKey = newId();
    const refused = await invite(admin, commune, { clientKey, kind: 'guest-trainer' });
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, '#/until']);
    const given = await invite(admin, commune, { clientKey, kind: 'guest-trainer', until: day(30) });
    expect(given.status).toBe(201);
    const colleague = province.officer('department-admin');
    const own = await invite(colleague, commune, { clientKey, displayName: 'Ma Thị Nhìa' });
    expect([own.status, own.body.accountId === given.body.accountId]).toEqual([201, false]);
    const foreign = await aPlace();
    expect((await invite(foreign.admin, commune, { clientKey })).status).toBe(404);
  });

  it('taken back while their holder works are refused at the next request, which only renews the session', async () => {
    const { commune, admin } = await aPlace();
    const { accountId, grantId } = (await invite(admin, commune)).body;
    const slip = await api.post(`/api/staff-accounts/${accountId}/activation-slip`, undefined, { as: admin });
    const code = (await textsOfPdf(slip.raw)).flat().find((text) => CODE.test(text));
    const desk = new TestDevice(api, '203.0.113.99');
    await desk.post('/api/activation/complete', { code, birthYear: 1988, password: PASSWORD });
    expect((await desk.get(`/api/communes/${commune.id}/teams`)).status).toBe(200);
    await api.post(`/api/role-grants/${grantId}/end`, undefined, { as: admin });
    expect((await desk.get(`/api/communes/${commune.id}/teams`)).status).toBe(401);
    expect((await desk.post('/api/auth/refresh')).status).toBe(204);
    expect((await desk.get(`/api/communes/${commune.id}/teams`)).status).toBe(403);
    await api.delete(`/api/role-grants/${grantId}/end`, { as: admin });
    expect((await desk.post('/api/auth/refresh')).status).toBe(204);
    expect((await desk.get(`/api/communes/${commune.id}/teams`)).status).toBe(200);
  });

  it('are given only by who may: no officer makes officers, nobody gives to herself, none outside her units', async () => {
    const { commune, admin, officer, province } = await aPlace();
    const foreign = await TestProvince.create(api.database);
    expect([(await invite(officer, commune)).status, (await invite(officer, commune)).body.code]).toEqual([
      403,
      'org.grant-not-yours',
    ]);
    expect((await invite(officer, foreign.unit)).status).toBe(404);
    expect((await invite(province.officer('auditor'), commune)).status).toBe(403);
    expect((await invite(province.officer('leader'), commune)).status).toBe(403);
    const known = (await invite(admin, commune)).body.accountId;
    const herself = { ...(await actorOf(known)), grants: admin.grants };
    const own = { accountId: known, kind: 'department-admin', unitId: province.unit.id, decisionNumber: '1' };
    const selfish = await api.post('/api/role-grants', own, { as: herself });
    expect([selfish.status, selfish.body.code]).toEqual([422, 'org.grant-to-oneself']);
    const givable = await api.get(`/api/role-grants/givable?unitId=${commune.id}`, { as: officer });
    expect(givable.body.kinds).toEqual(['guest-trainer', 'team-leader', 'union-officer']);
  });

  it('name the faulty field: decision, dates, end of a lent right', async () => {
    const { commune, admin } = await aPlace();
    const faulty = await invite(admin, commune, {
      ...{ kind: 'guest-trainer', from: day(-1), decisionNumber: undefined },
    });
    expect(faulty.status).toBe(400);
    expect(faulty.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '#/from',
      '#/until',
      '#/decisionNumber',
    ]);
    const { accountId } = (await invite(admin, commune)).body;
    for (const [kind, pointer] of [
      ['team-leader', '#/teamId'],
      ['union-officer', '#/organisation'],
    ] as const) {
      const wide = await api.post(
        '/api/role-grants',
        { accountId, kind, unitId: commune.id, decisionNumber: '1' },
        { as: admin },
      );
      expect([wide.status, wide.body.errors?.[0].pointer]).toEqual([400, pointer]);
    }
    const nobody = await api.post('/api/role-grants', { kind: 'trainer', unitId: commune.id }, { as: admin });
    expect([nobody.status, nobody.body.errors[0].pointer]).toEqual([400, '#/accountId']);
  });

  it('end by themselves, also in a token made before', async () => {
    const { commune, admin } = await aPlace();
    const { accountId } = (await invite(admin, commune, { until: day(2) })).body;
    const actor = await actorOf(accountId);
    expect((await api.get('/api/communes', { as: actor })).status).toBe(200);
    api.clock.advance((2 * DAY_MS) / 1000);
    try {
      expect((await api.get('/api/communes', { as: actor })).status).toBe(403);
      expect((await actorOf(accountId)).grants).toEqual([]);
      const ended = await api.get(`/api/role-grants?unitId=${commune.id}&state=ended`, { as: admin });
      expect(ended.body.items).toHaveLength(1);
    } finally {
      api.clock.release();
    }
  });

  it('are ended, and the end taken back the same day, with both in the audit', async () => {
    const { commune, admin } = await aPlace();
    const { accountId, grantId } = (await invite(admin, commune)).body;
    const ended = await api.post(`/api/role-grants/${grantId}/end`, undefined, { as: admin });
    expect([ended.status, ended.body.state]).toEqual([200, 'ended']);
    expect((await actorOf(accountId)).grants).toEqual([]);
    const twice = await api.post(`/api/role-grants/${grantId}/end`, undefined, { as: admin });
    expect([twice.status, twice.body.code]).toEqual([409, 'org.grant-over']);
    const back = await api.delete(`/api/role-grants/${grantId}/end`, { as: admin });
    expect([back.status, back.body.state]).toEqual([200, 'current']);
    const stands = await api.delete(`/api/role-grants/${grantId}/end`, { as: admin });
    expect([stands.status, stands.body.code]).toEqual([409, 'org.grant-end-stands']);
    const actions = await api.database.query<{ action: string }>(
      `select action from platform.audit_entry where subject_id = $1 order by id`,
      [accountId],
    );
    expect(actions.map(({ action }) => action)).toEqual([
      'identity.staff-invited',
      'org.role-granted',
      'org.role-ended',
      'org.role-restored',
    ]);
  });

  it('stand in the trail with the name of whom they were given to, ended for and restored to, and of whom a deputy acts for', async () => {
    const { commune, admin } = await aPlace();
    const lender = (await invite(admin, commune)).body;
    const deputy = (await invite(admin, commune, { displayName: 'Ma Văn Quân', kind: 'trainer' })).body.accountId;
    const lent = await api.post(
      '/api/role-grants',
      {
        ...{ accountId: deputy, kind: 'commune-officer', unitId: commune.id, decisionNumber: '14/QĐ-SKHCN' },
        ...{ onBehalfOf: lender.accountId, until: day(10) },
      },
      { as: admin },
    );
    const path = `/api/role-grants/${lent.body.id}/end`;
    expect([(await api.post(path, undefined, { as: admin })).status]).toEqual([200]);
    expect([(await api.delete(path, { as: admin })).status]).toEqual([200]);
    const { body } = await api.get('/api/audit-entries?kind=org', { as: admin });
    const named = (body.entries as TrailEntry[]).map(({ action, account, deputyOf }) => [
      ...[action, account?.name ?? null, deputyOf?.name ?? null],
    ]);
    expect(named.slice(0, 5)).toEqual([
      ['org.role-restored', 'Ma Văn Quân', 'Lê Thu Hà'],
      ['org.role-ended', 'Ma Văn Quân', 'Lê Thu Hà'],
      ['org.role-granted', 'Ma Văn Quân', 'Lê Thu Hà'],
      ['org.role-granted', 'Ma Văn Quân', null],
      ['org.role-granted', 'Lê Thu Hà', null],
    ]);
    const invited = (await api.get('/api/audit-entries?kind=identity', { as: admin })).body.entries as TrailEntry[];
    expect(invited.map(({ account }) => account?.name)).toEqual(['Ma Văn Quân', 'Lê Thu Hà']);
  });

  it('are called in the trail what they are, not by the role behind them', async () => {
    const { commune, admin } = await aPlace();
    await invite(admin, commune, { kind: 'guest-trainer', until: day(30) });
    await invite(admin, commune, { kind: 'union-officer', organisation: 'Hội Nông dân' });
    await invite(admin, commune, { kind: 'trainer' });
    const { entries } = (await api.get('/api/audit-entries?kind=org', { as: admin })).body;
    const said = (entries as { details: { name: string; value: string }[] }[]).map(({ details }) =>
      details.filter(({ name }) => name === 'role' || name === 'organisation').map(({ value }) => value),
    );
    expect(said).toEqual([['trainer'], ['union-officer', 'Hội Nông dân'], ['guest-trainer']]);
  });

  it('go on where they end, with a decision of their own', async () => {
    const { commune, admin } = await aPlace();
    const { grantId } = (await invite(admin, commune, { kind: 'guest-trainer', until: day(30) })).body;
    const renewed = await api.post(
      `/api/role-grants/${grantId}/renewal`,
      { until: day(90), decisionNumber: '31/QĐ-SKHCN' },
      { as: admin },
    );
    expect([renewed.status, renewed.body.from, renewed.body.state]).toEqual([201, day(30), 'coming']);
    const again = await api.post(
      `/api/role-grants/${grantId}/renewal`,
      { until: day(60), decisionNumber: '32/QĐ-SKHCN' },
      { as: admin },
    );
    expect([again.status, again.body.code]).toEqual([409, 'org.role-granted']);
  });

  it('lend a right for a time: both names in the audit, gone with the right it was lent from', async () => {
    const { commune, admin, province } = await aPlace();
    const represented = (await invite(admin, commune)).body;
    const deputy = (await invite(admin, commune, { displayName: 'Ma Văn Quân', kind: 'trainer' })).body.accountId;
    const lend = (until?: string): Promise<TestResponse> =>
      api.post(
        '/api/role-grants',
        {
          ...{ accountId: deputy, kind: 'commune-officer', unitId: commune.id, decisionNumber: '14/QĐ-SKHCN' },
          ...{ onBehalfOf: represented.accountId, ...(until === undefined ? {} : { until }) },
        },
        { as: admin },
      );
    expect((await lend()).status).toBe(400);
    const lent = await lend(day(10));
    expect([lent.status, lent.body.onBehalfOf]).toEqual([201, 'Lê Thu Hà']);
    const village = await api.post(
      `/api/communes/${commune.id}/villages`,
      { word: 'Thôn', name: 'Pá Han' },
      { as: await actorOf(deputy) },
    );
    expect(village.status).toBe(201);
    const entry = await api.database.queryOne(
      `select account_id as by, on_behalf_of as for from platform.audit_entry where subject_id = $1`,
      [village.body.id],
    );
    expect(entry).toEqual({ by: deputy, for: represented.accountId });
    await api.post(`/api/role-grants/${represented.grantId}/end`, undefined, { as: admin });
    expect((await actorOf(deputy)).grants.map(({ role }) => role)).toEqual(['trainer']);
    await api.delete(`/api/role-grants/${represented.grantId}/end`, { as: admin });
    expect((await actorOf(deputy)).grants).toHaveLength(2);
    const nothing = await api.post(
      '/api/role-grants',
      {
        ...{ accountId: represented.accountId, kind: 'trainer', unitId: province.unit.id, until: day(10) },
        ...{ decisionNumber: '1', onBehalfOf: deputy },
      },
      { as: admin },
    );
    expect([nothing.status, nothing.body.code]).toEqual([422, 'org.nothing-to-represent']);
  });

  it('end on a day of the calendar: no week, no bare month, no 30 February', async () => {
    const { commune, admin } = await aPlace();
    for (const until of ['2027-02-30', '2027-W10', '2027-01', '2027', '20270101']) {
      const { status, body } = await invite(admin, commune, { until });
      expect([until, status, body.errors]).toEqual([until, 400, [expect.objectContaining({ code: 'field.date' })]]);
    }
  });

  it('of one organisation are not lent for another', async () => {
    const { commune, admin } = await aPlace();
    const union = { kind: 'union-officer', organisation: 'Hội Nông dân' };
    const represented = (await invite(admin, commune, union)).body.accountId;
    const deputy = (await invite(admin, commune, { displayName: 'Ma Văn Quân', kind: 'trainer' })).body.accountId;
    const lend = (organisation: string): Promise<TestResponse> =>
      api.post(
        '/api/role-grants',
        {
          ...{ ...union, organisation, accountId: deputy, unitId: commune.id, until: day(10) },
          ...{ decisionNumber: '14/QĐ-SKHCN', onBehalfOf: represented },
        },
        { as: admin },
      );
    expect((await lend('Đoàn Thanh niên')).body.code).toBe('org.nothing-to-represent');
    expect((await lend('Hội Nông dân')).status).toBe(201);
  });

  it('of the last administrator stay, also when two administrators end each other at once', async () => {
    const { admin, province } = await aPlace();
    const grant = async (accountId: string): Promise<string> =>
      (
        await api.app
          .get(RoleGrantService)
          .giveGrantByOperator({ accountId, role: 'department-admin', unitId: province.unit.id, decisionNumber: '1' })
      ).id;
    const first = await grant(admin.accountId);
    const second = province.officer('department-admin');
    const other = await grant(second.accountId);
    const answers = await Promise.all([
      api.post(`/api/role-grants/${other}/end`, undefined, { as: admin }),
      api.post(`/api/role-grants/${first}/end`, undefined, { as: second }),
    ]);
    // Who comes second is refused by the rule, or at the door: her own right ended a moment before.
    const refused = answers.filter(({ status }) => status !== 200).map(({ body }) => body.code);
    expect(refused).toHaveLength(1);
    expect(['org.last-administrator', 'platform.unauthenticated']).toContain(refused[0]);
    const left = await api.database.query(
      `select 1 from org.role_grant where unit_id = $1 and role = 'department-admin' and ended_at is null`,
      [province.unit.id],
    );
    expect(left).toHaveLength(1);
  });

  it('explain why one sees what one sees', async () => {
    const { commune, admin } = await aPlace();
    const { accountId } = (await invite(admin, commune)).body;
    const why = await api.get('/api/me/grants', { as: await actorOf(accountId) });
    expect(why.body.items).toHaveLength(1);
    expect(why.body.items[0]).toMatchObject({ kind: 'commune-officer', unitName: 'Xã Hàm Yên', from: day(0) });
    expect(why.body.items[0].rights).toContainEqual({
      permission: 'org.read-members',
      words: 'Xem thành viên và vị trí',
    });
    expect(JSON.stringify(why.body.items[0].rights)).not.toContain('Mở đợt bồi dưỡng');
  });

  it('close an account with all its sessions, and open it again as it was', async () => {
    const { commune, admin, officer } = await aPlace();
    const { accountId } = (await invite(admin, commune)).body;
    expect((await api.post(`/api/staff-accounts/${accountId}/closing`, undefined, { as: officer })).status).toBe(403);
    expect((await api.post(`/api/staff-accounts/${accountId}/closing`, undefined, { as: admin })).status).toBe(204);
    expect((await api.app.get(AccountService).describeAccounts([accountId])).get(accountId)?.state).toBe('closed');
    const slip = await api.post(`/api/staff-accounts/${accountId}/activation-slip`, undefined, { as: admin });
    expect([slip.status, slip.body.code]).toEqual([409, 'identity.account-closed']);
    expect((await api.delete(`/api/staff-accounts/${accountId}/closing`, { as: admin })).status).toBe(204);
    expect((await api.app.get(AccountService).describeAccounts([accountId])).get(accountId)?.state).toBe('invited');
    const people = await api.get('/api/staff-accounts', { as: officer });
    expect(people.body.items.map((person: { accountId: string }) => person.accountId)).toEqual([accountId]);
  });

  it('find people with an account by a part of the name without diacritics, never those of another commune', async () => {
    const { commune, admin, officer, province } = await aPlace();
    await invite(admin, commune, { displayName: 'Lê Thu Hà' });
    await invite(admin, commune, { displayName: 'Ma Văn Quân' });
    await invite(admin, await province.commune(), { displayName: 'Hà Minh Tuấn' });
    const named = async (query: string, as: Actor): Promise<string[]> =>
      (await api.get(`/api/staff-accounts${query}`, { as })).body.items.map(
        (person: { displayName: string }) => person.displayName,
      );
    expect(await named('?text=HA', officer)).toEqual(['Lê Thu Hà']);
    expect(await named('?text=ha', admin)).toEqual(['Lê Thu Hà', 'Hà Minh Tuấn']);
    expect(await named('?text=quan', officer)).toEqual(['Ma Văn Quân']);
    expect(await named('?limit=1', admin)).toEqual(['Lê Thu Hà']);
    expect((await api.get('/api/staff-accounts?limit=1000', { as: admin })).status).toBe(400);
  });

  describe('end with the account that is closed', () => {
    const closing = (accountId: string): string => `/api/staff-accounts/${accountId}/closing`;
    const rolesOf = async (accountId: string): Promise<string[]> =>
      (await actorOf(accountId)).grants.map(({ role }) => role).sort();
    /** Two officers: the second acts for the first in another commune, beside a right of her own. */
    const aLender = async () => {
      const place = await aPlace();
      const lender = (await invite(place.admin, place.commune)).body;
      const deputy = (await invite(place.admin, place.commune, { displayName: 'Ma Văn Quân', kind: 'trainer' })).body;
      const lent = await api.post(
        '/api/role-grants',
        {
          ...{ accountId: deputy.accountId, kind: 'commune-officer', unitId: place.commune.id, until: day(10) },
          ...{ onBehalfOf: lender.accountId, decisionNumber: '14/QĐ-SKHCN' },
        },
        { as: place.admin },
      );
      return { ...place, lender, deputy, lentId: lent.body.id as string };
    };

    it('with what deputies were lent, in the audit, and stand again when the closing is taken back that day', async () => {
      const { admin, lender, deputy } = await aLender();
      const acting = await actorOf(deputy.accountId);
      expect((await api.post(closing(lender.accountId), undefined, { as: admin })).status).toBe(204);
      expect([await rolesOf(lender.accountId), await rolesOf(deputy.accountId)]).toEqual([[], ['trainer']]);
      const actions = await api.database.query<{ action: string }>(
        `select action from platform.audit_entry where subject_id = $1 order by id desc limit 2`,
        [lender.accountId],
      );
      expect(actions.map(({ action }) => action)).toEqual(['org.role-ended', 'identity.account-closed']);
      const epochs = await api.database.query(
        `select 1 from platform.access_epoch where subject_id = any($1::uuid[])`,
        [[lender.accountId, acting.accountId]],
      );
      expect(epochs).toHaveLength(2);
      expect((await api.delete(closing(lender.accountId), { as: admin })).status).toBe(204);
      expect([await rolesOf(lender.accountId), await rolesOf(deputy.accountId)]).toEqual([
        ['commune-officer'],
        ['commune-officer', 'trainer'],
      ]);
    });

    it('and are neither given, renewed nor restored while it is closed', async () => {
      const { admin, commune } = await aPlace();
      const { accountId, grantId } = (await invite(admin, commune, { until: day(30) })).body;
      const second = { accountId, kind: 'trainer', unitId: commune.id, decisionNumber: '2' };
      expect((await api.post('/api/role-grants', second, { as: admin })).status).toBe(201);
      await api.post(`/api/role-grants/${grantId}/end`, undefined, { as: admin });
      await api.post(closing(accountId), undefined, { as: admin });
      const given = await api.post('/api/role-grants', { ...second, kind: 'leader' }, { as: admin });
      expect([given.status, given.body.code]).toEqual([409, 'identity.account-closed']);
      const restored = await api.delete(`/api/role-grants/${grantId}/end`, { as: admin });
      expect([restored.status, restored.body.code]).toEqual([409, 'org.grant-end-stands']);
      const renewal = { until: day(60), decisionNumber: '3' };
      const renewed = await api.post(`/api/role-grants/${grantId}/renewal`, renewal, { as: admin });
      expect([renewed.status, renewed.body.code]).toEqual([409, 'org.grant-over']);
      await api.delete(closing(accountId), { as: admin });
      expect(await rolesOf(accountId)).toEqual(['trainer']);
    });

    it('but not those of the last administrator, nor of any by her deputy', async () => {
      const { admin, province } = await aPlace();
      const made = await invite(admin, province.unit, { kind: 'department-admin' });
      const last = made.body.accountId as string;
      const deputy = { ...admin, grants: admin.grants.map((grant) => ({ ...grant, onBehalfOf: last })) };
      const answers = [
        await api.post(closing(last), undefined, { as: deputy }),
        await invite(deputy, province.unit, { kind: 'department-admin' }),
        await api.post(closing(last), undefined, { as: admin }),
      ];
      expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
        [403, 'org.grant-not-yours'],
        [403, 'org.grant-not-yours'],
        [422, 'org.last-administrator'],
      ]);
      expect(await rolesOf(last)).toEqual(['department-admin']);
      expect((await api.app.get(AccountService).describeAccounts([last])).get(last)?.state).toBe('invited');
    });

    it('so that a closed administrator does not count as the other one', async () => {
      const { admin, province } = await aPlace();
      const [one, two] = [
        (await invite(admin, province.unit, { kind: 'department-admin' })).body,
        (await invite(admin, province.unit, { kind: 'department-admin', displayName: 'Ma Văn Quân' })).body,
      ];
      expect((await api.post(closing(one.accountId), undefined, { as: admin })).status).toBe(204);
      const end = await api.post(`/api/role-grants/${two.grantId}/end`, undefined, { as: admin });
      expect([end.status, end.body.code]).toEqual([422, 'org.last-administrator']);
    });

    it('for good after midnight: an account opened later is opened without them', async () => {
      const { admin, commune } = await aPlace();
      const { accountId } = (await invite(admin, commune)).body;
      await api.post(closing(accountId), undefined, { as: admin });
      api.clock.advance(DAY_MS / 1000);
      try {
        expect((await api.delete(closing(accountId), { as: admin })).status).toBe(204);
        expect(await rolesOf(accountId)).toEqual([]);
        const again = { accountId, kind: 'trainer', unitId: commune.id, decisionNumber: '2' };
        expect((await api.post('/api/role-grants', again, { as: admin })).status).toBe(201);
      } finally {
        api.clock.release();
      }
    });

    it('also the one that a deputy was lent: it comes back only while its lender holds it', async () => {
      const { admin, lender, deputy, lentId } = await aLender();
      await api.post(closing(deputy.accountId), undefined, { as: admin });
      await api.post(`/api/role-grants/${lender.grantId}/end`, undefined, { as: admin });
      await api.delete(`/api/role-grants/${lender.grantId}/end`, { as: admin });
      expect(await rolesOf(deputy.accountId)).toEqual([]);
      await api.post(closing(lender.accountId), undefined, { as: admin });
      await api.delete(closing(deputy.accountId), { as: admin });
      expect(await rolesOf(deputy.accountId)).toEqual(['trainer']);
      const alone = await api.delete(`/api/role-grants/${lentId}/end`, { as: admin });
      expect([alone.status, alone.body.code]).toEqual([422, 'org.nothing-to-represent']);
    });
  });
});
