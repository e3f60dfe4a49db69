import { translator } from '../../../lib/i18n/translate';

/** Words about attempts at quizzes, and further ones. */
export const t = translator({
  heading: 'Lượt làm bài kiểm tra',
  used: 'đã dùng {used}/{allowed} lượt',
  givenLine: 'Đã cho thêm {number} lượt ngày {when}: {reason}',
  forgotten: 'lý do đã xóa',
  give: 'Cho thêm lượt',
  giveAt: 'Cho thêm lượt làm {title}',
  takeBack: 'Rút lại',
  takeBackOf: 'Rút lại {number} lượt đã cho ngày {when}',
  title: 'Cho {name} thêm lượt',
  text: '{title}: đã dùng hết {allowed} lượt. Người này thấy số lượt cho thêm và lý do. Lượt chưa dùng rút lại được.',
  number: 'Số lượt cho thêm',
  less: 'Bớt',
  more: 'Thêm',
  numberWrong: 'Nhập từ 1 đến 5.',
  reason: 'Lý do',
  reasonMissing: 'Ghi lý do.',
  back: 'Về trang này',
  acting: 'Đang ghi…',
  done: 'Đã cho thêm {number} lượt.',
  takenBack: 'Đã rút lại {number} lượt.',
});
