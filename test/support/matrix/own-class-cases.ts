import { CalendarService, ClassLinkService, READ_CLASSES } from '@lopso/classes';
import { type Actor, newId } from '@lopso/platform';
import { aMakeUp, classPath, endedPath, openPath, scanToken } from './class-rows';
import { type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

/** The address of the commune's calendar, of somebody who is its officer by a row of `role_grant`. */
async function calendarFile(world: MatrixWorld): Promise<string> {
  await world.askers.grantedToken('own');
  const officer: Actor = { ...world.officer(), accountId: world.workerId };
  const wish = { reach: 'commune' as const, communeId: world.commune.id };
  return `${(await world.api.app.get(CalendarService).makeCalendar(officer, wish)).token}.ics`;
}

/** The public address of the row's class. */
async function sharedCode(world: MatrixWorld): Promise<string> {
  const { classGroupId = '' } = await classPath(world);
  return world.api.app
    .get(ClassLinkService)
    .ensureLinkInTransaction(world.officer(), world.province.unit.path, classGroupId);
}

/** A calendar of the row's member. */
async function memberCalendar(world: MatrixWorld): Promise<string> {
  const member = await world.member();
  const actor: Actor = { ...world.province.memberActor(member), accountId: await world.accountOf(member) };
  return (await world.api.app.get(CalendarService).makeCalendar(actor, { reach: 'own', communeId: null })).id;
}

/** Cards, one's own classes, places, make-ups, what is asked after a class, and calendars. */
export const ownClassCases: RouteCases = {
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
      return { path: { groupId: (await world.askers.leads('own')).groupId } };
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
  'GET /me/session-news': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /me/session-news/:classSessionId/known': {
    success: 200,
    reach: 'list',
    hidesPath: false,
    ask: async (world) => ({ path: { classSessionId: (await world.aClass()).sessionId }, body: { revision: 0 } }),
  },
  'GET /me/class-openings': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /me/class-openings/known': {
    success: 200,
    reach: 'list',
    ask: () => ({ body: { as: 'staff', until: '2026-11-25T01:00:00.000Z' } }),
  },
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
  'PUT /me/class-groups/:classGroupId/link': {
    success: 200,
    reach: 'round',
    ask: async (world) => ({ path: await classPath(world) }),
  },
  'GET /shared-classes/:code': {
    success: 200,
    reach: 'list',
    hidesPath: false,
    ask: async (world) => ({ path: { code: await sharedCode(world) } }),
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
  'GET /me/make-ups': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /me/make-ups/:offerId/place': {
    success: 200,
    reach: 'own',
    ask: async (world) => {
      const { offerId, classGroupId } = await aMakeUp(world);
      return { path: { offerId }, body: { classGroupId }, hidden: ['classGroupId'] };
    },
  },
  'POST /me/make-ups/:offerId/refusal': {
    success: 200,
    reach: 'own',
    ask: async (world) => ({ path: { offerId: (await aMakeUp(world)).offerId } }),
  },
  'GET /me/after-class': { success: 200, reach: 'list', ask: () => ({}) },
  'PUT /me/class-groups/:classGroupId/opinion': {
    success: 204,
    reach: 'own',
    ask: async (world) => ({
      path: await endedPath(world, 1),
      body: { understood: 'well', pace: 'right', usefulness: 'much' },
    }),
  },
  'PUT /me/class-groups/:classGroupId/households': {
    success: 204,
    reach: 'own',
    ask: async (world) => ({ path: await endedPath(world, 31), body: { households: 3 } }),
  },
};
