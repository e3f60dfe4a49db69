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
      { path: '/', isPublic: false, files: ['/assets/today.js'], data: ['/api/me/home'] },
      {
        path: '/bai/:lessonId',
        isPublic: false,
        files: ['/assets/lesson.js', '/assets/lesson.css'],
        data: ['/api/lessons/:lessonId'],
      },
      { path: '/dang-nhap', isPublic: true, files: ['/assets/sign-in.js'], data: [] },
    ];
    writeFileSync(join(folder, '.vite/pages.json'), JSON.stringify(pages));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('name its files and its first answers with the parts of the address', () => {
    expect(new PageHints(folder).headerFor('/bai/C05-04?tu=hoc', true)).toBe(
      `${SESSION}, </assets/lesson.js>; rel=modulepreload, </assets/lesson.css>; rel=preload; as=style; crossorigin, ` +
        '</api/lessons/C05-04>; rel=preload; as=fetch; crossorigin',
    );
  });

  it('ask nothing for a stranger, who would be refused', () => {
    expect(new PageHints(folder).headerFor('/', false)).toBe(`${SESSION}, </assets/today.js>; rel=modulepreload`);
  });

  it('ask for no session beside a page open to all: after a sign-in it would be given the answer from before', () => {
    expect(new PageHints(folder).headerFor('/dang-nhap', true)).toBe('</assets/sign-in.js>; rel=modulepreload');
  });

  it('are none for an address without a page, and for a client built without the list', () => {
    expect(new PageHints(folder).headerFor('/khong/co', true)).toBe('');
    expect(new PageHints(join(folder, 'none')).headerFor('/', true)).toBe('');
  });

  it('keep an address as it was typed: what is encoded stays encoded', () => {
    expect(new PageHints(folder).headerFor('/bai/a%3E%2C%20b', true)).toContain('</api/lessons/a%3E%2C%20b>');
  });
});
