import { declareProblemTexts } from '@lopso/platform';

declareProblemTexts({
  'classes.card-unreadable': {
    title: 'Đây không phải thẻ thành viên',
    detail: 'Đưa mã trên thẻ vào khung, hoặc gõ số thẻ có 10 chữ và số.',
  },
  'classes.card-bare': {
    title: 'Mã này không phải thẻ',
    detail:
      'Mã chỉ ghi số thẻ, không có chữ ký của Lớp Số, ai cũng tạo được. Nhờ người học mở thẻ trên máy của mình, đưa thẻ in, hoặc hỏi tên rồi ghi trên danh sách.',
  },
  'classes.card-forged': {
    title: 'Thẻ này không phải do Lớp Số cấp',
    detail: 'Mã trên thẻ không đúng chữ ký. Hỏi tên rồi ghi trên danh sách.',
  },
  'classes.card-unknown': {
    title: 'Không có thẻ mang số này',
    detail: 'Xem lại từng chữ trên thẻ, hoặc hỏi tên rồi ghi trên danh sách.',
  },
  'classes.card-stale': {
    title: 'Mã thẻ này đã cũ',
    detail:
      'Mã trên máy đổi sau mỗi 30 giây; mã này không phải của lúc này, có thể là ảnh chụp, hoặc giờ trên máy chưa đúng. Nhờ người học mở lại thẻ khi có mạng, hoặc hỏi tên rồi ghi trên danh sách.',
  },
  'classes.card-replaced': {
    title: 'Thẻ cũ, đã được cấp lại',
    detail: 'Người này đã có thẻ khác nên thẻ này hết dùng. Hỏi tên rồi ghi trên danh sách.',
  },
  'classes.card-ended': {
    title: 'Thẻ đã hết dùng',
    detail: 'Người này không còn giữ vị trí trong tổ nào. Báo cán bộ xã nếu chưa đúng.',
  },
  'classes.card-ended-on-roll': {
    title: 'Thẻ đã hết dùng',
    detail:
      'Người này không còn giữ vị trí trong tổ nào, nhưng vẫn có tên trong buổi này. Hỏi tên rồi ghi trên danh sách.',
  },
  'classes.card-elsewhere': {
    title: 'Thẻ của tỉnh khác',
    detail: 'Người này sinh hoạt ở tỉnh khác nên không tính giờ ở lớp này.',
  },
  'classes.nobody-for-cards': {
    title: 'Chưa có ai để in thẻ',
    detail: 'Thẻ chỉ in cho người đang giữ vị trí trong tổ. Xếp người vào tổ trước.',
  },
});
