import { type Actor } from '@lopso/platform';
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
  const addDay = (as: Actor): Promise<TestResponse> => {
    const body = { ...evening('2026-12-08'), venueId: place.venueId };
    return api.post(`/api/class-groups/${made.id}/sessions`, body, { as });
  };
  const change = (as: Actor): Promise<TestResponse> =>
    api.put(`/api/class-groups/${made.id}`, { title: 'Ký số từ xa', capacity: 30 }, { as });
  const move = async (as: Actor): Promise<TestResponse> => {
    const { revision } = (await shown()).sessions[0];
    const body = { ...evening('2026-12-02'), venueId: place.venueId, revision };
    return api.put(`/api/class-sessions/${made.sessionId}`, body, { as });
  };
  const news = async (): Promise<string[]> =>
    (await api.get('/api/me/session-news', { as: place.trainer })).body.items.map(({ kind }: { kind: string }) => kind);

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
    expect(await news()).toContain('moved');
    const entries = await api.database.query<{ action: string }>(
      `select action from platform.audit_entry where subject_id = any($1::text[]) and account_id = $2 and not is_read order by seq`,
      [[made.id, ...sessions.map(({ id }: { id: string }) => id)], department.accountId],
    );
    expect(entries.map(({ action }) => action)).toEqual([
      'classes.class-changed',
      'classes.session-added',
      'classes.session-moved',
    ]);
  });

  it('has its planned sessions cancelled and brought back by the department, which its trainer is told', async () => {
    const member = await place.province.member(place.commune);
    await classes.book(place.trainer, made.id, [member]);
    expect((await api.post(cancellation(), undefined, { as: department })).body.state).toBe('cancelled');
    expect(await news()).toEqual(['cancelled']);
    const back = await api.delete(cancellation(), { as: department });
    expect(back.body).toMatchObject({ missingCount: 0, session: { state: 'planned', bookedCount: 1 } });
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
