import { translator } from '../../../lib/i18n/translate';

/** Words of a hall without network: what two phones said, whose clock is wrong, who marked themselves from one, who was taken off the list, who is found in no register. */
export const t = translator({
  disputed: 'hai máy ghi khác nhau, bấm để chọn',
  disputedLate: 'máy ghi {mark}, gửi lên trễ nên chưa tính; bấm để chọn',
  disputedOwn: 'đã ghi {mark}, sau đó tự ghi có mặt; bấm để chọn',
  disputeTitle: '{name} có mặt không?',
  disputeText: 'Hai máy ghi khác nhau khi mất mạng. Chọn một lần, cách ghi kia vẫn lưu trong sổ.',
  disputeLateText:
    'Chưa ai ghi người này. Máy của người điểm danh đã ghi khi mất mạng, gửi lên sau khi buổi kết thúc hoặc hết quyền nên chưa tính.',
  lateTitle: '{count} người máy đã ghi, gửi lên trễ nên chưa tính',
  lateText:
    'Chưa ai ghi khác về những người này. Nhận thì mỗi người được tính đúng như máy đã ghi, sau đó vẫn sửa được từng người.',
  lateBy: 'Người ghi: {names}.',
  disputeGoneText:
    'Chưa ai ghi người này. Người nay không còn đứng lớp buổi này đã ghi trên máy, gửi lên trễ nên chưa tính. Hỏi lại rồi hãy chọn.',
  takeLate: 'Nhận {count} người máy đã ghi',
  takingLate: 'Đang nhận {done}/{count}…',
  tookLate: 'Đã nhận **{count} người** như máy đã ghi',
  disputeOwnText:
    'Sau khi được ghi {mark}, {name} tự ghi có mặt bằng mã trên màn hình. Nhìn trong phòng rồi chọn một lần, cách ghi kia vẫn lưu trong sổ.',
  otherOwn: 'Tự ghi: {mark}, {way} lúc {time}',
  waitsTitle: 'Chưa tính {name} có mặt',
  waitsText:
    'Trước đó giảng viên đã ghi anh chị không có mặt. Lần ghi này chờ giảng viên xem lại: anh chị báo giảng viên một tiếng.',
  counts: 'Đang tính: {mark}, {way} lúc {time}',
  countsNone: 'Đang tính: chưa ghi',
  other: 'Máy kia: {mark}, {way} lúc {time}',
  samePhone: 'cùng máy với {name}',
  samePhones: 'cùng máy với {name} và {count} người nữa',
  gone: 'đã rút tên khỏi lớp, chưa ghi được',
  fast: 'Đồng hồ máy này chạy nhanh {much}. Giờ điểm danh được tính theo máy chủ.',
  slow: 'Đồng hồ máy này chạy chậm {much}. Giờ điểm danh được tính theo máy chủ.',
  minutes: '{count} phút',
  hours: '{count} giờ',
  days: '{count} ngày',
  unfound: 'Tìm không ra: ghi họ tên, năm sinh',
});
