import { randomBytes } from 'node:crypto';
import { AccountService } from '@lopso/identity';
import { RoleGrantService, UnitService } from '@lopso/org';
import { type Role, Transactions } from '@lopso/platform';
import { EXIT } from '../command';
import { type Find } from '../operator.module';

/** An account for somebody who works with the system, and the one role it starts with. */
export interface WantedStaff {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  /** Official code of the unit the role is held over. */
  readonly unitCode: string;
  readonly decisionNumber: string | null;
  readonly password: string;
}

/** A password, and whether it was made here and must be printed once. */
export interface ChosenPassword {
  readonly password: string;
  readonly isMade: boolean;
}

async function readPassword(): Promise<string | null> {
  if (process.stdin.isTTY) return null;
  let text = '';
  for await (const part of process.stdin) text += String(part);
  return text.trim() === '' ? null : text.trim();
}

/** The password from standard input, or a made one. */
export async function choosePassword(): Promise<ChosenPassword> {
  const given = await readPassword();
  return given === null
    ? { password: randomBytes(12).toString('base64url'), isMade: true }
    : { password: given, isMade: false };
}

/** Makes the account and its role in one transaction; gives the sentence that says why not, or null. */
export async function createStaffAccount(find: Find, wanted: WantedStaff): Promise<string | null> {
  const unit = await find(UnitService).findUnitByCode(wanted.unitCode);
  if (unit === null) return `Không có đơn vị mã ${wanted.unitCode}. Chạy import-units trước.`;
  const { role, decisionNumber } = wanted;
  await find(Transactions).run(async () => {
    const { accountId } = await find(AccountService).createStaffAccount(wanted);
    await find(RoleGrantService).giveGrantByOperator({ accountId, role, unitId: unit.id, decisionNumber });
  });
  return null;
}

/** Prints how it ended; gives the exit code. */
export function reportStaff(username: string, fault: string | null, chosen: ChosenPassword): number {
  if (fault !== null) {
    process.stderr.write(`${fault}\n`);
    return EXIT.found;
  }
  process.stdout.write(`Đã tạo tài khoản ${username}.\n`);
  if (chosen.isMade) process.stdout.write(`Mật khẩu: ${chosen.password}\n`);
  return EXIT.done;
}
