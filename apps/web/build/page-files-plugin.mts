import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Plugin } from 'vite';
import { type Output, routeLines, routesOf } from './kept-files.mts';
import { type PageFiles, pageFilesOf } from './page-files.mts';

/** Writes `.vite/pages.json` into the build: what the server names in the `Link` header of each page's address. */
export function pageFiles(root: string): Plugin {
  return {
    name: 'lopso-page-files',
    apply: 'build',
    writeBundle(options, bundle) {
      const lines = routeLines(routesOf(root));
      const pages: readonly PageFiles[] = pageFilesOf(bundle as Output, lines);
      const folder = resolve(options.dir ?? '', '.vite');
      mkdirSync(folder, { recursive: true });
      writeFileSync(resolve(folder, 'pages.json'), JSON.stringify(pages));
    },
  };
}
