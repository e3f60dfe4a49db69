import { type Actor, newId } from '@lopso/platform';
import { type ClassPlace, evening, TestClasses, type TestClass } from '../support/classes';
import { TestProvince } from '../support/province';
import { aTrainer } from '../support/trainers';
import { TestApi, type TestResponse } from '../support/test-api';

/** What the department does with a class that a trainer runs (decision 0132). */
describe('a class of the province', () => {
  let api: TestApi;
  let classes: TestClasses;
  let place: ClassPlace;
  let department: Actor;
  let officer: Actor;
  let made: TestClass;
  beforeAll(async () => {
    api = await TestApi.start();
    classes = new TestClasses(api.app);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt('2026-11-25T01:00:00Z');
    const province = await TestProvince.create(api.database);
    const trainer = await aTrainer(api.database, province, 'Lò Thị Hai');
    const commune = await province.commune('Xã Hàm Yên');
    place = { province, commune, trainer, venueId: await classes.venue(trainer, commune) };
    department = province.officer('department-officer');
    officer = province.officer('commune-officer', commune);
    made = await classes.aClass(place, { title: 'Ký số' });
  });
  afterEach(() => api.clock.release());

  const shown = async (as: Actor = department) => (await api.get(`/api/class-groups/${made.id}`, { as })).body;
  const cancellation = (): string => `/api/class-sessions/${made.sessionId}/cancellation`;
  const addDay = (as: Actor, more: object = {}): Promise<TestResponse> => {
    const body = { ...evening('2026-12-08'), venueId: place.venueId, ...more };
    return api.post(`/api/class-groups/${made.id}/sessions`, body, { as });
  };
  const change = (as: Actor): Promise<TestResponse> =>
    api.put(`/api/class-groups/${made.id}`, { title: 'Ký số từ xa', capacity: 30 }, { as });
  const move = async (as: Actor): Promise<TestResponse> => {
    const { revision } = (await shown()).sessions[0];
    const body = { ...evening('2026-12-02'), venueId: place.venueId, revision };
    return api.put(`/api/class-sessions/${made.sessionId}`, body, { as });
  };
  const told = async (as: Actor): Promise<Record<string, unknown>[]> =>
    (await api.get('/api/me/session-news', { as })).body.items;
  const news = async (as: Actor = place.trainer): Promise<unknown[]> => (await told(as)).map(({ kind }) => kind);
  const know = (as: Actor, one: Record<string, unknown> | undefined): Promise<TestResponse> =>
    api.post(`/api/me/session-news/${String(one?.['classSessionId'])}/known`, { revision: one?.['revision'] }, { as });
  const entries = async (by: Actor): Promise<string[]> => {
    const ids = (await shown()).sessions.map(({ id }: { id: string }) => id);
    const rows = await api.database.query<{ action: string }>(
      `select action from platform.audit_entry where subject_id = any($1::text[]) and account_id = $2 and not is_read order by seq`,
      [[made.id, ...ids], by.accountId],
    );
    return rows.map(({ action }) => action);
  };

  it('is changed and given further days by the department, and stays its trainer’s', async () => {
    expect((await shown()).can).toEqual(['change', 'move', 'cancel']);
    expect((await change(department)).body).toMatchObject({ title: 'Ký số từ xa', capacity: 30 });
    expect((await addDay(department)).status).toBe(201);
    expect((await move(department)).status).toBe(200);
    const { sessions, trainerId } = await shown(place.trainer);
    expect(trainerId).toBe(place.trainer.accountId);
    expect(sessions).toMatchObject([
      { number: 1, startsAt: '2026-12-02T12:00:00.000Z', trainerName: 'Lò Thị Hai', isOwn: true },
      { number: 2, startsAt: '2026-12-08T12:00:00.000Z', trainerName: 'Lò Thị Hai', isOwn: true },
    ]);
    expect(await news()).toEqual(['moved', 'added']);
    expect(await entries(department)).toEqual([
      'classes.class-changed',
      'classes.session-added',
      'classes.session-moved',
    ]);
  });

  it('has in its trail that hours and people were changed by one form', async () => {
    const helper = await aTrainer(api.database, place.province, 'Ma Văn Giúp');
    const { revision } = (await shown()).sessions[0];
    const body = { ...evening('2026-12-02'), venueId: place.venueId, revision, assistantIds: [helper.accountId] };
    const moved = await api.put(
      `/api/class-sessions/${made.sessionId}`,
      { ...body, equipmentIds: [] },
      { as: department },
    );
    expect([moved.status, moved.body.leftOutNames]).toEqual([200, []]);
    expect(await entries(department)).toEqual(['classes.session-moved', 'classes.session-crew-changed']);
  });

  it('is not set back by a form that was opened before others changed it, and is changed by it where they changed nothing', async () => {
    const was = { ...{ title: 'Ký số', capacity: 40, approval: 'none', buildsOn: [] }, rule: (await shown()).rule };
    const send = (as: Actor, more: object, began: object | undefined = was): Promise<TestResponse> =>
      api.put(`/api/class-groups/${made.id}`, { ...was, ...more, was: began }, { as });
    const department50 = { capacity: 50, approval: 'two-stage' };
    expect((await send(department, department50)).status).toBe(200);
    const typo = await send(place.trainer, { title: 'Ký số từ xa' });
    expect([typo.status, typo.body.code]).toEqual([409, 'classes.class-changed-since']);
    expect(await shown()).toMatchObject({ title: 'Ký số', ...department50 });
    // What comes twice wants what stands, and what was seen as it is now is changed.
    expect((await send(department, department50)).status).toBe(200);
    const rule = { ...was.rule, wholeFromPercent: 60 };
    expect((await send(department, { ...department50, rule }, { ...was, ...department50 })).status).toBe(200);
    const late = await send(place.trainer, { ...department50, title: 'Ký số từ xa' }, { ...was, ...department50 });
    expect([late.status, late.body.code]).toEqual([409, 'classes.class-changed-since']);
    const fresh = { ...was, ...department50, rule };
    const sent = await send(place.trainer, { ...fresh, title: ' Ký số  từ xa ' }, fresh);
    expect(sent.body).toMatchObject({ title: 'Ký số từ xa', ...department50, rule });
    // A client of before says nothing of what it saw.
    expect((await change(place.trainer)).body).toMatchObject({ capacity: 30, approval: 'two-stage' });
  });

  it('has in the trail which session got other people or things, and not that it was moved', async () => {
    const helper = await aTrainer(api.database, place.province, 'Lò Thị Mây');
    const { revision } = (await shown()).sessions[0];
    const body = { ...evening('2026-12-01'), venueId: place.venueId, revision, assistantIds: [helper.accountId] };
    const changed = await api.put(`/api/class-sessions/${made.sessionId}`, body, { as: department });
    expect(changed.status).toBe(200);
    expect(await entries(department)).toEqual(['classes.session-crew-changed']);
  });

  it('tells a further day once to its trainer, to who is booked and to who waits, and to nobody who came after it', async () => {
    const [booked, late] = [await place.province.member(place.commune), await place.province.member(place.commune)];
    const waiting = await place.province.member(place.commune);
    await classes.book(place.trainer, made.id, [booked]);
    await api.database.execute(
      `insert into classes.waiting_entry (id, class_group_id, member_id, joined_at, joined_by) values ($1, $2, $3, $4, $1)`,
      [newId(), made.id, waiting.id, api.clock.now()],
    );
    api.clock.advance(60);
    expect((await addDay(department)).status).toBe(201);
    api.clock.advance(60);
    await classes.book(place.trainer, made.id, [late]);
    const [hers, other, its] = [booked, late, waiting].map((one) => place.province.memberActor(one));
    if (hers === undefined || other === undefined || its === undefined) throw new Error('no members');
    const day = { kind: 'added', number: 2, startsAt: '2026-12-08T12:00:00.000Z', before: null, revision: 0 };
    expect(await told(place.trainer)).toMatchObject([{ ...day, duty: 'trainer' }]);
    expect(await told(hers)).toMatchObject([{ ...day, duty: 'member' }]);
    expect(await told(its)).toMatchObject([{ ...day, duty: 'waiting' }]);
    expect([await news(other), await news(officer), await news(department)]).toEqual([[], [], []]);

    for (const as of [place.trainer, hers]) {
      const [one] = await told(as);
      expect((await know(as, one)).body).toEqual({ items: [] });
    }
    api.clock.stopAt('2026-12-07T10:00:00Z');
    expect([await news(), await news(hers), await news(other)]).toEqual([['evening'], ['evening'], ['evening']]);
  });

  it('tells a further day that its trainer adds to the booked alone', async () => {
    const member = await place.province.member(place.commune);
    await classes.book(place.trainer, made.id, [member]);
    api.clock.advance(60);
    await addDay(place.trainer);
    expect(await news()).toEqual([]);
    expect(await news(place.province.memberActor(member))).toEqual(['added']);
  });

  it('tells a further day with another trainer to her as given, and not twice', async () => {
    const other = await aTrainer(api.database, place.province, 'Lò Thị Mây');
    expect((await addDay(department, { trainerId: other.accountId })).status).toBe(201);
    expect([await news(other), await news()]).toEqual([[], []]);
    const openings = (await api.get('/api/me/class-openings', { as: other })).body.items;
    expect(openings).toMatchObject([{ duty: 'trainer', sessionCount: 1 }]);
  });

  it('tells the officers of its commune what the department does in their hall, and nothing the commune does itself', async () => {
    const colleague = place.province.officer('commune-officer', place.commune);
    const neighbour = place.province.officer('commune-officer', await place.province.commune('Xã Thái Sơn'));
    await move(department);
    expect(await told(officer)).toMatchObject([
      { kind: 'moved', duty: 'officer', before: { startsAt: '2026-12-01T12:00:00.000Z' } },
    ]);
    await know(officer, (await told(officer))[0]);
    await api.post(cancellation(), undefined, { as: department });
    expect([await news(officer), await news(colleague)]).toEqual([['cancelled'], ['cancelled']]);
    expect([await news(neighbour), await news(department)]).toEqual([[], []]);
    await know(officer, (await told(officer))[0]);
    await api.delete(cancellation(), { as: department });
    expect(await news(officer)).toEqual(['restored']);
    await know(officer, (await told(officer))[0]);

    await api.post(cancellation(), undefined, { as: place.trainer });
    await api.delete(cancellation(), { as: officer });
    const { revision } = (await shown()).sessions[0];
    const later = { ...evening('2026-12-03'), venueId: place.venueId, revision };
    await api.put(`/api/class-sessions/${made.sessionId}`, later, { as: place.trainer });
    expect(await news(officer)).toEqual([]);
  });

  it('has its planned sessions cancelled and brought back by the department, which its trainer is told', async () => {
    const member = await place.province.member(place.commune);
    await classes.book(place.trainer, made.id, [member]);
    expect((await api.post(cancellation(), undefined, { as: department })).body.state).toBe('cancelled');
    expect(await news()).toEqual(['cancelled']);
    const back = await api.delete(cancellation(), { as: department });
    expect(back.body).toMatchObject({ missingCount: 0, session: { state: 'planned', bookedCount: 1 } });
  });

  it('tells who stood before a session that somebody else does, and that it is hers again, until she says that she knows', async () => {
    const helper = await aTrainer(api.database, place.province, 'Lò Thị Mây');
    const give = async (as: Actor): Promise<string> => {
      api.clock.advance(60);
      const pair = { accountId: place.trainer.accountId, standInId: helper.accountId };
      const body = { clientKey: newId(), ...pair, classSessionIds: [made.sessionId] };
      expect((await api.post('/api/staff-replacements', body, { as })).status).toBe(200);
      api.clock.advance(60);
      return `/api/staff-replacements/${body.clientKey}`;
    };
    const takeBack = async (replacement: string): Promise<void> => {
      api.clock.advance(60);
      expect((await api.delete(replacement, { as: department })).status).toBe(200);
      api.clock.advance(60);
    };
    const [before] = (await shown()).sessions;
    const given = await give(department);
    const off = { kind: 'off', duty: 'trainer', number: 1, startsAt: '2026-12-01T12:00:00.000Z', before: null };
    expect(await told(place.trainer)).toMatchObject([off]);
    expect([await news(helper), await news(officer), await news(department)]).toEqual([[], [], []]);
    // What was read before it was given away is no word that she knows it.
    const read = { classSessionId: made.sessionId, revision: before.revision };
    expect((await know(place.trainer, read)).body.items).toMatchObject([off]);
    expect((await know(place.trainer, (await told(place.trainer))[0])).body).toEqual({ items: [] });

    await takeBack(given);
    expect(await told(helper)).toMatchObject([off]);
    expect(await told(place.trainer)).toMatchObject([{ ...off, kind: 'back' }]);
    for (const as of [helper, place.trainer]) await know(as, (await told(as))[0]);
    expect([await news(helper), await news()]).toEqual([[], []]);

    const again = await give(department);
    await api.post(cancellation(), undefined, { as: department });
    expect(await news()).toEqual(['cancelled']);
    await api.delete(cancellation(), { as: department });
    expect(await news()).toEqual(['off']);
    await takeBack(again);
    for (const as of [helper, place.trainer]) await know(as, (await told(as))[0]);
    await give(place.trainer);
    expect(await news()).toEqual([]);
    api.clock.stopAt('2026-11-30T10:00:00Z');
    expect([await news(), await news(helper)]).toEqual([[], ['evening']]);
  });

  it('is not closed by the department: who came is told by who was there', async () => {
    await api.post(`/api/class-sessions/${made.sessionId}/opening`, undefined, { as: place.trainer });
    api.clock.stopAt('2026-12-01T13:40:00Z');
    const closing = `/api/class-sessions/${made.sessionId}/closing`;
    expect((await api.post(closing, undefined, { as: department })).status).toBe(403);
  });

  it('is none of another department’s, and the rights of others stay as they were', async () => {
    const strange = (await TestProvince.create(api.database)).officer('department-officer');
    for (const act of [change, addDay, move]) {
      expect((await act(strange)).status).toBe(404);
      expect((await act(officer)).status).toBe(403);
    }
    expect((await api.post(cancellation(), undefined, { as: strange })).status).toBe(404);
    const colleague = await aTrainer(api.database, place.province, 'Lò Thị Mây');
    for (const act of [change, addDay, move]) expect((await act(colleague)).body.code).toBe('classes.not-your-class');
    expect((await api.post(cancellation(), undefined, { as: colleague })).body.code).toBe('classes.not-your-class');
    expect((await api.post(cancellation(), undefined, { as: officer })).status).toBe(200);
  });
});
