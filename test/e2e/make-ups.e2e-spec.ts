import { OfferMakeUps, ReviewMakeUps } from '@lopso/classes';
import { CompletionService } from '@lopso/learning';
import { JobRegistry, newId } from '@lopso/platform';
import { type ClassPlace, evening, type TestClass, TestClasses } from '../support/classes';
import { allFactsOf, anOpenRound, copyEvidence, openCycles, type TestOpenRound } from '../support/learning';
import { type TestMember } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

const BEFORE = '2026-11-25T01:00:00Z';
const STARTS = '2026-12-01T12:00:00Z';
const OVER = '2026-12-01T13:35:00Z';
const NEXT_MORNING = '2026-12-02T01:00:00Z';
const DAYS = 'from=2026-12-01&to=2026-12-31';

/** A session of 90 minutes in the evening of 1 December, with four people booked; others of the same title follow. */
describe('who missed a class', () => {
  let api: TestApi;
  let classes: TestClasses;
  let place: ClassPlace;
  let made: TestClass;
  let people: readonly TestMember[];
  beforeAll(async () => {
    api = await TestApi.start();
    classes = new TestClasses(api.app);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt(BEFORE);
    place = await classes.place('Xã Hàm Yên');
    const names = ['Ma Văn Bằng', 'Vàng Thị Mỷ', 'Lý Văn Đào', 'Hoàng Thị Sen'];
    people = await Promise.all(names.map((name) => place.province.member(place.commune, name)));
    made = await classes.aClass(place);
    await classes.book(place.trainer, made.id, people);
  });
  afterEach(() => api.clock.release());

  const person = (index: number): TestMember => {
    const found = people[index];
    if (found === undefined) throw new Error('four people');
    return found;
  };
  const as = (member: TestMember) => ({ as: place.province.memberActor(member) });
  const settle = (): Promise<void> => api.app.get(OfferMakeUps, { strict: false }).handle(payload() as never);
  const review = (): Promise<void> => api.app.get(ReviewMakeUps, { strict: false }).handle(payload() as never);
  const payload = (): object => ({ classSessionId: made.sessionId });
  const post = (path: string, body?: object): Promise<TestResponse> =>
    api.post(`/api/class-sessions/${made.sessionId}/${path}`, body, { as: place.trainer });
  const mark = (member: TestMember, word: object): Promise<TestResponse> =>
    post('attendance', { memberId: member.id, source: 'roll', clientKey: newId(), ...word });
  const offered = async (member: TestMember): Promise<TestResponse['body'][]> =>
    (await api.get('/api/me/make-ups', as(member))).body.items;
  const other = (on: string, more: object = {}): Promise<TestClass> => classes.aClass(place, { on, ...more });
  const take = (member: TestMember, offerId: string, classGroupId: string): Promise<TestResponse> =>
    api.post(`/api/me/make-ups/${offerId}/place`, { classGroupId }, as(member));
  const bookedIn = async (id: string): Promise<number> =>
    (await api.get(`/api/class-groups/${id}`, { as: place.trainer })).body.bookings.length;
  /** The first is there throughout, the second not at all, the third is excused, the fourth leaves after half an hour. */
  const hold = async (): Promise<void> => {
    api.clock.stopAt(STARTS);
    await mark(person(0), { mark: 'present' });
    await mark(person(2), { mark: 'excused', excuse: 'road' });
    await mark(person(3), { mark: 'present', leftAt: '19:30' });
    api.clock.stopAt(OVER);
    await post('closing');
    await settle();
    api.clock.stopAt(NEXT_MORNING);
  };

  it('is counted per class and per commune, and named to who may read the roll, with a telephone where she agreed', async () => {
    await hold();
    const report = await api.get(`/api/absences?${DAYS}`, { as: place.trainer });
    const counts = { absent: 1, excused: 1, partial: 1, offered: 3, taken: 0 };
    expect(report.body).toMatchObject({ ...counts, sessionCount: 1, isCut: false });
    expect(report.body.sessions).toMatchObject([{ ...counts, classSessionId: made.sessionId, number: 1 }]);
    expect(report.body.communes).toMatchObject([{ ...counts, communeName: 'Xã Hàm Yên' }]);
    await api.database.execute('update org.member set phone = $2 where id = any($1)', [
      people.map(({ id }) => id),
      '+84992100004',
    ]);
    const list = (actor = place.trainer, more = ''): Promise<TestResponse> =>
      api.get(`/api/absences/people?${DAYS}${more}`, { as: actor });
    expect((await list()).body.items.map((one: TestResponse['body']) => [one.fullName, one.kind, one.phone])).toEqual([
      ['Lý Văn Đào', 'excused', null],
      ['Vàng Thị Mỷ', 'absent', null],
      ['Hoàng Thị Sen', 'partial', null],
    ]);
    await agree(person(1));
    const shown = (await list()).body.items.find((one: TestResponse['body']) => one.memberId === person(1).id);
    expect(shown).toMatchObject({ reminders: 'allowed', phone: '+84992100004', makeUp: 'open', countedMinutes: 0 });
    const stranger = place.province.officer('trainer');
    expect((await list(stranger)).body.items.map((one: TestResponse['body']) => one.phone)).toEqual([null, null, null]);
    const officer = place.province.officer('commune-officer', place.commune);
    expect((await list(officer, `&classSessionId=${made.sessionId}`)).body.total).toBe(3);
    expect((await list(officer, `&communeId=${newId()}`)).body).toEqual({ items: [], total: 0 });
    const beside = place.province.officer('commune-officer', await place.province.commune('Xã Bắc Quang'));
    expect((await list(beside)).body.total).toBe(0);
  });

  it('is offered classes of the same with a free place in any commune, and takes one with one tap, twice without harm', async () => {
    const far = { ...place, commune: await place.province.commune('Xã Bắc Quang') };
    const venueId = await classes.venue(place.trainer, far.commune);
    const [near, there, full, otherwise] = [
      await other('2026-12-08'),
      await other('2026-12-10', { venueId }),
      await other('2026-12-12', { capacity: 1 }),
      await other('2026-12-14', { title: 'Ký số' }),
    ];
    await classes.book(place.trainer, full.id, [person(0)]);
    await hold();
    const [offer, ...none] = await offered(person(1));
    expect(none).toEqual([]);
    expect(offer).toMatchObject({ missed: [{ number: 1, isPartial: false }], expiresAt: '2027-01-30T13:35:00.000Z' });
    expect(offer.classes.map((one: TestResponse['body']) => one.classGroupId)).toEqual([near.id, there.id]);
    expect(await offered(person(0))).toEqual([]);
    expect((await offered(person(3)))[0].missed).toMatchObject([{ isPartial: true }]);

    expect((await take(person(1), offer.offerId, otherwise.id)).status).toBe(404);
    expect((await take(person(1), offer.offerId, made.id)).status).toBe(404);
    expect((await take(person(2), offer.offerId, there.id)).status).toBe(404);
    const answers = await Promise.all([1, 2, 3].map(() => take(person(1), offer.offerId, there.id)));
    expect(answers.map(({ status, body }) => [status, body.items.length, body.isBooked])).toEqual(
      [200, 200, 200].map((s) => [s, 0, true]),
    );
    expect(await bookedIn(there.id)).toBe(1);
    const late = await take(person(1), offer.offerId, near.id);
    expect([late.status, late.body.code]).toEqual([422, 'classes.make-up-over']);
    expect(await bookedIn(near.id)).toBe(0);
    const trail = await api.database.query<{ action: string; count: number }>(
      `select action, count(*)::int as count from platform.audit_entry
       where action like 'classes.make-up%' and (member_id = $1 or subject_id = $2) group by 1 order by 1`,
      [person(1).id, made.sessionId],
    );
    expect(trail).toEqual([
      { action: 'classes.make-up-taken', count: 1 },
      { action: 'classes.make-ups-offered', count: 1 },
    ]);
  });

  it('counts who came unasked to one evening among those expected at the next, not at that one', async () => {
    await other('2026-12-15');
    const trainer = place.province.officer('trainer');
    const venueId = await classes.venue(trainer, place.commune);
    const sessions = [evening('2026-12-01'), evening('2026-12-08')];
    const { id } = await classes.aClass(place, { trainer, venueId, sessions });
    const [first, second] = (await api.get(`/api/class-groups/${id}`, { as: trainer })).body.sessions;
    const unasked = await place.province.member(place.commune, 'Lò Thị Lan');
    const at = (session: { id: string }, path: string, body?: object): Promise<TestResponse> =>
      api.post(`/api/class-sessions/${session.id}/${path}`, body, { as: trainer });
    const came = async (session: { id: string }): Promise<boolean[]> =>
      (await api.get(`/api/class-sessions/${session.id}/roll`, { as: trainer })).body.rows.map(
        (one: TestResponse['body']) => one.isWalkIn,
      );
    const absent = async (session: { id: string }): Promise<string[]> => {
      await api.app.get(OfferMakeUps, { strict: false }).handle({ classSessionId: session.id } as never);
      const query = `${DAYS}&classSessionId=${session.id}`;
      const list = await api.get(`/api/absences/people?${query}`, { as: trainer });
      return list.body.items.map((one: TestResponse['body']) => `${one.fullName} ${one.makeUp}`);
    };
    api.clock.stopAt(STARTS);
    expect((await at(first, 'walk-ins', { memberId: unasked.id, clientKey: newId() })).status).toBeLessThan(300);
    expect([await came(first), await came(second)]).toEqual([[true], [false]]);
    api.clock.stopAt(OVER);
    await at(first, 'attendance', { memberId: unasked.id, source: 'roll', clientKey: newId(), mark: 'absent' });
    await at(first, 'closing');
    expect(await absent(first)).toEqual([]);
    api.clock.stopAt('2026-12-08T12:00:00Z');
    await at(second, 'opening');
    api.clock.stopAt('2026-12-08T13:35:00Z');
    await at(second, 'closing');
    expect(await absent(second)).toEqual(['Lò Thị Lan open']);
    expect(await offered(unasked)).toHaveLength(1);
  });

  it('is offered no class at whose hours she is elsewhere, and gets the waiting list where the last place went', async () => {
    const busyAt = await other('2026-12-08', { title: 'Ký số' });
    const trainer = place.province.officer('trainer');
    const venueId = await classes.venue(trainer, place.commune);
    await other('2026-12-08', { trainer, venueId });
    const last = await other('2026-12-15', { capacity: 1 });
    await classes.book(place.trainer, busyAt.id, [person(1)]);
    await hold();
    const [offer] = await offered(person(1));
    expect(offer.classes.map((one: TestResponse['body']) => one.classGroupId)).toEqual([last.id]);
    await classes.book(place.trainer, last.id, [person(0)]);
    const taken = await take(person(1), offer.offerId, last.id);
    expect([taken.status, taken.body.isBooked]).toEqual([200, false]);
    expect((await take(person(1), offer.offerId, last.id)).body.isBooked).toBe(false);
    const waiting = await api.get(`/api/class-groups/${last.id}/waiting`, { as: place.trainer });
    expect(waiting.body.people.map((one: TestResponse['body']) => one.memberId)).toEqual([person(1).id]);
    expect(await offered(person(1))).toEqual([]);
  });

  it('is told with other classes that she could take at once where her own hours keep her from the one she chose', async () => {
    const first = await other('2026-12-08');
    await hold();
    const [{ offerId }] = await offered(person(1));
    const busy = await classes.aClass(
      { ...place, trainer: place.province.officer('trainer') },
      { on: '2026-12-08', title: 'Chuyện khác', venueId: await classes.venue(place.trainer, place.commune) },
    );
    const mine = place.province.memberActor(person(1));
    expect((await api.post(`/api/me/class-groups/${busy.id}/place`, undefined, { as: mine })).status).toBe(200);
    const free = await other('2026-12-10');
    await other('2026-12-09', { approval: 'commune' });
    const refused = await take(person(1), offerId, first.id);
    expect([refused.status, refused.body.code]).toEqual([409, 'classes.own-hours-busy']);
    expect(refused.body.params.others).toMatchObject([{ classGroupId: free.id, approval: 'none' }]);
    expect(refused.body.params.others).toHaveLength(1);
    expect((await take(person(1), offerId, free.id)).status).toBe(200);
  });

  describe('that came to nothing', () => {
    let near: TestClass;
    let later: TestClass;
    let offerId: string;
    beforeEach(async () => {
      near = await other('2026-12-08', { capacity: 1 });
      later = await other('2026-12-15');
      await hold();
      offerId = (await offered(person(1)))[0].offerId;
    });
    const states = async (): Promise<string[]> =>
      (await api.get(`/api/absences/people?${DAYS}`, { as: place.trainer })).body.items
        .filter((one: TestResponse['body']) => one.memberId === person(1).id)
        .map((one: TestResponse['body']) => one.makeUp);
    const figures = async (): Promise<object> => {
      const { offered: open, taken } = (await api.get(`/api/absences?${DAYS}`, { as: place.trainer })).body;
      return { open, taken };
    };
    const offeredIds = async (): Promise<string[][]> =>
      (await offered(person(1))).map((one) => one.classes.map((of: TestResponse['body']) => of.classGroupId));
    const cancel = (made: TestClass): Promise<TestResponse> =>
      api.post(`/api/class-sessions/${made.sessionId}/cancellation`, undefined, { as: place.trainer });
    const restore = (made: TestClass): Promise<TestResponse> =>
      api.delete(`/api/class-sessions/${made.sessionId}/cancellation`, { as: place.trainer });

    it('is open again when the class is cancelled whole, as the report says, until it takes place after all', async () => {
      await take(person(1), offerId, near.id);
      expect([await offeredIds(), await states(), await figures()]).toEqual([[], ['taken'], { open: 2, taken: 1 }]);
      expect((await cancel(near)).status).toBeLessThan(300);
      expect([await offeredIds(), await states(), await figures()]).toEqual([
        [[later.id]],
        ['open'],
        { open: 3, taken: 0 },
      ]);
      await restore(near);
      expect([await offeredIds(), await states()]).toEqual([[], ['taken']]);
      await cancel(near);
      expect((await take(person(1), offerId, later.id)).status).toBe(200);
      expect([await offeredIds(), await states(), await bookedIn(later.id)]).toEqual([[], ['taken'], 1]);
    });

    it('is open again when somebody takes her out or she gives it back, and takes the same class again', async () => {
      await take(person(1), offerId, near.id);
      await api.delete(`/api/class-groups/${near.id}/bookings/${person(1).id}`, { as: place.trainer });
      expect([await offeredIds(), await states()]).toEqual([[[near.id, later.id]], ['open']]);
      expect((await take(person(1), offerId, near.id)).status).toBe(200);
      expect([await bookedIn(near.id), await states()]).toEqual([1, ['taken']]);
      await api.delete(`/api/me/class-groups/${near.id}/place`, as(person(1)));
      expect(await states()).toEqual(['open']);
      expect((await api.post(`/api/me/make-ups/${offerId}/refusal`, undefined, as(person(1)))).status).toBe(200);
      expect([await offeredIds(), await states()]).toEqual([[], ['declined']]);
    });

    it('is open again when the class is over and she still waited; not where she was booked and held it', async () => {
      await classes.book(place.trainer, near.id, [person(0)]);
      await take(person(1), offerId, near.id);
      expect(await states()).toEqual(['taken']);
      api.clock.stopAt('2026-12-08T13:31:00Z');
      expect([await offeredIds(), await states()]).toEqual([[[later.id]], ['open']]);
      await take(person(1), offerId, later.id);
      api.clock.stopAt('2026-12-15T12:00:00Z');
      await api.post(`/api/class-sessions/${later.sessionId}/opening`, undefined, { as: place.trainer });
      api.clock.stopAt('2026-12-15T13:35:00Z');
      expect(await states()).toEqual(['taken']);
      await api.post(`/api/class-sessions/${later.sessionId}/closing`, undefined, { as: place.trainer });
      expect((await states()).at(-1)).toBe('taken');
    });

    it('is nothing any more when the roll says that she was there after all', async () => {
      await take(person(1), offerId, near.id);
      await cancel(near);
      await post('corrections', { memberId: person(1).id, clientKey: newId(), mark: 'present' });
      await review();
      expect([await offeredIds(), await states()]).toEqual([[], []]);
    });
  });

  it('takes the last place when another takes it at once, or waits for it: one of them each', async () => {
    const last = await other('2026-12-08', { capacity: 1 });
    await hold();
    const takers = [person(1), person(2), person(3)];
    const offers = await Promise.all(takers.map(async (one) => (await offered(one))[0].offerId));
    const answers = await Promise.all(takers.map((one, index) => take(one, offers[index], last.id)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers.filter(({ body }) => body.isBooked)).toHaveLength(1);
    expect(await bookedIn(last.id)).toBe(1);
    expect((await api.get(`/api/class-groups/${last.id}/waiting`, { as: place.trainer })).body.total).toBe(2);
  });

  it('may say no, once for all she missed of the same; an offer left alone expires', async () => {
    await other('2026-12-08');
    await other('2027-02-10');
    await hold();
    const [offer] = await offered(person(1));
    const decline = (): Promise<TestResponse> =>
      api.post(`/api/me/make-ups/${offer.offerId}/refusal`, undefined, as(person(1)));
    expect((await decline()).body.items).toEqual([]);
    expect((await decline()).status).toBe(200);
    await settle();
    expect(await offered(person(1))).toEqual([]);
    const [left] = await offered(person(2));
    api.clock.stopAt('2027-01-30T13:34:00Z');
    expect(await offered(person(2))).toHaveLength(1);
    api.clock.stopAt('2027-01-30T13:36:00Z');
    expect(await offered(person(2))).toEqual([]);
    const late = await api.post(`/api/me/make-ups/${left.offerId}/refusal`, undefined, as(person(2)));
    expect([late.status, late.body.code]).toEqual([422, 'classes.make-up-over']);
    const list = await api.get(`/api/absences/people?${DAYS}`, { as: place.trainer });
    expect(list.body.items.map((one: TestResponse['body']) => one.makeUp)).toEqual(['expired', 'declined', 'expired']);
  });

  it('has no offer once the roll is corrected, and has it again when that was wrong', async () => {
    await other('2026-12-08');
    await hold();
    const correct = async (word: object): Promise<void> => {
      expect((await post('corrections', { memberId: person(1).id, clientKey: newId(), ...word })).status).toBe(200);
      await review();
    };
    await correct({ mark: 'present' });
    expect(await offered(person(1))).toEqual([]);
    await correct({ mark: 'absent' });
    expect(await offered(person(1))).toHaveLength(1);
    await correct({ mark: 'present', leftAt: '19:40' });
    expect((await offered(person(1)))[0].missed).toMatchObject([{ isPartial: true }]);
  });

  it('is offered nothing when the round asks no more hours of her', async () => {
    await other('2026-12-08');
    const team = await place.province.team(place.commune);
    for (const one of people) await place.province.seat(one, team);
    const round = await anOpenRound(api.database, place.province);
    await openCycles(api.database, round, people);
    const hours = allFactsOf(round).filter(({ kind }) => kind === 'hours-attended');
    await copyEvidence(api.database, [person(1)], hours);
    await api.app.get(CompletionService).recomputeCompletions({ roundId: round.id });
    await hold();
    expect(await offered(person(1))).toEqual([]);
    expect(await offered(person(2))).toHaveLength(1);
    // What she finishes after it was offered takes the offer out of sight, too.
    await copyEvidence(api.database, [person(2)], hours);
    await api.app.get(CompletionService).recomputeCompletions({ roundId: round.id });
    expect(await offered(person(2))).toEqual([]);
    const list = await api.get(`/api/absences/people?${DAYS}`, { as: place.trainer });
    expect(list.body.items.map((one: TestResponse['body']) => one.makeUp)).toEqual(['open', 'none', 'open']);
  });

  it('is offered nothing for a round that was ended, and again when it goes on', async () => {
    await other('2026-12-08');
    const round = await anOpenRound(api.database, place.province);
    await openCycles(api.database, round, [person(0), person(1), person(2)]);
    const [an, binh] = [place.province.officer('department-officer'), place.province.officer('department-officer')];
    const url = `/api/rounds/${round.id}/endings`;
    const becomes = async (act: 'end' | 'resume'): Promise<void> => {
      const proposed = await api.post(url, { act, reason: 'Nhầm đợt.' }, { as: an });
      const yes = await api.post(`${url}/${proposed.body.endings[0].id}/confirmation`, {}, { as: binh });
      expect(yes.status).toBe(200);
    };
    const resume = api.app
      .get(JobRegistry)
      .jobs()
      .find(({ options }) => options.name === 'learning.resume-round');
    await becomes('end');
    await hold();
    const made = async (): Promise<unknown[]> => {
      const list = await api.get(`/api/absences/people?${DAYS}`, { as: place.trainer });
      return list.body.items.map((one: TestResponse['body']) => [one.fullName, one.makeUp]);
    };
    // Who never was in a round may want what she missed all the same.
    const sen = ['Hoàng Thị Sen', 'open'];
    expect(await made()).toEqual([['Lý Văn Đào', 'none'], ['Vàng Thị Mỷ', 'none'], sen]);
    await becomes('resume');
    await resume?.handler.handle({ roundId: round.id });
    expect(await made()).toEqual([['Lý Văn Đào', 'open'], ['Vàng Thị Mỷ', 'open'], sen]);
    expect(await offered(person(1))).toHaveLength(1);
    // What was offered before goes out of sight with the round.
    await becomes('end');
    expect([await offered(person(0)), await offered(person(1))]).toEqual([[], []]);
    expect(await offered(person(3))).toHaveLength(1);
    // A roll that is corrected while nobody asks says that she was not there; the second going on asks her too.
    const away = { memberId: person(0).id, mark: 'absent', clientKey: newId() };
    expect((await post('corrections', away)).status).toBe(200);
    await review();
    expect(await made()).toContainEqual(['Ma Văn Bằng', 'none']);
    await becomes('resume');
    await resume?.handler.handle({ roundId: round.id });
    expect(await made()).toContainEqual(['Ma Văn Bằng', 'open']);
    expect(await offered(person(0))).toHaveLength(1);
  });

  it('is offered nothing because another round goes on again, in which she is not', async () => {
    await other('2026-12-08');
    const [theirs, hers] = [
      await anOpenRound(api.database, place.province),
      await anOpenRound(api.database, place.province),
    ];
    await openCycles(api.database, theirs, [person(1)]);
    await openCycles(api.database, hers, [person(3)]);
    const isEnded = (round: TestOpenRound, on: string | null): Promise<unknown> =>
      api.database.execute('update learning.round set state = $2, ended_on = $3 where id = $1', [
        ...[round.id, on === null ? 'open' : 'closed', on],
      ]);
    for (const round of [theirs, hers]) await isEnded(round, '2026-11-30');
    await api.database.execute(
      `insert into learning.round_ending (id, round_id, act, reason, state, proposed_by, proposed_at, closed_by, closed_at)
       values ($1, $2, 'end', 'Nhầm đợt.', 'done', $3, $4, $5, $4)`,
      [newId(), theirs.id, newId(), new Date('2026-11-30T01:00:00Z'), newId()],
    );
    await hold();
    const made = async (): Promise<unknown[]> => {
      const list = await api.get(`/api/absences/people?${DAYS}`, { as: place.trainer });
      return list.body.items.map((one: TestResponse['body']) => [one.fullName, one.makeUp]);
    };
    const [my, sen] = ['Vàng Thị Mỷ', 'Hoàng Thị Sen'];
    expect(await made()).toEqual(
      expect.arrayContaining([
        [my, 'none'],
        [sen, 'none'],
      ]),
    );
    for (const round of [theirs, hers]) await isEnded(round, null);
    const resume = api.app
      .get(JobRegistry)
      .jobs()
      .find(({ options }) => options.name === 'learning.resume-round');
    await resume?.handler.handle({ roundId: theirs.id });
    expect(await made()).toEqual(
      expect.arrayContaining([
        [my, 'open'],
        [sen, 'none'],
      ]),
    );
  });

  it('is offered one class for two sessions of the same that she missed', async () => {
    const second = await other('2026-12-01', { hours: { on: '2026-12-01', from: '07:00', to: '08:30' } });
    await classes.book(place.trainer, second.id, [person(1)]);
    const third = await other('2026-12-08', { sessions: [evening('2026-12-08'), evening('2026-12-09')] });
    api.clock.stopAt('2026-12-01T00:00:00Z');
    const at = (path: string): Promise<TestResponse> =>
      api.post(`/api/class-sessions/${second.sessionId}/${path}`, undefined, { as: place.trainer });
    await at('opening');
    api.clock.stopAt('2026-12-01T01:40:00Z');
    await at('closing');
    await api.app.get(OfferMakeUps, { strict: false }).handle({ classSessionId: second.sessionId } as never);
    await hold();
    const offers = await offered(person(1));
    expect(offers).toHaveLength(1);
    expect(offers[0].missed).toHaveLength(2);
    await take(person(1), offers[0].offerId, third.id);
    expect(await offered(person(1))).toEqual([]);
    const [row] = await api.database.query<{ taken: number }>(
      `select count(*)::int as taken from classes.make_up_offer where member_id = $1 and taken_group_id = $2`,
      [person(1).id, third.id],
    );
    expect(row?.taken).toBe(2);
  });

  /** Agreed on paper to being called. */
  async function agree(member: TestMember): Promise<void> {
    const officer = place.province.officer('commune-officer', place.commune);
    const body = {
      purpose: 'phone-reminders',
      decision: 'agreed',
      signedOn: '2026-11-20',
      note: 'Cặp hồ sơ số 3',
      noticeVersion: await version(),
    };
    const answer = await api.post(`/api/members/${member.id}/consents`, body, { as: officer });
    expect(answer.status).toBeLessThan(300);
  }

  async function version(): Promise<string> {
    return (await api.get('/api/privacy-notice')).body.version;
  }
});
