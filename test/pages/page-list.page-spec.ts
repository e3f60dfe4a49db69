import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGES } from './page-list';

describe('the list of pages', () => {
  it('has one line for every line of the URL map', () => {
    const patterns = ['member', 'trainer', 'commune', 'department'].flatMap((file) => {
      const routes = readFileSync(join(__dirname, '../../apps/web/src/app/routes', `${file}.ts`), 'utf8');
      return [...routes.matchAll(/route\(\s*'([^']+)'/g)].map((match) => match[1] ?? '');
    });
    expect(PAGES.map((page) => page.pattern).sort()).toEqual([...patterns].sort());
  });
});
