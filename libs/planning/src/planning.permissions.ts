import { definePermission } from '@lopso/platform';

/** Sees plans of classes, where trainers live and when they are away, and market days. */
export const READ_PLANS = definePermission('planning.read', 'Xem kế hoạch xếp lớp, nơi ở và ngày nghỉ của giảng viên', [
  'department-admin',
  'department-officer',
  'auditor',
]);

/** Makes plans, pins and opens their classes, and enters what they stand on. */
export const PLAN_CLASSES = definePermission('planning.plan', 'Lập kế hoạch xếp lớp và mở lớp theo kế hoạch', [
  'department-admin',
  'department-officer',
]);

/** Sees calls for names, and who is named in the own units. */
export const READ_CALLS = definePermission('planning.read-calls', 'Xem đăng ký nhu cầu và người được ghi tên', [
  'department-admin',
  'department-officer',
  'commune-officer',
  'auditor',
]);

/** Publishes calls for names, changes places of communes, and gives the named people places in classes. */
export const PUBLISH_CALLS = definePermission('planning.publish-calls', 'Mở đăng ký nhu cầu, xếp người vào lớp', [
  'department-admin',
  'department-officer',
]);

/** Names people of the own commune in a call, and answers proposals. */
export const NAME_PEOPLE = definePermission('planning.name-people', 'Ghi tên người của xã vào đăng ký nhu cầu', [
  'commune-officer',
]);

/** Proposes people of the own team for a call. */
export const PROPOSE_NAMES = definePermission(
  'planning.propose-names',
  'Đề xuất người trong tổ của mình đi học',
  ['team-leader'],
  ['team'],
);
