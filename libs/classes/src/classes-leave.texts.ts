import { declareProblemTexts } from '@lopso/platform';

/** Sentences about somebody who is on leave, or whose right does not hold on the day. */
declareProblemTexts({
  'classes.trainer-away': {
    title: 'Giảng viên nghỉ phép',
    detail:
      '{name} nghỉ phép từ {from} đến hết {until}. Chọn ngày khác hoặc người khác; nếu không nghỉ nữa, Sở bỏ đợt nghỉ ở mục “Giảng viên và chợ phiên”.',
  },
  'classes.assistant-away': {
    title: 'Trợ giảng nghỉ phép',
    detail:
      '{name} nghỉ phép từ {from} đến hết {until}. Chọn ngày khác hoặc trợ giảng khác; nếu không nghỉ nữa, Sở bỏ đợt nghỉ ở mục “Giảng viên và chợ phiên”.',
  },
  'classes.right-ends': {
    title: 'Hết quyền dạy trước buổi học',
    detail:
      '{name} chỉ có quyền dạy ở đây đến hết {until}, không đứng lớp ngày {on} được. Chọn ngày khác hoặc người khác; nếu vẫn dạy, Sở gia hạn quyền ở mục “Quyền”.',
  },
  'classes.no-right-yet': {
    title: 'Chưa có quyền dạy ngày này',
    detail: '{name} không có quyền dạy ở đây vào ngày {on}. Chọn ngày khác hoặc người khác.',
  },
  'classes.staff-away': { title: 'Người dạy nghỉ phép', detail: 'Chưa xếp được giờ này. Thử lại sau ít giây.' },
});
