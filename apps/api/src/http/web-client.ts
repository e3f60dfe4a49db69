import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Encoding, encodingFor, ENCODINGS } from './encoding';
import { PageHints } from './page-hints';

const YEAR_SECONDS = 31_536_000;
const NOT_PAGES = ['/api/', '/health/', '/assets/'];

function isPage(request: FastifyRequest): boolean {
  return (
    request.method === 'GET' &&
    !NOT_PAGES.some((prefix) => request.url.startsWith(prefix)) &&
    (request.headers.accept ?? '').includes('text/html')
  );
}

const SUFFIX: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz' };

/** The page as the build wrote it, plain and packed. */
function readPage(folder: string): (request: FastifyRequest, reply: FastifyReply) => FastifyReply {
  const file = join(folder, 'index.html');
  const plain = readFileSync(file);
  const hints = new PageHints(folder);
  const packed = new Map(
    ENCODINGS.filter((encoding) => existsSync(file + SUFFIX[encoding])).map((encoding) => [
      encoding,
      readFileSync(file + SUFFIX[encoding]),
    ]),
  );
  return (request, reply) => {
    const encoding = encodingFor(request);
    const bytes = encoding === null ? undefined : packed.get(encoding);
    const link = hints.headerFor(request.url);
    void reply.type('text/html; charset=utf-8').headers({ 'cache-control': 'no-cache', vary: 'accept-encoding' });
    if (link !== '') void reply.header('link', link);
    if (encoding !== null && bytes !== undefined) return reply.header('content-encoding', encoding).send(bytes);
    return reply.send(plain);
  };
}

/**
 * Serves the built web client: hashed assets for ever and precompressed, the page itself always asked again. Every
 * address that is no file and asks for HTML gets the page; the client's router decides.
 */
export async function serveWeb(app: NestFastifyApplication, folder: string): Promise<void> {
  const sendPage = readPage(folder);
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
  server.get('/', sendPage);
  server.addHook('preHandler', (request, reply, done) => {
    if (request.is404 && isPage(request)) sendPage(request, reply);
    else done();
  });
}
