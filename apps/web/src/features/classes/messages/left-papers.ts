import { translator } from '../../../lib/i18n/translate';

/** Words of papers about classes that left the commune. */
export const t = translator({
  title: 'Giấy tờ của lớp đã chuyển đi',
  text: 'Các lớp này nay thuộc xã khác. Giấy tờ xã mình đã soạn vẫn xem được ở đây.',
  count: '{count} giấy, soạn gần nhất {on}',
});
