import { EquipmentService, SubstitutionService } from '@lopso/classes';
import { newId } from '@lopso/platform';
import { evening } from '../classes';
import { aTrainer } from '../trainers';
import { classPath } from './class-rows';
import { type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

const form = { title: 'Dịch vụ công trực tuyến', capacity: 40 };

/** A form that gives the worker's session to another trainer of the province. */
async function replacement(world: MatrixWorld): Promise<Readonly<Record<string, unknown>>> {
  const { sessionId } = await world.aClass();
  const standIn = await world.once('stand-in', () => aTrainer(world.api.database, world.province, 'Lò Thị Mây'));
  const accountId = (await world.place()).trainer.accountId;
  return { clientKey: newId(), accountId, standInId: standIn.accountId, classSessionIds: [sessionId] };
}

/** A thing of the commune. */
async function anItem({ api, commune, province }: MatrixWorld): Promise<string> {
  const wish = { communeId: commune.id, name: `Loa ${newId()}` };
  return (await api.app.get(EquipmentService).addEquipment(province.officer('trainer'), wish)).id;
}

/** A class of the worker and where its session is to go. */
async function aMove(world: MatrixWorld): Promise<{
  readonly path: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}> {
  const { id, sessionId } = await world.aClass();
  const target = {
    classSessionId: sessionId,
    venueId: (await world.place()).venueId,
    revision: 0,
    ...evening('2026-12-10'),
  };
  return { path: { classGroupId: id }, body: { sessions: [target], isHolidayKnown: true } };
}

/** Venues, staff, classes, bookings and waiting lists. Classes of the worlds are run by whoever asks from the row's unit. */
export const classesCases: RouteCases = {
  'GET /venues': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /venues': {
    success: 201,
    reach: 'unit',
    ask: (world) => ({
      body: { communeId: world.commune.id, name: `Hội trường ${newId()}`, capacity: 80 },
      hidden: ['communeId'],
    }),
  },
  'PUT /venues/:venueId': {
    success: 204,
    reach: 'unit',
    ask: async (world) => ({
      path: { venueId: (await world.place()).venueId },
      body: { name: `Hội trường ${newId()}`, capacity: 90, closedOn: null },
    }),
  },
  'PUT /equipment/:equipmentId': {
    success: 204,
    reach: 'unit',
    ask: async (world) => ({
      path: { equipmentId: await anItem(world) },
      body: { name: `Máy chiếu ${newId()}`, isPutAway: true },
    }),
  },
  'PUT /venues/:venueId/way': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({
      path: { venueId: (await world.place()).venueId },
      body: { directions: 'Qua cầu rẽ phải', point: { latitude: 22.07, longitude: 105.05 } },
    }),
  },
  'GET /communes/:communeId/trainers': {
    success: 200,
    reach: 'unit',
    ask: (world) => ({ path: { communeId: world.commune.id } }),
  },
  'GET /communes/:communeId/equipment': {
    success: 200,
    reach: 'unit',
    ask: (world) => ({ path: { communeId: world.commune.id } }),
  },
  'POST /equipment': {
    success: 201,
    reach: 'unit',
    ask: (world) => ({ body: { communeId: world.commune.id, name: `Máy chiếu ${newId()}` }, hidden: ['communeId'] }),
  },
  'GET /class-staff': { success: 200, reach: 'list', ask: () => ({ query: 'from=2026-12-01&to=2026-12-31' }) },
  'GET /class-staff/:accountId/sessions': {
    success: 200,
    reach: 'list',
    hidesPath: false,
    ask: async (world) => {
      await world.aClass();
      return {
        path: { accountId: (await world.place()).trainer.accountId },
        query: 'from=2026-12-01&to=2026-12-31',
      };
    },
  },
  'GET /staff-replacements': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /staff-replacements': {
    success: 200,
    reach: 'unit',
    isFresh: true,
    ask: async (world) => ({ body: await replacement(world), hidden: ['classSessionIds'] }),
  },
  'DELETE /staff-replacements/:replacementId': {
    success: 200,
    reach: 'unit',
    ask: async (world) => {
      const body = await replacement(world);
      const as = (await world.place()).trainer;
      const [first, second] = [
        String(body['standInId']),
        await aTrainer(world.api.database, world.province, 'Hà Minh Tuấn'),
      ];
      const sessionIds = [(await world.aClass()).sessionId];
      // Sessions go back only to somebody with a right by a row: to the first stand-in, then.
      const give = (clientKey: string, accountId: string, standInId: string) =>
        world.api.app.get(SubstitutionService).substitute(as, { clientKey, accountId, standInId, sessionIds });
      await give(newId(), String(body['accountId']), first);
      await give(String(body['clientKey']), first, second.accountId);
      return { path: { replacementId: String(body['clientKey']) } };
    },
  },
  'GET /class-choices': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /class-choices/asked-courses': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /class-groups': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /class-groups': {
    success: 201,
    reach: 'unit',
    ask: async (world) => ({
      body: { clientKey: newId(), venueId: (await world.place()).venueId, sessions: [evening('2026-12-08')], ...form },
      hidden: ['venueId'],
    }),
  },
  'GET /class-groups/:classGroupId': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: await classPath(world) }),
  },
  'PUT /class-groups/:classGroupId': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: await classPath(world), body: { ...form, capacity: 50 } }),
  },
  'POST /class-groups/:classGroupId/move-preview': {
    success: 200,
    reach: 'unit',
    ask: async (world) => aMove(world),
  },
  'POST /class-groups/:classGroupId/moves': {
    success: 200,
    reach: 'unit',
    ask: async (world) => aMove(world),
  },
  'PUT /class-groups/:classGroupId/link': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: await classPath(world) }),
  },
  'DELETE /class-groups/:classGroupId/link': {
    success: 204,
    reach: 'unit',
    ask: async (world) => ({ path: await classPath(world) }),
  },
  'POST /class-groups/:classGroupId/sessions': {
    success: 201,
    reach: 'unit',
    ask: async (world) => ({
      path: await classPath(world),
      body: { ...evening('2026-12-09'), venueId: (await world.place()).venueId },
    }),
  },
  'POST /class-groups/:classGroupId/booking-preview': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: await classPath(world), body: { memberIds: [(await world.teammate()).id] } }),
  },
  'POST /class-groups/:classGroupId/bookings': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: await classPath(world), body: { memberIds: [(await world.teammate()).id] } }),
  },
  'DELETE /class-groups/:classGroupId/bookings/:memberId': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { ...(await classPath(world)), memberId: (await world.member()).id } }),
  },
  'GET /class-groups/:classGroupId/waiting': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: await classPath(world) }),
  },
  'POST /class-groups/:classGroupId/waiting': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: await classPath(world), body: { memberIds: [(await world.teammate()).id] } }),
  },
  'DELETE /class-groups/:classGroupId/waiting/:memberId': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { ...(await classPath(world)), memberId: (await world.member()).id } }),
  },
  'PUT /class-groups/:classGroupId/booking-policy': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: await classPath(world), body: { promotionStopsHours: 48 } }),
  },
};
