import { translator } from '../../../lib/i18n/translate';

/** Words of marks and cards that this phone kept and the server did not take. */
export const t = translator({
  taps: 'Điểm danh của {count} người chưa được nhận',
  seeRows: 'Trong danh sách, ai chưa ghi được thì có dấu.',
  nameless: 'Người không còn tên trên máy này',
  present: 'Có mặt',
  absent: 'Vắng',
  excused: 'Vắng có phép',
  wordAt: '{word}, ghi lúc {when}',
  again: 'Gửi lại',
  sending: 'Đang gửi…',
  sentAgain: 'Đã gửi điểm danh của **{count} người**',
  dismiss: 'Đã xem, bỏ qua',
});
