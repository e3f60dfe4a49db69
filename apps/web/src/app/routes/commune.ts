import { type Route, route, within } from '../../lib/router/route';
import OfficeShell from '../OfficeShell.svelte';

/** Pages of a commune. */
export const routes: readonly Route[] = [
  ...within(OfficeShell, [
    route(
      '/xa/giay-ngoai',
      'commune',
      () => import('../../features/external-certificates/pages/OutsideQueuePage.svelte'),
      () => ({ workspace: 'commune' }),
    ),
    route('/xa/quyen', 'commune', () => import('../../features/grants/pages/CommuneGrantsPage.svelte')),
    route(
      '/xa',
      'commune',
      () => import('../../features/org/pages/TeamsPage.svelte'),
      () => ({ teamId: null }),
    ),
    route(
      '/xa/to/:teamId',
      'commune',
      () => import('../../features/org/pages/TeamsPage.svelte'),
      ({ teamId }) => ({ teamId }),
    ),
    route('/xa/thon', 'commune', () => import('../../features/org/pages/VillagesPage.svelte')),
    route('/xa/con-trong', 'commune', () => import('../../features/org/pages/VacanciesPage.svelte')),
    route('/xa/hom-nay', 'commune', () => import('../../features/org/pages/TodayActsPage.svelte')),
    route('/xa/thanh-vien', 'commune', () => import('../../features/org/pages/MembersPage.svelte')),
    route(
      '/xa/thanh-vien/:memberId/vi-sao/:cycleId',
      'commune',
      () => import('../../features/reporting/pages/CommunePersonPage.svelte'),
    ),
    route('/xa/thanh-vien/:memberId', 'commune', () => import('../../features/org/pages/MemberPage.svelte')),
    route(
      '/xa/thanh-vien/:memberId/dong-y',
      'commune',
      () => import('../../features/privacy/pages/MemberConsentPage.svelte'),
    ),
    route(
      '/xa/yeu-cau',
      'commune',
      () => import('../../features/privacy/pages/RequestsPage.svelte'),
      () => ({ base: '/xa/yeu-cau' }),
    ),
    route(
      '/xa/yeu-cau/:requestId',
      'commune',
      () => import('../../features/privacy/pages/RequestPage.svelte'),
      ({ requestId }) => ({ requestId, back: '/xa/yeu-cau' }),
    ),
    route('/xa/nhat-ky', 'commune', () => import('../../features/privacy/pages/CommuneAuditPage.svelte')),
    route('/xa/giay', 'commune', () => import('../../features/credentials/pages/CommuneRegisterPage.svelte')),
    route(
      '/xa/giay/:certificateId',
      'commune',
      () => import('../../features/credentials/pages/OfficerCertificatePage.svelte'),
    ),
    route(
      '/xa/lop/cho-duyet',
      'commune',
      () => import('../../features/classes/pages/RequestsPage.svelte'),
      () => ({ workspace: 'commune' }),
    ),
    route(
      '/xa/lop',
      'commune',
      () => import('../../features/classes/pages/ClassListPage.svelte'),
      () => ({ workspace: 'commune' }),
    ),
    route(
      '/xa/lop/thay-nguoi',
      'commune',
      () => import('../../features/classes/pages/ReplaceStaffPage.svelte'),
      () => ({ workspace: 'commune' }),
    ),
    route(
      '/xa/lop/hoi-truong',
      'commune',
      () => import('../../features/classes/pages/HallsPage.svelte'),
      () => ({ workspace: 'commune' }),
    ),
    route(
      '/xa/lop/vang',
      'commune',
      () => import('../../features/classes/pages/AbsencePage.svelte'),
      () => ({ workspace: 'commune' }),
    ),
    route(
      '/xa/lop/dang-ky',
      'commune',
      () => import('../../features/nominations/pages/CallsPage.svelte'),
      () => ({ workspace: 'commune' }),
    ),
    route(
      '/xa/lop/dang-ky/:callId',
      'commune',
      () => import('../../features/nominations/pages/CommuneCallPage.svelte'),
    ),
    route(
      '/xa/lop/y-kien',
      'commune',
      () => import('../../features/classes/pages/OpinionsPage.svelte'),
      () => ({ workspace: 'commune' }),
    ),
    route(
      '/xa/lop/:classId/y-kien',
      'commune',
      () => import('../../features/classes/pages/ClassOpinionsPage.svelte'),
      ({ classId }) => ({ workspace: 'commune', classId }),
    ),
    route(
      '/xa/lop/:classId',
      'commune',
      () => import('../../features/classes/pages/ClassPage.svelte'),
      ({ classId }) => ({ workspace: 'commune', classId }),
    ),
    route(
      '/xa/lop/:classId/giay-to',
      'commune',
      () => import('../../features/documents/pages/PapersPage.svelte'),
      ({ classId }) => ({
        topic: { classGroupId: classId },
        back: `/xa/lop/${classId}`,
        paperBase: `/xa/lop/${classId}/giay-to`,
      }),
    ),
    route(
      '/xa/lop/:classId/giay-to/:paperId',
      'commune',
      () => import('../../features/documents/pages/PaperPage.svelte'),
      ({ classId, paperId }) => ({ paperId, base: `/xa/lop/${classId}/giay-to` }),
    ),
    route(
      '/xa/thanh-vien/:memberId/giay-ngoai',
      'commune',
      () => import('../../features/external-certificates/pages/MemberOutsidePage.svelte'),
    ),
    route(
      '/xa/thanh-vien/:memberId/bai-giay',
      'commune',
      () => import('../../features/assessment/pages/PaperDeskPage.svelte'),
    ),
    route(
      '/xa/thanh-vien/:memberId/thuc-hanh/:taskId',
      'commune',
      () => import('../../features/assessment/pages/PaperTaskPage.svelte'),
    ),
    route(
      '/xa/thanh-vien/:memberId/bai-giay/:attemptId',
      'commune',
      () => import('../../features/assessment/pages/PaperSheetPage.svelte'),
    ),
    route(
      '/xa/thanh-vien/:memberId/bai-giay/:attemptId/nhap',
      'commune',
      () => import('../../features/assessment/pages/PaperEntryPage.svelte'),
    ),
    route(
      '/xa/can-nhac',
      'commune',
      () => import('../../features/reporting/pages/ChasePage.svelte'),
      () => ({ workspace: 'commune' }),
    ),
    route(
      '/xa/can-nhac/:roundId/:communeId/de-nghi',
      'commune',
      () => import('../../features/documents/pages/PapersPage.svelte'),
      ({ roundId, communeId }) => ({
        topic: { roundId, communeId },
        back: `/xa/can-nhac?dot=${roundId}&xa=${communeId}`,
        paperBase: `/xa/can-nhac/${roundId}/${communeId}/de-nghi`,
      }),
    ),
    route(
      '/xa/can-nhac/:roundId/:communeId/de-nghi/:paperId',
      'commune',
      () => import('../../features/documents/pages/PaperPage.svelte'),
      ({ roundId, communeId, paperId }) => ({ paperId, base: `/xa/can-nhac/${roundId}/${communeId}/de-nghi` }),
    ),
    route(
      '/xa/sap-het-han',
      'commune',
      () => import('../../features/reporting/pages/ExpiringPage.svelte'),
      () => ({ workspace: 'commune' }),
    ),
    route('/xa/khoa-hoc', 'commune', () => import('../../features/courses/pages/StaffCoursesPage.svelte')),
    route(
      '/xa/khoa-hoc/:courseId/to-in',
      'commune',
      () => import('../../features/courses/pages/StaffSheetPage.svelte'),
    ),
    route(
      '/xa/khoa-hoc/:courseId/bai/:lessonId',
      'commune',
      () => import('../../features/courses/pages/StaffLessonPage.svelte'),
    ),
    route(
      '/xa/nhap',
      'commune',
      () => import('../../features/imports/pages/ImportsPage.svelte'),
      () => ({ workspace: 'commune' }),
    ),
    route(
      '/xa/nhap/:importId',
      'commune',
      () => import('../../features/imports/pages/ImportPage.svelte'),
      ({ importId }) => ({ workspace: 'commune', importId }),
    ),
  ]),
];
