import { translator } from '../../../lib/i18n/translate';

/** Words of what stands in the way of a class of a plan, and of other places. */
export const t = translator({
  standing: 'Đang vướng',
  free: 'Chỗ còn trống trong kế hoạch',
  hall: 'Địa điểm {who} có lớp “{title}”, {from}–{to} ngày {on}.',
  hallInPlan: 'Địa điểm {who} có một lớp khác của kế hoạch, {from}–{to} ngày {on}.',
  trainer: 'Giảng viên {who} có lớp “{title}”, {from}–{to} ngày {on} tại {place}.',
  trainerInPlan: 'Giảng viên {who} có một lớp khác của kế hoạch, {from}–{to} ngày {on} tại {place}.',
  leave: 'Giảng viên {who} nghỉ phép từ {on} đến hết {until}.',
  leaveOneDay: 'Giảng viên {who} nghỉ phép ngày {on}.',
  market: 'Ngày {on} có phiên {who}.',
  dayOff: 'Ngày nghỉ: {who}.',
  closed: 'Địa điểm {who} đóng từ {on}.',
  venueClosing: '{name}, {capacity} chỗ, đóng từ {day}',
  taken: 'Đã đổi sang {words}. Bấm “Chuyển đến đây” để chuyển.',
});
