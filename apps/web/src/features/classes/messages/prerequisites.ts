import { translator } from '../../../lib/i18n/translate';

/** Words of what a class builds on. */
export const t = translator({
  field: 'Phải học xong trước',
  fieldHint: 'Ai chưa học xong các khóa này thì chưa đăng ký được lớp. Không chọn là ai cũng vào được.',
  fact: 'Dành cho người đã học xong: {courses}.',
  picking:
    'Lớp này dành cho người đã học xong: {courses}. Ai chưa xong thì không ghi tên được; trang này báo rõ là ai, còn thiếu khóa nào.',
  lacks: 'Muốn đăng ký lớp này, anh chị học xong trước:',
  lacksWaiting:
    'Lớp này nay dành cho người đã học xong khóa dưới đây. Học xong rồi mới được xếp chỗ; chỗ chờ của anh chị vẫn giữ.',
  lacksAsked: 'Lớp này nay dành cho người đã học xong khóa dưới đây. Học xong rồi mới được duyệt.',
  toCourse: 'Học {title}',
  reason: 'chưa học xong: {courses}',
});
