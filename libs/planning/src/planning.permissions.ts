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
