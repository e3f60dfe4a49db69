import { replay } from '../api/client';
import { session } from '../session/session.svelte';
import { forgetAllKept, keepFor, putAside } from './kept';
import { WriteQueue } from './queue.svelte';
import { isShared } from './shared-mark';
import { DeviceStore } from './store';
import { accountCache, isKeptRead } from './worker-rules';

const alone = async (work: () => Promise<void>): Promise<void> => {
  if (navigator.locks) await navigator.locks.request('lopso-queue', work);
  else await work();
};

/** Tells the service worker whose things it may keep; null at sign-out clears them. */
async function tellWorker(accountId: string | null): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ type: 'account', accountId });
}

/** On a first visit the worker came after the first pages were read; they are read once more, to be there without network. */
async function keepFirstReads(accountId: string): Promise<void> {
  const cache = await caches.open(accountCache(accountId));
  const read = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
  const wanted = read.filter(({ origin, pathname }) => origin === location.origin && isKeptRead(pathname));
  for (const address of new Set(wanted.map(({ href }) => href))) await cache.add(address).catch(() => undefined);
}

/** The worker comes after the first paint: it must not compete with what the person waits for. */
function registerWorker(): void {
  const register = (): void => void navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  if (document.readyState === 'complete') setTimeout(register, 1000);
  else window.addEventListener('load', () => setTimeout(register, 1000), { once: true });
}

/** Starts the queue and the service worker, both bound to whoever is signed in. */
export function startOffline(): WriteQueue {
  let owner: string | null = null;
  const queue = new WriteQueue({
    send: (write) => replay(write, owner),
    alone,
    later: (run, delayMs) => setTimeout(run, delayMs),
    now: Date.now,
  });
  const hasWorker = import.meta.env.PROD && 'serviceWorker' in navigator;
  let store: DeviceStore | null = null;
  session.onAccount((accountId, isLeaving) => {
    if (!accountId) void store?.forget();
    // A session that ran out takes nothing away: the same person signs in again and goes on.
    if (accountId && isShared()) putAside(accountId);
    if (accountId) keepFor(accountId);
    else if (isLeaving) forgetAllKept();
    owner = accountId;
    store = accountId ? new DeviceStore(accountId) : null;
    void queue.use(store);
    if (hasWorker) void tellWorker(accountId);
    if (accountId && isShared()) void import('./handset').then(({ sealOthers }) => sealOthers(accountId));
    else if (isShared()) void import('./handset').then(({ sweep }) => sweep(accountId));
  });
  window.addEventListener('online', () => void queue.flush());
  if (!hasWorker) return queue;
  registerWorker();
  if (navigator.serviceWorker.controller) return queue;
  const keep = (): void => void (owner !== null && keepFirstReads(owner));
  navigator.serviceWorker.addEventListener('controllerchange', keep, { once: true });
  return queue;
}
