import { addAside, keepRaw, keptOwner, listKept, removeAside, removeKept, textsAside } from './kept';
import { DeviceStore, type QueuedWrite } from './store';
import { accountCache } from './worker-rules';

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
  const reads = await readsOf(accountId);
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
  if ('caches' in globalThis) await caches.delete(accountCache(accountId));
}

/** Lays open what was sealed. What lies open already is newer and stays. */
export async function putBack(accountId: string, left: Left): Promise<void> {
  await inStore(accountId, (store) => store.putMissing(left.writes));
  putTextsBack(accountId, left.texts);
  if (!('caches' in globalThis)) return;
  const cache = await caches.open(accountCache(accountId));
  for (const { url, type, body } of left.reads) {
    if (await cache.match(url)) continue;
    await cache.put(url, new Response(body, { headers: { 'content-type': type } }));
  }
}

/** A text comes back unless one of that name lies open; to a member who is gone again it is put aside. */
export function putTextsBack(accountId: string, texts: Readonly<Record<string, string>>): void {
  if (keptOwner() !== accountId) return addAside(accountId, { ...texts, ...textsAside(accountId) });
  const present = listKept();
  for (const [name, text] of Object.entries(texts)) if (!(name in present)) keepRaw(name, text);
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
