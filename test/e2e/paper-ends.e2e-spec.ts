import { IssuingService } from '@lopso/credentials';
import { CompletionService } from '@lopso/learning';
import { type Actor, JobRegistry } from '@lopso/platform';
import { drawTimeline, VALIDITY_BASES } from '../../libs/learning/src/validity/validity.rules';
import { changedAtOnce, paperOf } from '../support/credentials';
import { allFactsOf, anOpenRound, openCycles, type TestOpenRound } from '../support/learning';
import { type TestMember, TestProvince } from '../support/province';
import { TestApi } from '../support/test-api';

/** Good until 31/10/2027: the window opens on 01/09, its last quarter on 16/10, grace ends on 30/11. */
const RULE = { basis: 'earlier-expiry', months: 12, fixedOn: null, windowDays: 60, minActiveDays: 0, graceDays: 30 };

interface End {
  readonly certificateId: string;
  readonly stage: string;
  readonly validUntil: string;
  readonly isKnown: boolean;
  readonly followsUntil: string | null;
  readonly renewsIn: { readonly roundTitle: string } | null;
}

describe('the end of a paper, as its holder is told', () => {
  let api: TestApi;
  let province: TestProvince;
  let round: TestOpenRound;
  let member: TestMember;
  let actor: Actor;
  let paper: string;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterEach(() => api.clock.release());
  afterAll(() => api.stop());

  const night = async (): Promise<void> => {
    const job = api.app
      .get(JobRegistry)
      .jobs()
      .find((one) => one.options.name === 'learning.open-renewals');
    await job?.handler.handle({});
  };
  const doEverything = async (of: TestOpenRound, on: string): Promise<void> => {
    const facts = allFactsOf(of).map((one) => ({
      ...one,
      subject: one.kind === 'hours-attended' ? `${one.subject} ${on}` : one.subject,
    }));
    await api.database.execute(
      `insert into learning.evidence (id, member_id, kind, subject, source_id, minutes, occurred_at, recorded_at)
       select gen_random_uuid(), $1, f.kind, f.subject, f.subject || $3, f.minutes, $3::timestamptz, $3::timestamptz
       from jsonb_to_recordset($2) as f(kind text, subject text, minutes integer)`,
      [member.id, JSON.stringify(facts), `${on}T02:00:00Z`],
    );
    await api.app.get(CompletionService).recomputeCompletions({ roundId: of.id });
  };
  const issued = async (of: TestOpenRound, number = 1): Promise<string> => {
    const [cycle = { id: '' }] = await api.database.query<{ id: string }>(
      'select id from learning.cycle where round_id = $1 and member_id = $2 and number = $3',
      [of.id, member.id, number],
    );
    await api.app.get(IssuingService).issue([cycle.id], 'by-hand');
    return paperOf(api.database, cycle);
  };
  const on = (day: string): void => api.clock.stopAt(`${day}T02:00:00Z`);
  const ends = async (as = actor): Promise<End[]> => (await api.get('/api/me/certificate-ends', { as })).body;
  const stages = async (): Promise<string[]> => (await ends()).map(({ stage }) => stage);
  const know = (
    { certificateId, validUntil, stage }: Pick<End, 'certificateId' | 'validUntil' | 'stage'>,
    as = actor,
  ) => api.post(`/api/me/certificate-ends/${certificateId}/known`, { validUntil, stage }, { as });

  beforeEach(async () => {
    province = await TestProvince.create(api.database);
    on('2026-11-01');
    const commune = await province.commune();
    member = await province.member(commune, 'Vàng Thị Mỷ');
    await province.seat(member, await province.team(commune));
    actor = province.memberActor(member);
    round = await anOpenRound(api.database, province, { startsOn: '2026-10-01', dueOn: '2026-12-31' });
    await api.database.execute('update learning.round set validity = $2 where id = $1', [round.id, RULE]);
    await openCycles(api.database, round, [member]);
    await doEverything(round, '2026-11-01');
    paper = await issued(round);
  });

  it('is told when she may renew, when little of that time is left and when it is over: each thing until she knows it, and never again', async () => {
    on('2027-08-31');
    expect(await ends()).toEqual([]);
    on('2027-09-01');
    await night();
    const [first] = await ends();
    expect(first).toMatchObject({
      ...{ certificateId: paper, stage: 'renewable', isKnown: false, validUntil: '2027-10-31' },
      renewsIn: { roundTitle: round.title, dueOn: '2027-10-31' },
    });
    const seen = first as End;
    const answers = await Promise.all([know(seen), know(seen)]);
    expect(answers.map(({ status, body }) => [status, body[0].isKnown])).toEqual([
      [200, true],
      [200, true],
    ]);
    on('2027-10-15');
    expect(await ends()).toMatchObject([{ stage: 'renewable', isKnown: true }]);
    on('2027-10-16');
    expect(await ends()).toMatchObject([{ stage: 'soon', isKnown: false, followsUntil: '2027-11-30' }]);
    await know({ ...seen, stage: 'ended' });
    expect(await ends()).toMatchObject([{ stage: 'soon', isKnown: true }]);
    api.clock.stopAt('2027-10-31T16:59:59Z');
    expect(await ends()).toMatchObject([{ stage: 'soon', isKnown: true }]);
    api.clock.stopAt('2027-10-31T17:00:00Z');
    expect(await ends()).toMatchObject([{ stage: 'ended', isKnown: false, followsUntil: '2027-11-30' }]);
    await know({ ...seen, stage: 'ended' });
    await know({ ...seen, stage: 'renewable' });
    on('2027-12-01');
    expect(await ends()).toMatchObject([{ stage: 'ended', isKnown: true, followsUntil: null }]);
    const told = await api.database.query('select stage from credentials.end_told where certificate_id = $1', [paper]);
    expect(told).toEqual([{ stage: 3 }]);
  });

  it.each(VALIDITY_BASES)(
    'is told that a renewal follows on where the picture of the rule shows no gap, and it is so (%s)',
    async (basis) => {
      const rule = { ...RULE, basis, fixedOn: basis === 'fixed-date' ? '2027-10-31' : null };
      await api.database.execute('update learning.round set validity = $2 where id = $1', [round.id, rule]);
      await api.app.get(CompletionService).recomputeCompletions({ roundId: round.id });
      const { members } = drawTimeline(rule, { startsOn: '2026-10-01', dueOn: '2026-11-01' });
      const hasGap = members.find(({ key }) => key === 'in-grace')?.gaps.length !== 0;
      on('2027-09-10');
      await night();
      on('2027-11-20');
      const followsUntil = hasGap ? null : '2027-11-30';
      expect(await ends()).toMatchObject([{ stage: 'ended', followsUntil }]);
      const own = async () => (await api.get('/api/me/validity', { as: actor })).body;
      expect(await own()).toMatchObject([{ state: 'grace', graceUntil: '2027-11-30', followsUntil }]);
      await doEverything(round, '2027-11-20');
      expect((await own()).find(({ number }: { number: number }) => number === 2)).toMatchObject({
        validFrom: hasGap ? '2027-11-20' : '2027-11-01',
      });
    },
  );

  it('is told no more once she has renewed, and the next paper tells its own', async () => {
    on('2027-09-10');
    await night();
    expect(await stages()).toEqual(['renewable']);
    await doEverything(round, '2027-10-05');
    on('2027-11-01');
    expect(await ends()).toEqual([]);
    const renewal = await issued(round, 2);
    on('2028-10-20');
    expect(await ends()).toMatchObject([{ certificateId: renewal, stage: 'soon', validUntil: '2028-10-31' }]);
  });

  it('is told of the paper in its place, not of one that was replaced, and of none that was withdrawn', async () => {
    const officer = province.officer('department-officer');
    await api.database.execute(`update org.member set full_name = 'Vàng Thị Mỷ Hoa' where id = $1`, [member.id]);
    await changedAtOnce(api.app, officer, paper, { kind: 'replace', reason: 'wrong-name' });
    const [successor] = await api.database.query<{ id: string }>(
      'select id from credentials.certificate where replaces = $1',
      [paper],
    );
    on('2027-11-05');
    await night();
    expect((await ends()).map(({ certificateId }) => certificateId)).toEqual([successor?.id]);
    await changedAtOnce(api.app, officer, successor?.id ?? '');
    expect(await ends()).toEqual([]);
  });

  it('is told to nobody who left, and says that nobody renews it where its round is closed', async () => {
    on('2027-11-05');
    expect(await ends({ ...actor, leftOn: '2027-06-01' })).toEqual([]);
    await api.database.execute(`update learning.round set state = 'closed', ended_on = $2 where id = $1`, [
      ...[round.id, api.clock.today()],
    ]);
    await night();
    expect(await ends()).toMatchObject([{ stage: 'ended', renewsIn: null }]);
  });

  it('waits on the first day for the night that opens the round, and then says whom to ask', async () => {
    await api.database.execute(`update learning.round set state = 'closed', ended_on = $2 where id = $1`, [
      ...[round.id, api.clock.today()],
    ]);
    on('2027-09-01');
    expect(await ends()).toEqual([]);
    on('2027-09-02');
    expect(await ends()).toMatchObject([{ stage: 'renewable', renewsIn: null }]);
  });

  it('is told on the last day where the window to renew has no days, though no round renews it', async () => {
    await api.database.execute(`update learning.round set state = 'closed', ended_on = $2 where id = $1`, [
      ...[round.id, api.clock.today()],
    ]);
    await api.database.execute(
      `update learning.completion set renewable_from = valid_until
       where cycle_id = (select cycle_id from credentials.certificate where id = $1)`,
      [paper],
    );
    on('2027-10-30');
    expect(await ends()).toEqual([]);
    on('2027-10-31');
    expect(await ends()).toMatchObject([{ stage: 'soon', renewsIn: null }]);
  });

  it('leads to a later round of the programme, and is told no more once that is finished', async () => {
    await api.database.execute(`update learning.round set state = 'closed', ended_on = $2 where id = $1`, [
      ...[round.id, api.clock.today()],
    ]);
    const later = await anOpenRound(api.database, province, { startsOn: '2027-08-01', dueOn: '2027-12-31' });
    await api.database.execute(
      'update learning.round set programme_id = (select programme_id from learning.round where id = $2) where id = $1',
      [later.id, round.id],
    );
    await openCycles(api.database, later, [member]);
    on('2027-10-20');
    const told = { followsUntil: null, renewsIn: { roundTitle: later.title, dueOn: '2027-12-31' } };
    expect(await ends()).toMatchObject([{ stage: 'soon', ...told }]);
    expect((await api.get('/api/me/validity', { as: actor })).body).toMatchObject([{ followsUntil: null }]);
    await doEverything(later, '2027-10-21');
    expect(await ends()).toEqual([]);
  });

  it('is told anew with another last day, and with the last one known where its passage fell', async () => {
    on('2027-10-20');
    await night();
    await know({ certificateId: paper, validUntil: '2027-10-31', stage: 'soon' });
    expect(await ends()).toMatchObject([{ isKnown: true }]);
    await api.database.execute(
      `update learning.completion set valid_until = '2027-11-15', renewable_from = '2027-09-16' where valid_until = '2027-10-31'
         and cycle_id = (select cycle_id from credentials.certificate where id = $1)`,
      [paper],
    );
    on('2027-11-05');
    expect(await ends()).toMatchObject([{ stage: 'soon', isKnown: false, validUntil: '2027-11-15' }]);
    await know({ certificateId: paper, validUntil: '2027-10-31', stage: 'soon' });
    expect(await ends()).toMatchObject([{ isKnown: false }]);
    await api.database.execute(
      `update learning.evidence set superseded_at = now() where member_id = $1 and kind = 'quiz-passed'`,
      [member.id],
    );
    await api.app.get(CompletionService).recomputeCompletions({ roundId: round.id });
    expect(await ends()).toEqual([]);
    on('2027-11-16');
    expect(await ends()).toMatchObject([{ stage: 'ended', followsUntil: null, renewsIn: { roundTitle: round.title } }]);
  });

  it('is kept for the holder alone', async () => {
    on('2027-10-20');
    await night();
    const other = province.memberActor(await province.member(await province.commune(), 'Nông Văn Páo'));
    const answer = await know({ certificateId: paper, validUntil: '2027-10-31', stage: 'soon' }, other);
    expect([answer.status, answer.body]).toEqual([200, []]);
    expect(await ends()).toMatchObject([{ isKnown: false }]);
    const wrong = await api.post(
      `/api/me/certificate-ends/${paper}/known`,
      { validUntil: '31/10', stage: 'x' },
      { as: actor },
    );
    expect([wrong.status, wrong.body.errors.length]).toEqual([400, 2]);
  });
});
