import { definePermission } from '@lopso/platform';

/** Makes one-time codes for members of the own units: to activate an account, or to set a new password. */
export const ISSUE_CODES = definePermission('identity.issue-codes', 'Cấp mã kích hoạt và mã đặt lại mật khẩu', [
  'department-admin',
  'commune-officer',
]);
