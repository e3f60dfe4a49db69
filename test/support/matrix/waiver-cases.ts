import { Completions } from '@lopso/learning';
import { anOpenRound, openCycles } from '../learning';
import { type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

const PROPOSAL = { requirementKey: 'gio-lop', paperNumber: '12/SKHCN-CĐS', reason: 'Đang nằm viện.' };

/** The cycle of the row's member in an open round. */
function cycle(world: MatrixWorld): Promise<string> {
  return world.once('waiver-cycle', async () => {
    await world.team();
    const round = await anOpenRound(world.api.database, world.province);
    const [cycleId = ''] = await openCycles(world.api.database, round, [await world.member()]);
    await world.api.app.get(Completions).recomputeAll({ roundId: round.id });
    return cycleId;
  });
}

/** What somebody who never asks herself has proposed for it. */
function proposed(world: MatrixWorld): Promise<string> {
  return world.once('waiver', async () => {
    const address = `/api/cycles/${await cycle(world)}/waivers`;
    return (await world.api.post(address, PROPOSAL, { as: world.department() })).body.waiverId;
  });
}

/** The same, confirmed by a second one. */
function standing(world: MatrixWorld): Promise<string> {
  return world.once('waiver-standing', async () => {
    const waiverId = await proposed(world);
    await world.api.post(`/api/waivers/${waiverId}/confirmation`, { answered: 'proposal' }, { as: world.department() });
    return waiverId;
  });
}

/** Waivers of requirements, and later due dates. */
export const waiverCases: RouteCases = {
  'GET /waivers': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /cycles/:cycleId/waivers': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { cycleId: await cycle(world) } }),
  },
  'POST /cycles/:cycleId/waivers': {
    success: 201,
    reach: 'unit',
    ask: async (world) => ({ path: { cycleId: await cycle(world) }, body: PROPOSAL }),
  },
  'POST /cycles/:cycleId/extensions': {
    success: 201,
    reach: 'unit',
    ask: async (world) => ({
      path: { cycleId: await cycle(world) },
      body: { dueOn: '2100-01-31', reason: 'Đang nằm viện.' },
    }),
  },
  'POST /waivers/:waiverId/confirmation': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { waiverId: await proposed(world) }, body: { answered: 'proposal' } }),
  },
  'POST /waivers/:waiverId/refusal': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { waiverId: await proposed(world) }, body: { answered: 'proposal' } }),
  },
  'POST /waivers/:waiverId/ending': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { waiverId: await standing(world) }, body: { reason: 'Đã ra viện.' } }),
  },
};
