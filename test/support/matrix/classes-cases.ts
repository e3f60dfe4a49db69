import { type Actor, newId } from '@lopso/platform';
import { CalendarFeeds, OwnCard, READ_CLASSES, ReplaceStaff } from '@lopso/classes';
import { evening } from '../classes';
import { type TestMember } from '../province';
import { aTrainer } from '../trainers';
import { type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

const form = { title: 'Dịch vụ công trực tuyến', capacity: 40 };

const classPath = async (world: MatrixWorld): Promise<Record<string, string>> => ({
  classGroupId: (await world.aClass()).id,
});
const sessionPath = async (world: MatrixWorld): Promise<Record<string, string>> => ({
  classSessionId: (await world.aClass()).sessionId,
});
const openPath = async (world: MatrixWorld): Promise<Record<string, string>> => ({
  classSessionId: (await world.openClass()).sessionId,
});

async function scanToken(world: MatrixWorld): Promise<{ token: string; number: string }> {
  const { sessionId } = await world.openClass();
  const code = await world.api.get(`/api/class-sessions/${sessionId}/scan-code`, { as: (await world.place()).trainer });
  return { token: String(code.body.path).split('#')[1] ?? '', number: String(code.body.number) };
}

/** The address of the commune's calendar, of somebody who is its officer by a row of `role_grant`. */
async function calendarFile(world: MatrixWorld): Promise<string> {
  await world.grantedToken('own');
  const officer: Actor = { ...world.officer(), accountId: world.workerId };
  const wish = { reach: 'commune' as const, communeId: world.commune.id };
  return `${(await world.api.app.get(CalendarFeeds).make(officer, wish)).token}.ics`;
}

/** A calendar of the row's member. */
async function memberCalendar(world: MatrixWorld): Promise<string> {
  const member = await world.member();
  const actor: Actor = { ...world.province.memberActor(member), accountId: await world.accountOf(member) };
  return (await world.api.app.get(CalendarFeeds).make(actor, { reach: 'own', communeId: null })).id;
}

/** The code of the card of the row's member, or of another one. */
export async function memberCard(world: MatrixWorld, of?: TestMember): Promise<string> {
  await world.team();
  const member = of ?? (await world.member());
  const { card } = await world.api.app.get(OwnCard).issue(world.province.memberActor(member));
  return card?.code ?? '';
}

/** A form that gives the worker's session to another trainer of the province. */
async function replacement(world: MatrixWorld): Promise<Readonly<Record<string, unknown>>> {
  const { sessionId } = await world.aClass();
  const standIn = await world.once('stand-in', () => aTrainer(world.api.database, world.province, 'Lò Thị Mây'));
  const accountId = (await world.place()).trainer.accountId;
  return { clientKey: newId(), accountId, standInId: standIn.accountId, classSessionIds: [sessionId] };
}

/** Venues, classes, sessions, roll and one's own classes. Classes of the worlds are run by whoever asks from the row's unit. */
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
        world.api.app.get(ReplaceStaff).replace(as, { clientKey, accountId, standInId, sessionIds });
      await give(newId(), String(body['accountId']), first);
      await give(String(body['clientKey']), first, second.accountId);
      return { path: { replacementId: String(body['clientKey']) } };
    },
  },
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
  'POST /class-groups/:classGroupId/sessions': {
    success: 201,
    reach: 'unit',
    ask: async (world) => ({
      path: await classPath(world),
      body: { ...evening('2026-12-09'), venueId: (await world.place()).venueId },
    }),
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
  'GET /class-sessions': { success: 200, reach: 'list', ask: () => ({ query: 'from=2026-12-01&to=2026-12-31' }) },
  'GET /class-sessions/:classSessionId': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: await sessionPath(world) }),
  },
  'PUT /class-sessions/:classSessionId': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({
      path: await sessionPath(world),
      body: { ...evening('2026-12-02'), venueId: (await world.place()).venueId },
    }),
  },
  'POST /class-sessions/:classSessionId/cancellation': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: await sessionPath(world) }),
  },
  'DELETE /class-sessions/:classSessionId/cancellation': {
    success: 200,
    reach: 'unit',
    ask: async (world) => {
      const path = await sessionPath(world);
      const address = `/api/class-sessions/${path['classSessionId'] ?? ''}/cancellation`;
      await world.api.post(address, undefined, { as: (await world.place()).trainer });
      return { path };
    },
  },
  'POST /class-sessions/:classSessionId/opening': {
    success: 200,
    reach: 'unit',
    ask: async (world) => {
      const path = await sessionPath(world);
      world.api.clock.stopAt('2026-12-01T12:10:00Z');
      return { path };
    },
  },
  'POST /class-sessions/:classSessionId/closing': {
    success: 200,
    reach: 'unit',
    ask: async (world) => {
      const path = await openPath(world);
      // An officer closes for the trainer once the hours are over.
      world.api.clock.stopAt('2026-12-01T13:40:00Z');
      return { path };
    },
  },
  'GET /class-sessions/:classSessionId/scan-code': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: await openPath(world) }),
  },
  'GET /class-sessions/:classSessionId/hall-kit': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: await openPath(world) }),
  },
  'GET /class-sessions/:classSessionId/roll': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: await openPath(world) }),
  },
  'POST /class-sessions/:classSessionId/attendance': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({
      path: await openPath(world),
      body: { memberId: (await world.member()).id, mark: 'present', source: 'roll', clientKey: newId() },
    }),
  },
  'POST /class-sessions/:classSessionId/walk-ins': {
    success: 200,
    reach: 'unit',
    except: { guest: 404 },
    because: 'a guest names nobody by id: who is not booked yet introduces herself at the door (arrivals).',
    ask: async (world) => ({
      path: await openPath(world),
      body: { memberId: (await world.teammate()).id, clientKey: newId() },
    }),
  },
  'POST /class-sessions/:classSessionId/arrivals': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({
      path: await openPath(world),
      body: { fullName: (await world.teammate()).fullName, birthYear: 1987, clientKey: newId() },
    }),
  },
  'POST /class-sessions/:classSessionId/corrections': {
    success: 200,
    reach: 'unit',
    except: { guest: 404 },
    because: 'somebody without a mark is admitted by a correction, and a guest admits nobody.',
    ask: async (world) => {
      const path = await openPath(world);
      const address = `/api/class-sessions/${path['classSessionId'] ?? ''}/closing`;
      await world.api.post(address, undefined, { as: (await world.place()).trainer });
      return { path, body: { memberId: (await world.member()).id, mark: 'present', clientKey: newId() } };
    },
  },
  'POST /class-sessions/:classSessionId/card-marks': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({
      path: await openPath(world),
      body: { card: await memberCard(world), clientKey: newId() },
    }),
  },
  'POST /teams/:teamId/member-cards': {
    success: 200,
    reach: 'unit',
    ask: async (world) => {
      await world.member();
      return { path: { teamId: (await world.team()).id } };
    },
  },
  'POST /led-groups/:groupId/member-cards': {
    success: 200,
    reach: 'own',
    except: { union: 404 },
    because: 'the group of the row is a team; the officer of an organisation leads another group.',
    ask: async (world) => {
      await world.member();
      return { path: { groupId: (await world.leads('own')).groupId } };
    },
  },
  'POST /members/:memberId/card-replacement': {
    success: 200,
    reach: 'unit',
    ask: async (world) => {
      await world.team();
      return { path: { memberId: (await world.member()).id } };
    },
  },
  'GET /me/card': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /me/card': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /me/card/paper': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /me/card/replacement': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /me/classes': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /me/class-groups': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /me/class-groups/:classGroupId/place': {
    success: 200,
    reach: 'round',
    ask: async (world) => ({ path: await classPath(world) }),
  },
  'DELETE /me/class-groups/:classGroupId/place': {
    success: 200,
    reach: 'round',
    ask: async (world) => ({ path: await classPath(world) }),
  },
  'POST /me/class-groups/:classGroupId/place/known': {
    success: 200,
    reach: 'round',
    ask: async (world) => ({ path: await classPath(world) }),
  },
  'GET /me/class-sessions/:classSessionId': {
    success: 200,
    reach: 'round',
    ask: async (world) => ({ path: await openPath(world) }),
  },
  'POST /me/class-sessions/:classSessionId/attendance': {
    success: 200,
    reach: 'round',
    ask: async (world) => ({
      path: await openPath(world),
      body: { token: (await scanToken(world)).token, clientKey: newId() },
    }),
  },
  'POST /me/attendance': {
    success: 200,
    reach: 'list',
    except: { 'member foreign': 422 },
    because:
      'a number that no session of the own province shows is wrong, whether another province shows it or nobody.',
    ask: async (world) => ({ body: { number: (await scanToken(world)).number, clientKey: newId() } }),
  },
  'GET /me/calendars': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /me/calendars': {
    success: 201,
    reach: 'unit',
    alsoFor: READ_CLASSES,
    except: { 'member own': 404, leaver: 404, guest: 404 },
    because: 'a commune’s calendar is for who sees all its classes: its own members and guests don’t.',
    ask: (world) => ({ body: { reach: 'commune', communeId: world.commune.id }, hidden: ['communeId'] }),
  },
  'DELETE /me/calendars/:calendarId': {
    success: 204,
    reach: 'own',
    ask: async (world) => ({ path: { calendarId: await memberCalendar(world) } }),
  },
  'GET /calendars/:file': {
    success: 200,
    reach: 'list',
    hidesPath: false,
    ask: async (world) => ({ path: { file: await calendarFile(world) } }),
  },
};
