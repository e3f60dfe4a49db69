import { translator } from '../../../lib/i18n/translate';

/** Words of sessions that are cancelled when their hour has come, and of marks that a phone holds of them. */
export const t = translator({
  ask: 'Hủy buổi đã đến giờ?',
  textOwn: 'Buổi này học từ {time}. Có học thì đừng hủy: mở buổi và ghi có mặt.',
  text: 'Buổi này học từ {time}. Giảng viên {trainer} có thể đang điểm danh ở hội trường không có mạng: hỏi giảng viên trước khi hủy.',
  kept: 'Hủy rồi, lượt ghi còn giữ trên máy giảng viên không được nhận. Khôi phục buổi thì máy tự gửi lại.',
  yes: 'Hủy buổi',
  busy: 'Đang hủy…',
  held: 'Buổi đã hủy. Có học thật thì khôi phục buổi: máy này tự gửi lại. Anh chị không khôi phục được thì nhờ cán bộ xã hoặc Sở, đừng bỏ qua khi chưa hỏi xong.',
  openClass: 'Mở lớp để khôi phục',
});
