import { declareProblemTexts } from '@lopso/platform';

declareProblemTexts({
  'planning.call-course-unknown': {
    title: 'Không có khóa học này',
    detail: 'Tải lại trang rồi chọn một khóa học trong danh sách.',
  },
  'planning.call-needs-course': {
    title: 'Chưa chọn khóa phải học trước',
    detail: 'Lớp chuyên sâu dựa trên một khóa đã học. Chọn khóa ấy, hoặc đổi sang mức cơ bản.',
  },
  'planning.call-without-places': {
    title: 'Chưa xã nào có chỗ',
    detail: 'Nhập số chỗ cho ít nhất một xã.',
  },
  'planning.call-day-past': { title: 'Ngày hết hạn đã qua', detail: 'Chọn hôm nay hoặc một ngày sau hôm nay.' },
  'planning.call-closed': {
    title: 'Đã hết hạn đăng ký',
    detail: 'Hạn đăng ký là hết ngày {on}. Nhờ Sở gia hạn nếu cần thêm tên.',
  },
  'planning.call-places-below-names': {
    title: 'Số chỗ ít hơn số người đã ghi tên',
    detail: '{commune} đã ghi tên {count} người. Nhập ít nhất bằng số ấy, hoặc nhờ xã rút bớt tên khi đăng ký còn hạn.',
  },
  'planning.call-has-names': {
    title: 'Đã có xã ghi tên',
    detail: 'Đăng ký này được giữ lại. Muốn dừng sớm thì đổi hạn về hôm nay.',
  },
  'planning.call-changed': {
    title: 'Người khác vừa đổi đăng ký này',
    detail: 'Hạn hoặc số chỗ đã khác lúc anh chị mở trang. Tải lại trang rồi đổi trên số mới nhất.',
  },
  'planning.call-name-changed': {
    title: 'Tên này vừa được người khác đổi',
    detail: 'Tải lại trang để xem tình trạng mới nhất.',
  },
  'planning.call-other-topic': {
    title: 'Lớp này học khóa khác',
    detail: 'Chọn lớp học đúng khóa của đăng ký, để giờ học được tính cho người đi.',
  },
});
