import { IssuingService } from '@lopso/credentials';
import { aSigner } from '../cms-signer';
import { aFinishedCycle, aRound } from '../credentials';
import { signPdf } from '../pdf-signer';
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
    await app.get(IssuingService).issue(
      cycles.map(({ id }) => id),
      'by-hand',
    );
    return new SigningDesk(world.api, round.id, world.department());
  });
}

/** One signed paper that was brought and kept. */
function kept(world: MatrixWorld): Promise<string> {
  return world.once('signing-kept', async () => {
    const place = await desk(world, 'kept');
    const [paper] = await place.papers();
    const uploadId = await place.open();
    if (paper === undefined) throw new Error('no paper to sign');
    await place.bring(uploadId, paper.name, await signPdf(paper.pdf, await aSigner('Hoàng Văn Thử')));
    await place.keep(uploadId);
    return uploadId;
  });
}

/** Every paper there may be. */
const ALL = { from: '0001/2000', to: '9999/2099' };

/** Papers signed with the tool of the office. */
export const signingCases: RouteCases = {
  'GET /rounds/:roundId/signing': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: { roundId: (await desk(world)).roundId } }),
  },
  'GET /rounds/:roundId/signing/parts': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: { roundId: (await desk(world)).roundId } }),
  },
  'POST /rounds/:roundId/signing/copies': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: { roundId: (await desk(world)).roundId }, body: ALL }),
  },
  'GET /rounds/:roundId/signing/papers.zip': {
    success: 200,
    reach: 'province',
    ask: async (world) => {
      const place = await desk(world);
      await place.prepare(ALL);
      return { path: { roundId: place.roundId }, query: new URLSearchParams(ALL).toString() };
    },
  },
  'POST /rounds/:roundId/signing/uploads': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: { roundId: (await desk(world)).roundId } }),
  },
  'GET /signed-uploads/:uploadId': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: { uploadId: await kept(world) } }),
  },
  'POST /signed-uploads/:uploadId/files': {
    success: 409,
    reach: 'province',
    because: 'an open upload is its maker’s alone; one that was kept, which others see, takes no more files.',
    ask: async (world) => ({
      path: { uploadId: await kept(world) },
      request: fileForm('giay.pdf', Buffer.from('%PDF-1.7')),
    }),
  },
  'POST /signed-uploads/:uploadId/keep': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: { uploadId: await kept(world) }, body: { replaceOther: false } }),
  },
  'DELETE /signed-uploads/:uploadId': {
    success: 409,
    reach: 'province',
    because: 'an open upload is its maker’s alone; one that was kept, which others see, is taken back.',
    ask: async (world) => ({ path: { uploadId: await kept(world) } }),
  },
  'POST /signed-uploads/:uploadId/take-back': {
    success: 204,
    reach: 'province',
    ask: async (world) => ({ path: { uploadId: await kept(world) } }),
  },
};
