import { translator } from '../../../lib/i18n/translate';

/** Words of how a round is ended and taken up again. */
export const t = translator({
  title: 'Kết thúc đợt',
  loading: 'Đang xem đợt đã kết thúc chưa…',
  goesOn: 'Đợt chưa kết thúc. Kết thúc thì đợt thôi giao và thôi nhắc; kết quả và giấy giữ nguyên.',
  goesOnReader: 'Đợt chưa kết thúc.',
  over: 'Đợt đã kết thúc ngày {date}. Những gì làm sau ngày ấy không tính cho đợt này. Kết quả và giấy giữ nguyên; số liệu tính người hôm nay còn giữ vị trí.',
  propose: 'Đề nghị kết thúc đợt',
  proposeResume: 'Đề nghị mở lại đợt',
  lineEnd: 'Kết thúc đợt',
  lineResume: 'Mở lại đợt',
  proposed: 'Chờ người thứ hai',
  ended: 'Đã kết thúc',
  resumed: 'Đã mở lại',
  declined: 'Không xác nhận',
  takenBack: 'Đã rút',
  confirmEnd: 'Xác nhận kết thúc đợt',
  confirmResume: 'Xác nhận mở lại đợt',
  proposedToast: 'Đã gửi đề nghị. Đợt giữ nguyên đến khi người khác xác nhận.',
  endedToast: 'Đã kết thúc đợt.',
  resumedToast: 'Đã mở lại đợt. Những gì làm từ khi kết thúc đang được tính lại.',
  declinedToast: 'Đã bỏ đề nghị. Đợt giữ nguyên.',
  takenBackToast: 'Đã rút đề nghị.',

  sheetEnd: 'Đề nghị kết thúc đợt',
  sheetResume: 'Đề nghị mở lại đợt',
  looking: 'Đang xem kết thúc thì còn ai…',
  confirmedLater: 'Đợt kết thúc khi người khác xác nhận. Việc làm hết ngày hôm ấy vẫn tính.',
  finished: '{people} người đã hoàn thành: giữ nguyên kết quả, giấy chứng nhận và ngày hết hiệu lực.',
  nobodyFinished: 'Chưa có ai hoàn thành.',
  papersWaiting: '{people} người đã hoàn thành mà chưa có giấy của đợt: kết thúc rồi vẫn cấp được.',
  unfinished:
    '{people} người chưa hoàn thành, {how}. Kết thúc rồi thì họ làm gì thêm cũng không tính cho đợt này, và không có giấy của đợt.',
  someBegun: '{begun} người đang làm dở và {notBegun} người chưa bắt đầu',
  allBegun: 'đều đang làm dở',
  noneBegun: 'đều chưa bắt đầu',
  waiting:
    '{people} người trong số ấy đang chờ trả lời: bài thực hành chưa ai chấm, giấy của nơi khác chưa ai xem, hay đề nghị miễn chưa ai xác nhận. Trả lời trước đã: sau ngày kết thúc thì không tính nữa.',
  stops:
    'Đợt thôi hiện ở trang đầu của thành viên và của tổ trưởng, thôi nhắc, thôi nhận người mới, gia hạn, miễn và xếp lớp.',
  valid:
    '{people} người có kết quả còn hiệu lực: họ vẫn thấy ngày hết hiệu lực, nhưng đợt này không mở kỳ gia hạn cho ai nữa.',
  older:
    'Đợt trước “{title}” còn mở: ai chưa hoàn thành đợt này, khi kết quả đợt trước sắp hết hiệu lực, lại được mở kỳ gia hạn ở đợt trước. Không muốn vậy thì kết thúc đợt trước đã.',
  next: 'Đợt sau của chương trình: “{title}”.',
  noNext: 'Chương trình này chưa có đợt sau.',
  resumeText:
    'Mở lại rồi thì đợt như chưa từng kết thúc: lại giao, lại nhắc, và tính cả những gì mọi người làm từ ngày kết thúc đến nay. Đợt mở lại khi người khác xác nhận.',
  paper: 'Theo văn bản số (nếu có)',
  reason: 'Lý do',
  reasonMissing: 'Ghi lý do để người thứ hai biết.',
  acting: 'Đang ghi…',
  back: 'Quay lại',
  send: 'Gửi đề nghị',
});
