import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type INestApplicationContext } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { HttpSettings, newId, refuseUnsoundInput } from '@lopso/platform';
import { clientErrorAnswers, refuseExpectations } from './client-error';
import { protectAgainstForgery } from './csrf';
import { waitForAnswersAlone } from './graceful-stop';
import { ProblemFilter } from './problem.filter';
import { logRequests } from './request-log';
import { sendSecurityHeaders } from './security-headers';
import { RequestValidation } from './validation.pipe';
import { serveWeb } from './web-client';

const BODY_LIMIT_BYTES = 256 * 1024;
const UPLOAD_LIMIT_BYTES = 6 * 1024 * 1024;
const UPLOAD_FILES = 3;

/** The Fastify adapter with request ids, body limits and the proxies' addresses. */
export function createAdapter(settings: Pick<HttpSettings, 'TRUSTED_PROXIES' | 'PUBLIC_URL'>): FastifyAdapter {
  const problems = new ProblemFilter(settings.PUBLIC_URL);
  return new FastifyAdapter({
    trustProxy: (_address, hop) => hop < settings.TRUSTED_PROXIES,
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: 'idle',
    // Fastify would answer in English; on an open connection a request is answered as ever.
    return503OnClosing: false,
    genReqId: () => newId(),
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      problems.answer(error, request, reply),
    clientErrorHandler: clientErrorAnswers(settings.PUBLIC_URL),
  });
}

async function registerPlugins(app: NestFastifyApplication): Promise<void> {
  await app.register(cookie);
  await app.register(multipart, {
    limits: { fileSize: UPLOAD_LIMIT_BYTES, files: UPLOAD_FILES, fields: 20, fieldSize: 20_000 },
  });
}

/** Everything all routes share: cookies, security headers, forgery defence, validation, problem documents, static client. */
export async function configureServer(app: NestFastifyApplication): Promise<void> {
  const settings = (app as INestApplicationContext).get(HttpSettings);
  waitForAnswersAlone(app.getHttpAdapter().getInstance());
  refuseExpectations(app.getHttpAdapter().getInstance().server, settings.PUBLIC_URL);
  logRequests(app.getHttpAdapter().getInstance());
  await registerPlugins(app);
  sendSecurityHeaders(app.getHttpAdapter().getInstance());
  protectAgainstForgery(app.getHttpAdapter().getInstance(), settings.PUBLIC_URL);
  refuseUnsoundInput(app.getHttpAdapter().getInstance());
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      if (!request.url.startsWith('/assets/')) void reply.header('x-request-id', request.id);
      if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
      done();
    });
  app.setGlobalPrefix('api', { exclude: ['health/live', 'health/ready', '.well-known/did.json'] });
  app.useGlobalPipes(new RequestValidation());
  app.useGlobalFilters(new ProblemFilter(settings.PUBLIC_URL));
  const webFolder = resolve(settings.WEB_DIRECTORY);
  if (existsSync(join(webFolder, 'index.html'))) await serveWeb(app, webFolder);
}
