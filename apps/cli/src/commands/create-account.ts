import { type Command, required, UsageError } from '../command';
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
  summary: 'tạo tài khoản cán bộ, giảng viên; mật khẩu từ đầu vào chuẩn, hoặc tự tạo',
  usage: [
    'create-account --username <tên> --name "Họ và tên" --role <vai trò> --unit <mã đơn vị> [--decision <số>]',
    `vai trò: ${STAFF_ROLES.join(', ')}`,
  ],
  options: { username: 'text', name: 'text', role: 'text', unit: 'text', decision: 'text' },
  async run(words) {
    const username = required(words, 'username');
    const displayName = required(words, 'name');
    const role = required(words, 'role');
    if (!isStaffRole(role)) throw new UsageError(`Không có vai trò "${role}".`);
    const unitCode = required(words, 'unit');
    const chosen = await choosePassword();
    const decisionNumber = words.texts.get('decision') ?? null;
    const wanted = { username, displayName, role, unitCode, decisionNumber, password: chosen.password };
    const fault = await withServices((find) => createStaffAccount(find, wanted));
    return reportStaff(username, fault, chosen);
  },
};
