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
  route('/tai-khoan', 'public', () => import('./features/identity/pages/AccountPage.svelte')),
  route('/', 'member', () => import('./features/learning/pages/TodayPage.svelte')),
  route('/hoc', 'member', () => import('./features/reading/pages/CoursesPage.svelte')),
  route('/hoc/:courseId', 'member', () => import('./features/reading/pages/CoursePage.svelte')),
  route('/hoc/:courseId/to-in', 'member', () => import('./features/reading/pages/SheetPage.svelte')),
  route('/hoc/:courseId/viec-lam', 'member', () => import('./features/reading/pages/FieldTaskPage.svelte')),
  route('/bai/:lessonId', 'member', () => import('./features/reading/pages/LessonPage.svelte')),
];
