import { translator } from '../../../lib/i18n/translate';

/** Words of other classes about the same, offered to who is busy at the hours of one. */
export const t = translator({
  title: 'Lớp khác cùng nội dung, còn chỗ',
  none: 'Chưa có lớp nào khác cùng nội dung mà anh chị kịp đến và còn chỗ. Giảng viên mở thêm lớp thì lớp hiện ở trang này.',
  noneFor: 'Chưa có lớp nào khác cùng nội dung mà người này kịp đến và còn chỗ.',
  places: 'Còn {free} chỗ',
  placesFar: 'Còn {free} chỗ, đi khoảng {minutes} phút',
  ask: 'Đăng ký',
  askOf: 'Đăng ký lớp {title}, {hours}, {place}',
  request: 'Xin chỗ',
  requestOf: 'Xin chỗ lớp {title}, {hours}, {place}',
  book: 'Ghi vào lớp này',
  bookOf: 'Ghi {name} vào lớp {title}, {hours}, {place}',
  booked: 'Đã ghi **{name}** vào “{title}”, {hours}',
});
