import { Injectable } from '@nestjs/common';
import { AccountRepository } from '../storage/account.repository';
import { type ReadAloudRow } from '../storage/activation-code.repository';

/** A code that a team leader read aloud: to whom, by whom, when. */
export interface SignInHelp {
  readonly id: string;
  readonly memberId: string | null;
  readonly memberName: string;
  readonly helperName: string;
  readonly helpedAt: Date;
  readonly wasUsed: boolean;
}

/** Names the people of codes that were read aloud. */
@Injectable()
export class SignInHelpNames {
  constructor(private readonly accounts: AccountRepository) {}

  async of(rows: readonly ReadAloudRow[]): Promise<SignInHelp[]> {
    const ids = [...new Set(rows.flatMap(({ accountId, issuedBy }) => [accountId, issuedBy]))];
    const accounts = new Map((await this.accounts.listByIds(ids)).map((account) => [account.id, account]));
    return rows.map(({ id, accountId, issuedBy, issuedAt, usedAt }) => ({
      id,
      memberId: accounts.get(accountId)?.memberId ?? null,
      memberName: accounts.get(accountId)?.displayName ?? '',
      helperName: accounts.get(issuedBy)?.displayName ?? '',
      helpedAt: issuedAt,
      wasUsed: usedAt !== null,
    }));
  }
}
