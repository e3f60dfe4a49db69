/** The part of the bundler's output that is looked at. */
export type Output = Readonly<Record<string, OutputChunk | { type: 'asset' }>>;

interface OutputChunk {
  type: 'chunk';
  isEntry: boolean;
  facadeModuleId: string | null;
  imports: readonly string[];
  viteMetadata?: { importedCss: ReadonlySet<string>; importedAssets: ReadonlySet<string> };
}

/** Pages a member may open without network, read from the URL map: its routes for everybody and for members. */
export function memberPages(routesSource: string): string[] {
  const lines = routesSource.matchAll(/route\(\s*'[^']*',\s*'(?:public|member)',\s*\(\) =>\s*import\('\.\/([^']+)'\)/g);
  return [...lines].flatMap((line) => line[1] ?? []);
}

/** Files of the entry and of the given pages, with all they import statically: scripts, styles, fonts. */
export function filesOf(output: Output, pages: readonly string[]): string[] {
  const files = new Set<string>();
  const visit = (name: string): void => {
    const chunk = output[name];
    if (files.has(name) || chunk?.type !== 'chunk') return;
    files.add(name);
    chunk.viteMetadata?.importedCss.forEach((file) => files.add(file));
    chunk.viteMetadata?.importedAssets.forEach((file) => files.add(file));
    chunk.imports.forEach(visit);
  };
  const isWanted = (chunk: OutputChunk): boolean =>
    chunk.isEntry || pages.some((page) => chunk.facadeModuleId?.replaceAll('\\', '/').endsWith(`/src/${page}`));
  for (const [name, item] of Object.entries(output)) {
    if (item.type === 'chunk' && isWanted(item)) visit(name);
    if (name.endsWith('.woff2')) files.add(name);
  }
  return [...files].sort();
}
