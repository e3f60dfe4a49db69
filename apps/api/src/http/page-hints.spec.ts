import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PageHints } from './page-hints';

const SESSION = '</api/auth/session>; rel=preload; as=fetch; crossorigin';

describe('hints beside a page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lopso-hints-'));
  beforeAll(() => {
    mkdirSync(join(folder, '.vite'));
    const pages = [
      { path: '/', isPublic: false, files: ['/assets/today.js'], reads: [] },
      {
        path: '/bai/:lessonId',
        isPublic: false,
        files: ['/assets/lesson.js', '/assets/lesson.css'],
        reads: ['/api/lessons/:lessonId', '/api/me/progress'],
      },
      { path: '/dang-nhap', isPublic: true, files: ['/assets/sign-in.js'], reads: [] },
    ];
    writeFileSync(join(folder, '.vite/pages.json'), JSON.stringify(pages));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const FILES = '</assets/lesson.js>; rel=modulepreload, </assets/lesson.css>; rel=preload; as=style; crossorigin';
  const READS =
    '</api/lessons/C05-04>; rel=preload; as=fetch; crossorigin, </api/me/progress>; rel=preload; as=fetch; crossorigin';

  it('name its files and the session', () => {
    expect(new PageHints(folder).headerFor('/bai/C05-04?tu=hoc', false)).toBe(`${FILES}, ${SESSION}`);
    expect(new PageHints(folder).headerFor('/', false)).toBe(`</assets/today.js>; rel=modulepreload, ${SESSION}`);
  });

  it('name its first reads to somebody who came with an access token', () => {
    expect(new PageHints(folder).headerFor('/bai/C05-04?tu=hoc', true)).toBe(`${FILES}, ${SESSION}, ${READS}`);
  });

  it('name no read for an address that the client would write otherwise, or that ends a hint', () => {
    const hints = new PageHints(folder);
    for (const id of ['C05%2F04', 'a>;rel=x', 'a,b', 'C05 04'])
      expect(hints.headerFor(`/bai/${id}`, true)).toBe(`${FILES}, ${SESSION}`);
  });

  it('ask for no session beside a page open to all: after a sign-in it would be given the answer from before', () => {
    expect(new PageHints(folder).headerFor('/dang-nhap', true)).toBe('</assets/sign-in.js>; rel=modulepreload');
  });

  it('are none for an address without a page, and for a client built without the list', () => {
    expect(new PageHints(folder).headerFor('/khong/co', true)).toBe('');
    expect(new PageHints(join(folder, 'none')).headerFor('/', true)).toBe('');
  });
});
