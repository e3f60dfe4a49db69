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
  chip: 'Chưa học xong {courses}',
  waits: 'Chưa học xong {courses}. Có chỗ trống cũng chưa được xếp; vẫn giữ lượt.',
  teamLacking: '{lacking} trong {people} người sắp ghi tên chưa học xong, sẽ không có chỗ:',
  teamReady: 'Cả {people} người sắp ghi tên đều đã học xong.',
  more: 'và {count} người khác',
  lackingFailed: 'Chưa xem được ai chưa học xong. Vẫn ghi tên được; ai chưa học xong sẽ không có chỗ.',
  checking: 'Đang xem ai đã học xong…',
  notAsked: 'Chưa đợt nào giao khóa này',
  notAskedHint: 'Khóa chưa đợt nào giao thì chưa ai học xong được, lớp sẽ không có người.',
  retired: 'Khóa không còn dùng',
  reason: 'chưa học xong: {courses}',
});
