import { randomBytes } from 'node:crypto';
import { Accounts } from '@lopso/identity';
import { RoleGrants, Units } from '@lopso/org';
import { Transactions } from '@lopso/platform';
import { type Command, option } from '../command';
import { type Find, withServices } from '../operator.module';

interface Wanted {
  readonly username: string;
  readonly displayName: string;
  readonly unitCode: string;
  readonly password: string;
}

async function readPassword(): Promise<string | null> {
  if (process.stdin.isTTY) return null;
  let text = '';
  for await (const part of process.stdin) text += String(part);
  return text.trim() === '' ? null : text.trim();
}

async function create(find: Find, wanted: Wanted): Promise<string> {
  const unit = await find(Units).findByCode(wanted.unitCode);
  if (unit === null) return `Không có đơn vị mã ${wanted.unitCode}. Chạy import-units trước.`;
  await find(Transactions).run(async () => {
    const { accountId } = await find(Accounts).createStaff(wanted);
    await find(RoleGrants).grant(null, { accountId, role: 'department-admin', unitId: unit.id, decisionNumber: null });
  });
  return '';
}

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
    const given = await readPassword();
    const password = given ?? randomBytes(12).toString('base64url');
    const wanted = { username, displayName, unitCode: option(args, 'unit') ?? '08', password };
    const fault = await withServices((find) => create(find, wanted));
    process.stdout.write(fault === '' ? `Đã tạo tài khoản ${username}.\n` : `${fault}\n`);
    if (fault === '' && given === null) process.stdout.write(`Mật khẩu: ${password}\n`);
    return fault === '' ? 0 : 1;
  },
};
