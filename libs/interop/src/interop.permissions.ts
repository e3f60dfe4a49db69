import { definePermission } from '@lopso/platform';

/** Brings people or villages from a spreadsheet, and takes an import back. */
export const IMPORT_ROSTER = definePermission('interop.import-roster', 'Nhập danh sách từ bảng tính', [
  'department-admin',
  'department-officer',
  'commune-officer',
]);

/** Sees what was brought from spreadsheets: imports, their rows and problems. */
export const READ_IMPORTS = definePermission('interop.read-imports', 'Xem các lần nhập danh sách và từng dòng', [
  'department-admin',
  'department-officer',
  'commune-officer',
  'auditor',
]);
