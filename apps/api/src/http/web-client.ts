import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyReply, type FastifyRequest } from 'fastify';

const YEAR_SECONDS = 31_536_000;
const NOT_PAGES = ['/api/', '/health/', '/assets/'];

function isPage(request: FastifyRequest): boolean {
  return (
    request.method === 'GET' &&
    !NOT_PAGES.some((prefix) => request.url.startsWith(prefix)) &&
    (request.headers.accept ?? '').includes('text/html')
  );
}

/**
 * Serves the built web client: hashed assets for ever and precompressed, the page itself always asked again. Every
 * address that is no file and asks for HTML gets the page; the client's router decides.
 */
export async function serveWeb(app: NestFastifyApplication, folder: string): Promise<void> {
  const page = readFileSync(join(folder, 'index.html'));
  const server = app.getHttpAdapter().getInstance();
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/',
    index: false,
    wildcard: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      const isHashed = path.includes('/assets/');
      void reply.header('cache-control', isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
    },
  });
  const sendPage = (_request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
  server.get('/', sendPage);
  server.addHook('preHandler', (request, reply, done) => {
    if (request.is404 && isPage(request)) sendPage(request, reply);
    else done();
  });
}
