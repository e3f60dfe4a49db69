import { forgetAnswer } from './attempt-note';
import { replay } from '../api/client';
import { session } from '../session/session.svelte';
import type * as handset from './handset';
import type { Lost } from './handset';
import { passOn } from './kept';
import { onOpened } from './opened';
import { askOwnPlace } from './own-place';
import { WriteQueue } from './queue.svelte';
import { isShared } from './shared-mark';
import { DeviceStore } from './store';
import { accountCache, isKeptRead, isReadFor } from './worker-rules';

const alone = async (work: () => Promise<void>): Promise<void> => {
  if (navigator.locks) await navigator.locks.request('lopso-queue', work);
  else await work();
};

/** Tells the service worker whose things it may keep; null at sign-out clears them, on a phone with PINs `settle` does. Resolves once it goes by that. */
async function tellWorker(accountId: string | null): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  const isHeard = new Promise((resolve) => (port1.onmessage = resolve));
  active?.postMessage({ type: 'account', accountId, isShared: isShared() }, [port2]);
  await isHeard;
  port1.close();
}

/**
 * What was asked for before the worker was there, or before it knew whose things it keeps, is read once more unless it was kept:
 * to be there without network. What was still under way is read once it has come.
 */
function keepEarlyReads(accountId: string, isStill: () => boolean): void {
  const from = performance.now();
  const watch = new PerformanceObserver((list) => {
    if (!isStill()) return watch.disconnect();
    const early = list.getEntries().filter(({ startTime }) => startTime < from);
    const read = early.map(({ name }) => new URL(name));
    const wanted = read.filter(({ origin, pathname }) => origin === location.origin && isKeptRead(pathname));
    for (const address of new Set(wanted.map(({ href }) => href)))
      void keepRead(accountId, address).catch(() => undefined);
  });
  watch.observe({ type: 'resource', buffered: true });
}

async function keepRead(accountId: string, address: string): Promise<void> {
  const cache = await caches.open(accountCache(accountId));
  if (await cache.match(address)) return;
  const answer = await fetch(address, { headers: { 'x-sent-at': new Date().toISOString() } });
  if (isReadFor(accountId, answer)) await cache.put(address, answer);
}

/** The worker comes after the first paint: it must not compete with what the person waits for. */
function registerWorker(): void {
  const register = (): void => void navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  if (document.readyState === 'complete') setTimeout(register, 1000);
  else window.addEventListener('load', () => setTimeout(register, 1000), { once: true });
}

const around = {
  findPlace: askOwnPlace,
  isNobodyIn: () => session.isNobodyIn(),
};

/**
 * Starts the queue and the service worker, both bound to whoever is signed in. `tellLost`: what the present one left sealed here and
 * can't have back. `load`: what settles the phone, fetched on shared ones alone.
 */
export function startOffline(
  tellLost: (lost: Lost) => void,
  load: () => Promise<Pick<typeof handset, 'findLost' | 'settle'>> = () => import('./handset'),
): WriteQueue {
  let owner: string | null = null;
  const queue = new WriteQueue({
    send: (write) => replay(write, owner),
    alone,
    later: (run, delayMs) => setTimeout(run, delayMs),
    now: Date.now,
    putAway: forgetAnswer,
  });
  const hasWorker = import.meta.env.PROD && 'serviceWorker' in navigator;
  let store: DeviceStore | null = null;
  /** On a phone with PINs, whenever it is known who is there: lays the own things open and seals those of the others. */
  const settlePhone = async (accountId: string | null): Promise<void> => {
    if (!isShared()) return;
    const { findLost, settle } = await load();
    await settle(accountId, around);
    if (accountId === null || owner !== accountId) return;
    const lost = await findLost(accountId);
    if (lost !== null && owner === accountId) tellLost(lost);
  };
  onOpened((accountId) => {
    if (owner === accountId) void queue.use(store);
  });
  const settleAgain = (accountId: string | null): Promise<void> => settlePhone(accountId).catch(() => undefined);
  session.beforeTelling((accountId) => {
    if (isShared()) passOn(accountId, false);
    return settlePhone(accountId);
  });
  session.onAccount((accountId, isLeaving) => {
    void store?.close();
    passOn(accountId, isLeaving);
    owner = accountId;
    store = accountId ? new DeviceStore(accountId) : null;
    void queue.use(store);
    if (hasWorker) {
      void tellWorker(accountId).then(() => accountId !== null && keepEarlyReads(accountId, () => owner === accountId));
    }
    void settleAgain(accountId);
  });
  window.addEventListener('online', () => {
    void queue.flush();
    // A page that was left open must not take the phone back from whoever is there by now.
    if (session.isIn(owner)) void settleAgain(owner);
  });
  // Whoever left while the page was closed under her.
  if (session.isNobodyIn()) void settleAgain(null);
  if (hasWorker) registerWorker();
  return queue;
}
