import { newId } from '@lopso/platform';
import { aFinishedCycle, aRound } from '../credentials';
import { type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

/** A round that people of the row have finished. */
function round(world: MatrixWorld): Promise<string> {
  return world.once('release-round', async () => {
    const { database } = world.api;
    await world.team();
    const opened = await aRound(database, world.province, { release: 'manual', title: 'Đợt cấp theo danh sách' });
    await aFinishedCycle(database, opened, await world.member());
    await aFinishedCycle(database, opened, await world.teammate());
    return opened.id;
  });
}

/** A list that somebody who never asks herself has made; released by her or not. */
async function list(world: MatrixWorld, released: 'listed' | 'released'): Promise<string> {
  return world.once(`release-${released}`, async () => {
    const as = world.department();
    const opened = await aRound(world.api.database, world.province, { release: 'manual', title: newId() });
    await aFinishedCycle(world.api.database, opened, await world.member());
    const url = `/api/rounds/${opened.id}/certificate-releases`;
    const { id } = (await world.api.post(url, { clientKey: newId() }, { as })).body;
    if (released === 'released') await world.api.post(`/api/certificate-releases/${id}/release`, undefined, { as });
    return String(id);
  });
}

/** The same under a rule that wants two people. */
async function proposed(world: MatrixWorld): Promise<string> {
  return world.once('release-proposed', async () => {
    const { database } = world.api;
    const write = (needsSecond: boolean) =>
      database.execute(
        `insert into credentials.release_rule (province_id, undo_minutes, needs_second, changed_by, changed_at)
         values ($1, 15, $2, $3, now()) on conflict (province_id) do update set needs_second = $2`,
        [world.province.unit.id, needsSecond, newId()],
      );
    await write(true);
    const id = await list(world, 'released');
    await write(false);
    return id;
  });
}

/** Certificates released as lists. */
export const releaseCases: RouteCases = {
  'GET /rounds/:roundId/certificate-releases': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: { roundId: await round(world) } }),
  },
  'POST /rounds/:roundId/certificate-releases': {
    success: 201,
    reach: 'province',
    ask: async (world) => ({ path: { roundId: await round(world) }, body: { clientKey: newId() } }),
  },
  'GET /certificate-releases/:releaseId': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: { releaseId: await list(world, 'listed') } }),
  },
  'GET /certificate-releases/:releaseId/people': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: { releaseId: await list(world, 'listed') } }),
  },
  'POST /certificate-releases/:releaseId/release': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: { releaseId: await list(world, 'listed') } }),
  },
  'POST /certificate-releases/:releaseId/confirmation': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: { releaseId: await proposed(world) } }),
  },
  'POST /certificate-releases/:releaseId/take-back': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: { releaseId: await list(world, 'released') } }),
  },
  'PUT /release-rules/:provinceId': {
    success: 200,
    reach: 'province',
    ask: (world) => ({
      path: { provinceId: world.province.unit.id },
      body: { undoMinutes: 15, needsSecond: false },
    }),
  },
};
