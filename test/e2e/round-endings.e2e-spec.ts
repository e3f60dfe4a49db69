import { type Actor, newId } from '@lopso/platform';
import { aCertificateDesk, aFinishedPassage, aRound, type TestRound } from '../support/credentials';
import { named } from '../support/named-officer';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

/** Decision 0137: a round is ended by two people, and taken up again by two. */
describe('the end of a round', () => {
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
    api.clock.stopAt('2026-12-20T03:00:00Z');
    ({ province, commune, round, an, binh } = await aCertificateDesk(api.database));
    const team = await province.team(commune);
    const [done, idle] = [await province.member(commune, 'Vàng Thị Mỷ'), await province.member(commune, 'Lý Sình')];
    await province.seat(done, team, '2026-07-01', 'leader');
    await province.seat(idle, team, '2026-07-01', 'member');
    const fact = { number: 1, countsFrom: '2026-09-06T17:00:00Z', validUntil: null };
    await aFinishedPassage(api.database, round, done, { ...fact, finishedAt: '2026-11-24T03:00:00Z' });
    await aCycleOf(idle);
  });
  afterEach(() => api.clock.release());

  const aCycleOf = async ({ id }: TestMember, of = round): Promise<void> => {
    await api.database.execute(
      `insert into learning.cycle (id, round_id, member_id, number, counts_from, opened_at) values ($1, $2, $3, 1, $4, $4)`,
      [newId(), of.id, id, new Date('2026-09-06T17:00:00Z')],
    );
  };
  const address = (): string => `/api/rounds/${round.id}/endings`;
  const body = (more: object = {}): object => ({ act: 'end', reason: 'Hết năm.', paperNumber: '9/SKHCN', ...more });
  const propose = (as: Actor = an, more: object = {}): Promise<TestResponse> => api.post(address(), body(more), { as });
  const list = async (as: Actor): Promise<TestResponse['body']> => (await api.get(address(), { as })).body;
  const answer = (id: string, what: 'confirmation' | 'refusal', as: Actor): Promise<TestResponse> =>
    api.post(`${address()}/${id}/${what}`, {}, { as });
  const proposed = async (as: Actor = an, more: object = {}): Promise<string> =>
    (await propose(as, more)).body.endings[0].id;
  const end = async (): Promise<void> => {
    expect((await answer(await proposed(), 'confirmation', binh)).status).toBe(200);
  };
  const said = ({ status, body: answered }: TestResponse): unknown[] => [status, answered.code];
  const stateOf = async (): Promise<unknown[]> => {
    const { state, endedOn, isEndingWaiting } = (await api.get(`/api/rounds/${round.id}`, { as: an })).body;
    return [state, endedOn, isEndingWaiting];
  };

  it('is looked at first: who has finished, who has not, and what comes after', async () => {
    const seen = await api.get(`${address()}/preview`, { as: an });
    const { nextTitle, olderTitles, ...counts } = seen.body;
    expect(counts).toEqual({ finished: 1, papersWaiting: 1, begun: 0, notBegun: 1, waiting: 0, valid: 0 });
    expect([nextTitle, olderTitles]).toEqual([null, []]);
    await api.database.execute(
      `insert into learning.waiver (id, cycle_id, requirement_key, label, paper_number, reason, state, proposed_by, proposed_at)
       select $2, c.id, 'gio-lop', 'Lớp', '1/CV', 'Đang nằm viện.', 'proposed', $3, now() from learning.cycle c
       left join learning.completion p on p.cycle_id = c.id where c.round_id = $1 and p.finished_at is null`,
      [round.id, newId(), newId()],
    );
    expect((await api.get(`${address()}/preview`, { as: an })).body.waiting).toBe(1);
    const later = await aRound(api.database, province, { title: 'Bồi dưỡng năm 2027' });
    await api.database.execute(
      `update learning.round set starts_on = '2027-02-01', due_on = '2027-12-31',
         programme_id = (select programme_id from learning.round where id = $2) where id = $1`,
      [later.id, round.id],
    );
    expect((await api.get(`${address()}/preview`, { as: an })).body.nextTitle).toBe('Bồi dưỡng năm 2027');
    const ofLater = async (): Promise<unknown> =>
      (await api.get(`/api/rounds/${later.id}/endings/preview`, { as: an })).body.olderTitles;
    expect(await ofLater()).toEqual([]);
    await api.database.execute(
      `update learning.round set validity = '{"basis":"completion","months":12}' where id = $1`,
      [round.id],
    );
    expect(await ofLater()).toEqual([round.title]);
    await api.database.execute(`update learning.round set state = 'closed', ended_on = '2026-12-19' where id = $1`, [
      later.id,
    ]);
    expect((await api.get(`${address()}/preview`, { as: an })).body.nextTitle).toBeNull();
    expect(await stateOf()).toEqual(['open', null, false]);
  });

  it('waits for another officer, and is told then with who said what and why', async () => {
    const id = await proposed();
    expect((await propose()).body.endings).toHaveLength(1);
    expect(await stateOf()).toEqual(['open', null, true]);
    expect((await list(binh)).endings).toMatchObject([
      { act: 'end', state: 'proposed', reason: 'Hết năm.', paperNumber: '9/SKHCN', can: ['confirm', 'decline'] },
    ]);
    expect((await list(an)).endings[0].can).toEqual(['take-back']);
    expect(said(await answer(id, 'confirmation', an))).toEqual([422, 'learning.same-person']);
    const done = await answer(id, 'confirmation', binh);
    expect(done.body).toMatchObject({ endedOn: '2026-12-20', endings: [{ state: 'done', can: [] }], can: ['resume'] });
    expect((await answer(id, 'confirmation', binh)).status).toBe(200);
    expect(await stateOf()).toEqual(['closed', '2026-12-20', false]);
    const trail = await api.database.query<{ action: string }>(
      `select action from platform.audit_entry where subject_id = $1 and action like 'learning.round-end%' order by id`,
      [round.id],
    );
    expect(trail.map(({ action }) => action)).toEqual(['learning.round-end-proposed', 'learning.round-ended']);
  });

  it('is confirmed by no second account, deputy or lender of who proposed it', async () => {
    const lender = province.officer('department-officer');
    await named(api.database, lender, 'Nguyễn Thị An');
    const deputy = province.deputy('department-officer', lender.accountId);
    const id = await proposed(deputy);
    const double = await named(api.database, province.officer('department-admin'), 'nguyen thi an');
    for (const as of [deputy, lender, double]) {
      expect((await list(as)).endings[0].can).not.toContain('confirm');
      expect(said(await answer(id, 'confirmation', as))).toEqual([422, 'learning.same-person']);
    }
    expect((await answer(id, 'confirmation', binh)).status).toBe(200);
  });

  it('is confirmed once by two at the same time, and proposed once', async () => {
    const firsts = await Promise.all([propose(an), propose(binh)]);
    expect(firsts.map(({ status }) => status).sort()).toEqual([201, 409]);
    const [{ id }] = (await list(an)).endings;
    const others = [province.officer('department-officer'), province.officer('department-officer')];
    const answers = await Promise.all(others.map((as) => answer(id, 'confirmation', as)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await stateOf()).toEqual(['closed', '2026-12-20', false]);
  });

  it('is taken back by who proposed it, declined by another, and undone by two as well', async () => {
    const first = await proposed();
    expect((await answer(first, 'refusal', an)).body.endings[0].state).toBe('taken-back');
    const second = await proposed();
    expect((await answer(second, 'refusal', binh)).body.endings[0].state).toBe('declined');
    expect(said(await answer(second, 'confirmation', binh))).toEqual([409, 'learning.ending-answered']);
    expect(said(await propose(an, { act: 'resume' }))).toEqual([422, 'learning.round-not-ended']);
    await end();
    expect(said(await propose())).toEqual([422, 'learning.round-is-closed']);
    const resumed = await answer(await proposed(binh, { act: 'resume' }), 'confirmation', an);
    expect(resumed.body).toMatchObject({ endedOn: null, can: ['end'] });
    expect(await stateOf()).toEqual(['open', null, false]);
  });

  it('leaves results, figures and papers, and nobody is late, chased or asked for hours any more', async () => {
    api.clock.stopAt('2027-02-01T03:00:00Z');
    const overview = async (): Promise<TestResponse['body']> =>
      (await api.get(`/api/rounds/${round.id}/overview`, { as: an })).body;
    const chase = async (): Promise<TestResponse['body']> =>
      (await api.get(`/api/rounds/${round.id}/communes/${commune.id}/chase`, { as: an })).body;
    const states = async (): Promise<unknown> =>
      (await api.get(`/api/rounds/${round.id}/people`, { as: an })).body.people.map(
        ({ state }: { state: string }) => state,
      );
    expect((await overview()).pace).toMatchObject({ isPastDue: true });
    expect(((await states()) as string[]).sort()).toEqual(['finished', 'overdue']);
    expect((await chase()).total).toBe(1);
    await end();
    const after = await overview();
    expect(after).toMatchObject({ pace: null, overdue: null, total: { finished: 1, total: 2 } });
    expect([after.head.round.endedOn, after.trend.at(-1)?.on]).toEqual(['2027-02-01', '2027-02-01']);
    api.clock.stopAt('2027-02-10T03:00:00Z');
    expect(((await states()) as string[]).sort()).toEqual(['finished', 'not-started']);
    expect((await overview()).trend.at(-1)?.on).toBe('2027-02-01');
    expect((await chase()).total).toBe(0);
  });

  it('leaves no later date and no waiver to be given', async () => {
    const row = await api.database.queryOne<{ id: string }>(
      'select c.id from learning.cycle c left join learning.completion p on p.cycle_id = c.id where c.round_id = $1 and p.finished_at is null',
      [round.id],
    );
    await end();
    const later = { dueOn: '2027-04-15', reason: 'Nằm viện' };
    expect(said(await api.post(`/api/cycles/${row?.id}/extensions`, later, { as: an }))).toEqual([
      422,
      'learning.round-is-closed',
    ]);
    const waiver = { requirementKey: 'gio-lop', paperNumber: '1/CV', reason: 'Ốm' };
    expect(said(await api.post(`/api/cycles/${row?.id}/waivers`, waiver, { as: an }))).toEqual([
      422,
      'learning.round-is-closed',
    ]);
  });

  it('promises nobody a renewal, but where a later round of the programme is asked of her', async () => {
    const rule = {
      basis: 'earlier-expiry',
      months: 12,
      fixedOn: null,
      windowDays: 60,
      minActiveDays: 0,
      graceDays: 30,
    };
    await api.database.execute('update learning.round set validity = $2 where id = $1', [round.id, rule]);
    const member = await province.member(commune, 'Ma Văn Yên');
    const validUntil = '2027-01-31';
    const fact = { number: 1, countsFrom: '2026-09-06T17:00:00Z', finishedAt: '2026-11-24T03:00:00Z', validUntil };
    await aFinishedPassage(api.database, round, member, fact);
    const own = async (): Promise<unknown> => {
      const [passage] = (await api.get('/api/me/validity', { as: province.memberActor(member) })).body;
      return [passage.state, passage.followsUntil, passage.isWithoutRenewal];
    };
    expect(await own()).toEqual(['renewable', '2027-03-02', false]);
    await end();
    expect(await own()).toEqual(['renewable', null, true]);
    const later = await aRound(api.database, province, { title: 'Bồi dưỡng năm 2027' });
    await api.database.execute(
      `update learning.round set starts_on = '2026-12-01', due_on = '2027-12-31',
         programme_id = (select programme_id from learning.round where id = $2) where id = $1`,
      [later.id, round.id],
    );
    await aCycleOf(member, later);
    expect(await own()).toEqual(['renewable', null, false]);
  });

  it('leaves no newcomers’ change to be undone, and no other audience to be saved', async () => {
    const newcomers = `/api/rounds/${round.id}/newcomers`;
    const changed = await api.post(
      `/api/rounds/${round.id}/newcomer-changes`,
      { newcomerDays: 60, revision: 0 },
      { as: an },
    );
    expect(changed.status).toBe(200);
    await api.database.execute(
      'update learning.newcomer_change set joined_count = 0, finished_at = changed_at where round_id = $1',
      [round.id],
    );
    const undoable = async (): Promise<boolean> =>
      (await api.get(newcomers, { as: an })).body.changes.some(({ canUndo }: { canUndo: boolean }) => canUndo);
    expect(await undoable()).toBe(true);
    await end();
    expect(await undoable()).toBe(false);
    const audience = await api.post(`/api/rounds/${round.id}/audience-changes`, { revision: 0 }, { as: an });
    expect(said(audience)).toEqual([422, 'learning.round-is-closed']);
  });

  it('is nobody’s from another province or a commune, who reads that it was ended and not what waits', async () => {
    const far = (await TestProvince.create(api.database)).officer('department-officer');
    const near = province.officer('commune-officer', commune);
    expect([(await propose(far)).status, (await propose(near)).status]).toEqual([404, 403]);
    const id = await proposed();
    expect((await answer(id, 'confirmation', far)).status).toBe(404);
    expect((await api.get(address(), { as: far })).status).toBe(404);
    expect((await api.get(`${address()}/preview`, { as: far })).status).toBe(404);
    expect((await api.get(`${address()}/preview`, { as: near })).status).toBe(403);
    expect((await answer(newId(), 'confirmation', binh)).status).toBe(404);
    expect(await list(near)).toEqual({ endedOn: null, endings: [], can: [] });
    await answer(id, 'confirmation', binh);
    expect(await list(near)).toMatchObject({ endedOn: '2026-12-20', endings: [{ id, state: 'done', can: [] }] });
    for (const blank of [{ reason: ' ' }, { act: 'pause' }, { reason: undefined }])
      expect((await propose(an, { act: 'resume', ...blank })).status).toBe(400);
  });
});
