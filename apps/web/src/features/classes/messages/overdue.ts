import { translator } from '../../../lib/i18n/translate';

/** Words of sessions whose hours are over and that their trainer has not ended. */
export const t = translator({
  stateLeftOpen: 'Quá giờ, chưa kết thúc',
  stateNeverOpened: 'Quá giờ, chưa mở',
  overdueOpen: 'Buổi đã hết giờ mà chưa kết thúc. Người có mặt chưa được tính giờ.',
  overduePlanned: 'Buổi đã hết giờ mà chưa mở. Chưa ai được ghi có mặt.',
  endText: '{present} người có mặt, mỗi người được tính {time}. Anh chị kết thúc thay giảng viên {trainer}.',
  endNobody: 'Chưa ai được ghi có mặt. Kết thúc thì không ai được tính giờ.',
  overdueCount: '{count} buổi quá giờ, chưa kết thúc',
});
