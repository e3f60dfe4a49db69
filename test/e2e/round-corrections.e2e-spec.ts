import { IssuingService } from '@lopso/credentials';
import { HeldRightService } from '@lopso/org';
import { type Actor, newId } from '@lopso/platform';
import { aCertificateDesk, aFinishedPassage, aRound, paperOf, type TestRound } from '../support/credentials';
import { statementsOf } from '../support/matrix/statements';
import { named } from '../support/named-officer';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

const FIRST = {
  ...{ number: 1, countsFrom: '2026-09-06T17:00:00Z', finishedAt: '2026-11-24T03:00:00Z' },
  validUntil: null,
};

/** Decision 0124: what a round is called and by which decision it was opened is put right by two people, its papers by replacement. */
describe('a round whose decision was typed wrongly', () => {
  let api: TestApi;
  let province: TestProvince;
  let commune: TestUnit;
  let round: TestRound;
  let an: Actor;
  let binh: Actor;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt('2026-11-26T03:00:00Z');
    ({ province, commune, round, an, binh } = await aCertificateDesk(api.database));
    await api.database.execute(
      `update learning.round set decision_number = '154/QĐ-SKHCN', opened_at = '2026-09-03T02:00:00Z' where id = $1`,
      [round.id],
    );
  });

  const address = () => `/api/rounds/${round.id}/corrections`;
  const right = (more: object = {}) => ({
    ...{ title: round.title, decisionNumber: ' 145/QĐ-SKHCN ', decidedOn: '2026-09-01' },
    ...{ reason: 'Đánh máy nhầm số quyết định.', paperNumber: '12/SKHCN-VP' },
    ...more,
  });
  const propose = (as: Actor = an, more: object = {}) => api.post(address(), right(more), { as });
  const list = async (as: Actor) => (await api.get(address(), { as })).body;
  const answer = (id: string, what: 'confirmation' | 'refusal', as: Actor) =>
    api.post(`${address()}/${id}/${what}`, {}, { as });
  const proposed = async (as: Actor = an, more: object = {}): Promise<string> =>
    (await propose(as, more)).body.corrections[0].id;
  const numberOf = async () => (await api.get(`/api/rounds/${round.id}`, { as: an })).body.decisionNumber;
  const said = ({ status, body }: TestResponse) => [status, body.code];

  /** Somebody of an organisation that holds the round together with the department. */
  async function partner(): Promise<Actor> {
    const as = province.officer('department-admin');
    const organisation = 'Công an tỉnh';
    expect((await api.post(`/api/rounds/${round.id}/partners`, { name: organisation }, { as })).status).toBe(200);
    const form = {
      ...{ displayName: 'Trần Văn Sự', birthYear: 1984, kind: 'partner', unitId: province.unit.id, organisation },
      ...{ clientKey: newId(), decisionNumber: '9/QĐ-SKHCN', until: '2027-01-31' },
    };
    const { accountId } = (await api.post('/api/staff-accounts', form, { as })).body;
    const grants = await api.app.get(HeldRightService).getGrants({ accountId, memberId: null }, api.clock.today());
    return { accountId, memberId: null, sessionId: newId(), grants };
  }

  it('keeps it until another officer has confirmed, and tells then who changed what, and why', async () => {
    const id = await proposed();
    expect((await propose()).body.corrections).toHaveLength(1);
    expect(await numberOf()).toBe('154/QĐ-SKHCN');
    const [waits] = (await list(binh)).corrections;
    expect(waits).toMatchObject({
      changes: [{ field: 'decisionNumber', before: '154/QĐ-SKHCN', after: '145/QĐ-SKHCN' }],
      ...{ state: 'proposed', paperNumber: '12/SKHCN-VP', reason: 'Đánh máy nhầm số quyết định.' },
      ...{ closedBy: null, can: ['confirm', 'decline'] },
    });
    expect((await api.get('/api/rounds', { as: binh })).body.rounds[0].isCorrectionWaiting).toBe(true);
    const done = await answer(id, 'confirmation', binh);
    expect(done.body).toMatchObject({ corrections: [{ id, state: 'done', can: [] }], can: ['propose'] });
    expect(await numberOf()).toBe('145/QĐ-SKHCN');
    expect((await api.get('/api/rounds', { as: binh })).body.rounds[0].isCorrectionWaiting).toBe(false);
    const trail = await api.database.query<{ action: string; content: string }>(
      `select e.action, v.content from platform.audit_entry e join platform.audit_value v on v.entry_id = e.id
       where e.subject_id = $1 and e.action like 'learning.round-correct%' order by e.id`,
      [round.id],
    );
    expect(trail.map(({ action }) => action)).toEqual([
      'learning.round-correction-proposed',
      'learning.round-corrected',
    ]);
    for (const { content } of trail) {
      expect(content).toMatch(/"decisionNumber":\s*"145\/QĐ-SKHCN"/);
      expect(content).toMatch(/"decisionNumberBefore":\s*"154\/QĐ-SKHCN"/);
      expect(content).not.toContain('titleBefore');
    }
  });

  it('is confirmed by no second account, deputy or lender of who proposed it', async () => {
    const lender = province.officer('department-officer');
    await named(api.database, lender, 'Nguyễn Thị An');
    const deputy = province.deputy('department-officer', lender.accountId);
    const id = await proposed(deputy);
    const double = await named(api.database, province.officer('department-admin'), 'nguyen thi an');
    for (const as of [deputy, lender, double, province.deputy('department-officer', lender.accountId)]) {
      expect((await list(as)).corrections[0].can).not.toContain('confirm');
      expect(said(await answer(id, 'confirmation', as))).toEqual([422, 'learning.same-person']);
    }
    expect(await numberOf()).toBe('154/QĐ-SKHCN');
    expect((await answer(id, 'confirmation', binh)).body.corrections[0].state).toBe('done');
  });

  it('stays as it is where the second person says no, or the first takes it back; then another may be proposed', async () => {
    const first = await proposed();
    expect(said(await propose(binh, { decisionNumber: '146/QĐ-SKHCN' }))).toEqual([409, 'learning.correction-open']);
    expect((await answer(first, 'refusal', binh)).body.corrections[0].state).toBe('declined');
    expect(said(await answer(first, 'confirmation', binh))).toEqual([409, 'learning.correction-answered']);
    const second = await proposed();
    expect((await list(an)).corrections[0].can).toEqual(['take-back']);
    expect((await answer(second, 'refusal', an)).body.corrections.map(({ state }: { state: string }) => state)).toEqual(
      expect.arrayContaining(['taken-back', 'declined']),
    );
    expect((await answer(second, 'refusal', an)).status).toBe(200);
    expect(said(await answer(second, 'confirmation', binh))).toEqual([409, 'learning.correction-answered']);
    expect(await numberOf()).toBe('154/QĐ-SKHCN');
    expect((await propose()).status).toBe(201);
  });

  it('is confirmed once by two at the same time', async () => {
    const id = await proposed();
    const others = [binh, province.officer('department-officer')];
    const answers = await Promise.all(others.map((as) => answer(id, 'confirmation', as)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is not changed by a proposal of before: what another one put right meanwhile stays', async () => {
    const id = await proposed(an);
    await api.database.execute(`update learning.round set title = 'Bồi dưỡng, đợt 1b' where id = $1`, [round.id]);
    expect((await answer(id, 'confirmation', binh)).body.code).toBe('learning.correction-overtaken');
    expect(await numberOf()).toBe('154/QĐ-SKHCN');
    expect((await answer(id, 'refusal', binh)).status).toBe(200);
  });

  it('is proposed once by two at the same time', async () => {
    const answers = await Promise.all([propose(an), propose(binh)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('is one proposal when the same is sent twice at the same time', async () => {
    const answers = await Promise.all([propose(), propose(), propose()]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.corrections[0].id)).size).toBe(1);
    expect((await list(binh)).corrections).toHaveLength(1);
  });

  it('takes no words that change nothing, stand at another round, or name a decision of a day after the round was opened', async () => {
    // A sign that nobody sees says nothing.
    for (const blank of [
      { title: '\u200b' },
      { decisionNumber: ' \u200b' },
      { reason: '\u200b\u200b' },
      { paperNumber: null },
    ])
      expect(await propose(an, blank)).toMatchObject({ status: 400, body: { code: 'platform.invalid-input' } });
    expect(said(await propose(an, { decisionNumber: ' 154/QĐ-SKHCN' }))).toEqual([422, 'learning.nothing-corrected']);
    const other = await aRound(api.database, province, { title: 'Đợt khác' });
    expect(said(await propose(an, { title: other.title }))).toEqual([409, 'learning.round-title-taken']);
    for (const decidedOn of ['2026-11-27', '2026-11-01', '2026-09-04'])
      expect((await propose(an, { decidedOn })).body.errors).toMatchObject([
        { pointer: '#/decidedOn', code: 'learning.decided-in-future' },
      ]);
    for (const blank of [{ title: ' ' }, { decisionNumber: '' }, { reason: '  ' }, { decidedOn: '2026-02-30' }])
      expect((await propose(an, blank)).status).toBe(400);
    const id = await proposed(an, { title: 'Tên mới', decidedOn: '2026-09-03' });
    await aRound(api.database, province, { title: 'Tên mới' });
    expect(said(await answer(id, 'confirmation', binh))).toEqual([409, 'learning.round-title-taken']);
    expect((await list(binh)).corrections[0].state).toBe('proposed');
  });

  it('is nobody’s from another province or a commune, who reads what was corrected and not what waits', async () => {
    const far = (await TestProvince.create(api.database)).officer('department-officer');
    const near = province.officer('commune-officer', commune);
    expect((await propose(far)).status).toBe(404);
    expect((await propose(near)).status).toBe(403);
    const police = await partner();
    expect([(await propose(police)).status, (await api.get(address(), { as: police })).status]).toEqual([403, 403]);
    const id = await proposed();
    expect((await answer(id, 'confirmation', far)).status).toBe(404);
    expect((await api.get(address(), { as: far })).status).toBe(404);
    expect((await answer(newId(), 'confirmation', binh)).status).toBe(404);
    expect(await list(near)).toEqual({ corrections: [], can: [] });
    expect((await list(province.officer('auditor'))).corrections).toMatchObject([{ id, can: [] }]);
    const elsewhere = await aRound(api.database, province, { title: 'Đợt khác' });
    const beside = `/api/rounds/${elsewhere.id}/corrections/${id}/confirmation`;
    expect((await api.post(beside, {}, { as: binh })).status).toBe(404);
    await answer(id, 'confirmation', binh);
    expect((await list(near)).corrections).toMatchObject([{ id, state: 'done', can: [] }]);
  });

  it('is followed by its papers only as they are replaced, which the register lists', async () => {
    const issued = async (name: string): Promise<{ member: TestMember; cycleId: string; id: string }> => {
      const member = await province.member(commune, name);
      const cycle = await aFinishedPassage(api.database, round, member, FIRST);
      await api.app.get(IssuingService).issue([cycle.id], 'by-hand');
      return { member, cycleId: cycle.id, id: await paperOf(api.database, cycle) };
    };
    const register = async () => (await api.get(`/api/rounds/${round.id}/register`, { as: an })).body;
    const reworded = async () =>
      (await api.get(`/api/rounds/${round.id}/certificates?contents=reworded`, { as: an })).body.certificates;
    const fieldsOf = async (id: string) => (await api.get(`/api/certificates/${id}`, { as: an })).body.fields;
    const my = await issued('Vàng Thị Mỷ');
    expect([await register(), await reworded()]).toMatchObject([{ reworded: 0 }, []]);
    await answer(await proposed(an, { title: 'Bồi dưỡng năm 2026' }), 'confirmation', binh);

    expect(await fieldsOf(my.id)).toMatchObject({ decisionNumber: '154/QĐ-SKHCN', title: round.title });
    const later = await issued('Lý Văn Sình');
    expect(await fieldsOf(later.id)).toMatchObject({ decisionNumber: '145/QĐ-SKHCN', title: 'Bồi dưỡng năm 2026' });
    const { result, statements } = await statementsOf(register);
    expect(result).toMatchObject({ valid: 2, reworded: 1, overstated: 0 });
    // Counted there, not read: they may be twenty thousand.
    const readings = statements.filter((sql) => /c\.fields->>'(decisionNumber|classMinutes)'/.test(sql));
    expect(readings.map((sql) => sql.includes('count(*)'))).toEqual([true, true]);
    expect(await reworded()).toMatchObject([{ id: my.id }]);

    const url = `/api/rounds/${round.id}/certificate-changes`;
    const wish = { kind: 'replace', certificateIds: [my.id, later.id] };
    const preview = (await api.post(`${url}/preview`, wish, { as: an })).body;
    expect(preview.lines.map(({ obstacle }: { obstacle: string }) => obstacle)).toEqual(
      expect.arrayContaining([null, 'unchanged']),
    );
    const mine = preview.lines.find((line: { certificateId: string }) => line.certificateId === my.id);
    expect(mine.corrections).toEqual([
      { field: 'title', before: round.title, after: 'Bồi dưỡng năm 2026' },
      { field: 'decisionNumber', before: '154/QĐ-SKHCN', after: '145/QĐ-SKHCN' },
    ]);
    const one = { ...wish, certificateIds: [my.id] };
    const { seen } = (await api.post(`${url}/preview`, one, { as: an })).body;
    const form = { ...one, clientKey: newId(), reason: 'wrong-round', note: 'Đợt được đính chính', seen };
    const change = (await api.post(url, form, { as: an })).body;
    const toSee = (await api.get(`/api/certificate-changes/${change.id}`, { as: binh })).body;
    const done = await api.post(`/api/certificate-changes/${change.id}/approval`, { seen: toSee.seen }, { as: binh });
    expect(done.body).toMatchObject({ state: 'done' });
    expect(await fieldsOf(my.id)).toMatchObject({ decisionNumber: '154/QĐ-SKHCN' });
    const successor = await paperOf(api.database, { id: my.cycleId });
    expect(await fieldsOf(successor)).toMatchObject({
      ...{ decisionNumber: '145/QĐ-SKHCN', decidedOn: '2026-09-01', title: 'Bồi dưỡng năm 2026' },
      fullName: 'Vàng Thị Mỷ',
    });
    expect([await register(), await reworded()]).toMatchObject([{ valid: 2, reworded: 0 }, []]);
  });

  it('moves under an approval only as it was seen', async () => {
    const member = await province.member(commune, 'Vàng Thị Mỹ');
    const cycle = await aFinishedPassage(api.database, round, member, FIRST);
    await api.app.get(IssuingService).issue([cycle.id], 'by-hand');
    const id = await paperOf(api.database, cycle);
    await api.database.execute(`update org.member set full_name = 'Vàng Thị Mỷ' where id = $1`, [member.id]);
    const url = `/api/rounds/${round.id}/certificate-changes`;
    const wish = { kind: 'replace', certificateIds: [id] };
    const { seen } = (await api.post(`${url}/preview`, wish, { as: an })).body;
    const form = { ...wish, clientKey: newId(), reason: 'wrong-name', note: 'Sai dấu', seen };
    const change = (await api.post(url, form, { as: an })).body;
    const sheet = (await api.get(`/api/certificate-changes/${change.id}`, { as: binh })).body;
    await answer(await proposed(), 'confirmation', binh);
    const approval = `/api/certificate-changes/${change.id}/approval`;
    expect(said(await api.post(approval, { seen: sheet.seen }, { as: binh }))).toEqual([
      409,
      'credentials.certificates-moved',
    ]);
  });
});
