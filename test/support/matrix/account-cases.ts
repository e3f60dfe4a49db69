import { newId } from '@lopso/platform';
import { type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

/** What a key answers, in the right form and proving nothing. */
const ASSERTION = { id: 'AAAA', clientDataJson: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' };
const NEEDS_A_KEY = 'the body proves nothing: everybody who is let in is refused alike, which shows how far they came.';

async function aPasskey(world: MatrixWorld): Promise<string> {
  const id = newId();
  await world.api.database.execute(
    `insert into identity.passkey (id, account_id, credential_id, public_key, counter, transports, name, created_at)
     values ($1, $2, $3, '\\x00', 0, '{}', 'Khóa thử', now())`,
    [id, await world.accountOf(await world.member()), newId()],
  );
  return id;
}

async function aSession(world: MatrixWorld): Promise<string> {
  const id = newId();
  await world.api.database.execute(
    `insert into identity.login_session (id, account_id, device_label, started_at, last_used_at) values ($1, $2, 'Máy cũ', $3, $3)`,
    [id, await world.accountOf(await world.member()), world.api.clock.now()],
  );
  return id;
}

const NO_FACTOR = 'the account has no authenticator, which only somebody let in is told.';
const NO_KEYS = 'the test runs without an address that keys could be bound to.';
const NO_DEVICE = 'the request comes from a device without a name.';
const NO_PROVIDER = 'no provider is configured.';

/** The own account: second factors, keys, sessions, a shared handset, an outside identity. */
export const accountCases: RouteCases = {
  'GET /account/factors': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /account/second-factor': {
    success: 409,
    reach: 'list',
    isFresh: true,
    because: NO_FACTOR,
    ask: () => ({ body: { code: '123456' } }),
  },
  'POST /account/second-factor/fresh': { success: 204, reach: 'list', ask: () => ({}) },
  'POST /account/totp': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /account/totp/confirm': {
    success: 409,
    reach: 'list',
    because: NO_FACTOR,
    ask: () => ({ body: { code: '123456' } }),
  },
  'DELETE /account/totp': { success: 204, reach: 'list', ask: () => ({}) },
  'POST /account/recovery-codes': { success: 409, reach: 'list', because: NO_FACTOR, ask: () => ({}) },
  'GET /account/passkeys': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /account/passkeys/options': { success: 422, reach: 'list', because: NO_KEYS, ask: () => ({}) },
  'POST /account/passkeys': {
    success: 422,
    reach: 'list',
    because: NEEDS_A_KEY,
    ask: () => ({
      body: { id: 'AAAA', clientDataJson: 'AAAA', attestationObject: 'AAAA', transports: [], name: 'Khóa thử' },
    }),
  },
  'PUT /account/passkeys/:passkeyId/name': {
    success: 204,
    reach: 'own',
    ask: async (world) => ({ path: { passkeyId: await aPasskey(world) }, body: { name: 'Máy của Mỷ' } }),
  },
  'DELETE /account/passkeys/:passkeyId': {
    success: 204,
    reach: 'own',
    ask: async (world) => ({ path: { passkeyId: await aPasskey(world) } }),
  },
  'POST /account/second-factor/passkey/options': { success: 422, reach: 'list', because: NO_KEYS, ask: () => ({}) },
  'POST /account/second-factor/passkey': {
    success: 422,
    reach: 'list',
    because: NEEDS_A_KEY,
    ask: () => ({ body: ASSERTION }),
  },
  'GET /account/sessions': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /account/sessions/:sessionId/end': {
    success: 204,
    reach: 'own',
    ask: async (world) => ({ path: { sessionId: await aSession(world) } }),
  },
  'GET /account/foreign-identity': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /account/foreign-identity/seen': { success: 204, reach: 'list', ask: () => ({}) },
  'DELETE /account/foreign-identity': { success: 204, reach: 'list', ask: () => ({}) },
  'GET /auth/handset/places': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /auth/handset/place': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /auth/handset/place': {
    success: 422,
    reach: 'list',
    because: NO_DEVICE,
    ask: () => ({ body: { pin: '493817' } }),
  },
  'DELETE /auth/handset/place': { success: 204, reach: 'list', ask: () => ({}) },
  'POST /auth/handset/enter': {
    success: 422,
    reach: 'list',
    because: NO_DEVICE,
    ask: () => ({ body: { pin: '493817', placeId: newId() } }),
  },
  'POST /auth/oidc/depart': {
    success: 422,
    reach: 'list',
    because: NO_PROVIDER,
    ask: () => ({ body: { purpose: 'sign-in' } }),
  },
  'POST /auth/oidc/return': {
    success: 422,
    reach: 'list',
    because: NO_PROVIDER,
    ask: () => ({ body: { query: 'code=1&state=2' } }),
  },
  'POST /auth/oidc/link-by-slip': {
    success: 422,
    reach: 'list',
    because: NO_PROVIDER,
    ask: () => ({ body: { code: 'KDTR8QWM', birthYear: 1987, username: 'myvt1' } }),
  },
  'POST /auth/passkey/options': { success: 422, reach: 'list', because: NO_KEYS, ask: () => ({}) },
  'POST /auth/passkey': { success: 422, reach: 'list', because: NO_KEYS, ask: () => ({ body: ASSERTION }) },
  'GET /auth/ways': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /audit-entries': { success: 200, reach: 'list', ask: () => ({}) },
};
