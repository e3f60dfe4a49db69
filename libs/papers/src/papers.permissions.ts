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
