import { translator } from '../../../lib/i18n/translate';

/** Of which communes people learn in a class as guests. */
export const t = translator({
  plannedOf: '{commune} {count} người',
  plannedOfSplit: '{commune} (nay là {heirs}) {count} người',
  plannedFor: 'Lớp xếp cho {whom}.',
  movedWith: 'Khi dời đến đây, lớp có {whom}.',
  bookYours: 'Anh chị ghi tên người xã mình vào lớp này.',
  oursAreGuests: 'Người xã mình học nhờ',
});
