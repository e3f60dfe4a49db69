import { translator } from '../../../lib/i18n/translate';

/** For people of which communes a plan opened a class. */
export const t = translator({
  plannedOf: '{commune} {count} người',
  plannedOfSplit: '{commune} (nay là {heirs}) {count} người',
  plannedFor: 'Lớp xếp cho {whom}.',
  plannedForGuest: 'Lớp xếp cho {whom}. Anh chị ghi tên người xã mình vào lớp này.',
  plannedForOurs: 'Xếp cho người xã mình',
});
