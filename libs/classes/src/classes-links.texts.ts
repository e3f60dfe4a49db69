import { declareProblemTexts } from '@lopso/platform';

declareProblemTexts({
  'classes.link-unknown': {
    title: 'Không tìm thấy lớp này',
    detail: 'Đường dẫn thiếu chữ, hoặc đã được thu hồi. Xin lại đường dẫn mới từ người đã gửi.',
  },
  'classes.spot-check-absent': {
    title: 'Hỏi bất chợt không ghi vắng',
    detail: 'Không ai trả lời thì ghi về sớm, hoặc để nguyên. Ghi vắng ở danh sách điểm danh.',
  },
  'classes.spot-check-unmarked': {
    title: 'Người này chưa được ghi có mặt',
    detail: 'Hỏi bất chợt chỉ hỏi người đang được ghi có mặt. Ghi có mặt ở danh sách điểm danh.',
  },
  'classes.staff-not-there': {
    title: 'Người dạy không phụ trách xã này',
    detail: '{names} chưa có quyền dạy ở nơi có {venue}. Thay người dạy trước, hoặc chọn nơi khác.',
  },
  'classes.venue-point-far': {
    title: 'Tọa độ không nằm ở nước ta',
    detail: 'Dán lại vĩ độ rồi kinh độ, ví dụ 22.07315, 105.05120. Chưa có gì được lưu.',
  },
});
