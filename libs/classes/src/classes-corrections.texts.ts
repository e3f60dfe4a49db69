import { declareProblemTexts } from '@lopso/platform';

declareProblemTexts({
  'classes.correction-over': {
    title: 'Hết hạn sửa điểm danh',
    detail:
      'Giảng viên sửa điểm danh buổi này được đến hết ngày {until}. Nay Sở sửa được, đến hết ngày {department}. Báo Sở tên người và điều cần sửa.',
  },
  'classes.correction-over-for-trainers': {
    title: 'Hết hạn sửa điểm danh',
    detail:
      'Giảng viên sửa điểm danh buổi này được đến hết ngày {until}. Nay Sở vẫn sửa được. Báo Sở tên người và điều cần sửa.',
  },
  'classes.correction-over-for-all': {
    title: 'Hết hạn sửa điểm danh',
    detail: 'Điểm danh buổi này sửa được đến hết ngày {until}. Nay không ai sửa được nữa.',
  },
  'classes.member-taught': {
    title: 'Người này đã đứng lớp giờ đó',
    detail:
      'Người này đứng lớp “{title}” lúc {from}–{to} ngày {on}, nên không ghi có học ở buổi này được. Buổi đã qua, không đổi người đứng lớp đó được nữa. Xem lại người và buổi đã chọn.',
  },
  'classes.member-taught-elsewhere': {
    title: 'Người này đã đứng lớp giờ đó',
    detail:
      'Người này đứng một lớp khác lúc {from}–{to} ngày {on}, nên không ghi có học ở buổi này được. Buổi đã qua, không đổi người đứng lớp đó được nữa. Xem lại người và buổi đã chọn.',
  },
  'classes.marking-over': {
    title: 'Hết hạn điểm danh',
    detail: 'Buổi này nhận điểm danh đến hết ngày {until}. Điều máy này đã ghi trước ngày đó vẫn được nhận.',
  },
  'classes.taken-in-by-others': {
    title: 'Người này chưa có tên trong buổi',
    detail:
      'Quyền giảng viên của anh chị đã được kết thúc sau buổi này nên thẻ không thêm được người mới. Báo Sở tên người để Sở thêm.',
  },
  'classes.waits-for-end': {
    title: 'Buổi này chưa được kết thúc',
    detail:
      'Nay anh chị không còn quyền ghi buổi này. Báo xã hoặc Sở kết thúc buổi, rồi bấm “Gửi lại”: điều máy này đã ghi được gửi lên chờ quyết định.',
  },
  'classes.correction-days': {
    title: 'Số ngày của Sở từ số ngày của giảng viên trở lên.',
    detail: 'Số ngày của Sở từ số ngày của giảng viên trở lên. Giảng viên không giới hạn thì Sở cũng không giới hạn.',
  },
});
