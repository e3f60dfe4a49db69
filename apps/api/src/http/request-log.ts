import { Logger } from '@nestjs/common';
import { type FastifyInstance } from 'fastify';
import { withRequestId } from '@lopso/platform';

/**
 * One line per request: method, the route's pattern (never the address, which may hold a code), status, milliseconds.
 * Whatever a request logs meanwhile carries its id.
 */
export function logRequests(server: FastifyInstance): void {
  const logger = new Logger('http');
  server.addHook('onRequest', (request, _reply, done) => withRequestId(request.id, done));
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    if (!route.startsWith('/health')) {
      const durationMs = Math.round(reply.elapsedTime * 10) / 10;
      logger.log({ requestId: request.id, method: request.method, route, status: reply.statusCode, durationMs });
    }
    done();
  });
}
