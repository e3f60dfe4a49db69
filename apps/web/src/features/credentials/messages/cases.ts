import { translator } from '../../../lib/i18n/translate';

/** Words of papers that stand although their passage is finished no longer. */
export const t = translator({
  lead: 'Kết quả học được sửa sau khi cấp giấy, nên những người này không còn học đủ. Giấy vẫn có giá trị cho tới khi Sở quyết định.',
  loading: 'Đang mở danh sách…',
  none: 'Không có giấy nào cần xem lại',
  noneText: 'Khi kết quả học bị sửa làm ai đó không còn học đủ, giấy đã cấp của người ấy hiện ở đây.',
  number: 'Giấy số {number}, cấp ngày {date}',
  since: 'Không còn học đủ từ {when}',
  missing: 'Xem còn thiếu gì',
  keep: 'Giữ giấy',
  withdraw: 'Thu hồi',
  chooseAll: 'Chọn cả đợt trên trang này',
  chooseNone: 'Bỏ chọn {count} giấy',
  otherRound: 'Mỗi lần chọn giấy của một đợt',
  own: 'Giấy của anh chị, hoặc của người trùng tên hay số điện thoại. Nhờ cán bộ khác.',
  ourFault: 'Lỗi ghi chép, không phải lỗi người học',
  learntOtherwise: 'Đã học phần thiếu bằng cách khác',
  decided: 'Lãnh đạo Sở đã quyết định giữ',
  undo: 'Hoàn tác',
  undoOf: 'Hoàn tác việc giữ giấy số {number}',
  undoing: 'Đang hoàn tác…',
  keptFor: 'Kết quả học được sửa sau khi cấp. Sở giữ giấy: {reason}.',
});
