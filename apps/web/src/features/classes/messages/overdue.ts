import { translator } from '../../../lib/i18n/translate';

/** Words of sessions whose hours are over and that their trainer has not ended. */
export const t = translator({
  stateLeftOpen: 'Quá giờ, chưa kết thúc',
  stateNeverOpened: 'Quá giờ, chưa mở',
  overdueOpen: 'Người có mặt chưa được tính giờ. Kết thúc buổi để tính.',
  overduePlanned: 'Chưa ai được ghi có mặt. Có học thì mở buổi và ghi, không học thì dời hoặc hủy.',
  overdueOpenOther: 'Người có mặt chưa được tính giờ. Hỏi giảng viên {trainer} rồi kết thúc buổi.',
  overduePlannedOther:
    'Chưa ai được ghi có mặt. Hỏi giảng viên {trainer}: có học thì giảng viên mở buổi và ghi, không học thì hủy buổi. Giảng viên không ghi được nữa thì cán bộ xã kết thúc thay; còn hạn thì Sở nhập danh sách giấy.',
  endText: '{present} người có mặt, mỗi người được tính {time}. Anh chị kết thúc thay giảng viên {trainer}.',
  endInPlace: 'Kết thúc thay',
  endAsking: 'Đang xem Sở còn nhập được danh sách giấy không…',
  endUnopened:
    'Giảng viên {trainer} chưa mở buổi này. Kết thúc thì chưa ai được tính giờ: Sở nhập danh sách giấy sau, ai không được nhập thì tính là vắng. Không ai học thì hủy buổi.',
  endUnopenedUntil:
    'Giảng viên {trainer} chưa mở buổi này. Kết thúc thì chưa ai được tính giờ: Sở nhập danh sách giấy đến hết {until}, ai không được nhập thì tính là vắng. Không ai học thì hủy buổi.',
  endUnopenedLate:
    'Giảng viên {trainer} chưa mở buổi này. Hạn để Sở nhập danh sách giấy là {until}, đã qua: kết thúc thì không ai được tính giờ, không nhập thêm được nữa. Không ai học thì hủy buổi.',
  endedUnopened: 'Đã kết thúc. Gửi danh sách giấy để **Sở** nhập người có mặt.',
  endedLate: 'Đã kết thúc. **Không ai** được tính giờ.',
  endNobody: 'Chưa ai được ghi có mặt. Kết thúc thì không ai được tính giờ.',
  overdueCount: '{count} buổi quá giờ, chưa kết thúc',
});
