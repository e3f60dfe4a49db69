import { CompletionService } from '@lopso/learning';
import { JobRegistry, newId } from '@lopso/platform';
import { allFactsOf, anOpenRound, aProgramme, copyEvidence, openCycles } from '../support/learning';
import { named } from '../support/named-officer';
import { TestProvince } from '../support/province';
import { TestApi } from '../support/test-api';

const GIVEN = { dueOn: '2027-01-15', reason: 'Nằm viện từ 02/12.' };

describe('own due dates', () => {
  let api: TestApi;
  let province: TestProvince;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  beforeEach(async () => {
    province = await TestProvince.create(api.database);
    api.clock.stopAt('2026-12-01T02:00:00Z');
  });
  afterEach(() => api.clock.release());
  afterAll(() => api.stop());

  const runJob = async (name: string, payload: object): Promise<void> => {
    const job = api.app
      .get(JobRegistry)
      .jobs()
      .find((one) => one.options.name === name);
    await job?.handler.handle(payload);
  };
  const seated = async (from = '2025-07-01') => {
    const commune = await province.commune();
    const team = await province.team(commune);
    const member = await province.member(commune);
    await province.seat(member, team, from);
    return { commune, team, member, actor: province.memberActor(member) };
  };
  const homeOf = async (actor: Awaited<ReturnType<typeof seated>>['actor']) =>
    (await api.get('/api/me/home', { as: actor })).body.round;
  const inRound = async (more: { graceDays?: number } = {}) => {
    const person = await seated();
    const round = await anOpenRound(api.database, province, { dueOn: '2026-12-31' });
    await api.database.execute('update learning.round set grace_days = $2 where id = $1', [
      round.id,
      more.graceDays ?? 0,
    ]);
    const [cycleId = ''] = await openCycles(api.database, round, [person.member]);
    await api.app.get(CompletionService).recomputeCompletions({ roundId: round.id });
    const officer = province.officer('department-officer');
    const extend = (body: object) => api.post(`/api/cycles/${cycleId}/extensions`, body, { as: officer });
    return { ...person, round, cycleId, officer, extend };
  };
  const overdueOf = async (roundId: string, officer: ReturnType<TestProvince['officer']>): Promise<number> => {
    const { people } = (await api.get(`/api/rounds/${roundId}/people?limit=20`, { as: officer })).body;
    return people.filter(({ state }: { state: string }) => state === 'overdue').length;
  };

  it('follow from the day somebody joins or took her seat, never from before the round', async () => {
    const early = await seated();
    const officer = province.officer('department-officer');
    const programme = await aProgramme(api.database);
    const opening = {
      ...{ programmeId: programme.id, decisionNumber: '145/QĐ-SKHCN', decidedOn: '2026-11-20', release: 'automatic' },
      ...{ startsOn: '2026-12-05', dueOn: '2027-06-30', dueDays: 30, graceDays: 3 },
    };
    const dueOf = async (dueFrom: 'joining' | 'seat') => {
      const title = `${programme.title} ${dueFrom}`;
      const opened = await api.post('/api/rounds', { ...opening, title, dueFrom }, { as: officer });
      expect([opened.status, opened.body.dueFrom, opened.body.dueDays, opened.body.graceDays]).toEqual([
        201,
        dueFrom,
        30,
        3,
      ]);
      await runJob('learning.open-round-cycles', { roundId: opened.body.id });
      return opened.body.id as string;
    };
    const rounds = [await dueOf('joining'), await dueOf('seat')];
    api.clock.stopAt('2027-01-10T02:00:00Z');
    const late = await seated('2027-01-04');
    await runJob('learning.open-missing-cycles', {});
    const dates = await api.database.query<{ member: string; round: string; due: string }>(
      'select member_id as member, round_id as round, due_on::text as due from learning.cycle where round_id = any($1)',
      [rounds],
    );
    const of = (person: typeof early, index: number) =>
      dates.find(({ member, round }) => member === person.member.id && round === rounds[index])?.due;
    expect([of(early, 0), of(early, 1)]).toEqual(['2027-01-04', '2027-01-04']);
    expect([of(late, 0), of(late, 1)]).toEqual(['2027-02-09', '2027-02-03']);
    expect(await homeOf(late.actor)).toMatchObject({ dueOn: '2027-02-03', lastOn: '2027-02-06', daysLeft: 24 });
    for (const [index, dueFrom] of ['joining', 'seat'].entries()) {
      const judged = { pace: null, overdue: 1, head: { round: { dueFrom } } };
      const address = `/api/rounds/${rounds[index]}`;
      expect((await api.get(`${address}/overview`, { as: officer })).body).toMatchObject(judged);
      const inCommune = async ({ commune }: typeof early) =>
        (await api.get(`${address}/communes/${commune.id}`, { as: officer })).body;
      expect(await inCommune(early)).toMatchObject(judged);
      expect(await inCommune(late)).toMatchObject({ ...judged, overdue: 0 });
    }
    // Each has a date of her own: the team has none.
    const shown = (await api.get(`/api/teams/${late.team.id}/progress`, { as: officer })).body;
    expect([shown.roundTitle, shown.dueOn, shown.members[0].dueOn]).toEqual([
      `${programme.title} seat`,
      null,
      '2027-02-03',
    ]);
    const missing = await api.post(
      '/api/rounds',
      { ...opening, title: 'Thiếu số ngày', dueFrom: 'seat', dueDays: undefined },
      { as: officer },
    );
    expect(missing.body.errors).toMatchObject([{ pointer: '#/dueDays', code: 'learning.due-count-missing' }]);
  });

  it('have days of grace in which nobody is late, then somebody is', async () => {
    const { round, officer, actor, team } = await inRound({ graceDays: 5 });
    api.clock.stopAt('2027-01-05T23:59:00+07:00');
    expect(await overdueOf(round.id, officer)).toBe(0);
    expect(await homeOf(actor)).toMatchObject({ dueOn: '2026-12-31', lastOn: '2027-01-05', daysLeft: -5 });
    const standing = async () =>
      (await api.get(`/api/teams/${team.id}/progress`, { as: officer })).body.members[0].state;
    expect(await standing()).toBe('not-started');
    api.clock.stopAt('2027-01-06T00:01:00+07:00');
    expect([await overdueOf(round.id, officer), await standing()]).toEqual([1, 'overdue']);
  });

  it('are given later by an officer, with a reason the member reads, and only from that day on', async () => {
    const { round, officer, actor, cycleId, extend } = await inRound();
    api.clock.stopAt('2027-01-03T02:00:00Z');
    expect(await overdueOf(round.id, officer)).toBe(1);
    const given = await extend(GIVEN);
    expect(given.status).toBe(201);
    expect(await overdueOf(round.id, officer)).toBe(0);
    expect(await homeOf(actor)).toMatchObject({ dueOn: '2027-01-15', isExtended: true, daysLeft: 12 });
    expect((await homeOf(actor)).dueWords).toBe(
      'Hạn 31/12/2026. Được gia hạn đến 15/01/2027, lý do: Nằm viện từ 02/12.',
    );
    const explained = async (query = '') =>
      (await api.get(`/api/cycles/${cycleId}/explanation${query}`, { as: officer })).body;
    expect(await explained()).toMatchObject({ dueOn: '2027-01-15', due: { ruleDueOn: '2026-12-31', given: [GIVEN] } });
    expect(await explained('?on=2027-01-02')).toMatchObject({ dueOn: '2026-12-31', due: { given: [] } });
    const trail = await api.database.query(
      `select account_id as who, subject_type as about from platform.audit_entry where action = 'learning.due-extended' and subject_id = $1`,
      [given.body.extensionId],
    );
    expect(trail).toEqual([{ who: officer.accountId, about: 'extension' }]);
    expect(await api.app.get(CompletionService).checkCompletions({ roundId: round.id })).toEqual([]);
  });

  it('are given once by a double click, again with other words, and taken back with the date of the round', async () => {
    const { extend, actor } = await inRound();
    const both = await Promise.all([extend(GIVEN), extend(GIVEN)]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set(both.map(({ body }) => body.extensionId)).size).toBe(1);
    api.clock.advance(60);
    expect((await extend({ ...GIVEN, dueOn: '2027-02-01' })).status).toBe(201);
    expect(await homeOf(actor)).toMatchObject({ dueOn: '2027-02-01' });
    api.clock.advance(60);
    expect((await extend({ dueOn: '2026-12-31', reason: 'Ghi nhầm người.' })).status).toBe(201);
    expect(await homeOf(actor)).toMatchObject({ dueOn: '2026-12-31' });
  });

  it('are refused before the date of the round, without a reason, to who has finished, to oneself and elsewhere', async () => {
    const { extend, round, member, cycleId, commune } = await inRound();
    const early = await extend({ ...GIVEN, dueOn: '2026-12-30' });
    expect(early.body).toMatchObject({
      status: 422,
      errors: [{ pointer: '#/dueOn', code: 'learning.extension-too-early' }],
    });
    expect((await extend({ ...GIVEN, dueOn: '2026-12-31' })).body.code).toBe('learning.extension-too-early');
    expect((await extend({ ...GIVEN, reason: '  ' })).status).toBe(400);
    const as = (actor: ReturnType<TestProvince['officer']>) =>
      api.post(`/api/cycles/${cycleId}/extensions`, GIVEN, { as: actor });
    expect((await as(province.officer('commune-officer', commune))).status).toBe(403);
    const other = await TestProvince.create(api.database);
    expect((await as(other.officer('department-officer'))).status).toBe(404);
    const own = { ...province.officer('department-officer'), memberId: member.id };
    expect((await as(own)).body.code).toBe('learning.own-due-date');
    const phone = '+84992345614';
    await api.database.execute('update org.member set phone = $2 where id = $1', [member.id, phone]);
    const double = await named(api.database, province.officer('department-officer'), 'Cán bộ sở', { phone });
    expect((await as(double)).body.code).toBe('learning.own-due-date');
    const deputy = province.deputy('department-officer', double.accountId);
    expect((await as(deputy)).body.code).toBe('learning.own-due-date');
    expect(
      (await api.post(`/api/cycles/${newId()}/extensions`, GIVEN, { as: province.officer('department-officer') }))
        .status,
    ).toBe(404);
    await copyEvidence(api.database, [member], allFactsOf(round));
    await api.app.get(CompletionService).recomputeCompletions({ roundId: round.id });
    expect((await extend(GIVEN)).body.code).toBe('learning.nothing-to-extend');
  });
});
