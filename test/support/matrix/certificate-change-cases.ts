import { IssuingService } from '@lopso/credentials';
import { newId } from '@lopso/platform';
import { aFinishedCycle, aRound } from '../credentials';
import { type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

interface IssuedPaper {
  readonly roundId: string;
  readonly certificateId: string;
}

/** A certificate of the row's member. */
export function issuedPaper(world: MatrixWorld): Promise<IssuedPaper> {
  return world.once('changed-certificate', async () => {
    const { roundId, certificateId } = await paperOfRound(world, 'Đợt có giấy cần thu hồi');
    return { roundId, certificateId };
  });
}

async function paperOfRound(world: MatrixWorld, title: string): Promise<IssuedPaper & { readonly cycleId: string }> {
  const { database, app } = world.api;
  await world.team();
  const opened = await aRound(database, world.province, { release: 'manual', title });
  const cycle = await aFinishedCycle(database, opened, await world.member());
  await app.get(IssuingService).issue([cycle.id], 'by-hand');
  const row = await database.queryOne<{ id: string }>('select id from credentials.certificate where cycle_id = $1', [
    cycle.id,
  ]);
  return { roundId: opened.id, certificateId: row?.id ?? '', cycleId: cycle.id };
}

/** The form that proposes its withdrawal, as its preview was seen. */
export async function withdrawalForm(
  world: MatrixWorld,
): Promise<{ readonly path: { roundId: string }; readonly body: object }> {
  const { roundId, certificateId } = await issuedPaper(world);
  const asked = { kind: 'withdraw', certificateIds: [certificateId] };
  const url = `/api/rounds/${roundId}/certificate-changes/preview`;
  const { seen } = (await world.api.post(url, asked, { as: world.department() })).body;
  const body = { ...asked, clientKey: newId(), reason: 'issued-in-error', note: 'Cấp nhầm người', seen };
  return { path: { roundId }, body };
}

/** A proposal of somebody who never asks herself. */
async function proposal(world: MatrixWorld): Promise<{ id: string; seen: string }> {
  return world.once('certificate-change', async () => {
    const { path, body } = await withdrawalForm(world);
    const url = `/api/rounds/${path.roundId}/certificate-changes`;
    const { id, seen } = (await world.api.post(url, body, { as: world.department() })).body;
    return { id: String(id), seen: String(seen) };
  });
}

/** A case about a certificate of the row's member whose passage fell, not decided. */
async function openCase(world: MatrixWorld): Promise<string> {
  return world.once('paper-case', async () => {
    const { certificateId, cycleId } = await paperOfRound(world, 'Đợt có giấy cần xem lại');
    const id = newId();
    await world.api.database.execute(
      'update learning.completion set finished_at = null, done_steps = total_steps - 1 where cycle_id = $1',
      [cycleId],
    );
    await world.api.database.execute(
      'insert into credentials.paper_case (id, certificate_id, opened_at) values ($1, $2, now())',
      [id, certificateId],
    );
    return id;
  });
}

/** Certificates withdrawn, replaced and issued again by two people. */
export const certificateChangeCases: RouteCases = {
  'POST /rounds/:roundId/certificate-changes/preview': {
    success: 200,
    reach: 'province',
    ask: async (world) => {
      const { roundId, certificateId } = await issuedPaper(world);
      return { path: { roundId }, body: { kind: 'withdraw', certificateIds: [certificateId] } };
    },
  },
  'POST /rounds/:roundId/certificate-changes': {
    success: 201,
    reach: 'province',
    ask: (world) => withdrawalForm(world),
  },
  'GET /certificate-cases': { success: 200, reach: 'list', ask: () => ({}) },
  'DELETE /certificate-cases/:caseId/keeping': {
    success: 204,
    reach: 'province',
    ask: async (world) => ({ path: { caseId: await openCase(world) } }),
  },
  'GET /certificate-change-news': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /certificate-changes': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /certificate-changes/:changeId': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: { changeId: (await proposal(world)).id } }),
  },
  'POST /certificate-changes/:changeId/approval': {
    success: 200,
    reach: 'province',
    ask: async (world) => {
      const { id, seen } = await proposal(world);
      return { path: { changeId: id }, body: { seen } };
    },
  },
  'POST /certificate-changes/:changeId/refusal': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: { changeId: (await proposal(world)).id }, body: { words: 'Chưa đủ căn cứ' } }),
  },
  'POST /certificate-changes/:changeId/take-back': {
    success: 422,
    reach: 'province',
    ask: async (world) => ({ path: { changeId: (await proposal(world)).id } }),
  },
  'POST /certificate-changes/:changeId/undo': {
    success: 409,
    reach: 'province',
    ask: async (world) => ({ path: { changeId: (await proposal(world)).id } }),
  },
  'GET /me/certificate-ends': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /me/certificate-ends/:certificateId/known': {
    success: 200,
    reach: 'list',
    hidesPath: false,
    ask: async (world) => ({
      path: { certificateId: (await issuedPaper(world)).certificateId },
      body: { validUntil: '2027-11-30', stage: 'soon' },
    }),
  },
  'GET /me/certificate-news': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /me/certificate-news/seen': {
    success: 204,
    reach: 'list',
    ask: () => ({ body: { until: '2026-11-26T03:00:00.000Z' } }),
  },
};
