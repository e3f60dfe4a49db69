import { definePermission } from '@lopso/platform';

/** Sees units and teams, without names of people. */
export const READ_UNITS = definePermission(
  'org.read-units',
  'Xem đơn vị và tổ',
  ['department-admin', 'department-officer', 'commune-officer', 'trainer', 'leader', 'auditor'],
  ['own-classes'],
);

/** Sees people and who holds which seat. */
export const READ_MEMBERS = definePermission('org.read-members', 'Xem thành viên và vị trí', [
  'department-admin',
  'department-officer',
  'commune-officer',
  'trainer',
  'auditor',
]);

/** Adds villages and teams. */
export const MANAGE_TEAMS = definePermission('org.manage-teams', 'Lập thôn và tổ', [
  'department-admin',
  'department-officer',
  'commune-officer',
]);

/** Adds people, corrects them, gives and ends seats. */
export const MANAGE_MEMBERS = definePermission('org.manage-members', 'Thêm người, xếp và kết thúc vị trí', [
  'department-admin',
  'department-officer',
  'commune-officer',
]);

/** Records mergers and splits of communes. */
export const REFORM_COMMUNES = definePermission('org.reform-communes', 'Ghi sáp nhập, chia tách xã', [
  'department-admin',
]);

/** Changes how many seats a kind of team has. */
export const SET_SEAT_CAPS = definePermission('org.set-seat-caps', 'Đổi số vị trí của tổ theo quyết định', [
  'department-admin',
]);

/** Prints activation slips; each print makes new codes. */
export const PRINT_ACTIVATION_SLIPS = definePermission('org.print-activation-slips', 'In phiếu kích hoạt', [
  'department-admin',
  'commune-officer',
]);

/** Gives, renews and ends roles over units; which ones stands in `rules/grant-kinds.ts`. */
export const GRANT_ROLES = definePermission('org.grant-roles', 'Cấp, gia hạn và kết thúc quyền', [
  'department-admin',
  'department-officer',
  'commune-officer',
]);

/** Sees who holds which right over the units, since when and by which decision. */
export const READ_GRANTS = definePermission('org.read-grants', 'Xem ai có quyền gì', [
  'department-admin',
  'department-officer',
  'commune-officer',
  'auditor',
]);

/** Sees the progress of the people one leads: a team, or the members of one's organisation. */
export const LEAD_PEOPLE = definePermission(
  'org.lead-people',
  'Xem tiến độ và nhắc người trong tổ, trong tổ chức của mình',
  ['team-leader'],
  ['team', 'organisation'],
);

/** Enters the days off that the terms of requests are counted by. */
export const SET_HOLIDAYS = definePermission('org.set-holidays', 'Nhập ngày nghỉ lễ để xếp lớp và tính hạn trả lời', [
  'department-admin',
  'department-officer',
]);

/** Sees requests about personal data of the own units and answers them. */
export const ANSWER_DATA_REQUESTS = definePermission('org.answer-data-requests', 'Trả lời yêu cầu về dữ liệu cá nhân', [
  'department-admin',
  'department-officer',
  'commune-officer',
]);

/** Sees requests about personal data of the own units, how they were answered, and the days off their terms go by. */
export const READ_DATA_REQUESTS = definePermission('org.read-data-requests', 'Xem yêu cầu về dữ liệu cá nhân', [
  'department-admin',
  'department-officer',
  'commune-officer',
  'auditor',
]);

/** Sees what people of the own units agreed to. */
export const READ_CONSENTS = definePermission('org.read-consents', 'Xem thành viên đã đồng ý những gì', [
  'department-admin',
  'department-officer',
  'commune-officer',
  'auditor',
]);

/** Sees people who look like one in two communes, and what was said of them: who sees both communes whole, never an office of one (decision 0086). */
export const READ_PERSON_PAIRS = definePermission('org.read-person-pairs', 'Xem người có thể trùng giữa các xã', [
  'department-admin',
  'department-officer',
  'auditor',
]);

/** Says of two such records whether they are one person's. */
export const DECIDE_PERSON_PAIRS = definePermission(
  'org.decide-person-pairs',
  'Xác định người có hồ sơ ở hai xã là một hay hai người',
  ['department-admin', 'department-officer'],
);
