import { CompletionService } from '@lopso/learning';
import { newId } from '@lopso/platform';
import { TestCourse } from '../assessment';
import { anOpenRound, openCycles } from '../learning';
import { type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

const PROPOSAL = { requirementKey: 'gio-lop', paperNumber: '12/SKHCN-CĐS', reason: 'Đang nằm viện.' };

/** The cycle of the row's member in an open round. */
function cycle(world: MatrixWorld): Promise<string> {
  return world.once('waiver-cycle', async () => {
    await world.team();
    const round = await anOpenRound(world.api.database, world.province);
    const [cycleId = ''] = await openCycles(world.api.database, round, [await world.member()]);
    await world.api.app.get(CompletionService).recomputeCompletions({ roundId: round.id });
    return cycleId;
  });
}

/** What somebody who never asks herself has proposed for it. */
function proposed(world: MatrixWorld): Promise<string> {
  return world.once('waiver', async () => {
    const address = `/api/cycles/${await cycle(world)}/waivers`;
    return (await world.api.post(address, PROPOSAL, { as: world.department() })).body.waiverId;
  });
}

/** The same, confirmed by a second one. */
function standing(world: MatrixWorld): Promise<string> {
  return world.once('waiver-standing', async () => {
    const waiverId = await proposed(world);
    await world.api.post(`/api/waivers/${waiverId}/confirmation`, { answered: 'proposal' }, { as: world.department() });
    return waiverId;
  });
}

/** A cycle of hers whose quiz has no attempt left: the only one was handed in. */
function usedUp(world: MatrixWorld): Promise<{ cycleId: string; memberId: string; quizId: string }> {
  return world.once('used-up', async () => {
    await world.team();
    const published = await TestCourse.publish(world.api.database, { maxAttempts: 1 });
    const { id, hash, quizId, taskId } = published;
    const course = { id, hash, quizId, taskId, lessons: [] };
    const round = await anOpenRound(world.api.database, world.province, { course });
    const { id: memberId } = await world.member();
    const [cycleId = ''] = await openCycles(world.api.database, round, [await world.member()]);
    const as = (await world.askers.actor('member', 'own')) ?? undefined;
    const begun = await world.api.post(`/api/quizzes/${quizId}/attempts`, {}, { as });
    await world.api.post(`/api/attempts/${begun.body.id}/submission`, {}, { as });
    return { cycleId, memberId, quizId };
  });
}

/** The same with nothing given, or one that is not used. */
async function given(world: MatrixWorld, number: 0 | 1): Promise<{ cycleId: string; grantId: string; quizId: string }> {
  const { cycleId, memberId, quizId } = await usedUp(world);
  const grantId = newId();
  await world.api.database.execute('delete from assessment.attempt_grant where member_id = $1', [memberId]);
  if (number === 1)
    await world.api.database.execute(
      `insert into assessment.attempt_grant (id, member_id, quiz_id, number, reason, given_by, given_at) values ($1, $2, $3, 1, 'Mất mạng.', $1, now())`,
      [grantId, memberId, quizId],
    );
  return { cycleId, grantId, quizId };
}

/** Waivers of requirements, later due dates, and further attempts. */
export const waiverCases: RouteCases = {
  'GET /waivers': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /waiting-decisions': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /cycles/:cycleId/waivers': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { cycleId: await cycle(world) } }),
  },
  'POST /cycles/:cycleId/waivers': {
    success: 201,
    reach: 'unit',
    ask: async (world) => ({ path: { cycleId: await cycle(world) }, body: PROPOSAL }),
  },
  'POST /cycles/:cycleId/extensions': {
    success: 201,
    reach: 'unit',
    ask: async (world) => ({
      path: { cycleId: await cycle(world) },
      body: { dueOn: '2100-01-31', reason: 'Đang nằm viện.' },
    }),
  },
  'POST /cycles/:cycleId/attempt-grants': {
    success: 201,
    reach: 'unit',
    ask: async (world) => {
      const { cycleId, quizId } = await given(world, 0);
      return { path: { cycleId }, body: { clientKey: newId(), quizId, number: 2, reason: 'Mất mạng hai lần.' } };
    },
  },
  'DELETE /cycles/:cycleId/attempt-grants/:grantId': {
    success: 204,
    reach: 'unit',
    ask: async (world) => {
      const { cycleId, grantId } = await given(world, 1);
      return { path: { cycleId, grantId } };
    },
  },
  'POST /waivers/:waiverId/confirmation': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { waiverId: await proposed(world) }, body: { answered: 'proposal' } }),
  },
  'POST /waivers/:waiverId/refusal': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { waiverId: await proposed(world) }, body: { answered: 'proposal' } }),
  },
  'POST /waivers/:waiverId/ending': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { waiverId: await standing(world) }, body: { reason: 'Đã ra viện.' } }),
  },
};
