import { ExpireRequests } from '@lopso/classes';
import { type Actor, newId } from '@lopso/platform';
import { type ClassPlace, evening, TestClasses } from '../support/classes';
import { type TestMember, type TestUnit } from '../support/province';
import { TestApi } from '../support/test-api';

describe('a request for a place that wants a word', () => {
  let api: TestApi;
  let place: ClassPlace;
  let officer: Actor;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt('2026-11-25T01:00:00Z');
    place = await new TestClasses(api.app).place('Xã Hàm Yên');
    officer = place.province.officer('commune-officer', place.commune);
  });

  const form = (more: object = {}) => ({
    ...{ clientKey: newId(), title: 'Ký số', venueId: place.venueId, capacity: 5, sessions: [evening('2026-12-08')] },
    ...more,
  });
  const aClass = async (approval: string, more: object = {}): Promise<string> => {
    const made = await api.post('/api/class-groups', form({ approval, ...more }), { as: place.trainer });
    expect([made.status, made.body.approval]).toEqual([201, approval]);
    return String(made.body.id);
  };
  const person = (name: string, commune: TestUnit = place.commune) => place.province.member(commune, name);
  const as = (member: TestMember) => ({ as: place.province.memberActor(member) });
  const ask = async (member: TestMember, id: string): Promise<string> => {
    const asked = await api.post(`/api/me/class-groups/${id}/place`, undefined, as(member));
    return String(asked.body.requests[0]?.id);
  };
  const requestsOf = async (member: TestMember) => (await api.get('/api/me/class-groups', as(member))).body.requests;
  /** Yes without a reason; null: a no that gives none. */
  const say = (route: string, actor: Actor, requestIds: string[], reason?: string | null) => {
    const body = reason === undefined ? { isApproved: true } : { isApproved: false, reason: reason ?? undefined };
    return api.post(`/api/place-requests/${route}`, { requestIds, ...body }, { as: actor });
  };
  const queue = async (actor: Actor, query = '') => (await api.get(`/api/place-requests${query}`, { as: actor })).body;

  it('goes to the officer of her commune, who says yes; she is told until she knows', async () => {
    const id = await aClass('commune');
    const member = await person('Ma Văn Bằng');
    const requestId = await ask(member, id);
    expect(await requestsOf(member)).toMatchObject([
      { classGroupId: id, title: 'Ký số', standing: 'commune', expiresAt: '2026-11-28T01:00:00.000Z', reason: null },
    ]);
    expect(await queue(officer)).toMatchObject({
      ...{ total: 1, isCut: false },
      classes: [
        { classGroupId: id, freePlaces: 5, waitingCount: 0, people: [{ fullName: 'Ma Văn Bằng', canAnswer: true }] },
      ],
    });
    expect((await api.get('/api/place-requests/count', { as: officer })).body).toEqual({ count: 1 });
    const answered = await say('commune-answers', officer, [requestId]);
    expect([answered.status, answered.body.placed]).toEqual([200, 1]);
    const told = await api.get('/api/me/class-groups', as(member));
    expect(told.body).toMatchObject({
      items: [{ isBooked: true }],
      requests: [{ standing: 'admitted', isBooked: true }],
    });
    const known = await api.post(`/api/me/class-groups/${id}/place/known`, undefined, as(member));
    expect(known.body.requests).toEqual([]);
  });

  it('is nobody else’s: not the officer’s beside, not the department’s, and of nobody whose right has ended', async () => {
    const id = await aClass('commune');
    const requestId = await ask(await person('Ma Văn Bằng'), id);
    const beside = place.province.officer('commune-officer', await place.province.commune('Xã Bắc Quang'));
    expect((await queue(beside)).total).toBe(0);
    expect((await say('commune-answers', beside, [requestId])).status).toBe(404);
    const department = place.province.officer('department-officer');
    expect((await say('commune-answers', department, [requestId])).status).toBe(403);
    expect((await queue(department)).total).toBe(0);
    expect(await queue(department, `?classGroupId=${id}`)).toMatchObject({
      classes: [{ people: [{ canAnswer: false }] }],
    });
    expect((await say('class-answers', department, [requestId])).body.code).toBe('classes.request-answered');
    const ended: Actor = { ...officer, grants: [] };
    expect((await say('commune-answers', ended, [requestId])).status).toBe(403);
    expect((await say('commune-answers', as(await person('Vàng Thị Mỷ')).as, [requestId])).status).toBe(403);
    expect((await say('commune-answers', officer, [requestId])).body.placed).toBe(1);
  });

  it('of somebody from elsewhere is her commune’s, though the class is another one’s', async () => {
    const id = await aClass('two-stage');
    const other = await place.province.commune('Xã Bắc Quang');
    const theirs = place.province.officer('commune-officer', other);
    const requestId = await ask(await person('Sùng Mí Sò', other), id);
    expect((await say('commune-answers', officer, [requestId])).status).toBe(404);
    expect(await queue(theirs)).toMatchObject({ total: 1, classes: [{ communeName: 'Xã Hàm Yên' }] });
    expect((await say('commune-answers', theirs, [requestId])).body.passedOn).toBe(1);
    const ofOthers = place.province.officer('trainer');
    expect((await say('class-answers', ofOthers, [requestId])).status).toBe(404);
    expect((await queue(place.trainer)).total).toBe(1);
    const yes = await say('class-answers', place.province.officer('department-officer'), [requestId]);
    expect(yes.body).toMatchObject({ placed: 1 });
    const late = await say('class-answers', place.trainer, [requestId]);
    expect([late.status, late.body.code]).toEqual([409, 'classes.request-answered']);
  });

  it('is declined with words for her, taken back by who said so, and withdrawn', async () => {
    const id = await aClass('commune');
    const member = await person('Ma Văn Bằng');
    const requestId = await ask(member, id);
    expect((await say('commune-answers', officer, [requestId], null)).status).toBe(400);
    expect((await say('commune-answers', officer, [requestId], '      ')).status).toBe(400);
    await say('commune-answers', officer, [requestId], 'Đợt này ưu tiên tổ trưởng');
    expect(await requestsOf(member)).toMatchObject([{ standing: 'declined', reason: 'Đợt này ưu tiên tổ trưởng' }]);
    const undo = await api.post(
      '/api/place-requests/commune-answers/undo',
      { requestIds: [requestId] },
      { as: officer },
    );
    expect(undo.status).toBe(204);
    expect(await requestsOf(member)).toMatchObject([{ standing: 'commune', reason: null }]);
    const back = await api.delete(`/api/me/class-groups/${id}/place`, as(member));
    expect(back.body.requests).toEqual([]);
    const late = await say('commune-answers', officer, [requestId]);
    expect([late.status, late.body.code, late.body.detail]).toEqual([
      ...[409, 'classes.request-answered'],
      'Đề nghị của Ma Văn Bằng vừa được người khác trả lời, hoặc không còn chờ bước này. Xem lại danh sách.',
    ]);
  });

  it('expires, is told, and asked anew', async () => {
    const id = await aClass('commune');
    const member = await person('Ma Văn Bằng');
    const requestId = await ask(member, id);
    api.clock.stopAt('2026-11-28T01:00:00Z');
    expect((await say('commune-answers', officer, [requestId])).body.code).toBe('classes.request-expired');
    await api.app.get(ExpireRequests, { strict: false }).handle();
    expect(await requestsOf(member)).toMatchObject([{ standing: 'expired', expiresAt: '2026-11-28T01:00:00.000Z' }]);
    expect(await ask(member, id)).not.toBe(requestId);
    expect(await requestsOf(member)).toMatchObject([{ standing: 'commune', expiresAt: '2026-12-01T01:00:00.000Z' }]);
  });

  it('keeps its class from admitting otherwise before it is answered', async () => {
    const id = await aClass('commune');
    await ask(await person('Ma Văn Bằng'), id);
    const change = { title: 'Ký số', capacity: 5, approval: 'none' };
    const refused = await api.put(`/api/class-groups/${id}`, change, { as: place.trainer });
    expect([refused.status, refused.body.code]).toEqual([422, 'classes.requests-open']);
    expect(
      (await api.put(`/api/class-groups/${id}`, { ...change, approval: 'all' }, { as: place.trainer })).status,
    ).toBe(400);
    const kept = await api.put(`/api/class-groups/${id}`, { title: 'Ký số', capacity: 6 }, { as: place.trainer });
    expect(kept.body).toMatchObject({ capacity: 6, approval: 'commune' });
  });

  it('tells a form sent twice from one that admits otherwise', async () => {
    const clientKey = newId();
    await aClass('commune', { clientKey });
    await aClass('commune', { clientKey });
    const other = await api.post('/api/class-groups', form({ clientKey, approval: 'none' }), { as: place.trainer });
    expect(other.status).toBe(409);
  });
});
