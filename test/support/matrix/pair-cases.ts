import { type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

/** Two records of one name and telephone, in the row's commune and in the one beside it, as the department sees them. */
async function aPair(world: MatrixWorld): Promise<{ path: Record<string, string>; seen: string }> {
  const [memberId = '', otherId = ''] = await world.once('pair', async () => {
    const people = [world.commune, world.sibling].map((unit) => world.province.member(unit, 'Lù Seo Páo'));
    const ids = (await Promise.all(people)).map(({ id }) => id);
    await world.api.database.execute(`update org.member set phone = '+84992100004' where id = any($1::uuid[])`, [ids]);
    return ids;
  });
  const { body } = await world.api.get('/api/person-pairs', { as: world.department() });
  return { path: { memberId, otherId }, seen: body.items[0]?.seen ?? '' };
}

/** The same with the address of their joining. */
export async function aPairAt(world: MatrixWorld): Promise<{ url: string; seen: string; memberId: string }> {
  const { path, seen } = await aPair(world);
  const { memberId = '', otherId = '' } = path;
  return { url: `/person-pairs/${memberId}/${otherId}/joining`, seen, memberId };
}

/** People who look like one in two communes. */
export const pairCases: RouteCases = {
  'GET /person-pairs': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /person-pairs/count': { success: 200, reach: 'list', ask: () => ({}) },
  'PUT /person-pairs/:memberId/:otherId/difference': {
    success: 204,
    reach: 'province',
    ask: async (world) => {
      const { path, seen } = await aPair(world);
      return { path, body: { seen } };
    },
  },
  'DELETE /person-pairs/:memberId/:otherId/difference': {
    success: 204,
    reach: 'province',
    ask: async (world) => ({ path: (await aPair(world)).path }),
  },
  'PUT /person-pairs/:memberId/:otherId/joining': {
    success: 200,
    reach: 'province',
    ask: async (world) => {
      const { path, seen } = await aPair(world);
      return { path, body: { seen, keptMemberId: path['memberId'] } };
    },
  },
  'DELETE /person-pairs/:memberId/:otherId/joining': {
    success: 204,
    reach: 'province',
    ask: async (world) => ({ path: (await aPair(world)).path }),
  },
};
