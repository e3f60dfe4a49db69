import { newId } from '@lopso/platform';
import { anOpenRound, openCycles } from '../learning';
import { type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

const aim = { dueOn: '2100-12-31', communeIds: [] };

/** A round with one person in it. */
async function round(world: MatrixWorld): Promise<string> {
  const { api, province } = world;
  const made = await anOpenRound(api.database, province);
  await openCycles(api.database, made, [await province.member(world.commune)]);
  return made.id;
}

const words = () => ({ ...aim, reason: `Lũ ${newId()}.`, people: 1 });

/** What somebody who never asks herself has given. */
async function given(world: MatrixWorld): Promise<{ roundId: string; extensionId: string }> {
  const roundId = await round(world);
  const address = `/api/rounds/${roundId}/extensions`;
  const { extensions } = (await world.api.post(address, words(), { as: world.department() })).body;
  return { roundId, extensionId: extensions[0].id };
}

/** Later dates for whole rounds and for communes. */
export const roundExtensionCases: RouteCases = {
  'GET /rounds/:roundId/extensions': {
    success: 200,
    reach: 'round',
    ask: async (world) => ({ path: { roundId: await world.once('extended-round', () => round(world)) } }),
  },
  'POST /rounds/:roundId/extensions-preview': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: { roundId: await world.once('extended-round', () => round(world)) }, body: aim }),
  },
  'POST /rounds/:roundId/extensions': {
    success: 201,
    reach: 'province',
    isFresh: true,
    ask: async (world) => ({ path: { roundId: await round(world) }, body: words() }),
  },
  'DELETE /rounds/:roundId/extensions/:extensionId': {
    success: 200,
    reach: 'province',
    isFresh: true,
    ask: async (world) => ({ path: await given(world) }),
  },
};
