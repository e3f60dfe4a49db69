import { translator } from '../../../lib/i18n/translate';

/** Words of asking a few by lot whether they are in the hall. */
export const t = translator({
  open: 'Hỏi bất chợt',
  title: 'Hỏi bất chợt',
  promptTitle: 'Hỏi bất chợt vài người được chưa?',
  promptText: 'Khi tiện, đọc tên vài người do máy bốc thăm, mời giơ tay.',
  notNow: 'Không lúc này',
  lead: 'Máy bốc thăm vài người tự ghi có mặt. Đọc tên, mời giơ tay.',
  leadAll: 'Chưa ai tự ghi có mặt, nên máy bốc thăm trong mọi người có mặt. Đọc tên, mời giơ tay.',
  nobody: 'Chưa có ai để hỏi: chưa ai có mặt, hoặc đã hỏi hết.',
  here: 'Có mặt',
  hereOf: '{name} có mặt',
  notSeen: 'Chưa thấy',
  notSeenOf: 'Chưa thấy {name}',
  unanswered: 'Chưa trả lời. Gọi lại lần nữa; vẫn tính là có mặt cho đến khi anh chị quyết định.',
  leftAt: 'Ghi về sớm, {time}',
  leftOf: 'Ghi {name} về sớm, {time}',
  leave: 'Để nguyên',
  leaveOf: 'Để nguyên {name}',
  isHere: 'có mặt',
  isLeft: 'đã ghi về sớm',
  isLeave: 'để nguyên',
  more: 'Bốc thêm',
  done: 'Xong',
  noted: 'Đã hỏi **{name}**: {what}',
});
