import { newId } from '@lopso/platform';
import { READ_OUTSIDE } from '@lopso/learning';
import { aClaimForm, anAcceptedClaim, aRoundWithOutside } from '../outside';
import { type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

/** A round that asks for an outside certificate, with the row's member in it. */
export function outsideKind(world: MatrixWorld): Promise<string> {
  return world.once('outside-round', async () => {
    await world.team();
    return aRoundWithOutside(world.api.database, world.province, [await world.member(), await world.teammate()]);
  });
}

/** What the row's member has sent in. */
function claim(world: MatrixWorld): Promise<string> {
  return world.once('outside-claim', async () => {
    const certificate = await outsideKind(world);
    const as = await world.askers.actor('member', 'own');
    const form = { ...(as === null ? {} : { as }), ...(await aClaimForm({ certificate })) };
    return (await world.api.post('/api/me/outside-claims', undefined, form)).body.claimId;
  });
}

/** The same, accepted by an officer who never asks herself. */
function accepted(world: MatrixWorld): Promise<string> {
  return world.once('outside-accepted', async () => {
    await outsideKind(world);
    return anAcceptedClaim(world.api, world.officer(), await claim(world));
  });
}

/** Certificates of others. */
export const outsideCases: RouteCases = {
  'GET /me/outside-claims': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /me/outside-claims': {
    success: 201,
    reach: 'list',
    except: { 'member foreign': 404 },
    because:
      'a certificate that no round of the member asks for is none to be sent; the teammate is in the round: 404 elsewhere.',
    isFresh: true,
    ask: async (world) => ({
      request: await aClaimForm({ certificate: await outsideKind(world), clientKey: newId() }),
    }),
  },
  'GET /members/:memberId/outside-claims': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { memberId: (await world.member()).id } }),
  },
  'POST /members/:memberId/outside-claims': {
    success: 201,
    reach: 'unit',
    isFresh: true,
    ask: async (world) => ({
      path: { memberId: (await world.member()).id },
      request: await aClaimForm({ certificate: await outsideKind(world), clientKey: newId() }),
    }),
  },
  'GET /outside-claims': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /outside-claims/:claimId/file': {
    success: 200,
    reach: 'unit',
    alsoFor: READ_OUTSIDE,
    ask: async (world) => ({ path: { claimId: await claim(world) } }),
  },
  'POST /outside-claims/:claimId/decision': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({
      path: { claimId: await claim(world) },
      body: { isAccepted: false, reason: 'Ảnh mờ, không đọc được số.' },
    }),
  },
  'POST /outside-claims/:claimId/withdrawal': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { claimId: await accepted(world) }, body: { reason: 'Giấy của người khác.' } }),
  },
};
