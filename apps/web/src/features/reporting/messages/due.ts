import { translator } from '../../../lib/i18n/translate';

/** Words about one person's due date. */
export const t = translator({
  heading: 'Hạn của người này',
  before: 'Những lần gia hạn trước',
  givenLine: 'Đến {date}, ghi {when}: {reason}',
  forgotten: 'lý do đã xóa',
  validity: 'Hiệu lực {from} đến {until}, gia hạn được từ {renewable}, ân hạn đến {grace}.',
  validityEnded: 'Hiệu lực {from} đến {until}. Đợt đã kết thúc, không mở kỳ gia hạn nào nữa.',
  passage: 'Lần {number}.',
  extend: 'Gia hạn',
  title: 'Gia hạn cho {name}',
  text: 'Hạn đang tính: {date}. Người này thấy hạn mới và lý do. Các bước đã làm giữ nguyên.',
  dueOn: 'Hạn mới',
  pickDay: 'Mở lịch',
  dayMissing: 'Nhập đủ ngày, tháng, năm, ví dụ 15/01/2027.',
  reason: 'Lý do',
  reasonMissing: 'Ghi lý do.',
  back: 'Về trang này',
  acting: 'Đang ghi…',
  done: 'Đã ghi. Hạn của người này nay là {date}.',
});
