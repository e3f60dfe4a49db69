import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import { filesOf, memberPages, routesOf } from './kept-files.mts';

const contentsOf = (item: Rolldown.OutputBundle[string] | undefined): string | Uint8Array =>
  item === undefined ? '' : item.type === 'chunk' ? item.code : item.source;

/** Builds src/sw.ts after the app, with the list of files it keeps and a version that changes with their contents. */
export function serviceWorker(root: string): Plugin {
  return {
    name: 'lopso-service-worker',
    apply: 'build',
    async writeBundle(options, bundle) {
      const pages = memberPages(routesOf(root));
      const files = filesOf(bundle, pages);
      const version = createHash('sha256');
      for (const name of ['index.html', ...files]) version.update(name).update(contentsOf(bundle[name]));
      const precache = ['/index.html', '/mark.svg', '/manifest.webmanifest', ...files.map((name) => `/${name}`)];
      await build({
        configFile: false,
        root,
        publicDir: false,
        logLevel: 'warn',
        define: {
          __PRECACHE__: JSON.stringify(precache),
          __VERSION__: JSON.stringify(version.digest('hex').slice(0, 12)),
        },
        build: {
          outDir: options.dir,
          emptyOutDir: false,
          target: 'es2022',
          rolldownOptions: { input: resolve(root, 'src/sw.ts'), output: { entryFileNames: 'sw.js', format: 'iife' } },
        },
      });
    },
  };
}
