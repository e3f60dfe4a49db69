import { type Command, option } from '../command';
import { withServices } from '../operator.module';
import { choosePassword, createStaffAccount, reportStaff } from './staff-account';

/** Roles an operator gives at a desk; members get theirs with their seat. */
export const STAFF_ROLES = [
  'department-officer',
  'commune-officer',
  'trainer',
  'leader',
  'auditor',
  'department-admin',
] as const;
type StaffRole = (typeof STAFF_ROLES)[number];

const isStaffRole = (text: string): text is StaffRole => STAFF_ROLES.some((role) => role === text);

/** An account for an officer or a trainer. The password comes from standard input, or is made and printed once. */
export const createAccount: Command = {
  summary: 'tạo tài khoản cán bộ, giảng viên: --username … --name "…" --role … --unit <mã> [--decision <số>]',
  async run(args) {
    const username = option(args, 'username');
    const displayName = option(args, 'name');
    const unitCode = option(args, 'unit');
    const role = option(args, 'role') ?? '';
    if (username === undefined || displayName === undefined || unitCode === undefined || !isStaffRole(role)) {
      process.stderr.write(
        'Viết: create-account --username … --name "Họ và tên" --role <vai trò> --unit <mã đơn vị>\n',
      );
      process.stderr.write(`Vai trò: ${STAFF_ROLES.join(', ')}\n`);
      return 2;
    }
    const chosen = await choosePassword();
    const decisionNumber = option(args, 'decision') ?? null;
    const wanted = { username, displayName, role, unitCode, decisionNumber, password: chosen.password };
    const fault = await withServices((find) => createStaffAccount(find, wanted));
    return reportStaff(username, fault, chosen);
  },
};
