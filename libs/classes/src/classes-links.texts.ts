import { declareProblemTexts } from '@lopso/platform';

declareProblemTexts({
  'classes.link-unknown': {
    title: 'Không tìm thấy lớp này',
    detail: 'Đường dẫn thiếu chữ, hoặc đã được thu hồi. Xin lại đường dẫn mới từ người đã gửi.',
  },
  'classes.venue-point-far': {
    title: 'Tọa độ không nằm ở nước ta',
    detail: 'Dán lại vĩ độ rồi kinh độ, ví dụ 22.07315, 105.05120. Chưa có gì được lưu.',
  },
});
