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
      { path: '/', files: ['/assets/today.js'], data: ['/api/me/home'] },
      { path: '/bai/:lessonId', files: ['/assets/lesson.js', '/assets/lesson.css'], data: ['/api/lessons/:lessonId'] },
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

  it('are the shared one for an address without a page, and for a client built without the list', () => {
    expect(new PageHints(folder).headerFor('/khong/co', true)).toBe(SESSION);
    expect(new PageHints(join(folder, 'none')).headerFor('/', true)).toBe(SESSION);
  });

  it('keep an address as it was typed: what is encoded stays encoded', () => {
    expect(new PageHints(folder).headerFor('/bai/a%3E%2C%20b', true)).toContain('</api/lessons/a%3E%2C%20b>');
  });
});
