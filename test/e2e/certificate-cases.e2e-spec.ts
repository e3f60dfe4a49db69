import { Issuing } from '@lopso/credentials';
import { Completions } from '@lopso/learning';
import { type Actor, type Database, JobRegistry, newId } from '@lopso/platform';
import { paperOf } from '../support/credentials';
import { allFactsOf, anOpenRound, copyEvidence, openCycles, type TestOpenRound } from '../support/learning';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

interface Holder {
  readonly member: TestMember;
  readonly cycleId: string;
  readonly paperId: string;
}

/** Decision 0084: evidence was corrected after the paper was issued. */
describe('a certificate whose passage fell', () => {
  let api: TestApi;
  let database: Database;
  let province: TestProvince;
  let commune: TestUnit;
  let round: TestOpenRound;
  let officer: Actor;

  beforeAll(async () => {
    api = await TestApi.start();
    database = api.database;
  });
  beforeEach(async () => {
    api.clock.stopAt('2026-11-26T03:00:00Z');
    province = await TestProvince.create(database);
    commune = await province.commune('Xã Hàm Yên');
    officer = province.officer('department-officer');
    round = await anOpenRound(database, province, { release: 'manual' });
  });
  afterEach(() => api.clock.release());
  afterAll(() => api.stop());

  /** The jobs that wait about a cycle, each done once. */
  async function follow(cycleId: string): Promise<string[]> {
    const waiting = await database.query<{ name: string; data: { cycleId: string } }>(
      `delete from pgboss.job where data->>'cycleId' = $1 and name in ('credentials.open-case', 'credentials.end-case')
       returning name, data`,
      [cycleId],
    );
    const jobs = api.app.get(JobRegistry).jobs();
    for (const { name, data } of waiting) await jobs.find(({ options }) => options.name === name)?.handler.handle(data);
    return waiting.map(({ name }) => name);
  }

  const recompute = () => api.app.get(Completions).recomputeAll({ roundId: round.id });

  async function holder(name: string): Promise<Holder> {
    const member = await province.member(commune, name);
    const [cycleId = ''] = await openCycles(database, round, [member]);
    await copyEvidence(database, [member], allFactsOf(round));
    await recompute();
    await follow(cycleId);
    expect(await api.app.get(Issuing).issue([cycleId], 'by-hand')).toBe(1);
    return { member, cycleId, paperId: await paperOf(database, { id: cycleId }) };
  }

  /** A session's minutes turn out otherwise. */
  async function fall({ member, cycleId }: Holder): Promise<string[]> {
    await database.execute(
      `update learning.evidence set superseded_at = now() where member_id = $1 and kind = 'hours-attended' and subject = 'session-2'`,
      [member.id],
    );
    await recompute();
    return follow(cycleId);
  }

  const listed = async (as = officer, query = ''): Promise<TestResponse['body']> =>
    (await api.get(`/api/certificate-cases${query}`, { as })).body;
  const keep = (id: string, as = officer, reason = 'our-fault') =>
    api.put(`/api/certificate-cases/${id}/keeping`, { reason }, { as });
  const undo = (id: string, as = officer) => api.delete(`/api/certificate-cases/${id}/keeping`, { as });
  const waiting = async (as = officer): Promise<number> =>
    (await api.get('/api/certificate-change-news', { as })).body.cases;

  it('is a case of the department, which the paper outlives until somebody decides', async () => {
    const an = await holder('Ma Thị An');
    expect(await listed()).toEqual({ items: [], nextCursor: null });
    expect(await fall(an)).toEqual(['credentials.open-case']);
    const { items } = await listed();
    expect(items).toEqual([
      expect.objectContaining({
        ...{ certificateId: an.paperId, cycleId: an.cycleId, roundId: round.id, fullName: 'Ma Thị An' },
        ...{ openedAt: '2026-11-26T03:00:00.000Z', canDecide: true, isOwn: false },
      }),
    ]);
    expect(await waiting()).toBe(1);
    const paper = (await api.get(`/api/certificates/${an.paperId}`, { as: officer })).body;
    expect(paper).toMatchObject({ state: 'valid', isStillFinished: false });
    const trail = await database.query(
      `select 1 from platform.audit_entry where action = 'credentials.case-opened' and subject_id = $1`,
      [an.paperId],
    );
    expect(trail).toHaveLength(1);
    expect(await follow(an.cycleId)).toEqual([]);
  });

  it('is kept for a reason, once, and by who kept it taken back within a day', async () => {
    const an = await holder('Ma Thị An');
    await fall(an);
    const [{ id }] = (await listed()).items;
    expect((await keep(id, officer, 'vì thích')).status).toBe(400);
    const other = province.officer('department-officer');
    const both = await Promise.all([keep(id), keep(id, other)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
    const [first, second] = both[0]?.status === 204 ? [officer, other] : [other, officer];
    expect((await keep(id, first)).status).toBe(204);
    expect([(await listed()).items, await waiting()]).toEqual([[], 0]);
    const seenBy = async (as: Actor) => (await api.get(`/api/certificates/${an.paperId}`, { as })).body.ownKeeping;
    expect([await seenBy(first), await seenBy(second)]).toEqual([
      { caseId: id, undoableUntil: '2026-11-27T03:00:00.000Z' },
      null,
    ]);
    const late = await undo(id, second);
    expect([late.status, late.body.code]).toEqual([409, 'credentials.case-closed']);
    expect((await undo(id, first)).status).toBe(204);
    expect((await undo(id, first)).status).toBe(204);
    expect((await listed()).items).toHaveLength(1);
    expect((await keep(id, first)).status).toBe(204);
    api.clock.stopAt('2026-11-27T03:00:01Z');
    expect((await undo(id, first)).status).toBe(409);
  });

  /** The missing minutes turn up after all. */
  async function finishAgain({ member, cycleId }: Holder): Promise<string[]> {
    await copyEvidence(database, [member], [{ kind: 'hours-attended', subject: 'session-3', minutes: 90 }]);
    await recompute();
    return follow(cycleId);
  }

  it('asks nobody any more once its passage is finished again, though it was kept meanwhile and that is taken back', async () => {
    const an = await holder('Ma Thị An');
    await fall(an);
    const [{ id }] = (await listed()).items;
    expect((await keep(id)).status).toBe(204);
    await finishAgain(an);
    const late = await undo(id);
    expect([late.status, late.body.code]).toEqual([409, 'credentials.case-closed']);
    expect([(await listed()).items, await waiting()]).toEqual([[], 0]);
  });

  it('is not kept between the correction that ends it and the job that says so', async () => {
    const an = await holder('Ma Thị An');
    await fall(an);
    const [{ id }] = (await listed()).items;
    await copyEvidence(database, [an.member], [{ kind: 'hours-attended', subject: 'session-3', minutes: 90 }]);
    await recompute();
    expect((await keep(id)).status).toBe(409);
    await follow(an.cycleId);
    expect((await listed()).items).toEqual([]);
  });

  /** Her name was wrong; gives the paper in its place. */
  async function replaced({ member, paperId }: Holder): Promise<string> {
    await database.execute('update org.member set full_name = $2 where id = $1', [member.id, 'Ma Thị Ân']);
    const url = `/api/rounds/${round.id}/certificate-changes`;
    const asked = { kind: 'replace', certificateIds: [paperId] };
    const { seen } = (await api.post(`${url}/preview`, asked, { as: officer })).body;
    const form = { ...asked, clientKey: newId(), reason: 'wrong-name', note: 'Sai tên', seen };
    const made = await api.post(url, form, { as: officer });
    const second = province.officer('department-officer');
    const shown = (await api.get(`/api/certificate-changes/${made.body.id}`, { as: second })).body;
    const done = await api.post(
      `/api/certificate-changes/${made.body.id}/approval`,
      { seen: shown.seen },
      { as: second },
    );
    expect([made.status, done.status]).toEqual([201, 200]);
    return done.body.people[0].successorId as string;
  }

  it('goes over to the paper that is issued in its place, undecided or with what was said', async () => {
    const [an, binh] = [await holder('Ma Thị An'), await holder('Lò Văn Bình')];
    await fall(an);
    await fall(binh);
    const ofBinh = (await listed()).items.find(({ fullName }: { fullName: string }) => fullName === 'Lò Văn Bình');
    expect((await keep(ofBinh.id)).status).toBe(204);
    const [next, kept] = [await replaced(an), await replaced(binh)];
    expect((await listed()).items).toEqual([
      expect.objectContaining({ certificateId: next, fullName: 'Ma Thị Ân', canDecide: true }),
    ]);
    expect(await waiting()).toBe(1);
    const page = await api.get(`/api/certificates/${kept}`, { as: officer });
    expect(page.body).toMatchObject({ state: 'valid', isStillFinished: false, keptFor: 'our-fault' });
    await finishAgain(an);
    expect((await listed()).items).toEqual([]);
  });

  it('is found by the job for the paper in its place where the passage falls while that is being issued', async () => {
    const an = await holder('Ma Thị An');
    await database.execute(
      `update learning.evidence set superseded_at = now() where member_id = $1 and kind = 'hours-attended' and subject = 'session-2'`,
      [an.member.id],
    );
    await recompute();
    const next = await replaced(an);
    await follow(an.cycleId);
    expect((await listed()).items.map(({ certificateId }: { certificateId: string }) => certificateId)).toEqual([next]);
  });

  it('ends by itself where the passage is finished again, and begins anew where it falls again', async () => {
    const an = await holder('Ma Thị An');
    await fall(an);
    const [{ id }] = (await listed()).items;
    await copyEvidence(database, [an.member], [{ kind: 'hours-attended', subject: 'session-3', minutes: 90 }]);
    await recompute();
    expect(await follow(an.cycleId)).toContain('credentials.end-case');
    expect((await listed()).items).toEqual([]);
    expect((await keep(id)).status).toBe(409);
    await database.execute(
      `update learning.evidence set superseded_at = now() where member_id = $1 and subject = 'session-3'`,
      [an.member.id],
    );
    await recompute();
    await follow(an.cycleId);
    const [again] = (await listed()).items;
    expect(again.id).not.toBe(id);
  });

  it('finds what is true where its two events come in the wrong order', async () => {
    const an = await holder('Ma Thị An');
    const jobs = api.app.get(JobRegistry).jobs();
    const run = (name: string) =>
      jobs.find(({ options }) => options.name === name)?.handler.handle({ cycleId: an.cycleId });
    await run('credentials.open-case');
    expect((await listed()).items).toEqual([]);
    await fall(an);
    await run('credentials.end-case');
    await run('credentials.open-case');
    expect((await listed()).items).toHaveLength(1);
  });

  it('is left to the proposal about it, and comes back when that is declined', async () => {
    const an = await holder('Ma Thị An');
    await fall(an);
    const [{ id }] = (await listed()).items;
    const url = `/api/rounds/${round.id}/certificate-changes`;
    const asked = { kind: 'withdraw', certificateIds: [an.paperId] };
    const { seen } = (await api.post(`${url}/preview`, asked, { as: officer })).body;
    const form = { ...asked, clientKey: newId(), reason: 'results-corrected', note: 'Buổi hai ghi nhầm', seen };
    const made = await api.post(url, form, { as: officer });
    expect(made.status).toBe(201);
    expect([(await listed()).items, await waiting()]).toEqual([[], 0]);
    expect((await keep(id)).status).toBe(409);
    const other = province.officer('department-officer');
    const words = { words: 'Buổi hai có học' };
    expect((await api.post(`/api/certificate-changes/${made.body.id}/refusal`, words, { as: other })).status).toBe(200);
    expect((await listed()).items).toHaveLength(1);
  });

  it('is nobody’s who may not decide about papers, and never her own', async () => {
    const [an, binh] = [await holder('Ma Thị An'), await holder('Lò Văn Bình')];
    await fall(an);
    api.clock.stopAt('2026-11-26T04:00:00Z');
    await fall(binh);
    const firstPage = await listed(officer, '?limit=1');
    expect(firstPage.items.map(({ fullName }: { fullName: string }) => fullName)).toEqual(['Ma Thị An']);
    const rest = await listed(officer, `?limit=1&cursor=${firstPage.nextCursor}`);
    expect(rest.items.map(({ fullName }: { fullName: string }) => fullName)).toEqual(['Lò Văn Bình']);
    const own = { ...officer, memberId: an.member.id };
    const [mine, hers] = (await listed(own)).items;
    expect([mine.isOwn, mine.canDecide, hers.isOwn, hers.canDecide]).toEqual([true, false, false, true]);
    const refused = await keep(mine.id, own);
    expect([refused.status, refused.body.code]).toEqual([422, 'credentials.own-certificate']);
    expect((await api.get('/api/certificate-cases', { as: province.officer('commune-officer', commune) })).status).toBe(
      403,
    );
    const elsewhere = (await TestProvince.create(database)).officer('department-officer');
    expect((await keep(mine.id, elsewhere)).status).toBe(404);
    expect((await listed(elsewhere)).items).toEqual([]);
    expect(await waiting(province.officer('auditor'))).toBe(0);
  });
});
