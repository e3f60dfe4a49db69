import { type Command, required } from '../command';
import { withServices } from '../operator.module';
import { choosePassword, createStaffAccount, reportStaff } from './staff-account';

/** The first administrator of an empty province. The password comes from standard input, or is made and printed once. */
export const createAdmin: Command = {
  summary: 'tạo quản trị đầu tiên; mật khẩu từ đầu vào chuẩn, hoặc tự tạo',
  usage: ['create-admin --username <tên> --name "Họ và tên" [--unit 08]'],
  options: { username: 'text', name: 'text', unit: 'text' },
  async run(words) {
    const username = required(words, 'username');
    const displayName = required(words, 'name');
    const chosen = await choosePassword();
    const { password } = chosen;
    const unitCode = words.texts.get('unit') ?? '08';
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
