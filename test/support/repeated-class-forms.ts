import { AccountService } from '@lopso/identity';
import { newId } from '@lopso/platform';
import { aPhoto } from './assessment';
import { evening, TestClasses } from './classes';
import { aPublishedCourse } from './learning';
import { memberCard } from './matrix/class-rows';
import { type MatrixWorld } from './matrix/world';
import { bodies, fieldIn, type RepeatedForm } from './repeated-form';
import { aSheetForm } from './sheets';

const OF_DEVICE = { deviceId: 'it names the phone of the first arrival and says nothing of the person' };

/** What else may be said of somebody in a session. */
const OTHER_WORDS = { cameAt: '19:20', leftAt: '19:50', minutes: 40, excuse: 'duty' };

async function anotherNamesake(world: MatrixWorld): Promise<number> {
  const { id } = await world.province.member(world.commune, (await world.teammate()).fullName);
  await world.api.database.execute('update org.member set birth_year = 1969 where id = $1', [id]);
  return 1969;
}

async function usernameOf(world: MatrixWorld): Promise<string> {
  const { id, fullName } = await world.unseated();
  const holder = { memberId: id, fullName, phone: null };
  return (await world.api.app.get(AccountService).ensureMemberAccount(holder)).username;
}

/** Forms about classes and who is there. */
export const REPEATED_CLASS_FORMS: Readonly<Record<string, RepeatedForm>> = {
  'POST /staff-replacements': {
    who: 'trainer',
    others: (_, ask) =>
      bodies(ask, {
        ...{ accountId: newId(), standInId: newId() },
        classSessionIds: { classSessionIds: [newId()] },
      }),
  },
  'POST /class-groups': {
    who: 'trainer',
    indifferent: { isHolidayKnown: 'it answers a question asked before the class was written' },
    others: async (world, ask) =>
      bodies(ask, {
        ...{ title: 'Ký số', capacity: 41, topic: (await aPublishedCourse(world.api.database)).id },
        venueId: await new TestClasses(world.api.app).venue((await world.place()).trainer, world.commune),
        sessions: { sessions: [evening('2026-12-09')] },
        assistantIds: { assistantIds: [newId()] },
        equipmentIds: { equipmentIds: [newId()] },
        rule: { rule: { wholeFromPercent: null, roundToMinutes: 15, lateAfterMinutes: null } },
        approval: 'commune',
        buildsOn: { buildsOn: [(await aPublishedCourse(world.api.database)).id] },
      }),
  },
  'POST /class-sessions/:classSessionId/attendance': {
    who: 'trainer',
    indifferent: {
      ...OF_DEVICE,
      sequence: 'it orders taps of one phone among each other and says nothing of the person',
      madeAt: 'the moment of the first arrival stays: a tap that comes again does not move it',
    },
    others: async (world, ask) =>
      bodies(ask, { source: 'paper', mark: 'absent', memberId: (await world.teammate()).id, ...OTHER_WORDS }),
  },
  'POST /class-sessions/:classSessionId/walk-ins': {
    who: 'trainer',
    indifferent: OF_DEVICE,
    others: async (world, ask) => bodies(ask, { memberId: (await world.unseated()).id }),
  },
  'POST /class-sessions/:classSessionId/arrivals': {
    who: 'trainer',
    indifferent: OF_DEVICE,
    others: async (world, ask) =>
      bodies(ask, {
        ...{ fullName: (await world.unseated()).fullName, birthYear: await anotherNamesake(world) },
        username: { fullName: undefined, birthYear: undefined, username: await usernameOf(world) },
      }),
  },
  'POST /class-sessions/:classSessionId/card-marks': {
    who: 'trainer',
    indifferent: {
      ...OF_DEVICE,
      isTyped: 'it says how a bare number came; a code tells by itself that it was read',
      isTakenIn: 'it lets in who is on no list, and who has a mark is on one',
      madeAt: 'the moment of the first arrival stays: a tap that comes again does not move it',
    },
    others: async (world, ask) => bodies(ask, { card: await memberCard(world, await world.teammate()) }),
  },
  'POST /class-sessions/:classSessionId/corrections': {
    who: 'trainer',
    indifferent: OF_DEVICE,
    others: async (world, ask) =>
      bodies(ask, { source: 'paper', mark: 'absent', memberId: (await world.teammate()).id, ...OTHER_WORDS }),
  },
  'POST /class-sessions/:classSessionId/sheets': {
    who: 'trainer',
    others: async (_, ask) => ({
      file: { request: await aSheetForm({ clientKey: fieldIn(ask, 'clientKey'), bytes: await aPhoto(330) }) },
    }),
  },
  'POST /me/class-sessions/:classSessionId/attendance': {
    who: 'member',
    indifferent: OF_DEVICE,
    others: (_, ask) => bodies(ask, { token: 'một mã khác' }),
  },
  'POST /me/attendance': {
    who: 'member',
    indifferent: OF_DEVICE,
    others: (_, ask) =>
      bodies(ask, { number: (ask.body as { number: string }).number === '111111' ? '222222' : '111111' }),
  },
};
