import { translator } from '../lib/i18n/translate';

/** Words of printing member cards. */
export const t = translator({
  print: 'In thẻ thành viên',
  ofTeam: 'Mỗi người trong tổ một thẻ có mã để giảng viên quét khi vào lớp. Thẻ đã in trước đây vẫn dùng được.',
  replace: 'Cấp lại thẻ',
  replaceTitle: 'Cấp lại thẻ cho {name}?',
  replaceText: 'Thẻ đã in của người này hết dùng ngay, thẻ mới được tải về để in.',
  how: 'Tệp khổ A4, mỗi trang mười thẻ. In một mặt trên giấy dày rồi cắt theo nét đứt.',
  howOne: 'Tệp có một thẻ, cỡ bằng thẻ ngân hàng.',
  act: 'Tải tệp in',
  making: 'Đang làm tệp…',
  made: 'Đã tải tệp thẻ. Mở tệp rồi in.',
  file: 'the-thanh-vien.pdf',
});
