import { IssuingService } from '@lopso/credentials';
import { CompletionService } from '@lopso/learning';
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
      `delete from pgboss.job where data->>'cycleId' = $1 and name in ('credentials.open-case', 'credentials.issue-certificate')
       returning name, data`,
      [cycleId],
    );
    const jobs = api.app.get(JobRegistry).jobs();
    for (const { name, data } of waiting) await jobs.find(({ options }) => options.name === name)?.handler.handle(data);
    return waiting.map(({ name }) => name);
  }

  const recompute = () => api.app.get(CompletionService).recomputeCompletions({ roundId: round.id });

  async function holder(name: string): Promise<Holder> {
    const member = await province.member(commune, name);
    const [cycleId = ''] = await openCycles(database, round, [member]);
    await copyEvidence(database, [member], allFactsOf(round));
    await recompute();
    await follow(cycleId);
    expect(await api.app.get(IssuingService).issue([cycleId], 'by-hand')).toBe(1);
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
  const proposals = () => `/api/rounds/${round.id}/certificate-changes`;
  type Document = { readonly paperNumber?: string; readonly paperOn?: string };
  /** Asked as the form does it: looked at, then sent. */
  const ask = async (papers: readonly string[], as = officer, reason = 'our-fault', more: Document = {}) => {
    const asked = { kind: 'keep', certificateIds: papers };
    const preview = await api.post(`${proposals()}/preview`, asked, { as });
    if (preview.status !== 200) return preview;
    return api.post(proposals(), { ...asked, clientKey: newId(), reason, ...more, seen: preview.body.seen }, { as });
  };
  const approve = async (id: string, as: Actor) => {
    const { seen } = (await api.get(`/api/certificate-changes/${id}`, { as })).body;
    return api.post(`/api/certificate-changes/${id}/approval`, { seen }, { as });
  };
  /** Proposed by one, approved by another. */
  const keepAll = async (made: TestResponse) =>
    made.status === 201 ? approve(made.body.id, province.officer('department-officer')) : made;
  const keep = async (paper: string, as = officer, reason = 'our-fault') => keepAll(await ask([paper], as, reason));
  const undoAll = (id: string, as = officer) => api.post(`/api/certificate-changes/${id}/undo`, {}, { as });
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
    expect((await keep(an.paperId, officer, 'vì thích')).status).toBe(400);
    expect((await keep(an.paperId, officer, 'issued-in-error')).body.code).toBe('credentials.reason-of-other-kind');
    const other = province.officer('department-officer');
    const both = await Promise.all([keep(an.paperId), keep(an.paperId, other)]);
    const won = both.filter(({ status }) => status === 200);
    expect([won.length, both.every(({ status }) => [200, 409, 422].includes(status))]).toEqual([1, true]);
    const [first, second] = both[0]?.status === 200 ? [officer, other] : [other, officer];
    expect([(await listed()).items, await waiting()]).toEqual([[], 0]);
    const again = await keep(an.paperId, first);
    expect([again.status, again.body.code]).toEqual([422, 'credentials.nothing-to-change']);
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
    expect((await keep(an.paperId, first)).status).toBe(200);
    api.clock.stopAt('2026-11-27T03:00:01Z');
    expect((await undo(id, first)).status).toBe(409);
  });

  it('is kept by two people, the proposal holding it meanwhile', async () => {
    const an = await holder('Ma Thị An');
    await fall(an);
    const second = province.officer('department-officer');
    const made = await ask([an.paperId]);
    expect([made.status, made.body.state, made.body.needsSecond]).toEqual([201, 'proposed', true]);
    expect([(await listed()).items, await waiting()]).toEqual([[], 0]);
    expect((await ask([an.paperId], second)).body.code).toBe('credentials.nothing-to-change');
    const own = await approve(made.body.id, officer);
    expect([own.status, own.body.code]).toEqual([422, 'credentials.change-needs-other']);
    const page = async (as: Actor) => (await api.get(`/api/certificates/${an.paperId}`, { as })).body;
    expect((await page(officer)).keptFor).toBeNull();
    expect(await approve(made.body.id, second)).toMatchObject({ status: 200, body: { state: 'done', kept: 1 } });
    const third = province.officer('department-officer');
    expect(await page(third)).toMatchObject({ keptFor: 'our-fault', ownKeeping: null });
    for (const one of [officer, second]) expect((await page(one)).ownKeeping).not.toBeNull();
    const trail = await database.query<{ content: string }>(
      `select v.content::text as content from platform.audit_entry e join platform.audit_value v on v.entry_id = e.id
       where e.action = 'credentials.paper-kept' and e.subject_id = $1`,
      [an.paperId],
    );
    expect([trail.length, trail[0]?.content]).toEqual([1, expect.stringContaining(officer.accountId)]);
    expect((await undoAll(made.body.id, third)).body.code).toBe('credentials.case-closed');
    expect((await undoAll(made.body.id, officer)).status).toBe(200);
    expect(await waiting()).toBe(1);
    const declined = await ask([an.paperId], second);
    const no = { words: 'Buổi hai có học' };
    await api.post(`/api/certificate-changes/${declined.body.id}/refusal`, no, { as: officer });
    expect([await waiting(), (await page(officer)).keptFor]).toEqual([1, null]);
  });

  it('names the document where the office decided', async () => {
    const an = await holder('Ma Thị An');
    await fall(an);
    const without = await ask([an.paperId], officer, 'decided');
    expect([without.status, without.body.errors]).toEqual([
      400,
      [expect.objectContaining({ pointer: '#/paperNumber', code: 'credentials.document-needed' })],
    ]);
    const later = await ask([an.paperId], officer, 'decided', { paperNumber: '12/TB-SKHCN', paperOn: '2026-11-27' });
    expect(later.status).toBe(400);
    const named = { paperNumber: '12/TB-SKHCN', paperOn: '2026-11-25' };
    const made = await keepAll(await ask([an.paperId], officer, 'decided', named));
    expect(made.body).toMatchObject({ state: 'done', note: '', paperNumber: '12/TB-SKHCN', paperOn: '2026-11-25' });
  });

  it('is decided with others of its round in one go, and all of them are taken back in one', async () => {
    const three = [await holder('Ma Thị An'), await holder('Lò Văn Bình'), await holder('Vàng Thị Mỷ')];
    const [an, binh, my] = three as [Holder, Holder, Holder];
    for (const one of [an, binh]) await fall(one);
    const papers = three.map(({ paperId }) => paperId);
    const asked = { kind: 'keep', certificateIds: papers };
    const preview = (await api.post(`${proposals()}/preview`, asked, { as: officer })).body;
    const obstacles = new Map(
      preview.lines.map((line: { certificateId: string; obstacle: string }) => [line.certificateId, line.obstacle]),
    );
    expect(papers.map((paper) => obstacles.get(paper))).toEqual([null, null, 'settled']);
    const made = await keepAll(await ask(papers));
    expect(made.body).toMatchObject({ state: 'done', count: 2, done: 2, kept: 2, can: ['undo'] });
    expect((await listed()).items).toEqual([]);
    await finishAgain(binh);
    const answers = await Promise.all([undoAll(made.body.id), undoAll(made.body.id)]);
    expect(answers.map(({ status }) => status).every((status) => [200, 409].includes(status))).toBe(true);
    const after = (await api.get(`/api/certificate-changes/${made.body.id}`, { as: officer })).body;
    const undone = new Map(
      after.people.map((one: { certificateId: string; isUndone: boolean }) => [one.certificateId, one.isUndone]),
    );
    expect([undone.get(an.paperId), undone.get(binh.paperId), undone.has(my.paperId)]).toEqual([true, false, false]);
    expect((await listed()).items.map(({ certificateId }: { certificateId: string }) => certificateId)).toEqual([
      an.paperId,
    ]);
    expect((await undoAll(made.body.id)).status).toBe(409);
    const withdrawal = { kind: 'withdraw', certificateIds: [an.paperId] };
    expect((await api.post(`${proposals()}/preview`, withdrawal, { as: officer })).body.lines[0].obstacle).toBeNull();
  });

  /** The missing minutes turn up after all. */
  async function finishAgain({ member, cycleId }: Holder): Promise<string[]> {
    await copyEvidence(database, [member], [{ kind: 'hours-attended', subject: 'session-3', minutes: 90 }]);
    await recompute();
    return follow(cycleId);
  }

  it('is ended in the night where its event was lost, but for a paper about which nobody decides any more', async () => {
    const [an, binh] = [await holder('Ma Thị An'), await holder('Lò Văn Bình')];
    for (const one of [an, binh]) await fall(one);
    await database.execute(
      `update credentials.certificate set state = 'withdrawn', state_reason = 'issued-in-error', state_changed_at = now() where id = $1`,
      [binh.paperId],
    );
    for (const { member } of [an, binh])
      await copyEvidence(database, [member], [{ kind: 'hours-attended', subject: 'session-3', minutes: 90 }]);
    await recompute();
    const job = api.app.get(JobRegistry).jobs();
    await job.find(({ options }) => options.name === 'credentials.end-lost-cases')?.handler.handle({});
    const outcomes = await database.query<{ paper: string; outcome: string | null }>(
      'select certificate_id as paper, outcome from credentials.paper_case where certificate_id = any($1)',
      [[an.paperId, binh.paperId]],
    );
    expect(new Map(outcomes.map(({ paper, outcome }) => [paper, outcome]))).toEqual(
      new Map([
        [an.paperId, 'finished-again'],
        [binh.paperId, null],
      ]),
    );
  });

  it('asks nobody any more once its passage is finished again, though it was kept meanwhile and that is taken back', async () => {
    const an = await holder('Ma Thị An');
    await fall(an);
    const [{ id }] = (await listed()).items;
    const made = await keep(an.paperId);
    expect(made.status).toBe(200);
    const seen = async (): Promise<string[]> =>
      (await api.get(`/api/certificate-changes/${made.body.id}`, { as: officer })).body.can;
    expect(await seen()).toEqual(['undo']);
    await finishAgain(an);
    expect(await seen()).toEqual([]);
    expect((await undoAll(made.body.id)).status).toBe(409);
    const late = await undo(id);
    expect([late.status, late.body.code]).toEqual([409, 'credentials.case-closed']);
    expect([(await listed()).items, await waiting()]).toEqual([[], 0]);
  });

  it('is not kept between the correction that ends it and the job that says so', async () => {
    const an = await holder('Ma Thị An');
    await fall(an);
    const asked = { kind: 'keep', certificateIds: [an.paperId] };
    const { seen } = (await api.post(`${proposals()}/preview`, asked, { as: officer })).body;
    await copyEvidence(database, [an.member], [{ kind: 'hours-attended', subject: 'session-3', minutes: 90 }]);
    await recompute();
    const form = { ...asked, clientKey: newId(), reason: 'our-fault', seen };
    const late = await api.post(proposals(), form, { as: officer });
    expect([late.status, late.body.code]).toEqual([409, 'credentials.certificates-moved']);
    expect((await keep(an.paperId)).body.code).toBe('credentials.nothing-to-change');
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
    expect((await keep(binh.paperId)).status).toBe(200);
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
    expect(await follow(an.cycleId)).toContain('credentials.issue-certificate');
    expect((await listed()).items).toEqual([]);
    expect((await keep(an.paperId)).status).toBe(422);
    await database.execute(
      `update learning.evidence set superseded_at = now() where member_id = $1 and subject = 'session-3'`,
      [an.member.id],
    );
    await recompute();
    await follow(an.cycleId);
    const [again] = (await listed()).items;
    expect(again.id).not.toBe(id);
  });

  it('ends although the event was lost, and costs who finishes without one no job of its own', async () => {
    const [an, binh] = [await holder('Ma Thị An'), await holder('Lò Văn Bình')];
    await fall(an);
    await fall(binh);
    await copyEvidence(database, [an.member], [{ kind: 'hours-attended', subject: 'session-3', minutes: 90 }]);
    await recompute();
    const lost = await database.query<{ name: string }>(
      `delete from pgboss.job where data->>'cycleId' = $1 and name like 'credentials.%' returning name`,
      [an.cycleId],
    );
    expect(lost.map(({ name }) => name)).toEqual(['credentials.issue-certificate']);
    expect((await listed()).items).toHaveLength(2);
    const jobs = api.app.get(JobRegistry).jobs();
    const net = jobs.find(({ options }) => options.name === 'credentials.end-lost-cases');
    await net?.handler.handle({});
    expect((await listed()).items.map(({ fullName }: { fullName: string }) => fullName)).toEqual(['Lò Văn Bình']);
  });

  it('finds what is true where its two events come in the wrong order', async () => {
    const an = await holder('Ma Thị An');
    const jobs = api.app.get(JobRegistry).jobs();
    const run = (name: string) =>
      jobs.find(({ options }) => options.name === name)?.handler.handle({ cycleId: an.cycleId });
    await run('credentials.open-case');
    expect((await listed()).items).toEqual([]);
    await fall(an);
    await run('credentials.issue-certificate');
    await run('credentials.open-case');
    expect((await listed()).items).toHaveLength(1);
  });

  it('is left to the proposal about it, and comes back when that is declined', async () => {
    const an = await holder('Ma Thị An');
    await fall(an);
    const url = proposals();
    const asked = { kind: 'withdraw', certificateIds: [an.paperId] };
    const { seen } = (await api.post(`${url}/preview`, asked, { as: officer })).body;
    const form = { ...asked, clientKey: newId(), reason: 'results-corrected', note: 'Buổi hai ghi nhầm', seen };
    const made = await api.post(url, form, { as: officer });
    expect(made.status).toBe(201);
    expect([(await listed()).items, await waiting()]).toEqual([[], 0]);
    expect((await ask([an.paperId])).body.code).toBe('credentials.nothing-to-change');
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
    const refused = await keep(an.paperId, own);
    expect([refused.status, refused.body.code]).toEqual([422, 'credentials.nothing-to-change']);
    expect((await api.get('/api/certificate-cases', { as: province.officer('commune-officer', commune) })).status).toBe(
      403,
    );
    const elsewhere = (await TestProvince.create(database)).officer('department-officer');
    expect([(await ask([an.paperId], elsewhere)).status, (await undo(mine.id, elsewhere)).status]).toEqual([404, 404]);
    expect((await listed(elsewhere)).items).toEqual([]);
    expect([await waiting(own), await waiting(), await waiting(province.officer('auditor'))]).toEqual([1, 2, 0]);
  });
});
