import { translator } from '../../../lib/i18n/translate';

/** Words of when a place is held. */
export const t = translator({
  from: 'Từ ngày',
  lastDay: 'Đến hết ngày',
  lastDayHint: 'Chưa định ngày kết thúc thì để trống.',
  today: 'hôm\u00a0nay',
  noDay: 'Ghi ngày như 01/01/2027.',

  span: 'từ {from} đến hết {last}',
  fromOn: 'từ {from}',
  untilNow: 'từ {from} đến nay',
  lastDayOf: 'đến hết {date}',
  nextHolder: 'Từ {date}:',
  nextPlace: 'Từ {date}: vị trí {number}, {team}',
  addAfter: 'Thêm người vào sau',
  addAfterOf: 'Thêm người vào vị trí {number} sau {name}',
  takenFrom: 'có người từ {date}',

  effectFrom: 'Từ {date}',
  takesOver: 'Người mới giữ vị trí {number} và học tiếp các yêu cầu của đợt đang mở.',
  isEmpty: 'Vị trí {number} trống, anh chị thêm được người khác.',
  losesLearning: '**{name}** không vào được khóa học, bài kiểm tra và lớp, nếu không giữ vị trí khác.',
  losesLead: 'Quyền tổ trưởng của **{name}** hết.',
  nobodyLeads: 'Quyền tổ trưởng của **{name}** hết, tổ chưa có tổ trưởng.',
  recordKept: 'Kết quả học, giấy chứng nhận và dữ liệu riêng vẫn giữ nguyên, vẫn xem được.',

  replaceNow: 'Thay người từ\u00a0{date}',
  moveNow: 'Chuyển từ\u00a0{date}',
  moveText: 'Đổi tổ, vị trí hay vai trò đều tính từ ngày ghi dưới đây.',
  transferTitle: '{name} từ {date}',

  endLast: 'Giữ vị trí đến hết ngày',
  endAtOnce: 'Đã thôi từ trước, kết thúc ngay',
  endSeat: 'Kết thúc vị trí {number}',
  endKnown: 'Vị trí này đang ghi {last}.',
  endOpen: 'Bỏ ngày kết thúc',
  withdrawTitle: 'Rút {name} khỏi vị trí {number}?',
  withdrawText: 'Người này được xếp vào vị trí {span}. Rút rồi thì vị trí ấy trống như cũ.',
  withdraw: 'Rút khỏi vị trí {number}',

  added: 'Đã xếp **{name}** vào vị trí {number} từ {date}',
  replaced: '**{took}** thay **{left}** ở vị trí {number} từ {date}',
  moved: '**{name}** sang vị trí {number}, {team} từ {date}',
  movedLeadsNot: '**{name}** sang vị trí {number}, {team} từ {date}, thôi làm tổ trưởng từ ngày ấy',
  ended: '**{name}** giữ vị trí {number} đến hết {last}',
  endedNow: '**{name}** không còn giữ vị trí {number}',
  opened: '**{name}** giữ tiếp vị trí {number}',
  withdrawn: 'Đã rút **{name}** khỏi vị trí {number}',

  actTaken: '{took} vào vị trí {number}, {team} từ {date}',
  actEnded: '{left} giữ vị trí {number}, {team} đến hết {last}',
  actOpened: 'Bỏ ngày kết thúc của {left} ở vị trí {number}, {team}',
  actReplaced: '{took} thay {left} ở vị trí {number}, {team} từ {date}',
  actMoved: '{what} từ {date}',
});
