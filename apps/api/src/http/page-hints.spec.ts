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
      { path: '/', isPublic: false, files: ['/assets/today.js'] },
      {
        path: '/bai/:lessonId',
        isPublic: false,
        files: ['/assets/lesson.js', '/assets/lesson.css'],
      },
      { path: '/dang-nhap', isPublic: true, files: ['/assets/sign-in.js'] },
    ];
    writeFileSync(join(folder, '.vite/pages.json'), JSON.stringify(pages));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('name its files and the session, nothing else of the API, which would wait there for whoever comes next', () => {
    expect(new PageHints(folder).headerFor('/bai/C05-04?tu=hoc')).toBe(
      `${SESSION}, </assets/lesson.js>; rel=modulepreload, </assets/lesson.css>; rel=preload; as=style; crossorigin`,
    );
    expect(new PageHints(folder).headerFor('/')).toBe(`${SESSION}, </assets/today.js>; rel=modulepreload`);
  });

  it('ask for no session beside a page open to all: after a sign-in it would be given the answer from before', () => {
    expect(new PageHints(folder).headerFor('/dang-nhap')).toBe('</assets/sign-in.js>; rel=modulepreload');
  });

  it('are none for an address without a page, and for a client built without the list', () => {
    expect(new PageHints(folder).headerFor('/khong/co')).toBe('');
    expect(new PageHints(join(folder, 'none')).headerFor('/')).toBe('');
  });
});
