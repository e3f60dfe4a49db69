import { translator } from '../../../lib/i18n/translate';

/** Words of what of one's own is good until when. */
export const t = translator({
  heading: 'Hiệu lực và gia hạn',
  loading: 'Đang tải…',
  passage: '{round}, lần {number}',
  line: 'Hiệu lực đến {until} · gia hạn được từ {from}',
  lineFollows: 'Hết hiệu lực ngày {until} · còn gia hạn nối tiếp đến {last}',
  lineGrace: 'Hết hiệu lực ngày {until} · ân hạn đến {last}, hiệu lực mới tính từ ngày hoàn thành',
  lineOver: 'Hết hiệu lực ngày {until} · hiệu lực mới tính từ ngày hoàn thành',
  lineRenewed: 'Hiệu lực đến {until} · đã có lần sau',
  lineEnded: 'Hiệu lực đến {until} · đợt đã kết thúc, chưa có đợt gia hạn',
  linePastEnded: 'Hết hiệu lực ngày {until} · đợt đã kết thúc, chưa có đợt gia hạn',
  valid: 'còn hiệu lực',
  renewable: 'gia hạn được',
  grace: 'trong ân hạn',
  over: 'đã hết hiệu lực',
  renewed: 'đã gia hạn',
});
