import { newId } from '@lopso/platform';
import { type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

const villageOf = (world: MatrixWorld): Promise<string> =>
  world.once('village', async () => (await world.province.village(world.commune, 'Thôn Bản Pắng')).id);

/** An act of today that can be taken back: a village was added. */
async function anAct(world: MatrixWorld): Promise<string> {
  const added = await world.api.post(
    `/api/communes/${world.commune.id}/villages`,
    { word: 'Thôn', name: 'Nà Tông' },
    { as: world.department() },
  );
  return added.body.actId;
}

const communePath = (world: MatrixWorld): Record<string, string> => ({ communeId: world.commune.id });

/** Changes of seats, teams and villages, what is vacant, and what can be taken back. */
export const changesCases: RouteCases = {
  'GET /old-addresses': { success: 200, reach: 'list', ask: () => ({ query: 'commune=Thai%20Son' }) },
  'GET /commune-standings': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /vacancies': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /villages-without-team': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /seat-caps': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /seat-cap-changes': {
    success: 200,
    reach: 'round',
    ask: (world) => ({ query: `provinceId=${world.province.unit.id}`, hidden: ['provinceId'] }),
  },
  'POST /seat-caps': {
    success: 201,
    reach: 'province',
    ask: (world) => ({
      hidden: ['provinceId'],
      body: {
        provinceId: world.province.unit.id,
        kind: 'commune-team',
        limit: 11,
        decisionNumber: '1/QĐ',
        decidedOn: '2026-11-20',
      },
    }),
  },
  'GET /commune-reforms': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /commune-reforms': {
    success: 201,
    reach: 'province',
    ask: async (world) => ({ hidden: ['fromIds'], body: await world.merger() }),
  },
  'POST /commune-reforms/preview': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ hidden: ['fromIds'], body: await world.merger() }),
  },
  'GET /communes/:communeId/acts': { success: 200, reach: 'unit', ask: (world) => ({ path: communePath(world) }) },
  'POST /acts/:actId/undo': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { actId: await anAct(world) } }),
  },
  'GET /communes/:communeId/villages': {
    success: 200,
    reach: 'unit',
    except: { guest: 404 },
    because: 'a guest reads the names of communes to choose a hall, nothing below them.',
    ask: (world) => ({ path: communePath(world) }),
  },
  'POST /communes/:communeId/village-mergers': {
    success: 201,
    reach: 'unit',
    ask: async (world) => {
      const other = await world.province.village(world.commune, 'Thôn Nà Ôm');
      const villageIds = [await villageOf(world), other.id];
      return { path: communePath(world), body: { word: 'Thôn', name: 'Pắng Ôm', villageIds } };
    },
  },
  'PUT /villages/:villageId/name': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { villageId: await villageOf(world) }, body: { word: 'Bản', name: 'Pắng Mới' } }),
  },
  'POST /villages/:villageId/end': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { villageId: await villageOf(world) } }),
  },
  'PUT /teams/:teamId/decision': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({
      path: { teamId: (await world.team()).id },
      body: { decisionNumber: '7/QĐ-UBND', decidedOn: '2026-11-20' },
    }),
  },
  'POST /teams/:teamId/end': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({
      path: { teamId: (await world.team()).id },
      body: { decisionNumber: '8/QĐ-UBND' },
    }),
  },
  'GET /teams/:teamId/seats/:number/holders': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { teamId: (await world.team()).id, number: '1' } }),
  },
  'POST /seat-terms/:seatTermId/replacement': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({
      path: { seatTermId: await world.seatTermId() },
      body: { clientKey: newId(), memberId: (await world.unseated()).id },
    }),
  },
  'POST /seat-terms/:seatTermId/move': {
    success: 200,
    reach: 'unit',
    ask: async (world) => {
      const village = await world.province.village(world.commune);
      const team = await world.province.team(village, 'village-team');
      return { path: { seatTermId: await world.seatTermId() }, body: { toTeamId: team.id } };
    },
  },
};
