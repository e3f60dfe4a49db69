import { type Command, option } from '../command';
import { withServices } from '../operator.module';
import { choosePassword, createStaffAccount, reportStaff } from './staff-account';

/** The first administrator of an empty province. The password comes from standard input, or is made and printed once. */
export const createAdmin: Command = {
  summary: 'tạo quản trị đầu tiên: --username … --name "…" [--unit 08], mật khẩu từ đầu vào chuẩn',
  async run(args) {
    const username = option(args, 'username');
    const displayName = option(args, 'name');
    if (username === undefined || displayName === undefined) {
      process.stderr.write('Viết: create-admin --username ten.dang.nhap --name "Họ và tên" [--unit 08]\n');
      return 2;
    }
    const chosen = await choosePassword();
    const { password } = chosen;
    const unitCode = option(args, 'unit') ?? '08';
    const wanted = {
      username,
      displayName,
      role: 'department-admin',
      unitCode,
      decisionNumber: null,
      password,
    } as const;
    const fault = await withServices((find) => createStaffAccount(find, wanted));
    return reportStaff(username, fault, chosen);
  },
};
