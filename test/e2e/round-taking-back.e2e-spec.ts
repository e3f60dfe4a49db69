import { CompletionService } from '@lopso/learning';
import { type Actor, JobRegistry, newId, Transactions } from '@lopso/platform';
import { RoundRemovalRepository } from '../../libs/learning/src/rounds/round-removal.repository';
import { aDueRelease } from '../support/credentials';
import { allFactsOf, anOpenRound, copyEvidence, openCycles, type TestOpenRound } from '../support/learning';
import { aBarePlan, aTeacher, wish } from '../support/planning';
import { type TestMember, TestProvince, type TestTeam } from '../support/province';
import { outside, untilOneWaitsFor } from '../support/races';
import { TestApi, type TestResponse } from '../support/test-api';

const NOW = '2026-12-01T02:00:00Z';
const TABLES = [
  ...['requirement', 'audience_change', 'newcomer_change', 'round_correction', 'round_extension', 'round_partner'],
  'cycle',
];

/** Decision 0131: a round that was opened wrongly is taken back as long as nothing stands on it. */
describe('a round that was opened wrongly', () => {
  let api: TestApi;
  let province: TestProvince;
  let officer: Actor;
  let team: TestTeam;
  let member: TestMember;
  let round: TestOpenRound;
  let cycleId: string;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  afterEach(() => api.clock.release());
  beforeEach(async () => {
    api.clock.stopAt(NOW);
    province = await TestProvince.create(api.database);
    officer = province.officer('department-officer');
    team = await province.team(await province.commune('Xã Một'));
    round = await anOpenRound(api.database, province, { startsOn: '2026-11-01' });
    await api.database.execute('update learning.round set opened_at = $2 where id = $1', [
      round.id,
      '2026-11-30T02:00:00Z',
    ]);
    [member, cycleId] = await inRound('Ma Thị An');
  });

  async function inRound(name: string, other = round): Promise<[TestMember, string]> {
    const somebody = await province.member(team.unit, name);
    await province.seat(somebody, team, '2025-07-01');
    return [somebody, await joined(somebody, other)];
  }
  async function joined(somebody: TestMember, { id }: { readonly id: string }): Promise<string> {
    const [cycle = ''] = await openCycles(api.database, { id }, [somebody]);
    await api.app.get(CompletionService).recomputeCompletions({ roundId: id });
    return cycle;
  }
  const runJob = async (name: string, payload: object = {}): Promise<void> => {
    const job = api.app
      .get(JobRegistry)
      .jobs()
      .find(({ options }) => options.name === name);
    if (job === undefined) throw new Error(`no job ${name}`);
    await job.handler.handle(payload);
  };
  const address = (id = round.id) => `/api/rounds/${id}/taking-back`;
  const look = async (as = officer, id = round.id) => api.get(address(id), { as });
  const takeBack = (more: object = {}, as = officer, id = round.id) =>
    api.post(address(id), { reason: ' Mở nhầm chương trình. ', people: 1, ...more }, { as });
  const said = ({ status, body }: TestResponse) => [status, body?.code];
  const inTheWay = async (): Promise<string[]> =>
    (await look()).body.obstacles.map(({ words }: { words: string }) => words);
  const read = async (lesson = 0, somebody = member) => {
    const id = round.course.lessons[lesson]?.id ?? '';
    const as = province.memberActor(somebody);
    expect((await api.post(`/api/me/lessons/${id}/read`, {}, { as })).status).toBe(200);
  };
  const homeOf = async (somebody: TestMember) =>
    (await api.get('/api/me/home', { as: province.memberActor(somebody) })).body.round;
  const rowsOf = async (roundId: string): Promise<string[]> => {
    const left: string[] = [];
    for (const table of TABLES) {
      const rows = await api.database.query(`select 1 from learning.${table} where round_id = $1`, [roundId]);
      if (rows.length > 0) left.push(table);
    }
    return left;
  };
  const trailOf = (roundId: string) =>
    api.database.query<{ action: string; who: string; content: string }>(
      `select e.action, e.account_id as who, v.content from platform.audit_entry e join platform.audit_value v on v.entry_id = e.id
       where e.subject_id = $1 order by e.seq`,
      [roundId],
    );

  it('is looked at, taken back with its reason, and asked of nobody any more', async () => {
    await inRound('Lò Văn Bình');
    await read();
    expect((await homeOf(member)).doneSteps).toBe(1);
    const looked = await look();
    expect([looked.status, looked.body]).toEqual([200, { people: 2, begun: 1, extended: 0, obstacles: [] }]);
    const { title } = round;
    expect((await takeBack({ people: 2 })).status).toBe(204);
    expect([await rowsOf(round.id), await homeOf(member)]).toEqual([[], null]);
    expect((await api.get(`/api/rounds/${round.id}`, { as: officer })).status).toBe(404);
    expect((await api.get('/api/rounds', { as: officer })).body.rounds).toEqual([]);
    const [entry, ...others] = await trailOf(round.id);
    expect([others, entry?.action, entry?.who]).toEqual([[], 'learning.round-taken-back', officer.accountId]);
    expect(JSON.parse(entry?.content ?? '{}')).toEqual({
      ...{ title, programme: 'BD-THU', people: 2, decisionNumber: '145/QĐ-SKHCN', reason: 'Mở nhầm chương trình.' },
    });
    // The title may be used again.
    expect(said(await takeBack({ people: 2 }))).toEqual([404, 'platform.not-found']);
    expect((await look()).status).toBe(404);
  });

  it('leaves what its people did, which counts in another round, and nothing for the night to put right', async () => {
    const other = await anOpenRound(api.database, province, { startsOn: '2026-10-01', course: round.course });
    const otherCycle = await joined(member, other);
    await read();
    const facts = () =>
      api.database.query('select * from learning.evidence where member_id = $1 order by id', [member.id]);
    const before = await facts();
    expect(before).toHaveLength(1);
    expect((await takeBack()).status).toBe(204);
    expect(await facts()).toEqual(before);
    const doneIn = async (cycle: string): Promise<number> =>
      (await api.get(`/api/cycles/${cycle}/explanation`, { as: officer })).body.doneSteps;
    expect(await doneIn(otherCycle)).toBe(1);
    await read(1);
    expect((await homeOf(member)).doneSteps).toBe(2);
    for (const job of ['learning.open-missing-cycles', 'learning.open-renewals', 'learning.check-completions'])
      await runJob(job);
    expect(await api.app.get(CompletionService).checkCompletions({ roundId: other.id })).toEqual([]);
    expect(await rowsOf(round.id)).toEqual([]);
    // A job that was on its way finds nothing to do.
    for (const job of ['learning.open-round-cycles', 'learning.take-in-audience'])
      await runJob(job, { roundId: round.id });
    // Of the right round that is opened afterwards the first day decides.
    for (const [startsOn, steps] of [
      ['2026-12-01', 2],
      ['2026-12-02', 0],
    ] as const) {
      const right = await anOpenRound(api.database, province, { startsOn, course: round.course });
      const cycle = await joined(member, right);
      const firstMoment = `${startsOn}T00:00:00+07:00`;
      await api.database.execute('update learning.cycle set counts_from = $2 where id = $1', [cycle, firstMoment]);
      await api.app.get(CompletionService).recomputeCompletions({ roundId: right.id });
      expect(await doneIn(cycle)).toBe(steps);
    }
  });

  it('stood for a renewal of an earlier round, which is opened again the next night', async () => {
    const earlier = await anOpenRound(api.database, province, { startsOn: '2025-10-01', dueOn: '2025-12-31' });
    const rule = { basis: 'completion', months: 12, fixedOn: null, windowDays: 60, minActiveDays: 0, graceDays: 30 };
    await api.database.execute('update learning.round set validity = $2 where id = $1', [earlier.id, rule]);
    const facts = allFactsOf(earlier);
    await api.database.execute(
      `insert into learning.evidence (id, member_id, kind, subject, source_id, minutes, occurred_at, recorded_at)
       select gen_random_uuid(), $1, f.kind, f.subject, f.subject, f.minutes, '2025-12-20T02:00:00Z', '2025-12-20T02:00:00Z'
       from jsonb_to_recordset($2) as f(kind text, subject text, minutes integer)`,
      [member.id, JSON.stringify(facts)],
    );
    await joined(member, earlier);
    const cycles = async (): Promise<number> =>
      (await api.database.query('select 1 from learning.cycle where round_id = $1', [earlier.id])).length;
    await runJob('learning.open-renewals');
    expect(await cycles()).toBe(1);
    expect((await takeBack()).status).toBe(204);
    await runJob('learning.open-renewals');
    expect(await cycles()).toBe(2);
    expect(await api.app.get(CompletionService).checkCompletions({ roundId: earlier.id })).toEqual([]);
  });

  it('is not taken back once somebody has finished it', async () => {
    await inRound('Lò Văn Bình');
    await copyEvidence(api.database, [member], allFactsOf(round));
    await api.database.execute('update learning.cycle set counts_from = $2 where id = $1', [cycleId, '2025-01-01']);
    await api.app.get(CompletionService).recomputeCompletions({ roundId: round.id });
    expect((await look()).body).toEqual({
      ...{ people: 2, begun: 1, extended: 0 },
      obstacles: [
        {
          words: '1 người đã hoàn thành đợt',
          remedy: 'Đợt đã có người hoàn thành thì không rút lại được: kết quả của họ phải giữ lại.',
        },
      ],
    });
    const refused = await takeBack({ people: 2 });
    expect([...said(refused), refused.body.params]).toEqual([
      ...[409, 'learning.round-built-on'],
      { standing: '1 người đã hoàn thành đợt' },
    ]);
    expect(await rowsOf(round.id)).toEqual(['requirement', 'cycle']);
    expect(await trailOf(round.id)).toEqual([]);
  });

  it('is not taken back over what officers gave or wait for, and is once that is ended', async () => {
    const form = { requirementKey: 'khoa', paperNumber: '12/QĐ', reason: 'Đã học.' };
    const waiver = await api.post(`/api/cycles/${cycleId}/waivers`, form, { as: officer });
    expect(waiver.status).toBe(201);
    const flood = { dueOn: '2100-01-31', communeIds: [], reason: 'Lũ.', people: 1 };
    const extended = await api.post(`/api/rounds/${round.id}/extensions`, flood, { as: officer });
    expect(extended.status).toBe(201);
    expect(await inTheWay()).toEqual([
      '1 yêu cầu đang được miễn hoặc chờ xác nhận miễn',
      '1 lần gia hạn cho nhiều người đang áp dụng',
    ]);
    expect(said(await takeBack())).toEqual([409, 'learning.round-built-on']);
    await api.database.execute(
      `update learning.waiver set state = 'dropped', closed_at = now(), closed_by = $2 where cycle_id = $1`,
      [cycleId, newId()],
    );
    const { id } = extended.body.extensions[0];
    expect((await api.delete(`/api/rounds/${round.id}/extensions/${id}`, { as: officer })).status).toBe(200);
    const words = { title: `${round.title} b`, decisionNumber: '9/QĐ', decidedOn: '2026-11-01', reason: 'Gõ nhầm.' };
    expect((await api.post(`/api/rounds/${round.id}/corrections`, words, { as: officer })).status).toBe(201);
    const partner = await api.post(`/api/rounds/${round.id}/partners`, { name: 'Tỉnh đoàn' }, { as: officer });
    expect(partner.status).toBe(200);
    expect(await inTheWay()).toEqual([]);
    expect((await takeBack()).status).toBe(204);
    expect(await rowsOf(round.id)).toEqual([]);
    const left = (await trailOf(round.id)).filter(({ action }) => action === 'learning.partner-ended');
    expect(left.map(({ content }) => JSON.parse(content) as unknown)).toEqual([{ organisation: 'Tỉnh đoàn' }]);
  });

  it('takes the later dates of single people with it, and says so before', async () => {
    const later = { dueOn: '2100-03-01', reason: 'Nằm viện.' };
    expect((await api.post(`/api/cycles/${cycleId}/extensions`, later, { as: officer })).status).toBe(201);
    expect((await look()).body).toEqual({ people: 1, begun: 0, extended: 1, obstacles: [] });
    expect((await takeBack()).status).toBe(204);
    expect(await rowsOf(round.id)).toEqual([]);
  });

  it('is not taken back over plans, papers and lists for certificates, also such as were taken back', async () => {
    const planId = await aBarePlan(api, province, round.id);
    await aDueRelease(api.database, { round, province }, [cycleId]);
    await api.database.execute(
      `update credentials.release set state = 'taken-back', closed_at = now(), closed_by = $2, issues_at = null where round_id = $1`,
      [round.id, newId()],
    );
    expect(await inTheWay()).toEqual([
      '1 danh sách cấp giấy chứng nhận, kể cả danh sách đã thu lại hoặc quá hạn',
      '1 kế hoạch xếp lớp cho đợt',
    ]);
    expect(said(await takeBack())).toEqual([409, 'learning.round-built-on']);
    await api.database.execute('delete from credentials.release where round_id = $1', [round.id]);
    expect((await api.delete(`/api/class-plans/${planId}`, { as: officer })).status).toBe(204);
    expect((await takeBack()).status).toBe(204);
  });

  it('is kept by the database where something hangs on it that nobody looked for', async () => {
    await aBarePlan(api, province, round.id);
    const takings = api.app.get(RoundRemovalRepository, { strict: false });
    await expect(takings.remove(round.id)).rejects.toMatchObject({ code: 'learning.round-built-on' });
  });

  it('is not taken back while another round names it, or asks its people anew', async () => {
    const rule = {
      match: 'all',
      conditions: [],
      except: [{ kind: 'round', values: [round.id], side: null, day: null }],
    };
    const other = await anOpenRound(api.database, province);
    await api.database.execute('update learning.round set audience_rule = $2 where id = $1', [other.id, rule]);
    expect(await inTheWay()).toEqual(['1 đợt khác chọn người theo việc đã hoàn thành đợt này']);
    await api.database.execute(
      `update learning.round set audience_rule = '{"match": "all", "conditions": [{"kind": "named", "values": []}], "except": []}',
         reopens = $2, counts_from = now(), release = 'none' where id = $1`,
      [other.id, round.id],
    );
    expect(await inTheWay()).toEqual(['1 đợt học lại được mở từ đợt này']);
    expect(said(await takeBack())).toEqual([409, 'learning.round-built-on']);
    // A reopening has its own way.
    expect([(await look(officer, other.id)).status, (await takeBack({}, officer, other.id)).status]).toEqual([
      404, 404,
    ]);
  });

  it('is taken back as it was looked at, once, and not while its cycles are being opened', async () => {
    await inRound('Lò Văn Bình');
    const stale = await takeBack({ people: 1 });
    expect([...said(stale), stale.body.params]).toEqual([409, 'learning.round-taking-stale', { people: 2 }]);
    expect((await takeBack({ people: 2, reason: '  ' })).status).toBe(400);
    await api.database.execute(`update learning.round set state = 'opening' where id = $1`, [round.id]);
    expect([said(await look()), said(await takeBack({ people: 2 }))]).toEqual([
      [409, 'learning.audience-busy'],
      [409, 'learning.audience-busy'],
    ]);
    await api.database.execute(`update learning.round set state = 'open' where id = $1`, [round.id]);
    const both = await Promise.all([takeBack({ people: 2 }), takeBack({ people: 2 })]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 404]);
    expect(await trailOf(round.id)).toHaveLength(1);
  });

  it('is not found by who writes something about it at that moment', async () => {
    const [transactions, takings] = [api.app.get(Transactions), api.app.get(RoundRemovalRepository, { strict: false })];
    const trainerId = await aTeacher(api, province.unit, 'Nông Văn Thầy');
    const correction = { title: 'Tên khác', decisionNumber: '9/QĐ', decidedOn: '2026-11-01', reason: 'Gõ nhầm.' };
    const waiver = { requirementKey: 'khoa', paperNumber: '12/QĐ', reason: 'Đã học.' };
    const paper = { clientKey: newId(), kind: 'round-report' };
    type Sent = readonly [table: string, address: string, body: object];
    const writing = (roundId: string, cycle: string): readonly Sent[] => [
      ['learning.round', `/api/rounds/${roundId}/corrections`, correction],
      ['learning.round_partner', `/api/rounds/${roundId}/partners`, { name: 'Tỉnh đoàn' }],
      ['learning.waiver', `/api/cycles/${cycle}/waivers`, waiver],
      ['papers.paper', '/api/papers', { ...paper, roundId }],
      ['planning.plan', '/api/class-plans', wish(roundId, [trainerId], api.clock.now())],
      ['credentials.signed_upload', `/api/rounds/${roundId}/signing/uploads`, {}],
    ];
    for (let index = 0; index < 6; index += 1) {
      const other = await anOpenRound(api.database, province);
      const [table, to, body] = writing(other.id, await joined(member, other))[index] ?? ['', '', {}];
      let answer = Promise.resolve<TestResponse | null>(null);
      await transactions.run(async () => {
        await takings.lock(other.id);
        await takings.remove(other.id);
        answer = outside(() => api.post(to, body, { as: officer }));
        await untilOneWaitsFor(api.database, table);
      });
      const { status, body: problem } = (await answer) ?? { status: 0, body: {} };
      expect([table, status, problem.code]).toEqual([table, 404, 'platform.not-found']);
    }
  });

  it('is taken back by who opens rounds there, and by nobody else', async () => {
    const neighbour = (await TestProvince.create(api.database)).officer('department-officer');
    expect([(await look(neighbour)).status, (await takeBack({}, neighbour)).status]).toEqual([404, 404]);
    for (const role of ['commune-officer', 'auditor', 'leader'] as const) {
      const as = province.officer(role, role === 'commune-officer' ? team.unit : undefined);
      expect([role, (await look(as)).status, (await takeBack({}, as)).status]).toEqual([role, 403, 403]);
    }
    expect((await takeBack({}, province.memberActor(member))).status).toBe(403);
    expect((await takeBack({}, province.officer('department-admin'))).status).toBe(204);
  });
});
