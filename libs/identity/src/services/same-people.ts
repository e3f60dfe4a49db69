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

/** Tells which accounts are one person's. */
@Injectable()
export class SamePeople {
  constructor(private readonly accounts: AccountRepository) {}

  /**
   * A question about any two of these accounts and members, by their ids; one that isn't known is the same as itself alone. No access
   * check.
   */
  async among(
    accountIds: readonly string[],
    members: readonly MemberMarks[] = [],
  ): Promise<(a: string, b: string) => boolean> {
    const rows = await this.accounts.listByIds(accountIds);
    const known = new Map([
      ...rows.map((row) => [row.id, marksOf(row)] as const),
      ...members.map((member) => [member.memberId, marksOfMember(member)] as const),
    ]);
    return (a, b) => {
      const [first, second] = [known.get(a), known.get(b)];
      return first === undefined || second === undefined ? a === b : isSamePerson(first, second);
    };
  }
}

function marksOf({ id, memberId, phone, displayName, birthYear }: AccountRow): AccountMarks {
  return { accountId: id, memberId, phone, foldedName: foldText(displayName), birthYear };
}

function marksOfMember({ memberId, phone, fullName, birthYear }: MemberMarks): AccountMarks {
  return { accountId: null, memberId, phone, foldedName: foldText(fullName ?? ''), birthYear };
}
