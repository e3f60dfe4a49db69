import { Injectable } from '@nestjs/common';
import { Transactions } from '@lopso/platform';
import { InvitedAccountRepository, type MemberInvitation } from '../storage/invited-account.repository';

/** Accounts nobody has used yet: a slip was printed for them, and that is all. No access check. */
@Injectable()
export class InvitedAccounts {
  constructor(
    private readonly accounts: InvitedAccountRepository,
    private readonly transactions: Transactions,
  ) {}

  /** The accounts these members have, used or not. */
  async listOf(memberIds: readonly string[]): Promise<MemberInvitation[]> {
    return memberIds.length === 0 ? [] : this.accounts.listOf(memberIds);
  }

  /** Keeps anybody from using these accounts until the caller's transaction ends. Before `listOf`, which is then final. */
  async hold(memberIds: readonly string[]): Promise<void> {
    await this.accounts.lockOf(memberIds);
  }

  /**
   * Withdraws the accounts with their codes, whose slips are then good for nothing, and says how many. In the caller's transaction, after
   * `hold` and with none used. Writes no audit entry.
   */
  async withdraw(memberIds: readonly string[]): Promise<number> {
    return this.transactions.run(() => this.accounts.removeOf(memberIds));
  }
}
