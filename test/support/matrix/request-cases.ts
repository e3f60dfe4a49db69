import { type RequestStage } from '@lopso/classes';
import { newId } from '@lopso/platform';
import { TestClasses } from '../classes';
import { type TestMember } from '../province';
import { type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

/** A member's request for a place in a class of the worker that wants two words; `stage`: the one it waits for. */
export async function aRequest(world: MatrixWorld, stage: RequestStage, of?: TestMember): Promise<string> {
  return world.once(`request-${stage}-${of?.id ?? ''}`, async () => {
    await world.team();
    const member = of ?? (await world.member());
    const { id: classGroupId } = await new TestClasses(world.api.app).aClass(await world.place(), {
      ...{ on: '2026-12-22', approval: 'two-stage' },
      hours: {
        on: '2026-12-22',
        from: stage === 'class' ? '08:00' : '14:00',
        to: stage === 'class' ? '09:00' : '15:00',
      },
    });
    const id = newId();
    const now = world.api.clock.now();
    const isPassedOn = stage === 'class';
    await world.api.database.execute(
      `insert into classes.place_request
         (id, class_group_id, member_id, asked_at, asked_by, approval, stage, expires_at, commune_at, commune_by)
       values ($1, $2, $3, $4, $1, 'two-stage', $5, $6, $7, $8)`,
      [
        ...[id, classGroupId, member.id, now, stage, new Date(now.getTime() + 86_400_000)],
        ...[isPassedOn ? now : null, isPassedOn ? newId() : null],
      ],
    );
    return id;
  });
}

/** The class is named by its requests, not by the path. */
const OF_OTHERS = { except: { 'other guest': 404 }, because: 'the other guest of the commune runs another class.' };

/** Requests for places that wait for a word. */
export const requestCases: RouteCases = {
  'GET /place-requests': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /place-requests/count': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /place-requests/commune-answers': {
    success: 200,
    reach: 'unit',
    isFresh: true,
    ask: async (world) => ({
      body: { requestIds: [await aRequest(world, 'commune')], isApproved: true },
      hidden: ['requestIds'],
    }),
  },
  'POST /place-requests/class-answers': {
    success: 200,
    reach: 'unit',
    ...OF_OTHERS,
    isFresh: true,
    ask: async (world) => ({
      body: { requestIds: [await aRequest(world, 'class')], isApproved: false, reason: 'Lớp đã đủ người' },
      hidden: ['requestIds'],
    }),
  },
  'POST /place-requests/commune-answers/undo': {
    success: 204,
    reach: 'unit',
    ask: async (world) => ({ body: { requestIds: [await aRequest(world, 'commune')] }, hidden: ['requestIds'] }),
  },
  'POST /place-requests/class-answers/undo': {
    success: 204,
    reach: 'unit',
    ...OF_OTHERS,
    ask: async (world) => ({ body: { requestIds: [await aRequest(world, 'class')] }, hidden: ['requestIds'] }),
  },
};
