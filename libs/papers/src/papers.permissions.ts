import { definePermission } from '@lopso/platform';

/** Writes papers about classes and rounds of the own units, gives them their number, takes them out as files. */
export const MAKE_PAPERS = definePermission('papers.make', 'Soạn giấy tờ của lớp, của đợt và ghi số đã cấp', [
  'department-admin',
  'department-officer',
  'commune-officer',
]);

/** Words the papers of the province: changes their templates. */
export const EDIT_TEMPLATES = definePermission('papers.edit-templates', 'Sửa mẫu giấy tờ của tỉnh', [
  'department-admin',
  'department-officer',
]);

/** Sees papers about classes and rounds of the own units, and takes them out as files. */
export const READ_PAPERS = definePermission('papers.read', 'Xem giấy tờ của lớp, của đợt', [
  'department-admin',
  'department-officer',
  'commune-officer',
  'auditor',
]);

/** Sees how the papers of the province are worded, with earlier wordings. */
export const READ_TEMPLATES = definePermission('papers.read-templates', 'Xem mẫu giấy tờ của tỉnh và các bản trước', [
  'department-admin',
  'department-officer',
  'auditor',
]);
