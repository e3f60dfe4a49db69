import { definePermission } from '@lopso/platform';

/** Sees venues, classes and sessions of the own units, and the own people in them; a guest only the classes she runs. */
export const READ_CLASSES = definePermission(
  'classes.read',
  'Xem lớp, buổi, địa điểm trong phạm vi',
  ['trainer', 'commune-officer', 'department-officer', 'department-admin', 'auditor'],
  ['own-classes'],
);

/** Adds venues to a commune. */
export const ADD_VENUE = definePermission('classes.add-venue', 'Thêm địa điểm học của xã', [
  'trainer',
  'commune-officer',
]);

/** Schedules classes; changes and cancels the own ones. */
export const SCHEDULE_CLASSES = definePermission(
  'classes.schedule',
  'Xếp lịch, đổi, hủy lớp của mình',
  ['trainer'],
  ['own-classes'],
);

/** Books people of the own units into classes of the own units. */
export const BOOK_MEMBERS = definePermission('classes.book', 'Ghi tên, rút tên thành viên vào lớp', [
  'trainer',
  'commune-officer',
]);

/** Books into classes that somebody else runs. */
export const BOOK_ANY_CLASS = definePermission('classes.book-any', 'Ghi tên vào lớp của giảng viên khác trong xã', [
  'commune-officer',
]);

/** Opens, marks, closes and corrects sessions of the own classes. */
export const CALL_ROLL = definePermission(
  'classes.call-roll',
  'Mở buổi, điểm danh, kết thúc buổi của mình',
  ['trainer'],
  ['own-classes'],
);

/** A member sees the own classes and marks herself present. */
export const ATTEND_CLASSES = definePermission('classes.attend', 'Xem lớp của mình và tự ghi có mặt', ['member']);
