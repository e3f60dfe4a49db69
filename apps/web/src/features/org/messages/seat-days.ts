import { translator } from '../../../lib/i18n/translate';

/** Words of when a place is held. */
export const t = translator({
  from: 'Từ ngày',
  lastDay: 'Đến hết ngày',
  lastDayHint: 'Chưa định ngày kết thúc thì để trống.',
  today: 'hôm nay',
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

  replaceText: 'Từ {date} người mới giữ vị trí. Kết quả học của {name} vẫn giữ nguyên.',
  replaceNow: 'Thay người từ {date}',
  moveNow: 'Chuyển từ {date}',
  moveText: 'Đổi tổ, vị trí hay vai trò đều tính từ ngày ghi dưới đây.',
  transferTitle: '{name} từ {date}',

  endFrom: 'Kết thúc từ ngày',
  endFromHint: 'Người này giữ vị trí đến hết ngày trước đó.',
  endNow: 'Kết thúc từ {date}',
  endText: 'Từ {date} vị trí trống, anh chị thêm được người khác. Kết quả học của người cũ vẫn giữ nguyên.',
  endKnown: 'Vị trí này đang ghi {last}.',
  endOpen: 'Bỏ ngày kết thúc',
  withdrawTitle: 'Rút {name} khỏi vị trí {number}?',
  withdrawText: 'Người này được xếp vào vị trí {span}. Rút rồi thì vị trí ấy trống như cũ.',
  withdraw: 'Rút khỏi vị trí {number}',

  added: 'Đã xếp **{name}** vào vị trí {number} từ {date}',
  replaced: '**{took}** thay **{left}** ở vị trí {number} từ {date}',
  moved: '**{name}** sang vị trí {number}, {team} từ {date}',
  ended: 'Vị trí {number} của **{name}** kết thúc từ {date}',
  opened: '**{name}** giữ tiếp vị trí {number}',
  withdrawn: 'Đã rút **{name}** khỏi vị trí {number}',

  actTaken: '{took} vào vị trí {number}, {team} từ {date}',
  actEnded: '{left} rời vị trí {number}, {team} từ {date}',
  actOpened: 'Bỏ ngày kết thúc của {left} ở vị trí {number}, {team}',
  actReplaced: '{took} thay {left} ở vị trí {number}, {team} từ {date}',
  actMoved: 'Chuyển {left} từ vị trí {number} sang {team} từ {date}',
});
