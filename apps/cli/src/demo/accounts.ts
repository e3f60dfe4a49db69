import { type Cell } from './copy';
import { type DemoTrainer } from './classes';
import { inventName } from './names';
import { DEMO_SIGN_INS, type DemoSignIn } from './demo-accounts';
import { type CommuneRow } from './organisation';
import { type DemoProgress } from './progress';
import { type Random } from './random';

export const ACCOUNT_COLUMNS = [
  'id',
  'username',
  'member_id',
  'display_name',
  'phone',
  'password_hash',
  'password_changed_at',
  'state',
  'created_at',
];
export const GRANT_COLUMNS = [
  'id',
  'account_id',
  'role',
  'unit_id',
  'unit_path',
  'decision_number',
  'held',
  'given_at',
];
export const CONSENT_COLUMNS = ['id', 'account_id', 'purpose', 'text_version', 'decision', 'decided_at'];

/** Printed sign-ins of people who sit in a team. */
const MEMBERS: readonly DemoSignIn['role'][] = ['member', 'team-leader'];
const HELD = '[2025-08-15,)';

/** Rows of staff accounts and their roles. */
export interface DemoStaff {
  readonly accounts: Cell[][];
  readonly grants: Cell[][];
  readonly trainers: readonly DemoTrainer[];
  /** The department officer who opens the sample round. */
  readonly officer: { readonly accountId: string; readonly unitId: string; readonly path: string };
  /** The printed officer of the demo commune. */
  readonly communeOfficerId: string;
}

interface StaffFrame {
  readonly province: CommuneRow;
  readonly home: CommuneRow;
  readonly passwordHash: string;
  readonly createdAt: Date;
  readonly trainerCount: number;
}

function staffRow(id: string, person: Pick<DemoSignIn, 'username' | 'displayName'>, frame: StaffFrame): Cell[] {
  return [
    id,
    person.username,
    null,
    person.displayName,
    null,
    frame.passwordHash,
    frame.createdAt,
    'active',
    frame.createdAt,
  ];
}

/** The printed sign-ins of staff and the other trainers. */
export function buildStaff(frame: StaffFrame, random: Random): DemoStaff {
  const accounts: Cell[][] = [];
  const grants: Cell[][] = [];
  const ids = new Map<string, string>();
  const idOf = (role: string): string => ids.get(role) ?? '';
  for (const person of DEMO_SIGN_INS.filter((one) => !MEMBERS.includes(one.role))) {
    const id = random.uuid();
    const unit = person.role === 'commune-officer' ? frame.home : frame.province;
    ids.set(person.role, id);
    accounts.push(staffRow(id, person, frame));
    grants.push([random.uuid(), id, person.role, unit.id, unit.path, null, HELD, frame.createdAt]);
  }
  const printed = DEMO_SIGN_INS.find((one) => one.role === 'trainer');
  const trainers: DemoTrainer[] = [
    { accountId: idOf('trainer'), username: printed?.username ?? '', displayName: printed?.displayName ?? '' },
  ];
  while (trainers.length < frame.trainerCount) {
    const trainer = {
      accountId: random.uuid(),
      username: `giangvien${trainers.length + 1}`,
      displayName: inventName(random),
    };
    accounts.push(staffRow(trainer.accountId, trainer, frame));
    grants.push([
      random.uuid(),
      trainer.accountId,
      'trainer',
      frame.province.id,
      frame.province.path,
      null,
      HELD,
      frame.createdAt,
    ]);
    trainers.push(trainer);
  }
  return {
    accounts,
    grants,
    trainers,
    officer: { accountId: idOf('department-officer'), unitId: frame.province.id, path: frame.province.path },
    communeOfficerId: idOf('commune-officer'),
  };
}

/** The account of a member: invited until the slip was used. */
export function memberAccountRow(
  { member, hasAccount, startedAt }: DemoProgress,
  passwordHash: string,
  createdAt: Date,
): Cell[] {
  const hash = hasAccount ? passwordHash : null;
  return [
    member.accountId,
    member.username,
    member.id,
    member.fullName,
    null,
    hash,
    hasAccount ? startedAt : null,
    hasAccount ? 'active' : 'invited',
    createdAt,
  ];
}
