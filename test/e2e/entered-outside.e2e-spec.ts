import { CompletionService } from '@lopso/learning';
import { newId } from '@lopso/platform';
import { aClaimForm, aRoundWithOutside, type ClaimParts } from '../support/outside';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { TestApi } from '../support/test-api';

describe('a certificate of somebody else, sent in for a member without a phone', () => {
  let api: TestApi;
  let province: TestProvince;
  let commune: TestUnit;
  let member: TestMember;
  let certificate: string;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  beforeEach(async () => {
    api.clock.stopAt('2026-11-26T03:00:00Z');
    province = await TestProvince.create(api.database);
    commune = await province.commune();
    member = await province.member(commune, 'Vàng Thị Mỷ');
    await province.seat(member, await province.team(commune));
    certificate = await aRoundWithOutside(api.database, province, [member]);
    const [cycle] = await api.database.query<{ roundId: string }>(
      'select round_id as "roundId" from learning.cycle where member_id = $1',
      [member.id],
    );
    await api.app.get(CompletionService).recomputeCompletions({ roundId: cycle?.roundId ?? '' });
  });
  afterAll(() => api.stop());

  const enterer = () => province.officer('commune-officer', commune);
  const address = () => `/api/members/${member.id}/outside-claims`;
  const enter = async (as = enterer(), more: Partial<ClaimParts> = {}) =>
    api.post(address(), undefined, { as, ...(await aClaimForm({ certificate, ...more })) });
  const decide = (claimId: string, as = enterer(), isAccepted = true) =>
    api.post(`/api/outside-claims/${claimId}/decision`, { isAccepted, reason: 'Ảnh mờ, không đọc được số.' }, { as });
  const requirement = async () => {
    const { round } = (await api.get('/api/me/home', { as: province.memberActor(member) })).body;
    return round.requirements.find((one: { kind: string }) => one.kind === 'outside');
  };

  it('is accepted by another person, and counts from then on', async () => {
    const officer = enterer();
    const asked = await api.get(address(), { as: officer });
    expect(asked.body).toMatchObject({ fullName: 'Vàng Thị Mỷ', asked: [{ certificate, maySend: true, claims: [] }] });
    const sent = await enter(officer);
    expect(sent.status).toBe(201);
    const refused = await decide(sent.body.claimId, officer);
    expect([refused.status, refused.body.code]).toEqual([422, 'learning.same-person']);
    const list = async (as = officer) => (await api.get('/api/outside-claims', { as })).body.items;
    expect(await list()).toMatchObject([{ mayAccept: false, claim: { isEntered: true } }]);
    const department = province.officer('department-officer');
    expect(await list(department)).toMatchObject([{ mayAccept: true, claim: { isEntered: true } }]);
    expect((await requirement()).isMet).toBe(false);
    expect((await decide(sent.body.claimId, department)).body.claim).toMatchObject({ state: 'accepted' });
    expect((await requirement()).isMet).toBe(true);
    const own = await api.get('/api/me/outside-claims', { as: province.memberActor(member) });
    expect(own.body).toMatchObject([{ claims: [{ state: 'accepted', isEntered: true }] }]);
  });

  it('may be refused by who sent it, who typed it wrong, and sent again', async () => {
    const officer = enterer();
    const { claimId } = (await enter(officer)).body;
    expect((await decide(claimId, officer, false)).body.claim).toMatchObject({ state: 'refused' });
    expect((await enter(officer, { number: 'BDHVS-0143' })).status).toBe(201);
  });

  it('is one, however often the same form arrives, and stands in the trail once', async () => {
    const [officer, clientKey] = [enterer(), newId()];
    const answers = await Promise.all([enter(officer, { clientKey }), enter(officer, { clientKey })]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[0]?.body).toEqual(answers[1]?.body);
    const entries = await api.database.query<{ memberId: string }>(
      `select member_id as "memberId" from platform.audit_entry where action = 'learning.outside-entered' and subject_id = $1`,
      [answers[0]?.body.claimId],
    );
    expect(entries).toEqual([{ memberId: member.id }]);
  });

  it('is not sent for oneself, for somebody of another commune, or for what no round asks', async () => {
    const own = { ...enterer(), memberId: member.id };
    const ofHerself = await enter(own);
    expect([ofHerself.status, ofHerself.body.code]).toEqual([422, 'learning.own-outside']);
    const elsewhere = province.officer('commune-officer', await province.commune());
    expect((await enter(elsewhere)).status).toBe(404);
    expect((await api.get(address(), { as: elsewhere })).status).toBe(404);
    expect((await enter(enterer(), { certificate: 'khong-ai-hoi' })).status).toBe(404);
  });
});
