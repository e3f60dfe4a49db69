import { translator } from '../../../lib/i18n/translate';

/** Words of moving a class to other hours, another hall, another commune. */
export const t = translator({
  open: 'Dời lớp',
  title: 'Dời lớp {title}',
  lead: 'Người đã có chỗ giữ nguyên chỗ. Xem trước rồi mới lưu.',
  commune: 'Học ở xã, phường',
  pickCommune: 'Chọn xã, phường',
  otherVenues: 'Giữ địa điểm đang xếp',
  session: 'Buổi {number}',
  foresee: 'Xem trước',
  foreseeing: 'Đang tính…',
  save: 'Dời lớp',
  back: 'Quay lại',
  nothing: 'Chưa đổi giờ hay địa điểm nào.',
  pickVenue: 'Chọn địa điểm ở xã mới.',
  whatComes: 'Dời xong thì',
  moved: '{count} buổi đổi giờ hoặc nơi học.',
  booked: '{count} người đã có chỗ giữ nguyên chỗ, mở Lớp Số là thấy giờ mới.',
  nobodyBooked: 'Chưa ai có chỗ trong lớp.',
  waiting: '{count} người đang chờ giữ nguyên lượt.',
  hindered:
    'Trong đó {count} người bận hoặc không kịp đường giờ mới; có chỗ trống thì gọi người sau, trừ khi họ rảnh lại.',
  requests: '{count} người đang chờ duyệt; hạn trả lời vẫn chạy, muộn nhất đến lúc lớp bắt đầu.',
  home: 'Lớp thành lớp của {commune}, không còn là lớp của {former}.',
  secondWord: 'Duyệt bước hai do giảng viên hoặc cán bộ {commune}.',
  stays: 'Lớp vẫn là lớp của {commune}.',
  officers: 'Cán bộ hai xã và người đứng lớp đều được báo. Lịch đã đăng ký tự đổi theo.',
  staff: 'Người đứng lớp được báo. Lịch đã đăng ký tự đổi theo.',
  done: 'Đã dời {count} buổi của lớp **{title}**',
  undone: 'Đã trả lớp **{title}** về như trước',
  notUndone: 'Chưa trả lại được giờ cũ: đã có lớp khác xếp vào. Mở Dời lớp để chọn giờ.',
});
