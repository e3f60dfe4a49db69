import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The files of the URL map below `src`: everybody's and members' with the entry, each other desk's by itself. */
const ROUTE_FILES = ['member', 'trainer', 'commune', 'department'].map((desk) => `app/routes/${desk}.ts`);

/** The part of the bundler's output that is looked at. */
export type Output = Readonly<Record<string, OutputChunk | { type: 'asset' }>>;

interface OutputChunk {
  type: 'chunk';
  code: string;
  isEntry: boolean;
  facadeModuleId: string | null;
  imports: readonly string[];
  viteMetadata?: { importedCss: ReadonlySet<string>; importedAssets: ReadonlySet<string> };
}

/** A line of the URL map: its path, whose page it is, the module of the page below `src`, and what it reads first. */
export interface RouteLine {
  readonly path: string;
  readonly workspace: string;
  readonly page: string;
  readonly reads: readonly string[];
}

/** The text of the URL map: all its files below a folder of the client, one after the other. */
export function routesOf(root: string): string {
  return ROUTE_FILES.map((name) => readFileSync(resolve(root, 'src', name), 'utf8')).join('\n');
}

/** The lines of the URL map, file by file. */
export function routeLines(routesSource: string): RouteLine[] {
  const lines = routesSource.matchAll(
    /route\(\s*'([^']*)',\s*'([^']*)',\s*\(\) =>\s*import\('\.\.\/\.\.\/([^']+)'\),?(?:\s*\[([^\]]*)\])?/g,
  );
  return [...lines].map(([, path = '', workspace = '', page = '', reads = '']) => ({
    path,
    workspace,
    page,
    reads: [...reads.matchAll(/'([^']+)'/g)].map(([, address = '']) => address),
  }));
}

/** Pages a member may open without network: the routes for everybody and for members. */
export function memberPages(routesSource: string): string[] {
  return routeLines(routesSource)
    .filter(({ workspace }) => workspace === 'public' || workspace === 'member')
    .map(({ page }) => page);
}

/** The given chunks with all they import statically: scripts, styles, fonts. */
export function closureOf(output: Output, chunks: readonly string[]): Set<string> {
  const files = new Set<string>();
  const visit = (name: string): void => {
    const chunk = output[name];
    if (files.has(name) || chunk?.type !== 'chunk') return;
    files.add(name);
    chunk.viteMetadata?.importedCss.forEach((file) => files.add(file));
    chunk.viteMetadata?.importedAssets.forEach((file) => files.add(file));
    chunk.imports.forEach(visit);
  };
  chunks.forEach(visit);
  return files;
}

/** Files of the entry and of the given pages, with all they import statically: scripts, styles, fonts. */
export function filesOf(output: Output, pages: readonly string[]): string[] {
  const isWanted = (chunk: OutputChunk): boolean =>
    chunk.isEntry || pages.some((page) => chunk.facadeModuleId?.replaceAll('\\', '/').endsWith(`/src/${page}`));
  const wanted = Object.entries(output).flatMap(([name, item]) =>
    item.type === 'chunk' && isWanted(item) ? [name] : [],
  );
  const fonts = Object.keys(output).filter((name) => name.endsWith('.woff2'));
  return [...new Set([...closureOf(output, wanted), ...fonts])].sort();
}
