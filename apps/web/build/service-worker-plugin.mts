import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk;

/** Pages a member may open without network, read from the URL map: its routes for everybody and for members. */
export function memberPages(routesSource: string): string[] {
  const lines = routesSource.matchAll(/route\(\s*'[^']*',\s*'(?:public|member)',\s*\(\) => import\('\.\/([^']+)'\)/g);
  return [...lines].flatMap((line) => line[1] ?? []);
}

/** Files of the entry and of the given pages, with all they import statically: scripts, styles, fonts. */
export function filesOf(bundle: Bundle, pages: string[]): string[] {
  const files = new Set<string>();
  const visit = (name: string): void => {
    const chunk = bundle[name];
    if (files.has(name) || chunk?.type !== 'chunk') return;
    files.add(name);
    for (const file of [...(chunk.viteMetadata?.importedCss ?? []), ...(chunk.viteMetadata?.importedAssets ?? [])]) {
      files.add(file);
    }
    chunk.imports.forEach(visit);
  };
  const isWanted = (chunk: Chunk): boolean =>
    chunk.isEntry || pages.some((page) => chunk.facadeModuleId?.replaceAll('\\', '/').endsWith(`/src/${page}`));
  for (const [name, item] of Object.entries(bundle)) if (item.type === 'chunk' && isWanted(item)) visit(name);
  for (const name of Object.keys(bundle)) if (name.endsWith('.woff2')) files.add(name);
  return [...files].sort();
}

const contentsOf = (item: Bundle[string] | undefined): string | Uint8Array =>
  item === undefined ? '' : item.type === 'chunk' ? item.code : item.source;

/** Builds src/sw.ts after the app, with the list of files it keeps and a version that changes with their contents. */
export function serviceWorker(root: string): Plugin {
  return {
    name: 'lopso-service-worker',
    apply: 'build',
    async writeBundle(options, bundle) {
      const pages = memberPages(readFileSync(resolve(root, 'src/routes.ts'), 'utf8'));
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
