import { definePermission } from '@lopso/platform';

/** Brings people or villages from a spreadsheet, and takes an import back. */
export const IMPORT_ROSTER = definePermission('interop.import-roster', 'Nhập danh sách từ bảng tính', [
  'department-admin',
  'department-officer',
  'commune-officer',
]);
