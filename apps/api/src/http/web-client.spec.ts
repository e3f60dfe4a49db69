import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { createAdapter } from './server';
import { serveWeb } from './web-client';

@Module({})
class NoApi {}

const FILES: Readonly<Record<string, string>> = {
  'index.html': '<p>trang</p>',
  'sw.js': 'worker',
  'assets/kit-1a2b.js': 'plain',
  'assets/kit-1a2b.js.br': 'packed',
  '.vite/pages.json': JSON.stringify([
    { path: '/bai/:lessonId', isPublic: false, files: [], reads: ['/api/lessons/:lessonId'] },
  ]),
};

describe('the built web client', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lopso-web-'));
  let app: NestFastifyApplication;

  beforeAll(async () => {
    for (const name of ['assets', '.vite']) mkdirSync(join(folder, name));
    for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
    app = await NestFactory.create<NestFastifyApplication>(
      NoApi,
      createAdapter({ PUBLIC_URL: 'http://localhost', TRUSTED_PROXIES: 0 }),
      {
        logger: false,
      },
    );
    await app.register(cookie);
    await serveWeb(app, folder);
    await app.init();
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  const get = (url: string, headers: Readonly<Record<string, string>> = {}) =>
    app.inject({ method: 'GET', url, headers: { ...headers } });

  it('gives an asset packed to whoever takes it, to be kept for ever', async () => {
    const packed = await get('/assets/kit-1a2b.js', { 'accept-encoding': 'br' });
    expect(packed.body).toBe('packed');
    expect(packed.headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': expect.stringContaining('javascript'),
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect((await get('/assets/kit-1a2b.js')).body).toBe('plain');
  });

  it('gives what it has by name alone: no packed form, no way out of the folder, no list of pages', async () => {
    for (const url of ['/assets/kit-1a2b.js.br', '/assets/none.js', '/assets/..%2findex.html', '/.vite/pages.json'])
      expect((await get(url)).statusCode).toBe(404);
  });

  it('gives files beside the page, asked for again each time', async () => {
    const worker = await get('/sw.js');
    expect([worker.body, worker.headers['cache-control']]).toEqual(['worker', 'no-cache']);
  });

  it('gives the page at every other address that asks for one, and names its reads to who comes with a token', async () => {
    const page = await get('/bai/C05-04', { accept: 'text/html', cookie: 'lopso_access=token' });
    expect(page.body).toBe('<p>trang</p>');
    expect(page.headers.link).toContain('</api/lessons/C05-04>; rel=preload');
    const stranger = await get('/bai/C05-04', { accept: 'text/html' });
    expect(stranger.headers.link).not.toContain('lessons');
  });
});
