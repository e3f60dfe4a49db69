import { TestRound } from '../reporting';
import { type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

/** An open round as reports read it, with a partner; the row's member with a cycle in it. */
function report(world: MatrixWorld): Promise<{ id: string; cycleId: string }> {
  return world.once('report', async () => {
    await world.team();
    const opened = await TestRound.open(world.api.database, world.province);
    await world.holdWithPartner(opened);
    return { id: opened.id, cycleId: await opened.cycle(await world.member()) };
  });
}

/** Address of that round. */
export const roundPath = async (world: MatrixWorld): Promise<Record<string, string>> => ({
  roundId: (await report(world)).id,
});

/** Figures, and the lists behind them. */
export const reportingCases: RouteCases = {
  'GET /report-rounds': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /org-figures': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /rounds/:roundId/overview': {
    success: 200,
    reach: 'round',
    ask: async (world) => ({ path: await roundPath(world) }),
  },
  'GET /rounds/:roundId/communes/:communeId': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { ...(await roundPath(world)), communeId: world.commune.id } }),
  },
  'GET /rounds/:roundId/communes/:communeId/chase': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { ...(await roundPath(world)), communeId: world.commune.id } }),
  },
  'GET /rounds/:roundId/communes/:communeId/chase.xlsx': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { ...(await roundPath(world)), communeId: world.commune.id } }),
  },
  'GET /expiring-people': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /expiring-people.xlsx': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /rounds/:roundId/teams/:teamId': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { ...(await roundPath(world)), teamId: (await world.team()).id } }),
  },
  'GET /rounds/:roundId/people': {
    success: 200,
    reach: 'round',
    ask: async (world) => ({ path: await roundPath(world), query: 'limit=20' }),
  },
  'GET /rounds/:roundId/people.xlsx': {
    success: 200,
    reach: 'round',
    ask: async (world) => ({ path: await roundPath(world) }),
  },
  'GET /cycles/:cycleId/person': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { cycleId: (await report(world)).cycleId } }),
  },
  'GET /map/communes': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /class-groups/:classGroupId/results': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { classGroupId: (await world.aClass()).id } }),
  },
};
