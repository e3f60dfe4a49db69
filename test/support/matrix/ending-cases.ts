import { anOpenRound } from '../learning';
import { type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

const words = { act: 'end', reason: 'Hết năm.' };

function round(world: MatrixWorld): Promise<string> {
  return world.once('ending-round', async () => (await anOpenRound(world.api.database, world.province)).id);
}

/** What somebody who never asks herself has proposed for a round of its own: a confirmation leaves it ended. */
async function proposed(world: MatrixWorld): Promise<{ roundId: string; endingId: string }> {
  const { id: roundId } = await anOpenRound(world.api.database, world.province);
  const as = world.department();
  const { endings } = (await world.api.post(`/api/rounds/${roundId}/endings`, words, { as })).body;
  return { roundId, endingId: endings[0].id };
}

/** Rounds ended and taken up again by two people. */
export const endingCases: RouteCases = {
  'GET /rounds/:roundId/endings': {
    success: 200,
    reach: 'round',
    ask: async (world) => ({ path: { roundId: await round(world) } }),
  },
  'GET /rounds/:roundId/endings/preview': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: { roundId: await round(world) } }),
  },
  'POST /rounds/:roundId/endings': {
    success: 201,
    reach: 'province',
    isFresh: true,
    ask: async ({ api, province }) => ({
      path: { roundId: (await anOpenRound(api.database, province)).id },
      body: words,
    }),
  },
  'POST /rounds/:roundId/endings/:endingId/confirmation': {
    success: 200,
    reach: 'province',
    isFresh: true,
    ask: async (world) => ({ path: await proposed(world) }),
  },
  'POST /rounds/:roundId/endings/:endingId/refusal': {
    success: 200,
    reach: 'province',
    isFresh: true,
    ask: async (world) => ({ path: await proposed(world) }),
  },
};
