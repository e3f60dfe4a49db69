import { definePermission } from '@lopso/platform';

/** Sees venues, classes and sessions of the own units, and the own people in them; a guest only the classes she runs. */
export const READ_CLASSES = definePermission(
  'classes.read',
  'Xem lớp, buổi, địa điểm trong phạm vi',
  ['trainer', 'commune-officer', 'department-officer', 'department-admin', 'auditor'],
  ['own-classes'],
);

/** Adds halls and equipment to a commune, corrects them, closes halls and puts equipment away, and says how to get to halls. */
export const ADD_VENUE = definePermission(
  'classes.add-venue',
  'Thêm, sửa, đóng địa điểm học của xã, ghi đường đến; thêm, sửa, cất thiết bị',
  ['trainer', 'commune-officer', 'department-officer', 'department-admin'],
);

/** Schedules classes that the actor is to run. */
export const SCHEDULE_CLASSES = definePermission(
  'classes.schedule',
  'Xếp lịch lớp của mình',
  ['trainer'],
  ['own-classes'],
);

/** Changes what classes are called and how many they hold, adds sessions, changes those to come: a trainer and a guest of the own ones. */
export const CHANGE_CLASSES = definePermission(
  'classes.change',
  'Đổi lớp, thêm buổi, đổi buổi sắp tới: giảng viên đổi lớp của mình',
  ['trainer', 'department-officer', 'department-admin'],
  ['own-classes'],
);

/** Changes classes that somebody else runs (decision 0132). */
export const CHANGE_ANY_CLASS = definePermission(
  'classes.change-any',
  'Đổi lớp, thêm buổi, đổi buổi sắp tới của mọi giảng viên trong tỉnh',
  ['department-officer', 'department-admin'],
);

/** Moves sessions to come to other hours, other halls, another commune: a trainer and a guest those of the own classes. */
export const MOVE_CLASSES = definePermission(
  'classes.move',
  'Dời lớp sang giờ khác, nơi khác, xã khác: giảng viên dời lớp của mình',
  ['trainer', 'department-officer', 'department-admin'],
  ['own-classes'],
);

/** Moves classes that somebody else runs. */
export const MOVE_ANY_CLASS = definePermission('classes.move-any', 'Dời lớp của mọi giảng viên trong tỉnh', [
  'department-officer',
  'department-admin',
]);

/** Schedules classes that a trainer of the units is to run, as a plan of the department has them. */
export const SCHEDULE_FOR_TRAINERS = definePermission(
  'classes.schedule-for-trainers',
  'Mở lớp theo kế hoạch cho giảng viên',
  ['department-admin', 'department-officer'],
);

/** Makes the short public address of a class, and takes it back: a trainer and a guest of the own ones. */
export const SHARE_CLASSES = definePermission(
  'classes.share',
  'Chia sẻ lớp bằng đường dẫn ngắn, thu hồi đường dẫn',
  ['trainer', 'commune-officer', 'department-officer', 'department-admin'],
  ['own-classes'],
);

/** Closes sessions: a trainer and a guest the own ones. */
export const END_SESSIONS = definePermission(
  'classes.end-sessions',
  'Kết thúc buổi của mình; cán bộ xã làm thay khi giảng viên không làm được',
  ['trainer', 'commune-officer'],
  ['own-classes'],
);

/** Closes sessions that somebody else runs: a trainer whose right has ended leaves them to nobody else. */
export const END_ANY_SESSION = definePermission(
  'classes.end-any',
  'Kết thúc buổi đã hết giờ của giảng viên khác trong xã',
  ['commune-officer'],
);

/** Cancels planned sessions and brings them back: a trainer and a guest the own ones. */
export const CANCEL_SESSIONS = definePermission(
  'classes.cancel-sessions',
  'Hủy, khôi phục buổi chưa mở: giảng viên làm với lớp của mình, cán bộ làm thay khi cần',
  ['trainer', 'commune-officer', 'department-officer', 'department-admin'],
  ['own-classes'],
);

/** Does so with sessions that somebody else runs (decision 0132). */
export const CANCEL_ANY_SESSION = definePermission(
  'classes.cancel-any',
  'Hủy, khôi phục buổi chưa mở của giảng viên khác trong phạm vi',
  ['commune-officer', 'department-officer', 'department-admin'],
);

/** Gives sessions to come to another trainer or assistant: a trainer the own ones. */
export const REPLACE_STAFF = definePermission(
  'classes.replace-staff',
  'Thay người dạy các buổi sắp tới: giảng viên thay buổi của mình, cán bộ thay khi giảng viên nghỉ',
  ['trainer', 'commune-officer', 'department-officer', 'department-admin'],
);

/** Gives sessions that somebody else runs to others. */
export const REPLACE_ANY_STAFF = definePermission(
  'classes.replace-any-staff',
  'Thay người dạy, trợ giảng của buổi do giảng viên khác giữ trong phạm vi',
  ['commune-officer', 'department-officer', 'department-admin'],
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

/** Says whether people of the own commune may take part in a class that asks her first. */
export const ANSWER_FOR_COMMUNE = definePermission('classes.answer-for-commune', 'Duyệt người của xã xin vào lớp', [
  'commune-officer',
]);

/** Says the second word about who asks for a place: a trainer in the own classes. */
export const ANSWER_FOR_CLASS = definePermission(
  'classes.answer-for-class',
  'Duyệt bước hai người xin vào lớp: giảng viên duyệt lớp của mình',
  ['trainer', 'commune-officer', 'department-officer', 'department-admin'],
  ['own-classes'],
);

/** Says it in classes that somebody else runs. */
export const ANSWER_FOR_ANY_CLASS = definePermission(
  'classes.answer-for-any-class',
  'Duyệt bước hai người xin vào lớp của giảng viên khác trong phạm vi',
  ['commune-officer', 'department-officer', 'department-admin'],
);

/** Opens and marks sessions of the own classes. */
export const CALL_ROLL = definePermission(
  'classes.call-roll',
  'Mở buổi, điểm danh lớp của mình',
  ['trainer'],
  ['own-classes'],
);

/** Corrects rolls of closed sessions: a trainer those of the own classes, as long as the province says. */
export const CORRECT_ATTENDANCE = definePermission(
  'classes.correct-attendance',
  'Sửa điểm danh buổi đã kết thúc: giảng viên sửa lớp của mình',
  ['trainer', 'department-officer', 'department-admin'],
  ['own-classes'],
);

/** Corrects rolls of sessions that others run, as long as the province says. */
export const CORRECT_ANY_ATTENDANCE = definePermission(
  'classes.correct-any',
  'Sửa điểm danh buổi đã kết thúc của mọi giảng viên trong tỉnh',
  ['department-officer', 'department-admin'],
);

/** Sees until when rolls of the province are corrected. */
export const READ_CORRECTION_RULE = definePermission('classes.read-correction-rule', 'Xem hạn sửa điểm danh của tỉnh', [
  'department-officer',
  'department-admin',
  'auditor',
]);

/** Says until when rolls of the province are corrected. */
export const SET_CORRECTION_RULE = definePermission('classes.set-correction-rule', 'Đặt hạn sửa điểm danh của tỉnh', [
  'department-admin',
]);

/** Prints the cards of a team and replaces lost ones; a leader prints those of the people she leads by that right. */
export const PRINT_CARDS = definePermission('classes.print-cards', 'In và cấp lại thẻ thành viên', [
  'department-admin',
  'commune-officer',
]);

/** A member sees the own classes and marks herself present. */
export const ATTEND_CLASSES = definePermission('classes.attend', 'Xem lớp của mình và tự ghi có mặt', ['member']);

/** Sees who stands before sessions to come and who stood in for whom: a trainer of the own ones. */
export const READ_STAFF_REPLACEMENTS = definePermission(
  'classes.read-staff-replacements',
  'Xem buổi sắp tới có thể thay người dạy và các lần đã thay',
  ['trainer', 'commune-officer', 'department-officer', 'department-admin', 'auditor'],
);

/** Sees the same of sessions that somebody else runs. */
export const READ_ANY_STAFF_REPLACEMENTS = definePermission(
  'classes.read-any-staff-replacements',
  'Xem việc thay người dạy của mọi giảng viên trong phạm vi',
  ['commune-officer', 'department-officer', 'department-admin', 'auditor'],
);

/** Books people who were named for a topic before there was a class. */
export const BOOK_NAMED = definePermission('classes.book-named', 'Xếp người đã đăng ký nhu cầu vào lớp', [
  'department-admin',
  'department-officer',
]);

/** Sees what members say after classes, as counts: a trainer and a guest of the own ones. */
export const READ_OPINIONS = definePermission(
  'classes.read-opinions',
  'Xem ý kiến sau lớp và số hộ đã hướng dẫn: giảng viên xem lớp của mình',
  ['trainer', 'commune-officer', 'department-officer', 'department-admin', 'auditor'],
  ['own-classes'],
);

/** Sees the same of classes that somebody else runs. */
export const READ_ANY_OPINIONS = definePermission(
  'classes.read-any-opinions',
  'Xem ý kiến sau lớp của mọi giảng viên trong phạm vi',
  ['commune-officer', 'department-officer', 'department-admin', 'auditor'],
);
