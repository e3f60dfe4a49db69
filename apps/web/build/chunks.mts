import { type RouteLine } from './kept-files.mts';

/** What is asked about a module while the build decides into which file it goes. */
export interface ModuleGraph {
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

/** Where members start on a first visit: what these pages draw on must travel before anything can be read. */
const FIRST_PAGES = ['/', '/hoc', '/hoc/:courseId', '/bai/:lessonId'];

const slashed = (id: string): string => id.replaceAll('\\', '/');

/** The lines of the URL map whose pages need a module, itself or through others. */
export function routesOver(id: string, lines: readonly RouteLine[], graph: ModuleGraph): RouteLine[] {
  const seen = new Set<string>();
  const found = new Set<RouteLine>();
  const climb = (module: string): void => {
    if (seen.has(module)) return;
    seen.add(module);
    const own = lines.filter(({ page }) => slashed(module).endsWith(`/src/${page}`));
    own.forEach((line) => found.add(line));
    if (own.length === 0) graph.getModuleInfo(module)?.importers.forEach(climb);
  };
  climb(id);
  return [...found];
}

const isMembers = ({ workspace }: RouteLine): boolean => workspace === 'member' || workspace === 'public';

/** Files shared by pages; the first that fits takes the module, and a page keeps what nobody shares. */
interface SharedFile {
  readonly name: string;
  /** Part of the path of the modules it is for. */
  readonly test: RegExp;
  readonly holds: (routes: readonly RouteLine[]) => boolean;
}

const firstAmong = (routes: readonly RouteLine[]): RouteLine[] =>
  routes.filter(({ path }) => FIRST_PAGES.includes(path));

const SHARED_FILES: readonly SharedFile[] = [
  { name: 'member', test: /\/apps\/web\/src\//, holds: (routes) => firstAmong(routes).length > 1 },
  // What one first page shares with later ones does not travel with the other first pages.
  ...FIRST_PAGES.map((page, index) => ({
    name: `member-${index + 1}`,
    test: /\/apps\/web\/src\//,
    holds: (routes: readonly RouteLine[]) => routes.length > 1 && firstAmong(routes).some(({ path }) => path === page),
  })),
  {
    name: 'form',
    test: /\/src\/(?:lib|entities)\//,
    holds: (routes) => routes.length >= 6 && routes.filter(isMembers).length >= 2,
  },
  { name: 'desk', test: /\/src\/(?:lib|entities)\//, holds: (routes) => routes.length >= 12 },
];

/** What the entry needs but the URL map, which changes with every release; of App only its styles, so that all are one file. */
const START = /src[\\/](?:lib[\\/]|entities[\\/]|styles[\\/]|app[\\/]\w+\.svelte\?)/;

/**
 * Few files instead of many small ones, and none that a first visit needs in part: on a thin connection each file costs a
 * header and its share of a round trip, each kilobyte 20 ms. Svelte; what the entry needs; what members' first pages share;
 * what further pages of members share; what officers share.
 */
export function sharedFiles(lines: readonly RouteLine[]): {
  name: string | ((id: string, graph: ModuleGraph) => string | null);
  test: RegExp;
  tags?: '$initial'[];
  priority: number;
}[] {
  return [
    { name: 'svelte', test: /node_modules[\\/]svelte[\\/]/, priority: 10 },
    { name: 'start', test: START, tags: ['$initial'], priority: 9 },
    ...SHARED_FILES.map(({ name, test, holds }, index) => ({
      name: (id: string, graph: ModuleGraph) =>
        test.test(slashed(id)) && holds(routesOver(id, lines, graph)) ? name : null,
      test: /apps[\\/]web[\\/]src[\\/]/,
      priority: 8 - index,
    })),
  ];
}
