import { type Actor, newId } from '@lopso/platform';
import { type ClassPlace, evening, TestClasses } from '../support/classes';
import { revisionOf } from '../support/session-revision';
import { TestApi } from '../support/test-api';
import { aTrainer } from '../support/trainers';

describe('the people and things of a class', () => {
  let api: TestApi;
  let classes: TestClasses;
  let place: ClassPlace;
  beforeAll(async () => {
    api = await TestApi.start();
    classes = new TestClasses(api.app);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt('2026-11-25T01:00:00Z');
    place = await classes.place('Xã Hàm Yên');
  });

  const form = (more: object = {}) => ({
    clientKey: newId(),
    title: 'Dịch vụ công trực tuyến',
    venueId: place.venueId,
    capacity: 40,
    sessions: [evening('2026-12-01')],
    ...more,
  });
  const schedule = (more: object = {}, as: Actor = place.trainer) => api.post('/api/class-groups', form(more), { as });

  it('names to a guest herself and those who stand beside her, no other trainer of the commune', async () => {
    const helper = await aTrainer(api.database, place.province, 'Lò Thị Mây');
    const invited = await aTrainer(api.database, place.province, 'Vi Thị Lan', place.commune);
    const { id: unitId, path } = place.commune;
    const guest: Actor = { ...invited, grants: [{ role: 'trainer', unitId, path, bound: { kind: 'own-classes' } }] };
    const named = async (as: Actor): Promise<string[]> =>
      (await api.get(`/api/communes/${place.commune.id}/trainers`, { as })).body.items.map(
        ({ name }: { name: string }) => name,
      );
    expect(await named(place.trainer)).toEqual(['Vi Thị Lan', 'Lò Thị Mây']);
    expect(await named(guest)).toEqual(['Vi Thị Lan']);
    expect((await schedule({ assistantIds: [helper.accountId] }, guest)).status).toBe(201);
    expect(await named(guest)).toEqual(['Vi Thị Lan', 'Lò Thị Mây']);
  });

  it('names assistants and equipment by what the commune has, refuses a clash at its field, and lends each once', async () => {
    const helper = await aTrainer(api.database, place.province, 'Lò Thị Mây');
    const commune = `/api/communes/${place.commune.id}`;
    const item = await api.post(
      '/api/equipment',
      { communeId: place.commune.id, name: 'Máy chiếu số 1' },
      { as: place.trainer },
    );
    expect(item.status).toBe(201);
    expect((await api.get(`${commune}/equipment`, { as: place.trainer })).body.items).toEqual([item.body]);
    const teachers = (await api.get(`${commune}/trainers`, { as: place.trainer })).body.items;
    expect(teachers).toEqual([{ accountId: helper.accountId, name: 'Lò Thị Mây' }]);

    const crew = { assistantIds: [helper.accountId], equipmentIds: [item.body.id] };
    const made = await schedule(crew);
    const lentItem = { id: item.body.id, name: 'Máy chiếu số 1' };
    expect(made.body.sessions[0]).toMatchObject({ assistants: teachers, equipment: [lentItem] });
    const again = await schedule({ ...crew, venueId: await classes.venue(place.trainer, place.commune) }, helper);
    expect(again.status).toBe(422);
    const other = place.province.officer('trainer');
    const hall = await classes.venue(place.trainer, place.commune);
    const clash = await schedule({ assistantIds: [helper.accountId], venueId: hall }, other);
    expect(clash.status).toBe(409);
    expect(clash.body.errors).toMatchObject([{ pointer: '#/assistantIds', code: 'classes.assistant-busy' }]);
    expect(clash.body.detail).toContain('Lò Thị Mây đã có lớp “Dịch vụ công trực tuyến” lúc 19:00–20:30');
    const lent = await schedule({ equipmentIds: [item.body.id], venueId: hall }, other);
    expect(lent.body.detail).toContain('Máy chiếu số 1 đã cho lớp “Dịch vụ công trực tuyến” mượn');
  });

  it('gives one session a trainer of its own by its form, back to the trainer of the class, and refuses another at her field', async () => {
    const owner = await aTrainer(api.database, place.province, 'Hoàng Văn Pháng');
    const other = await aTrainer(api.database, place.province, 'Lò Thị Mây');
    const made = await schedule({}, owner);
    const [{ id }] = made.body.sessions;
    const change = async (trainerId: string, as = owner) => {
      const plan = { ...evening('2026-12-01'), venueId: place.venueId, trainerId };
      return api.put(`/api/class-sessions/${id}`, { ...plan, ...(await revisionOf(api.database, id)) }, { as });
    };
    expect((await change(other.accountId)).body).toMatchObject({ trainerName: 'Lò Thị Mây', isOwn: true });
    const added = { ...evening('2026-12-08'), venueId: place.venueId, trainerId: other.accountId };
    const group = await api.post(`/api/class-groups/${made.body.id}/sessions`, added, { as: owner });
    expect(group.body.sessions.map((one: { trainerName: string }) => one.trainerName)).toEqual([
      'Lò Thị Mây',
      'Lò Thị Mây',
    ]);
    expect((await change(owner.accountId)).body).toMatchObject({ trainerName: 'Hoàng Văn Pháng' });
    const elsewhere = await aTrainer(api.database, place.province, 'Nông Văn Xa', await place.province.commune());
    const refused = await change(elsewhere.accountId);
    expect([refused.status, refused.body.errors]).toMatchObject([
      422,
      [{ pointer: '#/trainerId', code: 'classes.trainer-unknown' }],
    ]);
  });

  it('leaves a session as others made it since the form was opened: hours, hall, and who stands in; sent twice is no clash', async () => {
    const owner = await aTrainer(api.database, place.province, 'Hoàng Văn Pháng');
    const helper = await aTrainer(api.database, place.province, 'Lò Thị Mây');
    const standIn = await aTrainer(api.database, place.province, 'Vi Thị Lan');
    const hall = await classes.venue(place.trainer, place.commune);
    const made = await schedule({ assistantIds: [helper.accountId] }, owner);
    const [{ id, revision }] = made.body.sessions;
    const put = (body: object, as = owner) => api.put(`/api/class-sessions/${id}`, body, { as });
    const now = async () => (await api.get(`/api/class-sessions/${id}`, { as: owner })).body;
    const old = { ...evening('2026-12-01'), venueId: place.venueId, revision };
    const moved = { on: '2026-12-01', from: '14:00', to: '15:30', venueId: hall, revision };
    const officer = place.province.officer('department-officer');
    const target = { ...moved, classSessionId: id };
    const elsewhere = await api.post(
      `/api/class-groups/${made.body.id}/moves`,
      { sessions: [target] },
      { as: officer },
    );
    expect(elsewhere.status).toBe(200);
    const refused = await put({ ...old, on: '2026-12-02' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'classes.session-changed-since' } });
    expect(refused.body.title).toBe('Buổi học vừa được người khác sửa');
    expect(await now()).toMatchObject({ venueId: hall, startsAt: '2026-12-01T07:00:00.000Z' });
    // The same form twice: it stands as wished.
    expect((await put(moved)).status).toBe(200);

    const seen = await now();
    const handed = await api.post(
      '/api/staff-replacements',
      {
        ...{ clientKey: newId(), accountId: helper.accountId, standInId: standIn.accountId },
        classSessionIds: [id],
      },
      { as: officer },
    );
    expect(handed.status).toBe(200);
    const crew = { assistantIds: [helper.accountId], equipmentIds: [] };
    const overtaken = await put({ ...moved, ...crew, on: '2026-12-02', revision: seen.revision });
    expect(overtaken).toMatchObject({ status: 409, body: { code: 'classes.session-changed-since' } });
    const after = await now();
    expect(after.assistants).toEqual([{ accountId: standIn.accountId, name: 'Vi Thị Lan' }]);
    expect((await put({ ...moved, on: '2026-12-02', revision: after.revision })).status).toBe(200);
    expect((await put({ ...moved, on: '2026-12-02', revision: undefined })).status).toBe(400);
  });

  it('lets a guest plan to her last day; the refusal says the day and whom it is about, and so does the page of a class beyond it', async () => {
    const invited = await aTrainer(api.database, place.province, 'Vi Thị Lan', place.commune);
    const { id: unitId, path } = place.commune;
    const guest: Actor = { ...invited, grants: [{ role: 'trainer', unitId, path, bound: { kind: 'own-classes' } }] };
    const endOn = (last: string) =>
      api.database.execute(
        "update org.role_grant set is_guest = true, held = daterange('2025-07-01', $2::date, '[]') where account_id = $1",
        [invited.accountId, last],
      );
    await endOn('2026-12-04');
    const refused = await schedule({ sessions: [evening('2026-12-05')] }, guest);
    expect(refused.status).toBe(422);
    expect(refused.body.detail).toBe(
      'Vi Thị Lan chỉ có quyền dạy ở đây đến hết 04/12/2026, không đứng lớp ngày 05/12/2026 được. Chọn ngày khác hoặc người khác; nếu vẫn dạy, Sở gia hạn quyền ở mục “Quyền”.',
    );
    const made = await schedule({ sessions: [evening('2026-12-04')] }, guest);
    expect(made.status).toBe(201);
    await endOn('2026-12-03');
    const officer = place.province.officer('commune-officer', place.commune);
    const shown = await api.get(`/api/class-groups/${made.body.id}`, { as: officer });
    expect(shown.body.sessions[0].unfitStaff).toEqual([{ accountId: invited.accountId, name: 'Vi Thị Lan' }]);
    expect((await api.get('/api/class-groups', { as: officer })).body.items).toMatchObject([{ unfitCount: 1 }]);
  });
});
