import { AccountService, SecondFactorService } from '@lopso/identity';
import { NotFound } from '@lopso/platform';
import { type Command, EXIT, required } from '../command';
import { type Find, withServices } from '../operator.module';
import { choosePassword } from './staff-account';

/** False when nobody has this name. */
async function replace(find: Find, username: string, password: string): Promise<boolean> {
  try {
    await find(AccountService).replacePasswordByOperator(username, password);
    return true;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}

/**
 * A new password for an account that has no slip: officers and trainers. All its sessions end. With `--forget-factors` also the
 * authenticator, its recovery codes and the passkeys go, for who lost them all.
 */
export const setPassword: Command = {
  summary: 'đặt mật khẩu mới từ đầu vào chuẩn, hoặc tự tạo; --forget-factors khi mất cả điện thoại lẫn mã dự phòng',
  usage: ['set-password --username <tên> [--forget-factors]'],
  options: { username: 'text', 'forget-factors': 'flag' },
  async run(words) {
    const username = required(words, 'username');
    const { password, isMade } = await choosePassword();
    const isForgetting = words.flags.has('forget-factors');
    const isKnown = await withServices(async (find) => {
      if (!(await replace(find, username, password))) return false;
      if (isForgetting) await find(SecondFactorService).resetFactors(username);
      return true;
    });
    if (!isKnown) {
      process.stderr.write(`Không có tài khoản ${username}. Xem lại tên đăng nhập.\n`);
      return EXIT.found;
    }
    process.stdout.write(`Đã đặt mật khẩu mới cho ${username}. Các thiết bị đã được đăng xuất.\n`);
    if (isForgetting) process.stdout.write('Bước xác thực thứ hai đã bỏ. Người dùng đặt lại ở lần đăng nhập tới.\n');
    if (isMade) process.stdout.write(`Mật khẩu: ${password}\n`);
    return EXIT.done;
  },
};
