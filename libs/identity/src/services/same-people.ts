import { Injectable } from '@nestjs/common';
import { foldText } from '@lopso/platform';
import { type AccountMarks, isSamePerson } from '../rules/same-person';
import { type AccountRow, AccountRepository } from '../storage/account.repository';

/** Somebody as the register of people has her, with an account or without; null where nobody knows. */
export interface MemberMarks {
  readonly memberId: string;
  readonly fullName: string | null;
  /** E.164. */
  readonly phone: string | null;
  readonly birthYear: number | null;
}

/** Reads what the register of people says of members, who are org's: identity knows their ids alone. */
export type ReadMarks = (memberIds: readonly string[]) => Promise<readonly MemberMarks[]>;

/** What makes a member certainly one of some accounts: a name that is shared does not. */
export interface SureTraces {
  readonly memberIds: readonly string[];
  /** E.164. */
  readonly phones: readonly string[];
}

/** Tells which accounts are one person's. */
@Injectable()
export class SamePeople {
  constructor(private readonly accounts: AccountRepository) {}

  /**
   * A question about any two of these accounts and members, by their ids; one that isn't known is the same as itself alone. The
   * register is read once, for the members and for those the accounts belong to: an account of a member has no birth year of its own.
   * No access check.
   */
  async among(
    accountIds: readonly string[],
    memberIds: readonly string[],
    readMarks: ReadMarks,
  ): Promise<(a: string, b: string) => boolean> {
    const rows = await this.accounts.listByIds(accountIds);
    const members = await readMarks([...new Set([...memberIds, ...holdersOf(rows)])]);
    const register = new Map(members.map((member) => [member.memberId, member] as const));
    const known = new Map([
      ...rows.map((row) => [row.id, marksOf(row, register.get(row.memberId ?? '') ?? null)] as const),
      ...members.map((member) => [member.memberId, marksOfMember(member)] as const),
    ]);
    return (a, b) => {
      const [first, second] = [known.get(a), known.get(b)];
      return first === undefined || second === undefined ? a === b : isSamePerson(first, second);
    };
  }

  /** The members who these accounts certainly are, as far as it is known without reading all members, and the telephones by which others are one of them. */
  async tracesOf(accountIds: readonly string[], readMarks: ReadMarks): Promise<SureTraces> {
    const rows = await this.accounts.listByIds(accountIds);
    const memberIds = holdersOf(rows);
    const members = await readMarks(memberIds);
    const phones = [...rows, ...members].flatMap(({ phone }) => phone ?? []);
    return { memberIds, phones: [...new Set(phones)] };
  }
}

const holdersOf = (rows: readonly AccountRow[]): string[] => [
  ...new Set(rows.flatMap(({ memberId }) => memberId ?? [])),
];

function marksOf(
  { id, memberId, phone, displayName, birthYear }: AccountRow,
  member: MemberMarks | null,
): AccountMarks {
  return {
    ...{ accountId: id, memberId, foldedName: foldText(displayName) },
    phone: phone ?? member?.phone ?? null,
    birthYear: birthYear ?? member?.birthYear ?? null,
  };
}

function marksOfMember({ memberId, phone, fullName, birthYear }: MemberMarks): AccountMarks {
  return { accountId: null, memberId, phone, foldedName: foldText(fullName ?? ''), birthYear };
}
