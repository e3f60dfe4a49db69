import { closureOf, type Output, type RouteLine } from './kept-files.mts';

/** What a page asks the API for first. It is on its way while the scripts are; nothing breaks when the page asks otherwise. */
export const FIRST_DATA: Readonly<Record<string, readonly string[]>> = {
  '/': ['/api/me/home'],
  '/hoc': ['/api/courses', '/api/me/progress'],
  '/hoc/:courseId': ['/api/courses/:courseId', '/api/me/progress'],
  '/bai/:lessonId': ['/api/lessons/:lessonId'],
  '/lop': ['/api/me/classes'],
};

/** A line of the URL map and what its page needs beyond the files of the entry, which stand in the HTML. */
export interface PageFiles {
  readonly path: string;
  readonly isPublic: boolean;
  readonly files: readonly string[];
  readonly data: readonly string[];
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
    return { path, isPublic, files: files.map((name) => `/${name}`), data: FIRST_DATA[path] ?? [] };
  });
}
