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
  'classes.marking-over': {
    title: 'Hết hạn điểm danh',
    detail: 'Buổi này nhận điểm danh đến hết ngày {until}. Điều máy này đã ghi trước ngày đó vẫn được nhận.',
  },
  'classes.correction-days': {
    title: 'Số ngày của Sở từ số ngày của giảng viên trở lên.',
    detail: 'Số ngày của Sở từ số ngày của giảng viên trở lên. Giảng viên không giới hạn thì Sở cũng không giới hạn.',
  },
});
