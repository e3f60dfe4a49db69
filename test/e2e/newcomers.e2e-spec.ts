import { Completions } from '@lopso/learning';
import { Issuing } from '@lopso/credentials';
import { type SeatChanged } from '@lopso/org';
import { JobRegistry } from '@lopso/platform';
import { aProgramme } from '../support/learning';
import { type TestMember, TestProvince } from '../support/province';
import { TestApi } from '../support/test-api';

const OPENING = {
  ...{ decisionNumber: '145/QĐ-SKHCN', decidedOn: '2026-09-20', release: 'automatic' },
  ...{ startsOn: '2026-10-01', dueOn: '2026-12-31' },
};

describe('newcomers of a round', () => {
  let api: TestApi;
  let province: TestProvince;
  let programme: Awaited<ReturnType<typeof aProgramme>>;
  let officer: ReturnType<TestProvince['officer']>;
  let commune: Awaited<ReturnType<TestProvince['commune']>>;
  let team: Awaited<ReturnType<TestProvince['team']>>;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  beforeEach(async () => {
    province = await TestProvince.create(api.database);
    api.clock.stopAt('2026-10-01T02:00:00Z');
    officer = province.officer('department-officer');
    programme = await aProgramme(api.database);
    commune = await province.commune();
    team = await province.team(commune);
    await seated('2025-07-01');
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
  const openRound = async (more: object, title = programme.title): Promise<string> => {
    const opened = await api.post(
      '/api/rounds',
      { ...OPENING, programmeId: programme.id, title, ...more },
      { as: officer },
    );
    expect([opened.status, opened.body.errors]).toEqual([201, undefined]);
    await runJob('learning.open-round-cycles', { roundId: opened.body.id });
    return opened.body.id as string;
  };
  const seated = async (from: string): Promise<TestMember> => {
    const member = await province.member(commune);
    await province.seat(member, team, from);
    return member;
  };
  /** Takes a seat at noon of a day; the job of the event runs. */
  const newcomer = async (day: string): Promise<TestMember> => {
    api.clock.stopAt(`${day}T05:00:00Z`);
    const member = await seated(day);
    await taken(member, day);
    return member;
  };
  const taken = async (member: TestMember, day: string): Promise<void> => {
    const event: Partial<SeatChanged> = { memberId: member.id, day, occurredAt: `${day}T05:00:00Z` };
    await runJob('learning.open-newcomer-cycles', event);
  };
  const dueIn = async (roundId: string, member: TestMember): Promise<string | null | undefined> => {
    const [cycle] = await api.database.query<{ due: string | null }>(
      'select due_on::text as due from learning.cycle where round_id = $1 and member_id = $2',
      [roundId, member.id],
    );
    return cycle?.due;
  };
  const homeOf = async (member: TestMember) =>
    (await api.get('/api/me/home', { as: province.memberActor(member) })).body.round;

  it('join by themselves after the date of the round with days of their own, and nobody is late by it', async () => {
    const roundId = await openRound({ newcomerDays: 60 });
    const [before, late] = [await newcomer('2026-12-15'), await newcomer('2027-03-01')];
    expect([await dueIn(roundId, before), await dueIn(roundId, late)]).toEqual(['2027-02-13', '2027-04-30']);
    expect(await homeOf(late)).toMatchObject({
      ...{ dueOn: '2027-04-30', daysLeft: 60 },
      dueWords: 'Hạn 30/04/2027, là 60 ngày dành cho người mới vào đợt.',
    });
    const { people } = (await api.get(`/api/rounds/${roundId}/people?limit=20`, { as: officer })).body;
    const stateOf = ({ id }: TestMember) => people.find((one: { memberId: string }) => one.memberId === id)?.state;
    expect([stateOf(before), stateOf(late)]).toEqual(['overdue', 'not-started']);
    expect(await api.app.get(Completions).check({ roundId })).toEqual([]);
  });

  it('get a paper of the time from when they joined; who was there from the beginning, from the beginning of the round', async () => {
    const first = await seated('2026-08-01');
    const roundId = await openRound({ newcomerDays: 60 });
    const late = await newcomer('2027-03-01');
    const cycles = await api.database.query<{ id: string; member: string }>(
      `with finished as (
         insert into learning.completion (cycle_id, done_steps, total_steps, finished_at, state, derived_at)
         select id, 1, 1, '2027-04-20T03:00:00Z', '{"requirements": []}', now() from learning.cycle
         where round_id = $1 and member_id = any($2::uuid[])
         on conflict (cycle_id) do update set done_steps = 1, total_steps = 1, finished_at = excluded.finished_at
         returning cycle_id)
       select c.id, c.member_id as member from finished f join learning.cycle c on c.id = f.cycle_id`,
      [roundId, [first.id, late.id]],
    );
    await api.app.get(Issuing).issue(
      cycles.map(({ id }) => id),
      'automatic',
    );
    const periodOf = async ({ id }: TestMember): Promise<unknown[]> => {
      const [paper] = await api.database.query<{ code: string }>(
        'select code from credentials.certificate where member_id = $1',
        [id],
      );
      const { fields } = (await api.get(`/api/certificates/check/${paper?.code}`)).body;
      return [fields.startedOn, fields.finishedOn];
    };
    expect(await periodOf(first)).toEqual(['2026-10-01', '2027-04-20']);
    expect(await periodOf(late)).toEqual(['2027-03-01', '2027-04-20']);
  });

  it('do not join after the date where they have no days, nor after the day that was set for them', async () => {
    const closed = await openRound({});
    const until = await openRound({ newcomerDays: 30, newcomersUntil: '2027-03-31' }, 'Nhận đến hết tháng ba');
    const [last, after] = [await newcomer('2027-03-31'), await newcomer('2027-04-01')];
    expect([await dueIn(closed, last), await dueIn(closed, after)]).toEqual([undefined, undefined]);
    expect([await dueIn(until, last), await dueIn(until, after)]).toEqual(['2027-04-30', undefined]);
  });

  it('are found in the night when their job was lost, with days from that night where they held the seat before', async () => {
    const roundId = await openRound({ newcomerDays: 60 });
    api.clock.stopAt('2027-03-10T00:30:00+07:00');
    const [lost, moved] = [await seated('2027-03-01'), await seated('2026-09-01')];
    await runJob('learning.open-missing-cycles', {});
    expect([await dueIn(roundId, lost), await dueIn(roundId, moved)]).toEqual(['2027-04-30', '2027-05-09']);
  });

  it('are taken by the next round of the programme, and by the earlier one no more', async () => {
    const first = await openRound({ newcomerDays: 60 });
    api.clock.stopAt('2027-01-05T02:00:00Z');
    const dates = { startsOn: '2027-01-05', dueOn: '2027-12-31', newcomerDays: 60 };
    const second = await openRound(dates, 'Đợt năm sau');
    const person = await newcomer('2027-03-01');
    expect([await dueIn(first, person), await dueIn(second, person)]).toEqual([undefined, null]);
    api.clock.stopAt('2027-03-02T00:20:00+07:00');
    await runJob('learning.open-missing-cycles', {});
    expect(await dueIn(first, person)).toBeUndefined();
  });

  it('have no days beside those that everybody has', async () => {
    const wrong = {
      ...OPENING,
      programmeId: programme.id,
      title: 'Hai cách',
      dueFrom: 'seat',
      dueDays: 30,
      newcomerDays: 60,
    };
    const refused = await api.post('/api/rounds', wrong, { as: officer });
    expect(refused.body).toMatchObject({
      status: 400,
      errors: [{ pointer: '#/newcomerDays', code: 'learning.newcomers-have-days' }],
    });
  });
});
