import { definePermission } from '@lopso/platform';

/** Sees the member's own certificates and takes their papers; hers also after she left her seat (decision 0016). */
export const READ_OWN_CERTIFICATES = definePermission('credentials.read-own', 'Xem giấy chứng nhận của mình', [
  'member',
  'former-member',
]);

/** Sees the certificates of the members of a unit and prints their papers. */
export const READ_CERTIFICATES = definePermission('credentials.read', 'Xem và in giấy chứng nhận của đơn vị', [
  'department-admin',
  'department-officer',
  'commune-officer',
  'auditor',
]);

/** Looks numbers up in the register of the province, whatever round they were given in, and prints its book of a year. */
export const READ_YEAR_BOOKS = definePermission(
  'credentials.read-year-books',
  'Tra cứu và in sổ gốc giấy chứng nhận của tỉnh theo năm',
  ['department-admin', 'department-officer', 'auditor'],
);

/** Releases certificates by hand, withdraws and replaces them. */
export const MANAGE_CERTIFICATES = definePermission('credentials.manage', 'Cấp, thu hồi và thay giấy chứng nhận', [
  'department-admin',
  'department-officer',
]);

/** Says how a province releases certificates: how long a release can be taken back, and whether a second person confirms it. */
export const SET_RELEASE_RULE = definePermission('credentials.set-release-rule', 'Đặt cách cho cấp giấy chứng nhận', [
  'department-admin',
]);

/** Sees who has finished a round and waits for the certificate to be released. */
export const READ_WAITING_CERTIFICATES = definePermission(
  'credentials.read-waiting',
  'Xem ai đã hoàn thành mà chưa được cấp giấy chứng nhận',
  ['department-admin', 'department-officer', 'auditor'],
);

/** Sees how the certificates of the province look, with earlier versions. */
export const READ_DESIGNS = definePermission(
  'credentials.read-designs',
  'Xem mẫu giấy chứng nhận của tỉnh và các bản trước',
  ['department-admin', 'department-officer', 'auditor'],
);

/** Designs the certificates of the province. */
export const EDIT_DESIGNS = definePermission('credentials.edit-designs', 'Soạn mẫu giấy chứng nhận của tỉnh', [
  'department-admin',
  'department-officer',
]);
