import { newId } from '@lopso/platform';
import { evening } from '../classes';
import { aSheetForm } from '../sheets';
import { aMakeUp, aSheet, endedPath, memberCard, openPath, sessionPath } from './class-rows';
import { type RouteCases } from './route-case';

const days = 'from=2026-11-30&to=2026-12-31';

/** Sessions, their rolls, and who missed them. */
export const sessionCases: RouteCases = {
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
      body: { ...evening('2026-12-02'), venueId: (await world.place()).venueId, revision: 0 },
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
  'POST /class-sessions/:classSessionId/return': {
    success: 200,
    reach: 'unit',
    ask: async (world) => {
      const path = await sessionPath(world);
      const address = `/api/class-sessions/${path['classSessionId'] ?? ''}/cancellation`;
      await world.api.post(address, undefined, { as: (await world.place()).trainer });
      return { path, body: evening('2026-12-02') };
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
  'POST /class-sessions/:classSessionId/roll-numbers': {
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
    ask: async (world) => {
      const path = await openPath(world);
      const address = `/api/class-sessions/${path['classSessionId'] ?? ''}/closing`;
      await world.api.post(address, undefined, { as: (await world.place()).trainer });
      return { path, body: { memberId: (await world.member()).id, mark: 'present', clientKey: newId() } };
    },
  },
  'PUT /class-sessions/:classSessionId/end': {
    success: 200,
    reach: 'unit',
    ask: async (world) => {
      const path = await openPath(world);
      const address = `/api/class-sessions/${path['classSessionId'] ?? ''}/closing`;
      await world.api.post(address, undefined, { as: (await world.place()).trainer });
      return { path, body: { wentUntil: null } };
    },
  },
  'GET /correction-rules/own': { success: 200, reach: 'list', ask: () => ({}) },
  'PUT /correction-rules/:provinceId': {
    success: 200,
    reach: 'province',
    ask: (world) => ({
      path: { provinceId: world.province.unit.id },
      body: { trainerDays: 30, departmentDays: 365 },
    }),
  },
  'POST /class-sessions/:classSessionId/card-marks': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({
      path: await openPath(world),
      body: { card: await memberCard(world), clientKey: newId() },
    }),
  },
  'GET /class-sessions/:classSessionId/sheets': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: await openPath(world) }),
  },
  'POST /class-sessions/:classSessionId/sheets': {
    success: 201,
    reach: 'unit',
    ask: async (world) => ({ path: await openPath(world), request: await aSheetForm() }),
  },
  'GET /class-sessions/:classSessionId/sheets/:sheetId/file': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: await aSheet(world) }),
  },
  'DELETE /class-sessions/:classSessionId/sheets/:sheetId': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: await aSheet(world) }),
  },
  'GET /absences': {
    success: 200,
    reach: 'list',
    ask: async (world) => {
      await aMakeUp(world);
      return { query: days };
    },
  },
  'GET /absences/people': {
    success: 200,
    reach: 'list',
    ask: async (world) => {
      await aMakeUp(world);
      return { query: days };
    },
  },
  'GET /class-groups/:classGroupId/opinions': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: await endedPath(world, 1) }),
  },
  'GET /class-opinions': { success: 200, reach: 'list', ask: () => ({ query: days }) },
  'GET /class-opinions/groups': { success: 200, reach: 'list', ask: () => ({ query: `${days}&by=trainer` }) },
  'GET /class-opinions/classes.xlsx': { success: 200, reach: 'list', ask: () => ({ query: days }) },
};
