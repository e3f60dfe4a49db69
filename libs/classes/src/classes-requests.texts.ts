import { declareProblemTexts } from '@lopso/platform';

declareProblemTexts({
  'classes.own-hours-busy': {
    title: 'Anh chị đã có lớp giờ đó',
    detail:
      'Anh chị đã có tên ở lớp “{title}” lúc {from}–{to} ngày {on}. Chọn lớp khác, hoặc nhường chỗ ở lớp đó trước.',
  },
  'classes.own-hours-far': {
    title: 'Anh chị không kịp đi tới',
    detail:
      'Anh chị có tên ở lớp “{title}” lúc {from}–{to} ngày {on} ở xã khác, đi mất khoảng {minutes} phút. Chọn lớp khác, hoặc nhường chỗ ở lớp đó trước.',
  },
  'classes.own-teaching-busy': {
    title: 'Anh chị đứng lớp giờ đó',
    detail:
      'Anh chị đứng lớp “{title}” lúc {from}–{to} ngày {on}. Chọn lớp khác, hoặc nhờ người đứng thay ở lớp đó trước.',
  },
  'classes.own-teaching-far': {
    title: 'Anh chị không kịp đi tới',
    detail:
      'Anh chị đứng lớp “{title}” lúc {from}–{to} ngày {on} ở xã khác, đi mất khoảng {minutes} phút. Chọn lớp khác, hoặc nhờ người đứng thay ở lớp đó trước.',
  },
  'classes.request-answered': {
    title: 'Đề nghị đã có người trả lời',
    detail: 'Đề nghị của {names} vừa được người khác trả lời, hoặc không còn chờ bước này. Xem lại danh sách.',
  },
  'classes.request-expired': {
    title: 'Đề nghị đã hết hạn',
    detail: 'Đề nghị của {names} đã quá hạn trả lời hoặc lớp đã bắt đầu. Người ấy có thể xin lại.',
  },
  'classes.request-twice': {
    title: 'Bước hai cần người khác duyệt',
    detail: 'Anh chị đã duyệt {names} ở bước xã. Giảng viên hoặc cán bộ khác duyệt bước này.',
  },
  'classes.own-request': {
    title: 'Không tự duyệt cho mình',
    detail: 'Trong các đề nghị đã chọn có đề nghị của chính anh chị. Cán bộ khác trả lời đề nghị ấy.',
  },
  'classes.answer-stands': {
    title: 'Không hoàn tác được nữa',
    detail: 'Trả lời cho {names} đã quá 10 phút, hoặc người ấy đã làm việc khác từ lúc đó. Xem lại danh sách.',
  },
  'classes.courses-missing': {
    title: 'Chưa học khóa phải học trước',
    detail:
      'Lớp này dành cho người đã học xong: {courses}. Học xong khóa ấy trong đợt của anh chị rồi đăng ký lớp; chưa đợt nào giao khóa ấy thì hỏi Sở.',
  },
  'classes.requests-open': {
    title: 'Còn đề nghị chờ duyệt',
    detail: 'Lớp còn {count} đề nghị chờ duyệt. Trả lời hết rồi mới đổi cách duyệt.',
  },
  'classes.make-up-wants-approval': {
    title: 'Lớp này cần duyệt',
    detail: 'Lớp này nay cần duyệt trước khi nhận người. Anh chị xin vào lớp ở mục Lớp sắp mở.',
  },
});
