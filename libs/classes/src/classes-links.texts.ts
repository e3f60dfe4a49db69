import { declareProblemTexts } from '@lopso/platform';

declareProblemTexts({
  'classes.link-unknown': {
    title: 'Không tìm thấy lớp này',
    detail: 'Đường dẫn thiếu chữ, hoặc đã được thu hồi. Xin lại đường dẫn mới từ người đã gửi.',
  },
});
