import { closureOf, type Output, type RouteLine } from './kept-files.mts';

/** A line of the URL map, the files its page needs, in the order in which they are to be asked for, and what it reads first. */
export interface PageFiles {
  readonly path: string;
  readonly isPublic: boolean;
  readonly files: readonly string[];
  readonly reads: readonly string[];
}

/** Scripts before styles, large ones first: a browser has six connections, and small files in front leave the line idle. */
function inOrder(output: Output, names: Iterable<string>): string[] {
  const weightOf = (name: string): number => {
    const item = output[name];
    return item?.type === 'chunk' ? item.code.length : 0;
  };
  return [...names].filter((name) => /\.(?:js|css)$/.test(name)).sort((a, b) => weightOf(b) - weightOf(a));
}

/** The files of the entry and of each route's page. */
export function pageFilesOf(output: Output, lines: readonly RouteLine[]): PageFiles[] {
  const chunksThat = (isWanted: (chunk: { isEntry: boolean; facadeModuleId: string | null }) => boolean): string[] =>
    Object.entries(output).flatMap(([name, item]) => (item.type === 'chunk' && isWanted(item) ? [name] : []));
  const entry = chunksThat(({ isEntry }) => isEntry);
  return lines.map(({ path, workspace, page, reads }) => {
    const own = chunksThat(({ facadeModuleId }) =>
      [page, `app/routes/${workspace}.ts`].some((file) =>
        facadeModuleId?.replaceAll('\\', '/').endsWith(`/src/${file}`),
      ),
    );
    const files = inOrder(output, closureOf(output, [...entry, ...own]));
    return { path, isPublic: workspace === 'public', files: files.map((name) => `/${name}`), reads };
  });
}
