/**
 * Own service worker. Keeps the shell and the member's pages; answers the member's reads from the network first and from
 * what this account last saw when there is none. Built by build/service-worker-plugin.mts.
 */
import { accountCache, accountOfCache, isKeptRead, isReadFor, isShellFile } from './lib/offline/worker-rules';
import type { WorkerScope } from './lib/offline/worker-scope';

declare const self: WorkerScope;
declare const __PRECACHE__: readonly string[];
declare const __VERSION__: string;

const shell = `shell-${__VERSION__}`;
const marks = 'marks';
const accountMark = '/account-mark';
const patienceMs = 6000;

/** The change of account under way: what is read right after a sign-in waits for it, else it would not be kept. */
let change: Promise<void> = Promise.resolve();

/** Whose reads are kept; a worker that was stopped in between reads it from its mark. */
async function currentAccount(): Promise<string | null> {
  await change;
  const mark = await (await caches.open(marks)).match(accountMark);
  return mark ? mark.text() : null;
}

/** On a phone with PINs the page takes away what others read, once it lies sealed. */
async function setAccount(accountId: string | null, isShared: boolean): Promise<void> {
  const names = isShared ? [] : await caches.keys();
  const others = names.filter((name) => ![null, accountId].includes(accountOfCache(name)));
  await Promise.all(others.map((name) => caches.delete(name)));
  const cache = await caches.open(marks);
  if (accountId === null) await cache.delete(accountMark);
  else await cache.put(accountMark, new Response(accountId));
}

async function install(): Promise<void> {
  const cache = await caches.open(shell);
  await cache.addAll(__PRECACHE__.map((file) => new Request(file, { cache: 'reload' })));
  await self.skipWaiting();
}

/** Old shells go; pages that still run the one before ask the network for what they lack. */
async function activate(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith('shell-') && name !== shell).map((name) => caches.delete(name)),
  );
  await self.clients.claim();
}

const page = async (request: Request): Promise<Response> => (await caches.match('/index.html')) ?? fetch(request);
const file = async (request: Request): Promise<Response> => (await caches.match(request)) ?? fetch(request);

/** A phone without room keeps nothing, and shows the answer all the same. */
const keep = (cache: Cache, request: Request, response: Response): Promise<void> =>
  cache.put(request, response.clone()).catch(() => undefined);

/** A trainer's page that was open once opens without network too: a file with its digest in its name never changes. */
async function asset(request: Request): Promise<Response> {
  const known = await caches.match(request);
  if (known) return known;
  const response = await fetch(request);
  if (response.ok) await keep(await caches.open(shell), request, response);
  return response;
}

async function read(request: Request): Promise<Response> {
  const accountId = await currentAccount();
  if (accountId === null) return fetch(request);
  const cache = await caches.open(accountCache(accountId));
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(patienceMs) });
    if (isReadFor(accountId, response)) await keep(cache, request, response);
    return response;
  } catch (error) {
    const known = await cache.match(request);
    if (known) return known;
    if (error instanceof DOMException && error.name === 'TimeoutError') return fetch(request);
    throw error;
  }
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));

self.addEventListener('message', (event) => {
  const message: unknown = event.data;
  if (typeof message !== 'object' || message === null || !('accountId' in message)) return;
  const accountId = typeof message.accountId === 'string' ? message.accountId : null;
  change = setAccount(accountId, 'isShared' in message && message.isShared === true).catch(() => undefined);
  event.waitUntil(change.then(() => event.ports[0]?.postMessage('heard')));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate' && !/^\/(api|a)\//.test(url.pathname)) event.respondWith(page(request));
  else if (isShellFile(url.pathname, __PRECACHE__)) event.respondWith(file(request));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(asset(request));
  else if (isKeptRead(url.pathname)) event.respondWith(read(request));
});
