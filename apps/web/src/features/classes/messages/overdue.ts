import { translator } from '../../../lib/i18n/translate';

/** Words of sessions whose hours are over and that their trainer has not ended. */
export const t = translator({
  stateLeftOpen: 'Quá giờ, chưa kết thúc',
  stateNeverOpened: 'Quá giờ, chưa mở',
  overdueOpen: 'Người có mặt chưa được tính giờ. Kết thúc buổi để tính.',
  overduePlanned: 'Chưa ai được ghi có mặt. Có học thì mở buổi và ghi, không học thì dời hoặc hủy.',
  overdueOpenOther: 'Người có mặt chưa được tính giờ. Hỏi giảng viên {trainer} rồi kết thúc buổi.',
  overduePlannedOther:
    'Chưa ai được ghi có mặt. Hỏi giảng viên {trainer}: có học thì giảng viên mở buổi và ghi, không học thì hủy buổi.',
  endText: '{present} người có mặt, mỗi người được tính {time}. Anh chị kết thúc thay giảng viên {trainer}.',
  endNobody: 'Chưa ai được ghi có mặt. Kết thúc thì không ai được tính giờ.',
  overdueCount: '{count} buổi quá giờ, chưa kết thúc',
});
