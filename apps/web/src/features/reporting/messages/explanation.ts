import { translator } from '../../../lib/i18n/translate';

/** Words around the reasons of one person's figure: another day, and the text that is sent. */
export const t = translator({
  onDay: 'Xem lại một ngày đã qua',
  pickDay: 'Mở lịch',
  showDay: 'Xem ngày này',
  badDay: 'Nhập đủ ngày, tháng, năm, ví dụ 30/06/2026.',
  today: 'Xem hôm nay',
  pastDone: 'Hết ngày **{on}**: đã hoàn thành, đủ {total} bước.',
  pastMissing: 'Hết ngày **{on}**: đã xong **{done} trên {total} bước**.',
  pastNote: 'Tính những gì đã ghi vào hệ thống đến hết ngày ấy. Việc ghi muộn hơn không tính.',
  reasons: 'Vì sao, từng phần',
  send: 'Gửi lời giải thích',
  sendTitle: 'Lời giải thích cho {name}',
  sendText: 'Chép rồi dán vào Zalo hoặc thư. Sửa chữ trước khi gửi cũng được.',
  textLabel: 'Lời giải thích',
  copy: 'Chép',
  copied: 'Đã chép. Dán vào nơi cần gửi.',
  copyByHand: 'Máy không cho chép tự động. Chữ đã được chọn: giữ ngón tay rồi chọn Sao chép.',
  copyByKeys: 'Máy không cho chép tự động. Chữ đã được chọn: nhấn Ctrl+C để chép.',
  close: 'Đóng',

  textHead: '{name}, {unit}',
  textRound: '{round}, hạn {due}',
  textNow: 'Tính đến {when}: đã xong {done} trên {total} bước.',
  textOn: 'Tính đến hết ngày {on}: đã xong {done} trên {total} bước.',
  textCounts: 'Tính những gì làm từ ngày {from}.',
  textNotBegun: 'Lần gia hạn này chưa tính được: lần trước chưa hoàn thành.',
  textFinished: 'Hoàn thành ngày {on}.',
  textNode: '{label}: {explanation}',
  textEvidence: 'Minh chứng được tính:',
  textFact: '{on}: {what}',
});
