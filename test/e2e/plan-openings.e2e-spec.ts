import { newId } from '@lopso/platform';
import { aPublishedCourse } from '../support/learning';
import { aHall, aPlan, aRoad, aTeacher, type Road, wish, onPlan } from '../support/planning';
import { TestApi, type TestResponse } from '../support/test-api';

interface Spot {
  readonly day: string;
  readonly half: number;
  readonly venueId: string;
  readonly trainerId: string;
  readonly trainerName: string;
}

const spotOf = ({ day, half, venueId, trainerId }: Partial<Spot> = {}): object => ({ day, half, venueId, trainerId });

describe('a class of a plan that is to be opened', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  afterEach(() => api.clock.release());

  /** A plan, its class of the near commune on Tuesday, 1/12/2026, in the morning, and how it is opened. */
  async function planned(): Promise<{
    road: Road;
    planId: string;
    number: number;
    open: () => Promise<{ refusal: string | null; classGroupId: string | null; spots: Spot[] | null }>;
  }> {
    const road = await aRoad(api);
    const { as, round, near, trainers } = road;
    const plan = await aPlan(api, as, wish(round.id, trainers));
    const one = plan.classes.find(({ communeId }) => communeId === near.id);
    expect(one).toMatchObject({ day: '2026-12-01', firstHalf: 0, trainerId: trainers[0] });
    const open = async () => {
      const answer = await api.post(
        `/api/class-plans/${plan.id}/openings`,
        await onPlan(api, plan.id, { numbers: [one?.number] }),
        { as },
      );
      expect(answer.status).toBe(200);
      return answer.body.items[0];
    };
    return { road, planId: plan.id, number: one?.number ?? 0, open };
  }

  const teaching = async (road: Road, venueId: string, hours: { from: string; to: string }): Promise<TestResponse> => {
    const trainer = { ...road.province.officer('trainer'), accountId: road.trainers[0] };
    const form = { clientKey: newId(), title: 'Ký số', venueId, capacity: 20 };
    return api.post('/api/class-groups', { ...form, sessions: [{ on: '2026-12-01', ...hours }] }, { as: trainer });
  };

  it('is about the course that most of its people miss hours of, and of none where any class counts', async () => {
    const topicOf = async (
      open: () => Promise<{ classGroupId: string | null }>,
    ): Promise<string | null | undefined> => {
      const { classGroupId } = await open();
      const rows = await api.database.query<{ topic: string | null }>(
        'select topic from classes.class_group where id = $1',
        [classGroupId],
      );
      return rows[0]?.topic;
    };
    const any = await planned();
    expect(await topicOf(any.open)).toBeNull();

    const { road, open } = await planned();
    const [ofMost, other] = [await aPublishedCourse(api.database), await aPublishedCourse(api.database)];
    const asking = async (key: string, topics: readonly { id: string; title: string }[]) =>
      api.database.execute(
        `insert into learning.requirement (id, round_id, key, position, label, kind, spec) values ($1, $2, $3, 9, 'Lớp', 'hours', $4)`,
        [newId(), road.round.id, key, { minutes: 90, motif: 'hat-ngo', topics }],
      );
    const [first, second] = [
      { id: ofMost.id, title: 'Ký số' },
      { id: other.id, title: 'An toàn thông tin' },
    ];
    await asking('gio-ky-so', [first]);
    await asking('gio-an-toan', [second]);
    await api.database.execute(
      `update learning.completion p set state = jsonb_set(p.state, '{requirements,0,missing}',
         '[{"kind":"hours","subject":"gio-ky-so","label":"Lớp","minutes":90,"topics":["Ký số"]}]'::jsonb)
       from learning.cycle c where c.id = p.cycle_id and c.round_id = $1`,
      [road.round.id],
    );
    expect(await topicOf(open)).toBe(ofMost.id);
  });

  it('is given no name that a class of its commune has already', async () => {
    const { road, planId, open } = await planned();
    const { name } = (await api.get(`/api/class-plans/${planId}`, { as: road.as })).body;
    const beside = await teaching(road, await aHall(api, road.near), { from: '18:00', to: '19:00' });
    await api.database.execute('update classes.class_group set title = $2 where id = $1', [beside.body.id, name]);
    const { classGroupId } = await open();
    const opened = await api.get(`/api/class-groups/${classGroupId}`, { as: road.as });
    expect(opened.body.title).toBe(`${name}, lớp 2`);
  });

  it('is opened once by two officers at once, and both are told of the one class', async () => {
    const { road, planId, number } = await planned();
    const form = await onPlan(api, planId, { numbers: [number] });
    const officers = [road.as, road.province.officer('department-officer')];
    const answers = await Promise.all(
      officers.map((as) => api.post(`/api/class-plans/${planId}/openings`, form, { as })),
    );
    const items = answers.map(({ body }) => body.items[0]);
    expect(items.map(({ refusal }) => refusal)).toEqual([null, null]);
    expect(items[0].classGroupId).not.toBeNull();
    expect(items[1].classGroupId).toBe(items[0].classGroupId);
  });

  it('is refused while its trainer is on leave, and opened when the leave is gone', async () => {
    const { road, open } = await planned();
    const leave = { clientKey: newId(), from: '2026-11-30', to: '2026-12-02' };
    await api.post(`/api/planning/trainers/${road.trainers[0]}/leaves`, leave, { as: road.as });
    const refused = await open();
    expect(refused).toMatchObject({ classGroupId: null });
    expect(refused.refusal).toContain('nghỉ từ 30/11/2026 đến hết 02/12/2026');
    await api.delete(`/api/planning/leaves/${leave.clientKey}`, { as: road.as });
    expect((await open()).refusal).toBeNull();
  });

  it('is offered the next days on which its trainer is there and no market is held, and opened where that is taken', async () => {
    const { road, planId, number, open } = await planned();
    const leave = { clientKey: newId(), from: '2026-12-01', to: '2026-12-02' };
    await api.post(`/api/planning/trainers/${road.trainers[0]}/leaves`, leave, { as: road.as });
    const market = { clientKey: newId(), communeId: road.near.id, name: 'Chợ Minh Hương', weekday: 4 };
    await api.post('/api/planning/markets', market, { as: road.as });
    const { spots } = await open();
    // 3/12 is the market's Thursday.
    const [trainerId, venueId] = [road.trainers[0], road.halls[0]];
    expect(spots).toMatchObject([
      { day: '2026-12-04', half: 0, trainerId, trainerName: 'Nông Văn Gần', venueId },
      { day: '2026-12-07', half: 0, trainerId, venueId },
      { day: '2026-12-08', half: 0, trainerId, venueId },
    ]);
    const body = { day: '2026-12-04', half: 0, venueId, trainerId };
    const placed = await api.put(`/api/class-plans/${planId}/classes/${number}`, await onPlan(api, planId, body), {
      as: road.as,
    });
    expect(placed.status).toBe(200);
    expect(await open()).toMatchObject({ refusal: null, classGroupId: expect.any(String), spots: null });
  });

  it('is offered no market day of its commune, of which nobody needs hours any more', async () => {
    const { road, open } = await planned();
    await api.database.execute(
      `update org.seat_term s set held = daterange(lower(s.held), '2026-11-20')
       from org.team t where t.id = s.team_id and t.unit_path <@ $1::ltree`,
      [road.near.path],
    );
    const leave = { clientKey: newId(), from: '2026-12-01', to: '2026-12-02' };
    await api.post(`/api/planning/trainers/${road.trainers[0]}/leaves`, leave, { as: road.as });
    const market = { clientKey: newId(), communeId: road.near.id, name: 'Chợ Nà Phặc', weekday: 4 };
    await api.post('/api/planning/markets', market, { as: road.as });
    const { spots } = await open();
    expect(spots?.map(({ day }) => day)).toEqual(['2026-12-04', '2026-12-07', '2026-12-08']);
  });

  it('is offered nothing that was offered to another one before, be it in another request', async () => {
    const { road, planId, number, open } = await planned();
    // Who is left has to teach both classes.
    const away = async (trainer: string, to: string): Promise<void> => {
      const leave = { clientKey: newId(), from: '2026-12-01', to };
      await api.post(`/api/planning/trainers/${trainer}/leaves`, leave, { as: road.as });
    };
    await away(road.trainers[0], '2026-12-02');
    await away(road.trainers[1], '2027-01-30');
    const [near] = (await open()).spots ?? [];
    expect(near).toMatchObject({ day: '2026-12-03', half: 0, trainerId: road.trainers[0] });
    const { classes } = (await api.get(`/api/class-plans/${planId}`, { as: road.as })).body;
    const far = classes.find((one: { communeId: string }) => one.communeId === road.far.id);
    const openFar = async (offered?: readonly object[]): Promise<Spot> => {
      const wanted = { numbers: [far.number], ...(offered === undefined ? {} : { offered }) };
      const body = await onPlan(api, planId, wanted);
      const answer = await api.post(`/api/class-plans/${planId}/openings`, body, { as: road.as });
      return answer.body.items[0].spots[0];
    };
    expect(await openFar()).toMatchObject({ day: near?.day, half: near?.half, trainerId: near?.trainerId });
    const offered = spotOf(near);
    const other = await openFar([offered]);
    expect([other.day, other.half]).not.toEqual([near?.day, near?.half]);
    expect(await openFar([{ ...offered, venueId: newId() }])).toMatchObject({ day: near?.day, half: near?.half });
    for (const [one, spot] of [[number, near] as const, [far.number, other] as const]) {
      const body = await onPlan(api, planId, spotOf(spot));
      const placed = await api.put(`/api/class-plans/${planId}/classes/${one}`, body, { as: road.as });
      expect(placed.status).toBe(200);
    }
    const both = await api.post(
      `/api/class-plans/${planId}/openings`,
      await onPlan(api, planId, { numbers: [number, far.number] }),
      { as: road.as },
    );
    expect(both.body.items).toMatchObject([{ refusal: null }, { refusal: null }]);
  });

  it('is offered the same time in another hall while its own is taken, by name', async () => {
    const { road, open } = await planned();
    const venueId = await aHall(api, road.near);
    const other = await aTeacher(api, road.province.unit, 'Lò Văn Khác');
    const trainer = { ...road.province.officer('trainer'), accountId: other };
    const form = { clientKey: newId(), title: 'Ký số', venueId: road.halls[0], capacity: 20 };
    const sessions = [{ on: '2026-12-01', from: '09:00', to: '10:00' }];
    expect((await api.post('/api/class-groups', { ...form, sessions }, { as: trainer })).status).toBe(201);
    const { refusal, spots } = await open();
    expect(refusal).toContain('“Ký số”');
    expect(spots?.[0]).toEqual({
      ...{ day: '2026-12-01', half: 0, venueId, trainerId: road.trainers[0], trainerName: 'Nông Văn Gần' },
      venueName: `Nhà văn hóa ${venueId.slice(-6)}`,
    });
  });

  it('is offered nothing where no trainer, hall and day of the plan is left', async () => {
    const { road, open } = await planned();
    const leave = { from: '2026-11-30', to: '2027-01-30' };
    for (const trainer of road.trainers)
      await api.post(`/api/planning/trainers/${trainer}/leaves`, { ...leave, clientKey: newId() }, { as: road.as });
    expect(await open()).toMatchObject({ classGroupId: null, spots: [] });
  });

  it('is refused on a market day that somebody entered meanwhile, by the name of the market', async () => {
    const { road, open } = await planned();
    const market = { clientKey: newId(), communeId: road.near.id, name: 'Chợ Minh Hương', weekday: 2 };
    await api.post('/api/planning/markets', market, { as: road.as });
    expect((await open()).refusal).toContain('Ngày 01/12/2026 có phiên Chợ Minh Hương');
  });

  it('is refused on a day that became a day off', async () => {
    const { road, open } = await planned();
    await api.database.execute(
      `insert into org.holiday (day, occasion, province_id, recorded_by, recorded_at) values ('2026-12-01', 'other', $1, $2, now())`,
      [road.province.unit.id, road.as.accountId],
    );
    try {
      expect((await open()).refusal).toContain('Ngày 01/12/2026 đã thành ngày nghỉ');
    } finally {
      await api.database.execute(`delete from org.holiday where day = '2026-12-01'`);
    }
    expect((await open()).refusal).toBeNull();
  });

  it('is refused on a day that is expected to be off, by what it is for', async () => {
    const road = await aRoad(api);
    const { as, round, near, trainers } = road;
    const terms = { ...wish(round.id, trainers), from: '2027-04-15', until: '2027-04-15' };
    const plan = await aPlan(api, as, terms);
    const one = plan.classes.find(({ communeId }) => communeId === near.id);
    // The plan was made before days were expected: it has a class on 10/3 by the moon.
    await api.database.execute(`update planning.planned_class set held_on = '2027-04-16' where plan_id = $1`, [
      plan.id,
    ]);
    const { body } = await api.post(
      `/api/class-plans/${plan.id}/openings`,
      await onPlan(api, plan.id, { numbers: [one?.number] }),
      { as },
    );
    expect(body.items[0].refusal).toContain('Trúng ngày 16/04/2027 (Giỗ Tổ Hùng Vương, dự kiến)');
    expect(body.items[0].classGroupId).toBeNull();
  });

  it('is refused where the right of its trainer ends before', async () => {
    const { road, open } = await planned();
    await api.database.execute(
      `update org.role_grant set held = '[2025-07-01,2026-12-01)' where account_id = $1 and role = 'trainer'`,
      [road.trainers[0]],
    );
    expect((await open()).refusal).toContain('Ngày 01/12/2026 giảng viên không có quyền dạy ở xã này');
  });

  it('is refused while its trainer teaches elsewhere then, by the name of that class', async () => {
    const { road, open } = await planned();
    expect((await teaching(road, await aHall(api, road.near), { from: '09:00', to: '10:00' })).status).toBe(201);
    expect((await open()).refusal).toContain('“Ký số” lúc 09:00–10:00 ngày 01/12/2026');
  });

  it('is refused where its trainer would not get there from another session, by the name of that class', async () => {
    const { road, open } = await planned();
    expect((await teaching(road, road.halls[1], { from: '11:30', to: '12:30' })).status).toBe(201);
    const { refusal } = await open();
    expect(refusal).toContain('“Ký số”');
    expect(refusal).toContain('phút');
  });
});
