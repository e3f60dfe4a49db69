import { translator } from '../../../lib/i18n/translate';

/** Words of taking all papers of a round or of a list at once. */
export const t = translator({
  open: 'Tải cả tập giấy',
  title: 'Tải giấy chứng nhận cả tập',
  text: 'Trình duyệt tải dần và báo tiến độ, anh chị có thể sang trang khác. Một nghìn giấy mất chừng một phút.',
  back: 'Về danh sách',
  book: 'Một tệp PDF để trình ký',
  bookText: 'Theo thứ tự số vào sổ, mỗi giấy một trang, mục lục có số và họ tên. Dùng để in và ký tay.',
  archive: 'Tệp ZIP, mỗi giấy một tệp',
  archiveText: 'Dùng để gửi cho từng người; giấy đã ký số là tệp đã ký. Kèm danh mục. Bản để ký số lấy ở trang Ký số.',
  starting: 'Đang chuẩn bị…',
  started: 'Đang tải **{count} giấy**, xem tiến độ trong trình duyệt',
});
