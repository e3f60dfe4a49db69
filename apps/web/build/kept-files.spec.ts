import { filesOf, memberPages, type Output, routeLines } from './kept-files.mts';
import { pageFilesOf } from './page-files.mts';

const routes = `
export const routes: readonly Route[] = [
  route('/', 'member', () => import('../../features/learning/pages/TodayPage.svelte')),
  route('/kiem-tra/:code', 'public', () => import('../../features/credentials/pages/CheckPage.svelte')),
  route(
    '/hoc/:courseId/bai/:lessonId',
    'member',
    () => import('../../features/content/pages/LessonPage.svelte'),
    [
      '/api/lessons/:lessonId',
      '/api/me/progress',
    ],
  ),
  route('/so', 'department', () => import('../../features/reporting/pages/OverviewPage.svelte')),
];`;

const aChunk = (fileName: string, facade: string | null, imports: string[] = [], code = '') => ({
  type: 'chunk' as const,
  code,
  isEntry: facade === '/web/src/main.ts',
  facadeModuleId: facade,
  imports,
  viteMetadata: { importedCss: new Set([fileName.replace('.js', '.css')]), importedAssets: new Set<string>() },
});

describe('what the service worker keeps', () => {
  it('are the pages for members and for everybody, however the line is broken', () => {
    expect(memberPages(routes)).toEqual([
      'features/learning/pages/TodayPage.svelte',
      'features/credentials/pages/CheckPage.svelte',
      'features/content/pages/LessonPage.svelte',
    ]);
  });

  it('are their files with all they import, and no officer page', () => {
    const bundle: Output = {
      'main.js': aChunk('main.js', '/web/src/main.ts', ['kit.js']),
      'today.js': aChunk('today.js', '/web/src/features/learning/pages/TodayPage.svelte', ['kit.js', 'band.js']),
      'kit.js': aChunk('kit.js', null),
      'band.js': aChunk('band.js', null),
      'overview.js': aChunk('overview.js', '/web/src/features/reporting/pages/OverviewPage.svelte', ['map.js']),
      'map.js': aChunk('map.js', null),
      'font.woff2': { type: 'asset' },
    };
    const files = filesOf(bundle, memberPages(routes));
    expect(files).toEqual([
      'band.css',
      'band.js',
      'font.woff2',
      'kit.css',
      'kit.js',
      'main.css',
      'main.js',
      'today.css',
      'today.js',
    ]);
  });
});

describe('what the server names beside a page', () => {
  const bundle: Output = {
    'main.js': aChunk('main.js', '/web/src/main.ts', ['kit.js'], 'a script'),
    'today.js': aChunk('today.js', '/web/src/features/learning/pages/TodayPage.svelte', ['kit.js'], 'short'),
    'kit.js': aChunk('kit.js', null, [], 'the longest script'),
    'overview.js': aChunk('overview.js', '/web/src/features/reporting/pages/OverviewPage.svelte'),
  };

  it('are the files of the entry and its own, scripts first and large ones before small ones', () => {
    expect(pageFilesOf(bundle, routeLines(routes))[0]).toEqual({
      path: '/',
      isPublic: false,
      files: ['/kit.js', '/main.js', '/today.js', '/main.css', '/kit.css', '/today.css'],
      reads: [],
    });
  });

  it('are the reads of its line too', () => {
    expect(routeLines(routes).map(({ reads }) => reads)).toEqual([
      [],
      [],
      ['/api/lessons/:lessonId', '/api/me/progress'],
      [],
    ]);
  });
});
