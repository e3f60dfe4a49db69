import { newId } from '@lopso/platform';
import { aBadgeForm, aTrustedIssuer } from '../outside';
import { type ForeignIssuer } from '../foreign-badges';
import { outsideKind } from './outside-cases';
import { type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

/** An issuer that the row's province takes badges from, entered by an officer who never asks herself. */
async function trusted(world: MatrixWorld): Promise<{ issuer: ForeignIssuer; issuerId: string }> {
  return world.once('badge-issuer', () => aTrustedIssuer(world.api, world.province.officer('department-officer')));
}

/** The form with a badge of whoever asks is a plain name: anybody's badge that names nobody. */
async function form(world: MatrixWorld, certificate?: string) {
  const { issuer } = await trusted(world);
  const badge = await issuer.badge({ name: null });
  return aBadgeForm(badge, certificate === undefined ? {} : { certificate, clientKey: newId() });
}

/** Open Badges of others, and whose are taken. */
export const badgeCases: RouteCases = {
  'POST /me/outside-badges/reading': {
    success: 200,
    reach: 'list',
    isFresh: true,
    ask: async (world) => ({ request: await form(world) }),
  },
  'POST /me/outside-badges': {
    success: 201,
    reach: 'list',
    except: { 'member foreign': 422 },
    because:
      'another province trusts no issuer of this one, whose badges are refused there; the teammate is in the round.',
    isFresh: true,
    ask: async (world) => ({ request: await form(world, await outsideKind(world)) }),
  },
  'GET /badge-issuers': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /badge-issuers': {
    success: 201,
    reach: 'list',
    ask: () => ({
      body: {
        did: 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK',
        name: 'Trường Chính trị tỉnh',
        decision: '12/QĐ-SKHCN',
        trustedFrom: '2026-01-01',
      },
    }),
  },
  'POST /badge-issuers/:issuerId/document': {
    success: 200,
    reach: 'province',
    ask: async (world) => {
      const { issuer, issuerId } = await trusted(world);
      return { path: { issuerId }, body: { document: JSON.stringify(issuer.document) } };
    },
  },
  'POST /badge-issuers/:issuerId/status-lists': {
    success: 200,
    reach: 'province',
    ask: async (world) => {
      const { issuer, issuerId } = await trusted(world);
      return { path: { issuerId }, body: { document: JSON.stringify(await issuer.statusList([])) } };
    },
  },
  'POST /badge-issuers/:issuerId/end': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({
      path: { issuerId: (await trusted(world)).issuerId },
      body: { reason: 'Đơn vị đã lộ khóa.' },
    }),
  },
};
