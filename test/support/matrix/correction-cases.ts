import { newId } from '@lopso/platform';
import { anOpenRound } from '../learning';
import { type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

const words = () => ({
  ...{ title: `Bồi dưỡng ${newId()}`, decisionNumber: '145/QĐ-SKHCN', decidedOn: '2026-08-20' },
  reason: 'Đánh máy nhầm số.',
});

function round(world: MatrixWorld): Promise<string> {
  return world.once('correction-round', async () => (await anOpenRound(world.api.database, world.province)).id);
}

/** What somebody who never asks herself has proposed for it. */
async function proposed(world: MatrixWorld): Promise<{ roundId: string; correctionId: string }> {
  const roundId = await round(world);
  const address = `/api/rounds/${roundId}/corrections`;
  const { corrections } = (await world.api.post(address, words(), { as: world.department() })).body;
  return { roundId, correctionId: corrections[0].id };
}

/** Words of rounds put right by two people. */
export const correctionCases: RouteCases = {
  'GET /rounds/:roundId/corrections': {
    success: 200,
    reach: 'round',
    ask: async (world) => ({ path: { roundId: await round(world) } }),
  },
  'POST /rounds/:roundId/corrections': {
    success: 201,
    reach: 'province',
    isFresh: true,
    ask: async (world) => ({ path: { roundId: await round(world) }, body: words() }),
  },
  'POST /rounds/:roundId/corrections/:correctionId/confirmation': {
    success: 200,
    reach: 'province',
    isFresh: true,
    ask: async (world) => ({ path: await proposed(world) }),
  },
  'POST /rounds/:roundId/corrections/:correctionId/refusal': {
    success: 200,
    reach: 'province',
    isFresh: true,
    ask: async (world) => ({ path: await proposed(world) }),
  },
};
