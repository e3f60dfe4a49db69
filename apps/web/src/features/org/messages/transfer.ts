import { translator } from '../../../lib/i18n/translate';

/** Words of moving people between communes. */
export const t = translator({
  title: 'Chuyển người sang xã khác',
  lead: 'Người rời vị trí ở xã này và nhận vị trí ở xã kia trong cùng một ngày.',
  readOnly: 'Tài khoản này chỉ xem. Nhờ cán bộ Sở chuyển người.',
  loadingCommunes: 'Đang tải danh sách xã…',
  who: 'Chuyển ai',
  whoHint: 'Gõ tên, số điện thoại, hoặc tên kèm xã, thôn: lý hàm yên. Không dấu cũng được.',
  unseated: 'Người này chưa giữ vị trí nào. Xã mới thêm người ở trang tổ của xã.',
  toCommune: 'Sang xã, phường',
  toTeam: 'Vào tổ',
  toSeat: 'Vị trí',
  seat: 'Vị trí {number}',
  filled: '{held} trên {limit} vị trí có người',
  full: 'Tổ này đã đủ người. Chọn tổ khác, hoặc xã thay người trước.',
  leaves: 'Rời vị trí **{number}** của **{team}**.',
  takes: 'Nhận vị trí **{number}** của **{team}**, là {position}.',
  position: 'Vai trò ở tổ mới',
  leads: 'Có quyền tổ trưởng ở tổ mới đến khi thôi giữ vị trí.',
  belongs: 'Thuộc **{to}**, không còn thuộc **{from}**. Cán bộ xã cũ không còn thấy người này.',
  leadsNoMore: 'Thôi làm tổ trưởng ở tổ cũ, quyền tổ trưởng kết thúc.',
  goesAlong: 'Tài khoản, kết quả học và giấy chứng nhận đi theo người. Trong ngày còn hoàn tác được.',
  move: 'Chuyển người này',
  moving: 'Đang chuyển…',
  moved: 'Đã chuyển **{name}** sang vị trí {number}, {team}',
  undone: 'Đã hoàn tác, người ấy về vị trí cũ',
});
