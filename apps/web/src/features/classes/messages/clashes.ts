import { translator } from '../../../lib/i18n/translate';

/** Words of hours that a day off stands in the way of, and of other hours that were taken. */
export const t = translator({
  onHoliday: 'Vẫn mở buổi ngày nghỉ',
  expectedHoliday: 'Ngày dự kiến tính theo lịch âm và luật, vì Sở chưa nhập quyết định nghỉ của năm.',
  toHolidays: 'Nhập ngày nghỉ chính thức',
  returnAt: 'Khôi phục vào giờ còn trống',
  notReturned: 'Chưa khôi phục được buổi này.',
  taken: 'Đã đổi sang {slot}. Bấm lưu để xếp.',
});
