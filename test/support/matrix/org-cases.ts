import { newId, vietnamDate } from '@lopso/platform';
import { aPersonForm } from '../org';
import { type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

const DECISION = '12/QĐ-SKHCN';

/** Staff with a right over the row's commune, invited by the department. */
async function invited(world: MatrixWorld, kind = 'guest-trainer'): Promise<{ accountId: string; grantId: string }> {
  const until = vietnamDate(new Date(world.api.clock.now().getTime() + 30 * 86_400_000));
  const answer = await world.api.post(
    '/api/staff-accounts',
    {
      ...{ clientKey: newId(), displayName: 'Hà Minh Tuấn', birthYear: 1985, kind, unitId: world.commune.id },
      ...{ decisionNumber: DECISION, until },
    },
    { as: world.department() },
  );
  return answer.body;
}

/** Units, teams, people, rights and accounts of staff. */
export const orgCases: RouteCases = {
  'GET /communes': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /communes/:communeId/teams': {
    success: 200,
    reach: 'unit',
    except: { guest: 404 },
    because: 'a guest reads the names of communes to choose a hall, nothing below them.',
    ask: (world) => ({ path: { communeId: world.commune.id } }),
  },
  'POST /communes/:communeId/villages': {
    success: 201,
    reach: 'unit',
    ask: (world) => ({ path: { communeId: world.commune.id }, body: { word: 'Thôn', name: 'Pá Han' } }),
  },
  'POST /teams': {
    success: 201,
    reach: 'unit',
    ask: (world) => ({ body: { unitId: world.commune.id }, hidden: ['unitId'] }),
  },
  'GET /teams/:teamId': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { teamId: (await world.team()).id } }),
  },
  'POST /teams/:teamId/members': {
    success: 201,
    reach: 'unit',
    ask: async (world) => ({
      path: { teamId: (await world.team()).id },
      body: aPersonForm({ fullName: 'Lò Thị Pản' }),
    }),
  },
  'POST /teams/:teamId/seats': {
    success: 201,
    reach: 'unit',
    ask: async (world) => ({
      path: { teamId: (await world.team()).id },
      body: { memberId: (await world.unseated()).id, position: 'member' },
    }),
  },
  'POST /teams/:teamId/activation-slips': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({
      path: { teamId: (await world.team()).id },
      body: { memberIds: [(await world.member()).id] },
    }),
  },
  'POST /seat-terms/:seatTermId/end': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { seatTermId: await world.seatTermId() } }),
  },
  'GET /members': { success: 200, reach: 'list', ask: () => ({ query: 'text=vang' }) },
  'GET /members/:memberId': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { memberId: (await world.member()).id } }),
  },
  'PUT /members/:memberId': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({
      path: { memberId: (await world.member()).id },
      body: { fullName: 'Vàng Thị Mỷ', birthYear: 1988, kind: 'resident' },
    }),
  },
  'GET /role-grants': {
    success: 200,
    reach: 'unit',
    ask: (world) => ({ query: `unitId=${world.commune.id}`, hidden: ['unitId'] }),
  },
  'GET /role-grants/givable': {
    success: 200,
    reach: 'unit',
    ask: (world) => ({ query: `unitId=${world.commune.id}`, hidden: ['unitId'] }),
  },
  'POST /role-grants': {
    success: 201,
    reach: 'unit',
    ask: async (world) => ({
      body: {
        ...{ memberId: (await world.member()).id, kind: 'team-leader' },
        ...{ unitId: world.commune.id, teamId: (await world.team()).id },
      },
      hidden: ['memberId', 'unitId', 'teamId'],
    }),
  },
  'POST /role-grants/:roleGrantId/renewal': {
    success: 201,
    reach: 'unit',
    ask: async (world) => ({
      path: { roleGrantId: (await invited(world)).grantId },
      body: { until: '2027-03-01', decisionNumber: DECISION },
    }),
  },
  'POST /role-grants/:roleGrantId/end': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { roleGrantId: (await invited(world)).grantId } }),
  },
  'DELETE /role-grants/:roleGrantId/end': {
    success: 200,
    reach: 'unit',
    ask: async (world) => {
      const { grantId } = await invited(world);
      await world.api.post(`/api/role-grants/${grantId}/end`, undefined, { as: world.department() });
      return { path: { roleGrantId: grantId } };
    },
  },
  'GET /me/grants': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /staff-accounts': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /staff-accounts': {
    success: 201,
    reach: 'unit',
    ask: (world) => ({
      body: {
        ...{ displayName: 'Hà Minh Tuấn', birthYear: 1985, kind: 'guest-trainer', unitId: world.commune.id },
        ...{ decisionNumber: DECISION, until: '2026-12-31', clientKey: newId() },
      },
      hidden: ['unitId'],
    }),
  },
  'POST /staff-accounts/:accountId/activation-slip': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { accountId: (await invited(world)).accountId } }),
  },
  'POST /staff-accounts/:accountId/closing': {
    success: 204,
    reach: 'unit',
    ask: async (world) => ({ path: { accountId: (await invited(world)).accountId } }),
  },
  'DELETE /staff-accounts/:accountId/closing': {
    success: 204,
    reach: 'unit',
    ask: async (world) => {
      const { accountId } = await invited(world);
      await world.api.post(`/api/staff-accounts/${accountId}/closing`, undefined, { as: world.department() });
      return { path: { accountId } };
    },
  },
  'GET /led-groups': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /led-groups/:groupId/people': {
    success: 200,
    reach: 'own',
    except: { 'union parent': 404 },
    because:
      'the group of the row is a team; the officer of an organisation asks for her own, others of it lead others.',
    ask: async (world) => ({ path: { groupId: (await world.askers.leads('own')).groupId } }),
    askAsUnion: async (world) => {
      await world.unionMember();
      return { path: { groupId: await world.askers.unionGroupId() } };
    },
  },
  'POST /led-groups/:groupId/people/:memberId/reminders': {
    success: 422,
    reach: 'own',
    because:
      'the person agreed to no reminder: refused after access; an organisation’s officer reminds its own, others of it don’t.',
    except: { 'union parent': 404 },
    ask: async (world) => ({
      path: { groupId: (await world.askers.leads('own')).groupId, memberId: (await world.member()).id },
    }),
    askAsUnion: async (world) => ({
      path: { groupId: await world.askers.unionGroupId(), memberId: (await world.unionMember()).id },
    }),
  },
  'POST /led-groups/:groupId/people/:memberId/sign-in-code': {
    success: 201,
    reach: 'own',
    ask: async (world) => ({
      path: { groupId: (await world.askers.leads('own')).groupId, memberId: (await world.member()).id },
    }),
  },
};
