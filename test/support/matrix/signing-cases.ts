import { Issuing } from '@lopso/credentials';
import { aFinishedCycle, aRound } from '../credentials';
import { aSigner, signPdf } from '../pdf-signer';
import { fileForm, SigningDesk } from '../signed-papers';
import { type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

/** Where somebody who never asks herself has the papers of two people of the row signed: a round for each purpose. */
function desk(world: MatrixWorld, purpose = 'looked-at'): Promise<SigningDesk> {
  return world.once(`signing-desk-${purpose}`, async () => {
    const { database, app } = world.api;
    await world.team();
    const round = await aRound(database, world.province, { release: 'manual', title: `Đợt ký số, ${purpose}` });
    const cycles = [
      await aFinishedCycle(database, round, await world.member()),
      await aFinishedCycle(database, round, await world.teammate()),
    ];
    await app.get(Issuing).issue(
      cycles.map(({ id }) => id),
      'by-hand',
    );
    return new SigningDesk(world.api, round.id, world.department());
  });
}

/** A place where nothing was brought yet. */
function open(world: MatrixWorld): Promise<string> {
  return world.once('signing-open', async () => (await desk(world)).open());
}

/** One signed paper that was brought, and kept or not. */
function brought(world: MatrixWorld, purpose: 'kept' | 'waiting'): Promise<string> {
  return world.once(`signing-${purpose}`, async () => {
    const place = await desk(world, purpose);
    const [paper] = await place.papers();
    const uploadId = await place.open();
    if (paper === undefined) throw new Error('no paper to sign');
    await place.bring(uploadId, paper.name, await signPdf(paper.pdf, await aSigner('Hoàng Văn Thử')));
    if (purpose === 'kept') await place.keep(uploadId);
    return uploadId;
  });
}

/** Papers signed with the tool of the office. */
export const signingCases: RouteCases = {
  'GET /rounds/:roundId/signing': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: { roundId: (await desk(world)).roundId } }),
  },
  'GET /rounds/:roundId/signing/papers': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: { roundId: (await desk(world)).roundId } }),
  },
  'GET /rounds/:roundId/signing/papers.zip': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: { roundId: (await desk(world)).roundId } }),
  },
  'POST /rounds/:roundId/signing/uploads': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: { roundId: (await desk(world)).roundId } }),
  },
  'GET /signed-uploads/:uploadId': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: { uploadId: await open(world) } }),
  },
  'POST /signed-uploads/:uploadId/files': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({
      path: { uploadId: await open(world) },
      request: fileForm('giay.pdf', Buffer.from('%PDF-1.7')),
    }),
  },
  'POST /signed-uploads/:uploadId/keep': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: { uploadId: await brought(world, 'waiting') }, body: { replaceOther: false } }),
  },
  'POST /signed-uploads/:uploadId/take-back': {
    success: 204,
    reach: 'province',
    ask: async (world) => ({ path: { uploadId: await brought(world, 'kept') } }),
  },
};
