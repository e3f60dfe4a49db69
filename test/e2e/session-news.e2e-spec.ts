import { NOTICE_VERSION } from '@lopso/identity';
import { type Actor, newId } from '@lopso/platform';
import { type ClassPlace, evening, type TestClass, TestClasses } from '../support/classes';
import { type ActiveMember, anActiveMember } from '../support/identity';
import { TestProvince } from '../support/province';
import { revisionOf } from '../support/session-revision';
import { TestApi, type TestResponse } from '../support/test-api';
import { aTrainer } from '../support/trainers';

/** 3 December 2026, 19:00–20:30 in Vietnam. */
const PLANNED = { startsAt: '2026-12-03T12:00:00.000Z', endsAt: '2026-12-03T13:30:00.000Z' };
const EVENING_BEFORE = '2026-12-02T11:00:00Z';
const MORNING = '2026-12-03T00:00:00Z';

describe('news of one’s sessions', () => {
  let api: TestApi;
  let classes: TestClasses;
  let province: TestProvince;
  let person: ActiveMember;
  let place: ClassPlace;
  let made: TestClass;
  beforeAll(async () => {
    api = await TestApi.start();
    classes = new TestClasses(api.app);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt('2026-11-25T01:00:00Z');
    province = await TestProvince.create(api.database);
    person = await anActiveMember(api, province, 'Vàng Thị Mỷ');
    const trainer = province.officer('trainer');
    const commune = person.member.unit;
    place = { province, commune, trainer, venueId: await classes.venue(trainer, commune, 'Nhà văn hóa thôn Nà Ôm') };
    made = await classes.aClass(place, { title: 'Ký số', on: '2026-12-03' });
    await classes.book(trainer, made.id, [person.member]);
  });
  afterEach(() => api.clock.release());

  const member = (): Actor => ({ ...province.memberActor(person.member), accountId: person.accountId });
  const news = async (as: Actor = member()): Promise<{ kind: string; revision: number; before: unknown }[]> =>
    (await api.get('/api/me/session-news', { as })).body.items;
  const kinds = async (as?: Actor): Promise<string[]> => (await news(as)).map(({ kind }) => kind);
  const know = (revision: number, as: Actor = member()): Promise<TestResponse> =>
    api.post(`/api/me/session-news/${made.sessionId}/known`, { revision }, { as });
  const move = async (hours: object, as: Actor = place.trainer): Promise<TestResponse> => {
    const seen = await revisionOf(api.database, made.sessionId);
    const plan = { venueId: place.venueId, isHolidayKnown: true, ...seen, ...hours };
    return api.put(`/api/class-sessions/${made.sessionId}`, plan, { as });
  };
  const cancelled = (method: 'post' | 'delete'): Promise<TestResponse> => {
    const address = `/api/class-sessions/${made.sessionId}/cancellation`;
    return method === 'post'
      ? api.post(address, undefined, { as: place.trainer })
      : api.delete(address, { as: place.trainer });
  };

  it('remind member and trainer the evening before and the same morning, each once', async () => {
    expect(await news()).toEqual([]);
    api.clock.stopAt(EVENING_BEFORE);
    expect(await news()).toMatchObject([
      { kind: 'evening', duty: 'member', title: 'Ký số', number: 1, ...PLANNED, before: null, revision: 0 },
    ]);
    expect(await news(place.trainer)).toMatchObject([{ kind: 'evening', duty: 'trainer' }]);
    expect((await know(0)).body).toEqual({ items: [] });
    expect([await kinds(), await kinds(place.trainer)]).toEqual([[], ['evening']]);
    api.clock.stopAt(MORNING);
    expect(await kinds()).toEqual(['morning']);
    expect((await know(0)).status).toBe(200);
    expect((await know(0)).status).toBe(200);
    expect(await kinds()).toEqual([]);
    api.clock.stopAt(PLANNED.endsAt);
    expect(await kinds(place.trainer)).toEqual([]);
  });

  it('are withdrawn with a session that moved: the new time is told, then reminded of', async () => {
    api.clock.stopAt(EVENING_BEFORE);
    expect(await kinds()).toEqual(['evening']);
    expect((await move(evening('2026-12-08'))).status).toBe(200);
    const [moved] = await news();
    expect(moved).toMatchObject({ kind: 'moved', startsAt: '2026-12-08T12:00:00.000Z', before: PLANNED, revision: 1 });
    expect(await news(place.trainer)).toEqual([]);
    await know(1);
    expect(await news()).toEqual([]);
    api.clock.stopAt('2026-12-07T10:00:00Z');
    expect(await kinds()).toEqual(['evening']);
  });

  it('say nothing of somebody else who stands before a session: what was told of it stays told', async () => {
    const standIn = await aTrainer(api.database, province, 'Lò Thị Hai');
    api.clock.stopAt(EVENING_BEFORE);
    expect(await kinds()).toEqual(['evening']);
    await know(0);
    const wish = { clientKey: newId(), accountId: place.trainer.accountId, standInId: standIn.accountId };
    const replaced = await api.post(
      '/api/staff-replacements',
      { ...wish, classSessionIds: [made.sessionId] },
      { as: province.officer('department-officer') },
    );
    expect(replaced.status).toBe(200);
    expect(await revisionOf(api.database, made.sessionId)).toEqual({ revision: 1 });
    expect(await news()).toEqual([]);
    api.clock.stopAt(MORNING);
    expect(await kinds()).toEqual(['morning']);
    await know(1);
    expect((await move(evening('2026-12-08'), standIn)).status).toBe(200);
    expect(await kinds()).toEqual(['moved']);
    await know(2);
    api.clock.stopAt('2026-12-07T11:00:00Z');
    expect(await kinds()).toEqual(['evening']);
  });

  it('tell what she knew, however often it moved, and nothing when it is back', async () => {
    await move(evening('2026-12-08'));
    await move(evening('2026-12-10'));
    expect(await news()).toMatchObject([
      { kind: 'moved', startsAt: '2026-12-10T12:00:00.000Z', before: PLANNED, revision: 2 },
    ]);
    // She knew the first move only.
    await know(1);
    expect(await news()).toMatchObject([{ kind: 'moved', before: { startsAt: '2026-12-08T12:00:00.000Z' } }]);
    await move(evening('2026-12-08'));
    expect(await news()).toEqual([]);
  });

  it('tell that a session was cancelled, and that it takes place after all', async () => {
    api.clock.stopAt(EVENING_BEFORE);
    await cancelled('post');
    expect(await news()).toMatchObject([{ kind: 'cancelled', before: PLANNED, revision: 1 }]);
    await know(1);
    expect(await news()).toEqual([]);
    await cancelled('delete');
    expect(await kinds()).toEqual(['restored']);
    await know(2);
    expect(await kinds()).toEqual([]);
    api.clock.stopAt(MORNING);
    expect(await kinds()).toEqual(['morning']);
  });

  it('tell once that a session takes place after all at other hours, with the hours it has', async () => {
    await cancelled('post');
    await know(1);
    const address = `/api/class-sessions/${made.sessionId}/return`;
    const back = await api.post(address, evening('2026-12-08'), { as: place.trainer });
    expect(back).toMatchObject({ status: 200, body: { session: { state: 'planned' }, missingCount: 0 } });
    const [told, ...others] = await news();
    expect(told).toMatchObject({ kind: 'restored', startsAt: '2026-12-08T12:00:00.000Z' });
    expect(others).toEqual([]);
    await know(told?.revision ?? 0);
    expect(await news()).toEqual([]);
  });

  it('tell a change to who was booked before it, and to nobody who came after', async () => {
    await move(evening('2026-12-08'));
    api.clock.stopAt('2026-11-26T01:00:00Z');
    const late = await province.member(place.commune, 'Lò Thị Dín');
    await classes.book(place.trainer, made.id, [late]);
    expect(await kinds()).toEqual(['moved']);
    expect(await kinds(province.memberActor(late))).toEqual([]);
  });

  it('leave out reminders for a member who refused them, not changes', async () => {
    const consent = { purpose: 'phone-reminders', decision: 'refused', noticeVersion: NOTICE_VERSION };
    expect((await person.device.post('/api/consents', consent)).status).toBe(200);
    api.clock.stopAt(EVENING_BEFORE);
    expect(await kinds()).toEqual([]);
    await move(evening('2026-12-08'));
    expect(await kinds()).toEqual(['moved']);
  });

  it('tell who could not come any more that it takes place without her, once', async () => {
    await cancelled('post');
    const trainer = province.officer('trainer');
    const halls = { ...place, trainer, venueId: await classes.venue(trainer, place.commune) };
    const rival = await classes.aClass(halls, { title: 'An toàn mạng', on: '2026-12-03' });
    await classes.book(trainer, rival.id, [person.member]);
    await cancelled('delete');
    expect(await news()).toMatchObject([{ kind: 'restored-without', duty: 'member', title: 'Ký số', ...PLANNED }]);
    await know(2);
    expect(await news()).toEqual([]);
    expect((await move({ on: '2026-12-03', from: '19:00', to: '20:00' })).status).toBe(200);
    expect(await news()).toEqual([]);
    api.clock.stopAt(MORNING);
    expect(await news()).toMatchObject([{ kind: 'morning', title: 'An toàn mạng' }]);
  });

  it('tell an assistant nothing of what was changed before she came', async () => {
    await move(evening('2026-12-08'));
    api.clock.advance(60);
    const helper = await aTrainer(api.database, province, 'Lò Thị Hai');
    const crew = { assistantIds: [helper.accountId], equipmentIds: [] };
    expect((await move({ ...evening('2026-12-08'), ...crew })).status).toBe(200);
    expect(await news(helper)).toEqual([]);
    api.clock.advance(60);
    await move({ ...evening('2026-12-09'), ...crew });
    expect(await news(helper)).toMatchObject([{ kind: 'moved', duty: 'assistant' }]);
  });

  it('tell a change behind a hundred sessions that are as she knows them', async () => {
    const day = (index: number): string => new Date(Date.UTC(2026, 11, 5 + index)).toISOString().slice(0, 10);
    for (let part = 0; part < 4; part++) {
      const sessions = Array.from({ length: 26 }, (_, index) => evening(day(part * 26 + index)));
      await classes.aClass(place, { title: `Lớp ${part}`, sessions });
    }
    const other = await aTrainer(api.database, province, 'Lò Thị Hai');
    await move(evening('2027-06-01'));
    await api.database.execute('update classes.session_change set changed_by = $2 where class_session_id = $1', [
      made.sessionId,
      other.accountId,
    ]);
    expect(await news(place.trainer)).toMatchObject([{ kind: 'moved', startsAt: '2027-06-01T12:00:00.000Z' }]);
  });

  describe('for who has no place yet', () => {
    let waiting: Actor;
    let asking: Actor;
    beforeEach(async () => {
      const [one, other] = [await anActiveMember(api, province, 'Lý Văn Đào'), await anActiveMember(api, province)];
      waiting = { ...province.memberActor(one.member), accountId: one.accountId };
      asking = { ...province.memberActor(other.member), accountId: other.accountId };
      await api.database.execute('update classes.class_group set capacity = 1 where id = $1', [made.id]);
      await ask(waiting);
      await api.database.execute(`update classes.class_group set approval = 'commune' where id = $1`, [made.id]);
      await ask(asking);
    });
    const ask = async (as: Actor): Promise<void> => {
      expect((await api.post(`/api/me/class-groups/${made.id}/place`, undefined, { as })).status).toBe(200);
    };

    it('tell that the class moved or was cancelled, and remind of nothing', async () => {
      await move({ on: '2026-12-04', from: '19:00', to: '20:30' });
      for (const as of [waiting, asking]) expect(await news(as)).toMatchObject([{ kind: 'moved', duty: 'waiting' }]);
      await know(1, waiting);
      expect([await kinds(waiting), await kinds(asking)]).toEqual([[], ['moved']]);
      api.clock.stopAt('2026-12-03T11:00:00Z');
      expect(await kinds(waiting)).toEqual([]);
      await cancelled('post');
      for (const as of [waiting, asking])
        expect(await news(as)).toMatchObject([{ kind: 'cancelled', duty: 'waiting', title: 'Ký số' }]);
      await know(2, waiting);
      await cancelled('delete');
      expect(await kinds(waiting)).toEqual(['restored']);
    });

    it('are over once she waits no longer', async () => {
      await move({ on: '2026-12-04', from: '19:00', to: '20:30' });
      for (const as of [waiting, asking]) await api.delete(`/api/me/class-groups/${made.id}/place`, { as });
      expect([await kinds(waiting), await kinds(asking)]).toEqual([[], []]);
    });
  });

  it('are nobody else’s', async () => {
    const other = province.memberActor(await province.member(place.commune));
    api.clock.stopAt(MORNING);
    expect(await news(other)).toEqual([]);
    expect(await know(0, other)).toMatchObject({ status: 200, body: { items: [] } });
    const kept = 'select 1 from classes.session_told where account_id = $1';
    expect(await api.database.query(kept, [other.accountId])).toEqual([]);
    expect((await api.get('/api/me/session-news')).status).toBe(401);
  });
});
