import { translator } from '../../../lib/i18n/translate';

/** Words of sessions before which somebody stands whose right to teach does not hold on the day. */
export const t = translator({
  unfit: '{name} không có quyền dạy hôm đó: không mở được buổi, không điểm danh được.',
  replace: 'Thay người dạy',
  unfitCount: '{count} buổi có người dạy không có quyền hôm đó',
  chip: 'Người dạy không có quyền hôm đó',
});
