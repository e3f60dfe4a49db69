import { ProposeClassesJob } from '../../libs/planning/src/proposals/propose-classes.job';
import { aPlan, aRoad, onPlan, type SeenClass, type SeenPlan, wish, workOut } from '../support/planning';
import { type TestUnit } from '../support/province';
import { TestApi } from '../support/test-api';

const classOf = (plan: SeenPlan, unit: TestUnit): SeenClass => {
  const found = plan.classes.find(({ communeId }) => communeId === unit.id);
  if (found === undefined) throw new Error('a class of the commune');
  return found;
};

describe('runs of a plan of classes', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  afterEach(() => api.clock.release());

  const work = (planId: string, run: number): Promise<void> =>
    api.app.get<ProposeClassesJob>(ProposeClassesJob, { strict: false }).handle({ planId, run });

  it('that take longer than a quarter of an hour are told as failed, and a new one takes over', async () => {
    const { as, round, trainers } = await aRoad(api);
    const { id } = (await api.post('/api/class-plans', wish(round.id, trainers), { as })).body;
    const at = `/api/class-plans/${id}`;
    api.clock.stopAt('2026-11-25T01:14:00Z');
    expect((await api.get(at, { as })).body).toMatchObject({ state: 'working', failure: null });
    expect((await api.post(`${at}/proposals`, undefined, { as })).body.code).toBe('planning.at-work');
    api.clock.stopAt('2026-11-25T01:16:00Z');
    const told = (await api.get(at, { as })).body as SeenPlan;
    expect(told.state).toBe('failed');
    expect(told.failure).toContain('Đã quá 15 phút');
    expect((await api.get('/api/class-plans', { as })).body.items).toMatchObject([{ id, state: 'failed' }]);
    const again = await api.post(`${at}/proposals`, undefined, { as });
    expect([again.status, again.body.state]).toEqual([201, 'working']);
    await work(id, 1);
    expect((await api.get(at, { as })).body).toMatchObject({ state: 'working', classes: [] });
    expect(await workOut(api, as, id)).toMatchObject({ state: 'proposed', failure: null });
  });

  it('that come to an end late are written all the same, as long as nobody has touched the plan', async () => {
    const { as, round, trainers } = await aRoad(api);
    const { id } = (await api.post('/api/class-plans', wish(round.id, trainers), { as })).body;
    api.clock.stopAt('2026-11-25T01:40:00Z');
    expect(await workOut(api, as, id)).toMatchObject({ state: 'proposed' });
  });

  it('do to their classes only what was decided on the plan as it is', async () => {
    const { as, round, near, far, halls, trainers } = await aRoad(api);
    const seen = await aPlan(api, as, wish(round.id, trainers));
    const at = `/api/class-plans/${seen.id}`;
    const [one, other] = [classOf(seen, near), classOf(seen, far)];
    const spot = { revision: seen.revision, venueId: halls[0], trainerId: trainers[1], day: '2026-12-09', half: 1 };
    const moved = await api.put(`${at}/classes/${one.number}`, spot, { as });
    expect(moved.body.revision).toBe(seen.revision + 1);
    // Sent again, as its answer was lost: it stands there already.
    expect(await api.put(`${at}/classes/${one.number}`, spot, { as })).toMatchObject({ status: 200, body: moved.body });

    const old = { revision: seen.revision, numbers: [one.number, other.number] };
    const refused = { status: 409, body: { code: 'planning.changed-since' } };
    expect(await api.post(`${at}/openings`, old, { as })).toMatchObject(refused);
    expect(await api.put(`${at}/pins`, { ...old, isPinned: true }, { as })).toMatchObject(refused);
    const otherDay = { ...spot, day: '2026-12-10' };
    expect(await api.put(`${at}/classes/${one.number}`, otherDay, { as })).toMatchObject(refused);
    expect((await api.get(at, { as })).body).toEqual(moved.body);

    await api.post(`${at}/proposals`, undefined, { as });
    const anew = await workOut(api, as, seen.id);
    const before = { revision: moved.body.revision, numbers: [one.number] };
    expect(await api.post(`${at}/openings`, before, { as })).toMatchObject(refused);
    const now = { ...before, revision: anew.revision };
    expect((await api.post(`${at}/openings`, now, { as })).body.items).toMatchObject([{ refusal: null }]);
  });

  it('whose worker is gone write nothing any more once somebody has pinned a class', async () => {
    const { as, round, near, trainers } = await aRoad(api);
    const plan = await aPlan(api, as, wish(round.id, trainers));
    const at = `/api/class-plans/${plan.id}`;
    await api.post(`${at}/proposals`, undefined, { as });
    api.clock.stopAt('2026-11-25T01:16:00Z');
    const pins = { numbers: [classOf(plan, near).number], isPinned: true };
    expect((await api.put(`${at}/pins`, await onPlan(api, plan.id, pins), { as })).body).toMatchObject({
      state: 'failed',
    });
    await work(plan.id, 2);
    const after = (await api.get(at, { as })).body as SeenPlan;
    expect(after.state).toBe('failed');
    expect(classOf(after, near).isPinned).toBe(true);
  });

  it('are never two at a time, however many ask at the same moment', async () => {
    const { as, round, trainers } = await aRoad(api);
    const plan = await aPlan(api, as, wish(round.id, trainers));
    const ask = () => api.post(`/api/class-plans/${plan.id}/proposals`, undefined, { as });
    const statuses = (await Promise.all(Array.from({ length: 8 }, ask))).map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 7 }, () => 409)]);
    const [row] = await api.database.query<{ run: number }>('select run from planning.plan where id = $1', [plan.id]);
    expect(row?.run).toBe(2);
  });

  it('leave pinned classes their numbers, and give them to no other', async () => {
    const { as, round, near, far, halls, trainers } = await aRoad(api);
    const plan = await aPlan(api, as, wish(round.id, trainers));
    const first = plan.classes.find(({ number }) => number === 1);
    const isNear = first?.communeId === near.id;
    const spot = { venueId: halls[isNear ? 0 : 1], trainerId: first?.trainerId, day: '2026-12-09', half: 1 };
    expect(
      (await api.put(`/api/class-plans/${plan.id}/classes/1`, await onPlan(api, plan.id, spot), { as })).status,
    ).toBe(200);
    await api.post(`/api/class-plans/${plan.id}/proposals`, undefined, { as });
    const again = await workOut(api, as, plan.id);
    expect(classOf(again, isNear ? near : far)).toMatchObject({ number: 1, day: '2026-12-09', isPinned: true });
    expect(again.classes.map(({ number }) => number).sort()).toEqual([1, 2]);
  });

  it('let a pin go whose hours have begun, say so, and plan for its people anew', async () => {
    const { as, round, near, far, trainers } = await aRoad(api);
    const plan = await aPlan(api, as, wish(round.id, trainers));
    const [passing, staying] = [classOf(plan, near), classOf(plan, far)];
    const at = `/api/class-plans/${plan.id}`;
    await api.put(
      `${at}/pins`,
      await onPlan(api, plan.id, { numbers: [passing.number, staying.number], isPinned: true }),
      { as },
    );
    await api.database.execute(
      `update planning.planned_class set held_on = '2026-12-01', first_half = case number when $2 then 0 else 1 end where plan_id = $1`,
      [plan.id, passing.number],
    );
    api.clock.stopAt('2026-12-01T01:00:00Z');
    await api.post(`${at}/proposals`, undefined, { as });
    const again = await workOut(api, as, plan.id);
    expect(again.droppedPins).toMatchObject([{ communeId: near.id, day: '2026-12-01', people: 6, reason: 'passed' }]);
    expect(again.gaps).toEqual([]);
    expect(classOf(again, near)).toMatchObject({ isPinned: false, people: [{ count: 6 }] });
    expect(classOf(again, near).day > '2026-12-01').toBe(true);
    expect(classOf(again, far)).toMatchObject({ number: staying.number, isPinned: true, day: '2026-12-01' });
    await api.post(`${at}/proposals`, undefined, { as });
    expect((await workOut(api, as, plan.id)).droppedPins).toEqual([]);
  });

  it('keep a class in a hall until it closes, and let a pin go that is in a closed one', async () => {
    const { as, round, near, far, halls, trainers } = await aRoad(api);
    const plan = await aPlan(api, as, wish(round.id, trainers));
    const [one, other] = [classOf(plan, near), classOf(plan, far)];
    const at = `/api/class-plans/${plan.id}`;
    const close = (on: string): Promise<unknown> =>
      api.database.execute('update classes.venue set closed_on = $2 where id = $1', [halls[0], on]);
    await close('2026-12-09');
    const place = async (day: string) =>
      api.put(
        `${at}/classes/${one.number}`,
        await onPlan(api, plan.id, { venueId: halls[0], trainerId: trainers[0], day, half: 1 }),
        { as },
      );
    const { code, params } = (await place('2026-12-09')).body;
    expect([code, params.clashes]).toMatchObject(['planning.spot-hall-closed', [{ kind: 'closed', on: '09/12/2026' }]]);
    expect(params.spots.every(({ day }: { day: string }) => day < '2026-12-09')).toBe(true);
    expect((await place('2026-12-08')).status).toBe(200);
    await api.put(`${at}/pins`, await onPlan(api, plan.id, { numbers: [one.number, other.number], isPinned: true }), {
      as,
    });
    await api.post(`${at}/proposals`, undefined, { as });
    const kept = await workOut(api, as, plan.id);
    expect(classOf(kept, near)).toMatchObject({ day: '2026-12-08', isPinned: true });
    expect(kept.droppedPins).toEqual([]);
    await close('2026-12-08');
    await api.post(`${at}/proposals`, undefined, { as });
    const again = await workOut(api, as, plan.id);
    const closed = { communeId: near.id, day: '2026-12-08', people: 6, reason: 'hall-closed' };
    expect(again.droppedPins).toMatchObject([closed]);
    expect(again.gaps).toEqual([]);
    expect(classOf(again, near)).toMatchObject({ isPinned: false, people: [{ count: 6 }] });
    expect(classOf(again, near).day < '2026-12-08').toBe(true);
    expect(classOf(again, far)).toMatchObject({ number: other.number, isPinned: true });
  });

  it('send nobody on days after the right to teach ended', async () => {
    const { as, round, near, trainers } = await aRoad(api);
    const [trainer] = trainers;
    await api.database.execute(
      `update org.role_grant set held = '[2025-07-01,2026-12-03)' where account_id = $1 and role = 'trainer'`,
      [trainer],
    );
    const leave = { clientKey: trainer, from: '2026-12-01', to: '2026-12-01' };
    await api.post(`/api/planning/trainers/${trainer}/leaves`, leave, { as });
    const plan = await aPlan(api, as, wish(round.id, [trainer]));
    expect(classOf(plan, near).day).toBe('2026-12-02');
    await api.delete(`/api/planning/leaves/${trainer}`, { as });
    await api.post(
      `/api/planning/trainers/${trainer}/leaves`,
      { ...leave, clientKey: round.id, to: '2026-12-02' },
      { as },
    );
    const none = await aPlan(api, as, wish(round.id, [trainer]));
    expect([none.classes, none.gaps.map(({ reason }) => reason)]).toEqual([[], ['trainers-taken', 'trainers-taken']]);
    const number = classOf(plan, near).number;
    const spot = { venueId: classOf(plan, near).venueId, trainerId: trainer, day: '2026-12-03', half: 0 };
    expect(
      (await api.put(`/api/class-plans/${plan.id}/classes/${number}`, await onPlan(api, plan.id, spot), { as })).body
        .code,
    ).toBe('planning.spot-trainer-no-right');
  });
});
