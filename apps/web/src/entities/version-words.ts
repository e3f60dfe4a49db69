import { translator } from '../lib/i18n/translate';

/** Words of what is kept version after version: templates, designs. */
export const t = translator({
  overtaken: 'Mẫu vừa được người khác lưu',
  overtakenText: '{name} đã lưu bản {number} trong lúc anh chị sửa. Phần anh chị viết vẫn còn trong ô.',
  takeTheirs: 'Lấy bản mới, bỏ phần tôi viết',
  keepMine: 'Giữ phần tôi viết để lưu đè',
  history: 'Các bản đã lưu',
  noHistory: 'Tỉnh chưa sửa mẫu này. Đang dùng mẫu có sẵn.',
  changedBy: '{date}, {name}',
  version: 'Bản {number}',
  versionShipped: 'Bản {number}: trở về mẫu có sẵn',
  show: 'Xem',
  showOne: 'Xem bản {number}',
  showShipped: 'Xem mẫu có sẵn',
  bring: 'Đưa vào {place}',
  bringOne: 'Đưa bản {number} vào {place}',
  bringShipped: 'Đưa mẫu có sẵn vào {place}',
});
