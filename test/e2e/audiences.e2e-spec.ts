import { HeldRightService } from '@lopso/org';
import { type Actor, JobRegistry, newId } from '@lopso/platform';
import { TestCourse } from '../support/assessment';
import { anOpenRound, aProgramme, openCycles, type TestOpenRound } from '../support/learning';
import { freeCommuneCodes, type TestMember, TestProvince, type TestTeam, type TestUnit } from '../support/province';
import { ALL_DONE, TestRound } from '../support/reporting';
import { TestApi } from '../support/test-api';

const asks = (kind: string, ...values: string[]) => ({ kind, values });
const all = (...conditions: object[]) => ({ match: 'all', conditions, except: [] as object[] });
const but = (...except: object[]) => ({ match: 'all', conditions: [] as object[], except });

describe('the audience of a round', () => {
  let api: TestApi;
  let province: TestProvince;
  let officer: Actor;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  beforeEach(async () => {
    province = await TestProvince.create(api.database);
    officer = province.officer('department-officer');
    api.clock.stopAt('2026-12-01T02:00:00Z');
  });
  afterEach(() => api.clock.release());
  afterAll(() => api.stop());

  const runJob = async (name: string, payload: object): Promise<void> => {
    const job = api.app
      .get(JobRegistry)
      .jobs()
      .find((one) => one.options.name === name);
    if (job === undefined) throw new Error(`no job ${name}`);
    await job.handler.handle(payload);
  };
  const seat = async (
    team: TestTeam,
    more: { name?: string; from?: string; position?: 'leader' | 'member' } = {},
  ): Promise<TestMember> => {
    const member = await province.member(team.unit, more.name);
    await province.seat(member, team, more.from ?? '2025-07-01', more.position);
    return member;
  };
  /** A commune's team and its village's: a leader and somebody else in each. */
  const aCommune = async (name: string) => {
    const commune = await province.commune(name);
    const village = await province.village(commune);
    const [team, below] = [await province.team(commune), await province.team(village, 'village-team')];
    return {
      ...{ commune, village, team, below },
      leader: await seat(team, { position: 'leader' }),
      deputy: await seat(team),
      villageLeader: await seat(below, { position: 'leader' }),
      villager: await seat(below),
    };
  };
  const inRound = async (people: readonly TestMember[]): Promise<TestOpenRound> => {
    const round = await anOpenRound(api.database, province, { dueOn: '2026-12-31' });
    await openCycles(api.database, round, people);
    await api.database.execute(`update learning.cycle set opened_at = '2026-11-01T02:00:00Z' where round_id = $1`, [
      round.id,
    ]);
    return round;
  };
  const preview = (round: { id: string }, rule: object | undefined, more: object = {}, as = officer) =>
    api.post(`/api/rounds/${round.id}/audience-preview`, { ...(rule && { rule }), ...more }, { as });
  const save = (round: { id: string }, rule: object | undefined, revision: number, as = officer) =>
    api.post(`/api/rounds/${round.id}/audience-changes`, { ...(rule && { rule }), revision }, { as });
  const read = async (round: { id: string }, query = '', as = officer) =>
    (await api.get(`/api/rounds/${round.id}/audience${query}`, { as })).body;
  const takeIn = (round: { id: string }) => runJob('learning.take-in-audience', { roundId: round.id });
  const membersOf = async (round: { id: string }): Promise<string[]> => {
    const rows = await api.database.query<{ id: string }>(
      'select member_id as id from learning.cycle where round_id = $1 order by member_id',
      [round.id],
    );
    return rows.map(({ id }) => id);
  };
  const ids = (...people: readonly TestMember[]): string[] => people.map(({ id }) => id).sort();
  const everybody = (one: Awaited<ReturnType<typeof aCommune>>): TestMember[] => [
    ...[one.leader, one.deputy, one.villageLeader, one.villager],
  ];

  it('is looked at before it is saved: who would come, who would not belong any more', async () => {
    const [one, two] = [await aCommune('Xã Một'), await aCommune('Xã Hai')];
    const round = await inRound(everybody(one));
    const rule = all(asks('position', 'leader'));
    const { status, body } = await preview(round, rule, { side: 'leaves', limit: 10 });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ on: '2026-12-01', revision: 0, words: 'Tổ trưởng', change: null },
      counts: { joins: 2, leaves: 2, stays: 2, kept: 0 },
      communes: [
        { communeId: two.commune.id, name: 'Xã Hai', joins: 2, leaves: 0, stays: 0, kept: 0 },
        { communeId: one.commune.id, name: 'Xã Một', joins: 0, leaves: 2, stays: 2, kept: 0 },
      ],
    });
    expect(body.people.map((person: { memberId: string }) => person.memberId).sort()).toEqual(
      ids(one.deputy, one.villager),
    );
    expect(await membersOf(round)).toEqual(ids(...everybody(one)));
  });

  it('is saved as it was looked at: who belongs is taken in, who does not any more keeps everything', async () => {
    const [one, two] = [await aCommune('Xã Một'), await aCommune('Xã Hai')];
    const round = await inRound(everybody(one));
    const rule = all(asks('position', 'leader'));
    const saved = await save(round, rule, 0);
    expect([saved.status, saved.body]).toEqual([201, { revision: 1, left: 2 }]);
    expect((await read(round)).change).toMatchObject({ revision: 1, left: 2, joined: null });
    await takeIn(round);
    await takeIn(round);
    expect(await membersOf(round)).toEqual(ids(...everybody(one), two.leader, two.villageLeader));
    expect(await read(round)).toMatchObject({
      ...{ revision: 1, words: 'Tổ trưởng', change: { left: 2, joined: 2 } },
      counts: { joins: 0, leaves: 0, stays: 4, kept: 2 },
    });
    const detail = await api.get(`/api/rounds/${round.id}`, { as: officer });
    expect(detail.body).toMatchObject({
      audienceWords: 'Tổ trưởng',
      rule: { match: 'all', conditions: [{ values: ['leader'] }] },
    });
    const entry = await api.database.queryOne<{ content: string }>(
      `select v.content from platform.audit_entry e join platform.audit_value v on v.entry_id = e.id
       where e.action = 'learning.audience-changed' and e.subject_id = $1`,
      [round.id],
    );
    expect(entry?.content).toContain('"left"');
  });

  it('can be everybody again', async () => {
    const one = await aCommune('Xã Một');
    const round = await inRound([one.leader]);
    await save(round, all(asks('position', 'leader')), 0);
    await takeIn(round);
    expect((await preview(round, undefined)).body).toMatchObject({
      rule: null,
      revision: 1,
      counts: { joins: 2, stays: 2 },
    });
    expect((await save(round, all(), 1)).body).toEqual({ revision: 2, left: 0 });
    await takeIn(round);
    expect(await membersOf(round)).toEqual(ids(...everybody(one)));
  });

  it('is not saved over what somebody else changed, nor while people are taken in, nor when the round is over', async () => {
    const one = await aCommune('Xã Một');
    const round = await inRound(everybody(one));
    const rule = all(asks('position', 'leader'));
    expect((await save(round, rule, 0)).status).toBe(201);
    const stale = await save(round, all(asks('team', 'village-team')), 0);
    expect([stale.status, stale.body.code]).toEqual([409, 'learning.audience-stale']);
    const busy = await save(round, all(asks('team', 'village-team')), 1);
    expect([busy.status, busy.body.code]).toEqual([409, 'learning.audience-busy']);
    await takeIn(round);
    api.clock.stopAt('2027-01-01T02:00:00Z');
    const over = await save(round, undefined, 1);
    expect([over.status, over.body.code]).toEqual([422, 'learning.round-is-over']);
    expect((await read(round)).words).toBe('Tổ trưởng');
  });

  it('may be changed for as long as the round takes people, newcomers after its date among them', async () => {
    const one = await aCommune('Xã Một');
    const round = await inRound([one.leader]);
    await api.database.execute('update learning.round set newcomer_days = 60 where id = $1', [round.id]);
    api.clock.stopAt('2027-01-05T02:00:00Z');
    expect((await save(round, all(asks('unit', one.village.id)), 0)).status).toBe(201);
    await takeIn(round);
    expect(await membersOf(round)).toEqual(ids(one.leader, one.villageLeader, one.villager));
    await api.database.execute(`update learning.round set newcomers_until = '2027-01-04' where id = $1`, [round.id]);
    const over = await save(round, undefined, 1);
    expect([over.status, over.body.code]).toEqual([422, 'learning.round-is-over']);
  });

  it('promises nobody after its date whom a later round of the programme asks', async () => {
    const one = await aCommune('Xã Một');
    const round = await inRound([one.leader]);
    await api.database.execute('update learning.round set newcomer_days = 60 where id = $1', [round.id]);
    api.clock.stopAt('2027-02-01T02:00:00Z');
    const later = await anOpenRound(api.database, province, { startsOn: '2027-01-15', dueOn: '2027-12-31' });
    await openCycles(api.database, later, [one.villager]);
    await api.database.execute(
      `update learning.round l set programme_id = r.programme_id from learning.round r where l.id = $1 and r.id = $2`,
      [later.id, round.id],
    );
    await api.database.execute(`update learning.cycle set opened_at = '2027-01-15T02:00:00Z' where round_id = $1`, [
      later.id,
    ]);
    const rule = all(asks('unit', one.village.id));
    expect((await preview(round, rule)).body.counts).toMatchObject({ joins: 1 });
    expect((await save(round, rule, 0)).status).toBe(201);
    await takeIn(round);
    expect(await membersOf(round)).toEqual(ids(one.leader, one.villageLeader));
  });

  it('lets one of two officers who save at once win, and tells the other', async () => {
    const one = await aCommune('Xã Một');
    const round = await inRound(everybody(one));
    const answers = await Promise.all([
      save(round, all(asks('position', 'leader')), 0),
      save(round, all(asks('team', 'village-team')), 0),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('is finished by the night when the job was lost', async () => {
    const one = await aCommune('Xã Một');
    const round = await inRound([one.leader]);
    await save(round, all(asks('unit', one.village.id)), 0);
    await runJob('learning.open-missing-cycles', {});
    expect((await read(round)).change).toMatchObject({ joined: 2 });
    expect(await membersOf(round)).toEqual(ids(one.leader, one.villageLeader, one.villager));
  });

  it('names only what the province and the programme have', async () => {
    const one = await aCommune('Xã Một');
    const elsewhere = await TestProvince.create(api.database);
    const foreign = await elsewhere.commune();
    const round = await inRound([one.leader]);
    await api.database.execute(`update learning.round set audience = '{village-team}' where id = $1`, [round.id]);
    const refused = await preview(round, {
      match: 'all',
      conditions: [
        asks('unit', foreign.id),
        asks('team', 'commune-team'),
        asks('position'),
        { kind: 'seat', side: 'before' },
      ],
      except: [asks('round', round.id), asks('course', 'KHONG-CO')],
    });
    expect(refused.status).toBe(400);
    expect(refused.body.errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code])).toEqual([
      ['#/rule/conditions/0', 'learning.audience-value-unknown'],
      ['#/rule/conditions/1', 'learning.audience-team-outside'],
      ['#/rule/conditions/2', 'learning.audience-values-missing'],
      ['#/rule/conditions/3', 'learning.audience-day-missing'],
      ['#/rule/except/0', 'learning.audience-value-unknown'],
      ['#/rule/except/1', 'learning.audience-value-unknown'],
    ]);
    expect((await save(round, all(asks('unit', foreign.id)), 0)).status).toBe(400);
    expect((await preview(round, { match: 'all', conditions: [{ kind: 'anything' }], except: [] })).status).toBe(400);
  });

  it('is told of a past day too: seats and joining as they were then', async () => {
    const one = await aCommune('Xã Một');
    const late = await seat(one.team, { from: '2026-11-15' });
    const round = await inRound([one.leader, late]);
    await api.database.execute(
      `update learning.cycle set opened_at = '2026-11-16T02:00:00Z' where round_id = $1 and member_id = $2`,
      [round.id, late.id],
    );
    const rule = all(asks('team', 'commune-team'));
    expect((await preview(round, rule)).body.counts).toEqual({ joins: 1, leaves: 0, stays: 2, kept: 0 });
    expect((await preview(round, rule, { on: '2026-11-15' })).body.counts).toMatchObject({ joins: 2, stays: 1 });
    expect((await preview(round, rule, { on: '2026-11-14' })).body.counts).toMatchObject({ joins: 1, stays: 1 });
    expect((await preview(round, rule, { on: '2026-10-31' })).body.counts).toMatchObject({ joins: 2, stays: 0 });
    expect((await read(round, '?on=2025-06-30')).counts).toEqual({ joins: 0, leaves: 0, stays: 0, kept: 0 });
    const toCome = await preview(round, rule, { on: '2026-12-02' });
    expect([toCome.status, toCome.body.code]).toEqual([422, 'learning.audience-day-to-come']);
  });

  it('can be who has not finished an earlier round; who finishes it later stays in', async () => {
    const one = await aCommune('Xã Một');
    const before = await TestRound.open(api.database, province);
    await before.cycle(one.deputy, { ...ALL_DONE, finishedAt: '2026-10-20T03:00:00Z' });
    const round = await inRound([one.leader]);
    const rule = but(asks('round', before.id));
    expect((await preview(round, rule)).body.counts).toEqual({ joins: 2, leaves: 0, stays: 1, kept: 0 });
    await save(round, rule, 0);
    await takeIn(round);
    await before.cycle(one.villager, { ...ALL_DONE, finishedAt: '2026-12-01T08:00:00Z' });
    expect((await read(round)).counts).toEqual({ joins: 0, leaves: 0, stays: 3, kept: 0 });
  });

  it('knows who passed a course whose later edition has no quiz', async () => {
    const one = await aCommune('Xã Một');
    const round = await inRound([]);
    const course = await TestCourse.publish(api.database, { lessonPrefix: `M${newId().slice(-6)}` });
    await api.database.execute(
      `insert into learning.evidence (id, member_id, kind, subject, source_id, occurred_at, recorded_at)
       values (gen_random_uuid(), $1, 'quiz-passed', $2, $2, '2026-11-20T03:00:00Z', '2026-11-20T03:00:00Z')`,
      [one.deputy.id, course.quizId],
    );
    const rule = but(asks('course', course.id));
    expect((await preview(round, rule)).body.counts).toMatchObject({ joins: 3 });
    await course.republish({ lessonPrefix: `M${newId().slice(-6)}`, hasQuiz: false });
    expect((await preview(round, rule)).body.counts).toMatchObject({ joins: 3 });
    await save(round, rule, 0);
    await takeIn(round);
    expect(await membersOf(round)).toEqual(ids(one.leader, one.villageLeader, one.villager));
  });

  it('takes in by itself who takes a seat and meets the rule, with her own due date, and nobody else', async () => {
    const one = await aCommune('Xã Một');
    const round = await inRound(everybody(one));
    await api.database.execute(
      `update learning.round set due_from = 'seat', due_days = 40, due_on = '2027-06-30' where id = $1`,
      [round.id],
    );
    await save(round, all(asks('team', 'village-team')), 0);
    await takeIn(round);
    api.clock.stopAt('2026-12-10T02:00:00Z');
    const [inside, outside] = [
      await seat(one.below, { from: '2026-12-08' }),
      await seat(one.team, { from: '2026-12-08' }),
    ];
    for (const member of [inside, outside])
      await runJob('learning.open-newcomer-cycles', {
        ...{ id: newId(), memberId: member.id, day: '2026-12-08', occurredAt: '2026-12-08T02:00:00Z' },
      });
    await runJob('learning.open-missing-cycles', {});
    const dues = await api.database.query<{ id: string; dueOn: string }>(
      `select member_id as id, due_on::text as "dueOn" from learning.cycle where round_id = $1 and member_id = any($2)`,
      [round.id, [inside.id, outside.id]],
    );
    expect(dues).toEqual([{ id: inside.id, dueOn: '2027-01-17' }]);
  });

  it('makes nobody late on the day it takes her in, however long she has held her seat', async () => {
    const one = await aCommune('Xã Một');
    const round = await inRound([one.leader]);
    await api.database.execute(
      `update learning.round set starts_on = '2025-01-02', due_from = 'seat', due_days = 40, due_on = '2027-06-30' where id = $1`,
      [round.id],
    );
    const dueOf = async (member: TestMember): Promise<string | undefined> =>
      (
        await api.database.queryOne<{ dueOn: string }>(
          'select due_on::text as "dueOn" from learning.cycle where round_id = $1 and member_id = $2',
          [round.id, member.id],
        )
      )?.dueOn;
    await save(round, all(asks('team', 'commune-team')), 0);
    await takeIn(round);
    expect(await dueOf(one.deputy)).toBe('2027-01-10');
    api.clock.stopAt('2026-12-03T02:00:00Z');
    await save(round, undefined, 1);
    api.clock.stopAt('2026-12-04T02:00:00Z');
    await runJob('learning.open-missing-cycles', {});
    expect(await dueOf(one.villager)).toBe('2027-01-13');
  });

  it('follows a commune into the one it became', async () => {
    const [one, two] = [await aCommune('Xã Một'), await aCommune('Xã Hai')];
    const round = await inRound([]);
    const rule = all(asks('unit', one.commune.id));
    expect((await preview(round, rule)).body.counts.joins).toBe(4);
    const merge = { fromIds: [one.commune.id, two.commune.id], grants: [], decisionNumber: '1999/NQ-UBTVQH15' };
    const [code] = await freeCommuneCodes(api.database);
    const to = [{ code, word: 'Xã', name: 'Đồng Tâm' }];
    const merged = await api.post(
      '/api/commune-reforms',
      { ...merge, to, effectiveOn: '2026-12-01' },
      { as: province.officer('department-admin') },
    );
    expect(merged.status).toBe(201);
    const { body } = await preview(round, rule);
    expect(body.communes).toMatchObject([{ name: 'Xã Đồng Tâm', joins: 4 }]);
    expect(body.words).toBe('Người giữ vị trí trong tổ, ở xã Một');
  });

  it('is paged by given name, of one commune where it is asked', async () => {
    const one = await aCommune('Xã Một');
    const commune = await province.commune('Xã Tên');
    const team = await province.team(commune);
    for (const name of ['Lý Thị Thuỷ', 'Bàn Thị Ánh', 'Ma Thị Dung', 'Hoàng Thị Ân', 'Vàng Văn Đào'])
      await seat(team, { name });
    const round = await inRound([one.leader]);
    const wish = { side: 'joins', communeId: commune.id, limit: 3 };
    const first = (await preview(round, undefined, wish)).body;
    const names = (page: { people: { givenName: string }[] }) => page.people.map(({ givenName }) => givenName);
    expect(names(first)).toEqual(['Ánh', 'Ân', 'Dung']);
    const rest = (await preview(round, undefined, { ...wish, cursor: first.nextCursor })).body;
    expect([names(rest), rest.nextCursor]).toEqual([['Đào', 'Thuỷ'], null]);
  });

  it('shows a commune’s officer her own people alone, and lets her change nothing', async () => {
    const [one, two] = [await aCommune('Xã Một'), await aCommune('Xã Hai')];
    const round = await inRound([...everybody(one), ...everybody(two)]);
    await save(round, all(asks('position', 'leader')), 0);
    await takeIn(round);
    const hers = province.officer('commune-officer', one.commune);
    const view = await read(round, '?side=stays', hers);
    expect(view).toMatchObject({ counts: { stays: 2, kept: 2 }, communes: [{ name: 'Xã Một' }], change: null });
    expect(view.people.map((person: { memberId: string }) => person.memberId).sort()).toEqual(
      ids(one.leader, one.villageLeader),
    );
    const beside = await read(round, `?side=stays&communeId=${two.commune.id}`, hers);
    expect(beside.people).toEqual([]);
    expect((await preview(round, undefined, {}, hers)).status).toBe(403);
    expect((await save(round, undefined, 1, hers)).status).toBe(403);
    const auditor = province.officer('auditor');
    expect((await read(round, '', auditor)).counts).toMatchObject({ stays: 4, kept: 4 });
    expect((await preview(round, undefined, {}, auditor)).status).toBe(403);
  });

  it('leaves in the trail who read which names', async () => {
    const one = await aCommune('Xã Một');
    const round = await inRound([one.leader]);
    await preview(round, undefined);
    const entries = () =>
      api.database.query<{ id: string }>(
        `select id from platform.audit_entry where action = 'learning.audience-listed' and subject_id = $1`,
        [round.id],
      );
    expect(await entries()).toEqual([]);
    await preview(round, undefined, { side: 'joins' });
    expect(await entries()).toHaveLength(1);
  });

  describe('of a round to be opened', () => {
    const openingOf = (programme: { id: string; title: string }) => ({
      ...{ programmeId: programme.id, title: programme.title, decisionNumber: '145/QĐ-SKHCN', decidedOn: '2026-11-20' },
      ...{ release: 'automatic', startsOn: '2026-12-01', dueOn: '2027-03-31' },
    });

    it('is counted before, and nobody else gets a cycle', async () => {
      const one = await aCommune('Xã Một');
      const programme = await aProgramme(api.database);
      const rule = all(asks('position', 'leader'), asks('team', 'village-team'));
      const url = `/api/round-templates/${programme.id}/audience-preview`;
      const seen = await api.post(url, { rule, side: 'joins' }, { as: officer });
      expect(seen.body).toMatchObject({ revision: 0, counts: { joins: 1, leaves: 0, stays: 0, kept: 0 } });
      expect(seen.body.people).toMatchObject([{ memberId: one.villageLeader.id, position: 'leader' }]);
      const opened = await api.post('/api/rounds', { ...openingOf(programme), rule }, { as: officer });
      expect([opened.status, opened.body.counts.audience]).toEqual([201, 1]);
      const early = await save(opened.body, undefined, 0);
      expect([early.status, early.body.code]).toEqual([409, 'learning.audience-busy']);
      await runJob('learning.open-round-cycles', { roundId: opened.body.id });
      expect(await membersOf(opened.body)).toEqual(ids(one.villageLeader));
    });

    it('is judged on a past day by the rule of that day, the one it was opened with too', async () => {
      const one = await aCommune('Xã Một');
      const programme = await aProgramme(api.database);
      const rule = all(asks('position', 'leader'));
      const opened = (await api.post('/api/rounds', { ...openingOf(programme), rule }, { as: officer })).body;
      await runJob('learning.open-round-cycles', { roundId: opened.id });
      expect((await read(opened)).change).toBeNull();
      const change = async (instant: string, to: object | undefined, revision: number): Promise<void> => {
        api.clock.stopAt(instant);
        expect((await save(opened, to, revision)).status).toBe(201);
        await takeIn(opened);
      };
      await change('2026-12-03T02:00:00Z', all(asks('team', 'village-team')), 0);
      await change('2026-12-05T02:00:00Z', undefined, 1);
      api.clock.stopAt('2026-12-07T02:00:00Z');
      const first = await read(opened, '?on=2026-12-02&side=stays');
      expect(first).toMatchObject({ words: 'Tổ trưởng', rule, counts: { joins: 0, leaves: 0, stays: 2, kept: 0 } });
      expect(first.people.map((person: { memberId: string }) => person.memberId).sort()).toEqual(
        ids(one.leader, one.villageLeader),
      );
      expect(await read(opened, '?on=2026-11-30')).toMatchObject({ words: 'Tổ trưởng', counts: { joins: 2 } });
      expect((await read(opened, '?on=2026-12-04')).counts).toEqual({ joins: 0, leaves: 0, stays: 2, kept: 1 });
      expect(await read(opened, '?on=2026-12-07')).toMatchObject({ rule: null, counts: { stays: 4, kept: 0 } });
      const asked = await preview(opened, all(asks('person', 'police')), { on: '2026-12-04' });
      expect(asked.body.counts).toEqual({ joins: 0, leaves: 2, stays: 0, kept: 1 });
    });

    it('is not opened for nobody, nor for what there is not', async () => {
      await aCommune('Xã Một');
      const programme = await aProgramme(api.database);
      const nobody = { ...openingOf(programme), rule: all(asks('person', 'police')) };
      const found = (await api.post('/api/rounds', nobody, { as: officer })).body;
      expect([found.code, found.detail]).toEqual([
        'learning.no-audience',
        expect.stringContaining('xem lại điều kiện'),
      ]);
      const wrong = { ...openingOf(programme), rule: all(asks('unit', newId())) };
      expect((await api.post('/api/rounds', wrong, { as: officer })).status).toBe(400);
    });
  });

  it('is not the round of a team that has nobody in it', async () => {
    const [one, two] = [await aCommune('Xã Một'), await aCommune('Xã Hai')];
    const round = await inRound([]);
    await save(round, all(asks('unit', one.commune.id)), 0);
    await takeIn(round);
    const roundOf = async (team: TestTeam, commune: TestUnit): Promise<string | null> => {
      const as = province.officer('commune-officer', commune);
      return (await api.get(`/api/teams/${team.id}/progress`, { as })).body.roundId;
    };
    expect(await roundOf(one.team, one.commune)).toBe(round.id);
    expect(await roundOf(two.team, two.commune)).toBeNull();
  });

  it('hides from those who look after people none of the rounds that the others are in', async () => {
    const one = await aCommune('Xã Một');
    const general = await inRound([]);
    await runJob('learning.open-missing-cycles', {});
    const narrow = await anOpenRound(api.database, province, { dueOn: '2026-12-20' });
    await save(narrow, all(asks('position', 'leader')), 0);
    await takeIn(narrow);
    const homeOf = async (member: TestMember) =>
      (await api.get('/api/me/home', { as: province.memberActor(member) })).body.round.title;
    expect([await homeOf(one.leader), await homeOf(one.deputy)]).toEqual([narrow.title, general.title]);

    const as = province.officer('commune-officer', one.commune);
    const team = (await api.get(`/api/teams/${one.team.id}/progress`, { as })).body;
    const inTeam = new Map(team.members.map((member: { memberId: string }) => [member.memberId, member]));
    expect(inTeam.get(one.leader.id)).toMatchObject({ roundTitle: narrow.title, dueOn: '2026-12-20', totalSteps: 10 });
    expect(inTeam.get(one.deputy.id)).toMatchObject({ roundTitle: general.title, dueOn: '2026-12-31', totalSteps: 10 });

    await api.database.execute(
      `update learning.completion p set finished_at = '2026-11-30T02:00:00Z', done_steps = total_steps from learning.cycle c
       where c.id = p.cycle_id and c.member_id = $1 and c.round_id = $2`,
      [one.deputy.id, general.id],
    );
    const ledBy: Actor = {
      ...{ accountId: newId(), memberId: one.leader.id, sessionId: newId() },
      grants: await api.app
        .get(HeldRightService)
        .getGrants({ accountId: newId(), memberId: one.leader.id }, api.clock.today()),
    };
    const [group] = (await api.get('/api/led-groups', { as: ledBy })).body.items;
    const people = (await api.get(`/api/led-groups/${group.id}/people`, { as: ledBy })).body;
    const led = new Map(people.items.map((person: { memberId: string }) => [person.memberId, person]));
    expect(led.get(one.leader.id)).toMatchObject({ roundTitle: narrow.title, progress: { state: 'not-started' } });
    expect(led.get(one.deputy.id)).toMatchObject({ roundTitle: general.title, progress: { state: 'finished' } });
    expect(people).toMatchObject({ total: 2, finished: 1 });
  });
});
