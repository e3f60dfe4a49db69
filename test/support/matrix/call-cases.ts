import { newId } from '@lopso/platform';
import { planned } from './planning-cases';
import { type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

/** A form that asks one commune for three names until the end of the year. */
export const callForm = (communeId: string): Record<string, unknown> => ({
  ...{ clientKey: newId(), title: 'An toàn thông tin', level: 'basic', requiredCourseIds: [] },
  ...{ closesOn: '2026-12-31', quotas: [{ communeId, places: 3 }] },
});

/** A call that asks the row's commune. */
export function aCall(world: MatrixWorld): Promise<{ callId: string }> {
  return world.once('call', async () => {
    await world.team();
    const answer = await world.api.post('/api/class-calls', callForm(world.commune.id), { as: world.department() });
    if (answer.status !== 201) throw new Error(`call: ${answer.status}`);
    return { callId: String(answer.body.id) };
  });
}

/** The row's member in the call: as its officer named her, or as a leader proposed her. */
function aName(world: MatrixWorld, state: 'named' | 'proposed'): Promise<{ callId: string; nameId: string }> {
  return world.once(`call-${state}`, async () => {
    const { callId } = await aCall(world);
    const nameId = newId();
    const isNamed = state === 'named';
    await world.api.database.execute(
      `insert into planning.call_name (id, call_id, unit_id, member_id, state, place, places, named_by, named_at, proposed_by, proposed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '2026-11-25')`,
      [
        ...[nameId, callId, world.commune.id, (await world.member()).id, state, isNamed ? 1 : null, isNamed ? 3 : null],
        ...[isNamed ? world.workerId : null, isNamed ? '2026-11-25' : null, world.workerId],
      ],
    );
    return { callId, nameId };
  });
}

const ofCall = async (world: MatrixWorld): Promise<Record<string, string>> => ({ callId: (await aCall(world)).callId });

/** Calls for names: the department's, the communes', the leaders' and the members'. */
export const callCases: RouteCases = {
  'GET /class-calls': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /class-calls': {
    success: 201,
    reach: 'list',
    except: Object.fromEntries(
      ['department-admin', 'department-officer'].flatMap((role) =>
        ['own', 'sibling', 'foreign'].map((position) => [`${role} ${position}`, 404] as const),
      ),
    ),
    because:
      'the communes it names stand in a list (the spec of named ids asks for them); over less than a province nobody publishes.',
    ask: (world) => ({ body: callForm(world.commune.id) }),
  },
  'GET /class-calls/unfinished': { success: 200, reach: 'province', ask: () => ({}) },
  'GET /class-calls/:callId': { success: 200, reach: 'unit', ask: async (world) => ({ path: await ofCall(world) }) },
  'PUT /class-calls/:callId': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({
      path: await ofCall(world),
      body: { revision: 0, closesOn: '2026-12-30', quotas: [{ communeId: world.commune.id, places: 4 }] },
    }),
  },
  'DELETE /class-calls/:callId': {
    success: 204,
    reach: 'province',
    isFresh: true,
    ask: async (world) => ({ path: await ofCall(world) }),
  },
  'GET /class-calls/:callId/classes': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: await ofCall(world) }),
  },
  'POST /class-calls/:callId/classes': {
    success: 201,
    reach: 'province',
    ask: async (world) => {
      const { trainerId, venueId } = await planned(world);
      const sessions = [{ on: '2026-12-22', from: '18:00', to: '20:00' }];
      return {
        path: await ofCall(world),
        body: { clientKey: newId(), venueId, trainerId, capacity: 20, sessions },
        hidden: ['venueId', 'trainerId'],
      };
    },
  },
  'POST /class-calls/:callId/bookings': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({
      path: await ofCall(world),
      body: { classGroupId: (await world.aClass()).id, communeIds: [world.commune.id] },
      hidden: ['classGroupId', 'communeIds'],
    }),
  },
  'GET /class-calls/:callId/names.xlsx': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: await ofCall(world) }),
  },
  'GET /class-calls/:callId/communes/:communeId': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { ...(await ofCall(world)), communeId: world.commune.id } }),
  },
  'POST /class-calls/:callId/communes/:communeId/name-preview': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({
      path: { ...(await ofCall(world)), communeId: world.commune.id },
      body: { memberIds: [(await world.member()).id], teamIds: [(await world.team()).id] },
      hidden: ['memberIds', 'teamIds'],
    }),
  },
  'POST /class-calls/:callId/communes/:communeId/names': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({
      path: { ...(await ofCall(world)), communeId: world.commune.id },
      body: { memberIds: [(await world.member()).id], teamIds: [(await world.team()).id] },
      hidden: ['memberIds', 'teamIds'],
    }),
  },
  'POST /class-calls/:callId/names/:nameId/refusal': {
    success: 204,
    reach: 'unit',
    ask: async (world) => ({ path: { ...(await aName(world, 'proposed')) }, body: { reason: 'Chị đang đi làm xa.' } }),
  },
  'DELETE /class-calls/:callId/names/:nameId': {
    success: 204,
    reach: 'unit',
    ask: async (world) => ({ path: { ...(await aName(world, 'named')) } }),
  },
  'GET /led-groups/:groupId/class-calls': {
    success: 200,
    reach: 'own',
    ask: async (world) => {
      await aCall(world);
      return { path: { groupId: (await world.askers.leads('own')).groupId } };
    },
  },
  'GET /led-class-calls': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /led-groups/:groupId/class-calls/:callId/proposals': {
    success: 200,
    reach: 'own',
    ask: async (world) => ({
      path: { groupId: (await world.askers.leads('own')).groupId, ...(await ofCall(world)) },
      body: { memberIds: [(await world.member()).id] },
      hidden: ['memberIds'],
    }),
  },
  'DELETE /led-groups/:groupId/class-calls/:callId/proposals/:nameId': {
    success: 200,
    reach: 'own',
    ask: async (world) => ({
      path: { groupId: (await world.askers.leads('own')).groupId, ...(await aName(world, 'proposed')) },
    }),
  },
  'GET /me/class-calls': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /me/class-calls/:callId/refusal': {
    success: 200,
    reach: 'own',
    ask: async (world) => ({ path: { callId: (await aName(world, 'named')).callId } }),
  },
};
