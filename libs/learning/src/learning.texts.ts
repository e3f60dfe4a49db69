import { declareProblemTexts } from '@lopso/platform';

declareProblemTexts({
  'learning.round-title-taken': {
    title: 'Đợt này đã được mở',
    detail: 'Đã có một đợt cùng tên. Xem lại danh sách đợt, hoặc đặt tên khác rồi mở lại.',
  },
  'learning.programme-incomplete': {
    title: 'Chương trình còn thiếu nội dung',
    detail: 'Chưa có các khóa hoặc bài này: {missing}. Đưa nội dung lên rồi mở đợt.',
  },
  'learning.no-audience': {
    title: 'Chưa có ai để mở đợt',
    detail: 'Chưa có thành viên nào giữ vị trí trong tổ. Lập tổ và xếp người trước, rồi mở đợt.',
  },
  'learning.own-reading': {
    title: 'Không tự ghi cho mình',
    detail: 'Nhờ cán bộ khác của xã ghi bài đã học. Anh chị cũng có thể tự học trên điện thoại.',
  },
  'learning.due-before-start': { title: 'Ngày chưa đúng', detail: 'Hạn hoàn thành phải sau ngày bắt đầu.' },
  'learning.due-in-past': { title: 'Ngày chưa đúng', detail: 'Hạn hoàn thành đã qua. Chọn ngày từ hôm nay trở đi.' },
  'learning.decided-in-future': { title: 'Ngày chưa đúng', detail: 'Quyết định phải có ngày ký trước khi mở đợt.' },
});
