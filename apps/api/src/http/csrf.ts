import { randomBytes } from 'node:crypto';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { DomainError } from '@lopso/platform';

const COOKIE = 'lopso_csrf';
const HEADER = 'x-csrf-token';
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const YEAR_SECONDS = 31_536_000;

/** A write that does not prove it was made by a page of this site. */
export class CrossSiteRequest extends DomainError {
  constructor() {
    super({ kind: 'forbidden', code: 'platform.csrf' });
  }
}

function isForeign(request: FastifyRequest, publicOrigin: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const origin = request.headers.origin;
  return origin !== undefined && origin !== publicOrigin && origin !== `http://${request.headers.host ?? ''}`;
}

function isForged(request: FastifyRequest): boolean {
  const cookie = request.cookies[COOKIE];
  return cookie === undefined || cookie === '' || request.headers[HEADER] !== cookie;
}

/** Files that caches keep for everybody must carry nobody's token, and a program that reads a calendar needs none. */
function isWithoutToken(request: FastifyRequest): boolean {
  return request.url.startsWith('/assets/') || request.url.startsWith('/api/calendars/');
}

function handOut(request: FastifyRequest, reply: FastifyReply, isSecure: boolean): void {
  if ((request.cookies[COOKIE] ?? '') !== '' || isWithoutToken(request)) return;
  const value = randomBytes(18).toString('base64url');
  void reply.setCookie(COOKIE, value, { path: '/', sameSite: 'lax', secure: isSecure, maxAge: YEAR_SECONDS });
}

/**
 * Double-submit token and origin check (OWASP): a write needs the header that only this site's script can copy from
 * the cookie, and comes from this origin where the browser says so.
 */
export function protectAgainstForgery(server: FastifyInstance, publicUrl: string): void {
  const { origin, protocol } = new URL(publicUrl);
  server.addHook('onRequest', (request, reply, done) => {
    if (SAFE.has(request.method)) {
      handOut(request, reply, protocol === 'https:');
      done();
      return;
    }
    done(isForeign(request, origin) || isForged(request) ? new CrossSiteRequest() : undefined);
  });
}
