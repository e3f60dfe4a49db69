import { translator } from '../../../lib/i18n/translate';

/** Words of who assists in a session and what is lent to it. */
export const t = translator({
  assistants: 'Trợ giảng',
  assistantsHint: 'Người cùng mở buổi, điểm danh. Không bắt buộc.',
  chooseAssistant: 'Chọn thêm trợ giảng',
  noTeachers: 'Xã này chưa có giảng viên nào khác.',
  equipment: 'Thiết bị mượn của xã',
  equipmentHint: 'Mỗi thiết bị chỉ cho một lớp mượn trong một giờ. Không bắt buộc.',
  chooseEquipment: 'Chọn thêm thiết bị',
  noEquipment: 'Xã này chưa ghi thiết bị nào.',
  allChosen: 'Đã chọn hết.',
  loading: 'Đang tải…',
  drop: 'Bỏ',
  dropOf: 'Bỏ {name}',
  addEquipment: 'Thêm thiết bị',
  addEquipmentTitle: 'Thêm thiết bị của {commune}',
  equipmentName: 'Tên thiết bị',
  equipmentNameHint: 'Ví dụ: Máy chiếu số 1, Bộ 10 điện thoại.',
  saveEquipment: 'Lưu thiết bị',
  assistedBy: 'Trợ giảng: {names}',
  lent: 'Mượn: {names}',
  reasonFar: 'có lớp “{title}” lúc {from}–{to} ngày {on} ở xã khác, đi mất khoảng {minutes} phút',
  reasonFarHidden: 'có lớp ở xã khác lúc {from}–{to} ngày {on}, đi mất khoảng {minutes} phút',
  taughtBy: 'Người dạy: {name}',
});
