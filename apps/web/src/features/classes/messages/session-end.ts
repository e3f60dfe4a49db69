import { translator } from '../../../lib/i18n/translate';

/** Words of a session that ended before its planned end. */
export const t = translator({
  askEnd: 'Buổi học đến lúc',
  askEndHint: 'Theo lịch đến {time}. Mọi người được tính giờ đến lúc buổi thật sự dừng.',
  wrongEnd: 'Ghi giờ từ {from} đến {to}, không muộn hơn bây giờ.',
  countsPlan: '{present} người có mặt được tính đủ theo lịch, {plan}.',
  countsEarly:
    '{present} người có mặt, được tính nhiều nhất {held} trong {plan} theo lịch. Sau đó vẫn sửa được giờ này.',
  wentUntil: 'Buổi dừng lúc {time}, học {held} trong {plan} theo lịch.',
  changeEnd: 'Sửa giờ kết thúc',
  changeTitle: 'Buổi học đến lúc nào?',
  changeText: 'Giờ học của mọi người có mặt được tính lại ngay. Ghi {time} là đủ theo lịch.',
  change: 'Ghi giờ này',
  changing: 'Đang ghi…',
  changed: 'Đã tính lại giờ học của mọi người',
  back: 'Về danh sách',
});
