import { newId } from '@lopso/platform';
import { type ClassPlace, evening, TestClasses } from '../support/classes';
import { revisionOf } from '../support/session-revision';
import { TestApi, type TestResponse } from '../support/test-api';

describe('halls and equipment of a commune', () => {
  let api: TestApi;
  let place: ClassPlace;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt('2026-11-25T01:00:00Z');
    place = await new TestClasses(api.app).place('Xã Hàm Yên');
  });

  const officer = () => place.province.officer('commune-officer', place.commune);
  const change = (body: object, as = officer()) =>
    api.put(`/api/venues/${place.venueId}`, { name: 'Nhà văn hóa', capacity: 80, closedOn: null, ...body }, { as });
  const listed = async (query = ''): Promise<Record<string, unknown>[]> =>
    (await api.get(`/api/venues?communeId=${place.commune.id}${query}`, { as: officer() })).body.items;
  const schedule = (day: string, more: object = {}) =>
    api.post(
      '/api/class-groups',
      {
        ...{ clientKey: newId(), title: 'Chống lừa đảo', venueId: place.venueId, capacity: 40 },
        sessions: [evening(day)],
        ...more,
      },
      { as: place.trainer },
    );

  it('corrects name and places of a hall, not below a class to come, and to no name the commune has', async () => {
    expect((await change({ name: '  Nhà văn hóa  thôn 3 ', capacity: 60 })).status).toBe(204);
    expect(await listed()).toMatchObject([{ name: 'Nhà văn hóa thôn 3', capacity: 60, closedOn: null }]);
    await schedule('2026-12-01');
    expect((await change({ capacity: 40 })).status).toBe(204);
    const refused = await change({ capacity: 39 });
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toBe(
      'Lớp “Chống lừa đảo” ngày 01/12/2026 nhận 40 người. Giảm số chỗ của lớp hoặc dời lớp trước.',
    );
    expect(refused.body.errors).toMatchObject([{ pointer: '#/capacity' }]);
    await api.post(
      '/api/venues',
      { communeId: place.commune.id, name: 'Hội trường xã', capacity: 90 },
      { as: officer() },
    );
    expect((await change({ name: 'Hội trường xã', capacity: 40 })).body.code).toBe('classes.venue-name-taken');
    const far = place.province.officer('commune-officer', await place.province.commune());
    expect((await change({}, far)).status).toBe(404);
    api.clock.stopAt('2026-12-02T01:00:00Z');
    expect((await change({ capacity: 20 })).status).toBe(204);
  });

  it('closes a hall from a day on: classes to come are named, no class is laid after it, and it opens again', async () => {
    const made = await schedule('2026-12-04');
    const refused = await change({ closedOn: '2026-12-04' });
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toBe(
      '1 lớp còn buổi học ở đây từ ngày đó, lớp đầu là “Chống lừa đảo” ngày 04/12/2026. Dời các buổi sang nơi khác trước, rồi đóng.',
    );
    expect((await change({ closedOn: '2026-12-05' })).status).toBe(204);
    const late = await schedule('2026-12-05');
    expect(late.status).toBe(422);
    expect(late.body.detail).toBe('Nhà văn hóa đóng từ ngày 05/12/2026. Chọn địa điểm khác hoặc ngày trước đó.');
    const [session] = made.body.sessions;
    const moved = await api.put(
      `/api/class-sessions/${session.id}`,
      { ...evening('2026-12-07'), venueId: place.venueId, ...(await revisionOf(api.database, session.id)) },
      { as: place.trainer },
    );
    expect(moved.body.code).toBe('classes.venue-closed');
    expect((await schedule('2026-12-02')).status).toBe(201);
    expect(await listed()).toMatchObject([{ closedOn: '2026-12-05', isClosed: false }]);
    api.clock.stopAt('2026-12-05T01:00:00Z');
    expect(await listed()).toEqual([]);
    expect(await listed('&withClosed=true')).toMatchObject([{ closedOn: '2026-12-05', isClosed: true }]);
    expect((await change({ closedOn: null })).status).toBe(204);
    expect((await schedule('2026-12-09')).status).toBe(201);
  });

  it('offers no other hours in a hall that is closed by then', async () => {
    await schedule('2026-12-03');
    expect((await change({ closedOn: '2026-12-05' })).status).toBe(204);
    const refused = await schedule('2026-12-03');
    expect(refused).toMatchObject({ status: 409, body: { code: 'classes.venue-busy' } });
    const offered: { on: string }[] = refused.body.params.freeSlots;
    expect([...new Set(offered.map(({ on }) => on))]).toEqual(['2026-12-04']);
  });

  describe('two officers at one list', () => {
    const put = (body: object) => api.put(`/api/venues/${place.venueId}`, body, { as: officer() });
    const trail = async (): Promise<unknown[]> => {
      const rows = await api.database.query<{ content: string }>(
        `select v.content from platform.audit_entry e join platform.audit_value v on v.entry_id = e.id
         where e.subject_id = $1 and e.action = 'classes.venue-changed' order by e.id`,
        [place.venueId],
      );
      return rows.map(({ content }) => JSON.parse(content) as unknown);
    };

    it('who entered a hall or a thing stands in the trail', async () => {
      const as = officer();
      const hall = { communeId: place.commune.id, name: 'Nhà văn hóa thôn 5', capacity: 60 };
      const made = await api.post('/api/venues', hall, { as });
      const thing = await api.post('/api/equipment', { communeId: place.commune.id, name: 'Loa kéo' }, { as });
      expect([made.status, thing.status]).toEqual([201, 201]);
      expect((await api.post('/api/venues', hall, { as })).status).toBe(409);
      const entries = await api.database.query<{ action: string; by: string; content: string }>(
        `select e.action, e.account_id as by, v.content from platform.audit_entry e join platform.audit_value v on v.entry_id = e.id
         where e.subject_id = any($1) order by e.id`,
        [[made.body.id, thing.body.id]],
      );
      expect(entries.map(({ content, ...entry }) => ({ ...entry, ...(JSON.parse(content) as object) }))).toEqual([
        { action: 'classes.venue-added', by: as.accountId, name: 'Nhà văn hóa thôn 5', capacity: 60 },
        { action: 'classes.equipment-added', by: as.accountId, name: 'Loa kéo' },
      ]);
    });

    it('a name that is corrected on a page of before opens no hall that was closed since', async () => {
      const was = { name: (await listed())[0]?.name, capacity: 200, closedOn: null };
      expect((await put({ closedOn: '2026-12-05', was })).status).toBe(204);
      expect((await put({ name: 'Nhà văn hóa thôn 3', was })).status).toBe(204);
      expect(await listed()).toMatchObject([{ name: 'Nhà văn hóa thôn 3', capacity: 200, closedOn: '2026-12-05' }]);
    });

    it('who changes what another changed since is refused, and told; who sends it again is not', async () => {
      const was = { closedOn: null };
      expect((await put({ closedOn: '2026-12-05', was })).status).toBe(204);
      const refused = await put({ closedOn: '2026-12-20', was });
      expect(refused).toMatchObject({ status: 409, body: { code: 'classes.venue-changed-since' } });
      expect(refused.body.detail).toContain('Chưa ghi thay đổi của anh chị.');
      expect((await put({ closedOn: '2026-12-05', was })).status).toBe(204);
      expect((await put({ name: null })).status).toBe(400);
      expect((await put({ capacity: 60, was: null })).status).toBe(400);
      const item = { communeId: place.commune.id, name: 'Loa' };
      const { id } = (await api.post('/api/equipment', item, { as: officer() })).body;
      const set = (body: object) => api.put(`/api/equipment/${id}`, body, { as: officer() });
      expect((await set({ isPutAway: true, was: null })).status).toBe(400);
      expect((await set({ isPutAway: true, was: { isPutAway: false } })).status).toBe(204);
      expect((await set({ name: 'Loa kéo', was: { name: 'Loa', isPutAway: false } })).status).toBe(204);
      const late = await set({ name: 'Loa to', was: { name: 'Loa' } });
      expect(late).toMatchObject({ status: 409, body: { code: 'classes.equipment-changed-since' } });
      const shelf = await api.get(`/api/communes/${place.commune.id}/equipment`, { as: officer() });
      expect(shelf.body.items).toEqual([{ id, name: 'Loa kéo', isPutAway: true }]);
    });

    it('leaves a trail in which a reopening is no rename, and one that was sent twice stands once', async () => {
      const name = String((await listed())[0]?.name);
      await put({ closedOn: '2026-12-05' });
      await put({ closedOn: null });
      await put({ closedOn: null });
      await put({ name: 'Hội trường' });
      expect(await trail()).toEqual([
        { closedOnBefore: 'none', closedOn: '2026-12-05' },
        { closedOnBefore: '2026-12-05', closedOn: 'none' },
        { before: name, after: 'Hội trường' },
      ]);
    });
  });

  describe('a cancelled session', () => {
    const cancelled = async (more: object = {}): Promise<{ id: string; restore: () => Promise<TestResponse> }> => {
      const made = await schedule('2026-12-04', more);
      const cancellation = `/api/class-sessions/${made.body.sessions[0].id}/cancellation`;
      expect((await api.post(cancellation, {}, { as: place.trainer })).status).toBeLessThan(300);
      return { id: made.body.id, restore: () => api.delete(cancellation, { as: place.trainer }) };
    };

    it('does not come back into a hall that closed meanwhile, and says so where no field is', async () => {
      const { restore } = await cancelled();
      expect((await change({ closedOn: '2026-12-01' })).status).toBe(204);
      const refused = await restore();
      expect(refused).toMatchObject({ status: 422, body: { code: 'classes.venue-closed-since' } });
      expect(refused.body.errors ?? []).toEqual([]);
      expect(refused.body.detail).toBe(
        'Nhà văn hóa đóng từ ngày 01/12/2026 nên không khôi phục được buổi này. Thêm buổi mới ở địa điểm khác.',
      );
    });

    it('does not come back into a hall that holds fewer by now, and does once its class is smaller', async () => {
      const { id, restore } = await cancelled();
      expect((await change({ capacity: 20 })).status).toBe(204);
      const refused = await restore();
      expect(refused).toMatchObject({ status: 422, body: { code: 'classes.venue-holds-fewer' } });
      expect(refused.body.detail).toContain('Nhà văn hóa còn 20 chỗ, lớp nhận 40 người.');
      expect(refused.body.errors ?? []).toEqual([]);
      const smaller = { title: 'Chống lừa đảo', capacity: 20 };
      expect((await api.put(`/api/class-groups/${id}`, smaller, { as: place.trainer })).status).toBeLessThan(300);
      expect((await restore()).status).toBe(200);
    });

    it('comes back without a thing that was put away, and says which', async () => {
      const item = await api.post(
        '/api/equipment',
        { communeId: place.commune.id, name: 'Máy chiếu' },
        { as: officer() },
      );
      const { restore } = await cancelled({ equipmentIds: [item.body.id] });
      const away = { name: 'Máy chiếu', isPutAway: true };
      expect((await api.put(`/api/equipment/${item.body.id}`, away, { as: officer() })).status).toBe(204);
      const restored = await restore();
      expect(restored).toMatchObject({ status: 200, body: { putAwayNames: ['Máy chiếu'] } });
      expect(restored.body.session.equipment).toEqual([]);
    });
  });

  it('corrects a thing, puts it away once no class to come borrows it, and gets it back', async () => {
    const item = await api.post(
      '/api/equipment',
      { communeId: place.commune.id, name: 'Máy chiếu' },
      { as: officer() },
    );
    const set = (body: object) => api.put(`/api/equipment/${item.body.id}`, body, { as: officer() });
    const shelf = async () =>
      (await api.get(`/api/communes/${place.commune.id}/equipment`, { as: officer() })).body.items;
    expect((await set({ name: 'Máy chiếu số 1', isPutAway: false })).status).toBe(204);
    await schedule('2026-12-01', { equipmentIds: [item.body.id] });
    const refused = await set({ name: 'Máy chiếu số 1', isPutAway: true });
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toContain('lớp đầu là “Chống lừa đảo”');
    api.clock.stopAt('2026-12-02T01:00:00Z');
    expect((await set({ name: 'Máy chiếu số 1', isPutAway: true })).status).toBe(204);
    expect(await shelf()).toEqual([{ id: item.body.id, name: 'Máy chiếu số 1', isPutAway: true }]);
    const away = await schedule('2026-12-08', { equipmentIds: [item.body.id] });
    expect(away).toMatchObject({ status: 422, body: { code: 'classes.equipment-put-away' } });
    expect(away.body.detail).toBe('Máy chiếu số 1 đã cất, không cho mượn nữa. Bỏ thiết bị này khỏi buổi học.');
    expect((await set({ name: 'Máy chiếu số 1', isPutAway: false })).status).toBe(204);
    expect((await schedule('2026-12-08', { equipmentIds: [item.body.id] })).status).toBe(201);
  });
});
