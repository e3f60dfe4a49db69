import { type FastifyInstance } from 'fastify';

/** Only what is served from here runs, is shown, is asked; nothing frames a page. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join(';');

/** A hashed script, style or font is never shown by itself: it needs no more than these, and a first visit loads a dozen. */
const OF_ASSETS = {
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
} as const;

const OF_DOCUMENTS = {
  ...OF_ASSETS,
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-dns-prefetch-control': 'off',
  'x-frame-options': 'DENY',
} as const;

/** The security headers of every answer, put together once; a route may set its own policy over them. */
export function sendSecurityHeaders(server: FastifyInstance): void {
  server.addHook('onRequest', (request, reply, done) => {
    void reply.headers(request.url.startsWith('/assets/') ? OF_ASSETS : OF_DOCUMENTS);
    done();
  });
}
