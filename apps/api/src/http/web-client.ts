import fastifyStatic from '@fastify/static';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { accessTokenOf } from '@lopso/identity';
import { type Encoding, encodingFor, ENCODINGS } from '@lopso/platform';
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
    const link = hints.headerFor(request.url, accessTokenOf(request) !== null);
    void reply.type('text/html; charset=utf-8').headers({ 'cache-control': 'no-cache', vary: 'accept-encoding' });
    if (link !== '') void reply.header('link', link);
    if (encoding !== null && bytes !== undefined) return reply.header('content-encoding', encoding).send(bytes);
    return reply.send(plain);
  };
}

/** Names of the files directly in a folder, without those that are another one packed. */
function plainFilesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { withFileTypes: true });
  return names.filter((one) => one.isFile() && !/\.(?:br|gz)$/.test(one.name)).map((one) => one.name);
}

/**
 * Serves the built web client: hashed assets for ever and precompressed, the page itself always asked again. Every
 * address that is no file and asks for HTML gets the page; the client's router decides. Assets share one route and a list of
 * their names: a route for each file and its packed forms, as the plugin makes them, held a seventh of the process's heap.
 */
export async function serveWeb(app: NestFastifyApplication, folder: string): Promise<void> {
  const sendPage = readPage(folder);
  const server = app.getHttpAdapter().getInstance();
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    index: false,
    preCompressed: true,
    acceptRanges: false,
    lastModified: false,
    setHeaders: (reply, path) => {
      const isHashed = path.includes('/assets/');
      void reply.header('cache-control', isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
    },
  });
  const assets = new Set(plainFilesIn(join(folder, 'assets')));
  server.get<{ Params: { '*': string } }>('/assets/*', (request, reply) => {
    const name = request.params['*'];
    return assets.has(name) ? reply.sendFile(`assets/${name}`) : reply.callNotFound();
  });
  for (const name of plainFilesIn(folder)) server.get(`/${name}`, (_request, reply) => reply.sendFile(name));
  server.get('/', sendPage);
  server.addHook('preHandler', (request, reply, done) => {
    if (request.is404 && isPage(request)) sendPage(request, reply);
    else done();
  });
}
