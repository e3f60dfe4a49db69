import { Accounts } from '@lopso/identity';
import { type Command, option } from '../command';
import { withServices } from '../operator.module';
import { choosePassword } from './staff-account';

/** A new password for an account that has no slip: officers and trainers. All its sessions end. */
export const setPassword: Command = {
  summary: 'đặt mật khẩu mới: --username …, mật khẩu từ đầu vào chuẩn',
  async run(args) {
    const username = option(args, 'username');
    if (username === undefined) {
      process.stderr.write('Viết: set-password --username ten.dang.nhap\n');
      return 2;
    }
    const { password, isMade } = await choosePassword();
    await withServices((find) => find(Accounts).replacePassword(username, password));
    process.stdout.write(`Đã đặt mật khẩu mới cho ${username}. Các thiết bị đã được đăng xuất.\n`);
    if (isMade) process.stdout.write(`Mật khẩu: ${password}\n`);
    return 0;
  },
};
