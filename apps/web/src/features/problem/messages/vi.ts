import { translator } from '../../../lib/i18n/translate';

/** Words around the meaning of an error; the meaning itself is the server's. */
export const t = translator({
  loading: 'Đang tra mã lỗi…',
  gaps: 'Chỗ “…” là con số, tên hoặc ngày của từng lần gặp.',
  safeTitle: 'Bài và dữ liệu',
  safeText: 'Những gì đã báo “Đã lưu” vẫn còn nguyên.',
  stillTitle: 'Làm theo mà vẫn chưa được',
  stillText: 'Báo cho cán bộ xã: đang làm việc gì, lúc mấy giờ, mã lỗi nào.',
  code: 'Mã lỗi',
  area: 'Thuộc phần',
  titleOf: 'Lỗi {code}',
  unknownTitle: 'Không có mã lỗi này',
  unknownText: 'Bản Lớp Số này không có mã lỗi ấy. Xem lại từng chữ ở cuối địa chỉ.',
  home: 'Về trang đầu',
});

/** The part of the system by the first word of a code. */
export const areaWords: Readonly<Record<string, string>> = {
  assessment: 'Bài kiểm tra, bài thực hành',
  classes: 'Lớp, điểm danh',
  content: 'Khóa học',
  credentials: 'Giấy chứng nhận',
  field: 'Ô nhập trong biểu mẫu',
  identity: 'Đăng nhập, tài khoản',
  interop: 'Nhập danh sách từ tệp',
  learning: 'Đợt bồi dưỡng',
  org: 'Tổ, vị trí, thành viên',
  platform: 'Chung',
};
