import { keepAside, keepRaw, keptOwner, listKept, removeAside, removeKept, textsAside } from './kept';
import { DeviceStore, type QueuedWrite } from './store';
import { accountCache, accountOfCache } from './worker-rules';

/** What one member leaves open on the phone: writes the server has not confirmed, texts half written, what was read. */
export interface Left {
  writes: readonly QueuedWrite[];
  /** Name to stored text. */
  texts: Readonly<Record<string, string>>;
  reads: readonly { url: string; type: string; body: string }[];
}

export const isEmpty = ({ writes, texts, reads }: Left): boolean =>
  writes.length === 0 && reads.length === 0 && Object.keys(texts).length === 0;

/** Everything of the account that lies open here. */
export async function collectLeft(accountId: string): Promise<Left> {
  const writes = await inStore(accountId, (store) => store.list());
  const reads = await readsOf(accountId).catch(() => []);
  const kept = keptOwner() === accountId ? listKept() : {};
  // Of one name what lies aside is older.
  removeAside(accountId, (name) => name in kept);
  return { writes, texts: { ...textsAside(accountId), ...kept }, reads };
}

/** Takes away exactly what was collected: what another page put there since then stays, and is collected next. */
export async function removeLeft(accountId: string, { writes, texts }: Left): Promise<void> {
  await inStore(accountId, (store) => store.removeSame(writes));
  removeAside(accountId, (name, text) => texts[name] === text);
  if (keptOwner() === accountId) removeKept(texts);
  // Of what was read the server has everything.
  if ('caches' in globalThis) await caches.delete(accountCache(accountId)).catch(() => false);
}

/**
 * Lays open what was sealed. What lies open already is newer and stays. Throws where the writes find no room; gives the texts that
 * found none. What was read is laid back as far as it goes.
 */
export async function putBack(accountId: string, left: Left): Promise<Left['texts']> {
  await withRoom(accountId, () => inStore(accountId, (store) => store.putMissing(left.writes)));
  const without = putTextsBack(accountId, left.texts);
  await putReadsBack(accountId, left.reads).catch(() => undefined);
  return without;
}

/** Lays the texts open that were put aside, while she is present: of one who is gone again they wait for their sealing. */
export function putAsideBack(accountId: string): void {
  if (keptOwner() !== accountId) return;
  const isLess = (rest: Left['texts'], before: Left['texts']): boolean =>
    Object.keys(rest).length < Object.keys(before).length;
  // What is laid open lies there twice for a moment: once it is not aside any more there may be room for the rest.
  for (let before = textsAside(accountId); ;) {
    const rest = layOpen(before);
    if (!isLess(rest, before)) return;
    keepAside(accountId, rest);
    before = rest;
  }
}

const noRoom = new Set(['QuotaExceededError', 'AbortError', 'UnknownError']);

/** As browsers say it: on a full disk some only that the transaction was aborted, or nothing they know. */
export const isOfRoom = (failure: unknown): boolean => failure instanceof DOMException && noRoom.has(failure.name);

/**
 * Work that needs room. A full phone gives up what was read first, hers, then everybody's: of that the server has everything.
 * The work is told whether reads are still to be kept.
 */
export async function withRoom(accountId: string, work: (hasReads: boolean) => Promise<void>): Promise<void> {
  const isHers = (name: string): boolean => name === accountCache(accountId);
  const isOfAny = (name: string): boolean => accountOfCache(name) !== null;
  try {
    return await work(true);
  } catch (failure) {
    if (!isOfRoom(failure)) throw failure;
    await dropReads(isHers);
  }
  try {
    return await work(false);
  } catch (failure) {
    if (!isOfRoom(failure)) throw failure;
    await dropReads(isOfAny);
  }
  return work(false);
}

async function dropReads(isMeant: (name: string) => boolean): Promise<void> {
  if (!('caches' in globalThis)) return;
  const names = await caches.keys().catch(() => []);
  for (const name of names.filter(isMeant)) await caches.delete(name).catch(() => false);
}

/** To a member who is gone again they come aside. Gives those that found no room. */
function putTextsBack(accountId: string, texts: Left['texts']): Left['texts'] {
  if (keptOwner() === accountId) return layOpen(texts);
  return keepAside(accountId, { ...texts, ...textsAside(accountId) }) ? {} : texts;
}

/** A text comes back unless one of that name lies open. Gives those that found no room. */
function layOpen(texts: Left['texts']): Left['texts'] {
  const present = listKept();
  const without = Object.entries(texts).filter(([name, text]) => !(name in present) && !keepRaw(name, text));
  return Object.fromEntries(without);
}

async function putReadsBack(accountId: string, reads: Left['reads']): Promise<void> {
  if (reads.length === 0 || !('caches' in globalThis)) return;
  const cache = await caches.open(accountCache(accountId));
  for (const { url, type, body } of reads) {
    if (await cache.match(url)) continue;
    await cache.put(url, new Response(body, { headers: { 'content-type': type } }));
  }
}

async function inStore<T>(accountId: string, work: (store: DeviceStore) => Promise<T>): Promise<T> {
  const store = new DeviceStore(accountId);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function readsOf(accountId: string): Promise<Left['reads']> {
  if (!('caches' in globalThis) || !(await caches.has(accountCache(accountId)))) return [];
  const cache = await caches.open(accountCache(accountId));
  const reads = await Promise.all(
    (await cache.keys()).map(async (request) => {
      const response = await cache.match(request);
      const type = response?.headers.get('content-type') ?? '';
      return type.includes('json') ? [{ url: request.url, type, body: (await response?.text()) ?? '' }] : [];
    }),
  );
  return reads.flat();
}
