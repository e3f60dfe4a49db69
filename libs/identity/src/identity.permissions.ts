import { definePermission } from '@lopso/platform';

/** Makes one-time codes for members of the own units: to activate an account, or to set a new password. */
export const ISSUE_CODES = definePermission('identity.issue-codes', 'Cấp mã kích hoạt và mã đặt lại mật khẩu', [
  'department-admin',
  'commune-officer',
]);

/** Makes accounts for officers and trainers, hands them slips, closes and reopens them. */
export const MANAGE_STAFF = definePermission('identity.manage-staff', 'Lập, đóng tài khoản cán bộ và giảng viên', [
  'department-admin',
  'department-officer',
  'commune-officer',
]);

/** Reads a one-time code aloud to somebody of the own team who cannot get in. */
export const HELP_SIGN_IN = definePermission(
  'identity.help-sign-in',
  'Đọc mã vào một lần cho người trong tổ',
  ['team-leader'],
  ['team'],
);

/** Sees whom team leaders of the units helped to get in. */
export const READ_SIGN_IN_HELP = definePermission('identity.read-sign-in-help', 'Xem tổ trưởng đã giúp ai vào lớp', [
  'department-admin',
  'department-officer',
  'commune-officer',
  'auditor',
]);
