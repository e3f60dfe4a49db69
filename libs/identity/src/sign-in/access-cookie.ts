import { type FastifyRequest } from 'fastify';

/** The cookie that carries the access token. */
export const ACCESS_COOKIE = 'lopso_access';

/** The access token of a request, not checked yet; null without one. */
export function accessTokenOf(request: FastifyRequest): string | null {
  return request.cookies[ACCESS_COOKIE] ?? null;
}
