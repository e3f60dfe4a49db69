import { translator } from '../../../lib/i18n/translate';

/** Words of how to get to a hall. */
export const t = translator({
  way: 'Đường đến {venue}',
  showMap: 'Xem trên bản đồ',
  leaves: 'Bản đồ mở ở nơi khác, ngoài Lớp Số. Nơi đó biết điểm anh chị xem và địa chỉ mạng của máy.',
  openApp: 'Mở ứng dụng bản đồ trên máy',
  openSite: 'Mở trang OpenStreetMap',
  write: 'Ghi đường đến',
  edit: 'Sửa đường đến',
  title: 'Đường đến {venue}',
  directions: 'Chỉ đường bằng lời',
  directionsHint: 'Ví dụ: Từ ủy ban xã đi 2 km về phía cầu Bợ, qua trường học rẽ phải.',
  point: 'Tọa độ, nếu có',
  pointHint: 'Mở bản đồ, giữ tay vào hội trường, chép hai số hoặc cả đường dẫn rồi dán vào đây.',
  pointFault: 'Không thấy tọa độ. Dán hai số như 22.07315, 105.05120.',
  save: 'Lưu đường đến',
  saved: 'Đã ghi đường đến **{venue}**',
  back: 'Quay lại',
});
