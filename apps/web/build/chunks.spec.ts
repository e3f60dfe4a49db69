import { type ModuleGraph, routesOver, sharedFiles } from './chunks.mts';
import { type RouteLine } from './kept-files.mts';

const line = (path: string, workspace: string, page: string): RouteLine => ({ path, workspace, page, reads: [] });

const lines = [
  line('/', 'member', 'features/learning/pages/TodayPage.svelte'),
  line('/bai/:lessonId', 'member', 'features/courses/pages/LessonPage.svelte'),
  line('/lop', 'member', 'features/classes/pages/OwnClassesPage.svelte'),
  line('/so', 'department', 'features/reporting/pages/OverviewPage.svelte'),
];

const SRC = '/home/apps/web/src';
const IMPORTERS: Readonly<Record<string, readonly string[]>> = {
  [`${SRC}/lib/ui/Band.svelte`]: [`${SRC}/${lines[0]?.page}`, `${SRC}/entities/Loaded.svelte`],
  [`${SRC}/entities/Loaded.svelte`]: [`${SRC}/${lines[1]?.page}`, `${SRC}/lib/ui/Band.svelte`],
  [`${SRC}/entities/PlaceTold.svelte`]: [`${SRC}/${lines[0]?.page}`, `${SRC}/${lines[2]?.page}`],
  [`${SRC}/lib/ui/Map.svelte`]: [`${SRC}/${lines[3]?.page}`],
  [`${SRC}/${lines[0]?.page}`]: [`${SRC}/app/routes/member.ts`],
};
const graph: ModuleGraph = { getModuleInfo: (id) => ({ importers: IMPORTERS[id] ?? [] }) };

const fileOf = (id: string): string | null => {
  for (const { name } of sharedFiles(lines)) {
    const file = typeof name === 'string' ? null : name(id, graph);
    if (file !== null) return file;
  }
  return null;
};

describe('the files that pages share', () => {
  it('knows the pages over a module, through others and round a circle, and stops at a page', () => {
    expect(routesOver(`${SRC}/lib/ui/Band.svelte`, lines, graph).map(({ path }) => path)).toEqual([
      '/',
      '/bai/:lessonId',
    ]);
  });

  it('hold together what the first pages of members share', () => {
    expect(fileOf(`${SRC}/lib/ui/Band.svelte`)).toBe('member');
    expect(fileOf(`${SRC}/entities/Loaded.svelte`)).toBe('member');
  });

  it('keep out of a lesson what the first page shares with later ones alone', () => {
    expect(fileOf(`${SRC}/entities/PlaceTold.svelte`)).toBe('member-1');
  });

  it('leave to a page what it alone has, and a desk out of what a first visit loads', () => {
    expect(fileOf(`${SRC}/lib/ui/Map.svelte`)).toBeNull();
  });
});
