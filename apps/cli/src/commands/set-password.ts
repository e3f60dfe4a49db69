import { Accounts, FactorReset } from '@lopso/identity';
import { type Command, option } from '../command';
import { withServices } from '../operator.module';
import { choosePassword } from './staff-account';

const FORGET_FACTORS = '--forget-factors';

/**
 * A new password for an account that has no slip: officers and trainers. All its sessions end. With `--forget-factors` also the
 * authenticator, its recovery codes and the passkeys go, for who lost them all.
 */
export const setPassword: Command = {
  summary: `đặt mật khẩu mới: --username …, mật khẩu từ đầu vào chuẩn; ${FORGET_FACTORS} khi mất cả điện thoại lẫn mã dự phòng`,
  async run(args) {
    const username = option(args, 'username');
    if (username === undefined) {
      process.stderr.write('Viết: set-password --username ten.dang.nhap [--forget-factors]\n');
      return 2;
    }
    const { password, isMade } = await choosePassword();
    const isForgetting = args.includes(FORGET_FACTORS);
    await withServices(async (find) => {
      await find(Accounts).replacePassword(username, password);
      if (isForgetting) await find(FactorReset).reset(username);
    });
    process.stdout.write(`Đã đặt mật khẩu mới cho ${username}. Các thiết bị đã được đăng xuất.\n`);
    if (isForgetting) process.stdout.write('Bước xác thực thứ hai đã bỏ. Người dùng đặt lại ở lần đăng nhập tới.\n');
    if (isMade) process.stdout.write(`Mật khẩu: ${password}\n`);
    return 0;
  },
};
