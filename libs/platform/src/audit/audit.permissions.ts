import { definePermission } from '../access/permission';

/** Reads who did what within the own units. */
export const READ_AUDIT = definePermission('platform.read-audit', 'Xem nhật ký ai đã làm gì', [
  'department-admin',
  'department-officer',
  'commune-officer',
  'auditor',
]);
