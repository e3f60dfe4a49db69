import { translator } from '../../../lib/i18n/translate';

/** Words of sessions whose hours are over and that their trainer has not ended. */
export const t = translator({
  stateLeftOpen: 'Quá giờ, chưa kết thúc',
  stateNeverOpened: 'Quá giờ, chưa mở',
  overdueOpen: 'Người có mặt chưa được tính giờ. Kết thúc buổi để tính.',
  overduePlanned: 'Chưa ai được ghi có mặt. Có học thì mở buổi và ghi, không học thì dời hoặc hủy.',
  overdueOpenOther: 'Người có mặt chưa được tính giờ. Hỏi giảng viên {trainer} rồi kết thúc buổi.',
  overduePlannedOther:
    'Chưa ai được ghi có mặt. Hỏi giảng viên {trainer}: có học thì giảng viên mở buổi và ghi, không học thì hủy buổi. Giảng viên không ghi được nữa thì cán bộ xã kết thúc thay, Sở nhập danh sách giấy.',
  endText: '{present} người có mặt, mỗi người được tính {time}. Anh chị kết thúc thay giảng viên {trainer}.',
  endInPlace: 'Kết thúc thay',
  endUnopened:
    'Giảng viên {trainer} chưa mở buổi này. Kết thúc thì chưa ai được tính giờ: Sở nhập danh sách giấy sau, ai không được nhập thì tính là vắng. Không ai học thì hủy buổi.',
  endedUnopened: 'Đã kết thúc. Gửi danh sách giấy để **Sở** nhập người có mặt.',
  endNobody: 'Chưa ai được ghi có mặt. Kết thúc thì không ai được tính giờ.',
  overdueCount: '{count} buổi quá giờ, chưa kết thúc',
});
