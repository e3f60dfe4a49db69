import { translator } from '../../../lib/i18n/translate';

/** Words about until when a roll is corrected. */
export const t = translator({
  hint: 'Buổi đã kết thúc. Bấm vào một người để sửa.',
  until: 'Sửa được đến hết ngày {day}.',
  overNow:
    'Giảng viên sửa được đến hết ngày {day}. Nay Sở sửa được, đến hết ngày {department}: báo Sở tên người và điều cần sửa.',
  overOpen: 'Giảng viên sửa được đến hết ngày {day}. Nay Sở vẫn sửa được: báo Sở tên người và điều cần sửa.',
  overForAll: 'Điểm danh buổi này sửa được đến hết ngày {day}. Nay không ai sửa được nữa.',
  ofOthers: 'Lớp do {trainer} dạy. Anh chị sửa thay mặt Sở; giờ học của người đó đổi ngay.',
  notClosed: 'Lớp do {trainer} dạy. Sở sửa được sau khi buổi kết thúc.',
  forgotten: 'Thêm người còn sót',
  forgottenTitle: 'Ai có học mà còn sót tên?',
  forgottenTold: 'Ai có học mà còn sót tên thì báo Sở tên người và xã: Sở thêm vào buổi.',
  forgottenUnfound: 'Tìm không ra thì báo Sở tên người và xã: Sở thêm vào buổi.',
  roll: 'Điểm danh',
  backToClass: 'Về lớp',
  rule: 'Hạn sửa điểm danh',
  ruleLead:
    'Tính từ ngày học. Có hiệu lực ngay, cả với các buổi đã qua. Buổi chưa kết thúc nhận điểm danh đến hết hạn của Sở.',
  loadingRule: 'Đang tải hạn sửa điểm danh…',
  trainerDays: 'Giảng viên sửa được trong',
  departmentDays: 'Sở sửa được trong',
  daysHint: 'Số ngày, từ 1 đến 3650. Bỏ trống: không có hạn.',
  daysWrong: 'Nhập số ngày từ 1 đến 3650, hoặc bỏ trống.',
  daysOf: '{days} ngày sau buổi học',
  noEnd: 'Không có hạn',
  onlyAdmin: 'Quản trị của Sở đổi được hạn này.',
  saveRule: 'Lưu hạn',
  savingRule: 'Đang lưu…',
  savedRule: 'Đã đổi hạn sửa điểm danh.',
  back: 'Quay lại',
});
