import { definePermission } from '@lopso/platform';

/** Sees one's own first page and progress, and records what one has read. */
export const LEARN = definePermission('learning.learn', 'Học và xem tiến độ của mình', ['member']);

/** Sees until when what one has finished is good; hers also after she left her seat (decision 0016). */
export const READ_OWN_VALIDITY = definePermission('learning.read-own-validity', 'Xem hiệu lực của mình', [
  'member',
  'former-member',
]);

/** Opens rounds of bồi dưỡng over a province. */
export const OPEN_ROUNDS = definePermission('learning.open-rounds', 'Mở đợt bồi dưỡng', [
  'department-admin',
  'department-officer',
]);

/** Sees which rounds there are. */
export const READ_ROUNDS = definePermission('learning.read-rounds', 'Xem các đợt bồi dưỡng', [
  'department-admin',
  'department-officer',
  'commune-officer',
  'leader',
  'auditor',
]);

/** Vouches that a member without a phone has learned lessons from paper. */
export const RECORD_PAPER_READING = definePermission(
  'learning.record-paper-reading',
  'Ghi bài đã học trên giấy cho thành viên không dùng điện thoại',
  ['commune-officer'],
);

/** Sends certificates of others in for a member without a phone; somebody else looks at them. */
export const ENTER_OUTSIDE = definePermission(
  'learning.enter-outside',
  'Gửi giấy chứng nhận của nơi khác thay thành viên không dùng điện thoại',
  ['commune-officer'],
);

/** Looks at certificates of others that members send in; accepts, refuses and withdraws them. */
export const CHECK_OUTSIDE = definePermission(
  'learning.check-outside',
  'Xem và nhận giấy chứng nhận của nơi khác do thành viên gửi',
  ['department-admin', 'department-officer', 'commune-officer'],
);

/** Waives a requirement for one member by the number of a paper; two people are needed. */
export const WAIVE = definePermission('learning.waive', 'Miễn một yêu cầu cho một thành viên, có hai người', [
  'department-admin',
  'department-officer',
]);

/** Gives one member, some communes or a whole round a later due date. */
export const EXTEND_DUE = definePermission('learning.extend-due', 'Gia hạn cho một người, cho các xã hoặc cả đợt', [
  'department-admin',
  'department-officer',
]);

/** Gives a member further attempts at a quiz. */
export const GIVE_ATTEMPTS = definePermission('learning.give-attempts', 'Cho thành viên thêm lượt làm bài kiểm tra', [
  'department-admin',
  'department-officer',
  'commune-officer',
]);

/** Sees how far members of the units are, and why. */
export const READ_PROGRESS = definePermission('learning.read-progress', 'Xem tiến độ của thành viên', [
  'department-admin',
  'department-officer',
  'commune-officer',
  'auditor',
]);

/** Sees certificates of others that members sent in, with the photo, and what was decided. */
export const READ_OUTSIDE = definePermission(
  'learning.read-outside',
  'Xem giấy chứng nhận của nơi khác do thành viên gửi và ai đã quyết định',
  ['department-admin', 'department-officer', 'commune-officer', 'auditor'],
);

/** Sees which waivers wait for a second person. */
export const READ_WAITING_WAIVERS = definePermission(
  'learning.read-waiting-waivers',
  'Xem các đề nghị miễn đang chờ người thứ hai',
  ['department-admin', 'department-officer', 'auditor'],
);

/** Says whose Open Badges count, with their public keys and lists of revoked badges. */
export const KEEP_BADGE_ISSUERS = definePermission(
  'learning.keep-badge-issuers',
  'Giữ danh sách đơn vị được nhận huy hiệu số',
  ['department-admin', 'department-officer'],
);

/** Sees whose Open Badges count, and since when. */
export const READ_BADGE_ISSUERS = definePermission(
  'learning.read-badge-issuers',
  'Xem danh sách đơn vị được nhận huy hiệu số',
  ['department-admin', 'department-officer', 'auditor'],
);
