import { NOTICE_VERSION } from '@lopso/identity';
import { type DataRequestKind, DataRequestService } from '@lopso/org';
import { newId, ROLES } from '@lopso/platform';
import { type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

/** Everybody has data of the own; the actors of staff here are accounts that were never given a right, so nobody answers for them. */
const STAFF_WITHOUT_GRANT = {
  because:
    'a request of staff goes to the department of the province that gave them a right; those of the table hold none in rows.',
  except: {
    ...Object.fromEntries(
      ROLES.filter((role) => role !== 'member' && role !== 'team-leader').map((role) => [role, 404]),
    ),
    'team-leader own': 404,
    guest: 404,
    union: 404,
    partner: 404,
    'other partner': 404,
    expired: 404,
  },
};

const STRANGERS_WITHOUT_GRANT = {
  ...Object.fromEntries(
    [...ROLES.filter((role) => role !== 'member' && role !== 'team-leader'), 'guest'].flatMap((who) =>
      ['sibling', 'foreign'].map((position) => [`${who} ${position}`, 404]),
    ),
  ),
  'granted sibling': 201,
  'granted foreign': 201,
  'other guest': 404,
  partner: 404,
  'other partner': 404,
  expired: 404,
};

/** A request of the row's member, as the member sent it. */
async function aRequest(world: MatrixWorld, kind: DataRequestKind = 'correction'): Promise<string> {
  const { id } = await world.member();
  const request = await world.api.app
    .get(DataRequestService)
    .makeRequest(world.department(), id, { kind, wish: 'Tên đệm là Thị', clientKey: newId() });
  return request.id;
}

const path = async (world: MatrixWorld, kind?: DataRequestKind): Promise<{ path: Record<string, string> }> => ({
  path: { requestId: await aRequest(world, kind) },
});

async function anAccepted(world: MatrixWorld): Promise<string> {
  const requestId = await aRequest(world);
  await world.api.post(`/api/data-requests/${requestId}/acceptance`, {}, { as: world.officer() });
  return requestId;
}

const consent = {
  purpose: 'work-photos',
  decision: 'agreed',
  noticeVersion: NOTICE_VERSION,
  signedOn: '2026-11-20',
  note: 'Cặp hồ sơ số 3',
};

/** The own data, requests about data, consent on paper. */
export const privacyCases: RouteCases = {
  'GET /own-data': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /own-data/readers': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /own-data/file': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /own-data/archive': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /own-data/requests': {
    success: 201,
    reach: 'list',
    because:
      'a request of staff goes to the department of the province that gave them a right, which rows hold for the account that acts from the own unit and above it.',
    except: STRANGERS_WITHOUT_GRANT,
    ask: async (world) => {
      await world.askers.grantedToken('own');
      return { body: { kind: 'access', clientKey: newId() } };
    },
  },
  'POST /own-data/requests/:requestId/take-back': { success: 204, reach: 'own', ...STAFF_WITHOUT_GRANT, ask: path },
  'GET /data-requests': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /data-requests': {
    success: 201,
    reach: 'unit',
    ask: async (world) => ({
      body: { memberId: (await world.member()).id, kind: 'access', madeOn: '2026-11-20', clientKey: newId() },
      hidden: ['memberId'],
    }),
  },
  'GET /data-requests/:requestId': { success: 200, reach: 'unit', ask: path },
  'GET /data-requests/:requestId/doubts': {
    success: 200,
    reach: 'unit',
    ask: async (world) => path(world, 'erasure'),
  },
  'POST /data-requests/:requestId/acceptance': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ ...(await path(world, 'restriction')), body: {} }),
  },
  'POST /data-requests/:requestId/refusal': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ ...(await path(world)), body: { answer: 'Hồ sơ phải giữ theo quy định về lưu trữ.' } }),
  },
  'POST /data-requests/:requestId/completion': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { requestId: await anAccepted(world) } }),
  },
  'POST /data-requests/:requestId/extension': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ ...(await path(world)), body: { reason: 'Chờ giấy tờ gốc' } }),
  },
  'GET /holidays': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /holidays': {
    success: 200,
    reach: 'list',
    ask: () => ({ body: { from: '2041-02-01', to: '2041-02-05', occasion: 'tet' } }),
  },
  'POST /holidays/removal': {
    success: 200,
    reach: 'list',
    // Days that nobody entered: what one province entered another does not take out.
    ask: () => ({ body: { from: '2043-02-01', to: '2043-02-05' } }),
  },
  'POST /holidays/confirmation': { success: 200, reach: 'list', ask: () => ({ body: { year: 2041 } }) },
  'GET /members/:memberId/consents': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { memberId: (await world.member()).id } }),
  },
  'POST /members/:memberId/consents': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { memberId: (await world.member()).id }, body: consent }),
  },
};
