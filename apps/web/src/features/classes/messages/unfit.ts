import { translator } from '../../../lib/i18n/translate';

/** Words of sessions before which somebody stands whose right to teach does not hold on the day. */
export const t = translator({
  unfit: '{name} hết quyền dạy trước buổi này: không mở được buổi, không điểm danh được.',
  replace: 'Thay người dạy',
  unfitCount: '{count} buổi có người dạy hết quyền trước buổi',
  chip: 'Người dạy hết quyền trước buổi này',
});
