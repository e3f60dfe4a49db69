import { CompletionService } from '@lopso/learning';
import { type Actor, JobRegistry, newId, vietnamDate } from '@lopso/platform';
import { CompletionRepository } from '../../libs/learning/src/completion/completion.repository';
import { CycleRepository } from '../../libs/learning/src/cycles/cycle.repository';
import { PersonRoundRepository } from '../../libs/learning/src/team-progress/person-round.repository';
import { PlanTaskRepository } from '../../libs/planning/src/proposals/plan-task.repository';
import { allFactsOf, anOpenRound, aProgramme, openCycles, type TestOpenRound } from '../support/learning';
import { type TestMember, TestProvince } from '../support/province';
import { TestApi } from '../support/test-api';

const RULE = { basis: 'earlier-expiry', months: 12, fixedOn: null, windowDays: 60, minActiveDays: 0, graceDays: 30 };

describe('renewal', () => {
  let api: TestApi;
  let province: TestProvince;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  beforeEach(async () => {
    province = await TestProvince.create(api.database);
    api.clock.stopAt('2026-11-01T02:00:00Z');
  });
  afterEach(() => api.clock.release());
  afterAll(() => api.stop());

  const runJob = async (name: string, payload: object = {}): Promise<void> => {
    const job = api.app
      .get(JobRegistry)
      .jobs()
      .find((one) => one.options.name === name);
    if (job === undefined) throw new Error(`no job ${name}`);
    await job.handler.handle(payload);
  };
  /** Everything of the round done on a day, as a bulk copy writes it. */
  const doEverything = async (round: TestOpenRound, member: TestMember, on: string): Promise<void> => {
    const facts = allFactsOf(round).map((one) => ({
      ...one,
      subject: one.kind === 'hours-attended' ? `${one.subject} ${on}` : one.subject,
    }));
    await api.database.execute(
      `insert into learning.evidence (id, member_id, kind, subject, source_id, minutes, occurred_at, recorded_at)
       select gen_random_uuid(), $1, f.kind, f.subject, f.subject || $3, f.minutes, $3::timestamptz, $3::timestamptz
       from jsonb_to_recordset($2) as f(kind text, subject text, minutes integer)`,
      [member.id, JSON.stringify(facts), `${on}T02:00:00Z`],
    );
    await api.app.get(CompletionService).recomputeCompletions({ roundId: round.id });
  };
  const inRound = async (rule: object = RULE) => {
    const commune = await province.commune();
    const team = await province.team(commune);
    const member = await province.member(commune);
    await province.seat(member, team);
    const round = await anOpenRound(api.database, province, { startsOn: '2026-10-01', dueOn: '2026-12-31' });
    await api.database.execute('update learning.round set validity = $2 where id = $1', [round.id, rule]);
    await openCycles(api.database, round, [member]);
    await doEverything(round, member, '2026-11-01');
    return {
      commune,
      team,
      member,
      round,
      actor: province.memberActor(member),
      officer: province.officer('department-officer'),
    };
  };
  const cyclesOf = (roundId: string) =>
    api.database.query<{
      id: string;
      number: number;
      counts: Date | null;
      due: string | null;
      done: number;
      until: string | null;
    }>(
      `select c.id, c.number, c.counts_from as counts, c.due_on::text as due, p.done_steps as done, p.valid_until::text as until
       from learning.cycle c left join learning.completion p on p.cycle_id = c.id where c.round_id = $1 order by c.number`,
      [roundId],
    );
  const differences = (roundId: string) => api.app.get(CompletionService).checkCompletions({ roundId });

  it('that opens after a later date was given to all has it too, and what is renewed ends as before', async () => {
    const { round, actor, officer } = await inRound();
    api.clock.stopAt('2027-08-20T02:00:00Z');
    const later = { dueOn: '2027-12-15', communeIds: [], reason: 'Lũ từ 18/8.', people: 1 };
    expect((await api.post(`/api/rounds/${round.id}/extensions`, later, { as: officer })).status).toBe(201);
    api.clock.stopAt('2027-08-31T17:30:00Z');
    await runJob('learning.open-renewals');
    const [, second] = await cyclesOf(round.id);
    expect(second).toMatchObject({ number: 2, due: '2027-10-31' });
    const explained = (await api.get(`/api/cycles/${second?.id ?? ''}/explanation`, { as: officer })).body;
    expect(explained.due).toMatchObject({ ruleDueOn: '2027-10-31', dueOn: '2027-12-15' });
    api.clock.stopAt('2027-11-10T02:00:00Z');
    const home = (await api.get('/api/me/home', { as: actor })).body.round;
    expect(home).toMatchObject({ number: 2, dueOn: '2027-12-15', ruleDueOn: '2027-10-31', isExtended: true });
    expect(await differences(round.id)).toEqual([]);
  });

  it('opens a new cycle on the day its window opens, and leaves the one before as it was', async () => {
    const { round, member, actor } = await inRound();
    const [before] = await cyclesOf(round.id);
    expect(before).toMatchObject({ number: 1, done: 10, until: '2027-10-31' });
    api.clock.stopAt('2027-08-30T17:30:00Z');
    await runJob('learning.open-renewals');
    expect(await cyclesOf(round.id)).toHaveLength(1);
    api.clock.stopAt('2027-08-31T17:30:00Z');
    await Promise.all([runJob('learning.open-renewals'), runJob('learning.open-renewals')]);
    await runJob('learning.open-renewals');
    const opened = await cyclesOf(round.id);
    expect(opened).toMatchObject([before ?? {}, { number: 2, due: '2027-10-31', done: 0, until: null }]);
    expect(opened[1]?.counts).toEqual(new Date('2027-08-31T17:00:00Z'));
    expect((await api.get('/api/me/home', { as: actor })).body.round).toMatchObject({
      ...{ number: 2, doneSteps: 0, dueOn: '2027-10-31', lastOn: '2027-11-30', finishedAt: null },
    });
    expect(await differences(round.id)).toEqual([]);
    await doEverything(round, member, '2027-10-05');
    expect(await cyclesOf(round.id)).toMatchObject([before ?? {}, { done: 10, until: '2028-10-31' }]);
    expect(await differences(round.id)).toEqual([]);
    api.clock.stopAt('2027-10-10T02:00:00Z');
    expect((await api.get('/api/me/validity', { as: actor })).body).toMatchObject([
      { number: 2, validFrom: '2027-11-01', validUntil: '2028-10-31', state: 'valid', isRenewed: false },
      { number: 1, validUntil: '2027-10-31', state: 'renewable', isRenewed: true },
    ]);
  });

  /** Presses “Đọc xong” at the end of a lesson. */
  const reads = async (actor: Actor, lesson: string): Promise<void> => {
    expect((await api.post(`/api/me/lessons/${lesson}/read`, {}, { as: actor })).status).toBe(200);
  };
  const readingsOf = async ({ id }: TestMember, lesson: string): Promise<number> => {
    const row = await api.database.queryOne<{ count: number }>(
      `select count(*)::int as count from learning.evidence where member_id = $1 and subject = $2 and kind = 'lesson-read'`,
      [id, lesson],
    );
    return row?.count ?? 0;
  };

  /** When a lesson was read, as its member's own pages say it, and how many of its course as her commune's officer sees it. */
  const shown = async (round: TestOpenRound, member: TestMember, lesson: string): Promise<[string | null, number]> => {
    const { lessons } = (await api.get('/api/me/progress', { as: province.memberActor(member) })).body;
    const own = lessons.find(({ lessonId }: { lessonId: string }) => lessonId === lesson)?.readAt ?? null;
    const as = province.officer('commune-officer');
    const courses = (await api.get(`/api/members/${member.id}/paper-readings`, { as })).body;
    const course = courses.find(({ courseId }: { courseId: string }) => courseId === round.course.id);
    return [own, course?.lessonsRead];
  };

  it('counts what is read in the first minutes of its window, before the night has opened it', async () => {
    const { round, member, actor } = await inRound();
    const [lesson = ''] = round.course.lessons.map(({ id }) => id);
    const count = round.course.lessons.length;
    api.clock.stopAt('2027-08-31T16:50:00Z');
    await reads(actor, lesson);
    expect(await readingsOf(member, lesson)).toBe(1);
    expect(await shown(round, member, lesson)).toEqual(['2026-11-01T02:00:00.000Z', count]);
    api.clock.stopAt('2027-08-31T17:10:00Z');
    expect(await shown(round, member, lesson)).toEqual([null, 0]);
    await Promise.all([reads(actor, lesson), reads(actor, lesson)]);
    expect(await shown(round, member, lesson)).toEqual(['2027-08-31T17:10:00.000Z', 1]);
    await reads(actor, lesson);
    expect(await readingsOf(member, lesson)).toBe(2);
    expect(await differences(round.id)).toEqual([]);
    api.clock.stopAt('2027-08-31T17:30:00Z');
    await runJob('learning.open-renewals');
    expect(await cyclesOf(round.id)).toMatchObject([{ done: 10 }, { number: 2, done: 1 }]);
    await reads(actor, lesson);
    expect(await readingsOf(member, lesson)).toBe(2);
    expect(await differences(round.id)).toEqual([]);
  });

  it('counts what is read on the day a seat is taken again, although the night opens it', async () => {
    const { round, member, team, actor } = await inRound();
    const [, lesson = ''] = round.course.lessons.map(({ id }) => id);
    await api.database.execute(
      `update org.seat_term set held = daterange(lower(held), '2027-03-01') where member_id = $1`,
      [member.id],
    );
    api.clock.stopAt('2027-09-20T02:00:00Z');
    await runJob('learning.open-renewals');
    expect(await cyclesOf(round.id)).toHaveLength(1);
    // As long as she has no seat nothing is asked of her: what she has stays.
    const had = ['2026-11-01T02:00:00.000Z', round.course.lessons.length];
    expect(await shown(round, member, lesson)).toEqual(had);
    await reads(actor, lesson);
    expect(await readingsOf(member, lesson)).toBe(1);
    await province.seat(member, team, '2027-09-20');
    expect(await shown(round, member, lesson)).toEqual([null, 0]);
    await reads(actor, lesson);
    expect(await readingsOf(member, lesson)).toBe(2);
    expect(await shown(round, member, lesson)).toEqual(['2027-09-20T02:00:00.000Z', 1]);
    api.clock.stopAt('2027-09-20T17:30:00Z');
    await runJob('learning.open-renewals');
    expect(await cyclesOf(round.id)).toMatchObject([{ done: 10 }, { number: 2, done: 1 }]);
    expect(await differences(round.id)).toEqual([]);
  });

  it('is read for by nobody once its round is closed: none will be opened', async () => {
    const { round, member, actor } = await inRound();
    const [lesson = ''] = round.course.lessons.map(({ id }) => id);
    await api.database.execute(`update learning.round set state = 'closed', ended_on = $2 where id = $1`, [
      ...[round.id, api.clock.today()],
    ]);
    api.clock.stopAt('2027-09-01T02:00:00Z');
    await reads(actor, lesson);
    expect(await readingsOf(member, lesson)).toBe(1);
    expect((await shown(round, member, lesson))[0]).toBe('2026-11-01T02:00:00.000Z');
  });

  it('is read for by nobody whom the rule of its audience leaves out, and by whom it asks before the night has opened it', async () => {
    const { round, member, actor, commune } = await inRound();
    const [lesson = ''] = round.course.lessons.map(({ id }) => id);
    const asks = async (unitId: string): Promise<void> => {
      const rule = { match: 'all', conditions: [{ kind: 'unit', values: [unitId] }], except: [] };
      await api.database.execute('update learning.round set audience_rule = $2::jsonb where id = $1', [
        round.id,
        JSON.stringify(rule),
      ]);
    };
    await asks((await province.commune()).id);
    api.clock.stopAt('2027-09-01T02:00:00Z');
    await runJob('learning.open-renewals');
    expect(await cyclesOf(round.id)).toHaveLength(1);
    expect(await shown(round, member, lesson)).toEqual(['2026-11-01T02:00:00.000Z', round.course.lessons.length]);
    await reads(actor, lesson);
    expect(await readingsOf(member, lesson)).toBe(1);
    await asks(commune.id);
    expect(await shown(round, member, lesson)).toEqual([null, 0]);
    await reads(actor, lesson);
    expect(await readingsOf(member, lesson)).toBe(2);
  });

  it('counts somebody as finished until what she has ends, then by the renewal', async () => {
    const { round, officer, actor, team } = await inRound();
    api.clock.stopAt('2027-09-10T02:00:00Z');
    await runJob('learning.open-renewals');
    const stateOf = async () => {
      const { people } = (await api.get(`/api/rounds/${round.id}/people?limit=20`, { as: officer })).body;
      const { members } = (await api.get(`/api/teams/${team.id}/progress`, { as: officer })).body;
      expect([people.length, members.length]).toEqual([1, 1]);
      return [people[0].state, members[0].state];
    };
    expect(await stateOf()).toEqual(['finished', 'finished']);
    api.clock.stopAt('2027-11-15T02:00:00Z');
    expect(await stateOf()).toEqual(['not-started', 'not-started']);
    expect((await api.get('/api/me/validity', { as: actor })).body).toMatchObject([{ state: 'grace' }]);
    api.clock.stopAt('2027-12-01T02:00:00Z');
    expect(await stateOf()).toEqual(['overdue', 'overdue']);
    expect((await api.get('/api/me/validity', { as: actor })).body).toMatchObject([{ state: 'over' }]);
  });

  it('leaves the round the people it has, and what its weeks were, once they have renewed', async () => {
    const { round, member, officer } = await inRound();
    const told = async () => {
      const { counts } = (await api.get(`/api/rounds/${round.id}`, { as: officer })).body;
      const { trend, total } = (await api.get(`/api/rounds/${round.id}/overview`, { as: officer })).body;
      expect(trend.at(-1)).toMatchObject({ finished: total.finished, ratePercent: total.ratePercent });
      return { people: counts.cycles, begun: trend.find(({ finished }: { finished: number }) => finished > 0).on };
    };
    api.clock.stopAt('2027-09-10T02:00:00Z');
    const before = await told();
    // The fifth week of a round that began on 01/10/2026.
    expect(before).toEqual({ people: 1, begun: '2026-11-04' });
    await runJob('learning.open-renewals');
    expect(await told()).toEqual(before);
    await doEverything(round, member, '2027-10-05');
    api.clock.stopAt('2028-01-10T02:00:00Z');
    expect(await cyclesOf(round.id)).toMatchObject([{ until: '2027-10-31' }, { until: '2028-10-31' }]);
    expect(await told()).toEqual(before);
  });

  it('follows a correction that arrives after it was opened, forth and back, with no difference in the night', async () => {
    const { round, member, officer } = await inRound();
    api.clock.stopAt('2027-09-10T02:00:00Z');
    await runJob('learning.open-renewals');
    const opened = await cyclesOf(round.id);
    await doEverything(round, member, '2027-09-12');
    const renewed = await cyclesOf(round.id);
    expect(renewed[1]).toMatchObject({ done: 10, until: '2028-10-31' });
    await api.database.execute(
      `update learning.evidence set superseded_at = now() where member_id = $1 and kind = 'quiz-passed' and occurred_at < '2027-01-01'`,
      [member.id],
    );
    expect(await differences(round.id)).toHaveLength(2);
    await api.app.get(CompletionService).recomputeCompletions({ roundId: round.id });
    const [first, second] = await cyclesOf(round.id);
    expect([first?.until, second]).toEqual([
      '2028-09-11',
      expect.objectContaining({ counts: new Date('2028-07-12T17:00:00Z'), due: '2028-09-11', done: 0 }),
    ]);
    await api.database.execute(
      `insert into learning.evidence (id, member_id, kind, subject, source_id, occurred_at, recorded_at)
       select gen_random_uuid(), member_id, kind, subject, source_id, occurred_at, now() from learning.evidence
       where member_id = $1 and superseded_at is not null`,
      [member.id],
    );
    await api.app.get(CompletionService).recomputeCompletions({ roundId: round.id });
    expect(await cyclesOf(round.id)).toEqual(renewed);
    expect(await differences(round.id)).toEqual([]);
    api.clock.stopAt('2027-10-01T02:00:00Z');
    const asOf = await api.get(`/api/cycles/${opened[1]?.id}/explanation?on=2027-09-11`, { as: officer });
    expect(asOf.body).toMatchObject({ number: 2, doneSteps: 0, validity: null });
  });

  it('is opened for nobody who left her seat; what she has stays', async () => {
    const { round, member, actor } = await inRound();
    await api.database.execute(
      `update org.seat_term set held = daterange('2025-07-01', '2027-06-01') where member_id = $1`,
      [member.id],
    );
    api.clock.stopAt('2027-09-10T02:00:00Z');
    await runJob('learning.open-renewals');
    expect(await cyclesOf(round.id)).toHaveLength(1);
    const left = { ...actor, leftOn: '2027-06-01' };
    expect((await api.get('/api/me/validity', { as: left })).body).toMatchObject([{ number: 1, state: 'renewable' }]);
  });

  describe('where the programme has a next round', () => {
    const nextRound = async (round: TestOpenRound, member: TestMember, startsOn: string): Promise<TestOpenRound> => {
      const dates = { startsOn, dueOn: `${startsOn.slice(0, 4)}-12-31` };
      const next = await anOpenRound(api.database, province, { ...dates, course: round.course });
      await openCycles(api.database, next, [member]);
      await api.database.execute('update learning.cycle set counts_from = $2 where round_id = $1', [
        next.id,
        `${startsOn}T00:00:00+07:00`,
      ]);
      await api.app.get(CompletionService).recomputeCompletions({ roundId: next.id });
      return next;
    };
    it('is past on the page of its member once she finished that round', async () => {
      const { round, member, actor } = await inRound();
      api.clock.stopAt('2027-09-10T02:00:00Z');
      const next = await nextRound(round, member, '2027-09-01');
      const first = async () => (await api.get('/api/me/validity', { as: actor })).body.at(-1);
      expect(await first()).toMatchObject({ validUntil: '2027-10-31', isRenewed: false });
      await doEverything(next, member, '2027-09-12');
      expect(await first()).toMatchObject({ validUntil: '2027-10-31', isRenewed: true });
    });

    const figures = async (round: TestOpenRound, officer: Actor) => {
      const { total } = (await api.get(`/api/rounds/${round.id}/overview`, { as: officer })).body;
      return [total.finished, total.total];
    };
    /** The rounds she has not finished, as those who look after her are told. */
    const told = async ({ id }: TestMember): Promise<string[]> => {
      const rounds = new PersonRoundRepository(api.database);
      const unfinished = await rounds.unfinishedOf([id], vietnamDate(api.clock.now()));
      const main = await rounds.of([id], vietnamDate(api.clock.now()));
      expect(main.get(id)).toBe(unfinished[0]?.roundId);
      return unfinished.map(({ roundId }) => roundId);
    };
    /** Of her passages of a round those that class hours are asked for, and how many people its classes are planned for. */
    const wanted = async (round: TestOpenRound, member: TestMember): Promise<[(string | undefined)[], number]> => {
      const on = vietnamDate(api.clock.now());
      const standings = await new CompletionRepository(api.database).inOpenRounds([member.id], on);
      const asked = standings.filter(({ roundId, finishedAt }) => roundId === round.id && finishedAt === null);
      const hours = { unitPath: province.unit.path, roundId: round.id, on, now: api.clock.now(), planId: null };
      const needs = await new PlanTaskRepository(api.database).needsOf(hours);
      return [asked.map(({ cycleId }) => cycleId), needs.reduce((sum, { people }) => sum + people, 0)];
    };
    /** The course that its classes are about, of two: hers if she counts as one who misses hours of it, else the first by its name. */
    const topicOf = async (round: TestOpenRound): Promise<string | null> => {
      const topics = ['An toàn', 'Ký số'].map((title) => ({ id: title, title }));
      await api.database.execute(
        `update learning.requirement set spec = spec || jsonb_build_object('topics', $2::jsonb) where round_id = $1 and kind = 'hours'`,
        [round.id, JSON.stringify(topics)],
      );
      const state = { requirements: [{ missing: [{ kind: 'hours', minutes: 90, topics: ['Ký số'] }] }] };
      await api.database.execute(
        `update learning.completion p set state = $2 from learning.cycle c where c.id = p.cycle_id and c.round_id = $1 and p.finished_at is null`,
        [round.id, JSON.stringify(state)],
      );
      const communes = await api.database.query<{ id: string }>(
        `select id from org.unit where path <@ $1::ltree and kind = 'commune'`,
        [province.unit.path],
      );
      const communeIds = communes.map(({ id }) => id);
      const standing = new PlanTaskRepository(api.database);
      return standing.topicFor(round.id, { communeIds, on: vietnamDate(api.clock.now()) });
    };
    const ending = async (round: TestOpenRound, officer: Actor) =>
      (await api.get(`/api/expiring-people?limit=20&roundId=${round.id}`, { as: officer })).body.people;

    it('is asked of nobody who went through that one: she stays counted by what she finished', async () => {
      const { round, member, actor, officer } = await inRound();
      const next = await nextRound(round, member, '2027-01-04');
      await doEverything(next, member, '2027-03-10');
      api.clock.stopAt('2027-09-15T02:00:00Z');
      await runJob('learning.open-renewals');
      expect(await cyclesOf(round.id)).toHaveLength(1);
      expect(await ending(round, officer)).toEqual([]);
      api.clock.stopAt('2028-01-15T02:00:00Z');
      await runJob('learning.open-renewals');
      expect(await cyclesOf(round.id)).toHaveLength(1);
      expect(await figures(round, officer)).toEqual([1, 1]);
      expect((await api.get('/api/me/home', { as: actor })).body.round.title).toBe(next.title);
    });

    const endOn = (round: TestOpenRound, on: string): Promise<unknown> =>
      api.database.execute(`update learning.round set state = 'closed', ended_on = $2 where id = $1`, [round.id, on]);

    it('is asked again once that one was ended before she finished it', async () => {
      const { round, member, actor, officer } = await inRound();
      const next = await nextRound(round, member, '2027-01-04');
      const cycles = new CycleRepository(api.database);
      const inLater = async (on: string): Promise<number> =>
        (await cycles.memberIdsInLater(round.id, [member.id], on)).size;
      api.clock.stopAt('2027-09-15T02:00:00Z');
      await runJob('learning.open-renewals');
      expect([(await cyclesOf(round.id)).length, await inLater('2027-09-15')]).toEqual([1, 1]);
      await endOn(next, '2027-09-15');
      expect([await inLater('2027-09-15'), await inLater('2027-09-16')]).toEqual([1, 1]);
      api.clock.stopAt('2027-09-15T17:30:00Z');
      const [passage] = (await api.get('/api/me/validity', { as: actor })).body;
      expect([passage.followsUntil, passage.isWithoutRenewal]).toEqual(['2027-11-30', false]);
      await runJob('learning.open-renewals');
      const [, renewal] = await cyclesOf(round.id);
      expect((await api.get('/api/me/home', { as: actor })).body.round).toMatchObject({
        cycleId: renewal?.id,
        number: 2,
      });
      expect(await told(member)).toEqual([round.id]);
      expect(await wanted(round, member)).toEqual([[renewal?.id], 1]);
      expect(await figures(round, officer)).toEqual([1, 1]);
      api.clock.stopAt('2027-11-15T02:00:00Z');
      expect(await figures(round, officer)).toEqual([0, 1]);
      expect(await differences(round.id)).toEqual([]);
    });

    it('is opened at once when the round goes on again in which her window opened meanwhile', async () => {
      const { round } = await inRound();
      await endOn(round, '2027-03-01');
      api.clock.stopAt('2027-09-15T02:00:00Z');
      await runJob('learning.open-renewals');
      expect(await cyclesOf(round.id)).toHaveLength(1);
      await api.database.execute(`update learning.round set state = 'open', ended_on = null where id = $1`, [round.id]);
      await runJob('learning.resume-round', { roundId: round.id });
      expect(await cyclesOf(round.id)).toMatchObject([{ number: 1 }, { number: 2, counts: expect.any(Date) }]);
    });

    it('is asked of nobody who finished that one before it was ended', async () => {
      const { round, member, officer } = await inRound();
      const next = await nextRound(round, member, '2027-01-04');
      await doEverything(next, member, '2027-03-10');
      await endOn(next, '2027-06-30');
      api.clock.stopAt('2028-01-15T02:00:00Z');
      await runJob('learning.open-renewals');
      expect(await cyclesOf(round.id)).toHaveLength(1);
      expect(await figures(round, officer)).toEqual([1, 1]);
      const inLater = await new CycleRepository(api.database).memberIdsInLater(round.id, [member.id], '2028-01-15');
      expect([...inLater]).toEqual([member.id]);
    });

    it('makes no second fact of what was read for that one, once its window comes', async () => {
      const { round, member, commune } = await inRound();
      await nextRound(round, member, '2027-01-04');
      const officer = province.officer('commune-officer', commune);
      const [lesson = ''] = round.course.lessons.map(({ id }) => id);
      const vouches = async (at: string): Promise<void> => {
        api.clock.stopAt(at);
        const course = { courseId: round.course.id };
        const answer = await api.post(`/api/members/${member.id}/paper-readings`, course, { as: officer });
        expect(answer.status).toBe(204);
      };
      await vouches('2027-03-10T02:00:00Z');
      await vouches('2027-10-10T02:00:00Z');
      expect(await readingsOf(member, lesson)).toBe(2);
      expect(await shown(round, member, lesson)).toEqual(['2027-03-10T02:00:00.000Z', round.course.lessons.length]);
      const written = await api.database.query(
        `select from platform.audit_entry where subject_id = $1 and action = 'learning.paper-reading-recorded'`,
        [member.id],
      );
      expect(written).toHaveLength(1);
    });

    it('and was opened before that one is asked no longer, by nobody', async () => {
      const { round, member, actor, officer } = await inRound();
      api.clock.stopAt('2027-09-10T02:00:00Z');
      await runJob('learning.open-renewals');
      expect(await cyclesOf(round.id)).toHaveLength(2);
      expect((await ending(round, officer))[0].renewalCycleId).toBe((await cyclesOf(round.id))[1]?.id);
      const next = await nextRound(round, member, '2027-10-01');
      const [own] = await cyclesOf(next.id);
      // Opened ahead, it asks nothing yet: until its first day the renewal stands.
      expect((await ending(round, officer))[0].renewalCycleId).toBe((await cyclesOf(round.id))[1]?.id);
      expect((await api.get('/api/me/home', { as: actor })).body.round.title).toBe(round.title);
      expect(await told(member)).toEqual([round.id, next.id]);
      expect(await wanted(round, member)).toEqual([[(await cyclesOf(round.id))[1]?.id], 1]);
      api.clock.stopAt('2027-10-02T02:00:00Z');
      expect((await ending(round, officer))[0].renewalCycleId).toBe(own?.id);
      expect(await told(member)).toEqual([next.id]);
      expect(await wanted(round, member)).toEqual([[], 0]);
      expect(await wanted(next, member)).toEqual([[own?.id], 1]);
      api.clock.stopAt('2028-01-15T02:00:00Z');
      expect(await figures(round, officer)).toEqual([1, 1]);
      expect(await figures(next, officer)).toEqual([0, 1]);
      const home = (await api.get('/api/me/home', { as: actor })).body;
      expect([home.round.title, home.otherRounds]).toEqual([next.title, undefined]);
    });

    it('and was opened before that one chooses no course for the classes of its round', async () => {
      const { round, member } = await inRound();
      api.clock.stopAt('2027-09-10T02:00:00Z');
      await runJob('learning.open-renewals');
      await nextRound(round, member, '2027-10-01');
      expect(await topicOf(round)).toBe('Ký số');
      api.clock.stopAt('2027-10-02T02:00:00Z');
      expect(await topicOf(round)).toBe('An toàn');
    });

    it('is asked of others as ever: of who is in no later round, or in one of another programme', async () => {
      const { round, member } = await inRound();
      const other = await nextRound(round, member, '2027-01-04');
      await api.database.execute(`update learning.round set programme_id = 'BD-KHAC' where id = $1`, [other.id]);
      api.clock.stopAt('2027-09-15T02:00:00Z');
      await runJob('learning.open-renewals');
      expect(await cyclesOf(round.id)).toHaveLength(2);
    });
  });

  it('has its rule drawn before a round is opened with it, and refused where nobody could keep it', async () => {
    const commune = await province.commune();
    await province.seat(await province.member(commune), await province.team(commune));
    const officer = province.officer('department-officer');
    const validity = { ...RULE, fixedOn: undefined };
    const dates = { startsOn: '2026-11-01', dueOn: '2027-03-31' };
    const drawn = await api.post('/api/validity-timelines', { ...dates, validity }, { as: officer });
    expect([drawn.status, drawn.body.until, drawn.body.members.length]).toEqual([200, '2030-03-31', 6]);
    expect(drawn.body.words[0]).toContain('12 tháng');
    const wrong = { ...validity, basis: 'fixed-date', windowDays: 700 };
    const faults = [
      { pointer: '#/validity/fixedOn', code: 'learning.fixed-date-missing' },
      { pointer: '#/validity/windowDays', code: 'learning.window-too-long' },
    ];
    const refused = await api.post('/api/validity-timelines', { ...dates, validity: wrong }, { as: officer });
    expect([refused.status, refused.body.errors]).toEqual([400, faults.map((one) => expect.objectContaining(one))]);
    const programme = await aProgramme(api.database);
    const opening = {
      ...{ programmeId: programme.id, title: `Gia hạn ${newId()}`, decisionNumber: '1/QĐ', decidedOn: '2026-10-20' },
      ...{ release: 'manual', ...dates },
    };
    expect((await api.post('/api/rounds', { ...opening, validity: wrong }, { as: officer })).body.errors).toMatchObject(
      faults,
    );
    const opened = await api.post('/api/rounds', { ...opening, validity }, { as: officer });
    expect(opened.body.validity).toMatchObject(RULE);
    const none = await api.post('/api/rounds', { ...opening, title: `Không hạn ${newId()}` }, { as: officer });
    expect(none.body.validity).toBeNull();
    const commune2 = province.officer('commune-officer', commune);
    expect((await api.post('/api/validity-timelines', { ...dates, validity }, { as: commune2 })).status).toBe(403);
  });
});
