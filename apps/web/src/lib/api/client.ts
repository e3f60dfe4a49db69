import { Problem, readProblem } from './problem';
import type { Answer, CallOptions, Method, OptionsArgument, PathOf } from './types';

const timeoutMs = 30_000;
const csrfCookie = 'lopso_csrf';
const refreshPath = '/api/auth/refresh';

interface Parts extends CallOptions {
  /** The account a kept write belongs to; the server refuses it under another one's cookie. */
  keptFor?: string | null;
  path?: Readonly<Record<string, unknown>>;
  query?: Readonly<Record<string, unknown>>;
  body?: unknown;
}

let tellSignedOut: () => void = () => undefined;

/** What happens when the session is over and could not be renewed. Set once at start. */
export function onSignedOut(tell: () => void): void {
  tellSignedOut = tell;
}

const stepUpNeeded = 'identity.step-up-needed';

let askForProof: () => Promise<boolean> = () => Promise.resolve(false);

/** What happens when the server wants a fresh second factor: resolves true once it was proved. Set once at start. */
export function onStepUp(ask: () => Promise<boolean>): void {
  askForProof = ask;
}

/** The address of an endpoint: names in braces filled in, null and undefined left out of the query, lists repeated. */
export function addressOf(template: string, { path = {}, query = {} }: Parts): string {
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) search.append(name, String(one));
    }
  }
  const text = search.toString();
  const base = filled.startsWith('/api/') ? filled : `/api${filled}`;
  return text === '' ? base : `${base}?${text}`;
}

function readableCookie(name: string): string | null {
  const pair = document.cookie.split('; ').find((cookie) => cookie.startsWith(`${name}=`));
  return pair === undefined ? null : decodeURIComponent(pair.slice(name.length + 1));
}

function headersOf(method: Method, { body, idempotencyKey, keptFor }: Parts): Headers {
  const headers = new Headers({ accept: 'application/json, application/problem+json' });
  const csrf = method === 'get' ? null : readableCookie(csrfCookie);
  if (csrf !== null) headers.set('x-csrf-token', csrf);
  if (body !== undefined && !(body instanceof FormData)) headers.set('content-type', 'application/json');
  if (idempotencyKey !== undefined) headers.set('idempotency-key', idempotencyKey);
  if (keptFor) headers.set('x-kept-for', keptFor);
  return headers;
}

const bodyOf = (body: unknown): BodyInit | undefined => {
  if (body === undefined || body instanceof FormData) return body;
  return JSON.stringify(body);
};

/** One request. Its own clock and the caller's signal both end it; no answer is a problem of its own kind. */
async function send(method: Method, address: string, parts: Parts): Promise<Response> {
  const stop = new AbortController();
  const onAbort = (): void => stop.abort(parts.signal?.reason);
  parts.signal?.addEventListener('abort', onAbort);
  if (parts.signal?.aborted) onAbort();
  const clock = setTimeout(() => stop.abort('timeout'), timeoutMs);
  try {
    return await fetch(address, {
      method: method.toUpperCase(),
      credentials: 'same-origin',
      headers: headersOf(method, parts),
      body: bodyOf(parts.body),
      signal: stop.signal,
    });
  } catch (cause) {
    if (parts.signal?.aborted) throw new Problem('aborted', {}, cause);
    throw new Problem(stop.signal.aborted ? 'timeout' : 'network', {}, cause);
  } finally {
    clearTimeout(clock);
    parts.signal?.removeEventListener('abort', onAbort);
  }
}

/** Reads an answer nobody wants, since an unread one keeps its connection; a phone has few of them. */
async function drain(response: Response): Promise<void> {
  await response.text().catch(() => '');
}

let renewal: Promise<boolean> | null = null;

/**
 * Renews the session, once for all requests that wait for it, one tab after the other. False: the session is over.
 * Throws `Problem` when the server could not say.
 */
export function renewSession(): Promise<boolean> {
  const ask = async (): Promise<boolean> => {
    const response = await send('post', refreshPath, {});
    if (!response.ok && response.status !== 401) throw await readProblem(response);
    await drain(response);
    return response.ok;
  };
  const inTurn = async (): Promise<boolean> => navigator.locks?.request('lopso-session', ask) ?? ask();
  renewal ??= inTurn().finally(() => (renewal = null));
  return renewal;
}

/** A refused password is an answer, not the end of a session. */
const isSignIn = (method: Method, address: string): boolean => method !== 'get' && address.startsWith('/api/auth/');

async function exchange(method: Method, address: string, parts: Parts): Promise<Response> {
  const first = await send(method, address, parts);
  if (first.status !== 401 || isSignIn(method, address)) return first;
  await drain(first);
  if (await renewSession()) return send(method, address, parts);
  tellSignedOut();
  throw new Problem('signed-out', { status: 401 });
}

async function answerTo(method: Method, path: string, parts: Parts): Promise<Response> {
  const response = await exchange(method, addressOf(path, parts), parts);
  if (response.ok) return response;
  const problem = await readProblem(response);
  if (problem.code !== stepUpNeeded || !(await askForProof())) throw problem;
  // The same request once more, with everything that was typed.
  const repeated = await exchange(method, addressOf(path, parts), parts);
  if (!repeated.ok) throw await readProblem(repeated);
  return repeated;
}

/** Calls an endpoint that answers with a file: a paper made at this very call. Throws `Problem` like `call`. */
export async function callForFile<M extends Method, P extends PathOf<M>>(
  method: M,
  path: P,
  ...[options]: OptionsArgument<M, P>
): Promise<Blob> {
  return (await answerTo(method, path, options ?? {})).blob();
}

/**
 * Calls an endpoint of the API document and gives the body of the answer, undefined where it has none.
 * Throws `Problem` for everything else: refusals, no network, no answer in 30 s, an abort.
 */
export async function call<M extends Method, P extends PathOf<M>>(
  method: M,
  path: P,
  ...[options]: OptionsArgument<M, P>
): Promise<Answer<M, P>> {
  const response = await answerTo(method, path, options ?? {});
  const isEmpty = response.status === 204 || response.headers.get('content-length') === '0';
  const body: unknown = isEmpty ? undefined : await response.json().catch(() => undefined);
  // The API document is the contract; its drift check stands behind this line.
  return body as Answer<M, P>;
}

/** A write that waits on this device: the address is complete, the body as it was made. */
export interface KeptWrite {
  method: 'post' | 'put';
  address: string;
  body: unknown;
}

/** Sends a write for the account that made it. */
export async function replay({ method, address, body }: KeptWrite, keptFor: string | null): Promise<unknown> {
  const response = await exchange(method, address, { body, keptFor });
  if (!response.ok) throw await readProblem(response);
  return response.json().catch(() => undefined);
}
