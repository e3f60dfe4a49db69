import { CompletionService } from '@lopso/learning';
import { newId, PersonalData } from '@lopso/platform';
import { stateOf, wordOfTimes } from '../../apps/web/src/features/classes/mark-state';
import { type ClassPlace, type TestClass, TestClasses } from '../support/classes';
import { allFactsOf, anOpenRound, copyEvidence, openCycles } from '../support/learning';
import { type TestMember } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

const BEFORE = '2026-11-25T01:00:00Z';
const STARTS = '2026-12-01T12:00:00Z';
const OVER = '2026-12-01T13:35:00Z';

const after = (minutes: number): string => new Date(Date.parse(STARTS) + minutes * 60_000).toISOString();

/** Sessions of 90 minutes from 19:00; the usual rule: whole from 80 %, else rounded to 5 minutes, nobody late by a scan. */
describe('minutes attended', () => {
  let api: TestApi;
  let classes: TestClasses;
  let place: ClassPlace;
  let member: TestMember;
  let other: TestMember;
  let made: TestClass;
  beforeAll(async () => {
    api = await TestApi.start();
    classes = new TestClasses(api.app);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt(BEFORE);
    place = await classes.place('Xã Hàm Yên');
    const team = await place.province.team(place.commune);
    member = await place.province.member(place.commune, 'Vàng Thị Mỷ');
    other = await place.province.member(place.commune, 'Lý Văn Đào');
    for (const one of [member, other]) await place.province.seat(one, team);
    made = await classes.aClass(place);
    await classes.book(place.trainer, made.id, [member, other]);
    api.clock.stopAt(STARTS);
    await api.post(`${session()}/opening`, undefined, { as: place.trainer });
  });
  afterEach(() => api.clock.release());

  const session = (): string => `/api/class-sessions/${made.sessionId}`;
  const note = (word: object, who = member, more: { headers?: Record<string, string> } = {}): Promise<TestResponse> =>
    api.post(
      `${session()}/attendance`,
      { memberId: who.id, source: 'roll', clientKey: newId(), ...word },
      { as: place.trainer, ...more },
    );
  const row = async (who = member): Promise<TestResponse['body']> =>
    (await api.get(`${session()}/roll`, { as: place.trainer })).body.rows.find(
      (one: { memberId: string }) => one.memberId === who.id,
    );
  const close = async (): Promise<TestResponse> => {
    api.clock.stopAt(OVER);
    return api.post(`${session()}/closing`, undefined, { as: place.trainer });
  };
  const correct = (word: object): Promise<TestResponse> =>
    api.post(`${session()}/corrections`, { memberId: member.id, clientKey: newId(), ...word }, { as: place.trainer });
  const evidence = (): Promise<{ minutes: number }[]> =>
    api.database.query(
      `select minutes from learning.evidence
       where member_id = $1 and kind = 'hours-attended' and subject = $2 and superseded_at is null`,
      [member.id, made.sessionId],
    );
  /** From here on who scans later than a quarter of an hour after the start came late. */
  const beStrict = (): Promise<TestResponse> =>
    api.put(
      `/api/class-groups/${made.id}`,
      { title: 'Dịch vụ công', capacity: 40, rule: { wholeFromPercent: 80, roundToMinutes: 5, lateAfterMinutes: 15 } },
      { as: place.trainer },
    );
  it('of all are given back by no form that says nothing of the end', async () => {
    await note({ mark: 'present' });
    api.clock.stopAt(after(60));
    const ended = after(45);
    expect((await api.post(`${session()}/closing`, { wentUntil: ended }, { as: place.trainer })).status).toBe(200);
    const end = (body: object): Promise<TestResponse> => api.put(`${session()}/end`, body, { as: place.trainer });
    const refused = await end({});
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: '#/wentUntil' }] } });
    expect((await row()).countedMinutes).toBe(45);
    api.clock.stopAt(OVER);
    expect((await end({ wentUntil: null })).status).toBe(200);
    expect((await row()).countedMinutes).toBe(90);
  });

  const scanAt = async (minutes: number): Promise<TestResponse> => {
    api.clock.stopAt(after(minutes));
    const code = (await api.get(`${session()}/scan-code`, { as: place.trainer })).body;
    return api.post(
      `/api/me/class-sessions/${made.sessionId}/attendance`,
      { token: String(code.path).split('#')[1], clientKey: newId() },
      { as: place.province.memberActor(member) },
    );
  };

  it('of who came late or left early are what the rule of the class makes of them, in evidence and on her page', async () => {
    await note({ mark: 'present', cameAt: '19:25' });
    await note({ mark: 'present', leftAt: '20:20' }, other);
    expect(await row()).toMatchObject({ mark: 'present', cameAt: after(25), leftAt: null, countedMinutes: 65 });
    expect(await row(other)).toMatchObject({ leftAt: after(80), countedMinutes: 90 });
    expect((await close()).body).toMatchObject({ minutes: 90, presentCount: 2, partialCount: 1 });
    expect(await evidence()).toEqual([{ minutes: 65 }]);
    const own = await api.get('/api/me/classes', { as: place.province.memberActor(member) });
    expect(own.body).toMatchObject({ attendedMinutes: 65, past: [{ cameAt: after(25), countedMinutes: 65 }] });
  });

  it('take both times though two people noted one each', async () => {
    await note({ mark: 'present', cameAt: '19:10' });
    await note({ mark: 'present', leftAt: '19:50' });
    expect(await row()).toMatchObject({ cameAt: after(10), leftAt: after(50), countedMinutes: 40 });
    await note({ mark: 'present', cameAt: null, leftAt: null });
    expect(await row()).toMatchObject({ cameAt: null, leftAt: null, countedMinutes: 90 });
  });

  it('may be said outright, and of who is excused are none', async () => {
    await note({ mark: 'present', minutes: 38 });
    await note({ mark: 'excused', excuse: 'duty' }, other);
    expect(await row()).toMatchObject({ minutes: 38, countedMinutes: 40 });
    expect(await row(other)).toMatchObject({ mark: 'excused', excuse: 'duty', countedMinutes: null });
    expect((await close()).body).toMatchObject({ presentCount: 1 });
    const held = await api.app
      .get(PersonalData)
      .collect({ memberId: other.id, accountId: place.province.memberActor(other).accountId });
    expect(JSON.stringify(held)).toContain('"excuse":"duty"');
  });

  it('are excused after the closing of who was on the list, and of nobody else', async () => {
    const stranger = await place.province.member(place.commune, 'Giàng A Sử');
    await close();
    const excused = { mark: 'excused', excuse: 'road' };
    const refused = await correct({ ...excused, memberId: stranger.id });
    expect([refused.status, refused.body.code]).toEqual([422, 'classes.not-on-roll']);
    expect(await row(stranger)).toBeUndefined();
    expect((await correct({ ...excused, memberId: other.id })).status).toBe(200);
    expect(await row(other)).toMatchObject(excused);
    expect((await correct({ mark: 'present', memberId: stranger.id })).status).toBe(200);
  });

  it.each([
    [{ mark: 'present', cameAt: '20:30' }, 'classes.came-after-end', '#/cameAt'],
    [{ mark: 'present', leftAt: '19:00' }, 'classes.left-before-start', '#/leftAt'],
    [{ mark: 'present', cameAt: '20:00', leftAt: '19:30' }, 'classes.left-before-came', '#/leftAt'],
    [{ mark: 'present', minutes: 91 }, 'classes.minutes-beyond', '#/minutes'],
    [{ mark: 'excused' }, 'classes.excuse-needed', '#/excuse'],
  ])('%j are refused in words', async (word, code, pointer) => {
    const refused = await note(word);
    expect([refused.status, refused.body.code, refused.body.errors[0].pointer]).toEqual([400, code, pointer]);
    expect(await row()).toMatchObject({ mark: null });
  });

  it.each([{ cameAt: '25:00' }, { minutes: 0 }, { mark: 'late' }, { mark: 'excused', excuse: 'ill' }])(
    '%j are no word',
    async (word) => {
      expect((await note({ mark: 'present', ...word })).status).toBe(400);
    },
  );

  it.each([
    ['begin with a scan that came later than the tolerance', 31, 60],
    ['do not begin with a scan within the tolerance', 15, 90],
  ])('%s', async (_, at, minutes) => {
    await beStrict();
    expect((await scanAt(at)).body).toMatchObject({ mark: 'present', cameAt: at === 15 ? null : after(at) });
    await close();
    expect(await evidence()).toEqual([{ minutes }]);
  });

  it.each([
    ['a card read', 'card'],
    ['a card’s number typed', 'card-number'],
  ] as const)('begin with %s late, dated by when a phone without network read it', async (_, source) => {
    await beStrict();
    const own = await api.post('/api/me/card', undefined, { as: place.province.memberActor(member) });
    const card = source === 'card' ? own.body.card.code : own.body.card.number;
    api.clock.stopAt(after(70));
    const read = await api.post(
      `${session()}/card-marks`,
      { card, clientKey: newId(), isTakenIn: true, madeAt: after(20 + 1440) },
      { as: place.trainer, headers: { 'x-sent-at': after(70 + 1440) } },
    );
    expect(read.body.mark).toMatchObject({ source, cameAt: after(20) });
    const kept = { deviceId: newId(), sequence: 1, madeAt: after(30) };
    const more = { headers: { 'x-sent-at': after(70) } };
    expect((await note({ mark: 'present', source, ...kept }, other, more)).body.cameAt).toBe(after(30));
  });

  it('of two phones without network merge whichever arrives first, and what both say otherwise is shown', async () => {
    api.clock.stopAt(after(80));
    const more = { headers: { 'x-sent-at': after(80) } };
    const kept = (made: number): object => ({ deviceId: newId(), sequence: 1, madeAt: after(made) });
    // Neither phone knows of the other's word; each says what its mark sheet says.
    const noted = (times: object): object => wordOfTimes(stateOf({}), times);
    await note({ ...noted({ leftAt: after(70) }), ...kept(71) }, member, more);
    await note({ ...noted({ cameAt: after(20) }), ...kept(21) }, member, more);
    expect(await row()).toMatchObject({ cameAt: after(20), leftAt: after(70), dispute: null });
    await note({ ...noted({ cameAt: after(5) }), ...kept(10) }, member, more);
    expect(await row()).toMatchObject({ cameAt: after(20), dispute: { mark: 'present', cameAt: after(5) } });
    await note({ mark: 'present', cameAt: '19:05', leftAt: '20:10' });
    expect(await row()).toMatchObject({ cameAt: after(5), leftAt: after(70), dispute: null });
  });

  it('are the same tap only with the same times', async () => {
    const tap = { mark: 'present', cameAt: '19:25', clientKey: newId() };
    const [first, again] = [await note(tap), await note(tap)];
    expect(again.body).toEqual(first.body);
    expect((await note({ ...tap, cameAt: '19:30' })).status).toBe(409);
  });

  describe('and the round', () => {
    let round: Awaited<ReturnType<typeof anOpenRound>>;
    let cycleId: string;
    beforeEach(async () => {
      round = await anOpenRound(api.database, place.province);
      [cycleId = ''] = await openCycles(api.database, round, [member]);
      await copyEvidence(api.database, [member], allFactsOf(round).slice(0, 4));
      await api.app.get(CompletionService).recomputeCompletions({ roundId: round.id });
    });

    it('follow every correction; explanation and nightly check agree', async () => {
      const hours = async (): Promise<unknown> => {
        const officer = place.province.officer('commune-officer', place.commune);
        const { body } = await api.get(`/api/cycles/${cycleId}/explanation`, { as: officer });
        return body.evidence
          .filter((one: { kind: string; notCounted: string | null }) => one.kind === 'hours-attended')
          .map((one: { minutes: number; notCounted: string | null }) => [one.minutes, one.notCounted]);
      };
      await note({ mark: 'present', cameAt: '19:25' });
      await close();
      expect(await hours()).toEqual([[65, null]]);
      expect((await correct({ mark: 'present', cameAt: '19:40' })).status).toBe(200);
      expect(await evidence()).toEqual([{ minutes: 50 }]);
      await correct({ mark: 'present', cameAt: null });
      expect(await evidence()).toEqual([{ minutes: 90 }]);
      await correct({ mark: 'excused', excuse: 'family' });
      expect(await evidence()).toEqual([]);
      await correct({ mark: 'present', minutes: 45 });
      expect(await evidence()).toEqual([{ minutes: 45 }]);
      expect(await api.app.get(CompletionService).checkCompletions({ roundId: round.id })).toEqual([]);
      expect(await api.app.get(CompletionService).recomputeCompletions({ roundId: round.id })).toBe(0);
      const own = await api.get('/api/me/classes', { as: place.province.memberActor(member) });
      expect(own.body.attendedMinutes).toBe(45);
    });

    it('have no evidence of who came at the very end', async () => {
      await note({ mark: 'present', cameAt: '20:29' });
      expect((await close()).body).toMatchObject({ presentCount: 1, partialCount: 1 });
      expect(await evidence()).toEqual([]);
      expect(await api.app.get(CompletionService).checkCompletions({ roundId: round.id })).toEqual([]);
    });
  });

  describe('the rule of a class', () => {
    const change = (rule: object, title = 'Dịch vụ công trực tuyến'): Promise<TestResponse> =>
      api.put(`/api/class-groups/${made.id}`, { title, capacity: 40, rule }, { as: place.trainer });
    const byMinutes = { wholeFromPercent: null, roundToMinutes: 15, lateAfterMinutes: null };

    it('is the usual one unless somebody says otherwise', async () => {
      const { body } = await api.get(`/api/class-groups/${made.id}`, { as: place.trainer });
      expect(body.rule).toEqual({ wholeFromPercent: 80, roundToMinutes: 5, lateAfterMinutes: null });
    });

    it('is changed until a session is closed by it', async () => {
      const changed = await change(byMinutes);
      expect([changed.status, changed.body.rule]).toEqual([200, byMinutes]);
      expect((await scanAt(40)).body).toMatchObject({ cameAt: null });
      await note({ mark: 'present', cameAt: '19:10' });
      await close();
      expect(await evidence()).toEqual([{ minutes: 75 }]);
      const refused = await change({ ...byMinutes, roundToMinutes: 1 });
      expect([refused.status, refused.body.code]).toEqual([422, 'classes.rule-fixed']);
      expect((await change(byMinutes, 'Dịch vụ công')).status).toBe(200);
    });

    it.each([
      { wholeFromPercent: 101, roundToMinutes: 5, lateAfterMinutes: 15 },
      { wholeFromPercent: 80, roundToMinutes: 0, lateAfterMinutes: 15 },
      { wholeFromPercent: 80, roundToMinutes: 5, lateAfterMinutes: -1 },
      { wholeFromPercent: 80.5, roundToMinutes: 5, lateAfterMinutes: 15 },
      { wholeFromPercent: 80, lateAfterMinutes: 15 },
    ])('is not %j', async (rule) => {
      expect((await change(rule)).status).toBe(400);
    });
  });
});
