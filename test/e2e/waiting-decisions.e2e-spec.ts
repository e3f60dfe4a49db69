import { CompletionService } from '@lopso/learning';
import { type Actor, newId } from '@lopso/platform';
import { openCycles } from '../support/learning';
import { named } from '../support/named-officer';
import { aClaimForm, aRoundWithOutside } from '../support/outside';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { TestApi } from '../support/test-api';

const NOTHING = { waivers: 0, outside: 0, doubtful: 0, rounds: [] };

describe('what waits for the word of an officer', () => {
  let api: TestApi;
  let province: TestProvince;
  let commune: TestUnit;
  let member: TestMember;
  let certificate: string;
  let cycleId: string;
  let round: { readonly id: string; readonly title: string; readonly decidedOn: string };

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt('2026-12-20T03:00:00Z');
    province = await TestProvince.create(api.database);
    commune = await province.commune('Xã Hàm Yên');
    member = await province.member(commune, 'Vàng Thị Mỷ');
    await province.seat(member, await province.team(commune));
    certificate = await aRoundWithOutside(api.database, province, [member]);
    const [row] = await api.database.query<{ cycleId: string; id: string; title: string; decidedOn: string }>(
      `select c.id as "cycleId", r.id, r.title, r.decided_on::text as "decidedOn" from learning.cycle c join learning.round r on r.id = c.round_id
       where c.member_id = $1`,
      [member.id],
    );
    if (row === undefined) throw new Error('no cycle');
    ({ cycleId, ...round } = row);
    await api.app.get(CompletionService).recomputeCompletions({ roundId: round.id });
  });

  const department = () => province.officer('department-officer');
  const ofCommune = (unit = commune) => province.officer('commune-officer', unit);
  const waiting = async (as: Actor) => (await api.get('/api/waiting-decisions', { as })).body;
  const send = async () =>
    (await api.post('/api/me/outside-claims', undefined, { as: province.memberActor(member), ...(await form()) })).body
      .claimId;
  const form = () => aClaimForm({ certificate });
  const waive = async (as: Actor): Promise<string> => {
    const body = { requirementKey: 'gio-lop', paperNumber: '12/SKHCN', reason: 'Nằm viện.' };
    return (await api.post(`/api/cycles/${cycleId}/waivers`, body, { as })).body.waiverId;
  };
  const say = (waiverId: string, what: string, as: Actor, answered: string) =>
    api.post(`/api/waivers/${waiverId}/${what}`, { answered }, { as });

  it('is a waiver, for another officer of the department until one answered, and its end likewise', async () => {
    const [an, binh] = [department(), department()];
    await named(api.database, an, 'Nguyễn Thị An');
    expect(await waiting(binh)).toEqual(NOTHING);
    const id = await waive(an);
    expect(await waiting(binh)).toEqual({ ...NOTHING, waivers: 1 });
    expect(await waiting(an)).toEqual(NOTHING);
    expect(await waiting(province.deputy('department-officer', an.accountId))).toEqual(NOTHING);
    expect(await waiting(ofCommune())).toEqual(NOTHING);
    const elsewhere = await TestProvince.create(api.database);
    expect(await waiting(elsewhere.officer('department-officer'))).toEqual(NOTHING);
    expect((await say(id, 'confirmation', binh, 'proposal')).status).toBe(200);
    expect(await waiting(binh)).toEqual(NOTHING);
    await api.post(`/api/waivers/${id}/ending`, { reason: 'Đã ra viện.' }, { as: binh });
    expect([await waiting(an), await waiting(binh)]).toEqual([{ ...NOTHING, waivers: 1 }, NOTHING]);
    await say(id, 'refusal', an, 'end');
    expect(await waiting(an)).toEqual(NOTHING);
  });

  it('is not a waiver of her own', async () => {
    await waive(department());
    expect(await waiting({ ...department(), memberId: member.id })).toEqual(NOTHING);
  });

  it('is a certificate that was sent in, for the officers of its commune and of the department', async () => {
    const claimId = await send();
    const told = { ...NOTHING, outside: 1 };
    expect([await waiting(ofCommune()), await waiting(department())]).toEqual([told, told]);
    expect(await waiting(ofCommune(await province.commune()))).toEqual(NOTHING);
    expect(await waiting({ ...ofCommune(), memberId: member.id })).toEqual(NOTHING);
    const body = { isAccepted: false, reason: 'Ảnh mờ.' };
    await api.post(`/api/outside-claims/${claimId}/decision`, body, { as: ofCommune() });
    expect([await waiting(ofCommune()), await waiting(department())]).toEqual([NOTHING, NOTHING]);
  });

  it('is not what she sent in for a member herself', async () => {
    const [sender, colleague] = [ofCommune(), ofCommune()];
    await named(api.database, sender, 'Lò Thị Dín');
    await api.post(`/api/members/${member.id}/outside-claims`, undefined, { as: sender, ...(await form()) });
    expect([await waiting(sender), await waiting(colleague)]).toEqual([NOTHING, { ...NOTHING, outside: 1 }]);
  });

  it('is a badge that has become doubtful, told apart, also to who had sent it in', async () => {
    const claimId = await send();
    const sender = ofCommune();
    await api.database.execute(
      `update learning.outside_claim set state = 'accepted', decided_by = $2, decided_at = now(), media_type = 'application/json',
         badge = '{"lines":[]}', doubted_at = now(), entered_by = $2 where id = $1`,
      [claimId, sender.accountId],
    );
    const told = { ...NOTHING, doubtful: 1 };
    expect([await waiting(sender), await waiting(department())]).toEqual([told, told]);
    expect(await waiting({ ...ofCommune(), memberId: member.id })).toEqual(NOTHING);
  });

  it('is a correction of a round, with the way to it, for who may be the second person', async () => {
    const [an, binh] = [department(), department()];
    await named(api.database, an, 'Nguyễn Thị An');
    const body = {
      ...{ title: round.title, decisionNumber: '146/QĐ-SKHCN', decidedOn: round.decidedOn },
      reason: 'Đánh máy nhầm.',
    };
    const { corrections } = (await api.post(`/api/rounds/${round.id}/corrections`, body, { as: an })).body;
    const told = { ...NOTHING, rounds: [{ kind: 'correction', roundId: round.id, title: round.title }] };
    expect([await waiting(an), await waiting(binh), await waiting(ofCommune())]).toEqual([NOTHING, told, NOTHING]);
    await api.post(`/api/rounds/${round.id}/corrections/${corrections[0].id}/refusal`, {}, { as: binh });
    expect(await waiting(binh)).toEqual(NOTHING);
  });

  it('is the end of a round, and its going on again, likewise', async () => {
    const [an, binh] = [department(), department()];
    await named(api.database, an, 'Nguyễn Thị An');
    const address = `/api/rounds/${round.id}/endings`;
    const propose = async (act: string, as: Actor): Promise<string> =>
      (await api.post(address, { act, reason: 'Đợt sau đã mở.' }, { as })).body.endings[0].id;
    const told = (kind: string) => ({ ...NOTHING, rounds: [{ kind, roundId: round.id, title: round.title }] });
    const id = await propose('end', an);
    expect([await waiting(an), await waiting(binh)]).toEqual([NOTHING, told('end')]);
    expect((await api.post(`${address}/${id}/confirmation`, {}, { as: binh })).status).toBe(200);
    await propose('resume', binh);
    expect([await waiting(an), await waiting(binh)]).toEqual([told('resume'), NOTHING]);
  });

  it('is counted up to a hundred, and the doubtful beside them still one by one', async () => {
    const claimId = await send();
    const copies = async (count: number, more: object): Promise<void> =>
      void (await api.database.execute(
        `insert into learning.outside_claim select (jsonb_populate_record(k, $3::jsonb || jsonb_build_object('id', gen_random_uuid(),
           'client_key', gen_random_uuid(), 'certificate', 'giay-' || n::text))).*
         from learning.outside_claim k, generate_series(1, $2) n where k.id = $1`,
        [claimId, count, JSON.stringify(more)],
      ));
    await copies(100, {});
    const badge = { media_type: 'application/json', badge: { lines: [] }, doubted_at: '2026-12-19T00:00:00Z' };
    await copies(2, { ...badge, state: 'accepted', decided_by: newId(), decided_at: '2026-12-01T00:00:00Z' });
    expect(await waiting(ofCommune())).toEqual({ ...NOTHING, outside: 101, doubtful: 2 });
    await api.database.execute(`delete from learning.outside_claim where id = $1`, [claimId]);
    expect(await waiting(ofCommune())).toEqual({ ...NOTHING, outside: 100, doubtful: 2 });
  });

  it('is asked of nobody who decides nothing, and leaves nothing in the trail', async () => {
    await send();
    const other = await province.member(commune);
    await openCycles(api.database, round, [other]);
    for (const role of ['auditor', 'leader'] as const)
      expect((await api.get('/api/waiting-decisions', { as: province.officer(role) })).status).toBe(403);
    const as = ofCommune();
    await waiting(as);
    const entries = await api.database.query('select 1 from platform.audit_entry where account_id = $1', [
      as.accountId,
    ]);
    expect(entries).toEqual([]);
  });
});
