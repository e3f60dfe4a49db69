import { forgetAside, keepFor, keepRaw, keptOwner, listAside, listKept, textsAside } from './kept';
import { seal, sealKey, unseal } from './seal';
import {
  findKey,
  findSealed,
  forgetPlace,
  keepKey,
  keepSealed,
  listOpen,
  listUnswept,
  markSwept,
} from './sealed-store';
import { markShared } from './shared-mark';
import { DeviceStore, type QueuedWrite } from './store';
import { accountCache } from './worker-rules';

/** What one member leaves on the phone: writes the server has not confirmed, texts half written, what was read. */
interface Left {
  writes: readonly QueuedWrite[];
  kept: Readonly<Record<string, string>>;
  reads: readonly { url: string; type: string; body: string }[];
}

/** Whether the account has a PIN here and is the one using the phone. */
export const hasOpenPlace = async (accountId: string): Promise<boolean> => (await findKey(accountId)) !== null;

/** Whether something of the account lies closed here, under the PIN it was sealed with. */
export const liesSealed = async (accountId: string): Promise<boolean> =>
  (await findSealed(accountId)) !== null && (await findKey(accountId)) === null;

/** Takes a new PIN into use for who is using the phone. */
export async function takePlace(accountId: string, pin: string, salt: string): Promise<void> {
  markShared();
  await keepKey(accountId, await sealKey(pin, salt));
}

/** The account has no PIN here any more. */
export const leavePlace = forgetPlace;

/**
 * Seals what the account has on this phone and gives a way back, for when the server could not be told. The open copies go by
 * `sweep` once it was.
 */
export async function sealAway(accountId: string): Promise<() => Promise<void>> {
  const key = await findKey(accountId);
  if (key === null) return () => Promise.resolve();
  await keepSealed(accountId, await seal(key, accountId, await collect(accountId)));
  return () => keepKey(accountId, key);
}

let sealing: Promise<void> = Promise.resolve();

/**
 * Seals what others with a PIN left open: whose session ran out, or who was signed out from elsewhere, never pressed “Đổi người”.
 * Texts of the present one that lie aside come back. One run at a time, and none goes on for somebody who is not the present one
 * any more: it would take the next one's things for another's.
 */
export function sealOthers(presentAccountId: string): Promise<void> {
  sealing = sealing.catch(() => undefined).then(() => sealForPresent(presentAccountId));
  return sealing;
}

async function sealForPresent(presentAccountId: string): Promise<void> {
  const hasChanged = (): boolean => ![presentAccountId, null].includes(keptOwner());
  for (const accountId of await listOpen()) {
    const key = accountId === presentAccountId ? null : await findKey(accountId);
    if (key === null) continue;
    const sealed = await seal(key, accountId, await collect(accountId));
    if (hasChanged()) return;
    await keepSealed(accountId, sealed);
  }
  if (hasChanged()) return;
  if (keptOwner() === presentAccountId) takeBackAside(presentAccountId);
  await clearAside();
  await sweep(presentAccountId);
}

/** Of whom no key is here: it lies sealed, or nobody has a PIN for it. What a key is left for was put there after the sealing. */
async function clearAside(): Promise<void> {
  for (const accountId of listAside()) if ((await findKey(accountId)) === null) forgetAside(accountId);
}

function takeBackAside(accountId: string): void {
  const present = listKept();
  for (const [name, text] of Object.entries(textsAside(accountId))) if (!(name in present)) keepRaw(name, text);
  forgetAside(accountId);
}

/**
 * Removes open copies of what was sealed: after sealing, and at every start, should the phone have died in between. Once: who
 * comes back by password has nothing opened, and what she makes then is hers until the server has it.
 */
export async function sweep(presentAccountId: string | null): Promise<void> {
  for (const accountId of await listUnswept()) {
    if (accountId !== presentAccountId) {
      await new DeviceStore(accountId).destroy();
      if ('caches' in globalThis) await caches.delete(accountCache(accountId));
    }
    // Of who is back, what is open is in use again.
    await markSwept(accountId);
  }
}

/**
 * Opens what the account left here. False: it was sealed under another PIN and is lost to everybody, which the person is told.
 * Open copies that are still there win: they are newer.
 */
export async function open(accountId: string, pin: string, salt: string): Promise<boolean> {
  const key = await sealKey(pin, salt);
  const sealed = await findSealed(accountId);
  const left = sealed === null ? null : await unseal(key, accountId, sealed).catch(() => undefined);
  if (left !== null && left !== undefined) await putBack(accountId, left as Left);
  await takePlace(accountId, pin, salt);
  return left !== undefined;
}

async function collect(accountId: string): Promise<Left> {
  const store = new DeviceStore(accountId);
  const writes = await store.list();
  await store.close();
  const kept = { ...textsAside(accountId), ...(keptOwner() === accountId ? listKept() : {}) };
  return { writes, kept, reads: await readsOf(accountId) };
}

async function readsOf(accountId: string): Promise<Left['reads']> {
  if (!('caches' in globalThis)) return [];
  const cache = await caches.open(accountCache(accountId));
  const requests = await cache.keys();
  const reads = await Promise.all(
    requests.map(async (request) => {
      const response = await cache.match(request);
      const type = response?.headers.get('content-type') ?? '';
      return type.includes('json') ? [{ url: request.url, type, body: (await response?.text()) ?? '' }] : [];
    }),
  );
  return reads.flat();
}

async function putBack(accountId: string, left: Left): Promise<void> {
  const store = new DeviceStore(accountId);
  const present = new Set((await store.list()).map(({ key }) => key));
  for (const write of left.writes) if (!present.has(write.key)) await store.put(write);
  await store.close();
  keepFor(accountId);
  for (const [name, value] of Object.entries(left.kept)) keepRaw(name, value);
  if (!('caches' in globalThis)) return;
  const cache = await caches.open(accountCache(accountId));
  for (const { url, type, body } of left.reads) {
    await cache.put(url, new Response(body, { headers: { 'content-type': type } }));
  }
}
