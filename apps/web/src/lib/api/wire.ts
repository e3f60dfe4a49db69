import { Problem } from './problem';
import type { CallOptions, Method } from './types';

/** Until an answer begins, and then until all of it is here. */
const answerMs = 30_000;
const fileMs = 180_000;
/** The slowest line a file is still sent over, in bytes a millisecond. */
const slowestLine = 8;
const csrfCookie = 'lopso_csrf';

/** What a request is made of beside its method and address. */
export interface Parts extends Omit<CallOptions, 'keptFor'> {
  /** The account a write belongs to; the server refuses it under another one's cookie. */
  keptFor?: string | null;
  /** A write that waited on this device: the server is told what its clock shows now. */
  isKept?: boolean;
  path?: Readonly<Record<string, unknown>>;
  query?: Readonly<Record<string, unknown>>;
  body?: unknown;
  /** The answer is a file. */
  isFile?: boolean;
}

/** An answer that is here as a whole: none is left half read, which would also keep its connection. */
export interface Reply {
  ok: boolean;
  status: number;
  /** Empty for a file. */
  text: string;
  file: Blob | null;
}

function readableCookie(name: string): string | null {
  const pair = document.cookie.split('; ').find((cookie) => cookie.startsWith(`${name}=`));
  return pair === undefined ? null : decodeURIComponent(pair.slice(name.length + 1));
}

/** Whether the server is told what this device's clock shows: it sets right by it when something was made here. */
function saysClock({ body, isKept, saysClock: isWanted }: Parts): boolean {
  const isMade = typeof body === 'object' && body !== null && 'madeAt' in body;
  return isKept === true || isMade || isWanted === true;
}

function headersOf(method: Method, parts: Parts): Headers {
  const { body, idempotencyKey, keptFor } = parts;
  const headers = new Headers({ accept: 'application/json, application/problem+json' });
  const csrf = method === 'get' ? null : readableCookie(csrfCookie);
  if (csrf !== null) headers.set('x-csrf-token', csrf);
  if (body !== undefined && !(body instanceof FormData)) headers.set('content-type', 'application/json');
  if (idempotencyKey !== undefined) headers.set('idempotency-key', idempotencyKey);
  if (keptFor) headers.set('x-kept-for', keptFor);
  if (saysClock(parts)) headers.set('x-sent-at', new Date().toISOString());
  return headers;
}

const bodyOf = (body: unknown): BodyInit | undefined => {
  if (body === undefined || body instanceof FormData) return body;
  return JSON.stringify(body);
};

/** How long a request may wait for its answer: photos go up slowly. */
export function patienceMs(body: unknown): number {
  if (!(body instanceof FormData)) return answerMs;
  const sizes = [...body.values()].map((value) => (typeof value === 'string' ? value.length : value.size));
  return answerMs + sizes.reduce((sum, size) => sum + size, 0) / slowestLine;
}

async function read(response: Response, isFile: boolean): Promise<Reply> {
  const { ok, status } = response;
  const file = isFile && ok ? await response.blob() : null;
  return { ok, status, file, text: file ? '' : await response.text() };
}

/**
 * One request and the whole of its answer. Its own clock and the caller's signal both end it; no answer, or one that breaks
 * off, is a problem of its own kind.
 */
export async function send(method: Method, address: string, parts: Parts): Promise<Reply> {
  const stop = new AbortController();
  const { signal, isFile = false } = parts;
  const onAbort = (): void => stop.abort(signal?.reason);
  signal?.addEventListener('abort', onAbort);
  if (signal?.aborted) onAbort();
  const timeOut = (): void => stop.abort('timeout');
  let clock = setTimeout(timeOut, parts.patienceMs ?? patienceMs(parts.body));
  try {
    const response = await fetch(address, {
      method: method.toUpperCase(),
      credentials: 'same-origin',
      headers: headersOf(method, parts),
      body: bodyOf(parts.body),
      signal: stop.signal,
    });
    clearTimeout(clock);
    clock = setTimeout(timeOut, parts.patienceMs ?? (isFile ? fileMs : answerMs));
    return await read(response, isFile);
  } catch (cause) {
    if (signal?.aborted) throw new Problem('aborted', {}, cause);
    throw new Problem(stop.signal.aborted ? 'timeout' : 'network', {}, cause);
  } finally {
    clearTimeout(clock);
    signal?.removeEventListener('abort', onAbort);
  }
}
