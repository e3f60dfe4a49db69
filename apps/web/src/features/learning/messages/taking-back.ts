import { translator } from '../../../lib/i18n/translate';

/** Words of taking a round back that was opened wrongly. */
export const t = translator({
  open: 'Rút lại đợt',
  sheetTitle: 'Rút lại đợt “{title}”?',
  loading: 'Đang xem đợt còn vướng gì…',
  people:
    'Đợt có {people} người. Rút lại rồi thì đợt không còn trong danh sách, không giao, không nhắc và không tính cho ai nữa.',
  nobody: 'Đợt chưa có ai. Rút lại rồi thì đợt không còn trong danh sách.',
  begun:
    '{people} người đã bắt đầu. Bài đã đọc, bài kiểm tra đã đạt, giờ đã học vẫn là của họ. Đợt khác tính những việc ấy khi có ngày bắt đầu không muộn hơn lúc họ làm: mở lại cho đúng thì chọn ngày bắt đầu {startsOn}.',
  extended: '{people} người được gia hạn riêng: hạn ấy đi cùng đợt.',
  hindered: 'Chưa rút lại được',
  hinderedText: 'Đợt này đã có những việc sau:',
  reason: 'Lý do, được ghi vào nhật ký',
  reasonMissing: 'Ghi lý do.',
  confirm: 'Rút lại đợt',
  confirmFor: 'Rút lại đợt của {people} người',
  acting: 'Đang rút lại…',
  back: 'Giữ đợt',
  close: 'Về trang của đợt',
  done: 'Đã rút lại đợt “{title}”.',
});
