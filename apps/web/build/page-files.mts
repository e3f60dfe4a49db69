import { closureOf, type Output, type RouteLine } from './kept-files.mts';

/** A line of the URL map and what its page needs beyond the files of the entry, which stand in the HTML. */
export interface PageFiles {
  readonly path: string;
  readonly isPublic: boolean;
  readonly files: readonly string[];
}

/** The files of each route's page, without those every page has. */
export function pageFilesOf(output: Output, lines: readonly RouteLine[]): PageFiles[] {
  const entries = Object.keys(output).filter((name) => {
    const item = output[name];
    return item?.type === 'chunk' && item.isEntry;
  });
  const known = closureOf(output, entries);
  return lines.map(({ path, workspace, page }) => {
    const chunks = Object.entries(output).flatMap(([name, item]) =>
      item.type === 'chunk' && item.facadeModuleId?.replaceAll('\\', '/').endsWith(`/src/${page}`) ? [name] : [],
    );
    const files = [...closureOf(output, chunks)].filter((name) => !known.has(name) && /\.(?:js|css)$/.test(name));
    const isPublic = workspace === 'public';
    return { path, isPublic, files: files.map((name) => `/${name}`) };
  });
}
