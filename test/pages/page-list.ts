/** A page to be reached: whose it is, its pattern in routes.ts and the address that is opened. */
export interface PageToSee {
  readonly pattern: string;
  readonly as: string | null;
  readonly device: 'phone' | 'laptop';
  /** `{name}` is filled in from the places of the demo province. */
  readonly address: string;
}

const MEMBER = 'thanhvien';
const page = (pattern: string, as: string | null, device: PageToSee['device'], address = pattern): PageToSee => ({
  pattern,
  as,
  device,
  address,
});

/** Every page once; a test holds this list against routes.ts. */
export const PAGES: readonly PageToSee[] = [
  page('/dang-nhap', null, 'phone'),
  page('/kich-hoat', null, 'phone'),
  page('/dong-y', MEMBER, 'phone'),
  page('/quyen-rieng-tu', null, 'phone'),
  page('/kiem-tra', null, 'phone'),
  page('/kiem-tra/:code', null, 'phone', '/kiem-tra/{code}'),
  page('/tai-khoan', 'sokhcn', 'laptop'),
  page('/', MEMBER, 'phone'),
  page('/cua-toi', MEMBER, 'phone'),
  page('/hoc', MEMBER, 'phone'),
  page('/hoc/:courseId', MEMBER, 'phone', '/hoc/C05'),
  page('/hoc/:courseId/to-in', MEMBER, 'phone', '/hoc/C05/to-in'),
  page('/hoc/:courseId/viec-lam', MEMBER, 'phone', '/hoc/C01/viec-lam'),
  page('/bai/:lessonId', MEMBER, 'phone', '/bai/C05-04'),
  page('/giay', '{certificateOwner}', 'phone'),
  page('/giay/:certificateId', '{certificateOwner}', 'phone', '/giay/{certificateId}'),
  page('/kiem-tra-khoa/:quizId', MEMBER, 'phone', '/kiem-tra-khoa/C05-QUIZ'),
  page('/luot-lam/:attemptId', MEMBER, 'phone', '/luot-lam/{openAttempt}'),
  page('/ket-qua/:attemptId', MEMBER, 'phone', '/ket-qua/{submittedAttempt}'),
  page('/thuc-hanh/:taskId', MEMBER, 'phone', '/thuc-hanh/C05-TASK'),
  page('/lop', MEMBER, 'phone'),
  page('/diem-danh/:sessionId', MEMBER, 'phone', '/diem-danh/{sessionId}'),
  page('/giang-vien', 'giangvien', 'laptop'),
  page('/giang-vien/buoi/:sessionId', 'giangvien', 'phone', '/giang-vien/buoi/{sessionId}'),
  page('/giang-vien/buoi/:sessionId/ma', 'giangvien', 'laptop', '/giang-vien/buoi/{sessionId}/ma'),
  page('/giang-vien/buoi/:sessionId/to-in', 'giangvien', 'laptop', '/giang-vien/buoi/{sessionId}/to-in'),
  page('/giang-vien/cau-hoi', 'giangvien', 'laptop'),
  page('/giang-vien/cham-bai', 'giangvien', 'laptop'),
  page('/giang-vien/lop', 'giangvien', 'laptop'),
  page('/giang-vien/lop/:classId', 'giangvien', 'laptop', '/giang-vien/lop/{classId}'),
  page('/giang-vien/lop/:classId/ket-qua', 'giangvien', 'laptop', '/giang-vien/lop/{classId}/ket-qua'),
  page('/giang-vien/lop/moi', 'giangvien', 'laptop'),
  page('/so', 'sokhcn', 'laptop'),
  page('/so/nguoi', 'sokhcn', 'laptop'),
  page('/so/nguoi/:cycleId', 'sokhcn', 'laptop', '/so/nguoi/{cycleId}'),
  page('/so/to/:teamId', 'sokhcn', 'laptop', '/so/to/{teamId}'),
  page('/so/xa/:communeId', 'sokhcn', 'laptop', '/so/xa/{communeId}'),
  page('/xa/lop', 'xa.hamyen', 'laptop'),
  page('/xa/lop/:classId', 'xa.hamyen', 'laptop', '/xa/lop/{communeClassId}'),
  page('/xa', 'xa.hamyen', 'laptop'),
  page('/xa/to/:teamId', 'xa.hamyen', 'laptop', '/xa/to/{teamId}'),
  page('/xa/thanh-vien', 'xa.hamyen', 'laptop'),
  page('/xa/thanh-vien/:memberId', 'xa.hamyen', 'laptop', '/xa/thanh-vien/{memberId}'),
  page('/xa/thanh-vien/:memberId/bai-giay', 'xa.hamyen', 'laptop', '/xa/thanh-vien/{memberId}/bai-giay'),
  page(
    '/xa/thanh-vien/:memberId/bai-giay/:attemptId',
    'xa.hamyen',
    'laptop',
    '/xa/thanh-vien/{memberId}/bai-giay/{paperAttempt}',
  ),
  page(
    '/xa/thanh-vien/:memberId/bai-giay/:attemptId/nhap',
    'xa.hamyen',
    'laptop',
    '/xa/thanh-vien/{memberId}/bai-giay/{paperAttempt}/nhap',
  ),
  page(
    '/xa/thanh-vien/:memberId/thuc-hanh/:taskId',
    'xa.hamyen',
    'laptop',
    '/xa/thanh-vien/{memberId}/thuc-hanh/C08-TASK',
  ),
  page('/xa/giay', 'xa.hamyen', 'laptop'),
  page('/xa/giay/:certificateId', 'xa.hamyen', 'laptop', '/xa/giay/{certificateId}'),
  page('/so/giay/:certificateId', 'sokhcn', 'laptop', '/so/giay/{certificateId}'),
  page('/so/dot', 'sokhcn', 'laptop'),
  page('/so/dot/mo', 'sokhcn', 'laptop'),
  page('/so/dot/:roundId', 'sokhcn', 'laptop', '/so/dot/{roundId}'),
  page('/so/dot/:roundId/giay', 'sokhcn', 'laptop', '/so/dot/{roundId}/giay'),
  page('/giang-vien/khoa-hoc', 'giangvien', 'laptop'),
  page('/giang-vien/khoa-hoc/:courseId/to-in', 'giangvien', 'laptop', '/giang-vien/khoa-hoc/C05/to-in'),
  page('/giang-vien/khoa-hoc/:courseId/bai/:lessonId', 'giangvien', 'laptop', '/giang-vien/khoa-hoc/C05/bai/C05-04'),
  page('/xa/khoa-hoc', 'xa.hamyen', 'laptop'),
  page('/xa/khoa-hoc/:courseId/to-in', 'xa.hamyen', 'laptop', '/xa/khoa-hoc/C05/to-in'),
  page('/xa/khoa-hoc/:courseId/bai/:lessonId', 'xa.hamyen', 'laptop', '/xa/khoa-hoc/C05/bai/C05-04'),
  page('/so/khoa-hoc', 'sokhcn', 'laptop'),
  page('/so/khoa-hoc/:courseId/to-in', 'sokhcn', 'laptop', '/so/khoa-hoc/C05/to-in'),
  page('/so/khoa-hoc/:courseId/bai/:lessonId', 'sokhcn', 'laptop', '/so/khoa-hoc/C05/bai/C05-04'),
];
