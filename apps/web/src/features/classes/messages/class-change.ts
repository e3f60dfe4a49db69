import { translator } from '../../../lib/i18n/translate';

/** Words of a class form that meets what others changed meanwhile. */
export const t = translator({
  others: 'Người khác vừa sửa thành: {value}. Lưu thì thay bằng nội dung anh chị đã nhập ở đây.',
  none: 'không có',
});
