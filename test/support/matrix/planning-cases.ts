import { newId } from '@lopso/platform';
import { aBarePlan, aHall, aTeacher, onPlan, TERMS, wish, workOut } from '../planning';
import { type TestUnit } from '../province';
import { TestRound } from '../reporting';
import { type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

/** A plan of the row's province with one class, which is not opened; its trainer and hall. */
export function planned(
  world: MatrixWorld,
): Promise<{ roundId: string; planId: string; trainerId: string; venueId: string; number: number; day: string }> {
  return world.once('plan', async () => {
    const { api, province, commune } = world;
    await world.team();
    const round = await TestRound.open(api.database, province);
    for (const member of [await world.member(), await world.teammate()]) await round.cycle(member);
    const as = world.department();
    const trainerId = await teacher(world);
    const venueId = await aHall(api, commune);
    const { body } = await api.post('/api/class-plans', wish(round.id, [trainerId], api.clock.now()), { as });
    const plan = await workOut(api, as, body.id);
    const { number, day } = plan.classes[0] ?? { number: 0, day: '' };
    return { roundId: round.id, planId: body.id, trainerId, venueId, number, day };
  });
}

/** A trainer of the province who lives in the row's commune. */
function teacher(world: MatrixWorld): Promise<string> {
  return world.once('plan-trainer', async () => {
    const { api, province, commune } = world;
    const trainerId = await aTeacher(api, province.unit, 'Nông Văn Thầy');
    const address = `/api/planning/trainers/${trainerId}/home`;
    const { status } = await api.put(address, { communeId: commune.id }, { as: world.department() });
    if (status !== 204) throw new Error(`home: ${status}`);
    return trainerId;
  });
}

function leave(world: MatrixWorld): Promise<string> {
  return world.once('leave', async () => {
    const leaveId = newId();
    const address = `/api/planning/trainers/${await teacher(world)}/leaves`;
    await world.api.post(
      address,
      { clientKey: leaveId, from: '2026-12-01', to: '2026-12-02' },
      { as: world.department() },
    );
    return leaveId;
  });
}

const aMarket = (communeId: string): Record<string, unknown> => ({
  ...{ clientKey: newId(), communeId, weekday: 7 },
  name: `Chợ ${newId().slice(-8)}`,
});

function market(world: MatrixWorld): Promise<string> {
  return world.once('market', async () => {
    const body = aMarket(world.commune.id);
    await world.api.post('/api/planning/markets', body, { as: world.department() });
    return String(body['clientKey']);
  });
}

const ofPlan = async (world: MatrixWorld): Promise<Record<string, string>> => ({
  planId: (await planned(world)).planId,
});

const hoursOf = (roundId: string): object => {
  const { halves, morning, afternoon } = TERMS;
  return { roundId, halves, morning, afternoon };
};

/** Plans of classes, and what they stand on: the department's. */
export const planningCases: RouteCases = {
  'GET /class-plans': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /class-plans': {
    success: 201,
    reach: 'province',
    ask: async (world) => {
      const { roundId, trainerId } = await planned(world);
      return { hidden: ['roundId', 'trainerIds'], body: wish(roundId, [trainerId], world.api.clock.now()) };
    },
  },
  'POST /class-plans/hours-preview': {
    success: 200,
    reach: 'province',
    ask: async (world) => {
      const { roundId } = await planned(world);
      return { hidden: ['roundId'], body: hoursOf(roundId) };
    },
  },
  'GET /class-plans/:planId': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: await ofPlan(world) }),
  },
  'GET /class-plans/:planId/classes.xlsx': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: await ofPlan(world) }),
  },
  'DELETE /class-plans/:planId': {
    success: 204,
    reach: 'province',
    isFresh: true,
    ask: async (world) => ({ path: await ofPlan(world) }),
  },
  'POST /class-plans/:planId/proposals': {
    success: 201,
    reach: 'province',
    isFresh: true,
    ask: async (world) => ({ path: await ofPlan(world) }),
  },
  'PUT /class-plans/:planId/pins': {
    success: 200,
    reach: 'province',
    ask: async (world) => {
      const { planId, number } = await planned(world);
      const body = await onPlan(world.api, planId, { numbers: [number], isPinned: true });
      return { path: await ofPlan(world), body };
    },
  },
  'PUT /class-plans/:planId/classes/:number': {
    success: 200,
    reach: 'province',
    ask: async (world) => {
      const { planId, trainerId, venueId, number, day } = await planned(world);
      const body = await onPlan(world.api, planId, { venueId, trainerId, day, half: 1 });
      return { path: { planId, number: String(number) }, hidden: ['venueId', 'trainerId'], body };
    },
  },
  'POST /class-plans/:planId/openings': {
    success: 200,
    reach: 'province',
    ask: async (world) => {
      const { planId, number, venueId, trainerId, day } = await planned(world);
      const offered = [{ venueId, trainerId, day, half: 1 }];
      return { path: await ofPlan(world), body: await onPlan(world.api, planId, { numbers: [number], offered }) };
    },
  },
  'GET /planning/trainers': { success: 200, reach: 'province', ask: () => ({}) },
  'PUT /planning/trainers/:accountId/home': {
    success: 204,
    reach: 'province',
    ask: async (world) => ({
      path: { accountId: await teacher(world) },
      hidden: ['communeId'],
      body: { communeId: world.commune.id },
    }),
  },
  'POST /planning/trainers/:accountId/leaves': {
    success: 204,
    reach: 'province',
    isFresh: true,
    ask: async (world) => ({
      path: { accountId: await teacher(world) },
      body: { clientKey: newId(), from: '2026-12-10', to: '2026-12-11' },
    }),
  },
  'DELETE /planning/leaves/:leaveId': {
    success: 204,
    reach: 'province',
    isFresh: true,
    ask: async (world) => ({ path: { leaveId: await leave(world) } }),
  },
  'GET /planning/markets': { success: 200, reach: 'province', ask: () => ({}) },
  'POST /planning/markets': {
    success: 204,
    reach: 'province',
    ask: (world) => ({ hidden: ['communeId'], body: aMarket(world.commune.id) }),
  },
  'DELETE /planning/markets/:marketId': {
    success: 204,
    reach: 'province',
    isFresh: true,
    ask: async (world) => ({ path: { marketId: await market(world) } }),
  },
};

/** The requests that name an id of another province beside their path, by who plans for this one. */
export async function planningIds(
  world: MatrixWorld,
  far: { readonly commune: TestUnit; readonly roundId: string; readonly accountId: string; readonly venueId: string },
): Promise<Readonly<Record<string, { foreign: string; url: string; body: (id: string) => object }>>> {
  const { roundId, planId, trainerId, venueId, number, day } = await planned(world);
  const spot = await onPlan(world.api, planId, { venueId, trainerId, day, half: 1 });
  const now = world.api.clock.now();
  const at = `/class-plans/${planId}/classes/${number}`;
  return {
    'POST /class-plans roundId': {
      foreign: far.roundId,
      url: '/class-plans',
      body: (id) => wish(id, [trainerId], now),
    },
    'POST /class-plans trainerIds': {
      foreign: far.accountId,
      url: '/class-plans',
      body: (id) => wish(roundId, [id], now),
    },
    'POST /class-plans pinsOfPlanId': {
      foreign: await aBarePlan(world.api, world.elsewhere, roundId),
      url: '/class-plans',
      body: (id) => ({ ...wish(roundId, [trainerId], now), pinsOfPlanId: id }),
    },
    'POST /class-plans/hours-preview roundId': {
      ...{ foreign: far.roundId, url: '/class-plans/hours-preview' },
      body: hoursOf,
    },
    'PUT /class-plans/:planId/classes/:number venueId': {
      foreign: far.venueId,
      url: at,
      body: (id) => ({ ...spot, venueId: id }),
    },
    'PUT /class-plans/:planId/classes/:number trainerId': {
      foreign: far.accountId,
      url: at,
      body: (id) => ({ ...spot, trainerId: id }),
    },
    'PUT /planning/trainers/:accountId/home communeId': {
      foreign: far.commune.id,
      url: `/planning/trainers/${trainerId}/home`,
      body: (communeId) => ({ communeId }),
    },
    'POST /planning/markets communeId': {
      foreign: far.commune.id,
      url: '/planning/markets',
      body: (communeId) => aMarket(communeId),
    },
  };
}
