import { declareProblemTexts } from '@lopso/platform';

/** Sentences about somebody who is on leave. */
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
  'classes.staff-away': { title: 'Người dạy nghỉ phép', detail: 'Chưa xếp được giờ này. Thử lại sau ít giây.' },
});
