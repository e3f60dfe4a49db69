import type { Workspace } from '../../lib/router/route';

/** The desk at which a page of the courses stands, and the addresses of its neighbours there. */
export interface CourseDesk {
  workspace: Exclude<Workspace, 'public' | 'member'>;
  list: string;
  sheet: (courseId: string) => string;
  lesson: (courseId: string, lessonId: string) => string;
}

const desks: readonly { path: string; workspace: CourseDesk['workspace'] }[] = [
  { path: '/giang-vien/khoa-hoc', workspace: 'trainer' },
  { path: '/xa/khoa-hoc', workspace: 'commune' },
  { path: '/so/khoa-hoc', workspace: 'department' },
];

/** The same pages stand at three desks: the address tells which. */
export function courseDesk(pathname: string): CourseDesk {
  const found = desks.find(({ path }) => pathname.startsWith(path));
  const { path: list, workspace } = found ?? { path: '/so/khoa-hoc', workspace: 'department' as const };
  return {
    workspace,
    list,
    sheet: (courseId) => `${list}/${courseId}/to-in`,
    lesson: (courseId, lessonId) => `${list}/${courseId}/bai/${lessonId}`,
  };
}
