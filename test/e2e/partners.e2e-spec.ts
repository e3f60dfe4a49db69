import { HeldRightService } from '@lopso/org';
import { type Actor, newId, vietnamDate } from '@lopso/platform';
import { TestCourse } from '../support/assessment';
import { aProgramme } from '../support/learning';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { ALL_DONE, TestRound } from '../support/reporting';
import { TestApi, type TestResponse } from '../support/test-api';

const DAY_MS = 86_400_000;

/** Courses are everybody's: what one test names, another finds. */
const anOffice = (): string => `Cơ quan ${newId().slice(-12)}`;

describe('rounds held together with others', () => {
  let api: TestApi;
  let province: TestProvince;
  let commune: TestUnit;
  let admin: Actor;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  beforeEach(async () => {
    province = await TestProvince.create(api.database);
    commune = await province.commune('Xã Hàm Yên');
    admin = province.officer('department-admin');
  });
  afterAll(() => api.stop());

  const day = (offset: number): string => vietnamDate(new Date(api.clock.now().getTime() + offset * DAY_MS));
  const aRound = async (): Promise<{ round: TestRound; member: TestMember; teamId: string }> => {
    const team = await province.team(commune);
    const member = await province.member(commune, 'Vàng Thị Muôn');
    await province.seat(member, team);
    const round = await TestRound.open(api.database, province);
    await round.cycle(member, ALL_DONE);
    return { round, member, teamId: team.id };
  };
  const hold = (round: { id: string }, name: string, as = admin): Promise<TestResponse> =>
    api.post(`/api/rounds/${round.id}/partners`, { name }, { as });
  const give = (organisation: string, more: object = {}, as = admin): Promise<TestResponse> =>
    api.post(
      '/api/staff-accounts',
      {
        ...{ displayName: 'Trần Văn Sự', birthYear: 1984, kind: 'partner', unitId: province.unit.id, organisation },
        ...{ clientKey: newId(), decisionNumber: '9/QĐ-SKHCN', until: day(90), ...more },
      },
      { as },
    );
  const someoneOf = async (organisation: string): Promise<Actor> => {
    const { accountId } = (await give(organisation)).body as { accountId: string };
    const grants = await api.app.get(HeldRightService).getGrants({ accountId, memberId: null }, api.clock.today());
    return { accountId, memberId: null, sessionId: newId(), grants };
  };
  const titles = async (as: Actor): Promise<string[]> =>
    ((await api.get('/api/report-rounds', { as })).body as { id: string }[]).map(({ id }) => id);

  it('are read by the partner and no other, as figures and never as names', async () => {
    const { round, teamId } = await aRound();
    const alone = await TestRound.open(api.database, province);
    expect((await hold(round, 'Công an tỉnh')).body.partners).toMatchObject([{ name: 'Công an tỉnh' }]);
    const police = await someoneOf('cong an tinh');
    const telecom = await someoneOf('Viễn thông tỉnh');
    expect(await titles(police)).toEqual([round.id]);
    expect(await titles(telecom)).toEqual([]);
    const overview = await api.get(`/api/rounds/${round.id}/overview`, { as: police });
    expect(overview.body).toMatchObject({ total: { finished: 1, total: 1 }, canSeePeople: false });
    const opened = await api.get(`/api/rounds/${round.id}/communes/${commune.id}`, { as: police });
    expect([opened.status, JSON.stringify(opened.body).includes('Muôn')]).toEqual([200, false]);
    expect([opened.body.commune.finished, opened.body.teams]).toEqual([1, []]);
    const hidden = await Promise.all([
      api.get(`/api/rounds/${round.id}/overview`, { as: telecom }),
      api.get(`/api/rounds/${alone.id}/overview`, { as: police }),
      api.get(`/api/rounds/${newId()}/overview`, { as: police }),
    ]);
    expect(hidden.map(({ status }) => status)).toEqual([404, 404, 404]);
    const refused = await Promise.all([
      api.get(`/api/rounds/${round.id}/teams/${teamId}`, { as: police }),
      api.get(`/api/rounds/${round.id}/people`, { as: police }),
      api.get(`/api/rounds/${round.id}/people.xlsx`, { as: police }),
      api.get(`/api/rounds/${round.id}`, { as: police }),
      api.get('/api/communes', { as: police }),
    ]);
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
  });

  it('are read no more from the moment the partner is taken off, or the right has ended', async () => {
    const { round } = await aRound();
    const [{ id }] = (await hold(round, 'Công an tỉnh')).body.partners as { id: string }[] as [{ id: string }];
    const police = await someoneOf('Công an tỉnh');
    expect(await titles(police)).toEqual([round.id]);
    const taken = await api.delete(`/api/rounds/${round.id}/partners/${id}`, { as: admin });
    expect(taken.body).toMatchObject({ partners: [], others: ['Công an tỉnh'] });
    expect(await titles(police)).toEqual([]);
    expect((await api.get(`/api/rounds/${round.id}/overview`, { as: police })).status).toBe(404);
    expect((await api.delete(`/api/rounds/${round.id}/partners/${id}`, { as: admin })).status).toBe(404);
    await hold(round, 'CÔNG AN TỈNH');
    expect(await titles(police)).toEqual([round.id]);
    const late = { ...police, grants: police.grants.map((grant) => ({ ...grant, until: api.clock.today() })) };
    expect((await api.get('/api/report-rounds', { as: late })).status).toBe(403);
  });

  it('go along into the next round where they are taken along, with the same rights, and stand in its trail', async () => {
    const { round } = await aRound();
    await hold(round, 'Công an tỉnh');
    const held = (await hold(round, 'Viễn thông tỉnh')).body.partners as { id: string; name: string }[];
    const police = await someoneOf('Công an tỉnh');
    const telecom = await someoneOf('Viễn thông tỉnh');
    const { id: programmeId } = await aProgramme(api.database);
    const next = async (more: object): Promise<TestResponse> =>
      api.post(
        '/api/rounds',
        {
          ...{ programmeId, title: `Đợt ${newId()}`, decisionNumber: '145/QĐ-SKHCN', decidedOn: day(-5) },
          ...{ release: 'manual', startsOn: day(0), dueOn: day(30), ...more },
        },
        { as: admin },
      );
    const taken = held.filter(({ name }) => name === 'Công an tỉnh').map(({ id }) => id);
    const opened = await next({ partnerIds: taken });
    expect(opened.status).toBe(201);
    const read = await api.get(`/api/rounds/${opened.body.id}/partners`, { as: admin });
    expect(read.body.partners).toMatchObject([{ name: 'Công an tỉnh' }]);
    expect(await titles(police)).toEqual(expect.arrayContaining([round.id, opened.body.id]));
    expect(await titles(telecom)).toEqual([round.id]);
    const trail = await api.database.query<{ action: string }>(
      'select action from platform.audit_entry where subject_id = $1 order by seq',
      [opened.body.id],
    );
    expect(trail.map(({ action }) => action)).toEqual(['learning.round-opened', 'learning.partner-added']);
    expect((await next({ partnerIds: [newId()] })).status).toBe(404);
  });

  it('keep one name of an organisation, however it is typed and however often', async () => {
    const { round } = await aRound();
    await Promise.all([
      hold(round, 'Hội Nông dân tỉnh'),
      hold(round, 'HỘI NÔNG DÂN TỈNH'),
      hold(round, 'Hội Nông dân tỉnh '),
    ]);
    const { partners } = (await hold(round, 'Hội  Nông dân tỉnh')).body as { partners: { name: string }[] };
    expect(partners).toHaveLength(1);
    const { partners: known } = (await api.get(`/api/role-grants/givable?unitId=${province.unit.id}`, { as: admin }))
      .body;
    expect(known).toEqual(partners.map(({ name }) => name));
    for (const name of ['', ' ', 'x', 'a'.repeat(121), undefined]) {
      expect((await api.post(`/api/rounds/${round.id}/partners`, { name }, { as: admin })).status).toBe(400);
    }
  });

  it('are given over the department’s own province, by the department, with an end and an organisation', async () => {
    const { round } = await aRound();
    await hold(round, 'Công an tỉnh');
    const wrong = await Promise.all([
      give('Công an tỉnh', { until: undefined }),
      give('Công an tỉnh', { organisation: undefined }),
      give('Công an tỉnh', { decisionNumber: undefined }),
      give('Công an tỉnh', { until: day(400) }),
      give('Công an tỉnh', { unitId: commune.id }),
      give('Công an tỉnh', {}, province.officer('commune-officer', commune)),
    ]);
    expect(wrong.map(({ status, body }) => [status, body.code])).toEqual([
      [400, 'platform.invalid-input'],
      [400, 'platform.invalid-input'],
      [400, 'platform.invalid-input'],
      [400, 'platform.invalid-input'],
      [422, 'org.grant-unit'],
      [404, 'platform.not-found'],
    ]);
    const foreign = await TestProvince.create(api.database);
    const outsider = foreign.officer('department-admin');
    expect((await hold(round, 'Sở khác', outsider)).status).toBe(404);
    expect((await hold(round, 'Sở khác', province.officer('leader'))).status).toBe(403);
    expect((await api.get(`/api/rounds/${round.id}/partners`, { as: province.officer('leader') })).body).toMatchObject({
      partners: [{ name: 'Công an tỉnh' }],
      others: [],
    });
  });

  it('and courses: a partner reads how the questions go of those that name it, and of no other', async () => {
    const name = anOffice();
    const ours = await TestCourse.publish(api.database, { partners: [name] });
    const others = await TestCourse.publish(api.database);
    const police = await someoneOf(name.toLocaleUpperCase('vi'));
    const read = await api.get('/api/question-statistics', { as: police });
    expect(read.body).toMatchObject({ quizId: ours.quizId, attempts: 0 });
    expect((read.body.quizzes as { quizId: string }[]).map(({ quizId }) => quizId)).toEqual([ours.quizId]);
    const of = async (course: TestCourse, as: Actor): Promise<number> =>
      (await api.get(`/api/question-statistics?quizId=${course.quizId}`, { as })).status;
    const telecom = await someoneOf(anOffice());
    expect([await of(others, police), await of(ours, telecom), await of(others, admin)]).toEqual([404, 404, 200]);
    const none = await api.get('/api/question-statistics', { as: telecom });
    expect([none.status, none.body.code]).toEqual([404, 'assessment.no-quiz-to-read']);
    expect((await api.get('/api/courses', { as: police })).status).toBe(403);
  });

  it('tell a partner nothing of one person’s paper, and an ordinary leader nothing at all', async () => {
    const name = anOffice();
    const ours = await TestCourse.publish(api.database, { partners: [name] });
    const police = await someoneOf(name);
    const member = province.memberActor(await province.member(commune));
    const { body: attempt } = await api.post(`/api/quizzes/${ours.quizId}/attempts`, {}, { as: member });
    await api.post(`/api/attempts/${String(attempt.id)}/submission`, {}, { as: member });
    const read = async (as: Actor) =>
      (await api.get(`/api/question-statistics?minimum=1&quizId=${ours.quizId}`, { as })).body as {
        minimum: number;
        attempts: number;
      };
    expect(await read(admin)).toMatchObject({ minimum: 1, attempts: 1 });
    expect(await read(police)).toMatchObject({ minimum: 5, attempts: 0, questions: [] });
    const leader = province.officer('leader');
    expect((await api.get('/api/question-statistics', { as: leader })).status).toBe(403);
  });

  it('keep apart names that differ in a tone, also where one of them is on the list', async () => {
    const { round } = await aRound();
    await hold(round, 'Công ty Hà An');
    const { partners } = (await hold(round, 'Công ty Hạ An')).body as { partners: { name: string }[] };
    expect(partners.map(({ name }) => name).sort()).toEqual(['Công ty Hà An', 'Công ty Hạ An'].sort());
    await hold(await TestRound.open(api.database, province), 'Công ty Hạ An');
    expect(await titles(await someoneOf('Công ty Hà An'))).toEqual([round.id]);
  });

  it('stand in the trail, with who put whom on and off, and the right is called what it is', async () => {
    const { round } = await aRound();
    const [{ id }] = (await hold(round, 'Công an tỉnh')).body.partners as { id: string }[] as [{ id: string }];
    await hold(round, 'Công an tỉnh');
    await api.delete(`/api/rounds/${round.id}/partners/${id}`, { as: admin });
    await give('Công an tỉnh');
    const { entries } = (await api.get('/api/audit-entries', { as: admin })).body as {
      entries: { action: string; details: { name: string; value: string }[] }[];
    };
    const said = entries
      .filter(({ action }) => action.startsWith('learning.partner') || action === 'org.role-granted')
      .map(({ action, details }) => [
        action,
        ...details.filter(({ name }) => name === 'organisation' || name === 'role').map(({ value }) => value),
      ]);
    expect(said).toEqual([
      ['org.role-granted', 'partner', 'Công an tỉnh'],
      ['learning.partner-ended', 'Công an tỉnh'],
      ['learning.partner-added', 'Công an tỉnh'],
    ]);
  });
});
