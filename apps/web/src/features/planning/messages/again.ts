import { translator } from '../../../lib/i18n/translate';

/** Words of a plan that is made again under other terms, and of the ways to what would help one. */
export const t = translator({
  again: 'Lập lại với điều kiện khác',
  lead: 'Biểu mẫu này điền sẵn theo kế hoạch “{name}”. Đổi những gì cần, ví dụ thêm ngày, thêm giảng viên, cho đi xa hơn. Kế hoạch cũ vẫn còn.',
  opened:
    '{count} lớp đã mở từ kế hoạch cũ vẫn giữ nguyên. Ai chưa được ghi tên vào các lớp đó vẫn tính là chưa có lớp: nên ghi tên xong rồi hãy lập lại.',
  lostTrainers: '{count} giảng viên của kế hoạch cũ không chọn được nữa: hết quyền dạy trong tỉnh hoặc chưa có nơi ở.',
  keepPins: 'Giữ {count} lớp đã ghim',
  keepPinsHint:
    'Lớp nào không hợp với điều kiện mới thì bỏ ghim và người của lớp được xếp lại. Trang kế hoạch mới ghi rõ lớp nào, vì sao.',
  halls: 'Hội trường và thiết bị',
  hallsOf: 'Địa điểm học của {commune}',
  carriedTitle: 'Đã bỏ ghim {count} lớp của kế hoạch cũ',
  carriedText: 'Các lớp này không hợp với điều kiện của kế hoạch này. Người của các lớp này được xếp lại.',
  carriedPin: '{pin}: {why}',
  day: 'ngày nằm ngoài kế hoạch, là ngày nghỉ hoặc ngày chợ phiên',
  hallElsewhere: 'địa điểm không còn ở xã này',
  hallSmall: 'địa điểm không đủ chỗ',
  hallTaken: 'địa điểm đã có lớp khác',
  trainerUnknown: 'giảng viên không đi dạy trong kế hoạch này',
  trainerAway: 'giảng viên nghỉ phép',
  trainerNoRight: 'hôm đó giảng viên không có quyền dạy ở xã này',
  trainerTaken: 'giảng viên đã kín lịch, hoặc đi quá xa trong ngày',
  length: 'lớp dài khác với kế hoạch này',
  size: 'lớp đông hơn mức của kế hoạch này',
});
