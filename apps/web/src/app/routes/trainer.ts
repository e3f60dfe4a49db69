import { type Route, route, within } from '../../lib/router/route';
import OfficeShell from '../OfficeShell.svelte';

/** Pages of trainers; those of the hall stand alone. */
export const routes: readonly Route[] = [
  ...within(OfficeShell, [
    route('/giang-vien', 'trainer', () => import('../../features/classes/pages/SchedulePage.svelte')),
    route(
      '/giang-vien/lop',
      'trainer',
      () => import('../../features/classes/pages/ClassListPage.svelte'),
      () => ({ workspace: 'trainer' }),
    ),
    route(
      '/giang-vien/lop/cho-duyet',
      'trainer',
      () => import('../../features/classes/pages/RequestsPage.svelte'),
      () => ({ workspace: 'trainer' }),
    ),
    route('/giang-vien/lop/moi', 'trainer', () => import('../../features/classes/pages/ScheduleClassPage.svelte')),
    route(
      '/giang-vien/lop/thay-nguoi',
      'trainer',
      () => import('../../features/classes/pages/ReplaceStaffPage.svelte'),
      () => ({ workspace: 'trainer' }),
    ),
    route(
      '/giang-vien/lop/hoi-truong',
      'trainer',
      () => import('../../features/classes/pages/HallsPage.svelte'),
      () => ({ workspace: 'trainer' }),
    ),
    route(
      '/giang-vien/lop/vang',
      'trainer',
      () => import('../../features/classes/pages/AbsencePage.svelte'),
      () => ({ workspace: 'trainer' }),
    ),
    route(
      '/giang-vien/lop/y-kien',
      'trainer',
      () => import('../../features/classes/pages/OpinionsPage.svelte'),
      () => ({ workspace: 'trainer' }),
    ),
    route(
      '/giang-vien/lop/:classId/y-kien',
      'trainer',
      () => import('../../features/classes/pages/ClassOpinionsPage.svelte'),
      ({ classId }) => ({ workspace: 'trainer', classId }),
    ),
    route(
      '/giang-vien/lop/:classId',
      'trainer',
      () => import('../../features/classes/pages/ClassPage.svelte'),
      ({ classId }) => ({ workspace: 'trainer', classId }),
    ),
    route('/giang-vien/cham-bai', 'trainer', () => import('../../features/assessment/pages/GradingPage.svelte')),
    route(
      '/giang-vien/cau-hoi',
      'trainer',
      () => import('../../features/assessment/pages/QuestionStatisticsPage.svelte'),
    ),
    route(
      '/giang-vien/lop/:classId/ket-qua',
      'trainer',
      () => import('../../features/reporting/pages/ClassResultsPage.svelte'),
    ),
    route('/giang-vien/khoa-hoc', 'trainer', () => import('../../features/courses/pages/StaffCoursesPage.svelte')),
    route(
      '/giang-vien/khoa-hoc/:courseId/to-in',
      'trainer',
      () => import('../../features/courses/pages/StaffSheetPage.svelte'),
    ),
    route(
      '/giang-vien/khoa-hoc/:courseId/bai/:lessonId',
      'trainer',
      () => import('../../features/courses/pages/StaffLessonPage.svelte'),
    ),
  ]),
  route('/giang-vien/buoi/:sessionId', 'trainer', () => import('../../features/classes/pages/RollPage.svelte')),
  route('/giang-vien/buoi/:sessionId/ma', 'trainer', () => import('../../features/classes/pages/ScanCodePage.svelte')),
  route(
    '/giang-vien/buoi/:sessionId/quet-the',
    'trainer',
    () => import('../../features/classes/pages/CardScanPage.svelte'),
  ),
  route(
    '/giang-vien/buoi/:sessionId/nhap-giay',
    'trainer',
    () => import('../../features/classes/pages/PaperEntryPage.svelte'),
  ),
  route(
    '/giang-vien/buoi/:sessionId/to-in',
    'trainer',
    () => import('../../features/classes/pages/PaperRollPage.svelte'),
  ),
];
