import { type Actor, newId } from '@lopso/platform';
import { freeCommuneCodes, type TestMember, type TestUnit } from '../support/province';
import { aCommune, aRoad, type Road, wish, workOut, onPlan } from '../support/planning';
import { TestApi, type TestResponse } from '../support/test-api';

/** A commune without a hall, five kilometres along the road, whose three people a plan put into the class of its neighbour. */
describe('who books the guests of a planned class', () => {
  let api: TestApi;
  let road: Road;
  let bare: TestUnit;
  let group: string;
  let guest: Actor;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  beforeEach(async () => {
    road = await aRoad(api);
    bare = await aCommune(api, road.province, road.round, { kilometres: 5, people: 3 });
    const { body: drafted } = await api.post('/api/class-plans', wish(road.round.id, road.trainers), { as: road.as });
    const plan = await workOut(api, road.as, drafted.id);
    const host = plan.classes.find((one) => one.people.some(({ communeId }) => communeId === bare.id));
    if (host === undefined) throw new Error('the neighbour takes them');
    const numbers = [host.number];
    await api.post(`/api/class-plans/${plan.id}/openings`, await onPlan(api, plan.id, { numbers }), { as: road.as });
    const { body } = await api.get(`/api/class-plans/${plan.id}`, { as: road.as });
    group = body.classes.find((one: { number: number }) => one.number === host.number).classGroupId;
    guest = road.province.officer('commune-officer', bare);
  });
  afterAll(() => api.stop());

  const peopleOf = (commune: TestUnit): Promise<TestMember[]> =>
    api.database.query<TestMember>('select id from org.member where unit_id = $1 order by id', [commune.id]);
  const at = (path = ''): string => `/api/class-groups/${group}${path}`;
  const book = (as: Actor, memberIds: readonly (string | undefined)[]): Promise<TestResponse> =>
    api.post(at('/bookings'), { memberIds }, { as });

  it('is the officer of their commune: she finds the class, books them and takes one out', async () => {
    const listed = (await api.get('/api/class-groups', { as: guest })).body.items;
    expect(listed).toMatchObject([{ id: group, isGuest: true }]);
    const seen = await api.get(at(), { as: guest });
    expect(seen).toMatchObject({ status: 200, body: { isGuest: true, can: ['book'], bookings: [] } });
    const her = { communeId: bare.id, communeName: bare.name };
    const ours = { ...her, people: 3, isByMove: false, goingOn: [{ ...her, isOwn: true }] };
    expect(seen.body.plannedFor).toContainEqual(ours);

    const [first, second] = await peopleOf(bare);
    const preview = await api.post(at('/booking-preview'), { memberIds: [first?.id] }, { as: guest });
    expect(preview).toMatchObject({ status: 200, body: { people: 1, lacking: [] } });
    const booked = await book(guest, [first?.id, second?.id]);
    expect(booked.status).toBe(200);
    expect(booked.body.booked).toHaveLength(2);
    expect((await api.delete(at(`/bookings/${first?.id}`), { as: guest })).status).toBe(200);
    const left = (await api.get(at(), { as: guest })).body.bookings;
    expect(left).toMatchObject([{ memberId: second?.id }]);
    expect((await api.get(at('/waiting'), { as: guest })).status).toBe(200);
  });

  it('sees its sessions in the calendar as the class shows them to her, and officers of other communes see none', async () => {
    const { sessions } = (await api.get(at(), { as: guest })).body;
    const calendarOf = async (as: Actor): Promise<{ id: string; isGuest: boolean }[]> => {
      const found = await Promise.all(
        [...new Set(sessions.map(({ startsAt }: { startsAt: string }) => startsAt.slice(0, 10)))].map((day) =>
          api.get(`/api/class-sessions?from=${String(day)}&to=${String(day)}`, { as }),
        ),
      );
      return found.flatMap(({ body }) =>
        body.items.filter((one: { classGroupId: string }) => one.classGroupId === group),
      );
    };
    expect(sessions.length).toBeGreaterThan(0);
    expect(sessions.every((one: { isGuest: boolean; canMove: boolean }) => one.isGuest && !one.canMove)).toBe(true);
    expect(await calendarOf(guest)).toEqual(sessions);
    const host = await calendarOf(road.province.officer('commune-officer', road.near));
    expect(host.map(({ id, isGuest }) => [id, isGuest])).toEqual(sessions.map(({ id }: { id: string }) => [id, false]));
    const reads = road.province.officer('auditor', road.near);
    const both = await calendarOf({ ...guest, grants: [...guest.grants, ...reads.grants] });
    expect(both.every(({ isGuest }) => !isGuest)).toBe(true);
    const beside = await aCommune(api, road.province, road.round, { kilometres: 9, people: 1 });
    expect(await calendarOf(road.province.officer('commune-officer', beside))).toEqual([]);
    expect(await calendarOf(road.province.officer('trainer', bare))).toEqual([]);
  });

  it('sees nobody else of the class, books nobody else and changes nothing of it', async () => {
    const [host] = await peopleOf(road.near);
    const officer = road.province.officer('commune-officer', road.near);
    expect((await book(officer, [host?.id])).status).toBe(200);
    const names = (await api.get(at(), { as: guest })).body.bookings.map((one: { memberId: string }) => one.memberId);
    expect(names).not.toContain(host?.id);
    expect((await book(guest, [host?.id])).status).toBe(404);
    expect((await api.delete(at(`/bookings/${host?.id}`), { as: guest })).status).toBe(404);
    const { body } = await api.get(at(), { as: officer });
    const [{ id: session, venueId }] = body.sessions;
    // Of her own people too, of whom she may book and take out alone.
    const [own] = await peopleOf(bare);
    expect((await book(guest, [own?.id])).body.booked).toHaveLength(1);
    const hours = { on: '2026-12-15', from: '08:00', to: '11:00', venueId, revision: 0 };
    const { revision: _, ...added } = hours;
    const moves = { sessions: [{ ...hours, classSessionId: session }] };
    const word = { clientKey: newId(), memberId: own?.id };
    const ofSession = `/api/class-sessions/${session}`;
    // As who also teaches in the guests' commune, so that no route is closed to her role alone.
    const asks = { ...guest, grants: [...guest.grants, ...road.province.officer('trainer', bare).grants] };
    const hidden: Record<string, Promise<TestResponse>> = {
      session: api.get(ofSession, { as: asks }),
      roll: api.get(`${ofSession}/roll`, { as: asks }),
      hallKit: api.get(`${ofSession}/hall-kit`, { as: asks }),
      scanCode: api.get(`${ofSession}/scan-code`, { as: asks }),
      sheets: api.get(`${ofSession}/sheets`, { as: asks }),
      opening: api.post(`${ofSession}/opening`, undefined, { as: asks }),
      closing: api.post(`${ofSession}/closing`, undefined, { as: asks }),
      cancellation: api.post(`${ofSession}/cancellation`, undefined, { as: asks }),
      move: api.put(ofSession, hours, { as: asks }),
      mark: api.post(`${ofSession}/attendance`, { ...word, source: 'roll', mark: 'present' }, { as: asks }),
      correction: api.post(`${ofSession}/corrections`, { ...word, mark: 'present' }, { as: asks }),
      walkIn: api.post(`${ofSession}/walk-ins`, word, { as: asks }),
      cardMark: api.post(`${ofSession}/card-marks`, { clientKey: newId(), card: 'K7DTR8QWMB' }, { as: asks }),
      change: api.put(at(), { title: 'Ký số', capacity: 40 }, { as: asks }),
      moreHours: api.post(at('/sessions'), added, { as: asks }),
      movePreview: api.post(at('/move-preview'), moves, { as: asks }),
      moves: api.post(at('/moves'), moves, { as: asks }),
      policy: api.put(at('/booking-policy'), { promotionStopsHours: 5 }, { as: asks }),
      results: api.get(at('/results'), { as: asks }),
      opinions: api.get(at('/opinions'), { as: asks }),
      link: api.put(at('/link'), undefined, { as: asks }),
    };
    const answers = await Promise.all(
      Object.entries(hidden).map(async ([name, asked]) => [name, (await asked).status] as const),
    );
    expect(answers.filter(([, status]) => status !== 404)).toEqual([]);
  });

  it('is no officer of a commune it was not planned for, nor of hers the one who has another commune as well', async () => {
    const beside = await aCommune(api, road.province, road.round, { kilometres: 8, people: 1 });
    const stranger = road.province.officer('commune-officer', beside);
    const [member] = await peopleOf(beside);
    const asked = [await api.get(at(), { as: stranger }), await book(stranger, [member?.id])];
    expect(asked.map(({ status }) => status)).toEqual([404, 404]);
    expect((await api.get('/api/class-groups', { as: stranger })).body.items).toEqual([]);
    const both = { ...guest, grants: [...guest.grants, ...stranger.grants] };
    expect((await book(both, [member?.id])).status).toBe(404);
    const trainer = road.province.officer('trainer', bare);
    expect((await api.get(at(), { as: trainer })).status).toBe(404);
  });

  it('is she also where she reads the classes of the host besides: her own people, and no policy of the class', async () => {
    const reads = road.province.officer('auditor', road.near);
    const both = { ...guest, grants: [...guest.grants, ...reads.grants] };
    const [, , third] = await peopleOf(bare);
    const seen = await api.get(at(), { as: both });
    expect(seen).toMatchObject({ status: 200, body: { isGuest: false } });
    expect(seen.body.can).toContain('book');
    expect((await book(both, [third?.id])).body.booked).toHaveLength(1);
    const [host] = await peopleOf(road.near);
    expect((await book(both, [host?.id])).status).toBe(404);
    const preview = await api.post(at('/booking-preview'), { memberIds: [host?.id] }, { as: both });
    expect(preview.status).toBe(404);
    expect((await api.put(at('/booking-policy'), { promotionStopsHours: 5 }, { as: both })).status).toBe(403);
  });

  it('is the officer of the commune that theirs was merged into', async () => {
    const third = await road.province.commune('Xã Thử Sáp Nhập');
    const form = {
      ...{
        fromIds: [bare.id, third.id],
        to: [{ code: (await freeCommuneCodes(api.database))[0], word: 'Xã', name: 'Thử Mới' }],
      },
      ...{ grants: [], decisionNumber: '1999/NQ-UBTVQH15', effectiveOn: '2026-11-20' },
    };
    const reform = await api.post('/api/commune-reforms', form, { as: road.province.officer('department-admin') });
    expect(reform.status).toBe(201);
    const unit = await api.database.queryOne<{ id: string; path: string }>(
      `select id, path::text from org.unit where full_name = 'Xã Thử Mới' and path <@ $1::ltree`,
      [road.province.unit.path],
    );
    if (unit === null) throw new Error('no unit');
    const heir = road.province.officer('commune-officer', { ...unit, name: 'Xã Thử Mới' });
    expect((await api.get('/api/class-groups', { as: heir })).body.items).toMatchObject([{ id: group, isGuest: true }]);
    const seen = await api.get(at(), { as: heir });
    const day = String(seen.body.sessions[0].startsAt).slice(0, 10);
    const { items } = (await api.get(`/api/class-sessions?from=${day}&to=${day}`, { as: heir })).body;
    expect(items).toContainEqual(expect.objectContaining({ classGroupId: group, isGuest: true }));
    expect(seen.body).toMatchObject({
      can: ['book'],
      plannedFor: expect.arrayContaining([
        {
          ...{ communeId: unit.id, communeName: 'Xã Thử Mới', people: 3, isByMove: false },
          goingOn: [{ communeId: unit.id, communeName: 'Xã Thử Mới', isOwn: true }],
        },
      ]),
    });
    const told = (await api.get('/api/me/class-openings', { as: heir })).body.items;
    expect(told).toMatchObject([{ classGroupId: group, people: 3 }]);
    // Her seat ended with its team; she is booked once she has one of the commune that goes on.
    const [first] = await peopleOf({ ...unit, name: '' });
    if (first === undefined) throw new Error('somebody moved along');
    expect((await book(heir, [first.id])).body.notBooked).toMatchObject([{ reason: 'no-seat' }]);
    const team = await road.province.team({ ...unit, name: 'Xã Thử Mới' });
    await road.province.seat(first, team, '2026-11-26');
    expect((await book(heir, [first.id])).body.booked).toHaveLength(1);
    const [host] = await peopleOf(road.near);
    expect((await book(heir, [host?.id])).status).toBe(404);
  });
});
