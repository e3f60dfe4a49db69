import { CompletionService } from '@lopso/learning';
import { JobRegistry, newId, vietnamDate } from '@lopso/platform';
import {
  allFactsOf,
  anOpenRound,
  aProgramme,
  aPublishedCourse,
  copyEvidence,
  inYears,
  openCycles,
  type TestProgramme,
} from '../support/learning';
import { type TestMember, TestProvince } from '../support/province';
import { TestApi } from '../support/test-api';

describe('learning', () => {
  let api: TestApi;
  let province: TestProvince;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  beforeEach(async () => {
    province = await TestProvince.create(api.database);
  });
  afterEach(() => api.clock.release());
  afterAll(() => api.stop());

  const runJob = (name: string, payload: object): Promise<void> => {
    const job = api.app
      .get(JobRegistry)
      .jobs()
      .find((one) => one.options.name === name);
    if (job === undefined) throw new Error(`no job ${name}`);
    return job.handler.handle(payload);
  };
  const opening = (programme: TestProgramme) => ({
    programmeId: programme.id,
    title: programme.title,
    decisionNumber: '145/QĐ-SKHCN',
    decidedOn: '2025-01-02',
    release: 'automatic',
    startsOn: vietnamDate(api.clock.now()),
    dueOn: inYears(api.clock.now(), 1, '12-31'),
  });
  const aSeatedMember = async () => {
    const commune = await province.commune();
    const team = await province.team(commune);
    const member = await province.member(commune);
    await province.seat(member, team);
    return { commune, team, member, actor: province.memberActor(member) };
  };

  describe('a programme', () => {
    it('says whether it is basic or in-depth, and of an in-depth one what it goes on from', async () => {
      const basic = await aProgramme(api.database);
      const deep = await aProgramme(api.database, { buildsOn: [basic.id, 'BD-GONE'] });
      const open = await aProgramme(api.database, { buildsOn: [] });
      const { body } = await api.get('/api/round-templates', { as: province.officer('department-officer') });
      const said = ({ id }: { id: string }) => {
        const { level, basis } = body.find(({ programmeId }: { programmeId: string }) => programmeId === id);
        return [level, basis];
      };
      expect([said(basic), said(deep)]).toEqual([
        ['basic', []],
        ['in-depth', [basic.id]],
      ]);
      expect(said(open)).toEqual(['in-depth', expect.arrayContaining([basic.id])]);
      expect(said(open)[1]).not.toContain(deep.id);
    });
  });

  describe('a round', () => {
    it('is opened by a department officer, gives every seated member a cycle, and shows how far that is', async () => {
      const { actor } = await aSeatedMember();
      await aSeatedMember();
      const officer = province.officer('department-officer');
      const programme = await aProgramme(api.database);

      const templates = await api.get('/api/round-templates', { as: officer });
      expect(templates.body.find((one: { programmeId: string }) => one.programmeId === programme.id)).toMatchObject({
        totalSteps: 10,
        missing: [],
        requirements: [
          { label: 'C05', kind: 'course', lessons: 2, hasQuiz: true, motif: 'bac-thang' },
          { kind: 'task', tasks: ['Nộp hồ sơ thử'] },
          { kind: 'hours', minutes: 180, motif: 'hat-ngo' },
        ],
      });
      const audience = await api.get(`/api/round-templates/${programme.id}/audience`, { as: officer });
      expect(audience.body).toMatchObject({ members: 2, teams: 2, communes: 2 });

      const opened = await api.post('/api/rounds', opening(programme), { as: officer });
      expect(opened.status).toBe(201);
      expect(opened.body).toMatchObject({ state: 'opening', counts: { audience: 2, cycles: 0 } });
      await runJob('learning.open-round-cycles', { roundId: opened.body.id });
      await runJob('learning.open-round-cycles', { roundId: opened.body.id });
      const round = await api.get(`/api/rounds/${opened.body.id}`, { as: officer });
      expect(round.body).toMatchObject({
        state: 'open',
        counts: { audience: 2, cycles: 2 },
        totalSteps: 10,
        requirements: [{}, {}, {}],
      });
      expect((await api.get('/api/me/home', { as: actor })).body.round).toMatchObject({
        title: programme.title,
        totalSteps: 10,
      });
    });

    it('goes on where it was when the job was killed in between', async () => {
      const { member } = await aSeatedMember();
      await aSeatedMember();
      const round = await anOpenRound(api.database, province, { state: 'opening' });
      await openCycles(api.database, round, [member]);
      await runJob('learning.open-round-cycles', { roundId: round.id });
      const officer = province.officer('department-officer');
      expect((await api.get(`/api/rounds/${round.id}`, { as: officer })).body).toMatchObject({
        state: 'open',
        counts: { cycles: 2 },
      });
    });

    it('is not opened without the number and the date of the decision', async () => {
      await aSeatedMember();
      const officer = province.officer('department-officer');
      const body = { ...opening(await aProgramme(api.database)), decisionNumber: '  ', decidedOn: undefined };
      const response = await api.post('/api/rounds', body, { as: officer });
      expect(response.status).toBe(400);
      expect(response.body.errors.map((fault: { pointer: string }) => fault.pointer).sort()).toEqual([
        '#/decidedOn',
        '#/decisionNumber',
      ]);
    });

    it('is refused with a sentence beside each date that is wrong', async () => {
      await aSeatedMember();
      const officer = province.officer('department-officer');
      const body = {
        ...opening(await aProgramme(api.database)),
        decidedOn: '2098-01-01',
        dueOn: inYears(api.clock.now(), -2, '01-01'),
        startsOn: inYears(api.clock.now(), -3, '01-01'),
      };
      const response = await api.post('/api/rounds', body, { as: officer });
      expect(response.status).toBe(400);
      expect(response.body.errors).toMatchObject([
        { pointer: '#/decidedOn', detail: expect.stringContaining('ngày ký') },
        { pointer: '#/dueOn', detail: expect.stringContaining('đã qua') },
      ]);
      const slips = { ...opening(await aProgramme(api.database)), startsOn: '2016-01-01', dueOn: '2062-12-31' };
      expect((await api.post('/api/rounds', slips, { as: officer })).body.errors).toMatchObject([
        { pointer: '#/startsOn', code: 'learning.start-too-far', detail: expect.stringContaining('hơn 5 năm') },
        { pointer: '#/dueOn', code: 'learning.due-too-far', detail: expect.stringContaining('hơn 5 năm') },
      ]);
      for (const dueOn of ['2099-02-31', '31/12/2099', 'mai']) {
        const impossible = await api.post('/api/rounds', { ...body, dueOn }, { as: officer });
        expect(impossible.body.errors).toMatchObject([{ pointer: '#/dueOn', code: 'field.date' }]);
      }
    });

    it('takes no sign that is no text into its title or decision', async () => {
      await aSeatedMember();
      const officer = province.officer('department-officer');
      const body = { ...opening(await aProgramme(api.database)), decisionNumber: '145\u0000/QĐ' };
      expect((await api.post('/api/rounds', body, { as: officer })).body.code).toBe('platform.malformed');
      expect((await api.get('/api/round-templates/%00/audience', { as: officer })).body.code).toBe(
        'platform.malformed',
      );
    });

    it('is opened once under a title, also by a double click', async () => {
      await aSeatedMember();
      const officer = province.officer('department-officer');
      const body = opening(await aProgramme(api.database));
      const both = await Promise.all([
        api.post('/api/rounds', body, { as: officer }),
        api.post('/api/rounds', body, { as: officer }),
      ]);
      expect(both.map((one) => one.status).sort()).toEqual([201, 409]);
      // Who lost the answer to the first one is not led to open a second.
      const refused = both.find(({ status }) => status === 409)?.body;
      expect(refused.detail).toContain('đợt có thể đã có: xem danh sách đợt trước');
      expect((await api.get('/api/rounds', { as: officer })).body).toMatchObject({
        rounds: [{ title: body.title }],
        can: ['open-rounds'],
      });
    });

    it('is refused while a course is missing, for nobody, and for an unknown programme', async () => {
      const officer = province.officer('department-officer');
      const complete = opening(await aProgramme(api.database));
      expect((await api.post('/api/rounds', complete, { as: officer })).body.code).toBe('learning.no-audience');
      await aSeatedMember();
      const incomplete = opening(await aProgramme(api.database, { course: 'K-KHONG-CO' }));
      const refused = await api.post('/api/rounds', incomplete, { as: officer });
      expect([refused.status, refused.body.code]).toEqual([422, 'learning.programme-incomplete']);
      expect(refused.body.detail).toContain('K-KHONG-CO');
      expect((await api.post('/api/rounds', { ...complete, programmeId: 'BD-0' }, { as: officer })).status).toBe(404);
    });

    it('is opened by nobody but the department', async () => {
      const { commune } = await aSeatedMember();
      const body = opening(await aProgramme(api.database));
      for (const role of ['commune-officer', 'trainer', 'leader', 'auditor'] as const) {
        expect((await api.post('/api/rounds', body, { as: province.officer(role, commune) })).status).toBe(403);
      }
      expect((await api.post('/api/rounds', body)).status).toBe(401);
    });

    it('tells a commune officer that it is there, not how many people other communes have', async () => {
      const { commune } = await aSeatedMember();
      const round = await anOpenRound(api.database, province);
      const officer = province.officer('commune-officer', commune);
      const seen = await api.get(`/api/rounds/${round.id}`, { as: officer });
      expect(seen.body).toMatchObject({ title: round.title, counts: null });
      const before = (await api.get('/api/rounds', { as: officer })).raw;
      const other = await aSeatedMember();
      await openCycles(api.database, round, [other.member]);
      expect((await api.get('/api/rounds', { as: officer })).raw.equals(before)).toBe(true);
    });

    it('of another province is not there', async () => {
      const round = await anOpenRound(api.database, await TestProvince.create(api.database));
      const officer = province.officer('department-officer');
      expect((await api.get(`/api/rounds/${round.id}`, { as: officer })).status).toBe(404);
      expect((await api.get('/api/rounds', { as: officer })).body.rounds).toEqual([]);
      expect((await api.get('/api/rounds/khong-phai-ma', { as: officer })).status).toBe(404);
    });

    it('is joined by who takes a seat later', async () => {
      const round = await anOpenRound(api.database, province);
      const { member, actor } = await aSeatedMember();
      expect((await api.get('/api/me/home', { as: actor })).body.round).toBeNull();
      const seat = { id: newId(), occurredAt: new Date().toISOString(), memberId: member.id };
      await runJob('learning.open-newcomer-cycles', seat);
      await runJob('learning.open-newcomer-cycles', seat);
      expect((await api.get('/api/me/home', { as: actor })).body.round).toMatchObject({
        title: round.title,
        doneSteps: 0,
      });
    });

    it('is joined by who takes over a seat, with all that she herself still owes, whatever the leaver had done', async () => {
      const round = await anOpenRound(api.database, province);
      const { commune, team, member: leaver } = await aSeatedMember();
      const newcomer = await province.member(commune);
      const [first] = round.course.lessons;
      await copyEvidence(api.database, [leaver], allFactsOf(round));
      await copyEvidence(api.database, [newcomer], [{ kind: 'lesson-read', subject: first?.id ?? '' }]);
      await runJob('learning.open-newcomer-cycles', { memberId: leaver.id, day: vietnamDate(api.clock.now()) });
      const officer = province.officer('commune-officer', commune);
      const seats = (await api.get(`/api/teams/${team.id}`, { as: officer })).body.seats;
      const replaced = await api.post(
        `/api/seat-terms/${seats[0].holder.seatTermId}/replacement`,
        { clientKey: newId(), memberId: newcomer.id },
        { as: officer },
      );
      expect(replaced.status).toBe(200);

      const sent = await api.database.query<{ data: { memberId: string } }>(
        `select data from pgboss.job where name = 'learning.open-newcomer-cycles' and data->>'teamId' = $1`,
        [team.id],
      );
      expect(sent.map(({ data }) => data.memberId)).toEqual([newcomer.id]);
      for (const { data } of sent) await runJob('learning.open-newcomer-cycles', data);
      const home = (await api.get('/api/me/home', { as: province.memberActor(newcomer) })).body;
      expect(home.round).toMatchObject({ title: round.title, doneSteps: 1, totalSteps: 10 });
      expect(home.round.requirements).toMatchObject([
        { key: 'khoa', done: 1, total: 3 },
        { key: 'thuc-hanh', done: 0, total: 1 },
        { key: 'gio-lop', done: 0, total: 6 },
      ]);
      const kept = await api.database.queryOne(
        `select p.done_steps as done from learning.completion p join learning.cycle c on c.id = p.cycle_id
         where c.member_id = $1 and c.round_id = $2`,
        [leaver.id, round.id],
      );
      expect(kept).toEqual({ done: 10 });
    });

    it('is joined on its day by who was seated ahead, on its last day too when the job runs after midnight', async () => {
      api.clock.stopAt('2026-11-25T01:00:00Z');
      const round = await anOpenRound(api.database, province, { dueOn: '2026-12-05' });
      const { commune, team } = await aSeatedMember();
      const officer = province.officer('commune-officer', commune);
      const seatedFrom = async (from: string) => {
        const person = await province.member(commune);
        const seat = { memberId: person.id, position: 'member', from };
        expect((await api.post(`/api/teams/${team.id}/seats`, seat, { as: officer })).status).toBe(201);
        return person;
      };
      const [early, last] = [await seatedFrom('2026-12-01'), await seatedFrom('2026-12-05')];
      const joins = async (memberId: string): Promise<number> => {
        const sent = await api.database.query<{ data: object }>(
          `select data from pgboss.job where name = 'learning.open-newcomer-cycles' and data->>'memberId' = $1`,
          [memberId],
        );
        for (const { data } of sent) await runJob('learning.open-newcomer-cycles', data);
        return sent.length;
      };
      const roundOf = async (person: TestMember) =>
        (await api.get('/api/me/home', { as: province.memberActor(person) })).body.round;
      const requirements = [{ key: 'khoa' }, { key: 'thuc-hanh' }, { key: 'gio-lop' }];
      await api.database.execute('delete from org.seat_day');
      await api.database.execute(`insert into org.seat_day (day, told_at) values ('2026-11-30', now())`);
      api.clock.stopAt('2026-12-01T00:05:00+07:00');
      await runJob('org.apply-seat-days', {});
      expect([await joins(early.id), await joins(last.id)]).toEqual([1, 0]);
      expect(await roundOf(early)).toMatchObject({ title: round.title, doneSteps: 0, totalSteps: 10, requirements });
      api.clock.stopAt('2026-12-05T23:58:00+07:00');
      await runJob('org.apply-seat-days', {});
      api.clock.stopAt('2026-12-06T00:05:00+07:00');
      expect(await joins(last.id)).toBe(1);
      const held = await api.database.query('select round_id as id from learning.cycle where member_id = $1', [
        last.id,
      ]);
      expect(held).toEqual([{ id: round.id }]);
      const late = await seatedFrom('2026-12-06');
      expect(await joins(late.id)).toBe(1);
      expect(await api.database.query('select 1 from learning.cycle where member_id = $1', [late.id])).toEqual([]);
    });

    it('finds in the night who held a seat on its last day, when nothing else told of her', async () => {
      api.clock.stopAt('2026-12-05T20:00:00+07:00');
      const round = await anOpenRound(api.database, province, { dueOn: '2026-12-05' });
      const { member } = await aSeatedMember();
      api.clock.stopAt('2026-12-06T00:20:00+07:00');
      await runJob('learning.open-missing-cycles', {});
      const held = await api.database.query('select round_id as id from learning.cycle where member_id = $1', [
        member.id,
      ]);
      expect(held).toEqual([{ id: round.id }]);
    });

    it('finds in the night who began a seat that was entered days ago', async () => {
      const round = await anOpenRound(api.database, province);
      const { actor } = await aSeatedMember();
      await runJob('learning.open-missing-cycles', {});
      expect((await api.get('/api/me/home', { as: actor })).body.round).toMatchObject({ title: round.title });
    });
  });

  describe('reading', () => {
    const aLearner = async () => {
      const round = await anOpenRound(api.database, province);
      const learner = await aSeatedMember();
      await runJob('learning.open-newcomer-cycles', { memberId: learner.member.id, day: vietnamDate(api.clock.now()) });
      const [first, second] = round.course.lessons.map((lesson) => lesson.id);
      return { ...learner, round, first: first ?? '', second: second ?? '' };
    };

    it('keeps the place in a lesson and goes on there', async () => {
      const { actor, first } = await aLearner();
      expect((await api.put(`/api/me/lessons/${first}/progress`, { percent: 40 }, { as: actor })).status).toBe(204);
      const home = (await api.get('/api/me/home', { as: actor })).body;
      expect(home.nextStep).toMatchObject({
        kind: 'lesson',
        lessonId: first,
        number: 1,
        percent: 40,
        minutes: 6,
        packedBytes: 60_001,
      });
      const progress = (await api.get('/api/me/progress', { as: actor })).body;
      expect(progress.lessons).toEqual([
        { lessonId: first, percent: 40, isRead: false, readAt: null, earlierReadAt: null },
      ]);
    });

    it('counts “Đọc xong” once however often it arrives, also at the same time', async () => {
      const { actor, first, second } = await aLearner();
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => api.post(`/api/me/lessons/${first}/read`, undefined, { as: actor })),
      );
      expect(answers.map((one) => one.status)).toEqual([200, 200, 200, 200, 200]);
      const home = (await api.get('/api/me/home', { as: actor })).body;
      expect(home.round).toMatchObject({ doneSteps: 1, totalSteps: 10 });
      expect(home.round.requirements).toMatchObject([
        { key: 'khoa', done: 1, total: 3, isNext: true, motif: 'bac-thang', minutes: null },
        { key: 'thuc-hanh', done: 0, total: 1, isNext: false },
        { key: 'gio-lop', done: 0, total: 6, minutes: { attended: 0, required: 180 } },
      ]);
      expect(home.nextStep).toMatchObject({ kind: 'lesson', lessonId: second, courseTitle: 'Dịch vụ công trực tuyến' });
      await api.post(`/api/me/lessons/${second}/read`, undefined, { as: actor });
      const next = (await api.get('/api/me/home', { as: actor })).body.nextStep;
      expect(next).toMatchObject({ kind: 'quiz', title: 'Bài kiểm tra', attemptId: null });
    });

    it('refuses an unknown lesson, a wrong place and a caller who is no member', async () => {
      const { actor, first } = await aLearner();
      expect((await api.post('/api/me/lessons/C99-99/read', undefined, { as: actor })).status).toBe(404);
      for (const body of [{ percent: 101 }, { percent: -1 }, { percent: 'nửa' }, {}, { percent: 1, lessonId: first }]) {
        expect((await api.put(`/api/me/lessons/${first}/progress`, body, { as: actor })).status).toBe(400);
      }
      const officer = province.officer('department-officer');
      expect((await api.post(`/api/me/lessons/${first}/read`, undefined, { as: officer })).status).toBe(403);
      expect((await api.get('/api/me/home', { as: officer })).status).toBe(403);
      expect((await api.get('/api/me/home')).status).toBe(401);
    });

    it('answers an address no lesson can have like any unknown one', async () => {
      const { actor } = await aLearner();
      for (const id of ['%00', 'C05-01%00']) {
        expect((await api.post(`/api/me/lessons/${id}/read`, undefined, { as: actor })).status).toBe(400);
      }
      for (const id of ['..%2f', '%F0%9F%98%80', 'x'.repeat(190)]) {
        expect((await api.post(`/api/me/lessons/${id}/read`, undefined, { as: actor })).status).toBe(404);
        expect((await api.put(`/api/me/lessons/${id}/progress`, { percent: 5 }, { as: actor })).status).toBe(404);
      }
    });

    it('of a course outside every round is kept and counts toward none', async () => {
      const { actor } = await aLearner();
      const other = await aPublishedCourse(api.database);
      const lesson = other.lessons[0]?.id ?? '';
      await api.post(`/api/me/lessons/${lesson}/read`, undefined, { as: actor });
      expect((await api.get('/api/me/progress', { as: actor })).body.lessons).toMatchObject([
        { lessonId: lesson, isRead: true },
      ]);
      expect((await api.get('/api/me/home', { as: actor })).body.round.doneSteps).toBe(0);
    });
  });

  describe('the explanation of a cycle', () => {
    it('gives the reasons and the evidence to the member, the commune and the department, and 404 to others', async () => {
      const round = await anOpenRound(api.database, province);
      const { member, actor, commune } = await aSeatedMember();
      const stranger = await aSeatedMember();
      await runJob('learning.open-newcomer-cycles', { memberId: member.id, day: vietnamDate(api.clock.now()) });
      const lesson = round.course.lessons[0]?.id ?? '';
      await api.post(`/api/me/lessons/${lesson}/read`, undefined, { as: actor });
      const { cycleId } = (await api.get('/api/me/home', { as: actor })).body.round;
      const url = `/api/cycles/${cycleId}/explanation`;

      for (const reader of [
        actor,
        province.officer('commune-officer', commune),
        province.officer('department-officer'),
        province.officer('auditor'),
      ]) {
        const explained = await api.get(url, { as: reader });
        expect(explained.body).toMatchObject({
          doneSteps: 1,
          totalSteps: 10,
          member: { fullName: member.fullName },
          requirements: [
            { missing: [{ kind: 'lesson', number: 2, label: 'Khai và đính kèm giấy tờ' }, { kind: 'quiz' }] },
            {},
            { missing: [{ minutes: 180 }] },
          ],
          evidence: [{ kind: 'lesson-read', label: 'Tìm đúng thủ tục', countsToward: ['khoa'], notCounted: null }],
        });
      }
      for (const reader of [
        stranger.actor,
        province.officer('commune-officer', stranger.commune),
        province.officer('leader'),
      ]) {
        expect((await api.get(url, { as: reader })).status).toBe(404);
      }
      expect((await api.get(`/api/cycles/${newId()}/explanation`, { as: actor })).status).toBe(404);
    });

    it('tells how it was at the end of a past day, by what was recorded then', async () => {
      const round = await anOpenRound(api.database, province);
      const { member, actor, commune } = await aSeatedMember();
      const [cycleId = ''] = await openCycles(api.database, round, [member]);
      await copyEvidence(api.database, [member], allFactsOf(round));
      const officer = province.officer('commune-officer', commune);
      const on = async (day: string, as = officer) =>
        (await api.get(`/api/cycles/${cycleId}/explanation?on=${day}`, { as })).body;
      const before = await on('2025-05-31');
      expect(before).toMatchObject({ on: '2025-05-31', doneSteps: 0, asOf: '2025-05-31T16:59:59.999Z' });
      expect(before.evidence.map((one: { notCounted: string }) => one.notCounted)).toEqual(
        Array.from({ length: before.evidence.length }, () => 'not-yet-recorded'),
      );
      expect(await on('2025-06-01', actor)).toMatchObject({ on: '2025-06-01', doneSteps: 10 });
      expect(await on('2098-01-01')).toMatchObject({ on: null, doneSteps: 10 });
      expect(await on('hom-qua')).toMatchObject({ status: 400 });
    });
  });

  it('is compared each night with the evidence, and a difference stands in the trail of the round', async () => {
    const round = await anOpenRound(api.database, province);
    const { member } = await aSeatedMember();
    const [cycleId = ''] = await openCycles(api.database, round, [member]);
    const app = () => api.app.get(CompletionService);
    const told = () =>
      api.database.query(
        `select 1 from platform.audit_entry where action = 'learning.completions-differ' and subject_id = $1`,
        [round.id],
      );
    await runJob('learning.check-completions', {});
    expect(await app().checkCompletions({ roundId: round.id })).toEqual([cycleId]);
    expect(await told()).toHaveLength(1);
    await app().recomputeCompletions({ roundId: round.id });
    await runJob('learning.check-completions', {});
    expect(await told()).toHaveLength(1);
  });

  describe('the progress of a team', () => {
    it('lists its seat holders with what each is missing, for officers of its unit alone', async () => {
      const round = await anOpenRound(api.database, province);
      const { member, actor, commune, team } = await aSeatedMember();
      const newcomer = await province.member(commune);
      await province.seat(newcomer, team);
      const elsewhere = await aSeatedMember();
      await runJob('learning.open-newcomer-cycles', { memberId: member.id, day: vietnamDate(api.clock.now()) });
      await api.post(`/api/me/lessons/${round.course.lessons[0]?.id ?? ''}/read`, undefined, { as: actor });

      const officer = province.officer('commune-officer', commune);
      const progress = await api.get(`/api/teams/${team.id}/progress`, { as: officer });
      expect(progress.body).toMatchObject({ roundId: round.id, roundTitle: round.title, dueOn: '2099-12-31' });
      const byMember = new Map<string, object>(
        progress.body.members.map((one: { memberId: string }) => [one.memberId, one]),
      );
      expect(byMember.size).toBe(2);
      expect(byMember.get(member.id)).toMatchObject({ doneSteps: 1, totalSteps: 10, state: 'doing' });
      expect(byMember.get(newcomer.id)).toMatchObject({ cycleId: null, state: 'not-started', requirements: [] });
      expect((await api.get(`/api/teams/${elsewhere.team.id}/progress`, { as: officer })).status).toBe(404);
      expect((await api.get(`/api/teams/${newId()}/progress`, { as: officer })).status).toBe(404);
      expect((await api.get(`/api/teams/${team.id}/progress`, { as: actor })).status).toBe(403);
    });

    it('is empty of figures while no round runs', async () => {
      const { commune, team } = await aSeatedMember();
      const officer = province.officer('commune-officer', commune);
      const progress = await api.get(`/api/teams/${team.id}/progress`, { as: officer });
      expect(progress.body).toMatchObject({ roundId: null, dueOn: null, members: [{ totalSteps: 0 }] });
    });
  });
});
