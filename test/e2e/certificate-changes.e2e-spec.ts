import { ChangeDecisionService, type ChangeKind, IssuingService } from '@lopso/credentials';
import {
  type Actor,
  type Database,
  type Doubt,
  newId,
  PersonalData,
  Scope,
  TextsUnanswered,
  Transactions,
} from '@lopso/platform';
import {
  aCertificateDesk,
  aFinishedCycle,
  changedAtOnce,
  paperOf,
  registerNumbers,
  reopenCycle,
  type TestCycle,
  type TestRound,
} from '../support/credentials';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

/** Decision 0066: withdrawn, replaced and issued again by two people. */
describe('a certificate that is to change', () => {
  let api: TestApi;
  let database: Database;
  let province: TestProvince;
  let commune: TestUnit;
  let round: TestRound;
  let an: Actor;
  let binh: Actor;

  beforeAll(async () => {
    api = await TestApi.start();
    database = api.database;
  });
  afterAll(() => api.stop());
  afterEach(() => api.clock.release());

  beforeEach(async () => {
    api.clock.stopAt('2026-11-26T03:00:00Z');
    ({ province, commune, round, an, binh } = await aCertificateDesk(database));
  });

  interface Holder {
    readonly member: TestMember;
    readonly cycle: TestCycle;
    readonly id: string;
    readonly as: Actor;
  }

  async function holder(name: string): Promise<Holder> {
    const member = await province.member(commune, name);
    const cycle = await aFinishedCycle(database, round, member);
    await api.app.get(IssuingService).issue([cycle.id], 'by-hand');
    return { member, cycle, id: await paperOf(database, cycle), as: province.memberActor(member) };
  }

  /** An officer whose account has a name. */
  const account = async (name: string, more: { phone?: string; birthYear?: number } = {}): Promise<Actor> => {
    const actor = province.officer('department-officer');
    await database.execute(
      `insert into identity.account (id, username, display_name, phone, birth_year, state, created_at)
       values ($1, $2, $3, $4, $5, 'invited', now())`,
      [actor.accountId, `cb${newId().replaceAll('-', '')}`, name, more.phone ?? null, more.birthYear ?? null],
    );
    return actor;
  };

  /** An officer who is a member of the register: her account has no birth year of its own. */
  const memberOfficer = async (name: string, birthYear: number): Promise<Actor> => {
    const [{ id: memberId }, as] = [await province.member(commune, name), await account(name)];
    await database.execute('update org.member set birth_year = $2 where id = $1', [memberId, birthYear]);
    await database.execute('update identity.account set member_id = $2 where id = $1', [as.accountId, memberId]);
    return { ...as, memberId };
  };

  /** Somebody with no right but the one that this officer lent her. */
  const deputyOf = ({ accountId }: Actor): Actor => province.deputy('department-officer', accountId);

  const erase = ({ id: memberId }: TestMember): Promise<unknown> =>
    api.app.get(Transactions).run(() => api.app.get(PersonalData).erase({ memberId, accountId: null }));
  const rename = (member: TestMember, name: string): Promise<unknown> =>
    database.execute('update org.member set full_name = $2 where id = $1', [member.id, name]);
  const url = (): string => `/api/rounds/${round.id}/certificate-changes`;
  const preview = (kind: ChangeKind, certificateIds: readonly string[], as = an): Promise<TestResponse> =>
    api.post(`${url()}/preview`, { kind, certificateIds }, { as });

  async function form(
    kind: ChangeKind,
    certificateIds: readonly string[],
    more: object = {},
    as = an,
  ): Promise<object> {
    const { seen } = (await preview(kind, certificateIds, as)).body;
    return { clientKey: newId(), kind, certificateIds, reason: 'other', note: 'Nhầm người cùng tên', seen, ...more };
  }

  async function proposed(kind: ChangeKind, ids: readonly string[], more: object = {}, as = an): Promise<TestResponse> {
    const answer = await api.post(url(), await form(kind, ids, more, as), { as });
    expect([answer.status, answer.body.code]).toEqual([201, undefined]);
    return answer;
  }

  /** Her last paper, withdrawn by two people. */
  const withdrawn = async ({ cycle }: Holder): Promise<string> => {
    const id = await paperOf(database, cycle);
    await approve((await proposed('withdraw', [id])).body.id);
    return id;
  };
  /** What the list says that this officer may do with a proposal, and why not. */
  const listed = async (id: string, as: Actor): Promise<unknown> => {
    const { items } = (await api.get('/api/certificate-changes?which=waiting', { as })).body;
    const { can, isSamePerson, isOwn } = items.find((item: { id: string }) => item.id === id);
    return { can, isSamePerson, isOwn };
  };
  const see = (id: string, as = binh): Promise<TestResponse> => api.get(`/api/certificate-changes/${id}`, { as });
  async function approve(id: string, as = binh, seen?: string): Promise<TestResponse> {
    const body = { seen: seen ?? (await see(id, as)).body.seen };
    return api.post(`/api/certificate-changes/${id}/approval`, body, { as });
  }
  const decline = (id: string, as = binh): Promise<TestResponse> =>
    api.post(`/api/certificate-changes/${id}/refusal`, { words: 'Giấy này đúng' }, { as });
  const takeBack = (id: string, as = an): Promise<TestResponse> =>
    api.post(`/api/certificate-changes/${id}/take-back`, undefined, { as });
  const stateOf = async (id: string): Promise<string> =>
    (await api.get(`/api/certificates/${id}`, { as: an })).body.state;
  const codeOf = ({ status, body }: TestResponse): [number, string] => [status, body.code];

  describe('by two people', () => {
    it('stands until the second one approves, then is withdrawn at once for everybody', async () => {
      const { id, as } = await holder('Vàng Thị Mỷ');
      const more = { reason: 'issued-in-error', paperNumber: '12/QĐ-SKHCN', paperOn: '2026-11-25' };
      const { body: change } = await proposed('withdraw', [id], more);
      expect(change).toMatchObject({ state: 'proposed', count: 1, needsSecond: true, can: ['take-back'] });
      expect(change.expiresAt).toBe('2026-12-10T03:00:00.000Z');
      expect(await stateOf(id)).toBe('valid');
      const waiting = (await api.get(`/api/certificates/${id}`, { as: an })).body;
      expect(waiting).toMatchObject({ openChangeId: change.id, can: ['print'] });
      expect((await api.get(`/api/certificates/${id}`, { as })).body.openChangeId).toBeNull();
      expect((await see(change.id)).body.can).toEqual(['approve', 'decline']);

      expect((await approve(change.id)).body).toMatchObject({ state: 'done', done: 1, can: [] });
      const held = (await api.get(`/api/certificates/${id}`, { as })).body;
      expect(held).toMatchObject({
        ...{ state: 'withdrawn', stateReason: 'issued-in-error', stateNote: null, can: [] },
        ...{ behindNumber: '12/QĐ-SKHCN', behindOn: '2026-11-25' },
      });
      const checked = await api.get(`/api/certificates/check/${held.code}`);
      expect(checked.body).toMatchObject({
        ...{ state: 'withdrawn', stateReason: 'issued-in-error', stateChangedAt: '2026-11-26T03:00:00.000Z' },
        ...{ successorNumber: null, successorCode: null },
      });
      expect(checked.raw.toString()).not.toMatch(/Nhầm người|12\/QĐ/);
    });

    it('writes down both names, and tells the holder until she says that she knows', async () => {
      const { id, as } = await holder('Vàng Thị Mỷ');
      const proposer = await account('Nguyễn Thị An');
      const news = async () => (await api.get('/api/me/certificate-news', { as })).body;
      expect(await news()).toEqual([]);
      const { body: change } = await proposed('withdraw', [id], {}, proposer);
      expect(await news()).toEqual([]);
      await approve(change.id);
      const rows = await database.query(
        `select e.account_id as by, e.action, (select v.content::jsonb->>'proposedBy' from platform.audit_value v
           where v.entry_id = e.id) as "proposedBy"
         from platform.audit_entry e where e.subject_id = any($1::text[]) and not e.is_read order by e.seq`,
        [[id, change.id]],
      );
      expect(rows).toEqual([
        { by: proposer.accountId, action: 'credentials.change-proposed', proposedBy: null },
        { by: binh.accountId, action: 'credentials.certificate-withdrawn', proposedBy: proposer.accountId },
        { by: binh.accountId, action: 'credentials.change-approved', proposedBy: proposer.accountId },
      ]);
      const admin = province.officer('department-admin');
      const { entries } = (await api.get('/api/audit-entries?kind=credentials', { as: admin })).body;
      const withdrawal = entries.find(
        (entry: { action: string }) => entry.action === 'credentials.certificate-withdrawn',
      );
      expect(withdrawal.details).toContainEqual({ name: 'proposedBy', value: 'Nguyễn Thị An' });
      const [told] = await news();
      expect(told).toMatchObject({ certificateId: id, state: 'withdrawn', stateReason: 'other', number: '0001/2026' });
      const seen = (until: string) => api.post('/api/me/certificate-news/seen', { until }, { as });
      for (const until of ['2026-W48-4', '2026-331', '20261126T030000Z'])
        expect([(await seen(until)).status, until]).toEqual([400, until]);
      expect((await seen('2026-11-26T02:59:59.000Z')).status).toBe(204);
      expect(await news()).toHaveLength(1);
      await seen(told.newsAt);
      expect(await news()).toEqual([]);
    });

    it('is not approved or declined by who proposed it, nor by whoever acts on her behalf', async () => {
      const { id } = await holder('Vàng Thị Mỷ');
      const { body: change } = await proposed('withdraw', [id]);
      const grant = { role: 'department-officer' as const, unitId: province.unit.id, path: province.unit.path };
      const deputy = { ...binh, grants: [{ ...grant, onBehalfOf: an.accountId }] };
      for (const as of [an, deputy]) {
        expect(codeOf(await approve(change.id, as))).toEqual([422, 'credentials.change-needs-other']);
        expect(codeOf(await decline(change.id, as))).toEqual([422, 'credentials.change-needs-other']);
      }
      expect(await stateOf(id)).toBe('valid');
      const chi = { ...binh, grants: [{ ...grant, onBehalfOf: newId() }] };
      expect((await approve(change.id, chi)).body).toMatchObject({ state: 'done' });
    });

    it('proposed on behalf of somebody is not approved by her, nor by another deputy of hers', async () => {
      const { id } = await holder('Vàng Thị Mỷ');
      const { body: change } = await proposed('withdraw', [id], {}, deputyOf(an));
      for (const as of [an, deputyOf(an)])
        expect(codeOf(await approve(change.id, as))).toEqual([422, 'credentials.change-needs-other']);
      expect((await approve(change.id, binh)).status).toBe(200);
    });

    it('is not approved by a second account of the same person, as far as name, birth year or telephone tell', async () => {
      const { id } = await holder('Vàng Thị Mỷ');
      const phone = '+84555123456';
      const first = await account('Nguyễn Thị An', { phone, birthYear: 1980 });
      const { body: change } = await proposed('withdraw', [id], {}, first);
      const doubles = [
        await account('nguyen thi an'),
        await account('Nguyễn Thị An', { birthYear: 1980 }),
        await account('An khoa học', { phone }),
      ];
      for (const as of doubles) {
        expect((await see(change.id, as)).body).toMatchObject({ can: [], isSamePerson: true });
        expect(await listed(change.id, as)).toEqual({ can: [], isSamePerson: true, isOwn: false });
        const refused = await approve(change.id, as);
        expect(codeOf(refused)).toEqual([422, 'credentials.change-needs-other']);
        expect(refused.body.detail).toMatch(/trùng tên hoặc số điện thoại .* làm thay.* năm sinh/);
      }
      expect((await see(change.id, first)).body).toMatchObject({ can: ['take-back'], isSamePerson: false });
      expect(await listed(change.id, first)).toEqual({ can: ['take-back'], isSamePerson: false, isOwn: false });
      expect((await approve(change.id, await account('Nguyễn Thị An', { birthYear: 1991 }))).status).toBe(200);
    });

    it('is approved by an officer of the register though the proposer or the holder bears her name, born in another year', async () => {
      const name = 'Nguyễn Thị An';
      const { id, as: paperHolder } = await holder(name);
      const [first, second] = [await memberOfficer(name, 1980), await memberOfficer(name, 1991)];
      const { body: change } = await proposed('withdraw', [id], {}, first);
      const phones = 'update identity.account set phone = $2 where id = any($1)';
      const [ids, phone] = [[first.accountId, second.accountId], '+84555123458'];
      await database.execute(phones, [ids, phone]);
      expect((await see(change.id, second)).body).toMatchObject({ can: [], isSamePerson: true });
      await database.execute(phones, [ids, null]);
      expect((await see(change.id, second)).body).toMatchObject({ isSamePerson: false });
      expect(codeOf(await approve(change.id, { ...second, memberId: paperHolder.memberId }))[0]).toBe(422);
      expect((await approve(change.id, deputyOf(second))).body).toMatchObject({ state: 'done' });
    });

    it('is declined with words, and may be proposed again', async () => {
      const { id } = await holder('Vàng Thị Mỷ');
      const { body: change } = await proposed('withdraw', [id]);
      expect((await decline(change.id)).body).toMatchObject({
        state: 'declined',
        answerWords: 'Giấy này đúng',
        can: [],
      });
      expect((await decline(change.id)).status).toBe(200);
      expect(codeOf(await approve(change.id, province.officer('department-officer')))).toEqual([
        409,
        'credentials.change-closed',
      ]);
      expect(await stateOf(id)).toBe('valid');
      await proposed('withdraw', [id]);
    });

    it('is taken back by who proposed it alone, and not once it was answered', async () => {
      const { id } = await holder('Vàng Thị Mỷ');
      const { body: change } = await proposed('withdraw', [id]);
      expect(codeOf(await takeBack(change.id, binh))).toEqual([422, 'credentials.change-of-other']);
      expect((await takeBack(change.id)).body).toMatchObject({ state: 'taken-back' });
      expect((await takeBack(change.id)).status).toBe(200);
      expect(codeOf(await approve(change.id))).toEqual([409, 'credentials.change-closed']);
      const { body: next } = await proposed('withdraw', [id]);
      await approve(next.id);
      expect(codeOf(await takeBack(next.id))).toEqual([409, 'credentials.change-closed']);
    });

    it('lapses by the server’s clock when nobody answers, before the sweep as after it', async () => {
      const { id } = await holder('Vàng Thị Mỷ');
      const { body: change } = await proposed('withdraw', [id]);
      api.clock.stopAt('2026-12-10T03:00:00Z');
      expect(codeOf(await approve(change.id))).toEqual([409, 'credentials.change-closed']);
      expect((await see(change.id)).body).toMatchObject({ state: 'proposed', can: [] });
      await api.app.get(ChangeDecisionService).lapseChanges();
      expect((await see(change.id)).body).toMatchObject({ state: 'expired', answeredBy: null });
      expect(await stateOf(id)).toBe('valid');
      await proposed('withdraw', [id]);
    });

    it('is held to by the database: who proposed can’t be who answered', async () => {
      const { id } = await holder('Vàng Thị Mỷ');
      const { body: change } = await proposed('withdraw', [id]);
      const alone = `update credentials.change set state = 'done', answered_by = proposed_by, closed_at = now() where id = $1`;
      await expect(database.execute(alone, [change.id])).rejects.toThrow(/change_second_ck/);
    });

    it('is nobody’s own: an officer who holds the paper neither proposes nor approves', async () => {
      const { id, member } = await holder('Vàng Thị Mỷ');
      const officer = { ...binh, memberId: member.id };
      expect((await preview('withdraw', [id], officer)).body.lines[0].obstacle).toBe('own');
      const sent = await api.post(url(), await form('withdraw', [id], {}, officer), { as: officer });
      expect(codeOf(sent)).toEqual([422, 'credentials.nothing-to-change']);
      const { body: change } = await proposed('withdraw', [id]);
      expect((await see(change.id, officer)).body).toMatchObject({ can: [], isOwn: true, isSamePerson: false });
      expect((await see(change.id)).body).toMatchObject({ can: ['approve', 'decline'], isOwn: false });
      expect(codeOf(await approve(change.id, officer))).toEqual([422, 'credentials.own-certificate']);
      expect(codeOf(await decline(change.id, officer))).toEqual([422, 'credentials.own-certificate']);
    });

    it('is nobody’s own by a second account or a lent right: not proposed, approved or declined', async () => {
      const { id, member } = await holder('Vàng Thị Mỷ');
      const phone = '+84555123457';
      await database.execute('update org.member set phone = $2 where id = $1', [member.id, phone]);
      const accounts = [await account('vang thi my'), await account('Mỷ khoa học', { phone, birthYear: 1950 })];
      const [namesake] = accounts;
      if (namesake === undefined) throw new Error('no account');
      const others = [...accounts, deputyOf(namesake)];
      for (const as of others) {
        expect((await preview('withdraw', [id], as)).body.lines[0].obstacle).toBe('own');
        const sent = await api.post(url(), await form('withdraw', [id], {}, as), { as });
        expect(codeOf(sent)).toEqual([422, 'credentials.nothing-to-change']);
      }
      const { body: change } = await proposed('withdraw', [id]);
      for (const as of others) {
        expect((await see(change.id, as)).body).toMatchObject({ can: [], isOwn: true });
        expect(await listed(change.id, as)).toEqual({ can: [], isSamePerson: false, isOwn: true });
        const refused = await approve(change.id, as);
        expect(codeOf(refused)).toEqual([422, 'credentials.own-certificate']);
        expect(refused.body.detail).toMatch(/của anh chị, .*làm thay, .*trùng họ tên/);
        expect(codeOf(await decline(change.id, as))).toEqual([422, 'credentials.own-certificate']);
      }
      expect(await listed(change.id, binh)).toEqual({ can: ['approve', 'decline'], isSamePerson: false, isOwn: false });
      const unlike = await account('Vàng Thị Mỷ', { birthYear: 1950 });
      expect((await approve(change.id, deputyOf(unlike))).body).toMatchObject({ state: 'done' });
    });
  });

  describe('exactly once', () => {
    it('is proposed once under a double click, and another form under the same key is refused', async () => {
      const { id } = await holder('Vàng Thị Mỷ');
      const body = await form('withdraw', [id]);
      const press = () => api.post(url(), body, { as: an });
      const answers = await Promise.all([press(), press(), press()]);
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
      expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
      expect((await api.post(url(), { ...body, note: 'Lý do hoàn toàn khác' }, { as: an })).status).toBe(409);
    });

    it('waits in one proposal: of two officers at once the second is told', async () => {
      const { id } = await holder('Vàng Thị Mỷ');
      const [one, two] = [await form('withdraw', [id], {}, an), await form('withdraw', [id], {}, binh)];
      const answers = await Promise.all([api.post(url(), one, { as: an }), api.post(url(), two, { as: binh })]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect((await preview('withdraw', [id])).body.lines[0].obstacle).toBe('waiting');
    });

    it('is done once although two approve and one presses twice', async () => {
      const { id, member } = await holder('Vàng Thị Mỹ');
      await rename(member, 'Vàng Thị Mỷ');
      const { body: change } = await proposed('replace', [id], { reason: 'wrong-name' });
      const chi = province.officer('department-officer');
      const { seen } = (await see(change.id)).body;
      const answers = await Promise.all([
        approve(change.id, binh, seen),
        approve(change.id, chi, seen),
        approve(change.id, binh, seen),
      ]);
      const statuses = answers.map(({ status }) => status).sort();
      expect([
        [200, 200, 409],
        [200, 409, 409],
      ]).toContainEqual(statuses);
      expect(await registerNumbers(database, province)).toEqual([1, 2]);
    });

    it('is either approved or taken back, never both', async () => {
      const { id } = await holder('Vàng Thị Mỷ');
      const { body: change } = await proposed('withdraw', [id]);
      const { seen } = (await see(change.id)).body;
      const [yes, back] = await Promise.all([approve(change.id, binh, seen), takeBack(change.id)]);
      expect([yes.status, back.status].sort()).toEqual([200, 409]);
      expect(await stateOf(id)).toBe(yes.status === 200 ? 'withdrawn' : 'valid');
    });
  });

  describe('that is replaced', () => {
    it('shows the old value and the new one, and links both papers', async () => {
      const { id, member, as } = await holder('Vàng Thị Mỹ');
      const same = (await preview('replace', [id])).body;
      expect(same.lines[0]).toMatchObject({ obstacle: 'unchanged', corrections: [] });
      await rename(member, 'Vàng Thị Mỷ');
      const { body: change } = await proposed('replace', [id], { reason: 'wrong-name' });
      const corrections = [{ field: 'fullName', before: 'Vàng Thị Mỹ', after: 'Vàng Thị Mỷ' }];
      expect((await see(change.id)).body.people[0]).toMatchObject({ corrections, obstacle: null, number: '0001/2026' });
      const done = (await approve(change.id)).body;
      expect(done.people[0]).toMatchObject({ corrections, entryState: 'done', successorNumber: '0002/2026' });
      const newer = (await api.get(`/api/certificates/${done.people[0].successorId}`, { as })).body;
      const older = (await api.get(`/api/certificates/${id}`, { as })).body;
      const check = async (code: string) => (await api.get(`/api/certificates/check/${code}`)).body;
      expect(await check(older.code)).toMatchObject({
        state: 'replaced',
        successorNumber: '0002/2026',
        successorCode: newer.code,
      });
      expect(await check(newer.code)).toMatchObject({ state: 'valid', predecessorCode: older.code });
    });

    it('is refused to the second person whose page shows what is no longer so', async () => {
      const { id, member } = await holder('Vàng Thị Mỹ');
      await rename(member, 'Vàng Thị Mỷ');
      const { body: change } = await proposed('replace', [id], { reason: 'wrong-name' });
      const { seen } = (await see(change.id)).body;
      await rename(member, 'Vàng Thị My');
      expect(codeOf(await approve(change.id, binh, seen))).toEqual([409, 'credentials.certificates-moved']);
      expect(await registerNumbers(database, province)).toEqual([1]);
      expect((await approve(change.id)).body).toMatchObject({ state: 'done' });
    });

    it('of several, the good ones are done and the others say why', async () => {
      const [one, two, three] = [await holder('Lò Văn Một'), await holder('Lò Văn Hai'), await holder('Lò Văn Ba')];
      await rename(one.member, 'Lò Văn Mốt');
      await rename(two.member, 'Lò Văn Hái');
      const { body: change } = await proposed('replace', [three.id, two.id, one.id], { reason: 'wrong-name' });
      expect(change).toMatchObject({ count: 2, firstName: 'Lò Văn Một', firstNumber: '0001/2026' });
      await erase(two.member);
      const { body: done } = await approve(change.id);
      expect(done).toMatchObject({ state: 'done', done: 1, leftOut: 1, note: 'Nhầm người cùng tên' });
      expect(done.people).toMatchObject([
        { number: '0001/2026', entryState: 'done' },
        { number: '0002/2026', entryState: 'left-out', obstacle: 'erased', fullName: null, corrections: [] },
      ]);
      expect(await registerNumbers(database, province)).toEqual([1, 2, 3, 4]);
    });
  });

  describe('that was withdrawn', () => {
    it('stays withdrawn; a new paper is issued by a new proposal, and the holder is told again', async () => {
      const { id, as } = await holder('Vàng Thị Mỷ');
      await approve((await proposed('withdraw', [id])).body.id);
      await api.post('/api/me/certificate-news/seen', { until: '2026-11-26T03:00:00.000Z' }, { as });
      expect((await api.get(`/api/certificates/${id}`, { as: an })).body.can).toEqual(['reissue']);
      const { body: change } = await proposed('reissue', [id], { reason: 'withdrawn-in-error' });
      const { body: done } = await approve(change.id);
      const newer = (await api.get(`/api/certificates/${done.people[0].successorId}`, { as })).body;
      expect(newer).toMatchObject({ state: 'valid', number: '0002/2026', fields: { replacesNumber: '0001/2026' } });
      const older = (await api.get(`/api/certificates/${id}`, { as })).body;
      expect(older).toMatchObject({ state: 'withdrawn', successorNumber: '0002/2026', successorCode: newer.code });
      expect((await api.get('/api/me/certificate-news', { as })).body).toMatchObject([
        { certificateId: id, state: 'withdrawn', successorNumber: '0002/2026' },
      ]);
      expect((await preview('reissue', [id])).body.lines[0].obstacle).toBe('state');
      const { fallen } = (await api.get('/api/certificates/check-pack')).body;
      const ours = fallen.filter(({ issuerCode }: { issuerCode: string }) => issuerCode === province.unit.path);
      expect(ours).toEqual([{ issuerCode: province.unit.path, year: 2026, state: 'withdrawn', numbers: [1] }]);
    });

    it('is told of as issued again also when she says that she knows of the withdrawal alone', async () => {
      const { id, as } = await holder('Vàng Thị Mỷ');
      const news = async () => (await api.get('/api/me/certificate-news', { as })).body;
      const seen = (until: string) => api.post('/api/me/certificate-news/seen', { until }, { as });
      await approve((await proposed('withdraw', [id])).body.id);
      const [withdrawn] = await news();
      const { body: change } = await proposed('reissue', [id]);
      api.clock.stopAt('2026-11-26T03:05:00Z');
      await approve(change.id);
      await seen(withdrawn.newsAt);
      const [again] = await news();
      expect(again).toMatchObject({ successorNumber: '0002/2026', newsAt: '2026-11-26T03:05:00.000Z' });
      await seen(again.newsAt);
      expect(await news()).toEqual([]);
    });

    it('is told of part by part where there is much: nothing is known of that wasn’t shown', async () => {
      const { cycle, as } = await holder('Vàng Thị Mỷ');
      for (let hour = 0; hour < 22; hour++) {
        api.clock.stopAt(new Date(Date.UTC(2026, 10, 26, hour)).toISOString());
        const id = await paperOf(database, cycle);
        await changedAtOnce(api.app, an, id);
        await changedAtOnce(api.app, an, id, { kind: 'reissue' });
      }
      const news = async () => (await api.get('/api/me/certificate-news', { as })).body;
      const first = await news();
      expect([first.length, first.at(-1).newsAt]).toEqual([20, '2026-11-26T00:00:00.000Z']);
      await api.post('/api/me/certificate-news/seen', { until: first[0].newsAt }, { as });
      expect(await news()).toHaveLength(2);
    });

    it('names the document of its withdrawal, whatever the new paper was issued by', async () => {
      const { id, as } = await holder('Vàng Thị Mỷ');
      const document = (paperNumber: string) => ({ paperNumber, paperOn: '2026-11-25' });
      await approve((await proposed('withdraw', [id], document('12/QĐ'))).body.id);
      const { body: change } = await proposed('reissue', [id], document('99/QĐ'));
      const { people } = (await approve(change.id)).body;
      const behind = async (one: string) => (await api.get(`/api/certificates/${one}`, { as })).body.behindNumber;
      expect([await behind(id), await behind(people[0].successorId)]).toEqual(['12/QĐ', '99/QĐ']);
      await approve((await proposed('withdraw', [people[0].successorId])).body.id);
      expect(await behind(people[0].successorId)).toBeNull();
    });

    it('is not issued again while the round is unfinished', async () => {
      const { id, cycle } = await holder('Vàng Thị Mỷ');
      await changedAtOnce(api.app, an, id);
      await reopenCycle(database, cycle);
      expect((await preview('reissue', [id])).body.lines[0].obstacle).toBe('not-finished');
    });

    it('leaves completion alone, and nobody waits for a first paper again', async () => {
      const { id } = await holder('Vàng Thị Mỷ');
      await changedAtOnce(api.app, an, id);
      const register = (await api.get(`/api/rounds/${round.id}/register`, { as: an })).body;
      expect(register).toMatchObject({ valid: 0, withdrawn: 1, waiting: 0 });
      expect((await api.get(`/api/certificates/${id}`, { as: an })).body.isStillFinished).toBe(true);
    });

    it('is withdrawn although its person was erased', async () => {
      const { id, member } = await holder('Vàng Thị Mỷ');
      await erase(member);
      const { body: change } = await proposed('withdraw', [id]);
      expect(change.people[0]).toMatchObject({ fullName: null, obstacle: null });
      expect((await approve(change.id)).body).toMatchObject({ state: 'done', done: 1 });
      const kept = 'select state_note as note, name_hash as hash from credentials.certificate where id = $1';
      const before = await database.queryOne<{ note: string; hash: Buffer }>(kept, [id]);
      expect(before).toMatchObject({ note: 'Nhầm người cùng tên' });
      await erase(member);
      expect(await database.queryOne(kept, [id])).toEqual({ note: null, hash: before?.hash });
    });
  });

  describe('whose holder is erased', () => {
    const wordsOf = (id: string) =>
      database.queryOne('select note, answer_words as words from credentials.change where id = $1', [id]);
    const valuesAbout = (id: string) =>
      database.query<{ content: string | null }>(
        `select v.content from platform.audit_entry e left join platform.audit_value v on v.entry_id = e.id
         where e.subject_id = $1 and not e.is_read order by e.seq`,
        [id],
      );

    it('loses her name in a proposal about several people that waits; the other words stay, then and once it is done', async () => {
      const [one, two] = [await holder('Lò Văn Một'), await holder('Lò Văn Hai')];
      const note = 'Quyết định ghi Lò Văn Hai hai lần; cả hai giấy in sai tên đợt';
      const { body: change } = await proposed('withdraw', [one.id, two.id], { note });
      await erase(two.member);
      const left = (await see(change.id)).body.note;
      expect(left).toMatch(/^Quyết định ghi .+ hai lần; cả hai giấy in sai tên đợt$/);
      expect(left).not.toContain('Lò Văn Hai');
      expect((await approve(change.id)).body).toMatchObject({ state: 'done', done: 2 });
      expect((await api.get(`/api/certificates/${one.id}`, { as: an })).body.stateNote).toBe(left);
    });

    it('loses her name in the notes of the other papers and in the answer', async () => {
      const [one, two, three] = [await holder('Lò Văn Một'), await holder('Lò Văn Hai'), await holder('Lò Văn Ba')];
      const note = 'Lò Văn Hai nộp nhầm danh sách';
      await approve((await proposed('withdraw', [one.id, two.id], { note })).body.id);
      const { body: refused } = await proposed('reissue', [one.id, two.id]);
      const words = 'Giấy của Lò Văn Hai phải nộp lại';
      await api.post(`/api/certificate-changes/${refused.id}/refusal`, { words }, { as: binh });
      const { body: other } = await proposed('withdraw', [three.id], { note: 'Giấy in hỏng' });
      await erase(two.member);
      expect((await api.get(`/api/certificates/${one.id}`, { as: an })).body.stateNote).toMatch(/ nộp nhầm danh sách$/);
      for (const said of await database.query<{ said: string }>(
        `select coalesce(state_note, '') as said from credentials.certificate where round_id = $1
         union all select note || coalesce(answer_words, '') from credentials.change where round_id = $1`,
        [round.id],
      ))
        expect(said.said).not.toContain('Lò Văn Hai');
      expect(await wordsOf(refused.id)).toEqual({
        note: 'Nhầm người cùng tên',
        words: expect.stringMatching(/nộp lại$/),
      });
      expect(await wordsOf(other.id)).toEqual({ note: 'Giấy in hỏng', words: null });
    });

    it('loses the name that its paper printed wrongly as well, in every word of the proposal and at the other paper', async () => {
      const [hers, other] = [await holder('Lò Thị Hồng'), await holder('Lò Văn Một')];
      await rename(hers.member, 'Lò Thị Hường');
      await rename(other.member, 'Lò Văn Mốt');
      const note = 'In nhầm Lò Thị Hồng, đúng là Lò Thị Hường; giấy kia cũng sai';
      const ids = [hers.id, other.id];
      const { body: refused } = await proposed('replace', ids, { reason: 'wrong-name', note });
      const words = 'Lò Thị Hồng phải có giấy khai sinh';
      await api.post(`/api/certificate-changes/${refused.id}/refusal`, { words }, { as: binh });
      const { body: done } = await proposed('replace', ids, { reason: 'wrong-name', note });
      expect((await approve(done.id)).body).toMatchObject({ done: 2 });
      await erase(hers.member);
      const cut = '(đã xóa theo yêu cầu)';
      const left = `In nhầm ${cut}, đúng là ${cut}; giấy kia cũng sai`;
      expect(await wordsOf(refused.id)).toEqual({ note: left, words: `${cut} phải có giấy khai sinh` });
      expect(await wordsOf(done.id)).toEqual({ note: left, words: null });
      expect((await api.get(`/api/certificates/${other.id}`, { as: an })).body.stateNote).toBe(left);
    });

    it('is asked about where the name that its paper printed wrongly may be part of a longer one', async () => {
      const [hers, other] = [await holder('Lò Thị Hồng'), await holder('Lò Văn Một')];
      await rename(hers.member, 'Lò Thị Hường');
      await rename(other.member, 'Lò Văn Mốt');
      const note = 'GIẤY CỦA LÒ THỊ HỒNG IN SAI, đúng là Lò Thị Hường';
      const about = { reason: 'wrong-name', note };
      const { body: change } = await proposed('replace', [hers.id, other.id], about);
      await approve(change.id);
      const subject = { memberId: hers.member.id, accountId: null };
      const scope = Scope.ofPaths([province.unit.path]);
      const [data, transactions] = [api.app.get(PersonalData), api.app.get(Transactions)];
      const isAbout = ({ source }: Doubt): boolean => source.includes('tên cũ');
      const { items } = await data.doubts(subject, scope);
      const asked = items.filter(isAbout);
      expect(asked.map(({ words }) => words)).toEqual([[note], [note]]);
      const keys = (doubts: readonly Doubt[]): string[] => doubts.map(({ key }) => key);
      const rest = keys(items.filter((doubt) => !isAbout(doubt)));
      const erasing = (theirs: readonly string[]): Promise<unknown> =>
        transactions.run(() => data.erase(subject, { scope, theirs: [...rest, ...theirs], others: [] }));
      await expect(erasing([])).rejects.toThrow(TextsUnanswered);
      await erasing(keys(asked));
      const cut = '(đã xóa theo yêu cầu)';
      const left = `GIẤY CỦA ${cut} IN SAI, đúng là ${cut}`;
      expect(await wordsOf(change.id)).toEqual({ note: left, words: null });
      expect((await api.get(`/api/certificates/${other.id}`, { as: an })).body.stateNote).toBe(left);
      expect((await valuesAbout(change.id)).filter(({ content }) => content?.includes('LÒ THỊ HỒNG'))).toEqual([]);
    });

    it('keeps a name that its paper printed wrongly where somebody in the proposal has it rightly', async () => {
      const [hers, other] = [await holder('Lò Thị Hồng'), await holder('Lò Thị Hồng')];
      await rename(hers.member, 'Lò Thị Hường');
      const note = 'Lò Thị Hồng nộp nhầm danh sách';
      const { body: change } = await proposed('withdraw', [hers.id, other.id], { note });
      await approve(change.id);
      await erase(hers.member);
      expect(await wordsOf(change.id)).toEqual({ note, words: null });
      expect((await api.get(`/api/certificates/${other.id}`, { as: an })).body.stateNote).toBe(note);
    });

    it('loses a name that only its paper printed in the values of the trail and the number of the document, too', async () => {
      const [hers, other] = [await holder('Lò Thị Hồng'), await holder('Lò Văn Một')];
      await rename(hers.member, 'Lò Thị Hường');
      await rename(other.member, 'Lò Văn Mốt');
      const paper = { paperNumber: 'Đơn của Lò Thị Hồng', paperOn: '2026-11-25' };
      const note = 'Giấy in nhầm thành Lò Thị Hồng';
      const { body: waits } = await proposed('withdraw', [hers.id, other.id], { note, ...paper });
      await takeBack(waits.id);
      const { body: done } = await proposed('replace', [hers.id, other.id], { reason: 'wrong-name', note, ...paper });
      await approve(done.id);
      const { body: alone } = await proposed('reissue', [await withdrawn(hers)], { note: 'Giấy in hỏng', ...paper });
      const unrelated = await holder('Lò Văn Ba');
      await approve((await proposed('withdraw', [unrelated.id], { note: 'Giấy in hỏng' })).body.id);
      expect(await valuesAbout(done.id)).toHaveLength(2);
      await erase(hers.member);
      const named = await database.query(
        `select e.action from platform.audit_value v join platform.audit_entry e on e.id = v.entry_id
         where e.unit_path <@ $1::ltree and v.content like '%Lò Thị Hồng%'`,
        [province.unit.path],
      );
      expect(named).toEqual([]);
      const documents = await database.query(
        `select id, paper_number as number from credentials.change where round_id = $1 and paper_number is not null order by proposed_at, id`,
        [round.id],
      );
      const number = 'Đơn của (đã xóa theo yêu cầu)';
      expect(documents).toHaveLength(3);
      expect(documents).toEqual(
        expect.arrayContaining([waits.id, done.id, alone.id].map((id: string) => ({ id, number }))),
      );
      expect(await valuesAbout(unrelated.id)).toMatchObject([{ content: expect.stringContaining('Giấy in hỏng') }]);
    });

    it('keeps the right name of somebody else in the proposal where two papers were printed with each other’s names', async () => {
      const [hers, other] = [await holder('Lò Thị Hồng'), await holder('Lò Thị Hường')];
      await rename(hers.member, 'Lò Thị Hường');
      await rename(other.member, 'Lò Thị Hồng');
      const note = 'Giấy này đưa nhầm cho Lò Thị Hồng giữ';
      const { body: change } = await proposed('withdraw', [hers.id, other.id], { note });
      await approve(change.id);
      await erase(hers.member);
      expect(await wordsOf(change.id)).toEqual({ note, words: null });
      expect((await api.get(`/api/certificates/${other.id}`, { as: an })).body.stateNote).toBe(note);
      expect(await valuesAbout(other.id)).toMatchObject([{ content: expect.stringContaining(note) }]);
    });

    it('loses all words of a proposal about her alone', async () => {
      const { id, member } = await holder('Lò Văn Hai');
      const { body: change } = await proposed('withdraw', [id]);
      await decline(change.id);
      await erase(member);
      expect(await wordsOf(change.id)).toEqual({ note: '', words: null });
    });
  });

  it('is of two people always: no rule of the province lets one of them do it alone (decision 0118)', async () => {
    const { id } = await holder('Lò Văn Một');
    const admin = province.officer('department-admin');
    const rule = (body: object): Promise<TestResponse> =>
      api.put(
        `/api/release-rules/${province.unit.id}`,
        { undoMinutes: 15, needsSecond: false, ...body },
        { as: admin },
      );
    expect((await rule({ changesNeedSecond: false })).status).toBe(400);
    expect((await rule({ changeDays: 30 })).body).toMatchObject({ needsSecond: false, changeDays: 30 });
    const made = await proposed('withdraw', [id], {}, admin);
    expect(made.body).toMatchObject({ state: 'proposed', needsSecond: true });
    expect(codeOf(await approve(made.body.id, admin))).toEqual([422, 'credentials.change-needs-other']);
    expect(await stateOf(id)).toBe('valid');
    for (const changeDays of [0, 61, 1.5]) expect((await rule({ changeDays })).status).toBe(400);
  });

  describe('among the proposals', () => {
    it('stands by whether it waits and by kind, page by page, the latest first', async () => {
      const people = [await holder('Lò Văn Một'), await holder('Lò Văn Hai'), await holder('Lò Văn Ba')];
      const ids = [];
      for (const [index, { id }] of people.entries()) {
        api.clock.stopAt(`2026-11-26T03:0${index}:00Z`);
        ids.push((await proposed('withdraw', [id])).body.id);
      }
      await decline(ids[1]);
      const list = async (query: string) => (await api.get(`/api/certificate-changes${query}`, { as: binh })).body;
      const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id);
      expect(idsOf(await list(''))).toEqual([...ids].reverse());
      expect(idsOf(await list('?which=waiting'))).toEqual([ids[2], ids[0]]);
      expect(idsOf(await list('?which=closed&kind=withdraw'))).toEqual([ids[1]]);
      expect(idsOf(await list('?kind=replace'))).toEqual([]);
      const first = await list('?limit=2');
      expect(idsOf(await list(`?limit=2&cursor=${encodeURIComponent(first.nextCursor)}`))).toEqual([ids[0]]);
    });

    it('is told on the first page as one of more than a hundred, and not counted beyond', async () => {
      const { body } = await proposed('withdraw', [(await holder('Lò Văn Một')).id]);
      const more = (count: number) =>
        database.execute(
          `insert into credentials.change select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(),
             'client_key', gen_random_uuid()))).* from credentials.change c, generate_series(1, $2::int) where c.id = $1`,
          [body.id, count],
        );
      const waiting = async () => (await api.get('/api/certificate-change-news', { as: binh })).body.waiting;
      await more(99);
      expect(await waiting()).toBe(100);
      await more(50);
      expect(await waiting()).toBe(101);
    });

    it('is told on the first page: what waits for her answer, and which of hers came to nothing', async () => {
      const [one, two] = [await holder('Lò Văn Một'), await holder('Lò Văn Hai')];
      const news = async (as: Actor) => {
        const { waiting, cases, ended } = (await api.get('/api/certificate-change-news', { as })).body;
        return { waiting, cases, ended };
      };
      const { body: declined } = await proposed('withdraw', [one.id]);
      const { body: lapsing } = await proposed('withdraw', [two.id]);
      const elsewhere = (await TestProvince.create(database)).officer('department-officer');
      expect(await news(binh)).toEqual({ waiting: 2, cases: 0, ended: [] });
      for (const as of [an, elsewhere, province.officer('auditor')])
        expect(await news(as)).toEqual({ waiting: 0, cases: 0, ended: [] });
      await decline(declined.id);
      const no = {
        id: declined.id,
        kind: 'withdraw',
        state: 'declined',
        count: 1,
        closedAt: '2026-11-26T03:00:00.000Z',
      };
      expect(await news(an)).toEqual({ waiting: 0, cases: 0, ended: [no] });
      expect(await news(binh)).toEqual({ waiting: 1, cases: 0, ended: [] });
      api.clock.stopAt('2026-12-10T03:00:00Z');
      expect(await news(binh)).toEqual({ waiting: 0, cases: 0, ended: [] });
      await api.app.get(ChangeDecisionService).lapseChanges();
      expect((await news(an)).ended).toMatchObject([{ id: lapsing.id, state: 'expired' }]);
      api.clock.stopAt('2026-12-17T03:00:00Z');
      expect((await news(an)).ended).toEqual([]);
    });

    it('is not told on the first page to an officer who may not answer it: about herself, or of somebody who counts as her', async () => {
      const waiting = async (as: Actor): Promise<number> =>
        (await api.get('/api/certificate-change-news', { as })).body.waiting;
      const [hers, other] = [await holder('Vàng Thị Mỷ'), await holder('Lò Văn Hai')];
      const proposer = await account('Nguyễn Thị An');
      await proposed('withdraw', [hers.id], {}, proposer);
      await proposed('withdraw', [other.id], {}, deputyOf(an));
      const expected = [
        { who: 'neither', as: binh, may: 2 },
        { who: 'the holder', as: { ...binh, memberId: hers.member.id }, may: 1 },
        { who: 'a namesake of the holder', as: await account('vang thi my'), may: 1 },
        { who: 'a second account of who proposed', as: await account('nguyen thi an'), may: 1 },
        { who: 'whose right it was proposed by', as: an, may: 1 },
        { who: 'another deputy of hers', as: deputyOf(an), may: 1 },
        { who: 'a deputy of who proposed', as: deputyOf(proposer), may: 1 },
        { who: 'who proposed', as: proposer, may: 1 },
      ];
      const told = await Promise.all(expected.map(async ({ who, as }) => ({ who, may: await waiting(as) })));
      expect(told).toEqual(expected.map(({ who, may }) => ({ who, may })));
    });

    it('is declined by exactly those to whom the list and its own page offer that', async () => {
      const holders = new Map<string, Holder>();
      const phone = '+84992123459';
      const actors: readonly [who: string, may: boolean, as: (of: Holder) => Promise<Actor> | Actor][] = [
        ['another officer', true, () => binh],
        ['a deputy of another one', true, () => deputyOf(binh)],
        ['a namesake of the holder of another year', true, () => account('Lò Thị Mai', { birthYear: 1950 })],
        ['a namesake of who proposed, of another year', true, () => account('Nguyễn Thị An', { birthYear: 1991 })],
        ['who proposed', false, () => proposer],
        ['a deputy of who proposed', false, () => deputyOf(proposer)],
        ['a second account of who proposed', false, () => account('An khoa học', { phone })],
        ['the holder', false, ({ member }) => ({ ...binh, memberId: member.id })],
        ['a deputy of a second account of the holder', false, async () => deputyOf(await account('lo thi mai'))],
        ['an auditor', false, () => province.officer('auditor')],
      ];
      const proposer = await account('Nguyễn Thị An', { phone, birthYear: 1980 });
      for (const [who] of actors) holders.set(who, await holder('Lò Thị Mai'));
      for (const [who, may, actorOf] of actors) {
        const of = holders.get(who);
        if (of === undefined) throw new Error(who);
        const as = await actorOf(of);
        const { body: change } = await proposed('withdraw', [of.id], {}, proposer);
        const { can } = (await listed(change.id, as)) as { can: string[] };
        const offered = [can, (await see(change.id, as)).body.can].map((acts) => acts.includes('decline'));
        expect([who, ...offered, (await decline(change.id, as)).status === 200]).toEqual([who, may, may, may]);
      }
    });

    it('of which nothing can be done any more is offered to be declined alone', async () => {
      const { id, member } = await holder('Vàng Thị Mỹ');
      await rename(member, 'Vàng Thị Mỷ');
      const { body: change } = await proposed('replace', [id], { reason: 'wrong-name' });
      await rename(member, 'Vàng Thị Mỹ');
      expect((await see(change.id)).body).toMatchObject({ can: ['decline'], people: [{ obstacle: 'unchanged' }] });
      expect(codeOf(await approve(change.id))).toEqual([422, 'credentials.nothing-to-change']);
      expect((await decline(change.id)).body).toMatchObject({ state: 'declined' });
    });

    it('is nobody else’s: another province, a commune; an auditor reads and answers nothing', async () => {
      const { id } = await holder('Vàng Thị Mỷ');
      const { body: change } = await proposed('withdraw', [id]);
      const elsewhere = (await TestProvince.create(database)).officer('department-officer');
      expect((await see(change.id, elsewhere)).status).toBe(404);
      expect((await approve(change.id, elsewhere, 'x'.repeat(43))).status).toBe(404);
      expect((await api.get('/api/certificate-changes', { as: elsewhere })).body.items).toEqual([]);
      const officer = province.officer('commune-officer', commune);
      expect((await see(change.id, officer)).status).toBe(403);
      const auditor = province.officer('auditor');
      expect((await see(change.id, auditor)).body.can).toEqual([]);
      expect((await approve(change.id, auditor)).status).toBe(403);
    });

    it('refuses what doesn’t fit: a reason of another kind, a number without its date, a preview nobody saw', async () => {
      const { id } = await holder('Vàng Thị Mỷ');
      const send = async (more: object) => api.post(url(), await form('withdraw', [id], more), { as: an });
      expect(codeOf(await send({ reason: 'wrong-name' }))).toEqual([400, 'credentials.reason-of-other-kind']);
      expect((await send({ reason: 'whim' })).status).toBe(400);
      expect((await send({ note: 'ồ' })).status).toBe(400);
      const faultsOf = async (more: object) => (await send(more)).body.errors;
      expect(await faultsOf({ paperNumber: '12/QĐ' })).toMatchObject([
        { pointer: '#/paperOn', code: 'field.required' },
      ]);
      expect(await faultsOf({ paperOn: '2026-11-25' })).toMatchObject([
        { pointer: '#/paperNumber', code: 'field.required' },
      ]);
      for (const paperNumber of ['   ', '\u200b'])
        expect(await faultsOf({ paperNumber, paperOn: '2026-11-25' })).toMatchObject([{ pointer: '#/paperNumber' }]);
      expect(await faultsOf({ paperNumber: '12/QĐ', paperOn: '2026-11-27' })).toMatchObject([
        { pointer: '#/paperOn', code: 'org.date-in-future' },
      ]);
      expect(await faultsOf({ note: '          ' })).toMatchObject([{ pointer: '#/note' }]);
      expect(codeOf(await send({ seen: 'x'.repeat(43) }))).toEqual([409, 'credentials.certificates-moved']);
      expect((await preview('withdraw', [id, newId()])).status).toBe(404);
    });

    it('takes the number of a document as it is written, with today’s date; declined with blanks it is not', async () => {
      const { id } = await holder('Vàng Thị Mỷ');
      const more = { paperNumber: ' 12/QĐ-SKHCN '.normalize('NFD'), paperOn: '2026-11-26' };
      const { body: change } = await proposed('withdraw', [id], more);
      expect([change.paperNumber, change.paperOn]).toEqual(['12/QĐ-SKHCN'.normalize('NFC'), '2026-11-26']);
      const blank = await api.post(`/api/certificate-changes/${change.id}/refusal`, { words: '       ' }, { as: binh });
      expect([blank.status, blank.body.errors[0].pointer]).toEqual([400, '#/words']);
    });

    it('doesn’t tell other provinces that a key is taken', async () => {
      const { id } = await holder('Vàng Thị Mỷ');
      const body = await form('withdraw', [id]);
      expect((await api.post(url(), body, { as: an })).status).toBe(201);
      const elsewhere = (await TestProvince.create(database)).officer('department-officer');
      expect((await api.post(url(), body, { as: elsewhere })).status).toBe(404);
    });
  });
});
