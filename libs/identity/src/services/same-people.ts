import { Injectable } from '@nestjs/common';
import { foldText } from '@lopso/platform';
import { type AccountMarks, isSamePerson } from '../rules/same-person';
import { type AccountRow, AccountRepository } from '../storage/account.repository';

/** Tells which accounts are one person's. */
@Injectable()
export class SamePeople {
  constructor(private readonly accounts: AccountRepository) {}

  /** A question about any two of these accounts; an account that isn't known is the same as itself alone. No access check. */
  async among(accountIds: readonly string[]): Promise<(a: string, b: string) => boolean> {
    const known = new Map((await this.accounts.listByIds(accountIds)).map((row) => [row.id, marksOf(row)]));
    return (a, b) => {
      const [first, second] = [known.get(a), known.get(b)];
      return first === undefined || second === undefined ? a === b : isSamePerson(first, second);
    };
  }
}

function marksOf({ id, memberId, phone, displayName, birthYear }: AccountRow): AccountMarks {
  return { accountId: id, memberId, phone, foldedName: foldText(displayName), birthYear };
}
