import { CompletionService, type MemberCycle } from '@lopso/learning';
import { type Actor, JobRegistry, newId } from '@lopso/platform';
import { allFactsOf, anOpenRound, openCycles, type TestOpenRound } from '../support/learning';
import { type TestMember, TestProvince } from '../support/province';
import { TestApi } from '../support/test-api';

const RULE = { basis: 'earlier-expiry', months: 12, fixedOn: null, windowDays: 60, minActiveDays: 0, graceDays: 30 };

describe('every passage of a member', () => {
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
  const openRenewals = async (): Promise<void> => {
    const jobs = api.app.get(JobRegistry).jobs();
    await jobs.find(({ options }) => options.name === 'learning.open-renewals')?.handler.handle({});
  };
  const leaves = (member: TestMember, day: string): Promise<unknown> =>
    api.database.execute(`update org.seat_term set held = daterange(lower(held), $2::date) where member_id = $1`, [
      member.id,
      day,
    ]);
  /** Finished on 1 November 2026, to be renewed from 1 September 2027; in another round with nothing done. */
  const inRounds = async () => {
    const commune = await province.commune();
    const member = await province.member(commune);
    await province.seat(member, await province.team(commune));
    const round = await anOpenRound(api.database, province, { startsOn: '2026-10-01', dueOn: '2026-12-31' });
    await api.database.execute('update learning.round set validity = $2 where id = $1', [round.id, RULE]);
    const other = await anOpenRound(api.database, province, { startsOn: '2026-09-01', dueOn: '2026-11-30' });
    await openCycles(api.database, round, [member]);
    await openCycles(api.database, other, [member]);
    await doEverything(round, member, '2026-11-01');
    return { commune, member, round, officer: province.officer('commune-officer', commune) };
  };
  const listed = async (as: Actor, { id }: TestMember): Promise<MemberCycle[]> => {
    const { status, body } = await api.get(`/api/members/${id}/cycles`, { as });
    expect(status).toBe(200);
    return body;
  };
  const states = (cycles: readonly MemberCycle[]) => cycles.map(({ number, state, on }) => [number, state, on]);

  it('stands in a list with its number, its state and the day of it, and each has its reasons', async () => {
    const { member, round, officer } = await inRounds();
    const unfinished = [1, 'unfinished', '2026-11-30'];
    expect(states(await listed(officer, member))).toEqual([[1, 'finished', '2026-11-01'], unfinished]);
    api.clock.stopAt('2027-08-31T17:30:00Z');
    await openRenewals();
    const renewing = await listed(officer, member);
    expect(states(renewing)).toEqual([[2, 'unfinished', '2027-10-31'], [1, 'finished', '2026-11-01'], unfinished]);
    await doEverything(round, member, '2027-10-05');
    api.clock.stopAt('2027-10-10T02:00:00Z');
    expect(states(await listed(officer, member))).toEqual([
      [2, 'finished', '2027-10-05'],
      [1, 'renewed', '2026-11-01'],
      unfinished,
    ]);
    for (const { cycleId, number, roundTitle } of renewing) {
      const { body } = await api.get(`/api/cycles/${cycleId}/explanation`, { as: officer });
      expect(body).toMatchObject({ cycleId, number, roundTitle });
    }
  });

  it('stays there for who left: what was finished is finished, the rest ended with the seat', async () => {
    const { member, officer } = await inRounds();
    await leaves(member, '2026-11-11');
    const left = [
      [1, 'finished', '2026-11-01'],
      [1, 'unfinished', '2026-11-30'],
    ];
    expect(states(await listed(officer, member))).toEqual(left);
    api.clock.stopAt('2026-11-20T02:00:00Z');
    const ended = [left[0], [1, 'ended', '2026-11-10']];
    expect(states(await listed(officer, member))).toEqual(ended);
    expect(states(await listed({ ...province.memberActor(member), leftOn: '2026-11-11' }, member))).toEqual(ended);
  });

  it('is read by her, her commune, the department and the auditor, and hidden from others', async () => {
    const { member, officer } = await inRounds();
    const readers = [province.memberActor(member), province.officer('department-officer'), province.officer('auditor')];
    for (const as of [officer, ...readers]) expect(await listed(as, member)).toHaveLength(2);
    const neighbour = await province.commune();
    const stranger = await province.member(neighbour);
    for (const as of [
      province.officer('commune-officer', neighbour),
      province.officer('leader'),
      province.memberActor(stranger),
    ])
      expect((await api.get(`/api/members/${member.id}/cycles`, { as })).status).toBe(404);
    expect((await api.get(`/api/members/${newId()}/cycles`, { as: officer })).status).toBe(404);
    expect(await listed(province.officer('commune-officer', neighbour), stranger)).toEqual([]);
  });
});
