import { translator } from '../i18n/translate';

/** Words of what stands in the way of hours, and of other hours. */
export const t = translator({
  standing: 'Đang vướng',
  standingIn: 'Buổi {number} vướng',
  free: 'Giờ còn trống gần nhất',
  noneFree: 'Trong 30 ngày tới không còn giờ nào mọi bên cùng trống. Đổi phòng hoặc đổi người.',
  take: '{weekday}, {day}, {from}–{to}',
  venue: 'Địa điểm {who}',
  trainer: 'Giảng viên {who}',
  assistant: 'Trợ giảng {who}',
  equipment: 'Thiết bị {who}',
  member: 'Học viên {who}',
  inClass: 'có lớp “{title}”, buổi {number}, {from}–{to} ngày {on} tại {place}',
  inHidden: 'có lớp khác {from}–{to} ngày {on}',
  away: '{who} nghỉ phép từ {from} đến hết {until}',
  awayOneDay: '{who} nghỉ phép ngày {on}',
  far: 'đường đi mất {minutes} phút, còn thiếu {missing} phút',
  short: 'còn thiếu {missing} phút đi đường',
});
