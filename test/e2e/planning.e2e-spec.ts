import { type Actor, newId } from '@lopso/platform';
import {
  aCommune,
  aHall,
  aRoad,
  aTeacher,
  type Road,
  type SeenClass,
  type SeenPlan,
  TERMS,
  wish,
  workOut,
  onPlan,
} from '../support/planning';
import { TestProvince, type TestUnit } from '../support/province';
import { TestRound } from '../support/reporting';
import { TestApi } from '../support/test-api';

describe('plans of classes', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  const road = (people?: number): Promise<Road> => aRoad(api, people);

  async function aPlan(as: Actor, body: object): Promise<SeenPlan> {
    const { status, body: drafted } = await api.post('/api/class-plans', body, { as });
    expect([status, drafted.state]).toEqual([201, 'working']);
    return workOut(api, as, drafted.id);
  }

  it('send the nearest trainer to everybody who needs hours, and say what the ways are', async () => {
    const { as, round, near, far, halls, trainers } = await road();
    const plan = await aPlan(as, wish(round.id, trainers));
    expect(plan).toMatchObject({ state: 'proposed', gaps: [], figures: { people: 12, minutes: 0, leastMinutes: 0 } });
    const placed = plan.classes.map(({ communeId, venueId, trainerId, people }) => [
      communeId,
      venueId,
      trainerId,
      people[0]?.count,
    ]);
    expect(placed).toEqual(
      expect.arrayContaining([
        [near.id, halls[0], trainers[0], 6],
        [far.id, halls[1], trainers[1], 6],
      ]),
    );
    expect(plan.classes.every(({ day }) => day === '2026-12-01')).toBe(true);
  });

  it('count nobody who has the hours, or a place in a class to come', async () => {
    const { province, as, round, near, trainers } = await road(2);
    const team = await province.team(await province.village(near), 'village-team');
    const done = await province.member(near);
    await province.seat(done, team);
    await round.cycle(done, { minutes: 180 });
    const plan = await aPlan(as, wish(round.id, trainers));
    expect(plan.figures?.people).toBe(4);
    const opened = await open(as, plan);
    const officer = province.officer('commune-officer', near);
    const ofNear = opened.find(({ communeId }) => communeId === near.id);
    const { body } = await api.get(`/api/class-groups/${ofNear?.classGroupId}`, { as: officer });
    expect(body.title).toBe('Dịch vụ công trực tuyến');
    const [member] = await api.database.query<{ id: string }>(
      `select c.member_id as id from learning.cycle c join org.member m on m.id = c.member_id
       where c.round_id = $1 and m.unit_id = $2 and m.id <> $3 order by 1 limit 1`,
      [round.id, near.id, done.id],
    );
    const booking = { memberIds: [member?.id] };
    const booked = await api.post(`/api/class-groups/${ofNear?.classGroupId}/bookings`, booking, { as: officer });
    expect(booked.status).toBe(200);
    const second = await aPlan(as, { ...wish(round.id, trainers), from: '2026-12-14' });
    expect(second.figures?.people).toBe(3);
  });

  it('still count who has a place in a class that does not count for the hours they miss', async () => {
    const { province, as, round, near, halls, trainers } = await road(2);
    const [member] = await api.database.query<{ id: string }>(
      `select c.member_id as id from learning.cycle c join org.member m on m.id = c.member_id
       where c.round_id = $1 and m.unit_id = $2 order by 1 limit 1`,
      [round.id, near.id],
    );
    const trainer = { ...province.officer('trainer'), accountId: trainers[0] };
    const other = await api.post(
      '/api/class-groups',
      {
        ...{ clientKey: newId(), title: 'Lớp khác', venueId: halls[0], capacity: 5, isHolidayKnown: true },
        sessions: [{ on: '2026-12-20', from: '08:00', to: '11:00' }],
      },
      { as: trainer },
    );
    expect(other.status).toBe(201);
    const booking = { memberIds: [member?.id] };
    expect((await api.post(`/api/class-groups/${other.body.id}/bookings`, booking, { as: trainer })).status).toBe(200);
    const topics = (about: readonly object[]) =>
      api.database.execute(
        `update learning.requirement set spec = spec || jsonb_build_object('topics', $2::jsonb) where round_id = $1 and kind = 'hours'`,
        [round.id, JSON.stringify(about)],
      );
    expect((await aPlan(as, wish(round.id, trainers))).figures?.people).toBe(3);
    await topics([{ id: 'C05', title: 'Dịch vụ công trực tuyến' }]);
    expect((await aPlan(as, wish(round.id, trainers))).figures?.people).toBe(4);
    // Hours of two kinds: the class counts for those of whatever topic, and is not enough while she misses the others.
    await topics([]);
    const spec = { minutes: 60, topics: [{ id: 'C05', title: 'Dịch vụ công trực tuyến' }] };
    await api.database.execute(
      `insert into learning.requirement (id, round_id, key, position, label, kind, spec) values ($1, $2, 'gio-khac', 9, 'Giờ khác', 'hours', $3)`,
      [newId(), round.id, JSON.stringify(spec)],
    );
    await api.database.execute(
      `update learning.completion set state = jsonb_set(state, '{requirements,0,missing}',
         state #> '{requirements,0,missing}' || '[{"kind": "hours", "subject": "gio-khac", "label": "Giờ khác", "minutes": 60}]')
       where cycle_id in (select id from learning.cycle where round_id = $1)`,
      [round.id],
    );
    expect((await aPlan(as, wish(round.id, trainers))).figures?.people).toBe(4);
    await api.database.execute(`update learning.requirement set spec = spec - 'topics' where key = 'gio-khac'`, []);
    expect((await aPlan(as, wish(round.id, trainers))).figures?.people).toBe(3);
  });

  it('count whose sessions to come give fewer minutes than she misses, until they give them all', async () => {
    const { province, as, round, near, halls, trainers } = await road(2);
    const [member] = await api.database.query<{ id: string }>(
      `select c.member_id as id from learning.cycle c join org.member m on m.id = c.member_id
       where c.round_id = $1 and m.unit_id = $2 order by 1 limit 1`,
      [round.id, near.id],
    );
    const trainer = { ...province.officer('trainer'), accountId: trainers[0] };
    const placed = async (on: string, from: string, to: string): Promise<void> => {
      const form = { title: 'Lớp ngắn', venueId: halls[0], capacity: 5, isHolidayKnown: true };
      const body = { clientKey: newId(), ...form, sessions: [{ on, from, to }] };
      const { body: group } = await api.post('/api/class-groups', body, { as: trainer });
      const booking = { memberIds: [member?.id] };
      expect((await api.post(`/api/class-groups/${group.id}/bookings`, booking, { as: trainer })).status).toBe(200);
    };
    const hour = { morning: { from: '08:00', to: '09:00' }, afternoon: { from: '13:30', to: '14:30' } };
    const short = { ...wish(round.id, trainers), terms: { ...TERMS, ...hour } };
    const foreseen = async (): Promise<unknown> => {
      const body = { roundId: round.id, halves: 1, ...hour };
      return (await api.post('/api/class-plans/hours-preview', body, { as })).body.beyond;
    };
    await placed('2026-12-20', '08:00', '10:00');
    expect((await aPlan(as, wish(round.id, trainers))).figures?.people).toBe(4);
    // An hour is left to her, which one short class gives; the three others miss three.
    expect(await foreseen()).toMatchObject({ people: 3, minutes: 180, classesEach: 3 });
    const first = await aPlan(as, { ...short, clientKey: newId() });
    expect([first.figures?.people, first.beyond?.people]).toEqual([4, 3]);
    await placed('2026-12-21', '08:00', '09:00');
    expect((await aPlan(as, wish(round.id, trainers))).figures?.people).toBe(3);
    expect(await foreseen()).toMatchObject({ people: 3 });
  });

  it('give nobody a second class of the same plan, and tell the next plan that one was too short', async () => {
    const { province, as, round, near, trainers } = await road(2);
    const hour = { morning: { from: '08:00', to: '09:00' }, afternoon: { from: '13:30', to: '14:30' } };
    const short = (): object => ({ ...wish(round.id, trainers), terms: { ...TERMS, ...hour } });
    const plan = await aPlan(as, short());
    const ofNear = (await open(as, plan)).find(({ communeId }) => communeId === near.id);
    const { rows } = {
      rows: await api.database.query<{ id: string }>(
        'select member_id as id from org.seat_term s join org.team t on t.id = s.team_id where t.unit_path <@ $1::ltree',
        [near.path],
      ),
    };
    const booking = { memberIds: rows.map(({ id }) => id) };
    const officer = province.officer('commune-officer', near);
    expect(
      (await api.post(`/api/class-groups/${ofNear?.classGroupId}/bookings`, booking, { as: officer })).status,
    ).toBe(200);
    expect((await api.post(`/api/class-plans/${plan.id}/proposals`, {}, { as })).status).toBe(201);
    const again = await workOut(api, as, plan.id);
    expect([again.figures?.people, again.classes.length, again.beyond]).toEqual([
      4,
      2,
      expect.objectContaining({ people: 4, minutes: 180 }),
    ]);
    const next = await aPlan(as, { ...short(), from: '2026-12-14' });
    expect([next.figures?.people, next.beyond]).toEqual([4, expect.objectContaining({ people: 4, minutes: 180 })]);
  });

  it('say how many need more than one of their classes', async () => {
    const { as, round, trainers } = await road(2);
    expect((await aPlan(as, wish(round.id, trainers))).beyond).toBeNull();
    const hour = { morning: { from: '08:00', to: '09:00' }, afternoon: { from: '13:30', to: '14:15' } };
    const short = await aPlan(as, { ...wish(round.id, trainers), terms: { ...TERMS, ...hour } });
    expect(short).toMatchObject({ gaps: [], beyond: { people: 4, minutes: 180, classMinutes: 60 } });
    const drafted = await api.post(
      '/api/class-plans',
      { ...wish(round.id, trainers), terms: { ...TERMS, ...hour } },
      { as },
    );
    const working = await api.get(`/api/class-plans/${drafted.body.id}`, { as });
    expect(working.body).toMatchObject({ state: 'working', beyond: null });
    const whole = await aPlan(as, { ...wish(round.id, trainers), terms: { ...TERMS, ...hour, halves: 2 } });
    expect(whole.beyond).toMatchObject({ classMinutes: 105 });
  });

  it('say before they are made that a class is too short, as they say it afterwards', async () => {
    const { as, round, trainers } = await road(2);
    const foresee = async (hours: object): Promise<unknown> => {
      const { halves, morning, afternoon } = { ...TERMS, ...hours };
      const body = { roundId: round.id, halves, morning, afternoon };
      const answer = await api.post('/api/class-plans/hours-preview', body, { as });
      expect(answer.status).toBe(200);
      return answer.body;
    };
    expect(await foresee({})).toEqual({ wholeDayMinutes: 360, beyond: null });
    const hour = { morning: { from: '08:00', to: '09:00' }, afternoon: { from: '13:30', to: '14:15' } };
    const beyond = { people: 4, minutes: 180, askedMinutes: 180, classMinutes: 60, classesEach: 3 };
    expect(await foresee(hour)).toEqual({ wholeDayMinutes: 105, beyond });
    const made = await aPlan(as, { ...wish(round.id, trainers), terms: { ...TERMS, ...hour } });
    expect(made.beyond).toEqual(beyond);
    expect(await foresee({ ...hour, halves: 2 })).toMatchObject({ beyond: { classMinutes: 105, classesEach: 2 } });
    const turned = { roundId: round.id, halves: 1, morning: TERMS.afternoon, afternoon: TERMS.morning };
    const refused = await api.post('/api/class-plans/hours-preview', turned, { as });
    expect([refused.status, refused.body.errors[0].code]).toEqual([400, 'planning.hours-overlap']);
  });

  it('keep off days of leave and market days', async () => {
    const { as, round, near, far, trainers } = await road();
    const leave = { clientKey: newId(), from: '2026-12-01', to: '2026-12-02' };
    expect((await api.post(`/api/planning/trainers/${trainers[0]}/leaves`, leave, { as })).status).toBe(204);
    expect(
      (await api.post(`/api/planning/trainers/${trainers[1]}/leaves`, { ...leave, clientKey: newId() }, { as })).status,
    ).toBe(204);
    const market = { clientKey: newId(), communeId: near.id, name: 'Chợ thứ năm', weekday: 4 };
    const moving = { clientKey: newId(), communeId: far.id, name: 'Chợ lùi', everyDays: 2, countedFrom: '2026-11-01' };
    expect((await api.post('/api/planning/markets', market, { as })).status).toBe(204);
    expect((await api.post('/api/planning/markets', moving, { as })).status).toBe(204);
    const plan = await aPlan(as, wish(round.id, trainers));
    const dayOf = (unit: TestUnit): string | undefined =>
      plan.classes.find(({ communeId }) => communeId === unit.id)?.day;
    // Thursday the 3rd is a market of the near commune; the far one's fall on odd days of December.
    expect([dayOf(near), dayOf(far)]).toEqual(['2026-12-04', '2026-12-04']);
    const { body } = await api.get('/api/planning/trainers', { as });
    const first = body.items.find((one: { accountId: string }) => one.accountId === trainers[0]);
    expect(first).toMatchObject({
      name: 'Nông Văn Gần',
      home: { id: near.id },
      leaves: [{ from: '2026-12-01', to: '2026-12-02' }],
    });
  });

  it('keep off Tết before anybody has entered it, and by what was decided then', async () => {
    const { as, round, near, far, trainers, halls } = await road();
    const department = { ...as, accountId: as.accountId };
    // Thursday, 4/2/2027, to Friday, 12/2: the first of the lunar year is Saturday, 6/2.
    const tet = { ...wish(round.id, trainers), from: '2027-02-04', until: '2027-02-12' };
    const plan = await aPlan(as, tet);
    expect(plan.gaps).toEqual([]);
    expect(plan.classes.map(({ communeId, day }) => [communeId, day])).toEqual(
      expect.arrayContaining([near, far].map(({ id }) => [id, '2027-02-12'])),
    );
    const tetDays = [4, 5, 6, 7, 8, 9, 10, 11].map((day) => `2027-02-${String(day).padStart(2, '0')}`);
    expect(plan.daysOff).toEqual(tetDays.map((day) => ({ day, occasion: 'tet', isExpected: true })));
    const at = `/api/class-plans/${plan.id}/classes/${plan.classes[0]?.number}`;
    const [first] = plan.classes;
    const spot = { venueId: first?.venueId, trainerId: first?.trainerId, day: '2027-02-08', half: 0 };
    expect((await api.put(at, await onPlan(api, plan.id, spot), { as })).body.code).toBe('planning.spot-day');

    const nothingLeft = await aPlan(as, { ...tet, clientKey: newId(), until: '2027-02-11' });
    expect(nothingLeft).toMatchObject({ state: 'failed', classes: [] });

    const decided = { from: '2027-02-05', to: '2027-02-09', occasion: 'tet' };
    try {
      expect((await api.post('/api/holidays', decided, { as: department })).status).toBe(200);
      const sure = await aPlan(as, { ...tet, clientKey: newId() });
      expect(sure.classes.map(({ day }) => day)).toEqual(['2027-02-04', '2027-02-04']);
      expect(sure.daysOff.map(({ day, isExpected }) => [day, isExpected])).toEqual([
        ...tetDays.slice(1, 6).map((day) => [day, false]),
      ]);
      expect(halls).toContain(sure.classes[0]?.venueId);
    } finally {
      await api.post('/api/holidays/removal', { from: decided.from, to: decided.to }, { as: department });
    }
  });

  it('say why somebody has no class', async () => {
    const { province, as, round, trainers } = await road();
    const remote = await aCommune(api, province, round, { kilometres: 400, people: 3 });
    await aHall(api, remote);
    const bare = await aCommune(api, province, round, { kilometres: -200, people: 2 });
    const plan = await aPlan(as, wish(round.id, trainers));
    expect(plan.gaps).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ communeId: remote.id, people: 3, reason: 'too-far' }),
        expect.objectContaining({ communeId: bare.id, people: 2, reason: 'no-hall' }),
      ]),
    );
  });

  it('say to which communes no way was counted, as nobody knows where they lie', async () => {
    const { as, round, near, trainers } = await road();
    const plan = await aPlan(as, wish(round.id, trainers));
    expect(plan.withoutPlace).toEqual([]);
    await api.database.execute('delete from org.unit_point where unit_id = $1', [near.id]);
    const { body } = await api.get(`/api/class-plans/${plan.id}`, { as });
    expect(body.withoutPlace).toMatchObject([{ id: near.id }]);
  });

  it('fail with a sentence where nothing can be planned', async () => {
    const { province, as, round } = await road();
    const stranger = await aTeacher(api, province.unit, 'Lò Văn Chưa Rõ Nhà');
    const plan = await aPlan(as, wish(round.id, [stranger]));
    expect(plan).toMatchObject({ state: 'failed', classes: [] });
    expect(plan.failure).toContain('nơi ở');
    const asked = async (change: object): Promise<unknown> =>
      (await api.post('/api/class-plans', { ...wish(round.id, [stranger]), ...change }, { as })).body.errors?.[0];
    expect(await asked({ from: '2026-11-25' })).toMatchObject({ pointer: '#/from', code: 'planning.days-past' });
    expect(await asked({ until: '2026-11-30' })).toMatchObject({ pointer: '#/until', code: 'planning.days-reversed' });
    expect(await asked({ terms: { ...TERMS, weekdays: [] } })).toMatchObject({ pointer: '#/terms/weekdays' });
    expect((await api.post('/api/class-plans', wish(round.id, []), { as })).body.code).toBe('planning.no-trainer');
    expect((await api.post('/api/class-plans', wish(round.id, [newId()]), { as })).body.code).toBe(
      'planning.trainer-not-there',
    );
  });

  it('plan around what is pinned, and refuse a place that something stands in the way of', async () => {
    const { as, round, near, halls, trainers } = await road();
    const plan = await aPlan(as, wish(round.id, trainers));
    const one = plan.classes.find(({ communeId }) => communeId === near.id);
    const spot = { venueId: halls[0], trainerId: trainers[1], day: '2026-12-09', half: 1 };
    const at = `/api/class-plans/${plan.id}/classes/${one?.number}`;
    const refused = async (change: object): Promise<string> =>
      (await api.put(at, await onPlan(api, plan.id, { ...spot, ...change }), { as })).body.code;
    expect(await refused({ venueId: halls[1] })).toBe('planning.spot-hall-elsewhere');
    expect(await refused({ day: '2026-12-06' })).toBe('planning.spot-day');
    expect(await refused({ trainerId: newId() })).toBe('planning.spot-trainer-unknown');
    expect(await refused({ trainerId: trainers[1], day: '2026-12-01', half: 0 })).toBe('planning.spot-trainer-taken');
    const taken = await api.put(
      at,
      await onPlan(api, plan.id, { ...spot, trainerId: trainers[1], day: '2026-12-01', half: 0 }),
      { as },
    );
    // The trainer’s class of the plan is named, and so are places of the plan where this one could stand, but the one where it stands.
    expect(taken.body.params.clashes).toMatchObject([
      { kind: 'trainer', title: '', on: '01/12/2026', from: '08:00', to: '11:00', until: '' },
    ]);
    const [offer] = taken.body.params.spots;
    expect(taken.body.params.spots).not.toContainEqual(
      expect.objectContaining({ day: one?.day, half: one?.firstHalf, trainerId: one?.trainerId }),
    );
    const { day, half, venueId, trainerId } = offer;
    expect((await api.put(at, await onPlan(api, plan.id, { day, half, venueId, trainerId }), { as })).status).toBe(200);
    const moved = (await api.put(at, await onPlan(api, plan.id, spot), { as })).body as SeenPlan;
    expect(moved.classes.find(({ number }) => number === one?.number)).toMatchObject({
      trainerId: trainers[1],
      day: '2026-12-09',
      firstHalf: 1,
      isPinned: true,
    });
    expect((await api.post(`/api/class-plans/${plan.id}/proposals`, undefined, { as })).body.state).toBe('working');
    expect((await api.put(at, await onPlan(api, plan.id, spot), { as })).body.code).toBe('planning.at-work');
    const again = await workOut(api, as, plan.id);
    expect(again.classes.find(({ communeId }) => communeId === near.id)).toMatchObject({
      trainerId: trainers[1],
      day: '2026-12-09',
      isPinned: true,
    });
    expect(again.classes).toHaveLength(2);
    const pins = { numbers: again.classes.map(({ number }) => number), isPinned: false };
    const loose = (await api.put(`/api/class-plans/${plan.id}/pins`, await onPlan(api, plan.id, pins), { as }))
      .body as SeenPlan;
    expect(loose.classes.some(({ isPinned }) => isPinned)).toBe(false);
  });

  describe('that are made again under other terms', () => {
    const pinAll = async (as: Actor, { id, classes }: SeenPlan): Promise<void> => {
      const pins = { numbers: classes.map(({ number }) => number), isPinned: true };
      expect((await api.put(`/api/class-plans/${id}/pins`, await onPlan(api, id, pins), { as })).status).toBe(200);
    };
    const placeOf = ({ communeId, venueId, trainerId, day, firstHalf, isPinned }: SeenClass): object => ({
      ...{ communeId, venueId, trainerId, day, firstHalf, isPinned },
    });

    it('take over the pins that hold, and say which fell away and why; opened classes are none', async () => {
      const { as, round, near, far, trainers } = await road();
      const plan = await aPlan(as, wish(round.id, trainers));
      await pinAll(as, plan);
      const again = { ...wish(round.id, [trainers[0]]), pinsOfPlanId: plan.id };
      const drafted = await api.post('/api/class-plans', again, { as });
      expect(drafted.body.classes).toMatchObject([{ communeId: near.id, isPinned: true }]);
      expect((await api.post('/api/class-plans', again, { as })).body.id).toBe(drafted.body.id);
      const other = await api.post('/api/class-plans', { ...again, pinsOfPlanId: undefined }, { as });
      expect([other.status, other.body.code]).toEqual([409, 'platform.idempotency-conflict']);

      const made = await workOut(api, as, drafted.body.id);
      expect(made.droppedPins).toMatchObject([{ communeId: far.id, people: 6, reason: 'trainer-unknown' }]);
      const kept = plan.classes.filter(({ communeId }) => communeId === near.id).map(placeOf);
      expect(made.classes.filter(({ isPinned }) => isPinned).map(placeOf)).toEqual(
        kept.map((one) => ({ ...one, isPinned: true })),
      );
      expect(made.classes.reduce((sum, { people }) => sum + (people[0]?.count ?? 0), 0)).toBe(12);
      // What fell away before the first proposal is told until the next one is asked for.
      await api.post(`/api/class-plans/${made.id}/proposals`, undefined, { as });
      const latest = await workOut(api, as, made.id);
      expect(latest.droppedPins).toEqual([]);

      await open(as, latest);
      const last = await aPlan(as, { ...wish(round.id, trainers), from: '2026-12-14', pinsOfPlanId: latest.id });
      expect([last.classes.filter(({ isPinned }) => isPinned), last.droppedPins]).toEqual([[], []]);
    });

    it('let a pin go on a market day also where nobody of its commune needs hours any more', async () => {
      const { as, round, near, trainers } = await road();
      const plan = await aPlan(as, wish(round.id, trainers));
      await pinAll(as, plan);
      await api.database.execute(
        `update org.seat_term s set held = daterange(lower(held), '2026-11-20') from org.team t where t.id = s.team_id and t.unit_path <@ $1`,
        [near.path],
      );
      const market = { clientKey: newId(), communeId: near.id, name: 'Chợ phiên', weekday: 2 };
      expect((await api.post('/api/planning/markets', market, { as })).status).toBe(204);
      const again = await aPlan(as, { ...wish(round.id, trainers), pinsOfPlanId: plan.id });
      expect(again.droppedPins).toEqual([expect.objectContaining({ communeId: near.id, reason: 'day' })]);
    });

    it('keep no pin of another length, and none of a plan of another round or of others', async () => {
      const { province, as, round, trainers } = await road();
      const plan = await aPlan(as, wish(round.id, trainers));
      await pinAll(as, plan);
      const longer = { ...wish(round.id, trainers), terms: { ...TERMS, halves: 2 }, pinsOfPlanId: plan.id };
      const made = await aPlan(as, longer);
      expect(made.droppedPins.map(({ reason }) => reason)).toEqual(['length', 'length']);
      expect(made.classes.some(({ isPinned }) => isPinned)).toBe(false);
      const second = await TestRound.open(api.database, province);
      const elsewhere = await api.post(
        '/api/class-plans',
        { ...longer, clientKey: newId(), roundId: second.id },
        { as },
      );
      expect(elsewhere.body.errors).toMatchObject([
        { pointer: '#/pinsOfPlanId', code: 'planning.pins-of-other-round' },
      ]);
      const strange = await road();
      const theirs = { ...wish(strange.round.id, strange.trainers), pinsOfPlanId: plan.id };
      expect((await api.post('/api/class-plans', theirs, { as: strange.as })).status).toBe(404);
    });
  });

  async function open(as: Actor, plan: SeenPlan): Promise<readonly SeenClass[]> {
    const numbers = plan.classes.map(({ number }) => number);
    const { status, body } = await api.post(
      `/api/class-plans/${plan.id}/openings`,
      await onPlan(api, plan.id, { numbers }),
      { as },
    );
    expect([status, body.items.map(({ refusal }: { refusal: string | null }) => refusal)]).toEqual([
      200,
      numbers.map(() => null),
    ]);
    return ((await api.get(`/api/class-plans/${plan.id}`, { as })).body as SeenPlan).classes;
  }

  it('become classes of the timetable, each once, with the trainer they were planned for', async () => {
    const { as, round, near, trainers } = await road();
    const plan = await aPlan(as, wish(round.id, trainers));
    const opened = await open(as, plan);
    const again = await open(as, plan);
    expect(again.map(({ classGroupId }) => classGroupId)).toEqual(opened.map(({ classGroupId }) => classGroupId));
    const ofNear = opened.find(({ communeId }) => communeId === near.id);
    const sessions = await api.database.query(
      `select s.trainer_id as "trainerId", lower(s.during) as "startsAt", g.created_by as "by" from classes.class_session s
       join classes.class_group g on g.id = s.class_group_id where s.class_group_id = $1`,
      [ofNear?.classGroupId],
    );
    expect(sessions).toEqual([
      { trainerId: trainers[0], startsAt: new Date('2026-12-01T01:00:00Z'), by: as.accountId },
    ]);
    expect((await api.delete(`/api/class-plans/${plan.id}`, { as })).body.code).toBe('planning.has-classes');
    const planned = (await api.post(`/api/class-plans/${plan.id}/proposals`, undefined, { as })).body as SeenPlan;
    expect(planned.classes).toHaveLength(2);
    const replanned = await workOut(api, as, plan.id);
    expect(replanned.classes.map(({ classGroupId }) => classGroupId).sort()).toEqual(
      opened.map(({ classGroupId }) => classGroupId).sort(),
    );
  });

  it('tell which class could not be opened, and open the others', async () => {
    const { province, as, round, halls, trainers } = await road();
    const plan = await aPlan(as, wish(round.id, trainers));
    const other = await aTeacher(api, province.unit, 'Lò Văn Trước');
    const trainer = { ...province.officer('trainer'), accountId: other };
    const taken = {
      ...{ clientKey: newId(), title: 'Lớp có trước', venueId: halls[0], capacity: 20 },
      sessions: [{ on: '2026-12-01', from: '08:30', to: '10:00' }],
    };
    expect((await api.post('/api/class-groups', taken, { as: trainer })).status).toBe(201);
    const numbers = plan.classes.map(({ number }) => number);
    const { body } = await api.post(`/api/class-plans/${plan.id}/openings`, await onPlan(api, plan.id, { numbers }), {
      as,
    });
    const refusals = body.items.filter(({ refusal }: { refusal: string | null }) => refusal !== null);
    expect(refusals).toHaveLength(1);
    expect(refusals[0].refusal).toContain('Lớp có trước');
    const again = await workOutAgain(as, plan.id);
    expect(again.gaps).toEqual([]);
    expect(again.classes.filter(({ classGroupId }) => classGroupId === null)).toHaveLength(1);
    await open(as, again);
  });

  async function workOutAgain(as: Actor, planId: string): Promise<SeenPlan> {
    await api.post(`/api/class-plans/${planId}/proposals`, undefined, { as });
    return workOut(api, as, planId);
  }

  it('are taken away with what they were worked out to, while none of their classes is open', async () => {
    const { as, round, trainers } = await road();
    const plan = await aPlan(as, wish(round.id, trainers));
    expect((await api.delete(`/api/class-plans/${plan.id}`, { as })).status).toBe(204);
    expect((await api.get(`/api/class-plans/${plan.id}`, { as })).status).toBe(404);
    const { body } = await api.get('/api/class-plans', { as });
    expect(body.items).toEqual([]);
  });

  it('are written once, and a proposal that was overtaken writes nothing', async () => {
    const { as, round, trainers } = await road();
    const body = wish(round.id, trainers);
    const [one, other] = await Promise.all([1, 2].map(() => api.post('/api/class-plans', body, { as })));
    expect([one?.status, other?.status, other?.body.id]).toEqual([201, 201, one?.body.id]);
    const plan = await workOut(api, as, one?.body.id);
    await api.post(`/api/class-plans/${plan.id}/proposals`, undefined, { as });
    await api.database.execute('update planning.plan set run = run + 1 where id = $1', [plan.id]);
    const late = await workOut(api, as, plan.id);
    expect(late.state).toBe('proposed');
  });

  it('of another province look like none at all, and so do its trainers and markets', async () => {
    const { as, round, near, trainers } = await road();
    const plan = await aPlan(as, wish(round.id, trainers));
    const elsewhere = (await TestProvince.create(api.database)).officer('department-officer');
    const market = { clientKey: newId(), communeId: near.id, name: 'Chợ chủ nhật', weekday: 7 };
    expect((await api.post('/api/planning/markets', market, { as })).status).toBe(204);
    expect((await api.post('/api/planning/markets', { ...market, name: 'Chợ khác' }, { as })).status).toBe(409);
    expect((await api.post('/api/planning/markets', { ...market, clientKey: newId() }, { as })).body.code).toBe(
      'planning.market-name-taken',
    );
    const [{ id }] = (await api.get('/api/planning/markets', { as })).body.items;
    for (const answer of [
      await api.get(`/api/class-plans/${plan.id}`, { as: elsewhere }),
      await api.delete(`/api/planning/markets/${id}`, { as: elsewhere }),
      await api.put(`/api/planning/trainers/${trainers[0]}/home`, { communeId: near.id }, { as: elsewhere }),
      await api.post('/api/class-plans', wish(round.id, trainers), { as: elsewhere }),
    ]) {
      expect(answer.status).toBe(404);
    }
    expect((await api.get('/api/planning/trainers', { as: elsewhere })).body.items).toEqual([]);
    expect((await api.delete(`/api/planning/markets/${id}`, { as })).status).toBe(204);
  });

  it('know which sessions stand on days of leave, for somebody else to hold', async () => {
    const { province, as, halls, trainers } = await road();
    const trainer = { ...province.officer('trainer'), accountId: trainers[0] };
    const sessions = ['2026-12-01', '2026-12-05', '2026-12-06'].map((on) => ({ on, from: '08:00', to: '10:00' }));
    const form = { clientKey: newId(), title: 'Lớp đã mở', venueId: halls[0], capacity: 5, isHolidayKnown: true };
    expect((await api.post('/api/class-groups', { ...form, sessions }, { as: trainer })).status).toBe(201);
    const leave = { clientKey: newId(), from: '2026-12-01', to: '2026-12-05' };
    expect((await api.post(`/api/planning/trainers/${trainers[0]}/leaves`, leave, { as })).status).toBe(204);
    const { items } = (await api.get('/api/planning/trainers', { as })).body as {
      items: { accountId: string; leaves: { sessions: number }[] }[];
    };
    const leavesOf = (id: string | undefined) => items.find(({ accountId }) => accountId === id)?.leaves;
    expect([leavesOf(trainers[0]), leavesOf(trainers[1])]).toMatchObject([[{ sessions: 2 }], []]);
  });

  it('let nobody on leave be sent to a class, as trainer or in place of another, and offer no market day', async () => {
    const { province, as, near, halls, trainers } = await road();
    const [first, second] = trainers;
    const asTrainer = { ...province.officer('trainer'), accountId: first };
    const leave = { clientKey: newId(), from: '2026-12-01', to: '2026-12-02' };
    expect((await api.post(`/api/planning/trainers/${first}/leaves`, leave, { as })).status).toBe(204);
    const market = { clientKey: newId(), communeId: near.id, name: 'Chợ phiên', weekday: 4 };
    expect((await api.post('/api/planning/markets', market, { as })).status).toBe(204);
    const schedule = (on: string, trainer: Actor) =>
      api.post(
        '/api/class-groups',
        {
          ...{ clientKey: newId(), title: 'Ký số', venueId: halls[0], capacity: 5 },
          sessions: [{ on, from: '19:00', to: '20:30' }],
        },
        { as: trainer },
      );
    const refused = await schedule('2026-12-01', asTrainer);
    expect(refused).toMatchObject({ status: 409, body: { code: 'classes.trainer-away' } });
    expect(refused.body.detail).toContain('nghỉ phép từ 01/12/2026 đến hết 02/12/2026');
    // 3/12 is a Thursday: a market. The first hours that are offered are those of the day after it, and they hold.
    expect(refused.body.params.freeSlots[0]).toMatchObject({ on: '2026-12-04', from: '07:00' });
    expect((await schedule('2026-12-04', asTrainer)).status).toBe(201);

    const laid = await schedule('2026-12-02', { ...province.officer('trainer'), accountId: second });
    const classSessionIds = laid.body.sessions.map(({ id }: { id: string }) => id);
    const standIns = await api.get(`/api/class-staff/${second}/sessions?from=2026-12-02&to=2026-12-02`, { as });
    expect(standIns.body.items[0].standIns).toMatchObject([
      { accountId: first, clashes: [{ on: '01/12/2026', until: '02/12/2026', title: '' }] },
    ]);
    const replacement = { clientKey: newId(), accountId: second, standInId: first, classSessionIds };
    const replaced = await api.post('/api/staff-replacements', replacement, { as });
    expect(replaced).toMatchObject({ status: 409, body: { code: 'classes.stand-in-busy' } });
    expect((await api.delete(`/api/planning/leaves/${leave.clientKey}`, { as })).status).toBe(204);
    expect((await api.post('/api/staff-replacements', replacement, { as })).status).toBe(200);
  });

  it('know of a leave once, and of no two at a time', async () => {
    const { as, trainers } = await road();
    const leave = { clientKey: newId(), from: '2026-12-01', to: '2026-12-05' };
    const at = `/api/planning/trainers/${trainers[0]}/leaves`;
    expect((await api.post(at, leave, { as })).status).toBe(204);
    expect((await api.post(at, leave, { as })).status).toBe(204);
    expect((await api.post(at, { ...leave, to: '2026-12-06' }, { as })).body.code).toBe(
      'platform.idempotency-conflict',
    );
    const overlapping = { clientKey: newId(), from: '2026-12-05', to: '2026-12-08' };
    expect((await api.post(at, overlapping, { as })).body.code).toBe('planning.leave-overlaps');
    expect((await api.post(at, { ...overlapping, to: '2026-12-01' }, { as })).status).toBe(400);
    expect((await api.delete(`/api/planning/leaves/${leave.clientKey}`, { as })).status).toBe(204);
    expect((await api.post(at, overlapping, { as })).status).toBe(204);
  });
});
