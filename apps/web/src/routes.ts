import { type Route, route } from './lib/router/route';

/**
 * The whole URL map, one `route(path, whose page, page)` a line; order is precedence. What is not built does not stand here.
 * The service worker keeps the pages for 'public' and 'member' (build/service-worker-plugin.mts reads this file).
 */
export const routes: readonly Route[] = [
  route('/dang-nhap', 'public', () => import('./features/identity/pages/SignInPage.svelte')),
  route('/kich-hoat', 'public', () => import('./features/identity/pages/ActivationPage.svelte')),
  route('/dong-y', 'public', () => import('./features/identity/pages/ConsentPage.svelte')),
  route('/quyen-rieng-tu', 'public', () => import('./features/identity/pages/PrivacyPage.svelte')),
  route('/kiem-tra', 'public', () => import('./features/credentials/pages/CheckFormPage.svelte')),
  route('/kiem-tra/:code', 'public', () => import('./features/credentials/pages/CheckPage.svelte')),
  route('/cua-toi', 'member', () => import('./features/identity/pages/MinePage.svelte')),
  route('/tai-khoan', 'public', () => import('./features/identity/pages/AccountPage.svelte')),
  route('/', 'member', () => import('./features/learning/pages/TodayPage.svelte')),
  route('/hoc', 'member', () => import('./features/reading/pages/CoursesPage.svelte')),
  route('/hoc/:courseId', 'member', () => import('./features/reading/pages/CoursePage.svelte')),
  route('/hoc/:courseId/to-in', 'member', () => import('./features/reading/pages/SheetPage.svelte')),
  route('/hoc/:courseId/viec-lam', 'member', () => import('./features/reading/pages/FieldTaskPage.svelte')),
  route('/bai/:lessonId', 'member', () => import('./features/reading/pages/LessonPage.svelte')),
  route('/giay', 'member', () => import('./features/credentials/pages/MyCertificatesPage.svelte')),
  route('/giay/:certificateId', 'member', () => import('./features/credentials/pages/CertificatePage.svelte')),
  route('/xa', 'commune', () => import('./features/org/pages/CommunePage.svelte')),
  route('/xa/to/:teamId', 'commune', () => import('./features/org/pages/TeamPage.svelte')),
  route('/xa/thanh-vien', 'commune', () => import('./features/org/pages/MembersPage.svelte')),
  route('/xa/thanh-vien/:memberId', 'commune', () => import('./features/org/pages/MemberPage.svelte')),
  route('/xa/giay', 'commune', () => import('./features/credentials/pages/CommuneRegisterPage.svelte')),
  route(
    '/xa/giay/:certificateId',
    'commune',
    () => import('./features/credentials/pages/OfficerCertificatePage.svelte'),
  ),
  route('/so/dot/:roundId/giay', 'department', () => import('./features/credentials/pages/RoundRegisterPage.svelte')),
  route(
    '/so/giay/:certificateId',
    'department',
    () => import('./features/credentials/pages/OfficerCertificatePage.svelte'),
  ),
  route('/so/dot', 'department', () => import('./features/learning/pages/RoundsPage.svelte')),
  route('/so/dot/mo', 'department', () => import('./features/learning/pages/OpenRoundPage.svelte')),
  route('/so/dot/:roundId', 'department', () => import('./features/learning/pages/RoundPage.svelte')),
  route('/lop', 'member', () => import('./features/classes/pages/OwnClassesPage.svelte')),
  route('/diem-danh/:sessionId', 'member', () => import('./features/classes/pages/ScanPage.svelte')),
  route('/giang-vien', 'trainer', () => import('./features/classes/pages/SchedulePage.svelte')),
  route('/giang-vien/lop', 'trainer', () => import('./features/classes/pages/ClassListPage.svelte')),
  route('/giang-vien/lop/moi', 'trainer', () => import('./features/classes/pages/ScheduleClassPage.svelte')),
  route('/giang-vien/lop/:classId', 'trainer', () => import('./features/classes/pages/ClassPage.svelte')),
  route('/giang-vien/buoi/:sessionId', 'trainer', () => import('./features/classes/pages/RollPage.svelte')),
  route('/giang-vien/buoi/:sessionId/ma', 'trainer', () => import('./features/classes/pages/ScanCodePage.svelte')),
  route('/giang-vien/buoi/:sessionId/to-in', 'trainer', () => import('./features/classes/pages/PaperRollPage.svelte')),
  route('/xa/lop', 'commune', () => import('./features/classes/pages/CommuneClassListPage.svelte')),
  route('/xa/lop/:classId', 'commune', () => import('./features/classes/pages/CommuneClassPage.svelte')),
];
